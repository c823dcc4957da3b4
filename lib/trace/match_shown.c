/* What the stages match and tagger made: the symbols of each paragraph, the patterns that matched, labels. */
#include "trace/trace.h"

#include "match/symbols.h"

#include <stdio.h>
#include <string.h>

#define SAME_UNIT "·" /* beneath a word that is of the same unit as the one before */

/* Calls a function for each string of symbols, as the patterns are matched. */
static void each_string(struct trace *trace, const struct analysis *analysis,
                        void (*show)(struct trace *, const struct analysis *, const struct symbol_string *,
                                     size_t first_sentence, size_t end_sentence))
{
    struct symbol_string string = {{0}, {0}};
    struct symbol_cursor cursor = {0};
    bool good = true;
    for (size_t b = 0; good && b < analysis->blocks.count; b++) {
        const struct index_range sentences = analysis->block_sentences.items[b];
        bool paragraph = analysis->blocks.items[b].kind == BLOCK_PARAGRAPH;
        for (size_t s = sentences.first, end; good && paragraph && s < sentences.end; s = end) {
            end = symbols_end(analysis, b, s);
            good = symbols_write(analysis, &cursor, s, end, s == sentences.first, &string);
            if (good)
                show(trace, analysis, &string, s, end);
        }
    }
    trace->display.out.failed = trace->display.out.failed || !good;
    symbols_free(&analysis->mem, &string);
}

/* The symbols that stand for one thing from the i-th on, of which verbs of saying have two. */
static size_t unit_symbols(const struct symbol_string *string, size_t i)
{
    const struct symbol_place *a = &string->places.items[i], *b = a + 1;
    return i + 1 < string->letters.count && a->first_token == b->first_token && a->first_token < a->end_token &&
                   a->end_token == b->end_token
               ? 2
               : 1;
}

static void copy_symbols(const struct symbol_string *string, size_t i, char out[3])
{
    size_t count = unit_symbols(string, i);
    memcpy(out, string->letters.items + i, count);
    out[count] = '\0';
}

static void open_sentences(struct trace *trace, size_t first, size_t end)
{
    display_open_note(&trace->display, 2, "saidby-sentences");
    display_put(&trace->display, end > first + 1 ? "sentences " : "sentence ");
    display_put_number(&trace->display, first);
    if (end > first + 1) {
        display_put(&trace->display, "-");
        display_put_number(&trace->display, end - 1);
    }
}

static struct slice words_of_unit(const struct analysis *analysis, const struct symbol_place *place)
{
    if (place->first_token >= place->end_token)
        return (struct slice){"", 0};
    size_t start = analysis->tokens.items[place->first_token].start;
    return (struct slice){analysis->text + start, analysis->tokens.items[place->end_token - 1].end - start};
}

static void show_symbols(struct trace *trace, const struct analysis *analysis, const struct symbol_string *string,
                         size_t first, size_t end)
{
    struct display *display = &trace->display;
    open_sentences(trace, first, end);
    display_put(display, ": ");
    display_html(display, "<code>");
    display_put_text(display, string->letters.items, string->letters.count);
    display_html(display, "</code>");
    display_close_note(display);
    display_open_gloss(display, 1);
    for (size_t i = 0; i < string->letters.count; i += unit_symbols(string, i)) {
        char symbols[3];
        const char *beneath = symbols;
        copy_symbols(string, i, symbols);
        display_gloss(display, words_of_unit(analysis, &string->places.items[i]), &beneath, "");
    }
    display_close_gloss(display);
}

void trace_put_content(struct trace *trace, const struct analysis *analysis, const struct link *link)
{
    for (size_t p = 0; p < link->part_count; p++) {
        if (p)
            display_put(&trace->display, " … ");
        trace_put_tokens(trace, analysis, link->parts[p].first_token, link->parts[p].end_token);
    }
}

void trace_put_content_place(struct trace *trace, const struct analysis *analysis, const struct link *link)
{
    if (link->part_count)
        trace_put_tokens_place(trace, analysis, link->parts[0].first_token,
                               link->parts[link->part_count - 1].end_token);
}

static void show_match(struct trace *trace, const struct analysis *analysis, size_t index)
{
    const struct link *link = &analysis->matches.items[index];
    struct display *display = &trace->display;
    trace_cell(trace, link->pattern);
    display_cell(display);
    trace_put_tokens(trace, analysis, link->source_first, link->source_end);
    display_cell(display);
    trace_put_tokens(trace, analysis, link->cue_first, link->cue_end);
    display_cell(display);
    trace_put_content_place(trace, analysis, link);
    display_cell(display);
    trace_put_content(trace, analysis, link);
    display_end_row(display);
}

void trace_matches(struct trace *trace, const struct analysis *analysis)
{
    static const struct column columns[] = {{"pattern", 32}, {"source", 24}, {"cue", 16},
                                            {"place", 13},   {"content", 0}, {NULL, 0}};
    struct display *display = &trace->display;
    display_open_section(display, "match", "a symbol for each unit of a paragraph, and the patterns that match", false);
    each_string(trace, analysis, show_symbols);
    if (analysis->matches.count) {
        display_open_table(display, columns);
        for (size_t i = 0; i < analysis->matches.count; i++)
            show_match(trace, analysis, i);
        display_close_table(display);
    }
    display_close_section(display);
}

/* ---- labels ---- */

/* The share that a word has of its label, or of the piece that it has the most of: of 100. */
static size_t label_share(const struct word_labels *labels, const char **of)
{
    static const char *const names[] = {"source", "cue", "content"};
    const uint8_t shares[] = {labels->source, labels->cue, labels->content};
    size_t piece = labels->best == LABEL_OTHER ? 0 : (labels->best - LABEL_SOURCE_BEGIN) / 2u;
    for (size_t i = 0; labels->best == LABEL_OTHER && i < 3; i++)
        piece = shares[i] > shares[piece] ? i : piece;
    *of = names[piece];
    return shares[piece] * 100u / 255;
}

#define LIKELY 10 /* of 100: what a word without a label says of the piece that it has the most of */

static void gloss_label(struct trace *trace, const struct analysis *analysis, size_t token, const char *symbols)
{
    static const char *const names[] = {"·", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"};
    static const char *const classes[] = {"", " saidby-as-source", " saidby-as-cue", " saidby-as-content"};
    const struct word_labels *labels = &analysis->labels.items[token];
    const struct token *t = &analysis->tokens.items[token];
    const char *of;
    char share[24] = "";
    size_t percent = label_share(labels, &of);
    if (labels->best != LABEL_OTHER)
        snprintf(share, sizeof share, "%zu%%", percent);
    else if (percent >= LIKELY)
        snprintf(share, sizeof share, "%s %zu%%", of, percent);
    const char *beneath[] = {symbols, names[labels->best], share};
    display_gloss(&trace->display, (struct slice){analysis->text + t->start, t->end - t->start}, beneath,
                  classes[(labels->best + 1u) / 2]);
}

static bool has_labels(const struct analysis *analysis, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (analysis->labels.items[i].best != LABEL_OTHER)
            return true;
    return false;
}

static void show_labels(struct trace *trace, const struct analysis *analysis, const struct symbol_string *string,
                        size_t first, size_t end)
{
    size_t unit = 0;
    for (size_t s = first; s < end; s++) {
        const struct sentence *sentence = &analysis->sentences.items[s];
        bool labelled = has_labels(analysis, sentence->first_token, sentence->end_token);
        open_sentences(trace, s, s + 1);
        display_put(&trace->display, labelled ? "" : ": no labels");
        display_close_note(&trace->display);
        if (!labelled)
            continue;
        display_open_gloss(&trace->display, 3);
        for (size_t i = sentence->first_token; i < sentence->end_token; i++) {
            char symbols[3] = "";
            while (unit + 1 < string->letters.count && string->places.items[unit].end_token <= i)
                unit++;
            const struct symbol_place *place = &string->places.items[unit];
            if (place->first_token == i)
                copy_symbols(string, unit, symbols);
            gloss_label(trace, analysis, i, *symbols ? symbols : SAME_UNIT);
        }
        display_close_gloss(&trace->display);
    }
}

void trace_labels(struct trace *trace, const struct analysis *analysis)
{
    display_open_section(&trace->display, "tagger", "for each word its symbol, its label and how likely that is",
                         false);
    each_string(trace, analysis, show_labels);
    display_close_section(&trace->display);
}
