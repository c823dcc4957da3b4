/*
 * Records as HTML: the text, with elements around what they name. Where two of these cross, the inner one is cut
 * at the outer one's end and goes on after it, so that the elements always nest.
 */
#include "output/html.h"
#include "record/doc.h"
#include "output/markup.h"
#include "text/blocks.h"
#include "base/error.h"
#include "base/sort.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Elements within each other; what would be deeper is not marked, so that a text of nested quotes stays linear. */
#define MAX_DEPTH 16
#define COLOURS 10

enum item_kind { ITEM_PART, ITEM_QUOTED, ITEM_SOURCE, ITEM_CUE };

struct item {
    size_t start, end;
    size_t quote;
    enum item_kind kind;
    bool focus; /* the first part, until it was opened: the one that the keyboard stops at */
};

struct sums_before {
    size_t speaker, quotes;
};

struct page {
    const saidby_records *records;
    const char *text;
    size_t length;
    const saidby_html_options *options;
    memory mem;
    struct string_buffer string_buffer;
    struct layout_stage layout;      /* of the text */
    struct item *items;      /* by start, the longer first */
    size_t item_count, next; /* next: the first that was not opened yet */
    struct item *open[MAX_DEPTH];
    size_t depth;
    struct sums_before *prefix_sums;   /* speakers, those with the most quotes first */
    size_t *ranks;           /* of each speaker, its place among prefix sums */
};

/* ---- names ---- */

static const char *kind_word(saidby_kind kind)
{
    static const char *const words[] = {NULL, "organization", "country", "group", "unnamed", "document"};
    return words[kind];
}

static const saidby_speaker *speaker_of(const struct page *page, const saidby_quote *quote)
{
    return quote->speaker == SAIDBY_NO_SPEAKER ? NULL : &page->records->speakers[quote->speaker];
}

/* What is shown under the name. */
static const char *speaker_note(const saidby_speaker *speaker)
{
    return speaker->role && *speaker->role ? speaker->role : kind_word(speaker->kind);
}

/* A source without a speaker is a pronoun of which the text does not say whom it means: no name. */
static bool is_unresolved(const struct page *page, const saidby_quote *quote)
{
    return !speaker_of(page, quote) && quote->source;
}

static void add_speaker_name(struct page *page, const saidby_quote *quote)
{
    const saidby_speaker *speaker = speaker_of(page, quote);
    if (is_unresolved(page, quote)) {
        string_buffer_add_string(&page->string_buffer, "Unresolved “");
        markup_label(&page->string_buffer, quote->source->text);
        string_buffer_add_string(&page->string_buffer, "”");
    } else {
        markup_label(&page->string_buffer, speaker ? speaker->name : "Unattributed");
    }
}

static void add_colour(struct page *page, const saidby_quote *quote)
{
    if (!speaker_of(page, quote)) {
        string_buffer_add_string(&page->string_buffer, " saidby-nobody");
        return;
    }
    string_buffer_add_string(&page->string_buffer, " saidby-c");
    string_buffer_add_number(&page->string_buffer, page->ranks[quote->speaker] % COLOURS);
}

/* ---- elements of the article ---- */

static void add_number(struct string_buffer *string_buffer, const char *name, size_t number)
{
    string_buffer_add(string_buffer, " ", 1);
    string_buffer_add_string(string_buffer, name);
    string_buffer_add_string(string_buffer, "=\"");
    string_buffer_add_number(string_buffer, number);
    string_buffer_add(string_buffer, "\"", 1);
}

static bool is_uncertain(const saidby_quote *quote)
{
    return !(quote->confidence >= SAIDBY_UNCERTAIN);
}

/* An uncertain one never looks like one that is not. */
static size_t percent(const saidby_quote *quote)
{
    const size_t most = (size_t)(SAIDBY_UNCERTAIN * 100 - 0.5);
    size_t value = quote->confidence > 0 ? quote->confidence < 1 ? (size_t)(quote->confidence * 100 + 0.5) : 100 : 0;
    return is_uncertain(quote) && value > most ? most : value;
}

static void add_phrase(struct string_buffer *string_buffer, const char *before, const char *label, const char *after)
{
    if (!label || !*label)
        return;
    string_buffer_add_string(string_buffer, before);
    markup_label(string_buffer, label);
    string_buffer_add_string(string_buffer, after);
}


/* All that is known of the quote in a few lines: read aloud, and shown where no script runs. */
static void add_description(struct page *page, const saidby_quote *quote)
{
    struct string_buffer *string_buffer = &page->string_buffer;
    const saidby_speaker *speaker = speaker_of(page, quote);
    static const char *const types[] = {".&#10;Direct", ".&#10;Mixed", ".&#10;Indirect"};
    string_buffer_add_string(string_buffer, " aria-description=\"");
    add_speaker_name(page, quote);
    add_phrase(string_buffer, ", ", speaker ? speaker_note(speaker) : NULL, "");
    string_buffer_add_string(string_buffer, types[quote->type]);
    string_buffer_add_string(string_buffer, " quotation");
    add_phrase(string_buffer, ", “", quote->cue ? quote->cue->text : NULL, "”");
    add_phrase(string_buffer, ", to ", quote->addressee ? quote->addressee->text : NULL, "");
    add_phrase(string_buffer, ", via ", quote->via ? quote->via->text : NULL, "");
    string_buffer_add_string(string_buffer, is_uncertain(quote) ? ", uncertain, " : ", ");
    string_buffer_add_number(string_buffer, percent(quote));
    string_buffer_add_string(string_buffer, " % sure.\"");
}

static void open_part(struct page *page, struct item *item)
{
    struct string_buffer *string_buffer = &page->string_buffer;
    const saidby_quote *quote = &page->records->quotes[item->quote];
    const saidby_speaker *speaker = speaker_of(page, quote);
    string_buffer_add_string(string_buffer, "<mark class=\"saidby-quote saidby-");
    string_buffer_add_string(string_buffer, saidby_quote_type_string(quote->type));
    if (is_uncertain(quote))
        string_buffer_add_string(string_buffer, " saidby-uncertain");
    add_colour(page, quote);
    string_buffer_add_string(string_buffer, "\"");
    add_number(string_buffer, "data-quote", item->quote);
    if (speaker)
        add_number(string_buffer, "data-speaker", quote->speaker);
    if (is_unresolved(page, quote))
        string_buffer_add_string(string_buffer, " data-unresolved");
    string_buffer_add_string(string_buffer, " data-name=\"");
    add_speaker_name(page, quote);
    string_buffer_add_string(string_buffer, "\"");
    markup_attribute(string_buffer, "data-note", speaker ? speaker_note(speaker) : NULL);
    markup_attribute(string_buffer, "data-source", quote->source ? quote->source->text : NULL);
    markup_attribute(string_buffer, "data-cue", quote->cue ? quote->cue->text : NULL);
    markup_attribute(string_buffer, "data-to", quote->addressee ? quote->addressee->text : NULL);
    markup_attribute(string_buffer, "data-via", quote->via ? quote->via->text : NULL);
    markup_attribute(string_buffer, "data-pattern", page->options->explain ? quote->pattern : NULL);
    add_number(string_buffer, "data-sure", percent(quote));
    add_description(page, quote);
    string_buffer_add_string(string_buffer, item->focus ? " tabindex=\"0\">" : ">");
    item->focus = false;
}

static void open_item(struct page *page, struct item *item)
{
    static const char *const classes[] = {NULL, "quoted", "source", "cue"};
    if (item->kind == ITEM_PART) {
        open_part(page, item);
        return;
    }
    string_buffer_add_string(&page->string_buffer, "<span class=\"saidby-");
    string_buffer_add_string(&page->string_buffer, classes[item->kind]);
    add_colour(page, &page->records->quotes[item->quote]);
    string_buffer_add_string(&page->string_buffer, "\"");
    add_number(&page->string_buffer, "data-quote", item->quote);
    string_buffer_add_string(&page->string_buffer, ">");
}

static void close_item(struct page *page, const struct item *item)
{
    string_buffer_add_string(&page->string_buffer, item->kind == ITEM_PART ? "</mark>" : "</span>");
}

/* Close what ends at or before the place, and open again what was cut by that. */
static void close_ended(struct page *page, size_t place)
{
    size_t keep = 0, left;
    while (keep < page->depth && page->open[keep]->end > place)
        keep++;
    for (size_t i = page->depth; i-- > keep;)
        close_item(page, page->open[i]);
    left = keep;
    for (size_t i = keep; i < page->depth; i++)
        if (page->open[i]->end > place)
            page->open[left++] = page->open[i];
    page->depth = left;
    for (size_t i = keep; i < left; i++)
        open_item(page, page->open[i]);
}

static void open_begun(struct page *page, size_t place)
{
    for (; page->next < page->item_count && page->items[page->next].start <= place; page->next++) {
        struct item *item = &page->items[page->next];
        if (item->end <= place || page->depth == MAX_DEPTH)
            continue;
        page->open[page->depth++] = item;
        open_item(page, item);
    }
}

/* Where the next element begins or ends, end at most. */
static size_t next_boundary(const struct page *page, size_t end)
{
    if (page->next < page->item_count && page->items[page->next].start < end)
        end = page->items[page->next].start;
    for (size_t i = 0; i < page->depth; i++)
        if (page->open[i]->end < end)
            end = page->open[i]->end;
    return end;
}

/* ---- the article ---- */

struct element {
    const char *open, *close;
};

static struct element block_element(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_HEADLINE: return (struct element){"<h2 class=\"saidby-headline\">", "</h2>"};
    case BLOCK_SUBHEADING: return (struct element){"<h3 class=\"saidby-subheading\">", "</h3>"};
    case BLOCK_CAPTION: return (struct element){"<p class=\"saidby-caption\">", "</p>"};
    case BLOCK_BYLINE:
    case BLOCK_DATELINE: return (struct element){"<p class=\"saidby-byline\">", "</p>"};
    case BLOCK_AGENCY:
    case BLOCK_BOILERPLATE:
    case BLOCK_LINKS: return (struct element){"<p class=\"saidby-furniture\">", "</p>"};
    default: return (struct element){"<p>", "</p>"};
    }
}

static void add_block(struct page *page, const struct block *block)
{
    struct element element = block_element(block->kind);
    string_buffer_add_string(&page->string_buffer, element.open);
    for (size_t i = 0; i < page->depth; i++)
        open_item(page, page->open[i]);
    for (size_t at = block->start; at < block->end;) {
        close_ended(page, at);
        open_begun(page, at);
        size_t stop = next_boundary(page, block->end);
        markup_text(&page->string_buffer, page->text + at, stop - at);
        at = stop;
    }
    for (size_t i = page->depth; i-- > 0;)
        close_item(page, page->open[i]);
    string_buffer_add_string(&page->string_buffer, element.close);
}

/* What open elements end in the gap before a block is dropped: nothing of them is open there. */
static void drop_ended(struct page *page, size_t place)
{
    size_t left = 0;
    for (size_t i = 0; i < page->depth; i++)
        if (page->open[i]->end > place)
            page->open[left++] = page->open[i];
    page->depth = left;
}

static void add_article(struct page *page)
{
    size_t at = 0;
    string_buffer_add_string(&page->string_buffer, "<article class=\"saidby-article\" dir=\"auto\">");
    for (size_t i = 0; i < page->layout.blocks.count; i++) {
        const struct block *block = &page->layout.blocks.items[i];
        markup_text(&page->string_buffer, page->text + at, block->start - at);
        drop_ended(page, block->start);
        add_block(page, block);
        at = block->end;
    }
    markup_text(&page->string_buffer, page->text + at, page->length - at);
    string_buffer_add_string(&page->string_buffer, "</article>\n");
}

/* ---- the panel of speakers ---- */

/* index: SAIDBY_NO_SPEAKER for all that is unresolved, or for all that is not attributed. */
static void add_button(struct page *page, size_t index, size_t rank, size_t quotes, bool unresolved)
{
    struct string_buffer *string_buffer = &page->string_buffer;
    const saidby_speaker *speaker = index == SAIDBY_NO_SPEAKER ? NULL : &page->records->speakers[index];
    string_buffer_add_string(string_buffer,
                             "<button type=\"button\" disabled aria-pressed=\"false\" class=\"saidby-speaker saidby-");
    if (speaker) {
        string_buffer_add_string(string_buffer, "c");
        string_buffer_add_number(string_buffer, rank % COLOURS);
        string_buffer_add_string(string_buffer, "\"");
        add_number(string_buffer, "data-speaker", index);
    } else {
        string_buffer_add_string(string_buffer, unresolved ? "nobody\" data-unresolved" : "nobody\"");
    }
    string_buffer_add_string(string_buffer, "><bdi class=\"saidby-name\">");
    markup_label(string_buffer, speaker ? speaker->name : unresolved ? "Unresolved" : "Unattributed");
    string_buffer_add_string(string_buffer, "</bdi> <span class=\"saidby-count\">");
    string_buffer_add_number(string_buffer, quotes);
    string_buffer_add_string(string_buffer,
                             quotes == 1 ? "<span> quotation</span></span>" : "<span> quotations</span></span>");
    add_phrase(string_buffer, " <bdi class=\"saidby-role\">", speaker ? speaker_note(speaker) : NULL, "</bdi>");
    string_buffer_add_string(string_buffer, "</button>\n");
}

static void add_panel(struct page *page)
{
    const saidby_records *records = page->records;
    size_t nobody = 0, unresolved = 0;
    for (size_t i = 0; i < records->quote_count; i++) {
        unresolved += is_unresolved(page, &records->quotes[i]);
        nobody += !speaker_of(page, &records->quotes[i]) && !is_unresolved(page, &records->quotes[i]);
    }
    string_buffer_add_string(&page->string_buffer,
                             "<div class=\"saidby-speakers\" role=\"group\" aria-label=\"Speakers\">\n");
    if (!records->quote_count)
        string_buffer_add_string(&page->string_buffer, "<p class=\"saidby-none\">No quotations</p>\n");
    for (size_t i = 0; i < records->speaker_count && page->prefix_sums[i].quotes; i++)
        add_button(page, page->prefix_sums[i].speaker, i, page->prefix_sums[i].quotes, false);
    if (unresolved)
        add_button(page, SAIDBY_NO_SPEAKER, 0, unresolved, true);
    if (nobody)
        add_button(page, SAIDBY_NO_SPEAKER, 0, nobody, false);
    string_buffer_add_string(&page->string_buffer, "</div>\n");
}

/* ---- gathering ---- */

static int by_start_in_text(const void *left, const void *right, const void *context)
{
    (void)context;
    const struct item *a = left, *b = right;
    int order = compare_sizes(a->start, b->start);
    order = order ? order : compare_sizes(b->end, a->end);
    order = order ? order : compare_sizes((size_t)a->kind, (size_t)b->kind);
    return order ? order : compare_sizes(a->quote, b->quote);
}

static int by_quotes(const void *left, const void *right, const void *context)
{
    (void)context;
    const struct sums_before *a = left, *b = right;
    int order = compare_sizes(b->quotes, a->quotes);
    return order ? order : compare_sizes(a->speaker, b->speaker);
}

static void add_item(struct page *page, enum item_kind kind, size_t quote, saidby_span span, bool focus)
{
    if (span.start < span.end && span.end <= page->length)
        page->items[page->item_count++] = (struct item){span.start, span.end, quote, kind, focus};
}

static void add_mention(struct page *page, enum item_kind kind, size_t quote, const saidby_mention *mention)
{
    if (mention)
        add_item(page, kind, quote, (saidby_span){mention->start, mention->end}, false);
}

static void add_items(struct page *page, size_t index)
{
    const saidby_quote *quote = &page->records->quotes[index];
    for (size_t i = 0; i < quote->part_count; i++)
        add_item(page, ITEM_PART, index, quote->parts[i], i == 0);
    for (size_t i = 0; i < quote->quoted_count; i++)
        add_item(page, ITEM_QUOTED, index, quote->quoted[i], false);
    add_mention(page, ITEM_SOURCE, index, quote->source);
    add_mention(page, ITEM_CUE, index, quote->cue);
}

static bool gather(struct page *page)
{
    const saidby_records *records = page->records;
    size_t items = 2 * records->quote_count, speakers = records->speaker_count;
    for (size_t i = 0; i < records->quote_count; i++)
        items += records->quotes[i].part_count + records->quotes[i].quoted_count;
    page->items = memory_allocate(&page->mem, items * sizeof *page->items);
    page->prefix_sums = memory_allocate(&page->mem, speakers * sizeof *page->prefix_sums);
    page->ranks = memory_allocate(&page->mem, speakers * sizeof *page->ranks);
    if (!page->items || !page->prefix_sums || !page->ranks)
        return false;
    for (size_t i = 0; i < speakers; i++)
        page->prefix_sums[i] = (struct sums_before){i, 0};
    for (size_t i = 0; i < records->quote_count; i++) {
        add_items(page, i);
        if (speaker_of(page, &records->quotes[i]))
            page->prefix_sums[records->quotes[i].speaker].quotes++;
    }
    if (!sort_items(&page->mem, page->items, page->item_count, sizeof *page->items, by_start_in_text, NULL) ||
        !sort_items(&page->mem, page->prefix_sums, speakers, sizeof *page->prefix_sums, by_quotes, NULL))
        return false;
    for (size_t i = 0; i < speakers; i++)
        page->ranks[page->prefix_sums[i].speaker] = i;
    return true;
}

/* Find the blocks of a working copy of the text, in which no byte is bad. */
static bool lay_out(struct page *page)
{
    char *copy = memory_allocate(&page->mem, page->length + 1);
    unsigned char *bad = memory_allocate(&page->mem, page->length / 8 + 1);
    bool good = copy && bad;
    if (good) {
        if (page->length)
            memcpy(copy, page->text, page->length);
        copy[page->length] = '\0';
        memset(bad, 0, page->length / 8 + 1);
        utf8_repair(copy, page->length, bad);
        good = layout_find(&page->layout, &page->mem, &language_built_in, copy, page->length);
    }
    memory_free(&page->mem, copy);
    memory_free(&page->mem, bad);
    return good;
}

static char *make_article(struct page *page, size_t *length)
{
    if (lay_out(page) && gather(page)) {
        html_open_section(&page->string_buffer, page->options, "");
        add_panel(page);
        add_article(page);
        html_close_section(&page->string_buffer);
    } else {
        page->string_buffer.failed = true;
    }
    layout_stage_free(&page->layout, &page->mem);
    memory_free(&page->mem, page->items);
    memory_free(&page->mem, page->prefix_sums);
    memory_free(&page->mem, page->ranks);
    return string_buffer_take(&page->string_buffer, length);
}

/* ---- entries ---- */

static bool good_spans(const saidby_span *spans, size_t count, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (!spans || spans[i].start >= spans[i].end || spans[i].end > length)
            return false;
    return true;
}

static bool good_mention(const saidby_mention *mention, size_t length)
{
    return !mention || (mention->text && mention->start < mention->end && mention->end <= length);
}

static bool good_speaker(const saidby_speaker *speaker)
{
    return speaker->name && saidby_kind_string(speaker->kind);
}

static const char *quote_fault(const saidby_quote *quote, size_t speaker_count, size_t length)
{
    const saidby_mention *const mentions[] = {quote->cue, quote->source, quote->addressee, quote->via};
    bool good =
        good_spans(quote->parts, quote->part_count, length) && good_spans(quote->quoted, quote->quoted_count, length);
    if (!saidby_quote_type_string(quote->type))
        return "a quote has a type that is none";
    if (quote->speaker != SAIDBY_NO_SPEAKER && quote->speaker >= speaker_count)
        return "a quote has a speaker that is none";
    for (size_t i = 0; i < sizeof mentions / sizeof *mentions; i++)
        good = good && good_mention(mentions[i], length);
    return good ? NULL : "a quote has a span that is none of the text";
}

static const char *records_fault(const saidby_records *records, size_t length)
{
    const char *fault = NULL;
    if ((!records->quotes && records->quote_count) || (!records->speakers && records->speaker_count))
        return "quotes or speakers is NULL, but its count is not 0";
    for (size_t i = 0; i < records->speaker_count; i++)
        if (!good_speaker(&records->speakers[i]))
            return "a speaker has no name, or a kind that is none";
    for (size_t i = 0; i < records->quote_count && !fault; i++)
        fault = quote_fault(&records->quotes[i], records->speaker_count, length);
    return fault;
}

static saidby_status write_article(const saidby_records *records, const memory *mem, const struct slice *text,
                            const saidby_html_options *options, char **out, size_t *out_length, saidby_error *error)
{
    saidby_html_options defaults;
    saidby_html_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = html_option_fault(options);
    fault = fault ? fault : records_fault(records, text->length);
    if (fault)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    struct page page = {.records = records, .text = text->text, .length = text->length, .options = options, .mem = *mem,
                        .string_buffer = {.mem = *mem}};
    *out = make_article(&page, out_length);
    return *out ? error_clear(error) : error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the HTML");
}

saidby_status saidby_records_html(const saidby_records *records, const char *text, size_t length,
                                  const saidby_html_options *options, char **out, size_t *out_length,
                                  saidby_error *error)
{
    if (out_length)
        *out_length = 0;
    if (out)
        *out = NULL;
    if (!out || !records || (!text && length))
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out, records or text is NULL");
    if (length > (size_t)1 << 30)
        return error_fail(error, SAIDBY_ERROR_LIMIT, 0, "the text is larger than 1 GiB");
    memory mem = memory_default();
    struct slice whole = {text, length};
    return write_article(records, &mem, &whole, options, out, out_length, error);
}

/* The records of all parts of a doc, one after the other. */
static void put_together(const saidby_doc *doc, saidby_quote *quotes, saidby_speaker *speakers)
{
    for (size_t i = 0; i < doc->quote_count; i++)
        quotes[i] = *saidby_doc_quote(doc, i);
    for (size_t i = 0; i < doc->speaker_count; i++)
        speakers[i] = *saidby_doc_speaker(doc, i);
}

saidby_status saidby_doc_html(const saidby_doc *doc, const char *text, size_t length,
                              const saidby_html_options *options, char **out, size_t *out_length, saidby_error *error)
{
    if (out_length)
        *out_length = 0;
    if (out)
        *out = NULL;
    if (!out || !doc || (!text && length))
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out, doc or text is NULL");
    if (length != doc->index.length)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "the text is not the one that the doc was made from");
    const struct doc_part *part = doc->parts.items;
    struct slice whole = {text, length};
    saidby_records records = {NULL, doc->quote_count, NULL, doc->speaker_count};
    if (doc->parts.count == 1) {
        records.quotes = part->quotes;
        records.speakers = part->speakers;
        return write_article(&records, &doc->mem, &whole, options, out, out_length, error);
    }
    saidby_quote *quotes = memory_allocate(&doc->mem, (doc->quote_count + 1) * sizeof *quotes);
    saidby_speaker *speakers = memory_allocate(&doc->mem, (doc->speaker_count + 1) * sizeof *speakers);
    saidby_status status = SAIDBY_ERROR_MEMORY;
    if (quotes && speakers) {
        put_together(doc, quotes, speakers);
        records.quotes = quotes;
        records.speakers = speakers;
        status = write_article(&records, &doc->mem, &whole, options, out, out_length, error);
    } else {
        error_fail(error, status, 0, "no memory for the HTML");
    }
    memory_free(&doc->mem, quotes);
    memory_free(&doc->mem, speakers);
    return status;
}
