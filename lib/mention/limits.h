/* How far the mention stage looks, in tokens unless it is said otherwise, and why no farther. All looks are bounded, so
 * that a text costs what its words cost. */
#ifndef SAIDBY_MENTION_LIMITS_H
#define SAIDBY_MENTION_LIMITS_H

/* ---- around a sentence ---- */
#define FEATURES_BEFORE 4 /* no question looks back farther than so many tokens */
#define FEATURES_AFTER 64 /* nor ahead */

/* ---- words ---- */
#define MIN_ENDING_WORD 4      /* bytes: "bed", "bus" and "ply" have no ending */
#define MIN_COMPOUND 4         /* bytes: "x-pm" */
#define MIN_COMPOUND_NUMBER 9  /* bytes: "forty-one" */
#define MAX_COMPOUND_NUMBER 13 /* bytes: "seventy-three" */
#define MIN_TENS 5             /* bytes: "forty" */
#define MAX_TENS 7             /* bytes: "seventy" */
#define MAX_NAME_PREFIX 5      /* bytes before the capital in "al-Sayed", "d'Arc", "Abdul-": a longer one is a word */
#define MIN_PARTICIPLE 6       /* bytes: "King" and "Reed" are no participles */
#define AGENT_STEM 4           /* bytes before the ending of "ferrykeeper": "or" and "her" have none */
#define MIN_ACRONYM 2          /* bytes: a single capital is an initial */
#define MAX_ACRONYM 6          /* bytes: a longer word in capitals is shouted */
#define MAX_LABEL_ACRONYM 3    /* bytes: "QUILL:" at the head of a sentence is who speaks, "BBC:" may be either */
#define MIN_BRAND_PART 3       /* bytes before the capital in "QuillWorks"; "McX" and "d'A" are short */
#define MIN_DOMAIN 2           /* bytes before ".com" */
#define MIN_DEMONYM_STEM 3     /* bytes before the ending of "Dutch", "Chinese" */
#define MIN_HEADING_CAPITALS                                                                                           \
    4                       /* words with a capital: "Mayor of Veld" is a name, "Veld Mayor Slams Plan" a heading      \
                             */
#define MAX_HEADING_SMALL 3 /* bytes of a word that has no capital in a heading: "and", "the" */

#define MIN_PARTY_PLACE 2 /* bytes after the hyphen of "R-Ohio" */
#define MIN_PAST_STEM 3   /* bytes before "-ed": "need" and "shed" are no participles */

/* ---- noun phrases ---- */
#define MAX_PHRASE 24      /* after so many it ends anyway */
#define MAX_DETERMINERS 3  /* "all of these" */
#define MAX_NUMBERS 2      /* "2 million" */
#define MAX_OFFICE 8       /* "Department of ... and Recreation": from its first noun to the "and" */
#define MAX_ADJECTIVES 4   /* after the comma of "a tired, elderly diplomat", the noun within */
#define MAX_FIELD 3        /* after the "of" of "Head of marketing Ana Torres", to the name */
#define MAX_ROLE_LIST 8    /* after the first comma of "The actor, writer and painter Ana Torres", to the name */
#define MAX_SECOND_ROLE 4  /* after the "and" of "founder and chief executive", its noun within */
#define MAX_MODIFIED 3     /* after "current and former", the noun within */
#define MAX_ADVERBS 5      /* adverbs and auxiliaries before a verb: "has not yet been publicly" */
#define MAX_VERB_ADVERBS 4 /* adverbs alone before a verb: more do not come together */

/* ---- names ---- */
#define MAX_PARTICLES 3 /* "van der" */
#define MAX_NAME 7 /* "Maria del Carmen de la Torre Ruiz": longer runs are no person's name */

/* ---- what follows a mention ---- */
#define MAX_TAIL 32       /* from the noun of an apposition to the mark that closes it */
#define MAX_CLAUSE 26     /* of a relative clause */
#define MAX_PLACE 8       /* capitals after "of" */
#define MAX_BRACKET 7     /* "(R-Ohio)", "(born May 4, 1961)": what is longer is a sentence of its own */
#define MAX_WORK_TITLE 14 /* of the title of a work in an apposition: what is longer may be speech */
#define MAX_MODIFIERS 4   /* "a spokesman for the union of drivers in Veld with ..." */
#define MAX_APPOSITIONS 2 /* "Ana Torres, 43, the mayor," has one, "Ana Torres, the mayor, who ..." two */

/* ---- mentions without a noun ---- */
#define MAX_APPROXIMATORS 3 /* words before an amount: "as many as", "just over" */
#define MAX_CONTRACTED 7    /* bytes of the pronoun in "they've": the longest has four */

/* ---- coordination ---- */
#define MAX_MEMBERS 12 /* of "A, B, C and D": a longer list is seldom a source */

/* ---- the second pass ---- */
#define MAX_INNER 3       /* mentions after one among which a name in it is looked for */
#define MAX_BETWEEN 5     /* mentions after the first of a source among which its second is looked for */
#define MAX_SOURCE_NAME 8 /* words of a name that ends a source */

#endif
