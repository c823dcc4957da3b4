/* What the stage coref does: whom each pronoun and description means, and why; the entities in the end. */
#include "trace/trace.h"

#include "coref/entities_shown.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN_POINTS 12 /* kinds of points that are named, those that count most */

/* ---- whom a mention means ---- */

void trace_considered(struct observer *observer, size_t mention, uint32_t entity, uint32_t before, int points,
                      const struct point_list *list)
{
    struct trace *trace = trace_of(observer);
    struct considered *all = trace->considered;
    size_t place = trace->considered_count;
    (void)mention; /* all come before it is resolved */
    trace->considered_all++;
    while (place > 0 && all[place - 1].points < points)
        place--;
    if (place == SHOWN_ENTITIES)
        return;
    if (trace->considered_count < SHOWN_ENTITIES)
        trace->considered_count++;
    memmove(&all[place + 1], &all[place], (trace->considered_count - 1 - place) * sizeof *all);
    all[place] = (struct considered){entity, before, points, *list};
}

static int by_weight(const void *left, const void *right, const void *context)
{
    const struct point *a = left, *b = right;
    (void)context;
    if (abs(a->points) != abs(b->points))
        return abs(a->points) > abs(b->points) ? -1 : 1;
    return strcmp(a->name, b->name);
}

/* The points of each name together. */
static size_t sum_points(const struct point_list *list, struct point *sums)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        size_t at = 0;
        while (at < count && strcmp(sums[at].name, list->items[i].name) != 0)
            at++;
        if (at == count)
            sums[count++] = (struct point){list->items[i].name, 0};
        sums[at].points += list->items[i].points;
    }
    return count;
}

/* Those that weigh most. */
static void put_points(struct trace *trace, const struct point_list *list)
{
    struct point sums[MAX_POINTS];
    size_t count = sum_points(list, sums);
    display_sort(&trace->display, sums, count, sizeof *sums, by_weight);
    for (size_t i = 0; i < count && i < SHOWN_POINTS; i++) {
        trace_put_word(trace, sums[i].name);
        display_put(&trace->display, " ");
        display_put_signed(&trace->display, sums[i].points, 0);
    }
}

static void put_entity(struct trace *trace, const struct coref *coref, uint32_t entity)
{
    struct index_range words = coref_entity_shown(coref, entity).words;
    display_put_number(&trace->display, entity);
    display_put(&trace->display, " ");
    trace_put_marked(trace, coref_analysis(coref), words.first, words.end);
}

static void show_considered(struct trace *trace, const struct coref *coref)
{
    static const struct column columns[] = {{"points", 6}, {"entity", 36}, {"mention", 7}, {"for", 0}, {NULL, 0}};
    struct display *display = &trace->display;
    if (!trace->considered_count)
        return;
    display_open_table(display, columns);
    for (size_t i = 0; i < trace->considered_count; i++) {
        const struct considered *considered = &trace->considered[i];
        display_cell(display);
        display_put_signed(display, considered->points, 0);
        display_cell(display);
        put_entity(trace, coref, considered->entity);
        display_cell(display);
        if (considered->before != NO_INDEX)
            display_put_number(display, considered->before);
        display_cell(display);
        put_points(trace, &considered->list);
        display_end_row(display);
    }
    display_close_table(display);
    if (trace->considered_all > trace->considered_count) {
        display_open_note(display, 2, "saidby-more");
        display_put(display, "and ");
        display_put_number(display, trace->considered_all - trace->considered_count);
        display_put(display, " more with fewer points");
        display_close_note(display);
    }
}

void trace_resolved(struct observer *observer, const struct coref *coref, size_t mention, enum meant_by by)
{
    static const char *const names[] = {
        [MEANT_POINTS] = ", by its points",           [MEANT_ANTECEDENT] = ", the mention before it",
        [MEANT_AUTHOR] = ", whose statement it is",   [MEANT_BEFORE] = ", the name before it",
        [MEANT_AFTER] = ", the name after it",        [MEANT_INTRODUCED] = ", who is named next",
        [MEANT_AGAIN] = ", who was called so before", [MEANT_NEW] = ", who is new",
        [MEANT_NOBODY] = "nobody that the text tells"};
    struct trace *trace = trace_of(observer);
    struct display *display = &trace->display;
    const struct analysis *analysis = coref_analysis(coref);
    const struct mention *m = coref_mention_shown(coref, mention);
    uint32_t entity = coref_entity_of(coref, mention);
    if (by == MEANT_NEW && !trace->considered_all)
        return; /* there is nothing to tell: it is among the entities */
    if (trace->considered_count)
        display_open_subheading(display);
    else
        display_open_note(display, 2, "saidby-meant");
    display_put(display, "mention ");
    display_put_number(display, mention);
    display_put(display, " ");
    trace_put_marked(trace, analysis, m->core_first, m->core_end);
    display_put(display, " ");
    trace_put_tokens_place(trace, analysis, m->first_token, m->end_token);
    display_put(display, ": ");
    if (entity != NO_INDEX) {
        display_put(display, "entity ");
        put_entity(trace, coref, entity);
    }
    display_put(display, entity == NO_INDEX ? names[MEANT_NOBODY] : names[by]);
    display_close_note(display);
    show_considered(trace, coref);
    if (trace->considered_count)
        display_plain(display, "\n");
    display->blank = trace->considered_count > 0;
    trace->considered_count = trace->considered_all = 0;
}

/* ---- entities ---- */

static const char *sort_name(enum entity_sort sort)
{
    static const char *const names[] = {"person", "organization", "location", "group", "document", "thing"};
    return names[sort];
}

static void put_entity_roles(struct trace *trace, const struct coref *coref, uint32_t entity)
{
    struct index_range words;
    for (uint32_t at = NO_INDEX; coref_next_role(coref, entity, &at, &words);) {
        if (trace->display.width)
            display_put(&trace->display, " ");
        trace_put_marked(trace, coref_analysis(coref), words.first, words.end);
    }
}

/* The mentions of the entity: the first is in heads, and each has the next in next. */
static void put_mentions(struct trace *trace, uint32_t first, const uint32_t *next)
{
    for (uint32_t m = first; m != NO_INDEX; m = next[m]) {
        if (trace->display.width)
            display_put(&trace->display, " ");
        display_put_number(&trace->display, m);
    }
}

static void show_entity(struct trace *trace, const struct coref *coref, uint32_t index, uint32_t first,
                        const uint32_t *next)
{
    const struct entity_shown entity = coref_entity_shown(coref, index);
    struct display *display = &trace->display;
    display_cell(display);
    display_put_number(display, index);
    trace_cell(trace, sort_name(entity.sort));
    trace_cell(trace, trace_gender(entity.gender));
    display_cell(display);
    if (entity.speaker != NO_INDEX)
        display_put_number(display, entity.speaker);
    display_cell(display);
    trace_put_tokens(trace, coref_analysis(coref), entity.words.first, entity.words.end);
    display_cell(display);
    put_entity_roles(trace, coref, index);
    display_cell(display);
    put_mentions(trace, first, next);
    display_end_row(display);
}

static void show_entities(struct trace *trace, const struct coref *coref, uint32_t *firsts, uint32_t *next)
{
    static const struct column columns[] = {{"entity", 6},  {"sort", 12},  {"gender", 6},   {"speaker", 7},
                                            {"called", 32}, {"roles", 40}, {"mentions", 0}, {NULL, 0}};
    size_t count = coref_entity_count(coref);
    memset(firsts, 0xFF, count * sizeof *firsts); /* NO_INDEX */
    for (size_t m = coref_analysis(coref)->mentions.count; m-- > 0;) {
        uint32_t entity = coref_entity_of(coref, m);
        if (entity == NO_INDEX)
            continue;
        next[m] = firsts[entity];
        firsts[entity] = index_32(m);
    }
    display_open_subheading(&trace->display);
    display_put(&trace->display, "entities");
    display_close_note(&trace->display);
    display_open_table(&trace->display, columns);
    for (size_t i = 0; i < count; i++)
        show_entity(trace, coref, index_32(i), firsts[i], next);
    display_close_table(&trace->display);
}

void trace_identified(struct observer *observer, const struct coref *coref)
{
    struct trace *trace = trace_of(observer);
    const memory *mem = &coref_analysis(coref)->mem;
    size_t entities = coref_entity_count(coref), mentions = coref_analysis(coref)->mentions.count;
    uint32_t *firsts = memory_allocate(mem, (entities + mentions + 1) * sizeof *firsts);
    if (firsts)
        show_entities(trace, coref, firsts, firsts + entities);
    else
        trace->display.out.failed = true;
    memory_free(mem, firsts);
}

void trace_open_identity(struct trace *trace)
{
    display_open_section(&trace->display, "coref", "whom pronouns and descriptions mean, and who they all are", false);
}

void trace_close_identity(struct trace *trace, const struct analysis *analysis)
{
    if (!analysis->links.count)
        trace_put_nothing(trace);
    display_close_section(&trace->display);
}
