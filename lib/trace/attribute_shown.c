/* What the stage attribute does: the candidates for each cue, the one that is taken and why, the links in the end. */
#include "trace/trace.h"

#include "attribute/links.h"
#include "trace/features_shown.h"

#define SHOWN_RIVALS 12 /* of the candidates for one cue, those with the highest scores */

/* ---- the candidates for a cue ---- */

/* A candidate and all that have its extent. */
static struct index_range same_answers(const struct attribute_stage *stage, const struct shown_choice *shown,
                                       uint32_t candidate)
{
    struct index_range same = {candidate, candidate + 1};
    while (same.first > shown->first && stage->candidates.items[same.first].same_extent)
        same.first--;
    while (same.end < shown->end && stage->candidates.items[same.end].same_extent)
        same.end++;
    return same;
}

static const struct answer_weight *answer_of(const struct trace *trace, const struct attribute_stage *stage,
                                             const struct choice *choice, uint32_t candidate)
{
    struct index_range same = same_answers(stage, &trace->shown, candidate);
    for (size_t i = 0; i < choice->answer_count; i++)
        if (choice->answers[i].candidate >= same.first && choice->answers[i].candidate < same.end)
            return &choice->answers[i];
    return NULL;
}

/* The candidate that comes after another by its score, or first, where it is NO_INDEX; NO_INDEX after the last. */
static uint32_t next_rival(const struct attribute_stage *stage, const struct shown_choice *shown, uint32_t last)
{
    const struct link *all = stage->candidates.items;
    uint32_t best = NO_INDEX;
    for (uint32_t i = shown->first; i < shown->end; i++) {
        bool after =
            last == NO_INDEX || all[i].score < all[last].score || (all[i].score == all[last].score && i > last);
        if (after && (best == NO_INDEX || all[i].score > all[best].score))
            best = i;
    }
    return best;
}

static void show_share(struct trace *trace, double share)
{
    display_cell(&trace->display);
    display_put_decimal(&trace->display, share, 3);
}

static void put_weights(struct trace *trace, const struct answer_weight *answer)
{
    if (answer) {
        show_share(trace, answer->value);
        show_share(trace, answer->right);
        show_share(trace, answer->source);
        return;
    }
    for (size_t i = 0; i < 3; i++)
        display_cell(&trace->display);
}

static void show_rival(struct trace *trace, const struct attribute_stage *stage, const struct choice *choice,
                       uint32_t index)
{
    const struct link *link = &stage->candidates.items[index];
    double chance = choice->chances[index - choice->first];
    struct display *display = &trace->display;
    display_cell(display);
    display_put_number(display, index - choice->first);
    display_cell(display);
    display_put_signed(display, link->score, 2);
    if (chance > 0)
        show_share(trace, chance / choice->total);
    else
        trace_cell(trace, "taken");
    put_weights(trace, answer_of(trace, stage, choice, index));
    trace_cell(trace, link->pattern);
    trace_cell(trace, link->extent_from_tagger ? "tagger" : "");
    display_cell(display);
    trace_put_tokens(trace, stage->analysis, link->source_first, link->source_end);
    display_cell(display);
    trace_put_content_place(trace, stage->analysis, link);
    display_cell(display);
    trace_put_content(trace, stage->analysis, link);
    display_end_row(display);
}

static void show_more(struct trace *trace, uint32_t count)
{
    if (!count)
        return;
    display_open_note(&trace->display, 2, "saidby-more");
    display_put(&trace->display, "and ");
    display_put_number(&trace->display, count);
    display_put(&trace->display, " more with lower scores");
    display_close_note(&trace->display);
}

static void open_candidates(struct trace *trace, const struct attribute_stage *stage, const struct choice *choice)
{
    const struct link *link = &stage->candidates.items[choice->first];
    display_open_subheading(&trace->display);
    display_put(&trace->display, link->cue_first < link->cue_end ? "cue " : "source ");
    if (link->cue_first < link->cue_end)
        trace_put_marked(trace, stage->analysis, link->cue_first, link->cue_end);
    else
        trace_put_marked(trace, stage->analysis, link->source_first, link->source_end);
    display_put(&trace->display, " ");
    trace_put_tokens_place(trace, stage->analysis,
                           link->cue_first < link->cue_end ? link->cue_first : link->source_first,
                           link->cue_first < link->cue_end ? link->cue_end : link->source_end);
    display_close_note(&trace->display);
}

void trace_weighed(struct observer *observer, const struct attribute_stage *stage, const struct choice *choice)
{
    static const struct column columns[] = {{"no", 3},      {"score", 6},  {"chance", 6},   {"value", 6},
                                            {"right", 6},   {"named", 6},  {"pattern", 32}, {"extent", 6},
                                            {"source", 24}, {"place", 13}, {"content", 0},  {NULL, 0}};
    struct trace *trace = trace_of(observer);
    uint32_t shown[SHOWN_RIVALS], count = 0;
    if (choice->first == choice->end)
        return;
    trace->shown = (struct shown_choice){choice->first, choice->end, choice->compared_end};
    open_candidates(trace, stage, choice);
    display_open_table(&trace->display, columns);
    for (uint32_t i = NO_INDEX; count < SHOWN_RIVALS && (i = next_rival(stage, &trace->shown, i)) != NO_INDEX;) {
        show_rival(trace, stage, choice, i);
        shown[count++] = i;
    }
    display_close_table(&trace->display);
    show_more(trace, choice->end - choice->first - count);
    show_features(trace, stage, shown, count);
}

/* Of the candidates with another answer, the one with the highest score, or NO_INDEX. */
static uint32_t best_rival(const struct attribute_stage *stage, const struct shown_choice *shown, uint32_t candidate)
{
    struct index_range same = same_answers(stage, shown, candidate);
    uint32_t rival = NO_INDEX;
    do
        rival = next_rival(stage, shown, rival);
    while (rival != NO_INDEX && rival >= same.first && rival < same.end);
    return rival;
}

void trace_chosen(struct observer *observer, const struct attribute_stage *stage, const struct link *link,
                  enum choice_reason why)
{
    static const char *const reasons[] = {[CHOICE_CONFIDENT] = ", by MIN_CONFIDENCE",
                                          [CHOICE_QUOTED] = ", by MIN_SOURCE as a quotation",
                                          [CHOICE_SURE_SOURCE] = ", by SURE_SOURCE and MIN_EXTENT",
                                          [CHOICE_PLAIN] = ", by its plain form",
                                          [CHOICE_RULED] = ", by the rules",
                                          [CHOICE_NONE] = "none is likely enough",
                                          [CHOICE_WITHOUT_CUE] = "its cue says nothing"};
    struct trace *trace = trace_of(observer);
    struct display *display = &trace->display;
    uint32_t candidate = link ? (uint32_t)(link - stage->candidates.items) : NO_INDEX, rival = NO_INDEX;
    display_open_note(display, 2, "saidby-chosen");
    if (link) {
        rival = best_rival(stage, &trace->shown, candidate);
        display_put(display, "taken: ");
        display_put_number(display, candidate - trace->shown.first);
        display_put(display, " as ");
        display_put(display, link->pattern);
        display_put(display, " with ");
        display_put_decimal(display, link->confidence, 3);
    } else {
        display_put(display, "none taken: ");
    }
    display_put(display, reasons[why]);
    display_close_note(display);
    if (rival != NO_INDEX)
        show_comparison(trace, stage, candidate, rival);
}

void trace_contested(struct observer *observer, const struct attribute_stage *stage, const struct link *link)
{
    struct trace *trace = trace_of(observer);
    display_open_subheading(&trace->display);
    display_put(&trace->display, "a surer link has the content of ");
    display_put(&trace->display, link->pattern);
    display_put(&trace->display, " ");
    trace_put_content_place(trace, stage->analysis, link);
    display_close_note(&trace->display);
}

/* ---- links ---- */

static void put_others(struct trace *trace, const struct analysis *analysis, const struct link *link)
{
    if (link->addressee != NO_INDEX)
        trace_put_part(trace, analysis, "to", analysis->mentions.items[link->addressee].first_token,
                       analysis->mentions.items[link->addressee].end_token);
    if (link->via != NO_INDEX)
        trace_put_part(trace, analysis, "via", analysis->mentions.items[link->via].first_token,
                       analysis->mentions.items[link->via].end_token);
    trace_put_index(trace, "goes on from link", link->previous);
}

void trace_open_attribution(struct trace *trace)
{
    display_open_section(&trace->display, "attribute", "the candidates for each cue, and the links that are taken",
                         false);
}

void trace_close_attribution(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"link", 4},    {"place", 13},  {"sure", 5},
                                            {"source", 24}, {"cue", 16},    {"pattern", 32},
                                            {"others", 24}, {"content", 0}, {NULL, 0}};
    struct display *display = &trace->display;
    display_open_subheading(display);
    display_put(display, "links");
    display_close_note(display);
    if (!analysis->links.count)
        trace_put_nothing(trace);
    else
        display_open_table(display, columns);
    for (size_t i = 0; i < analysis->links.count; i++) {
        const struct link *link = &analysis->links.items[i];
        display_cell(display);
        display_put_number(display, i);
        display_cell(display);
        trace_put_content_place(trace, analysis, link);
        show_share(trace, link->confidence);
        display_cell(display);
        trace_put_tokens(trace, analysis, link->source_first, link->source_end);
        display_cell(display);
        trace_put_tokens(trace, analysis, link->cue_first, link->cue_end);
        trace_cell(trace, link->pattern);
        display_cell(display);
        put_others(trace, analysis, link);
        display_cell(display);
        trace_put_content(trace, analysis, link);
        display_end_row(display);
    }
    if (analysis->links.count)
        display_close_table(display);
    display_close_section(display);
}
