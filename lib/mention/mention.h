/* What the files of the mention stage ask of one another. Each reads the tokens of one sentence; positions are indexes
 * of tokens. */
#ifndef SAIDBY_MENTION_H
#define SAIDBY_MENTION_H

#include "mention/words.h"

/* ---- the sentences of a text (mention.c) ---- */

/* False: no memory. */
bool reader_make(struct mention_reader *r, const struct analysis *analysis, struct mention_stage *stage);
void reader_free(struct mention_reader *r);
void reader_begin(struct mention_reader *r, uint32_t sentence); /* features_clear ends it */

/* ---- the mentions of the sentence ---- */
static inline uint32_t mention_count(const struct mention_reader *r)
{
    return index_32(r->out->mentions.count) - r->begun;
}
static inline struct mention *mention_of(const struct mention_reader *r, uint32_t index)
{
    return &r->out->mentions.items[r->begun + index];
}

/* The mention at a token before anything is known of it. */
static inline struct mention mention_initial(const struct mention_reader *r, uint32_t i)
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

/* ---- noun phrases (noun_phrase.c) ---- */

/* A noun phrase before it is known what it is. */
struct noun_phrase {
    uint32_t first, end;
    uint32_t inner;   /* after determiners and numbers */
    uint32_t segment; /* after the last possessive in it; inner where there is none */
    bool determined;  /* a, the, his, two ... before it */
    bool definite;    /* the, this, his, or a possessive */
    bool number;      /* a number before it */
};

/* ---- without a noun (pronoun.c): each fills the mention that begins at i; false: none does ---- */
bool pronoun_read(const struct mention_reader *r, uint32_t i, struct mention *m);
bool indefinite_read(const struct mention_reader *r, uint32_t i, struct mention *m);

/* ---- names (name.c) ---- */

/* Fill core, name, role, head, type and gender of a mention from its phrase. */
void name_describe(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m);

/* The enum gender of what is described. */
uint8_t mention_gender(const struct mention_reader *r, const struct mention *m);

/* ---- what follows (postmodifier.c) ---- */
void postmodifier_read(const struct mention_reader *r, struct mention *m);

/* ---- coordinated mentions (coordination.c) ---- */

/* Put coordinated mentions of the sentence before their members, and set the parents right. */
bool coordination_read(struct mention_reader *r);

#endif
