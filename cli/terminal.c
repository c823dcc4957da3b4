#include "terminal.h"
#include "text.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

enum {
    NARROWEST = 24,
    WIDEST = 120 /* longer lines are hard to read */,
    NAME_INDENT = 2,
    TYPE_INDENT = 4,
    QUOTE_INDENT = 14
};

/* Words on their way into lines. */
struct writing {
    struct buffer *out;
    size_t width, indent, column; /* column: of the next character */
    bool colour, fresh;           /* fresh: the line has no word yet */
};

static void style(struct writing *writing, const char *codes)
{
    if (!writing->colour)
        return;
    buffer_add_string(writing->out, "\033[");
    buffer_add_string(writing->out, codes);
    buffer_add_string(writing->out, "m");
}

/* The columns that text takes; what the C library cannot tell counts as one. */
static size_t columns(const char *text, size_t length)
{
    mbstate_t state = {0};
    size_t sum = 0;
    for (size_t i = 0; i < length;) {
        wchar_t character;
        size_t size = mbrtowc(&character, text + i, length - i, &state);
        if (size == 0 || size > length - i) { /* not in a locale of UTF-8 */
            sum += ((unsigned char)text[i++] & 0xC0) != 0x80;
            state = (mbstate_t){0};
            continue;
        }
        int own = wcwidth(character);
        sum += own < 0 ? 1 : (size_t)own;
        i += size;
    }
    return sum;
}

static void spaces(struct writing *writing, size_t count)
{
    for (; count > 0; count--)
        buffer_add(writing->out, " ", 1);
}

static void begin_line(struct writing *writing, size_t indent)
{
    spaces(writing, indent);
    writing->indent = writing->column = indent;
    writing->fresh = true;
}

static void end_line(struct writing *writing)
{
    buffer_add_string(writing->out, "\n");
}

static void put_word(struct writing *writing, const char *word, size_t length)
{
    size_t size = columns(word, length), gap = writing->fresh ? 0 : 1;
    if (!writing->fresh && writing->column + gap + size > writing->width) {
        end_line(writing);
        begin_line(writing, writing->indent);
        gap = 0;
    }
    spaces(writing, gap);
    buffer_add(writing->out, word, length);
    writing->column += gap + size;
    writing->fresh = false;
}

/* The text in lines, with before and after directly at its ends. */
static void put(struct writing *writing, const char *before, const char *text, size_t length, const char *after)
{
    struct buffer line = {0};
    buffer_add_string(&line, before);
    text_add_line(&line, text, length);
    buffer_add_string(&line, after);
    for (const char *at = line.data; *at;) {
        size_t size = strcspn(at, " ");
        if (size)
            put_word(writing, at, size);
        at += size + (at[size] == ' ');
    }
    buffer_free(&line);
}

static void put_string(struct writing *writing, const char *string)
{
    put(writing, "", string, strlen(string), "");
}

static void add_title(struct writing *writing, const struct document *document, size_t quotes)
{
    char note[64];
    const char *id = document->id ? document->id : "(no id)";
    begin_line(writing, 0);
    style(writing, "1;4");
    put_string(writing, id);
    style(writing, "0;2");
    snprintf(note, sizeof note, quotes == 1 ? "· %zu quotation" : "· %zu quotations", quotes);
    put_string(writing, note);
    style(writing, "0");
    end_line(writing);
}

/* A source without a speaker is a pronoun of which the text does not say whom it means: no name. */
static void add_name(struct writing *writing, const saidby_speaker *speaker, const saidby_quote *quote)
{
    static const char *const colours[] = {"1;36", "1;35", "1;32", "1;34", "1;33", "1;31"};
    const char *role = speaker && speaker->role && *speaker->role ? speaker->role : NULL;
    end_line(writing);
    begin_line(writing, NAME_INDENT);
    style(writing, speaker ? colours[speaker->id % (sizeof colours / sizeof *colours)] : "1");
    if (speaker || !quote->source)
        put_string(writing, speaker ? speaker->name : "Unattributed");
    else
        put(writing, "Unresolved “", quote->source->text, quote->source->text_length, "”");
    style(writing, "0");
    writing->indent = TYPE_INDENT;
    if (role) {
        buffer_add_string(writing->out, ",");
        writing->column++;
        put_string(writing, role);
    }
    end_line(writing);
}

/* After the quote: that it is uncertain, and what made it. */
static void add_note(struct writing *writing, const saidby_quote *quote, bool explain)
{
    bool uncertain = text_is_uncertain(quote);
    char note[160];
    if (!uncertain && !explain)
        return;
    snprintf(note, sizeof note, "(%s%s%s, %.2f)", uncertain ? "uncertain" : "", uncertain && explain ? "; " : "",
             !explain ? "" : quote->pattern ? quote->pattern : "?", text_confidence(quote));
    style(writing, "2");
    put_string(writing, note);
    style(writing, "0");
}

static void add_quote(struct writing *writing, const saidby_quote *quote, bool explain)
{
    bool direct = quote->type == SAIDBY_DIRECT;
    const char *type = saidby_quote_type_string(quote->type);
    begin_line(writing, TYPE_INDENT);
    style(writing, "2");
    buffer_add_string(writing->out, type);
    style(writing, "0");
    begin_line(writing, QUOTE_INDENT - TYPE_INDENT - strlen(type));
    writing->indent = writing->column = QUOTE_INDENT;
    const saidby_mention *cue = text_telling_cue(quote);
    if (cue) {
        style(writing, "2");
        put(writing, "", cue->text, cue->text_length, ":");
        style(writing, "0");
    }
    put(writing, direct ? "“" : "", quote->text, quote->text_length, direct ? "”" : "");
    add_note(writing, quote, explain);
    end_line(writing);
}

static bool same_name(const saidby_quote *a, const saidby_quote *b)
{
    return a && a->speaker == b->speaker && (a->speaker != SAIDBY_NO_SPEAKER || (!a->source && !b->source));
}

void terminal_add_quotes(struct buffer *out, const struct terminal *terminal, const struct document *document,
                       const saidby_doc *doc, bool explain)
{
    size_t count = saidby_doc_quote_count(doc);
    size_t width = terminal->width < NARROWEST ? NARROWEST : terminal->width > WIDEST ? WIDEST : terminal->width;
    struct writing writing = {.out = out, .width = width, .colour = terminal->colour};
    add_title(&writing, document, count);
    const saidby_quote *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const saidby_quote *quote = saidby_doc_quote(doc, i);
        if (!same_name(last, quote))
            add_name(&writing, saidby_doc_speaker(doc, quote->speaker), quote);
        add_quote(&writing, quote, explain);
        last = quote;
    }
    end_line(&writing);
}
