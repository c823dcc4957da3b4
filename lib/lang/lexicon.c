/* Look-up in the tables of a language's lexicon, whose slots are made when the library is built, and in the entries
 * that rules add. */
#include "base/arena.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/vector.h"
#include "lang/language.h"
#include "lang/token_hash.h"

#include <limits.h>
#include <string.h>

/* A row of what rules add. */
struct lexicon_row {
    const char *form, *canonical;
    lexicon_set classes;
    unsigned starts_phrase;
    uint32_t before; /* the row whose form has the same hash, or NO_INDEX */
};

struct lexicon {
    memory mem;
    struct arena arena;
    VECTOR(struct lexicon_row) rows;
    struct map last_rows; /* by hash: the last row with it */
};

static bool is_form(const char *row, const char *form, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (row[i] != form[i])
            return false; /* at the end of row too: no form holds a NUL */
    return row[length] == '\0';
}

/* The form as a short word; false where it is none. */
static bool as_short(const char *form, size_t length, struct short_word *out)
{
    *out = (struct short_word){0, 0};
    if (length == 0 || length > SHORT_WORD)
        return false;
    for (size_t i = 0; i < length; i++) {
        uint64_t letter = (unsigned char)form[i];
        if (!byte_is(form[i], BYTE_LETTER))
            return false;
        if (i < 8)
            out->low |= letter << 8 * i;
        else
            out->high |= letter << 8 * (i - 8);
    }
    return true;
}

/* The first form where there is none. */
static const struct lexicon_form *find_own(const struct lexicon_table *table, const char *form, size_t length,
                                           uint32_t hash)
{
    struct short_word word;
    const size_t mask = table->last_slot;
    const uint16_t *slots = table->slots;
    if (as_short(form, length, &word))
        return lexicon_short(table, word, short_word_hash(word));
    for (size_t i = hash & mask; slots[i] && length; i = (i + 1) & mask) {
        const struct lexicon_form *row = &table->forms[slots[i]];
        if (row->hash == hash && is_form(table->text + table->others[slots[i] - table->short_forms], form, length))
            return row;
    }
    return table->forms;
}

/* The row that rules added for a form, or NULL. */
static struct lexicon_row *find_added(const struct lexicon *added, const char *form, size_t length, uint32_t hash)
{
    struct lexicon_row *rows = added->rows.items;
    for (uint32_t at = map_get(&added->last_rows, hash); at != NO_INDEX; at = rows[at].before)
        if (is_form(rows[at].form, form, length))
            return &rows[at];
    return NULL;
}

/* To what the lexicon itself knows of a form, what rules say of it. */
static void add_added(const struct lexicon *added, const char *form, size_t length, uint32_t hash,
                      struct lexicon_entry *out)
{
    const struct lexicon_row *more = find_added(added, form, length, hash);
    if (!more)
        return;
    out->classes |= more->classes;
    out->canonical = out->canonical ? out->canonical : more->canonical;
    if (more->starts_phrase > out->starts_phrase)
        out->starts_phrase = more->starts_phrase;
}

bool lexicon_may_have(const struct language *language, const struct lexicon *added, uint32_t hash)
{
    const struct lexicon_table *table = &language->lexicon;
    const size_t mask = table->last_slot;
    if (added && added->rows.count)
        return true;
    for (size_t i = hash & mask; table->slots[i]; i = (i + 1) & mask)
        if (table->forms[table->slots[i]].hash == hash)
            return true;
    return false;
}

bool lexicon_find(const struct language *language, const struct lexicon *added, const char *form, size_t length,
                  struct lexicon_entry *out)
{
    return lexicon_find_hashed(language, added, form, length, token_hash(form, length), out);
}

bool lexicon_find_hashed(const struct language *language, const struct lexicon *added, const char *form, size_t length,
                         uint32_t hash, struct lexicon_entry *out)
{
    const struct lexicon_table *table = &language->lexicon;
    const struct lexicon_form *own = find_own(table, form, length, hash);
    *out = (struct lexicon_entry){table->sets[own->set], own->canonical ? table->text + own->canonical : NULL,
                                  own->longest, own->word};
    if (added && length)
        add_added(added, form, length, hash, out);
    return out->classes != 0;
}

struct lexicon *lexicon_new(const memory *mem)
{
    struct lexicon *lexicon = memory_allocate(mem, sizeof *lexicon);
    if (!lexicon)
        return NULL;
    *lexicon = (struct lexicon){.mem = *mem};
    arena_init(&lexicon->arena, mem);
    return lexicon;
}

/* The row of a form, made where there is none. NULL: no memory. */
static struct lexicon_row *own_row(struct lexicon *lexicon, const char *form, size_t length)
{
    uint32_t hash = token_hash(form, length);
    struct lexicon_row *found = find_added(lexicon, form, length, hash);
    if (found)
        return found;
    struct lexicon_row row = {.form = arena_copy(&lexicon->arena, form, length)};
    if (!row.form || !VECTOR_RESERVE(&lexicon->mem, lexicon->rows, lexicon->rows.count + 1) ||
        !map_put(&lexicon->last_rows, &lexicon->mem, hash, index_32(lexicon->rows.count), &row.before))
        return NULL;
    lexicon->rows.items[lexicon->rows.count] = row;
    return &lexicon->rows.items[lexicon->rows.count++];
}

bool lexicon_add(struct lexicon *lexicon, const char *form, size_t length, lexicon_set classes)
{
    const char *whitespace = memchr(form, ' ', length);
    if (whitespace) {
        size_t word = (size_t)(whitespace - form);
        if (word > 2 && form[word - 2] == '\'' && form[word - 1] == 's') /* a possessive is a token of its own */
            word -= 2;
        struct lexicon_row *first = own_row(lexicon, form, word);
        if (!first)
            return false;
        first->starts_phrase = UINT_MAX; /* as long as any */
    }
    struct lexicon_row *row = own_row(lexicon, form, length);
    if (!row)
        return false;
    row->classes |= classes;
    row->canonical = row->form;
    return true;
}

void lexicon_free(struct lexicon *lexicon)
{
    if (!lexicon)
        return;
    memory mem = lexicon->mem;
    VECTOR_FREE(&mem, lexicon->rows);
    map_free(&lexicon->last_rows, &mem);
    arena_free(&lexicon->arena);
    memory_free(&mem, lexicon);
}
