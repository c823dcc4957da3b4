/* The features of candidates, by what they depend on: each function puts some of them into `out`. */
#ifndef SAIDBY_RANK_FEATURE_H
#define SAIDBY_RANK_FEATURE_H

#include "attribute/rank.h"

/* What features are put into: the sum of their weights and, for the trainer and the trace, a list of them. */
struct weighed {
    int sum;
    struct rank_vector *list; /* or NULL */
    const int16_t *weights, *small; /* of the language: rank_kinds.h */
};

static inline struct weighed weigh(const struct attribute_stage *stage, struct rank_vector *list)
{
    const struct language *language = stage->analysis->language;
    return (struct weighed){0, list, language->rank_weights, language->rank_small};
}

/* What of the parts in marks counts together with the pattern's family. */
struct quoted_part {
    uint32_t marks, length;
};

/* What the candidates of one answer share: all but the pattern's family, which counts with what is kept here. */
struct answer {
    int sum;
    size_t quoted_count;
    struct quoted_part quoted[2];
};

struct rank_context rank_context_of(const struct attribute_stage *stage, const struct link *link);

/* Source and cue alone. */
void rank_setting_features(const struct attribute_stage *stage, const struct link *link, uint32_t frame,
                           struct weighed *out);

/* One end of a part of the content alone, and what is after the last. */
void rank_first_features(const struct attribute_stage *stage, const struct link *link, size_t part,
                         struct weighed *out);
void rank_end_features(const struct attribute_stage *stage, const struct link *link, size_t part, struct weighed *out);
void rank_after_features(const struct attribute_stage *stage, size_t end, struct weighed *out);

/* The content as a whole, with the cue, and whose the quotations in it are. */
void rank_answer_features(const struct attribute_stage *stage, const struct link *link,
                          const struct rank_context *features, struct answer *answer, struct weighed *out);

/* What the weights know a family by: its name. 0: no family, which has no weights. */
uint32_t rank_family_key(const struct language *language, enum pattern_family family);

/* The pattern's family: alone and with the verb, and with a part in marks. */
void rank_family_features(uint32_t key, uint32_t frame, bool extent_from_tagger, struct weighed *out);
void rank_quoted_family_features(const struct quoted_part *part, uint32_t key, struct weighed *out);

/* How many of `all` candidates have its source, its content, itself among them. */
void rank_vote_features(size_t all, size_t source, size_t content, struct weighed *out);

#endif
