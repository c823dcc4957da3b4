/*
 * JSON out: a doc's records. cJSON is left with the C library's allocator, since its hooks are global; what is handed
 * out is copied to the caller's.
 */
#include "json.h"
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

static cJSON *number(size_t value)
{
    return cJSON_CreateNumber((double)value);
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

/* Strings that are handed out carry their allocator before them, so that they can outlive the doc. */
union string_head {
    memory mem;
    max_align_t align;
};

static char *hand_out(const memory *mem, const char *text, size_t length)
{
    union string_head *head = length < SIZE_MAX - sizeof *head ? memory_allocate(mem, sizeof *head + length + 1) : NULL;
    if (!head)
        return NULL;
    head->mem = *mem;
    return memcpy(head + 1, text, length + 1);
}

void saidby_string_free(char *string)
{
    if (!string)
        return;
    union string_head *head = (union string_head *)(void *)string - 1;
    memory mem = head->mem;
    memory_free(&mem, head);
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
    size_t size = strlen(text);
    *out = hand_out(&doc->mem, text, size);
    cJSON_free(text);
    if (!*out)
        return SAIDBY_ERROR_MEMORY;
    if (length)
        *length = size;
    return SAIDBY_OK;
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
        return status_fail_plain(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL");
    *out = NULL;
    if (!doc)
        return status_fail_plain(error, SAIDBY_ERROR_ARGUMENT, 0, "doc is NULL");
    saidby_json_options defaults;
    saidby_json_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = option_fault(options);
    if (fault)
        return status_fail_plain(error, SAIDBY_ERROR_ARGUMENT, 0, fault);
    if (print(doc, options, out, length) != SAIDBY_OK)
        return status_fail_plain(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the JSON");
    return status_succeed(error);
}
