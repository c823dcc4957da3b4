#include "jsonl.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(struct document *document, const char *code, size_t offset, const char *message)
{
    document->failure.code = code;
    document->failure.offset = offset;
    snprintf(document->failure.message, sizeof document->failure.message, "%s", message);
}

/* The whole line as JSON, or NULL and where it goes wrong. */
static cJSON *parse(const struct buffer *line, size_t *offset)
{
    const char *end = NULL;
    cJSON *json = cJSON_ParseWithLengthOpts(line->data, line->length, &end, 0);
    *offset = end ? (size_t)(end - line->data) : 0;
    if (!json)
        return NULL;
    while (*offset < line->length && strchr(" \t\r\n", line->data[*offset]) && line->data[*offset])
        (*offset)++;
    if (*offset == line->length)
        return json;
    cJSON_Delete(json);
    return NULL;
}

/* Where the next escape \u0000 is, at or behind from, or NULL. The JSON library ends a string there. */
static char *find_nul_escape(char *from)
{
    for (char *at = from; (at = strchr(at, '\\')) != NULL; at += at[1] ? 2 : 1)
        if (strncmp(at + 1, "u0000", 5) == 0)
            return at;
    return NULL;
}

static bool replace_nul_escapes(struct buffer *line)
{
    bool any = false;
    for (char *at = line->data; (at = find_nul_escape(at)) != NULL; at += 6) {
        memcpy(at, "\\ufffd", 6);
        any = true;
    }
    return any;
}

/* The id as text. False: it is neither a string nor an integer that a double holds exactly. */
static bool read_id(struct document *document, const cJSON *item)
{
    struct buffer id = {0};
    char number[32];
    if (!item || cJSON_IsNull(item))
        return true;
    if (cJSON_IsString(item)) {
        buffer_add_utf8(&id, item->valuestring, strlen(item->valuestring));
    } else if (cJSON_IsNumber(item) && fabs(item->valuedouble) <= 9007199254740992.0 &&
               floor(item->valuedouble) == item->valuedouble) {
        snprintf(number, sizeof number, "%.0f", item->valuedouble);
        buffer_add_string(&id, number);
    } else {
        return false;
    }
    document->id = id.data;
    return true;
}

static void read_fields(struct document *document, const cJSON *json, const struct options *options)
{
    if (!cJSON_IsObject(json)) {
        fail(document, "bad-json", 0, "the line is no JSON object");
        return;
    }
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(json, options->text_field);
    if (!read_id(document, cJSON_GetObjectItemCaseSensitive(json, options->id_field))) {
        fail(document, "bad-id", 0, "the id is neither a string nor an integer");
    } else if (!cJSON_IsString(text)) {
        fail(document, "missing-text", 0, text ? "the text field is no string" : "there is no text field");
    } else {
        document->bytes.length = 0;
        buffer_add_string(&document->bytes, text->valuestring);
    }
}

void jsonl_read(struct document *document, const struct options *options)
{
    size_t offset;
    struct buffer *line = &document->bytes;
    const char *nul = memchr(line->data, '\0', line->length);
    if (nul) {
        fail(document, "bad-json", (size_t)(nul - line->data), "the line holds a NUL");
        return;
    }
    cJSON *json = parse(line, &offset);
    if (!json) {
        fail(document, "bad-json", offset, "the line is not JSON");
        return;
    }
    if (replace_nul_escapes(line)) {
        const cJSON *item = cJSON_GetObjectItemCaseSensitive(json, options->text_field);
        size_t short_length = cJSON_IsString(item) ? strlen(item->valuestring) : 0;
        cJSON *whole = parse(line, &offset);
        cJSON_Delete(json);
        json = whole;
        read_fields(document, json, options);
        if (!options->repair && !document->failure.code && line->length != short_length)
            fail(document, "nul-byte", short_length, "the text holds a NUL");
    } else {
        read_fields(document, json, options);
    }
    cJSON_Delete(json);
}

static bool add_failure(cJSON *record, const struct document *document)
{
    const struct failure *failure = &document->failure;
    cJSON *id = document->id ? cJSON_CreateString(document->id) : cJSON_CreateNull();
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
