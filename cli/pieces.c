#include "pieces.h"

#include <string.h>

void pieces_open(struct pieces *pieces, const struct reader *reader, enum content_kind kind)
{
    pieces->reader = *reader;
    pieces->kind = kind;
    pieces->pending.length = pieces->begin = 0;
    pieces->line = 1;
    pieces->ended = pieces->started = pieces->array = pieces->closed = false;
    buffer_reserve(&pieces->pending, 0);
}

void pieces_close(struct pieces *pieces)
{
    reader_close(&pieces->reader);
    buffer_free(&pieces->pending);
}

/* Read on, with what is pending moved to the front; false at the end or with an error. */
static bool read_more(struct pieces *pieces, int *error)
{
    struct buffer *pending = &pieces->pending;
    if (pieces->ended)
        return false;
    if (pieces->begin) {
        memmove(pending->data, pending->data + pieces->begin, pending->length - pieces->begin);
        pending->length -= pieces->begin;
        pieces->begin = 0;
    }
    *error = reader_read(&pieces->reader, pending, &pieces->ended);
    return !*error;
}

/* Go to a byte, which is begin or after it, and count the lines on the way. */
static void go_to(struct pieces *pieces, size_t at)
{
    const char *from = pieces->pending.data + pieces->begin, *to = pieces->pending.data + at;
    while (from < to && (from = memchr(from, '\n', (size_t)(to - from))) != NULL) {
        pieces->line++;
        from++;
    }
    pieces->begin = at;
}

static void take(struct pieces *pieces, size_t length, struct buffer *piece)
{
    buffer_add(piece, pieces->pending.data + pieces->begin, length);
}

static bool next_line(struct pieces *pieces, struct buffer *piece, int *error)
{
    size_t seen = 0;
    for (;;) {
        const char *from = pieces->pending.data + pieces->begin;
        size_t left = pieces->pending.length - pieces->begin;
        const char *end = left > seen ? memchr(from + seen, '\n', left - seen) : NULL;
        if (end || (pieces->ended && left)) {
            size_t length = end ? (size_t)(end - from) : left;
            take(pieces, length, piece);
            go_to(pieces, pieces->begin + length + (end != NULL));
            return true;
        }
        seen = left;
        if (!read_more(pieces, error) && (*error || pieces->pending.length == pieces->begin))
            return false;
    }
}

static bool is_blank(char c)
{
    return (unsigned char)c <= ' ' && c != '\0';
}

/* Go past what may be before a value. False: all that is pending is such. */
static bool skip_to_value(struct pieces *pieces)
{
    const struct buffer *pending = &pieces->pending;
    size_t at = pieces->begin;
    if (!pieces->started && pending->length >= 3 && memcmp(pending->data, "\xEF\xBB\xBF", 3) == 0)
        at += 3;
    for (; at < pending->length; at++) {
        char c = pending->data[at];
        if (c == '[' && !pieces->started)
            pieces->array = true;
        else if (c == ']' && pieces->array && !pieces->closed)
            pieces->closed = true;
        else if (!is_blank(c) && c != ',')
            break;
        pieces->started = pieces->started || !is_blank(c);
    }
    go_to(pieces, at);
    pieces->started = pieces->started || at < pending->length;
    return at < pending->length;
}

/* How far the reading of a value is. */
struct value_state {
    size_t depth;
    bool in_string, escaped;
};

/* Go on with a value at a byte; true when it ends before it. */
static bool ends_before(struct value_state *state, char c)
{
    if (state->in_string) {
        state->in_string = state->escaped || c != '"';
        state->escaped = !state->escaped && c == '\\';
        return false;
    }
    if (state->depth == 0 && (is_blank(c) || strchr(",]}", c)))
        return true;
    state->in_string = c == '"';
    if (c == '{' || c == '[')
        state->depth++;
    if (c == '}' || c == ']')
        state->depth--;
    return false;
}

/* How long the value at begin is, as far as the file goes. */
static size_t measure_value(struct pieces *pieces, int *error)
{
    struct value_state state = {0};
    size_t length = 0;
    for (;;) {
        const char *from = pieces->pending.data + pieces->begin;
        size_t left = pieces->pending.length - pieces->begin;
        for (; length < left; length++) {
            if (length && state.depth == 0 && !state.in_string && (*from == '{' || *from == '['))
                return length;
            if (ends_before(&state, from[length]))
                return length ? length : 1;
        }
        if (!read_more(pieces, error) && (*error || pieces->ended)) {
            pieces->array = false; /* that the value is cut off says that the array is, too */
            return length;
        }
    }
}

static bool next_value(struct pieces *pieces, struct buffer *piece, size_t *line, int *error, const char **fault)
{
    while (!skip_to_value(pieces)) {
        if (read_more(pieces, error))
            continue;
        if (!*error && pieces->array && !pieces->closed)
            *fault = "the JSON array is not closed";
        *line = pieces->line;
        return false;
    }
    *line = pieces->line;
    if (pieces->closed) {
        *fault = "there is more after the JSON array";
        return false;
    }
    size_t length = measure_value(pieces, error);
    if (*error)
        return false;
    take(pieces, length, piece);
    go_to(pieces, pieces->begin + length);
    return true;
}

bool pieces_next(struct pieces *pieces, struct buffer *piece, size_t *line, int *error, const char **fault)
{
    *error = 0;
    *fault = NULL;
    *line = pieces->line;
    return pieces->kind == CONTENT_VALUES ? next_value(pieces, piece, line, error, fault)
                                          : next_line(pieces, piece, error);
}
