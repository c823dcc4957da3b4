#include "jsonl.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* The whole piece as JSON, or NULL and where it goes wrong. */
static cJSON *parse(const struct buffer *piece, size_t *offset)
{
    const char *end = NULL;
    cJSON *json = cJSON_ParseWithLengthOpts(piece->data, piece->length, &end, 0);
    *offset = end ? (size_t)(end - piece->data) : 0;
    if (!json)
        return NULL;
    while (*offset < piece->length && strchr(" \t\r\n", piece->data[*offset]) && piece->data[*offset])
        (*offset)++;
    if (*offset == piece->length)
        return json;
    cJSON_Delete(json);
    return NULL;
}

/* ---- What the JSON library does not take, or loses ---- */

static size_t read_hexadecimal(const char *at)
{
    size_t value = 0;
    for (int i = 0; i < 4; i++) {
        if (!isxdigit((unsigned char)at[i]))
            return SIZE_MAX;
        value = value * 16 +
                (size_t)(isdigit((unsigned char)at[i]) ? at[i] - '0' : tolower((unsigned char)at[i]) - 'a' + 10);
    }
    return value;
}

/* Whether the escape here means no character: a NUL, or one half of a surrogate pair. at: NUL-terminated. */
static bool is_bad_escape(const char *at)
{
    size_t value = at[1] == 'u' ? read_hexadecimal(at + 2) : SIZE_MAX;
    return value == 0 || (value >= 0xDC00 && value < 0xE000) ||
           (value >= 0xD800 && value < 0xDC00 &&
            (at[6] != '\\' || at[7] != 'u' || read_hexadecimal(at + 8) - 0xDC00 >= 0x400));
}

/* The bytes of the escape here; a pair is one. */
static size_t escape_length(const char *at)
{
    if (at[1] != 'u')
        return at[1] ? 2 : 1;
    size_t value = read_hexadecimal(at + 2);
    return value == SIZE_MAX ? 2 : value >= 0xD800 && value < 0xDC00 && !is_bad_escape(at) ? 12 : 6;
}

/* The bytes of a number that Python writes and JSON does not have, or 0. */
static size_t odd_number(const char *at)
{
    static const char *const names[] = {"NaN", "Infinity", "-Infinity"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (strncmp(at, names[i], length) == 0 && (!at[length] || strchr(",]} \t\r\n", at[length])))
            return length;
    }
    return 0;
}

/* Go to the end of the string here, and put U+FFFD in as many bytes for escapes that stand for no character. */
static char *replace_escapes(char *at, bool *any)
{
    while (*(at += strcspn(at, "\"\\")) == '\\') {
        size_t length = escape_length(at);
        if (is_bad_escape(at)) {
            memcpy(at, "\\ufffd", 6);
            *any = true;
        }
        at += length;
    }
    return at;
}

/* Those of all strings, and 0 for numbers that are none. */
static bool replace_odd(char *at)
{
    bool any = false;
    while (*(at += strcspn(at, "\"NI-"))) {
        size_t number = odd_number(at);
        if (*at == '"') {
            at = replace_escapes(at + 1, &any);
        } else if (number) {
            memset(at, ' ', number);
            *at = '0';
            any = true;
        }
        at += *at != '\0';
    }
    return any;
}

/* ---- Where a member is in the piece ---- */

struct stretch {
    size_t start, end;
};

static size_t skip_blanks(const char *text, size_t at)
{
    while (text[at] && (unsigned char)text[at] <= ' ')
        at++;
    return at;
}

/* The end of the value here, in JSON that was parsed. */
static size_t value_end(const char *text, size_t at)
{
    bool in_string = false;
    for (size_t depth = 0; text[at]; at++) {
        char c = text[at];
        if (in_string) {
            if (c == '\\' && text[at + 1])
                at++;
            in_string = c != '"';
        } else if (depth == 0 && (strchr(",:]}", c) || (unsigned char)c <= ' ')) {
            break;
        } else {
            in_string = c == '"';
            depth += c == '{' || c == '[';
            depth -= c == '}' || c == ']';
        }
    }
    return at;
}

/* The value of a member of an object that was parsed. */
static struct stretch find_value(const char *text, const cJSON *object, const cJSON *member)
{
    const char *open = strchr(text, '{');
    struct stretch value = {0, 0};
    size_t at = open ? (size_t)(open - text) + 1 : 0;
    for (const cJSON *item = object->child; item; item = item->next) {
        at = skip_blanks(text, value_end(text, skip_blanks(text, at)));
        value.start = skip_blanks(text, at + (text[at] == ':'));
        value.end = value_end(text, value.start);
        if (item == member)
            break;
        at = skip_blanks(text, value.end);
        at += text[at] == ',';
    }
    return value;
}

/* ---- Fields ---- */

static bool is_number(const char *at, const char *end)
{
    size_t digits;
    at += *at == '-';
    digits = strspn(at, "0123456789");
    if (digits == 0 || (digits > 1 && *at == '0'))
        return false;
    at += digits;
    if (*at == '.') {
        digits = strspn(at + 1, "0123456789");
        at += digits ? digits + 1 : 0;
    }
    if (*at == 'e' || *at == 'E') {
        size_t sign = at[1] == '-' || at[1] == '+';
        digits = strspn(at + 1 + sign, "0123456789");
        at += digits ? digits + 1 + sign : 0;
    }
    return at == end;
}

/* The id: a string as text, a number as it is written, another value as JSON. given: the piece before it was changed.
 */
static void read_id(struct document *document, const cJSON *object, const cJSON *item, const struct buffer *given)
{
    struct buffer id = {0};
    if (!item || cJSON_IsNull(item))
        return;
    if (cJSON_IsString(item)) {
        buffer_add_utf8(&id, item->valuestring, strlen(item->valuestring));
        document->id = id.data;
        return;
    }
    struct stretch value = find_value(document->bytes.data, object, item);
    const char *text = given->data + value.start;
    if (odd_number(text))
        return;
    if (cJSON_IsNumber(item) && is_number(text, given->data + value.end)) {
        buffer_add(&id, text, value.end - value.start);
    } else {
        char *printed = cJSON_PrintUnformatted(item);
        if (printed)
            buffer_add_utf8(&id, printed, strlen(printed));
        cJSON_free(printed);
    }
    document->id = id.data;
    document->id_is_json = id.data != NULL;
}

/* The first escape of the text that means no character, and how many bytes of the decoded text are before it. */
static const char *find_bad_escape(const struct document *document, const struct buffer *given, struct stretch text,
                                   size_t *offset)
{
    for (size_t at = text.start; at < text.end; at += given->data[at] == '\\' ? escape_length(given->data + at) : 1) {
        if (given->data[at] != '\\' || !is_bad_escape(given->data + at))
            continue;
        struct buffer before = {0};
        buffer_add(&before, document->bytes.data + text.start, at - text.start);
        buffer_add_string(&before, "\"");
        cJSON *string = cJSON_Parse(before.data);
        *offset = cJSON_IsString(string) ? strlen(string->valuestring) : 0;
        cJSON_Delete(string);
        buffer_free(&before);
        return given->data + at;
    }
    return NULL;
}

static void read_text(struct document *document, const cJSON *object, const cJSON *item, const struct buffer *given,
                      bool repair)
{
    size_t offset = 0;
    if (!cJSON_IsString(item)) {
        document_fail(document, "missing-text", 0, item ? "the text field is not a string" : "there is no text field");
        return;
    }
    if (given->data != document->bytes.data && !repair) {
        struct stretch text = find_value(document->bytes.data, object, item);
        const char *bad = find_bad_escape(document, given, text, &offset);
        if (bad && strncmp(bad, "\\u0000", 6) == 0)
            document_fail(document, "nul-byte", offset, "the text holds a NUL");
        else if (bad)
            document_fail(document, "lone-surrogate", offset, "the text holds one half of a surrogate pair");
        if (bad)
            return;
    }
    document->bytes.length = 0;
    buffer_add_string(&document->bytes, item->valuestring);
}

static void read_fields(struct document *document, const cJSON *json, const struct buffer *given,
                        const struct options *options)
{
    if (!cJSON_IsObject(json)) {
        document_fail(document, "bad-json", 0, "this is JSON, but not an object");
        return;
    }
    read_id(document, json, cJSON_GetObjectItemCaseSensitive(json, options->id_field), given);
    read_text(document, json, cJSON_GetObjectItemCaseSensitive(json, options->text_field), given, options->repair);
}

void jsonl_read(struct document *document, const struct options *options)
{
    size_t offset;
    struct buffer *piece = &document->bytes, given = {0};
    const char *nul = memchr(piece->data, '\0', piece->length);
    if (nul) {
        document_fail(document, "bad-json", (size_t)(nul - piece->data), "the JSON holds a NUL");
        return;
    }
    buffer_add(&given, piece->data, piece->length);
    bool changed = replace_odd(piece->data);
    cJSON *json = parse(piece, &offset);
    if (json)
        read_fields(document, json, changed ? &given : piece, options);
    else
        document_fail(document, "bad-json", offset, "this is not JSON");
    cJSON_Delete(json);
    buffer_free(&given);
}

static bool add_failure(cJSON *record, const struct document *document)
{
    const struct failure *failure = &document->failure;
    cJSON *id = !document->id ? cJSON_CreateNull()
                : document->id_is_json ? cJSON_CreateRaw(document->id)
                                       : cJSON_CreateString(document->id);
    if (!id || !cJSON_AddItemToObject(record, "id", id))
        return false;
    cJSON *error = cJSON_AddObjectToObject(record, "error");
    if (!error || !cJSON_AddStringToObject(error, "code", failure->code) ||
        !cJSON_AddStringToObject(error, "message", failure->message) ||
        !cJSON_AddNumberToObject(error, "offset", (double)failure->offset))
        return false;
    return document->line == 0 || cJSON_AddNumberToObject(error, "line", (double)document->line);
}

void jsonl_add_error(struct buffer *out, const struct document *document, bool indent)
{
    char *text = NULL;
    cJSON *record = cJSON_CreateObject();
    if (record && add_failure(record, document))
        text = indent ? cJSON_Print(record) : cJSON_PrintUnformatted(record);
    cJSON_Delete(record);
    if (!text) { /* memory is out: the same, without the library */
        buffer_add_string(out, "{\"id\":null,\"error\":{\"code\":\"out-of-memory\",\"message\":\"\",\"offset\":0}}");
        return;
    }
    buffer_add_string(out, text);
    cJSON_free(text);
}
