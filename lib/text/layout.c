/*
 * Reads the text, makes blocks. A line is a block, but in hard-wrapped text, where the lines up to an empty one are
 * joined. boilerplate.c says of each what it is, dateline.c where the words of a paragraph begin.
 */
#include "text/layout.h"
#include "text/limits.h"

#include <string.h>

struct line {
    size_t start, end; /* without surrounding whitespace */
    size_t indent;     /* bytes of whitespace before it */
    bool after_empty;  /* an empty line, or the start of the text, is before it */
};

struct line_reader {
    const memory *mem;
    const char *text;
    size_t length;
    VECTOR(struct line) lines;
    size_t width;  /* of hard-wrapped text, in bytes; 0: each line is a block */
    size_t margin; /* the least indent of a line */
    bool hanging;  /* the first line of a paragraph is at the margin, the others are indented */
};

/* Where the line ends that begins at a byte. returns: there are carriage returns in the text. */
static size_t line_end(const struct line_reader *reader, size_t at, bool returns)
{
    if (returns)
        return at + strcspn(reader->text + at, "\r\n");
    const char *feed = memchr(reader->text + at, '\n', reader->length - at);
    return feed ? (size_t)(feed - reader->text) : reader->length;
}

static bool find_lines(struct line_reader *reader)
{
    const char *text = reader->text;
    bool after_empty = true, returns = memchr(text, '\r', reader->length) != NULL;
    for (size_t at = 0; at < reader->length;) {
        size_t stop = line_end(reader, at, returns);
        struct line line = {.start = at, .end = stop, .after_empty = after_empty};
        layout_trim(text, &line.start, &line.end);
        line.indent = line.start - at;
        after_empty = line.start == line.end;
        if (!after_empty && !VECTOR_PUSH(reader->mem, reader->lines, line))
            return false;
        at = stop + (text[stop] == '\r' && text[stop + 1] == '\n' ? 2 : 1);
    }
    return true;
}

/* It ends with a mark that closes a sentence or a quotation. */
static bool line_is_closed(const char *text, const struct line *line)
{
    size_t size;
    uint32_t last = character_before(text, line->start, line->end, &size);
    return last < 0x80 ? strchr(".!?:;\"')", (int)last) != NULL : last == 0x201D || last == 0x2019 || last == 0x2026;
}

static size_t first_word_length(const char *text, const struct line *line)
{
    size_t at = line->start;
    while (at < line->end && text[at] != ' ')
        at++;
    return at - line->start;
}

/* A line was broken for lack of room when the next line's first word would not have fitted on it. */
static bool line_is_full(const struct line_reader *reader, size_t index, size_t width)
{
    const struct line *line = &reader->lines.items[index];
    return line->indent + (line->end - line->start) + 1 + first_word_length(reader->text, line + 1) >
           width - width / WRAP_SLACK_PART;
}

static size_t line_width(const struct line *line)
{
    return line->indent + (line->end - line->start);
}

/* Whether the first lines of paragraphs are indented, as is usual, or all others. */
static void find_indents(struct line_reader *reader)
{
    size_t inside = 0, indented = 0, first = 0;
    reader->margin = SIZE_MAX;
    for (size_t i = 0; i < reader->lines.count; i++)
        if (reader->lines.items[i].indent < reader->margin)
            reader->margin = reader->lines.items[i].indent;
    for (size_t i = 0; i < reader->lines.count; i++) {
        const struct line *line = &reader->lines.items[i];
        inside += !line->after_empty;
        indented += !line->after_empty && line->indent > reader->margin;
        first += line->after_empty && line->indent > reader->margin;
    }
    reader->hanging = first == 0 && indented * 2 > inside;
}

/* "* Sales fell": an item of a list is a line of its own. */
static bool is_list_item(const struct line_reader *reader, const struct line *line)
{
    size_t size;
    uint32_t first = character_at(reader->text, line->start, line->end, &size);
    return (first == '*' || first == '-' || first == 0x2022) && line->start + size < line->end &&
           reader->text[line->start + size] == ' ';
}

/* By its beginning the line may go on with the paragraph of the one before. */
static bool may_go_on(const struct line_reader *reader, const struct line *line)
{
    return !line->after_empty && !is_list_item(reader, line) && (line->indent > reader->margin) == reader->hanging;
}

/* The width that all but few of the lines share which others follow: an address or a headline may be longer. */
static size_t shared_width(const struct line_reader *reader)
{
    size_t counts[MAX_WRAP + 1] = {0}, all = 0;
    for (size_t i = 0; i + 1 < reader->lines.count; i++) {
        size_t width = line_width(&reader->lines.items[i]);
        if (!may_go_on(reader, &reader->lines.items[i + 1]))
            continue;
        all++;
        if (width <= MAX_WRAP)
            counts[width]++;
    }
    const size_t longer = all > LONG_LINES_PART ? all / LONG_LINES_PART : all > 2;
    for (size_t width = 0, narrower = 0; width <= MAX_WRAP && all > 0; width++)
        if ((narrower += counts[width]) + longer >= all)
            return width;
    return 0;
}

/* The text is hard-wrapped when most neighbouring lines are full and break off without a closing mark. */
static void find_width(struct line_reader *reader)
{
    find_indents(reader);
    size_t pairs = 0, full = 0, open = 0, longer = 0, width = shared_width(reader);
    for (size_t i = 0; i < reader->lines.count; i++)
        longer += line_width(&reader->lines.items[i]) > width + WIDTH_ROOM;
    for (size_t i = 0; i + 1 < reader->lines.count && width; i++) {
        const struct line *line = &reader->lines.items[i];
        if (!may_go_on(reader, line + 1))
            continue;
        pairs++;
        full += line_is_full(reader, i, width) && line_width(line) <= width + WIDTH_ROOM;
        open += !line_is_closed(reader->text, line);
    }
    if (pairs > 1 && full * 2 > pairs && open * 2 >= pairs && longer <= 1 + pairs / LONG_LINES_PART)
        reader->width = width;
}

/* A line that goes on in the next one for lack of room. */
static bool line_is_wrapped(const struct line_reader *reader, size_t index)
{
    return reader->width && line_width(&reader->lines.items[index]) <= reader->width + WIDTH_ROOM &&
           line_is_full(reader, index, reader->width);
}

/* A line that breaks off in mid-sentence goes on in the next one, whatever its length. */
static bool breaks_off(const struct line_reader *reader, size_t index)
{
    const struct line *line = &reader->lines.items[index], *next = line + 1;
    size_t size;
    uint32_t first = character_at(reader->text, next->start, next->end, &size);
    return line->end - line->start >= MIN_WRAPPED && !line_is_closed(reader->text, line) &&
           character_is_letter(first) && !character_is_capital(first);
}

static bool make_blocks(const struct line_reader *reader, struct layout_stage *stage)
{
    for (size_t i = 0; i < reader->lines.count; i++) {
        const struct line *line = &reader->lines.items[i];
        struct block *last = stage->blocks.count ? &stage->blocks.items[stage->blocks.count - 1] : NULL;
        bool follows = last && !line->after_empty &&
                       (reader->hanging && reader->width ? line->indent > reader->margin
                                                         : line->indent <= reader->lines.items[i - 1].indent);
        if (follows && (breaks_off(reader, i - 1) || line_is_wrapped(reader, i - 1))) {
            last->end = index_32(line->end);
            continue;
        }
        struct block block = {.start = index_32(line->start),
                              .end = index_32(line->end),
                              .body = index_32(line->start),
                              .indented = line->indent > 0};
        if (!VECTOR_PUSH(reader->mem, stage->blocks, block))
            return false;
    }
    return true;
}

bool layout_find(struct layout_stage *stage, const memory *mem, const struct language *language, const char *text,
                 size_t length)
{
    struct line_reader reader = {.mem = mem, .text = text, .length = length};
    stage->language = language;
    stage->text = text;
    bool done = find_lines(&reader);
    if (done) {
        find_width(&reader);
        done = make_blocks(&reader, stage);
    }
    VECTOR_FREE(mem, reader.lines);
    if (!done)
        return false;
    layout_classify(stage);
    for (size_t i = 0; i < stage->blocks.count; i++)
        if (stage->blocks.items[i].kind == BLOCK_PARAGRAPH)
            stage->blocks.items[i].body = index_32(layout_body(stage, i));
    return true;
}

void layout_stage_reset(struct layout_stage *stage)
{
    stage->text = NULL;
    stage->blocks.count = 0;
}

void layout_stage_free(struct layout_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->blocks);
}
