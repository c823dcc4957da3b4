/*
 * The weights of identity: what speaks for and against a candidate, all in one place. Points; the candidate with the
 * most is meant.
 */
#ifndef SAIDBY_COREF_WEIGHTS_H
#define SAIDBY_COREF_WEIGHTS_H

enum {
    /* a pronoun and a mention before it */
    PRONOUN_SENTENCE = -16,   /* each sentence between them, */
    PRONOUN_FAR = 8,          /* up to so many */
    PRONOUN_BLOCK = -4,       /* each paragraph between them, up to PRONOUN_FAR */
    PRONOUN_SUBJECT = 14,     /* the mention is a subject */
    PRONOUN_TOPIC = 10,       /* it is the subject of the sentence before */
    PRONOUN_SOURCE = 10,      /* it is the source of a statement */
    PRONOUN_SPOKEN = 8,       /* the entity is who spoke last */
    PRONOUN_REPLY = -48,      /* the same, where the pronoun answers */
    PRONOUN_CONTENT = -18,    /* it is in what somebody said, while the pronoun is not */
    PRONOUN_QUOTED = -40,     /* it is in marks, while the pronoun is not */
    PRONOUN_POSSESSIVE = -18, /* it is a possessor: "Torres's plan" */
    PRONOUN_ASIDE = -40,      /* it is in a headline or caption */
    PRONOUN_GENDER = 20,      /* the gender is known and fits */
    PRONOUN_UNLIKELY = -30,   /* or the given name makes another likely */
    PRONOUN_NAME = 6,         /* the entity has a name */
    PRONOUN_BY_NAME = 9,      /* the mention is by name */
    PRONOUN_AGAIN = 4,        /* the mention is the same pronoun */
    PRONOUN_UNSURE = -16,     /* "it", of a name that is taken for a person's */
    PRONOUN_FORMS = 3,        /* each doubling of the times that it is named, */
    PRONOUN_DOUBLINGS = 5,    /* up to so many */
    MAX_PRONOUN = PRONOUN_SUBJECT + PRONOUN_TOPIC + PRONOUN_SOURCE + PRONOUN_SPOKEN + PRONOUN_GENDER + PRONOUN_NAME +
                  PRONOUN_BY_NAME +
                  PRONOUN_FORMS * PRONOUN_DOUBLINGS, /* all that speaks for a mention, by name, in the same sentence */

    /* a description and an entity */
    DESCRIBE_HEAD = 40,                   /* some role of the entity has the same noun */
    DESCRIBE_KIND = 22,                   /* or one of the same kind: senator, lawmaker */
    DESCRIBE_BEARER = 22,                 /* or the noun is one that anybody may bear: the 34-year-old */
    DESCRIBE_UNKNOWN = 18,                /* or no role of the person is known */
    DESCRIBE_STRANGE = 14,                /* the same, of a noun that no role is known by: the part-time carer */
    DESCRIBE_GENERIC = 24,                /* or, of organizations, says no more than that it is one: the company */
    DESCRIBE_SHARED = 8,                  /* each further word that a role shares */
    DESCRIBE_FOREIGN = -14,               /* each capitalised word that a role with others of its own does not share, */
    DESCRIBE_POSSESSOR = -24,             /* a possessor that such a role does not share */
    DESCRIBE_NEW = -4,                    /* or that a role without such does not */
    DESCRIBE_KNOWN_KIND = -3,             /* the name of an organization says what it is, and in another word */
    DESCRIBE_OTHER = -10,                 /* each other word that none shares, where the nouns differ */
    DESCRIBE_STRONG = DESCRIBE_HEAD - 10, /* points from which on much speaks for it */
    DESCRIBE_SENTENCE = -1,               /* each sentence since the entity was last mentioned, */
    DESCRIBE_WEAK_SENTENCE = -3,          /* where little else speaks for it, */
    DESCRIBE_FAR = 10,                    /* up to so many */
    DESCRIBE_LATER = -12,                 /* it has not been mentioned yet */
    DESCRIBE_SPOKEN = 6,                  /* it spoke last */
    DESCRIBE_ACTOR = 7,                   /* it was the subject of this sentence or of the one before, */
    DESCRIBE_SUBJECT = 4,                 /* or of one farther back */
    DESCRIBE_NAME = 6,                    /* it has a name */
    DESCRIBE_SURE = 26,                   /* with less, one who was called the same before is meant */
    MIN_DESCRIBE = 20                     /* points that a description needs to mean somebody */
};

#define UNKNOWN_REACH 2     /* sentences in which somebody of unknown role is looked for */
#define INTRODUCED_BEFORE 6 /* blocks of a text whose descriptions may mean somebody named after them */
#define INTRODUCED_REACH 4  /* sentences in which that person is named */
#define MAX_MODIFIERS 16    /* words before a noun that are looked at */
#define MAX_ROLE_WORDS 24   /* words of a role that are looked at */
#define APPOSED_REACH 6     /* tokens after a description, and mentions, among which its name is looked for */
#define HEAD_REACH 4        /* mentions before a description among which the name is looked for that it follows */
#define LOOK_BACK 64        /* mentions before a pronoun or description that are looked at */

#endif
