#include "markup.h"
#include "utf8.h"

#include <string.h>

#define LONGEST_LABEL 200

/* CR has to be told by its number: a parser reads a bare one as a line end. */
static const char *reference(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\r': return "&#13;";
    default: return NULL;
    }
}

static void add_valid(struct output *output, const char *text, size_t length)
{
    size_t done = 0;
    for (size_t i = 0; i < length; i++) {
        const char *name = reference(text[i]);
        if (!name)
            continue;
        output_add(output, text + done, i - done);
        output_add_string(output, name);
        done = i + 1;
    }
    output_add(output, text + done, length - done);
}

void markup_text(struct output *output, const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t valid = utf8_valid(text + at, length - at);
        add_valid(output, text + at, valid);
        at += valid;
        if (at < length) {
            output_add_string(output, "\xEF\xBF\xBD");
            at++;
        }
    }
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void markup_label(struct output *output, const char *text)
{
    size_t length = strlen(text), end = length;
    if (length > LONGEST_LABEL) {
        end = LONGEST_LABEL;
        while (end && ((unsigned char)text[end] & 0xC0) == 0x80)
            end--;
    }
    for (size_t i = 0; i < end;) {
        size_t begin = i;
        if (is_blank(text[i])) {
            while (i < end && is_blank(text[i]))
                i++;
            output_add(output, " ", 1);
            continue;
        }
        while (i < end && !is_blank(text[i]))
            i++;
        markup_text(output, text + begin, i - begin);
    }
    if (end < length)
        output_add_string(output, "…");
}

void markup_attribute(struct output *output, const char *name, const char *label)
{
    if (!label || !*label)
        return;
    output_add(output, " ", 1);
    output_add_string(output, name);
    output_add_string(output, "=\"");
    markup_label(output, label);
    output_add(output, "\"", 1);
}
