/* Reads edits, makes the changed text in its place, and finds the way back from it. */
#include "text/edit.h"
#include "base/bisect.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

struct change {
    char *text;
    unsigned char *bad;
    size_t read, write;
};

static void put_bit(unsigned char *bits, size_t at, bool set)
{
    unsigned char bit = (unsigned char)(1u << at % 8);
    bits[at / 8] = (unsigned char)(set ? bits[at / 8] | bit : bits[at / 8] & ~bit);
}

/* Move what is not changed up to a byte. */
static void keep_up_to(struct change *change, size_t end)
{
    size_t length = end - change->read;
    if (change->read != change->write)
        memmove(change->text + change->write, change->text + change->read, length);
    for (size_t i = 0; change->bad && i < length; i++)
        put_bit(change->bad, change->write + i, utf8_bit(change->bad, change->read + i));
    change->read += length;
    change->write += length;
}

static void put_character(struct change *change, uint32_t code)
{
    size_t size = character_write(code, change->text + change->write);
    for (size_t i = 0; change->bad && i < size; i++)
        put_bit(change->bad, change->write + i, false);
    change->write += size;
}

size_t edits_apply(struct edits *edits, char *text, size_t length, unsigned char *bad)
{
    struct change change = {text, bad, 0, 0};
    size_t count = 0;
    for (size_t i = 0; i < edits->list.count; i++) {
        struct edit edit = edits->list.items[i];
        if (!edit.took)
            continue;
        keep_up_to(&change, edit.from);
        edit.at = index_32(change.write);
        if (edit.code)
            put_character(&change, edit.code);
        change.read = edit.from + edit.took;
        edits->list.items[count++] = edit;
    }
    edits->list.count = count;
    if (!count)
        return length;
    keep_up_to(&change, length);
    text[change.write] = '\0';
    return change.write;
}

/* How many of the edits are before a byte of the changed text. */
static size_t edits_made_before(const struct edits *edits, size_t at)
{
    return first_not_below_32(edits->list.items, edits->list.count, sizeof(struct edit), offsetof(struct edit, at), at);
}

static size_t size_made(const struct edit *edit)
{
    char character[4];
    return edit->code ? character_write(edit->code, character) : 0;
}

saidby_span edits_before(const struct edits *edits, saidby_span span)
{
    size_t first = edits_made_before(edits, span.start + 1), last = edits_made_before(edits, span.end);
    if (first) {
        const struct edit *edit = &edits->list.items[first - 1];
        size_t after = span.start - edit->at; /* 0: where the character begins that the edit made */
        span.start = edit->code && !after ? edit->from : edit->from + edit->took + after - size_made(edit);
    }
    if (last) {
        const struct edit *edit = &edits->list.items[last - 1];
        span.end = edit->from + edit->took + (span.end - edit->at) - size_made(edit);
    }
    return span;
}
