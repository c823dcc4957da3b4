/* Invisible characters, in runs: what is around a run says which of them stay. */
#include "text/invisible.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <string.h>

struct run {
    size_t at, end;
    bool separates; /* two words: a zero width space does */
    bool changes;   /* the character before: a joiner does */
};

/* Not so at a quotation mark: it separates words itself, and space beside it tells whether it opens or closes. */
static bool needs_separator(uint32_t c)
{
    return !character_is_whitespace(c) && !character_is_quotation_mark(c);
}

/* Marks that no space comes before. */
static bool is_closing(uint32_t c)
{
    return c == 0x2026 || (c > 0 && c < 0x80 && strchr(".,;:!?)]}", (int)c) != NULL);
}

static struct run run_at(const char *text, size_t at, size_t length)
{
    struct run run = {.at = at, .end = at};
    size_t size;
    uint32_t before = at ? character_before(text, 0, at, &size) : ' ', after = ' ';
    while (run.end < length) {
        after = character_at(text, run.end, length, &size);
        if (!character_is_invisible(after))
            break;
        run.end += size;
        after = ' ';
    }
    run.separates = needs_separator(before) && needs_separator(after) && !is_closing(after);
    run.changes = unicode_classes(before) & UNICODE_JOINABLE;
    return run;
}

static bool remove_bytes(const memory *mem, struct edits *edits, size_t at, size_t size)
{
    struct edit *last = edits->list.count ? &edits->list.items[edits->list.count - 1] : NULL;
    if (!last || last->from + last->took != at)
        return edits_add(mem, edits, at, size, 0);
    last->took += index_32(size);
    return true;
}

/* One zero width space of a run is enough. */
static bool read_invisible_run(const memory *mem, const char *text, struct run run, struct edits *edits)
{
    bool good = true;
    for (size_t size; good && run.at < run.end; run.at += size) {
        uint32_t c = character_at(text, run.at, run.end, &size);
        bool stays = c == ZERO_WIDTH_SPACE ? run.separates : run.changes && unicode_classes(c) & UNICODE_JOINER;
        if (c == ZERO_WIDTH_SPACE)
            run.separates = false;
        good = stays || remove_bytes(mem, edits, run.at, size);
    }
    return good;
}

bool invisible_find(const memory *mem, const char *text, size_t length, struct edits *edits)
{
    for (size_t at = utf8_ascii_end(text, 0, length), size; at < length; at = utf8_ascii_end(text, at, length)) {
        if (!character_is_invisible(character_at(text, at, length, &size))) {
            at += size;
            continue;
        }
        struct run run = run_at(text, at, length);
        if (!read_invisible_run(mem, text, run, edits))
            return false;
        at = run.end;
    }
    return true;
}
