/*
 * Text to blocks. A line is a block, but in hard-wrapped text, where lines up to a blank line are joined. What is not
 * prose (headline, caption, byline, ...) gets its kind; a mistake that hides prose costs more than boilerplate let
 * through.
 */
#include "text/layout.h"
#include "base/unicode.h"

#include <string.h>

struct line {
    size_t start, end;   /* without surrounding blanks */
    size_t indent;       /* blanks before it */
    bool after_whitespace;    /* an empty line, or the start of the text, stands before it */
};

struct layout {
    struct analysis *analysis;
    VECTOR(struct line) lines;
    size_t width;        /* of hard-wrapped text, in bytes; 0: each line is a block */
};

#define WIDEST_WRAP 120
#define SHORTEST_PROSE 40 /* bytes of a line that may go on in the next */

void layout_trim(const char *text, size_t *start, size_t *end)
{
    size_t size;
    while (*start < *end && character_is_whitespace(character_at(text, *start, *end, &size)))
        *start += size;
    while (*start < *end && character_is_whitespace(character_before(text, *start, *end, &size)))
        *end -= size;
}

/* returns: there are carriage returns in the text. */
static size_t line_end(const struct analysis *analysis, size_t at, bool returns)
{
    if (returns)
        return at + strcspn(analysis->text + at, "\r\n");
    const char *feed = memchr(analysis->text + at, '\n', analysis->length - at);
    return feed ? (size_t)(feed - analysis->text) : analysis->length;
}

static bool find_lines(struct layout *layout)
{
    const struct analysis *analysis = layout->analysis;
    bool after_whitespace = true, returns = memchr(analysis->text, '\r', analysis->length) != NULL;
    for (size_t at = 0; at < analysis->length;) {
        size_t stop = line_end(analysis, at, returns);
        struct line line = {.start = at, .end = stop, .after_whitespace = after_whitespace};
        layout_trim(analysis->text, &line.start, &line.end);
        line.indent = line.start - at;
        after_whitespace = line.start == line.end;
        if (!after_whitespace && !VECTOR_PUSH(&analysis->mem, layout->lines, line))
            return false;
        at = stop + (analysis->text[stop] == '\r' && analysis->text[stop + 1] == '\n' ? 2 : 1);
    }
    return true;
}

/* True when the line ends with a mark that closes a sentence or a quotation. */
static bool line_is_closed(const struct analysis *analysis, const struct line *line)
{
    size_t size;
    uint32_t last = character_before(analysis->text, line->start, line->end, &size);
    return last < 0x80 ? strchr(".!?:;\"')", (int)last) != NULL : last == 0x201D || last == 0x2019 || last == 0x2026;
}

static size_t first_word_length(const struct analysis *analysis, const struct line *line)
{
    size_t at = line->start;
    while (at < line->end && analysis->text[at] != ' ')
        at++;
    return at - line->start;
}

/* A line was broken for lack of room when the next line's first word would not have fitted on it. */
static bool line_is_full(const struct layout *layout, size_t index, size_t width)
{
    const struct line *line = &layout->lines.items[index];
    return line->indent + (line->end - line->start) + 1 + first_word_length(layout->analysis, line + 1) >
           width - width / 8;
}

/* The text is hard-wrapped when most neighbouring lines are full and break off without a closing mark. */
static void find_width(struct layout *layout)
{
    size_t widest = 0, pairs = 0, full = 0, open = 0, margin = SIZE_MAX;
    for (size_t i = 0; i < layout->lines.count; i++) {
        const struct line *line = &layout->lines.items[i];
        size_t width = line->indent + (line->end - line->start);
        widest = width > widest ? width : widest;
        margin = line->indent < margin ? line->indent : margin;
    }
    if (widest > WIDEST_WRAP)
        return;
    for (size_t i = 0; i + 1 < layout->lines.count; i++) {
        const struct line *line = &layout->lines.items[i];
        if (line[1].after_whitespace || line[1].indent > margin) /* a new paragraph, as far as that can be seen */
            continue;
        pairs++;
        full += line_is_full(layout, i, widest);
        open += !line_is_closed(layout->analysis, line);
    }
    if (pairs > 1 && full * 2 > pairs && open * 2 >= pairs)
        layout->width = widest;
}

/* A line that breaks off in mid-sentence goes on in the next one, whatever its length. */
static bool breaks_off(const struct layout *layout, size_t index)
{
    const struct line *line = &layout->lines.items[index], *next = line + 1;
    size_t size;
    uint32_t first = character_at(layout->analysis->text, next->start, next->end, &size);
    return line->end - line->start >= SHORTEST_PROSE && !line_is_closed(layout->analysis, line) &&
           character_is_letter(first) && !character_is_capital(first);
}

static bool make_blocks(struct layout *layout)
{
    struct analysis *analysis = layout->analysis;
    for (size_t i = 0; i < layout->lines.count; i++) {
        const struct line *line = &layout->lines.items[i];
        struct block *last = analysis->blocks.count ? &analysis->blocks.items[analysis->blocks.count - 1] : NULL;
        bool follows = last && !line->after_whitespace && line->indent <= layout->lines.items[i - 1].indent;
        if (follows && (breaks_off(layout, i - 1) || (layout->width && line_is_full(layout, i - 1, layout->width)))) {
            last->end = line->end;
            continue;
        }
        struct block block = {
            .start = line->start, .end = line->end, .body = line->start, .indented = line->indent > 0};
        if (!VECTOR_PUSH(&analysis->mem, analysis->blocks, block))
            return false;
    }
    return true;
}

bool layout_find(struct analysis *analysis)
{
    struct layout layout = {.analysis = analysis};
    bool done = find_lines(&layout);
    if (done) {
        find_width(&layout);
        done = make_blocks(&layout);
    }
    VECTOR_FREE(&analysis->mem, layout.lines);
    if (!done)
        return false;
    layout_classify(analysis);
    for (size_t i = 0; i < analysis->blocks.count; i++)
        if (analysis->blocks.items[i].kind == BLOCK_PARAGRAPH)
            analysis->blocks.items[i].body = layout_body(analysis, i);
    return true;
}
