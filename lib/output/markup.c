#include "output/markup.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

#define MAX_LABEL 200

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

static void add_valid(struct string_buffer *string_buffer, const char *text, size_t length)
{
    size_t done = 0;
    for (size_t i = 0; i < length; i++) {
        const char *name = reference(text[i]);
        if (!name)
            continue;
        string_buffer_add(string_buffer, text + done, i - done);
        string_buffer_add_string(string_buffer, name);
        done = i + 1;
    }
    string_buffer_add(string_buffer, text + done, length - done);
}

void markup_text(struct string_buffer *string_buffer, const char *text, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t valid = utf8_valid(text + at, length - at);
        add_valid(string_buffer, text + at, valid);
        at += valid;
        if (at < length) {
            string_buffer_add_string(string_buffer, "\xEF\xBF\xBD");
            at++;
        }
    }
}

void markup_label(struct string_buffer *string_buffer, const char *text)
{
    size_t length = strlen(text), end = length;
    if (length > MAX_LABEL) {
        end = MAX_LABEL;
        while (end && ((unsigned char)text[end] & 0xC0) == 0x80)
            end--;
    }
    for (size_t i = 0; i < end;) {
        size_t begin = i;
        if (byte_is_space(text[i])) {
            while (i < end && byte_is_space(text[i]))
                i++;
            string_buffer_add(string_buffer, " ", 1);
            continue;
        }
        while (i < end && !byte_is_space(text[i]))
            i++;
        markup_text(string_buffer, text + begin, i - begin);
    }
    if (end < length)
        string_buffer_add_string(string_buffer, "…");
}

void markup_attribute(struct string_buffer *string_buffer, const char *name, const char *label)
{
    if (!label || !*label)
        return;
    string_buffer_add(string_buffer, " ", 1);
    string_buffer_add_string(string_buffer, name);
    string_buffer_add_string(string_buffer, "=\"");
    markup_label(string_buffer, label);
    string_buffer_add(string_buffer, "\"", 1);
}
