/* Why the ranking gives candidates their scores: the features that weigh most, named as in attribute/rank_kinds.h. */
#include "trace/features_shown.h"

#include "attribute/rank.h"
#include "lang/token_hash.h"
#include "match/pattern_table.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN_WEIGHED 3  /* candidates whose features are shown */
#define SHOWN_FEATURES 8 /* of one of them, or of a comparison */
#define MIN_WORD 256     /* values from here on are hashes of words, but for a few sums that no word has */

static int by_weight_of_feature(const void *left, const void *right, const void *context)
{
    (void)context;
    const struct rank_feature *a = left, *b = right;
    if (abs(a->weight) != abs(b->weight))
        return abs(a->weight) > abs(b->weight) ? -1 : 1;
    if (a->name != b->name)
        return a->name < b->name ? -1 : 1;
    return a->part < b->part ? -1 : a->part > b->part;
}

static void put_name(struct trace *trace, const struct rank_feature *feature)
{
    display_put(&trace->display, rank_names[feature->name]);
    if (feature->part)
        display_put(&trace->display, "[2]"); /* of the second part of the content */
}

static void put_weight(struct trace *trace, int weight)
{
    display_put(&trace->display, " ");
    display_put_signed(&trace->display, (double)weight / 256, 2);
}

/* The word of the candidate's paragraph whose hash it is, or that it is a form of. NULL: none. */
static const struct token *find_word(const struct analysis *analysis, const struct link *link, uint32_t hash)
{
    const struct token *tokens = analysis->tokens.items;
    const struct index_range block = analysis->block_tokens.items[tokens[link->source_first].block];
    for (size_t i = block.first; i < block.end; i++) {
        const char *canonical = tokens[i].canonical;
        if (tokens[i].hash == hash || (canonical && token_hash(canonical, strlen(canonical)) == hash))
            return &tokens[i];
    }
    return NULL;
}

/* A word, a mark or what a verb takes (a letter of a symbol), or a number. */
static void put_value(struct trace *trace, const struct analysis *analysis, const struct link *link, bool counted,
                      uint32_t value)
{
    const struct token *word = value < MIN_WORD ? NULL : find_word(analysis, link, value);
    char letter[2] = {(char)value, '\0'};
    if (word)
        trace_put_bytes(trace, analysis, word->start, word->end);
    else if (value > ' ' && value < 0x7F && !counted)
        display_put(&trace->display, letter);
    else
        display_put_number(&trace->display, value);
}

static bool is_of_family(const struct rank_feature *feature)
{
    return feature->name == RANK_NAME_FAMILY || feature->name == RANK_NAME_FAMILY_FRAME ||
           feature->name == RANK_NAME_FAMILY_EXTENT || feature->name == RANK_NAME_FAMILY_MARKS ||
           feature->name == RANK_NAME_FAMILY_LENGTH;
}

static void put_feature(struct trace *trace, const struct analysis *analysis, const struct link *link,
                        const struct rank_feature *feature)
{
    bool counted = feature->name == RANK_NAME_FAMILY_LENGTH || feature->name == RANK_NAME_NEXT_COMMA;
    put_name(trace, feature);
    display_put(&trace->display, "(");
    if (is_of_family(feature))
        display_put(&trace->display, analysis->language->patterns->families[link->family].name);
    else
        put_value(trace, analysis, link, counted, feature->a);
    display_put(&trace->display, " ");
    put_value(trace, analysis, link, counted, feature->b);
    display_put(&trace->display, ")");
    put_weight(trace, feature->weight);
}

void show_features(struct trace *trace, const struct attribute_stage *stage, const uint32_t *candidates, size_t count)
{
    static const struct column columns[] = {{"no", 3}, {"features that weigh most", 0}, {NULL, 0}};
    struct rank_vector list;
    display_open_table(&trace->display, columns);
    for (size_t i = 0; i < count && i < SHOWN_WEIGHED; i++) {
        const struct link *link = &stage->candidates.items[candidates[i]];
        rank_features(stage, candidates[i], trace->shown.first, trace->shown.compared_end, &list);
        display_sort(&trace->display, list.features, list.count, sizeof *list.features, by_weight_of_feature);
        display_cell(&trace->display);
        display_put_number(&trace->display, candidates[i] - trace->shown.first);
        display_cell(&trace->display);
        for (size_t k = 0; k < list.count && k < SHOWN_FEATURES; k++) {
            display_put(&trace->display, k ? " " : "");
            put_feature(trace, stage->analysis, link, &list.features[k]);
        }
        display_end_row(&trace->display);
    }
    display_close_table(&trace->display);
}

/* The weights of one list's features, less those of another's, each kind once. */
static size_t subtract(const struct rank_vector *of, const struct rank_vector *less, struct rank_feature *out)
{
    size_t count = 0;
    for (size_t i = 0; i < of->count + less->count; i++) {
        struct rank_feature feature = i < of->count ? of->features[i] : less->features[i - of->count];
        int weight = i < of->count ? feature.weight : -feature.weight;
        size_t at = 0;
        while (at < count && (out[at].name != feature.name || out[at].part != feature.part))
            at++;
        if (at == count) {
            out[count] = feature;
            out[count++].weight = 0;
        }
        out[at].weight = (int16_t)(out[at].weight + weight);
    }
    return count;
}

void show_comparison(struct trace *trace, const struct attribute_stage *stage, uint32_t candidate, uint32_t rival)
{
    const struct shown_choice *shown = &trace->shown;
    struct rank_vector own, other;
    struct rank_feature differences[2 * MAX_RANK];
    struct display *display = &trace->display;
    rank_features(stage, candidate, shown->first, shown->compared_end, &own);
    rank_features(stage, rival, shown->first, shown->compared_end, &other);
    size_t count = subtract(&own, &other, differences);
    display_sort(display, differences, count, sizeof *differences, by_weight_of_feature);
    display_open_note(display, 2, "saidby-compared");
    display_put(display, "compared with ");
    display_put_number(display, rival - shown->first);
    display_put(display, ":");
    for (size_t i = 0; i < count && i < SHOWN_FEATURES && differences[i].weight; i++) {
        display_put(display, " ");
        put_name(trace, &differences[i]);
        put_weight(trace, differences[i].weight);
    }
    display_close_note(display);
}
