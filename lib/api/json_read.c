/*
 * JSON in: the text of rules. cJSON is left with the C library's allocator, since its hooks are global. What it takes
 * against the standard (escaped NULs that cut a string, bare control characters, deep nesting, bytes after the value)
 * is refused before it reads.
 */
#include "api/json_read.h"
#include "base/error.h"

#include <cjson/cJSON.h>
#include <string.h>

/* Walks over a text outside of strings and keeps count of the items at each depth. */
struct walker {
    const char *text;
    size_t length, at, depth;
    size_t counts[MAX_JSON_DEPTH + 1];
};

/* The end of the string that opens here, or where it is at fault. */
static size_t string_end(const char *text, size_t length, size_t at, const char **fault)
{
    for (at++; at < length && text[at] != '"'; at++) {
        if ((unsigned char)text[at] < ' ') {
            *fault = "a control character in a string";
            return at;
        }
        if (text[at] != '\\')
            continue;
        if (length - at > 5 && memcmp(text + at, "\\u0000", 6) == 0) {
            *fault = "an escaped NUL";
            return at;
        }
        at++;
    }
    return at < length ? at + 1 : length;
}

/* Go past one character or string. NULL, or what is wrong at walker->at. */
static const char *check_next_value(struct walker *walker)
{
    const char *fault = NULL;
    char c = walker->text[walker->at];
    switch (c) {
    case '"':
        walker->at = string_end(walker->text, walker->length, walker->at, &fault);
        return fault;
    case '{':
    case '[':
        if (walker->depth == MAX_JSON_DEPTH)
            return "nested too deep";
        walker->counts[++walker->depth] = 0;
        break;
    case ',':
        walker->counts[walker->depth]++;
        break;
    case '}':
    case ']':
        walker->depth -= walker->depth > 0;
        break;
    default:
        if ((unsigned char)c < ' ' && !strchr("\t\n\r", c))
            return "a control character";
    }
    walker->at++;
    return NULL;
}

static bool is_json_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t json_place(const char *text, size_t length, const size_t *path, size_t depth)
{
    struct walker walker = {.text = text, .length = length};
    bool begins = false;
    while (walker.at < length) {
        char c = text[walker.at];
        if (begins && !is_json_blank(c)) {
            begins = false;
            if (walker.depth == depth && memcmp(walker.counts + 1, path, depth * sizeof *path) == 0)
                return walker.at;
        }
        if (check_next_value(&walker))
            break;
        begins = begins || c == '{' || c == '[' || c == ',';
    }
    return 0;
}

static saidby_status check_json(const char *text, size_t length, saidby_error *error)
{
    size_t valid = utf8_valid(text, length);
    if (valid < length)
        return error_fail(error, SAIDBY_ERROR_RULES, valid, "%s", text[valid] ? "not UTF-8" : "a NUL");
    struct walker walker = {.text = text, .length = length};
    while (walker.at < length) {
        const char *fault = check_next_value(&walker);
        if (fault)
            return error_fail(error, SAIDBY_ERROR_RULES, walker.at, "%s", fault);
    }
    return SAIDBY_OK;
}

struct json_value *json_parse(const memory *mem, const char *text, size_t length, saidby_error *error)
{
    if (check_json(text, length, error) != SAIDBY_OK)
        return NULL;
    char *copy = length < SIZE_MAX ? memory_allocate(mem, length + 1) : NULL;
    if (!copy) {
        error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the rules");
        return NULL;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(copy, length + 1, &end, 1);
    if (!root) {
        size_t at = end && end >= copy ? (size_t)(end - copy) : 0;
        error_fail(error, SAIDBY_ERROR_RULES, at < length ? at : length, "no JSON from here");
    }
    memory_free(mem, copy);
    return (struct json_value *)root;
}

void json_free(struct json_value *root)
{
    cJSON_Delete((cJSON *)root);
}

enum json_kind json_kind(const struct json_value *value)
{
    const cJSON *item = (const cJSON *)value;
    return cJSON_IsString(item) ? JSON_STRING
           : cJSON_IsArray(item) ? JSON_ARRAY
           : cJSON_IsObject(item) ? JSON_OBJECT
                                  : JSON_OTHER;
}

const char *json_key(const struct json_value *value)
{
    return ((const cJSON *)value)->string;
}

const char *json_string(const struct json_value *value)
{
    return cJSON_GetStringValue((const cJSON *)value);
}

const struct json_value *json_first(const struct json_value *value)
{
    return (const struct json_value *)((const cJSON *)value)->child;
}

const struct json_value *json_next(const struct json_value *value)
{
    return (const struct json_value *)((const cJSON *)value)->next;
}
