/* Why the ranking gives candidates their scores. */
#ifndef SAIDBY_FEATURES_SHOWN_H
#define SAIDBY_FEATURES_SHOWN_H

#include "attribute/links.h"
#include "trace/trace.h"

/* The features that weigh most with the first of these candidates. */
void show_features(struct trace *trace, const struct attribute_stage *stage, const uint32_t *candidates, size_t count);

/* The kinds of features by which one candidate's score differs most from another's. */
void show_comparison(struct trace *trace, const struct attribute_stage *stage, uint32_t candidate, uint32_t rival);

#endif
