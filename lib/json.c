/*
 * JSON out: a doc's records; JSON in: rules. cJSON is left with the C library's allocator, since its hooks are global;
 * what is handed out is copied to the caller's. What cJSON takes against the standard (escaped NULs that cut a string,
 * bare control characters, deep nesting, bytes behind the value) is refused before it reads.
 */
#include "json.h"
#include "output.h"
#include "status.h"

#include <cjson/cJSON.h>
#include <string.h>

/* What the pieces of one document share. A failed allocation sets failed, and the rest is passed over. */
struct writer {
    const saidby_doc *doc;
    const saidby_json_options *options;
    bool failed;
};

static const char *const UNIT_NAMES[] = {"byte", "codepoint", "utf16"};
static const char *const TYPE_NAMES[] = {"direct", "mixed", "indirect"};
static const char *const KIND_NAMES[] = {"person", "organization", "country", "group", "anonymous", "document"};

static void put(struct writer *writer, cJSON *object, const char *key, cJSON *item)
{
    if (object && item && cJSON_AddItemToObjectCS(object, key, item))
        return;
    cJSON_Delete(item);
    writer->failed = true;
}

static void append(struct writer *writer, cJSON *array, cJSON *item)
{
    if (array && item && cJSON_AddItemToArray(array, item))
        return;
    cJSON_Delete(item);
    writer->failed = true;
}

static cJSON *string_or_null(const char *text)
{
    return text ? cJSON_CreateStringReference(text) : cJSON_CreateNull();
}

/* By hand: cJSON prints every number as a double, and reads it again to see whether it is exact. */
static cJSON *number(size_t value)
{
    char digits[24];
    size_t at = sizeof digits - 1;
    digits[at] = '\0';
    do
        digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    return cJSON_CreateRaw(digits + at);
}

/* From 0 to 1 with three decimals at most; by hand, since cJSON's way hangs on the locale. */
static cJSON *share(double value)
{
    int thousandths = value > 0 ? value < 1 ? (int)(value * 1000 + 0.5) : 1000 : 0;
    char text[] = "0.000";
    for (int i = 4, rest = thousandths; i > 1; i--, rest /= 10)
        text[i] = (char)('0' + rest % 10);
    if (thousandths == 1000)
        return cJSON_CreateRaw("1");
    size_t length = 5;
    while (length > 1 && (text[length - 1] == '0' || text[length - 1] == '.') && thousandths % 1000)
        length--;
    text[thousandths ? length : 1] = '\0';
    return cJSON_CreateRaw(text);
}

static void put_span(struct writer *writer, cJSON *object, size_t start, size_t end)
{
    put(writer, object, "start", number(saidby_doc_offset(writer->doc, writer->options->offsets, start)));
    put(writer, object, "end", number(saidby_doc_offset(writer->doc, writer->options->offsets, end)));
}

static cJSON *span_array(struct writer *writer, const saidby_span *spans, size_t count)
{
    cJSON *array = cJSON_CreateArray();
    for (size_t i = 0; i < count && !writer->failed; i++) {
        cJSON *object = cJSON_CreateObject();
        put_span(writer, object, spans[i].start, spans[i].end);
        append(writer, array, object);
    }
    return array;
}

static cJSON *mention(struct writer *writer, const saidby_mention *value)
{
    if (!value)
        return cJSON_CreateNull();
    cJSON *object = cJSON_CreateObject();
    put(writer, object, "text", cJSON_CreateStringReference(value->text));
    put_span(writer, object, value->start, value->end);
    return object;
}

static void put_identity(struct writer *writer, cJSON *object, const saidby_speaker *speaker)
{
    put(writer, object, "id", number(speaker->id));
    put(writer, object, "name", string_or_null(speaker->name));
    put(writer, object, "kind", cJSON_CreateStringReference(KIND_NAMES[speaker->kind]));
    put(writer, object, "role", string_or_null(speaker->role));
}

static cJSON *quote_speaker(struct writer *writer, size_t index)
{
    const saidby_speaker *speaker = saidby_doc_speaker(writer->doc, index);
    if (!speaker)
        return cJSON_CreateNull();
    cJSON *object = cJSON_CreateObject();
    put_identity(writer, object, speaker);
    return object;
}

static cJSON *quote(struct writer *writer, const saidby_quote *value)
{
    cJSON *object = cJSON_CreateObject();
    put(writer, object, "type", cJSON_CreateStringReference(TYPE_NAMES[value->type]));
    put(writer, object, "text", cJSON_CreateStringReference(value->text));
    put(writer, object, "parts", span_array(writer, value->parts, value->part_count));
    put(writer, object, "quoted", span_array(writer, value->quoted, value->quoted_count));
    put(writer, object, "cue", mention(writer, value->cue));
    put(writer, object, "source", mention(writer, value->source));
    put(writer, object, "speaker", quote_speaker(writer, value->speaker));
    put(writer, object, "addressee", mention(writer, value->addressee));
    put(writer, object, "via", mention(writer, value->via));
    put(writer, object, "confidence", share(value->confidence));
    put(writer, object, "paragraph", number(value->paragraph));
    put(writer, object, "sentence", number(value->sentence));
    if (writer->options->explain)
        put(writer, object, "pattern", string_or_null(value->pattern));
    return object;
}

static cJSON *speaker(struct writer *writer, const saidby_speaker *value)
{
    cJSON *object = cJSON_CreateObject(), *roles = cJSON_CreateArray(), *members = cJSON_CreateArray();
    put_identity(writer, object, value);
    for (size_t i = 0; i < value->role_count && !writer->failed; i++)
        append(writer, roles, cJSON_CreateStringReference(value->roles[i]));
    put(writer, object, "roles", roles);
    put(writer, object, "mentions", span_array(writer, value->mentions, value->mention_count));
    for (size_t i = 0; i < value->member_count && !writer->failed; i++)
        append(writer, members, number(value->members[i]));
    put(writer, object, "members", members);
    put(writer, object, "ref", string_or_null(value->ref));
    return object;
}

static cJSON *document(struct writer *writer)
{
    const saidby_doc *doc = writer->doc;
    cJSON *object = cJSON_CreateObject();
    put(writer, object, "id", string_or_null(writer->options->id));
    put(writer, object, "offsets", cJSON_CreateStringReference(UNIT_NAMES[writer->options->offsets]));
    if (writer->options->sentences) {
        put(writer, object, "sentences", span_array(writer, doc->sentences, doc->sentence_count));
        return object;
    }
    cJSON *quotes = cJSON_CreateArray(), *speakers = cJSON_CreateArray();
    for (size_t i = 0; i < doc->quote_count && !writer->failed; i++)
        append(writer, quotes, quote(writer, &doc->quotes[i]));
    for (size_t i = 0; i < doc->speaker_count && !writer->failed; i++)
        append(writer, speakers, speaker(writer, &doc->speakers[i]));
    put(writer, object, "quotes", quotes);
    put(writer, object, "speakers", speakers);
    return object;
}

void saidby_json_options_init(saidby_json_options *options)
{
    if (options)
        *options = (saidby_json_options){.size = sizeof *options, .offsets = SAIDBY_OFFSETS_CODEPOINT};
}

/* About what the printed document takes, so that it is seldom moved as it grows. */
static int guess_size(const saidby_doc *doc)
{
    size_t size = 256 + doc->quote_count * 1024 + doc->speaker_count * 512 + doc->sentence_count * 32;
    return size < (1 << 24) ? (int)size : 1 << 24;
}

static saidby_status print(const saidby_doc *doc, const saidby_json_options *options, char **out, size_t *length)
{
    struct writer writer = {.doc = doc, .options = options};
    cJSON *root = document(&writer);
    char *text = root && !writer.failed ? cJSON_PrintBuffered(root, guess_size(doc), options->indent != 0) : NULL;
    cJSON_Delete(root);
    if (!text)
        return SAIDBY_ERROR_MEMORY;
    struct output output = {.mem = doc->mem};
    output_add_string(&output, text);
    cJSON_free(text);
    *out = output_take(&output, length);
    return *out ? SAIDBY_OK : SAIDBY_ERROR_MEMORY;
}

static const char *option_fault(const saidby_json_options *options)
{
    if (options->size != sizeof *options)
        return "options.size is not the size of saidby_json_options: call saidby_json_options_init";
    if ((int)options->offsets < SAIDBY_OFFSETS_BYTE || (int)options->offsets > SAIDBY_OFFSETS_UTF16)
        return "options.offsets is no unit";
    if (options->id && utf8_valid(options->id, strlen(options->id)) < strlen(options->id))
        return "options.id is not UTF-8";
    return NULL;
}

saidby_status saidby_doc_json(const saidby_doc *doc, const saidby_json_options *options, char **out, size_t *length,
                              saidby_error *error)
{
    if (length)
        *length = 0;
    if (!out)
        return status_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL");
    *out = NULL;
    if (!doc)
        return status_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "doc is NULL");
    saidby_json_options defaults;
    saidby_json_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = option_fault(options);
    if (fault)
        return status_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    if (print(doc, options, out, length) != SAIDBY_OK)
        return status_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the JSON");
    return status_succeed(error);
}

/* ---- JSON in ---- */

/* Walks over a text outside of strings and keeps count of the items at each depth. */
struct walker {
    const char *text;
    size_t length, at, depth;
    size_t counts[JSON_DEEPEST + 1];
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
static const char *walk(struct walker *walker)
{
    const char *fault = NULL;
    char c = walker->text[walker->at];
    switch (c) {
    case '"':
        walker->at = string_end(walker->text, walker->length, walker->at, &fault);
        return fault;
    case '{':
    case '[':
        if (walker->depth == JSON_DEEPEST)
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
        if (walk(&walker))
            break;
        begins = begins || c == '{' || c == '[' || c == ',';
    }
    return 0;
}

static saidby_status check_text(const char *text, size_t length, saidby_error *error)
{
    size_t valid = utf8_valid(text, length);
    if (valid < length)
        return status_fail(error, SAIDBY_ERROR_RULES, valid, "%s", text[valid] ? "not UTF-8" : "a NUL");
    struct walker walker = {.text = text, .length = length};
    while (walker.at < length) {
        const char *fault = walk(&walker);
        if (fault)
            return status_fail(error, SAIDBY_ERROR_RULES, walker.at, "%s", fault);
    }
    return SAIDBY_OK;
}

struct json_value *json_parse(const memory *mem, const char *text, size_t length, saidby_error *error)
{
    if (check_text(text, length, error) != SAIDBY_OK)
        return NULL;
    char *copy = length < SIZE_MAX ? memory_allocate(mem, length + 1) : NULL;
    if (!copy) {
        status_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the rules");
        return NULL;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithLengthOpts(copy, length + 1, &end, 1);
    if (!root) {
        size_t at = end && end >= copy ? (size_t)(end - copy) : 0;
        status_fail(error, SAIDBY_ERROR_RULES, at < length ? at : length, "no JSON from here");
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
