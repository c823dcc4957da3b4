/* Rules: a walk over their JSON that knows at every step where it is, so that each complaint can name the place. */
#include "api/rules.h"
#include "base/unicode.h"

#include "api/json_read.h"
#include "match/pattern.h"
#include "base/error.h"
#include "lang/word_form.h"

#include <stdio.h>
#include <string.h>

#define MAX_PATH_DEPTH 4 /* section, entry, member, item */
#define MAX_SHOWN 1000

struct reader {
    saidby_extractor *extractor;
    const char *text;
    size_t length;
    saidby_error *error;
    size_t depth;
    size_t path[MAX_PATH_DEPTH];
    const struct json_value *steps[MAX_PATH_DEPTH];
};

/* ---- complaints ---- */

/* Write "cues[2].forms[0]" for the place where the reader is. */
static void write_path(const struct reader *reader, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < reader->depth && used < size; i++) {
        const char *key = json_key(reader->steps[i]);
        int more = key ? snprintf(out + used, size - used, "%s%.40s", i ? "." : "", key)
                       : snprintf(out + used, size - used, "[%zu]", reader->path[i]);
        used += more > 0 ? (size_t)more : 0;
    }
}

static saidby_status complain(const struct reader *reader, const char *what)
{
    char path[120];
    write_path(reader, path, sizeof path);
    size_t place = json_place(reader->text, reader->length, reader->path, reader->depth);
    return error_fail(reader->error, SAIDBY_ERROR_RULES, place, "%s%s%s", path, reader->depth ? ": " : "", what);
}

static saidby_status no_memory(const struct reader *reader)
{
    return error_fail(reader->error, SAIDBY_ERROR_MEMORY, 0, "no memory for the rules");
}

/* ---- walking ---- */

typedef saidby_status (*read_value)(struct reader *reader, const struct json_value *value, void *into);

/* Read each member or item of a value with the reader standing on it. */
static saidby_status each(struct reader *reader, const struct json_value *value, read_value read, void *into)
{
    saidby_status status = SAIDBY_OK;
    size_t level = reader->depth++, place = 0;
    for (const struct json_value *v = json_first(value); v && status == SAIDBY_OK; v = json_next(v)) {
        reader->path[level] = place++;
        reader->steps[level] = v;
        status = read(reader, v, into);
    }
    reader->depth = level;
    return status;
}

/* A key that an object may have, and what reads its value. */
struct field {
    const char *key;
    enum json_kind kind;
    read_value read;
};

struct fields {
    const struct field *list; /* ends with a NULL key */
    void *into;
    unsigned seen;            /* one bit a field */
};

static saidby_status read_field(struct reader *reader, const struct json_value *value, void *into)
{
    struct fields *fields = into;
    static const char *const wanted[] = {"", "must be a string", "must be an array", "must be an object"};
    for (size_t i = 0; fields->list[i].key; i++) {
        const struct field *field = &fields->list[i];
        if (strcmp(field->key, json_key(value)) != 0)
            continue;
        if (fields->seen & 1u << i)
            return complain(reader, "is there twice");
        fields->seen |= 1u << i;
        if (json_kind(value) != field->kind)
            return complain(reader, wanted[field->kind]);
        return field->read(reader, value, fields->into);
    }
    return complain(reader, "unknown key");
}

/* Read an object by its fields; the first so many of them must be there. */
static saidby_status read_object(struct reader *reader, const struct json_value *value, const struct field *list,
                                 size_t needed, void *into)
{
    if (json_kind(value) != JSON_OBJECT)
        return complain(reader, "must be an object");
    struct fields fields = {.list = list, .into = into};
    saidby_status status = each(reader, value, read_field, &fields);
    for (size_t i = 0; i < needed && status == SAIDBY_OK; i++) {
        char what[80];
        snprintf(what, sizeof what, "\"%s\" is missing", list[i].key);
        if (!(fields.seen & 1u << i))
            status = complain(reader, what);
    }
    return status;
}

/* Whether no character of it is visible. */
static bool is_empty_string(const char *text)
{
    size_t length = strlen(text), size;
    for (size_t at = 0; at < length; at += size) {
        uint32_t c = character_at(text, at, length, &size);
        bool space = c < 0x80 ? strchr(" \t\r\n", (int)c) != NULL : c >= 0xA0 && character_is_whitespace(c);
        if (!space && !character_is_ignorable(c))
            return false;
    }
    return true;
}

static bool has_control(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < ' ' || *text == 0x7F || (text[0] == '\xC2' && (unsigned char)text[1] < 0xA0))
            return true;
    return false;
}

/* A string with something in it; NULL and a complaint otherwise. */
static const char *full_string(struct reader *reader, const struct json_value *value, saidby_status *status)
{
    const char *text = json_string(value);
    *status = !text                 ? complain(reader, "must be a string")
              : is_empty_string(text) ? complain(reader, "is empty")
                                    : SAIDBY_OK;
    return *status == SAIDBY_OK ? text : NULL;
}

/* One that goes into records, where it may be many times. */
static const char *shown_string(struct reader *reader, const struct json_value *value, saidby_status *status)
{
    const char *text = full_string(reader, value, status);
    const char *fault = !text                          ? NULL
                        : strlen(text) > MAX_SHOWN ? "is longer than 1000 bytes"
                        : has_control(text)            ? "has a control character"
                                                       : NULL;
    if (fault)
        *status = complain(reader, fault);
    return fault ? NULL : text;
}

/* Copy such a string to the extractor. */
static saidby_status keep_string(struct reader *reader, const struct json_value *value, const char **out)
{
    saidby_status status;
    const char *text = shown_string(reader, value, &status);
    if (!text)
        return status;
    *out = arena_copy(&reader->extractor->arena, text, strlen(text));
    return *out ? SAIDBY_OK : no_memory(reader);
}

static size_t count_items(const struct json_value *value)
{
    size_t count = 0;
    for (const struct json_value *v = json_first(value); v; v = json_next(v))
        count++;
    return count;
}

/* ---- cues ---- */

#define VERB_FORMS 5

struct cue_entry {
    const struct json_value *forms[VERB_FORMS];
    size_t form_count;
    lexicon_set takes;
};

static saidby_status read_form(struct reader *reader, const struct json_value *value, void *into)
{
    struct cue_entry *entry = into;
    saidby_status status;
    const char *text = full_string(reader, value, &status);
    char form[MAX_FORM];
    if (text && !word_form(text, 0, strlen(text), false, form))
        return complain(reader, "is too long");
    entry->forms[entry->form_count++] = value;
    return status;
}

static saidby_status read_forms(struct reader *reader, const struct json_value *value, void *into)
{
    if (count_items(value) != VERB_FORMS)
        return complain(reader, "must be five forms: base, third person, past, participle, gerund");
    return each(reader, value, read_form, into);
}

static saidby_status read_frame(struct reader *reader, const struct json_value *value, void *into)
{
    static const struct {
        const char *name;
        int class;
    } frames[] = {{"that", LEX_TAKES_THAT}, {"np", LEX_TAKES_NP},      {"person", LEX_TAKES_PERSON},
                  {"to", LEX_TAKES_TO},     {"if", LEX_TAKES_IF},      {"as", LEX_TAKES_AS},
                  {"name", LEX_TAKES_NAME}, {"quote", LEX_QUOTE_ONLY}, {"belief", LEX_BELIEF}};
    struct cue_entry *entry = into;
    const char *text = json_string(value);
    for (size_t i = 0; text && i < sizeof frames / sizeof *frames; i++)
        if (strcmp(text, frames[i].name) == 0) {
            entry->takes |= LEX_BIT(frames[i].class);
            return SAIDBY_OK;
        }
    return complain(reader, "must be one of that, np, person, to, if, as, name, quote, belief");
}

static saidby_status read_takes(struct reader *reader, const struct json_value *value, void *into)
{
    return each(reader, value, read_frame, into);
}

/* Add a form as the lexicon wants it: lower case, straight apostrophes. */
static saidby_status add_form(struct reader *reader, const char *text, lexicon_set classes)
{
    char form[MAX_FORM];
    size_t length = word_form(text, 0, strlen(text), false, form);
    if (!reader->extractor->lexicon)
        reader->extractor->lexicon = lexicon_new(&reader->extractor->mem);
    if (!reader->extractor->lexicon || !lexicon_add(reader->extractor->lexicon, form, length, classes))
        return no_memory(reader);
    return SAIDBY_OK;
}

static saidby_status read_cue(struct reader *reader, const struct json_value *value, void *into)
{
    (void)into;
    static const struct field fields[] = {
        {"forms", JSON_ARRAY, read_forms}, {"takes", JSON_ARRAY, read_takes}, {NULL, JSON_OTHER, NULL}};
    static const int form_classes[VERB_FORMS] = {LEX_BASE, LEX_THIRD, LEX_PAST, LEX_PARTICIPLE, LEX_GERUND};
    struct cue_entry entry = {.form_count = 0};
    saidby_status status = read_object(reader, value, fields, 1, &entry);
    if (!entry.takes)
        entry.takes = LEX_BIT(LEX_TAKES_THAT);
    if (!(entry.takes & LEX_BIT(LEX_BELIEF)))
        entry.takes |= LEX_BIT(LEX_STRONG);
    entry.takes |= LEX_BIT(LEX_CUE_VERB);
    for (size_t i = 0; i < entry.form_count && status == SAIDBY_OK; i++)
        status = add_form(reader, json_string(entry.forms[i]), entry.takes | LEX_BIT(form_classes[i]));
    return status;
}

/* ---- words of one class ---- */

static saidby_status read_rule_word(struct reader *reader, const struct json_value *value, void *into)
{
    struct cue_entry entry = {.form_count = 0};
    saidby_status status = read_form(reader, value, &entry);
    return status == SAIDBY_OK ? add_form(reader, json_string(value), *(const lexicon_set *)into) : status;
}

/* Nouns for people who may be the source of a statement: "harbour master". */
static saidby_status read_roles(struct reader *reader, const struct json_value *value, void *into)
{
    (void)into;
    lexicon_set classes = LEX_BIT(LEX_SOURCE_NOUN);
    return each(reader, value, read_rule_word, &classes);
}

/* ---- patterns ---- */

struct pattern_entry {
    const char *name, *pattern, *example;
    enum pattern_family family;
    size_t path;                   /* to the member "pattern" */
    const struct json_value *step;
};

static saidby_status read_rule_name(struct reader *reader, const struct json_value *value, void *into)
{
    saidby_status status;
    ((struct pattern_entry *)into)->name = shown_string(reader, value, &status);
    return status;
}

static saidby_status read_match(struct reader *reader, const struct json_value *value, void *into)
{
    struct pattern_entry *entry = into;
    saidby_status status;
    entry->pattern = full_string(reader, value, &status);
    entry->path = reader->path[reader->depth - 1];
    entry->step = value;
    return status;
}

static saidby_status read_example(struct reader *reader, const struct json_value *value, void *into)
{
    saidby_status status;
    ((struct pattern_entry *)into)->example = full_string(reader, value, &status);
    return status;
}

#define MAX_FAMILY_NAME 48 /* of a word that is compared with them */

/* How many letters must be put in, taken out or replaced to make one word of another (Levenshtein). */
static size_t edit_distance(const char *a, const char *b)
{
    size_t row[MAX_FAMILY_NAME + 1], length = strlen(b);
    for (size_t k = 0; k <= length; k++)
        row[k] = k;
    for (; *a; a++) {
        size_t diagonal = row[0]++;
        for (size_t k = 1; k <= length; k++) {
            size_t replaced = diagonal + (*a != b[k - 1]), other = row[k] < row[k - 1] ? row[k] + 1 : row[k - 1] + 1;
            diagonal = row[k];
            row[k] = replaced < other ? replaced : other;
        }
    }
    return row[length];
}

/* The family that a pattern of the rules may state by a name, else that with the nearest name: *exact is false. */
static enum pattern_family find_family(const struct pattern_table *table, const char *name, bool *exact)
{
    enum pattern_family best = FAMILY_NONE;
    size_t least = SIZE_MAX;
    for (int family = FAMILY_NONE + 1; family < FAMILY_COUNT; family++) {
        size_t distance = SIZE_MAX;
        if (table->families[family].of_patterns)
            distance = edit_distance(table->families[family].name, name);
        if (distance < least) {
            least = distance;
            best = (enum pattern_family)family;
        }
    }
    *exact = least == 0;
    return best;
}

static saidby_status read_family(struct reader *reader, const struct json_value *value, void *into)
{
    saidby_status status;
    bool exact;
    char what[160];
    const char *text = full_string(reader, value, &status);
    if (!text)
        return status;
    if (strlen(text) > MAX_FAMILY_NAME)
        return complain(reader, "is no family of patterns");
    const struct pattern_table *table = reader->extractor->language->patterns;
    enum pattern_family family = find_family(table, text, &exact);
    ((struct pattern_entry *)into)->family = family;
    snprintf(what, sizeof what, "there is no family '%.*s'; the nearest is '%s'", MAX_FAMILY_NAME, text,
             table->families[family].name);
    return exact ? SAIDBY_OK : complain(reader, what);
}

static saidby_status complain_of_pattern(struct reader *reader, const struct pattern_entry *entry,
                                         const saidby_error *fault)
{
    char what[200];
    if (fault->offset)
        snprintf(what, sizeof what, "at its byte %zu: %.140s", fault->offset, fault->message);
    else
        snprintf(what, sizeof what, "%.140s", fault->message);
    reader->path[reader->depth] = entry->path;
    reader->steps[reader->depth++] = entry->step;
    saidby_status status = complain(reader, what);
    reader->depth--;
    return status;
}

static saidby_status read_pattern(struct reader *reader, const struct json_value *value, void *into)
{
    (void)into;
    static const struct field fields[] = {{"name", JSON_STRING, read_rule_name},
                                          {"pattern", JSON_STRING, read_match},
                                          {"as", JSON_STRING, read_family},
                                          {"example", JSON_STRING, read_example},
                                          {NULL, JSON_OTHER, NULL}};
    struct pattern_entry entry = {.name = NULL};
    saidby_error fault = {.status = SAIDBY_OK};
    saidby_status status = read_object(reader, value, fields, 2, &entry);
    if (status != SAIDBY_OK ||
        pattern_set_add(reader->extractor->patterns, entry.name, entry.pattern, entry.family, &fault))
        return status;
    if (fault.status != SAIDBY_ERROR_RULES)
        return error_fail(reader->error, fault.status, 0, "%s", fault.message);
    return complain_of_pattern(reader, &entry, &fault);
}

/* ---- people ---- */

static saidby_status read_id(struct reader *reader, const struct json_value *value, void *into)
{
    return keep_string(reader, value, &((struct known_person *)into)->id);
}

static saidby_status read_person_name(struct reader *reader, const struct json_value *value, void *into)
{
    return keep_string(reader, value, &((struct known_person *)into)->name);
}

static saidby_status read_role(struct reader *reader, const struct json_value *value, void *into)
{
    return keep_string(reader, value, &((struct known_person *)into)->role);
}

struct alias_list {
    const char **items;
    size_t count;
};

static saidby_status read_alias(struct reader *reader, const struct json_value *value, void *into)
{
    struct alias_list *list = into;
    return keep_string(reader, value, &list->items[list->count++]);
}

static saidby_status read_aliases(struct reader *reader, const struct json_value *value, void *into)
{
    struct known_person *person = into;
    struct alias_list list = {.count = 0};
    list.items = arena_allocate(&reader->extractor->arena, count_items(value) * sizeof *list.items);
    if (!list.items)
        return no_memory(reader);
    saidby_status status = each(reader, value, read_alias, &list);
    person->aliases = list.items;
    person->alias_count = list.count;
    return status;
}

static saidby_status read_person(struct reader *reader, const struct json_value *value, void *into)
{
    (void)into;
    static const struct field fields[] = {{"id", JSON_STRING, read_id},
                                          {"name", JSON_STRING, read_person_name},
                                          {"aliases", JSON_ARRAY, read_aliases},
                                          {"role", JSON_STRING, read_role},
                                          {NULL, JSON_OTHER, NULL}};
    saidby_extractor *extractor = reader->extractor;
    return read_object(reader, value, fields, 2, &extractor->known_people.items[extractor->known_people.count++]);
}

/* ---- sections ---- */

static saidby_status read_cues(struct reader *reader, const struct json_value *value, void *into)
{
    return each(reader, value, read_cue, into);
}

static saidby_status read_patterns(struct reader *reader, const struct json_value *value, void *into)
{
    return each(reader, value, read_pattern, into);
}

static saidby_status read_people(struct reader *reader, const struct json_value *value, void *into)
{
    saidby_extractor *extractor = reader->extractor;
    extractor->known_people.items =
        arena_allocate(&extractor->arena, count_items(value) * sizeof *extractor->known_people.items);
    saidby_status status = extractor->known_people.items ? each(reader, value, read_person, into) : no_memory(reader);
    return status == SAIDBY_OK && !known_people_index(&extractor->known_people, extractor->language, &extractor->mem)
               ? no_memory(reader)
               : status;
}

saidby_status rules_read(saidby_extractor *extractor, const char *text, size_t length, saidby_error *error)
{
    static const struct field sections[] = {{"cues", JSON_ARRAY, read_cues},
                                            {"roles", JSON_ARRAY, read_roles},
                                            {"patterns", JSON_ARRAY, read_patterns},
                                            {"people", JSON_ARRAY, read_people},
                                            {NULL, JSON_OTHER, NULL}};
    struct json_value *root = json_parse(&extractor->mem, text, length, error);
    if (!root)
        return error->status;
    struct reader reader = {.extractor = extractor, .text = text, .length = length, .error = error};
    saidby_status status = read_object(&reader, root, sections, 0, NULL);
    json_free(root);
    return status;
}
