/* What the files of the mention stage share. Each takes the tokens of one sentence; positions are indexes of tokens. */
#ifndef SAIDBY_MENTION_H
#define SAIDBY_MENTION_H

#include "mention/capitalization.h"
#include "mention/mentions.h"

/*
 * What is known of a token, found once for each word of a sentence (features.c): the mention sets of
 * lib/lang/classes.txt that it is in, what follows here, and from bit FEATURE_WORD_AT on its number (token.word):
 * word_set_features[] of lang/vocabulary.h has the first and the last.
 */
typedef uint64_t feature_set;

#define FEATURE_SETS (((feature_set)1 << 28) - 1) /* the mention sets of classes.txt */

#define FEATURE_IS_WORD ((feature_set)1 << 28)
#define FEATURE_IS_NUMBER ((feature_set)1 << 29)
#define FEATURE_IS_SUFFIX ((feature_set)1 << 30) /* a possessive */
#define FEATURE_IS_QUOTE ((feature_set)1 << 31)
#define FEATURE_UPPER ((feature_set)1 << 32)    /* a word written with a capital */
#define FEATURE_CAPITAL                                                                                                \
    ((feature_set)1 << 33) /* with one that is not only that of the sentence's first word or a headline */
#define FEATURE_OPEN ((feature_set)1 << 34)     /* a word that does not end any noun phrase */
#define FEATURE_VERB ((feature_set)1 << 35)     /* may be a finite verb or an auxiliary */
#define FEATURE_NAME ((feature_set)1 << 36)     /* may stand in a name */
#define FEATURE_INITIAL ((feature_set)1 << 37)  /* "J.", "K" */
#define FEATURE_PARTICLE ((feature_set)1 << 38) /* "van", "al-Sayed", "d'Arc" */
#define FEATURE_GIVEN ((feature_set)1 << 39)    /* a given name of the lexicon */
#define FEATURE_TITLE ((feature_set)1 << 40)    /* Mr, Sir, Dr. */
#define FEATURE_PERSON ((feature_set)1 << 41)   /* a noun for people, or a title that is a role: "Sen." */
#define FEATURE_KNOWN ((feature_set)1 << 42)    /* a noun for people, organizations or documents */
#define FEATURE_PLURAL ((feature_set)1 << 43)
#define FEATURE_PLAIN ((feature_set)1 << 44)  /* can go on a phrase whatever stands after it */
#define FEATURE_ED ((feature_set)1 << 45)     /* ends in -ed */
#define FEATURE_LY ((feature_set)1 << 46)     /* ends in -ly, as adverbs do */
#define FEATURE_VERBAL ((feature_set)1 << 47) /* ends as verbs do: -s, -ed */
#define FEATURE_AGE ((feature_set)1 << 48)    /* "14-year-old" */
#define FEATURE_LIKE ((feature_set)1 << 49)   /* stands for a noun: "nobody" */
#define FEATURE_FIRST ((feature_set)1 << 50)  /* some mention may begin with it */

struct mention_reader {
    const struct analysis *analysis;
    const struct token *tokens;   /* its tokens */
    feature_set *features;              /* of each token of the sentence, by its index of tokens */
    struct mention_memory memory; /* what the whole text tells of its capitalised words */
    struct mention_stage *out;        /* the stage, to which mentions are put */
    size_t begun; /* the first of the sentence among them; until all are read, parents count from there */
    VECTOR(struct mention) apart; /* those of the sentence, while coordinated ones are put among them */
    VECTOR(size_t) places;        /* where each of these comes to stand among the mentions */
    size_t sentence, first, end;  /* the sentence and its tokens */
    size_t first_word;            /* of its tokens, or NO_INDEX */
    size_t length;                /* how many these are */
    bool heading;                 /* its capitals say nothing */
};

/* A noun phrase before it is judged. */
struct noun_phrase {
    size_t first, end;
    size_t inner;    /* after determiners and numbers */
    size_t segment;  /* after the last possessive in it; inner where there is none */
    bool determined; /* a, the, his, two ... before it */
    bool definite;   /* the, this, his, or a possessive */
    bool number;     /* a number before it */
};

/* ---- facts (features.c) ---- */

/* The facts of tokens as far around a sentence as any question goes are 0 while the sentence is read, so that none need
 * ask where it ends: those after it are not filled yet, the last of the one before it are cleared. */
#define FEATURES_BEFORE 4
#define FEATURES_AFTER 64

bool feature_room(struct mention_reader *r); /* false: no memory */
void feature_room_free(struct mention_reader *r);
void feature_read(struct mention_reader *r);  /* fill the facts of the sentence */
void feature_clear(struct mention_reader *r); /* when it is read */

/* ---- words: positions that are none of the sentence answer no ---- */
static inline feature_set word_features(const struct mention_reader *r, size_t i)
{
    return r->features[(
        int32_t)i]; /* 0 around the sentence: see feature_room; one before the first of all is -1 of 32 bits too */
}
static inline bool word_feature(const struct mention_reader *r, size_t i, feature_set features)
{
    return (word_features(r, i) & features) != 0;
}
static inline bool word_is(const struct mention_reader *r, size_t i, enum word_name word)
{
    return word_features(r, i) >> FEATURE_WORD_AT == (feature_set)word;
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
    return !word_feature(r, i, FEATURE_OPEN);
}
static inline bool word_is_ampersand(const struct mention_reader *r, size_t i)
{
    if (i - r->first >= r->length)
        return false;
    const struct token *t = &r->tokens[i];
    return t->end - t->start == 1 && r->analysis->text[t->start] == '&';
}
bool word_is_agent(const struct mention_reader *r, size_t i);       /* ends as a noun for people does */
size_t word_nickname_end(const struct mention_reader *r, size_t i); /* after “Bobby” at the opening mark i, or 0 */

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
static inline struct mention mention_initial(const struct mention_reader *r, size_t i)
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
                            .apposition_first = i,
                            .apposition_end = i,
                            .also_first = i,
                            .also_end = i,
                            .block = r->analysis->sentences.items[r->sentence].block,
                            .sentence = r->sentence,
                            .parent = NO_INDEX};
}

/* ---- phrases (noun_phrase.c) ---- */

bool phrase_read_at(const struct mention_reader *r, size_t i, struct noun_phrase *out); /* at what may begin one */

/* No phrase goes on at i after a plain word in lower case. */
static inline bool phrase_ends(const struct mention_reader *r, size_t i)
{
    static const feature_set goes_on = FEATURE_OPEN | FEATURE_JOINING | FEATURE_TIME | FEATURE_PARTICLE | FEATURE_LIKE |
                                       FEATURE_INITIAL | FEATURE_IS_NUMBER | FEATURE_IS_SUFFIX;
    feature_set features = word_features(r, i);
    if (features & FEATURE_IS_WORD || i >= r->end)
        return !(features & goes_on);
    return word_is_mark(r, i, ',') || word_is_mark(r, i, '.');
}

/* One plain word is none: "rain". facts: of i. */
static inline bool phrase_is_lone(const struct mention_reader *r, size_t i, feature_set features)
{
    static const feature_set enough = FEATURE_NAME | FEATURE_KNOWN | FEATURE_PLURAL | FEATURE_PARTICLE | FEATURE_TIME |
                                      FEATURE_UPPER | FEATURE_POSSESSIVE | FEATURE_IS_NUMBER | FEATURE_LIKE;
    return (features & (FEATURE_OPEN | enough)) == FEATURE_OPEN && phrase_ends(r, i + 1);
}

/* The noun phrase that begins at i. False: none does. */
static inline bool phrase_read(const struct mention_reader *r, size_t i, struct noun_phrase *out)
{
    static const feature_set begins = FEATURE_OPEN | FEATURE_TIME | FEATURE_POSSESSIVE | FEATURE_IS_NUMBER;
    feature_set features = word_features(r, i);
    if (!(features & FEATURE_FIRST) || !(features & begins || word_has(r, i, LEX_BIT(LEX_DETERMINER))))
        return false;
    return !phrase_is_lone(r, i, features) && phrase_read_at(r, i, out);
}

/* ---- without a noun (pronoun.c): each fills the mention that begins at i; false: none does ---- */
bool pronoun_read(const struct mention_reader *r, size_t i, struct mention *m);
bool indefinite_read(const struct mention_reader *r, size_t i, struct mention *m);

/* ---- names (name.c) ---- */

/* Fill core, name, role, head, type and gender of a mention from its phrase. */
void name_describe(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m);
enum gender name_gender(const struct mention_reader *r, const struct mention *m);
bool name_is_person_noun(const struct mention_reader *r, size_t first,
                         size_t end); /* one stands there, and is the last word */

/* ---- what hangs after (postmodifier.c) ---- */
void after_read(const struct mention_reader *r, struct mention *m);

/* ---- coordinated mentions (coordination.c) ---- */

/* Put coordinated mentions of the sentence before their members, and set the parents right. */
bool coordinated_read(struct mention_reader *r);

#endif
