/* The records of a window: speakers and quotations. */
#include "trace/trace.h"

#include <string.h>

static const char *kind_name(saidby_kind kind)
{
    static const char *const names[] = {"person", "organization", "country", "group", "anonymous", "document"};
    return names[kind];
}

static void put_roles(struct trace *trace, const saidby_speaker *speaker)
{
    for (size_t i = 0; i < speaker->role_count; i++) {
        trace_put_if(trace, i > 0, "/");
        trace_put_word(trace, "");
        trace_put_shortened(trace, speaker->roles[i], strlen(speaker->roles[i]));
    }
}

static void show_speakers(struct trace *trace, const struct doc_part *part)
{
    static const struct column columns[] = {{"speaker", 7}, {"kind", 12}, {"name", 32}, {"ref", 6},
                                            {"named", 5},   {"roles", 0}, {NULL, 0}};
    struct display *display = &trace->display;
    display_open_table(display, columns);
    for (size_t i = 0; i < part->speaker_count; i++) {
        const saidby_speaker *speaker = &part->speakers[i];
        display_cell(display);
        display_put_number(display, speaker->id);
        trace_cell(trace, kind_name(speaker->kind));
        display_cell(display);
        trace_put_shortened(trace, speaker->name, strlen(speaker->name));
        trace_cell(trace, speaker->ref ? speaker->ref : "");
        display_cell(display);
        display_put_number(display, speaker->mention_count);
        display_cell(display);
        put_roles(trace, speaker);
        display_end_row(display);
    }
    display_close_table(display);
}

static void put_words(struct trace *trace, const saidby_mention *words)
{
    display_cell(&trace->display);
    if (words)
        trace_put_shortened(trace, words->text, words->text_length);
}

static void show_quotes(struct trace *trace, const struct doc_part *part)
{
    static const struct column columns[] = {{"quote", 5},   {"place", 13}, {"type", 8}, {"speaker", 7},
                                            {"source", 24}, {"cue", 16},   {"sure", 5}, {"pattern", 32},
                                            {"text", 0},    {NULL, 0}};
    static const char *const types[] = {"direct", "mixed", "indirect"};
    struct display *display = &trace->display;
    display_open_table(display, columns);
    for (size_t i = 0; i < part->quote_count; i++) {
        const saidby_quote *quote = &part->quotes[i];
        display_cell(display);
        display_put_number(display, part->first_quote + i);
        display_cell(display);
        trace_put_span(trace, (saidby_span){quote->parts[0].start, quote->parts[quote->part_count - 1].end});
        trace_cell(trace, types[quote->type]);
        display_cell(display);
        if (quote->speaker != SAIDBY_NO_SPEAKER)
            display_put_number(display, quote->speaker);
        put_words(trace, quote->source);
        put_words(trace, quote->cue);
        display_cell(display);
        display_put_decimal(display, quote->confidence, 3);
        trace_cell(trace, quote->pattern);
        display_cell(display);
        trace_put_shortened(trace, quote->text, quote->text_length);
        display_end_row(display);
    }
    display_close_table(display);
}

void trace_records(struct trace *trace, const struct doc_part *part)
{
    display_open_section(&trace->display, "record", "speakers and quotations", false);
    if (part->speaker_count)
        show_speakers(trace, part);
    display_plain(&trace->display, part->speaker_count && part->quote_count ? "\n" : "");
    if (part->quote_count)
        show_quotes(trace, part);
    if (!part->quote_count)
        trace_put_nothing(trace);
    display_close_section(&trace->display);
}
