/* What the files of the mention stage share. Each takes the tokens of one sentence; positions are indexes of tokens. */
#ifndef SAIDBY_MENTION_H
#define SAIDBY_MENTION_H

#include "mention_memory.h"
#include "scan.h"

enum word_fact {
    FACT_POSSESSIVE = 1,        /* his, her */
    FACT_DEFINITE = 2,          /* the, this, his */
    FACT_RELATIVE = 4,          /* who, which */
    FACT_SMALL = 8,             /* of, for, on, and, the: stand in names */
    FACT_ATTACHING = 16,        /* prepositions that go with a noun before them */
    FACT_REFLEXIVE = 32,        /* himself */
    FACT_TIME = 64,             /* year, morning */
    FACT_TRAILING = 128,        /* adjectives behind their noun: "familiar with" */
    FACT_PLURAL = 256,          /* people */
    FACT_SINGULAR = 512,        /* boss */
    FACT_PLACED = 1024,         /* mayor, resident: of a place */
    FACT_OFFICE_HEAD = 2048,    /* department, institute: "... of this and that" */
    FACT_OFFICE = 4096,         /* state, defence: "Secretary of ..." */
    FACT_RUNNING = 8192,        /* runs, leads: "who runs the club" tells a role */
    FACT_SERVING = 16384,       /* serves, works: "as" */
    FACT_ADVERB = 32768,        /* then, now: before an apposition */
    FACT_APPROXIMATE = 1 << 16, /* nearly, about: before an amount */
    FACT_AMOUNT = 1 << 17,      /* three, half, two-thirds */
    FACT_BOTH = 1 << 19,        /* both, neither, either */
    FACT_SHARE = 1 << 18        /* half, a quarter: of a whole */
};

struct mention_reader {
    const struct scan *scan;
    uint32_t *facts;              /* of each token: bits of word_fact */
    struct mention_memory memory; /* what the whole text tells of its capitalised words */
    VECTOR(struct mention) found; /* of the sentence; parents are indexes of it */
    VECTOR(size_t) places;        /* where each found one comes to stand among scan->mentions */
    size_t sentence, first, end;  /* the sentence and its tokens */
    bool heading;                 /* its capitals say nothing */
};

/* A noun phrase before it is judged. */
struct noun_phrase {
    size_t first, end;
    size_t inner;    /* behind determiners and numbers */
    size_t segment;  /* behind the last possessive in it; inner where there is none */
    bool determined; /* a, the, his, two ... before it */
    bool definite;   /* the, this, his, or a possessive */
    bool number;     /* a number before it */
};

/* ---- small sets of words (mention_fact.c) ---- */
bool fact_find(struct mention_reader *r); /* fill facts; false when memory is out */

/* ---- words (mention_word.c) ---- */
bool word_fact(const struct mention_reader *r, size_t i, unsigned facts);
bool word_has(const struct mention_reader *r, size_t i, lexicon_set set);
bool word_is(const struct mention_reader *r, size_t i, const char *lower);
bool word_is_mark(const struct mention_reader *r, size_t i, char mark);
bool word_is_suffix(const struct mention_reader *r, size_t i);      /* a possessive */
bool word_is_stop(const struct mention_reader *r, size_t i);        /* ends any noun phrase */
bool word_is_verb(const struct mention_reader *r, size_t i);        /* may be a finite verb or an auxiliary */
bool word_is_capital(const struct mention_reader *r, size_t i);     /* written with a capital that means something */
bool word_is_name(const struct mention_reader *r, size_t i);        /* may stand in a name */
bool word_is_initial(const struct mention_reader *r, size_t i);     /* "J.", "K" */
bool word_ends_like_verb(const struct mention_reader *r, size_t i); /* -s, -ed */
bool word_is_particle(const struct mention_reader *r, size_t i);    /* "van", "al-Sayed", "d'Arc" */
bool word_is_given(const struct mention_reader *r, size_t i);       /* a given name of the lexicon */
bool word_is_title(const struct mention_reader *r, size_t i);       /* Mr, Sir, Dr. */
bool word_is_person(const struct mention_reader *r,
                    size_t i);                                /* a noun for people, or a title that is a role: "Sen." */
bool word_is_agent(const struct mention_reader *r, size_t i); /* ends as a noun for people does */
bool word_is_known(const struct mention_reader *r, size_t i); /* a noun for people, bodies or documents */
bool word_is_plural(const struct mention_reader *r, size_t i);
bool word_is_number(const struct mention_reader *r, size_t i);
bool word_is_age(const struct mention_reader *r, size_t i);         /* "14-year-old" */
size_t word_nickname_end(const struct mention_reader *r, size_t i); /* behind “Bobby” at the opening mark i, or 0 */

/* ---- phrases (mention_phrase.c) ---- */

/* The noun phrase that begins at i. False: none does. */
bool phrase_read(const struct mention_reader *r, size_t i, struct noun_phrase *out);

/* ---- without a noun (mention_pronoun.c): each fills the mention that begins at i; false: none does ---- */
bool pronoun_read(const struct mention_reader *r, size_t i, struct mention *m);
bool indefinite_read(const struct mention_reader *r, size_t i, struct mention *m);

/* ---- names (mention_name.c) ---- */

/* Fill core, name, role, head, type and gender of a mention from its phrase. */
void name_describe(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m);
enum gender name_gender(const struct mention_reader *r, const struct mention *m);
bool name_is_person_noun(const struct mention_reader *r, size_t first,
                         size_t end); /* one stands there, and is the last word */

/* ---- what hangs behind (mention_behind.c) ---- */
void behind_read(const struct mention_reader *r, struct mention *m);

/* ---- joint mentions (mention_joint.c) ---- */

/* Hand the found mentions of the sentence over to the scan, joint ones put before their members. */
bool joint_hand_over(struct mention_reader *r, struct scan *scan);

#endif
