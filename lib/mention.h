/* What the files of the mention stage share. Each takes the tokens of one sentence; positions are indexes of tokens. */
#ifndef SAIDBY_MENTION_H
#define SAIDBY_MENTION_H

#include "mention_memory.h"
#include "scan.h"

/*
 * What is known of a token, found once for each word of a sentence (mention_fact.c): the sets of lib/kinds/words.txt that
 * it is in, what follows here, and in the bits from FACT_WORD_AT on the number WORD_... of a word that is asked for alone.
 */
typedef uint64_t fact_set;

#include "fact_classes.h"

#define FACT_IS_WORD ((fact_set)1 << 28)
#define FACT_IS_NUMBER ((fact_set)1 << 29)
#define FACT_IS_SUFFIX ((fact_set)1 << 30) /* a possessive */
#define FACT_IS_QUOTE ((fact_set)1 << 31)
#define FACT_UPPER ((fact_set)1 << 32)    /* a word written with a capital */
#define FACT_CAPITAL ((fact_set)1 << 33)  /* with one that is not only that of the sentence's first word or a headline */
#define FACT_OPEN ((fact_set)1 << 34)     /* a word that does not end any noun phrase */
#define FACT_VERB ((fact_set)1 << 35)     /* may be a finite verb or an auxiliary */
#define FACT_NAME ((fact_set)1 << 36)     /* may stand in a name */
#define FACT_INITIAL ((fact_set)1 << 37)  /* "J.", "K" */
#define FACT_PARTICLE ((fact_set)1 << 38) /* "van", "al-Sayed", "d'Arc" */
#define FACT_GIVEN ((fact_set)1 << 39)    /* a given name of the lexicon */
#define FACT_TITLE ((fact_set)1 << 40)    /* Mr, Sir, Dr. */
#define FACT_PERSON ((fact_set)1 << 41)   /* a noun for people, or a title that is a role: "Sen." */
#define FACT_KNOWN ((fact_set)1 << 42)    /* a noun for people, bodies or documents */
#define FACT_PLURAL ((fact_set)1 << 43)
#define FACT_PLAIN ((fact_set)1 << 44)  /* can go on a phrase whatever stands behind it */
#define FACT_ED ((fact_set)1 << 45)     /* ends in -ed */
#define FACT_LY ((fact_set)1 << 46)     /* ends in -ly, as adverbs do */
#define FACT_VERBAL ((fact_set)1 << 47) /* ends as verbs do: -s, -ed */
#define FACT_AGE ((fact_set)1 << 48)    /* "14-year-old" */
#define FACT_LIKE ((fact_set)1 << 49)   /* stands for a noun: "nobody" */
#define FACT_FIRST ((fact_set)1 << 50)  /* some mention may begin with it */
#define FACT_WORD_AT 58

extern const fact_set fact_sets[]; /* by the number of a word, made of lib/kinds/words.txt; the first is 0 */

struct mention_reader {
    const struct scan *scan;
    const struct token *tokens;   /* its tokens */
    fact_set *facts;              /* of each token of the sentence, by its index of tokens */
    struct mention_memory memory; /* what the whole text tells of its capitalised words */
    struct scan *out;             /* the scan, to which mentions are put */
    size_t begun;                 /* the first of the sentence among them; until all are read, parents count from there */
    VECTOR(struct mention) apart; /* those of the sentence, while joint ones are put among them */
    VECTOR(size_t) places;        /* where each of these comes to stand among the mentions */
    size_t sentence, first, end;  /* the sentence and its tokens */
    size_t length;                /* how many these are */
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

/* ---- facts (mention_fact.c) ---- */

/* The facts of tokens as far around a sentence as any question goes are 0 while the sentence is read, so that none need ask
 * where it ends: those behind it are not filled yet, the last of the one before it are cleared. */
#define FACTS_BEFORE 4
#define FACTS_BEHIND 64

bool fact_room(struct mention_reader *r); /* false: no memory */
void fact_room_free(struct mention_reader *r);
void fact_read(struct mention_reader *r);  /* fill the facts of the sentence */
void fact_clear(struct mention_reader *r); /* when it is read */

/* ---- words: positions that are none of the sentence answer no ---- */
static inline fact_set word_facts(const struct mention_reader *r, size_t i)
{
    return r->facts[(int32_t)i]; /* 0 around the sentence: see fact_room; one before the first of all is -1 of 32 bits too */
}
static inline bool word_fact(const struct mention_reader *r, size_t i, fact_set facts)
{
    return (word_facts(r, i) & facts) != 0;
}
static inline bool word_is(const struct mention_reader *r, size_t i, enum fact_word word)
{
    return word_facts(r, i) >> FACT_WORD_AT == (fact_set)word;
}
static inline bool word_has(const struct mention_reader *r, size_t i, lexicon_set set)
{
    return i - r->first < r->length && (r->tokens[i].classes & set) != 0;
}
static inline bool word_is_mark(const struct mention_reader *r, size_t i, char mark)
{
    return i - r->first < r->length && r->tokens[i].kind == TOKEN_MARK &&
           r->tokens[i].mark == mark;
}
static inline bool word_is_stop(const struct mention_reader *r, size_t i) /* ends any noun phrase */
{
    return !word_fact(r, i, FACT_OPEN);
}
static inline bool word_is_ampersand(const struct mention_reader *r, size_t i)
{
    if (i - r->first >= r->length)
        return false;
    const struct token *t = &r->tokens[i];
    return t->end - t->start == 1 && r->scan->text[t->start] == '&';
}
bool word_is_agent(const struct mention_reader *r, size_t i);       /* ends as a noun for people does */
size_t word_nickname_end(const struct mention_reader *r, size_t i); /* behind “Bobby” at the opening mark i, or 0 */

/* ---- the mentions of the sentence ---- */
static inline size_t mention_count(const struct mention_reader *r)
{
    return r->out->mentions.count - r->begun;
}
static inline struct mention *mention_at(const struct mention_reader *r, size_t index)
{
    return &r->out->mentions.items[r->begun + index];
}

/* ---- the mention at a token before anything is known of it ---- */
static inline struct mention mention_blank(const struct mention_reader *r, size_t i)
{
    return (struct mention){.first_token = i,
                            .end_token = i + 1,
                            .core_first = i,
                            .core_end = i + 1,
                            .head = i,
                            .name_first = i,
                            .name_end = i,
                            .role_first = i,
                            .role_end = i,
                            .behind_first = i,
                            .behind_end = i,
                            .also_first = i,
                            .also_end = i,
                            .block = r->scan->sentences.items[r->sentence].block,
                            .sentence = r->sentence,
                            .parent = NONE,
                            .speaker = NONE};
}

/* ---- phrases (mention_phrase.c) ---- */

bool phrase_read_at(const struct mention_reader *r, size_t i, struct noun_phrase *out); /* at what may begin one */

/* No phrase goes on at i behind a plain word in lower case. */
static inline bool phrase_ends(const struct mention_reader *r, size_t i)
{
    static const fact_set goes_on =
        FACT_OPEN | FACT_JOINING | FACT_TIME | FACT_PARTICLE | FACT_LIKE | FACT_INITIAL | FACT_IS_NUMBER | FACT_IS_SUFFIX;
    fact_set facts = word_facts(r, i);
    if (facts & FACT_IS_WORD || i >= r->end)
        return !(facts & goes_on);
    return word_is_mark(r, i, ',') || word_is_mark(r, i, '.');
}

/* One plain word is none: "rain". facts: of i. */
static inline bool phrase_is_lone(const struct mention_reader *r, size_t i, fact_set facts)
{
    static const fact_set enough = FACT_NAME | FACT_KNOWN | FACT_PLURAL | FACT_PARTICLE | FACT_TIME | FACT_UPPER |
                                   FACT_POSSESSIVE | FACT_IS_NUMBER | FACT_LIKE;
    return (facts & (FACT_OPEN | enough)) == FACT_OPEN && phrase_ends(r, i + 1);
}

/* The noun phrase that begins at i. False: none does. */
static inline bool phrase_read(const struct mention_reader *r, size_t i, struct noun_phrase *out)
{
    static const fact_set begins = FACT_OPEN | FACT_TIME | FACT_POSSESSIVE | FACT_IS_NUMBER;
    fact_set facts = word_facts(r, i);
    if (!(facts & FACT_FIRST) || !(facts & begins || word_has(r, i, LEX_BIT(LEX_DETERMINER))))
        return false;
    return !phrase_is_lone(r, i, facts) && phrase_read_at(r, i, out);
}

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

/* Put joint mentions of the sentence before their members, and set the parents right. */
bool joint_read(struct mention_reader *r);

#endif
