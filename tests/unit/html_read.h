/* Reading HTML that the library made: whether its elements nest, and what is in one. */
#ifndef SAIDBY_HTML_READ_H
#define SAIDBY_HTML_READ_H

#include "check.h"

#include <saidby/saidby.h>
#include <stdbool.h>
#include <stdlib.h>

#define MAX_HTML_CHECK_DEPTH 64

/* Add the character that a reference means; its length in the HTML, or 0 where there is none. */
static size_t html_reference(const char *at, char *out)
{
    static const struct {
        const char *name;
        char character;
    } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&#13;", '\r'},
                 {"&#10;", '\n'}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strncmp(at, known[i].name, strlen(known[i].name)) == 0) {
            *out = known[i].character;
            return strlen(known[i].name);
        }
    return 0;
}

/* The end of the tag that begins at at: what is in marks does not end it. */
static const char *html_tag_end(const char *at)
{
    bool marked = false;
    for (; *at && (marked || *at != '>'); at++)
        marked = marked != (*at == '"');
    return *at ? at + 1 : at;
}

struct html_reader {
    char names[MAX_HTML_CHECK_DEPTH][16];
    size_t depth, deepest;
    bool good;
};

static void html_read_tag(struct html_reader *reader, const char *tag)
{
    char name[16];
    bool closing = tag[1] == '/';
    size_t length = strcspn(tag + 1 + closing, " >\n");
    if (length >= sizeof name || reader->depth == MAX_HTML_CHECK_DEPTH) {
        reader->good = false;
        return;
    }
    memcpy(name, tag + 1 + closing, length);
    name[length] = '\0';
    if (!closing) {
        memcpy(reader->names[reader->depth++], name, sizeof name);
        reader->deepest = reader->depth > reader->deepest ? reader->depth : reader->deepest;
    } else if (reader->depth == 0 || strcmp(reader->names[--reader->depth], name) != 0) {
        reader->good = false;
    }
}

/* The text content of the first element named name with all that is in it; NULL when tags do not nest. The caller
 * frees it. */
static char *html_content(const char *html, const char *name, size_t *deepest)
{
    struct html_reader reader = {.good = true};
    char *out = malloc(strlen(html) + 1);
    size_t length = 0, inside = 0;
    for (const char *at = html; *at;) {
        if (*at == '<') {
            html_read_tag(&reader, at);
            bool open = reader.depth && strcmp(reader.names[reader.depth - 1], name) == 0;
            inside = !inside && open ? reader.depth : inside && reader.depth < inside ? 0 : inside;
            at = html_tag_end(at);
            continue;
        }
        char c = *at;
        size_t step = c == '&' ? html_reference(at, &c) : 1;
        reader.good = reader.good && step && !strchr("\"'>\r", *at);
        if (inside)
            out[length++] = c;
        at += step ? step : 1;
    }
    out[length] = '\0';
    if (deepest)
        *deepest = reader.deepest;
    if (reader.good && reader.depth == 0)
        return out;
    free(out);
    return NULL;
}

/* Whether shown is the text, with U+FFFD for each byte that is bad there. */
static bool html_shows(const char *shown, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (shown && strncmp(shown, "\xEF\xBF\xBD", 3) == 0 && strncmp(text + i, "\xEF\xBF\xBD", 3) != 0)
            shown += 3;
        else if (!shown || *shown++ != text[i] || !text[i])
            return false;
    return shown && !*shown;
}

#endif
