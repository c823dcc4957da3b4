/*
 * The steps of attribution, each in its own file, and what they share. attribute_find runs them in this order:
 * candidates; turns of transcripts; signatures; for each cue the candidate that is taken (choice.h); who is told;
 * quotations that go on. Then, for each link that is left, the extent is finished (extent.h) and the source found.
 */
#ifndef SAIDBY_ATTRIBUTE_H
#define SAIDBY_ATTRIBUTE_H

#include "attribute/links.h"

/* The prefix sums of the text's words, the edges of its clauses, its labelled cues: prefix_sums.c. False: no memory. */
bool prefix_sums_make(struct attribute_stage *stage);

/* Begin a text: the patterns' answers, and more candidates from the tagger's labels, all with extents that fit, in the
 * order of their cues; and the prefix sums: candidate.c. */
bool candidate_find(const struct analysis *analysis, struct attribute_stage *stage);

/* The first candidate whose cue begins at or after a token. */
size_t candidate_first(const struct attribute_stage *stage, size_t token);

/* The patterns' own candidates in order: stage->own, an index for each. False, here and below: no memory.
 * candidate_order.c. */
bool candidate_order_own(struct attribute_stage *stage);

/* Note candidates, but for those that are surely none, in stage->keys, which has room. turn: of several that are equal
 * the one with the least goes first. */
void candidate_note(struct attribute_stage *stage, size_t first, size_t end, size_t turn);

/* Those noted, and no others, in the order of their cues, each once. */
bool candidate_order(struct attribute_stage *stage);

/* The turns of transcripts and interviews: transcript.c. */
bool transcript_find(struct attribute_stage *stage, size_t *owners);

/* Quotations with a name after a dash at their end: signature.c. */
bool signature_find(struct attribute_stage *stage, size_t *owners);

/* Who is told by the cue of a link, or NO_INDEX: addressee.c. */
size_t addressee_of(const struct analysis *analysis, const struct link *link);

/* Leave the one who is told out of the content. True: it was in there. */
bool addressee_leave_out(const struct analysis *analysis, struct link *link, size_t mention);

/* Both for all links, and whose report each is. */
void addressee_find(struct attribute_stage *stage);

/* Quotations that no pattern answered for, by what is around them: continuation.c. owners: for each quoted span the
 * link whose content it is, or NO_INDEX; kept up to date. */
bool continuation_find(struct attribute_stage *stage, size_t *owners);

/* Leave "who", or the name before it, out of the source of a link: source.c. */
void source_leave_relative(const struct analysis *analysis, struct link *link);

/* The mention of each source, where one is there. */
void source_find(struct attribute_stage *stage);

/* The quoted spans in the content of a link, one after the other: the first at or after *at that lies in a part; *at:
 * NO_INDEX to begin with. */
bool link_next_span(const struct analysis *analysis, const struct link *link, size_t *part, size_t *at);
bool link_holds_quotation(const struct analysis *analysis, const struct link *link);

/* True when the first is somebody's report of what the second says in it. */
bool reports(const struct analysis *analysis, const struct link *report, const struct link *said);

/* True when the tokens lie in one part of the content. */
static inline bool link_holds(const struct link *link, size_t first, size_t end)
{
    for (size_t p = 0; p < link->part_count; p++)
        if (first >= link->parts[p].first_token && end <= link->parts[p].end_token)
            return true;
    return false;
}

/* True when the content is quoted words and no more. */
static inline bool link_quoted(const struct analysis *analysis, const struct link *link)
{
    for (size_t p = 0; p < link->part_count; p++)
        if (!tokens_quoted(analysis, link->parts[p].first_token, link->parts[p].end_token))
            return false;
    return link->part_count > 0;
}

/* True when the tokens lie in the span. */
static inline bool span_within(const struct quoted_span *span, size_t first_token, size_t end_token)
{
    size_t end = span->close_token != NO_INDEX ? span->close_token : span->end_token;
    return span->open_token >= first_token && end <= end_token && span->end_token <= end_token;
}

#endif
