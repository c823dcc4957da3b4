/* How long what the stages of a text read may be, and why no longer. Bytes where nothing else is said. */
#ifndef SAIDBY_TEXT_LIMITS_H
#define SAIDBY_TEXT_LIMITS_H

/* ---- lines ---- */
#define LONG_LINES_PART 40 /* 1 of so many lines, and one at least, may be longer than the width of hard-wrapped text */
#define WIDTH_ROOM 8      /* by which a line may pass the width that most share */
#define MAX_WRAP 240      /* a longer line was not broken for its width */
#define MIN_WRAPPED 40    /* a shorter line ends where it does for its own sake, as one of a list or an address */
#define WRAP_SLACK_PART 8 /* 1 of so many of the width: what a long word may leave free at the end of a line */

/* ---- kinds of blocks ---- */
#define MAX_PROFILE 400       /* of what is no prose: nobody credits a picture in more */
#define MAX_HEADING 90        /* one line of print; also what a credit or a bracket at the end of a caption takes */
#define MAX_HEADING_WORDS 14  /* a sentence of as many without its stop is seldom met, a heading never longer */
#define MAX_PARTLY_QUOTED 8   /* words of a heading with some of them in marks: more may be a quotation */
#define MAX_LINK 110          /* the headline of another article, where the paragraphs around it end with stops */
#define MAX_HEADLINE 180      /* a headline of three lines */
#define MIN_TITLE_WORDS 3     /* that capitals say anything of: "New York" is no title */
#define TITLE_CAPITALS 4      /* words with a capital for each longer one without, in a headline that has them */
#define MIN_LONGER_WORD 4     /* a shorter word has no capital in a headline: "and", "the" */
#define MAX_DESK_WORDS 5      /* of the line below a name: "Bridges correspondent" */
#define MAX_LABEL 30          /* before the colon of a list, a figure or a transcript: the name of a team or a person */
#define LABEL_ROOM 6          /* marks and spaces around a label */
#define MIN_IN_LIST 6         /* commas and semicolons of a list of names: a sentence may have five names */
#define LIST_WORDS 3          /* words for each of them at most: "Ann Berg 70," */
#define MAX_AGENCY_WORDS 6    /* in the brackets that are a block */
#define MAX_BYLINE_SMALL 2    /* longer words without a capital: "By Ann Berg, senior correspondent" */
#define MAX_DATE_WORDS 10     /* "Updated on Monday, March 3, 2014 at 9:31 p.m." */
#define MAX_SHORT_DATE 4      /* words of a date that needs no year */
#define MAX_DATE_SMALL 2      /* words of a date without capital or figure: "at", "on" */
#define LOOSE_PART 3          /* 1 of so many blocks: where more end without a stop, a missing stop says nothing */
#define STANDFIRST_BLOCKS 5   /* an article has so many at least, if its second line sums it up */

/* ---- datelines ---- */
#define MAX_DATELINE 80       /* with the agency in brackets */
#define MAX_PLACE_WORDS 4     /* "RIO DE JANEIRO, Brazil" has three before its comma */
#define MAX_AGENCY 40         /* in brackets after the place */
#define MIN_AGENCY 3          /* with the bracket before it: "(AP" */
#define MAX_FIRST_AGENCY 24   /* brackets that begin a paragraph: a longer one holds words of it */
#define DATELINE_BLOCKS 4     /* a place in small letters is taken for one only in the first blocks */

/* ---- tokens ---- */
#define MAX_FORM 96           /* of the longest word or phrase that is looked up */
#define MAX_ENTRY_TOKENS 6    /* tokens of the longest entry of the lexicon */

/* ---- sentences ---- */
#define MAX_SPEAKER 8         /* tokens of the name in "...! Mayor Ann Berg of Lund said." */
#define MAX_TIME 8            /* tokens of "At half past 5 a.m." at the head of a sentence */
#define MAX_CITATION 3        /* digits of "[12]" */
#define MAX_HEADING_LOOK 24   /* tokens on either side of a stop by which a heading is told */
#define MAX_HEADING_SMALL_WORD 3 /* bytes of a word that has no capital in a heading */
#define MIN_HEADING_WORDS 4   /* words with a capital in a heading */
#define MIN_PLURAL_STEM 3     /* bytes before the -s of "Shares" */
#define MAX_ITEM_NUMBER 3     /* digits of an item's place in a list */

/* ---- quotations ---- */
#define MAX_DEPTH 8           /* openers that wait at once; what is nested deeper is left alone */
#define MAX_CUE_CLAUSE 14     /* tokens of "Mr Bell told a rally in the park." */
#define MAX_BEFORE_VERB 5     /* of these before the verb */
#define MAX_BETWEEN 4         /* blocks that may be between two paragraphs of one quotation: pictures, links */
#define MAX_WORK_TITLE 12     /* words */
#define MAX_SCARE 3           /* words in scare quotes: more are somebody's words */

/* ---- Markdown ---- */
#define MAX_RUN 3             /* marks of emphasis in a row: "***" */
#define MAX_HASHES 6          /* of a heading */

#endif
