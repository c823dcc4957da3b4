/* The output of a trace, as text or as HTML. */
#include "trace/display.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "output/markup.h"

#include <string.h>

#define MUCH ((size_t)1 << 16) /* bytes that are given to the sink at once */
#define LINE_WIDTH 112         /* characters of a line of a gloss */
#define MAX_WORD 28            /* bytes of a word of a gloss */
#define CELL_GAP 2

void display_begin(struct display *display, const memory *mem, bool html, saidby_sink sink, void *context)
{
    *display = (struct display){.html = html, .out.mem = *mem, .word.mem = *mem, .sink = sink, .context = context};
    for (size_t i = 0; i < 1 + MAX_GLOSS; i++)
        display->lines[i].mem = *mem;
}

void display_end(struct display *display)
{
    string_buffer_drop(&display->out);
    string_buffer_drop(&display->word);
    for (size_t i = 0; i < 1 + MAX_GLOSS; i++)
        string_buffer_drop(&display->lines[i]);
}

bool display_flush(struct display *display, bool all)
{
    struct string_buffer *out = &display->out;
    if (out->failed || display->stopped)
        return false;
    if (out->length == 0 || (!all && out->length < MUCH))
        return true;
    display->stopped = display->sink(display->context, out->text, out->length) != 0;
    out->length = 0;
    return !display->stopped;
}

void display_sort(struct display *display, void *items, size_t count, size_t size, compare_items *compare)
{
    if (!sort_items(&display->out.mem, items, count, size, compare, NULL))
        display->out.failed = true;
}

void display_html(struct display *display, const char *html)
{
    if (display->html && !display->muted)
        string_buffer_add_string(&display->out, html);
}

void display_plain(struct display *display, const char *text)
{
    if (!display->html && !display->muted)
        string_buffer_add_string(&display->out, text);
}

/* ---- what is put ---- */

static size_t count_characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static void put_bytes(struct display *display, const char *text, size_t length)
{
    display->width += count_characters(text, length);
    if (display->muted)
        return;
    if (display->html)
        markup_text(&display->out, text, length);
    else
        string_buffer_add(&display->out, text, length);
}

void display_put(struct display *display, const char *string)
{
    put_bytes(display, string, strlen(string));
}

void display_put_number(struct display *display, size_t number)
{
    display_put_decimal(display, (double)number, 0);
}

static void put_magnitude(struct display *display, double number, unsigned decimals)
{
    char digits[40];
    size_t at = sizeof digits;
    double scale = 1;
    for (unsigned i = 0; i < decimals; i++)
        scale *= 10;
    uint64_t all = number * scale < 1e18 ? (uint64_t)(number * scale + 0.5) : UINT64_C(1000000000000000000);
    for (unsigned i = 0; i <= decimals || all; i++, all /= 10) {
        if (i == decimals && decimals)
            digits[--at] = '.';
        digits[--at] = (char)('0' + all % 10);
    }
    put_bytes(display, digits + at, sizeof digits - at);
}

void display_put_decimal(struct display *display, double number, unsigned decimals)
{
    if (number < 0)
        display_put(display, "−");
    put_magnitude(display, number < 0 ? -number : number, decimals);
}

void display_put_signed(struct display *display, double number, unsigned decimals)
{
    if (number >= 0)
        display_put(display, "+");
    display_put_decimal(display, number, decimals);
}

/* The bytes of a control character that the text begins with, or 0. */
static size_t control_length(const char *text, size_t length)
{
    unsigned char c = (unsigned char)text[0];
    if (c == 0xC2 && length > 1 && (unsigned char)text[1] < 0xA0)
        return 2;
    return (c < 0x20 && !byte_is_space((char)c)) || c == 0x7F;
}

void display_put_text(struct display *display, const char *text, size_t length)
{
    for (size_t i = 0, begin; i < length;) {
        size_t control = control_length(text + i, length - i);
        begin = i;
        if (control) {
            display_put(display, "\xEF\xBF\xBD");
            i += control;
        } else if (byte_is_space(text[i])) {
            display_put(display, " ");
            while (i < length && byte_is_space(text[i]))
                i++;
        } else {
            while (i < length && !byte_is_space(text[i]) && !control_length(text + i, length - i))
                i++;
            put_bytes(display, text + begin, i - begin);
        }
    }
}

static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

void display_put_excerpt(struct display *display, const char *text, size_t length, size_t most)
{
    if (length <= most) {
        display_put_text(display, text, length);
        return;
    }
    size_t head = most * 3 / 5, tail = length - (most - 1 - head);
    while (head > 0 && is_inside_character(text[head]))
        head--;
    while (tail < length && is_inside_character(text[tail]))
        tail++;
    display_put_text(display, text, head);
    display_put(display, "…");
    display_put_text(display, text + tail, length - tail);
}

/* ---- sections, tables, notes ---- */

void display_open_section(struct display *display, const char *name, const char *what, bool closed)
{
    display->muted = display->only && strcmp(name, display->only) != 0;
    display_html(display, closed && !display->only ? "<details class=\"saidby-stage\">\n<summary>"
                                                   : "<details class=\"saidby-stage\" open=\"\">\n<summary>");
    display_plain(display, display->blank ? "== " : "\n== ");
    display->blank = false;
    display_put(display, name);
    display_html(display, " <span>");
    display_plain(display, ": ");
    display_put(display, what);
    display_html(display, "</span></summary>\n");
    display_plain(display, "\n");
}

void display_close_section(struct display *display)
{
    display_html(display, "</details>\n");
    display->blank = display->blank && !display->muted;
    display->muted = false;
}

static void pad_text(struct display *display, size_t width)
{
    for (size_t i = 0; i < width; i++)
        display_plain(display, " ");
}

/* Leave no spaces at the end of a line of text. */
static void end_line(struct display *display)
{
    display->blank = false;
    struct string_buffer *out = &display->out;
    while (!display->html && !out->failed && out->length && out->text[out->length - 1] == ' ')
        out->length--;
    display_plain(display, "\n");
}

/* What parts a cell from the one before, which has its width. */
static void part_cells(struct display *display)
{
    if (display->column == 0) {
        display_plain(display, "  ");
    } else {
        size_t width = display->columns[display->column - 1].width;
        pad_text(display, CELL_GAP + (width > display->width ? width - display->width : 0));
    }
    display->column++;
    display->width = 0;
}

void display_open_table(struct display *display, const struct column *columns)
{
    display->columns = columns;
    display->column = 0;
    display_html(display, "<div class=\"saidby-table\"><table>\n<thead><tr>");
    for (; columns[display->column].name;) {
        const char *name = columns[display->column].name;
        part_cells(display);
        display_html(display, "<th scope=\"col\">");
        display_put(display, name);
        display_html(display, "</th>");
    }
    display_html(display, "</tr></thead>\n<tbody>\n");
    end_line(display);
    display->column = 0;
}

void display_close_table(struct display *display)
{
    display->column = 0;
    display_html(display, "</tbody></table></div>\n");
}

void display_cell(struct display *display)
{
    display_html(display, display->column ? "</td><td>" : "<tr><td>");
    part_cells(display);
}

size_t display_width(const struct display *display)
{
    return display->html || !display->column ? 0 : display->columns[display->column - 1].width;
}

void display_end_row(struct display *display)
{
    display_html(display, "</td></tr>\n");
    end_line(display);
    display->column = 0;
}

void display_open_note(struct display *display, unsigned indent, const char *of_class)
{
    display_html(display, "<p class=\"");
    display_html(display, of_class);
    display_html(display, "\">");
    pad_text(display, indent);
}

void display_open_subheading(struct display *display)
{
    if (!display->blank)
        display_plain(display, "\n");
    display_open_note(display, 2, "saidby-subheading-of-stage");
}

void display_close_note(struct display *display)
{
    display_html(display, "</p>\n");
    end_line(display);
}

/* ---- glosses ---- */

void display_open_gloss(struct display *display, size_t lines)
{
    display->gloss = lines;
    display->gloss_width = 0;
    display_html(display, "<p class=\"saidby-gloss\">");
}

/* Give out the lines of text as far as they go. */
static void end_lines(struct display *display)
{
    for (size_t i = 0; i <= display->gloss && display->gloss_width; i++) {
        struct string_buffer *line = &display->lines[i];
        display->out.failed = display->out.failed || line->failed;
        display_plain(display, "    ");
        if (!line->failed)
            string_buffer_add(&display->out, line->text, line->length);
        end_line(display);
        line->length = 0;
    }
    if (display->gloss_width)
        display_plain(display, "\n");
    display->blank = display->gloss_width > 0;
    display->gloss_width = 0;
}

/* One word of text: in each line as wide as the widest. */
static void add_to_lines(struct display *display, const char *const *texts, const size_t *lengths)
{
    size_t widest = 0;
    for (size_t i = 0; i <= display->gloss; i++) {
        size_t width = count_characters(texts[i], lengths[i]);
        widest = width > widest ? width : widest;
    }
    if (display->gloss_width + widest > LINE_WIDTH)
        end_lines(display);
    for (size_t i = 0; i <= display->gloss; i++) {
        string_buffer_add(&display->lines[i], texts[i], lengths[i]);
        for (size_t n = count_characters(texts[i], lengths[i]); n < widest + 1; n++)
            string_buffer_add(&display->lines[i], " ", 1);
    }
    display->gloss_width += widest + 1;
}

/* The word is made where all is put, and kept apart. */
static void make_word(struct display *display, struct slice word)
{
    struct string_buffer out = display->out;
    display->out = display->word;
    display->out.length = 0;
    display_put_excerpt(display, word.text, word.length, MAX_WORD);
    display->word = display->out;
    display->out = out;
}

static void gloss_as_text(struct display *display, struct slice word, const char *const *beneath)
{
    const char *texts[1 + MAX_GLOSS];
    size_t lengths[1 + MAX_GLOSS];
    make_word(display, word);
    if (display->word.failed) {
        display->out.failed = true;
        return;
    }
    texts[0] = display->word.text;
    lengths[0] = display->word.length;
    for (size_t i = 0; i < display->gloss; i++) {
        texts[i + 1] = beneath[i];
        lengths[i + 1] = strlen(beneath[i]);
    }
    add_to_lines(display, texts, lengths);
}

static void gloss_as_html(struct display *display, struct slice word, const char *const *beneath, const char *of_class)
{
    display_html(display, "<span class=\"saidby-unit");
    display_html(display, of_class);
    display_html(display, "\"><b>");
    display_put_excerpt(display, word.text, word.length, 4 * MAX_WORD);
    display_html(display, "</b>");
    for (size_t i = 0; i < display->gloss; i++) {
        display_html(display, "<i>");
        display_put(display, beneath[i]);
        display_html(display, "</i>");
    }
    display_html(display, "</span> ");
}

void display_gloss(struct display *display, struct slice word, const char *const *beneath, const char *of_class)
{
    if (display->muted)
        return;
    if (display->html)
        gloss_as_html(display, word, beneath, of_class);
    else
        gloss_as_text(display, word, beneath);
}

void display_close_gloss(struct display *display)
{
    display_html(display, "</p>\n");
    if (!display->html)
        end_lines(display);
}
