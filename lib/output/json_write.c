/*
 * JSON out: a doc's records. Written as they are walked, since building a tree of them and printing that takes about as
 * long as reading a short article; the layout of indented JSON is that of cJSON.
 */
#include "record/doc.h"
#include "base/string_buffer.h"
#include "base/error.h"

#include <string.h>

/* first: nothing is written yet in the object or array that is open. */
struct writer {
    const saidby_doc *doc;
    const saidby_json_options *options;
    struct string_buffer out;
    size_t depth;
    bool first;
    saidby_sink sink; /* NULL: all is kept in out */
    void *context;
    bool stopped;
};

#define PIECE ((size_t)1 << 16) /* bytes from which on they are handed to the sink */

static void hand_over(struct writer *writer)
{
    struct string_buffer *out = &writer->out;
    if (out->length && !out->failed && !writer->stopped)
        writer->stopped = writer->sink(writer->context, out->text, out->length) != 0;
    out->length = 0;
}

/* Whether more is to be written, after each item of the doc. */
static bool writer_goes_on(struct writer *writer)
{
    if (writer->sink && writer->out.length >= PIECE)
        hand_over(writer);
    return !writer->out.failed && !writer->stopped;
}

static const char *const UNIT_NAMES[] = {"byte", "codepoint", "utf16"};

static void open(struct writer *writer, const char *bracket)
{
    string_buffer_add(&writer->out, bracket, 1);
    writer->depth++;
    writer->first = true;
}

static void line(struct writer *writer)
{
    if (!writer->options->indent)
        return;
    string_buffer_add(&writer->out, "\n", 1);
    for (size_t i = 0; i < writer->depth; i++)
        string_buffer_add(&writer->out, "\t", 1);
}

static void close_object(struct writer *writer)
{
    writer->depth--;
    line(writer);
    string_buffer_add(&writer->out, "}", 1);
    writer->first = false;
}

static void close_array(struct writer *writer)
{
    writer->depth--;
    string_buffer_add(&writer->out, "]", 1);
    writer->first = false;
}

/* What is written before a member of an object. */
static void key(struct writer *writer, const char *name)
{
    if (!writer->first)
        string_buffer_add(&writer->out, ",", 1);
    line(writer);
    string_buffer_add(&writer->out, "\"", 1);
    string_buffer_add_string(&writer->out, name);
    string_buffer_add(&writer->out, "\":\t", writer->options->indent ? 3 : 2);
    writer->first = false;
}

/* What is written before an item of an array. */
static void item(struct writer *writer)
{
    if (!writer->first)
        string_buffer_add_string(&writer->out, writer->options->indent ? ", " : ",");
    writer->first = false;
}

static void escape(struct writer *writer, unsigned char c)
{
    static const char SHORT[] = "\b\f\n\r\t\"\\", LETTERS[] = "bfnrt\"\\";
    const char *found = strchr(SHORT, c);
    char text[] = "\\u0000";
    if (found) {
        text[1] = LETTERS[found - SHORT];
        string_buffer_add(&writer->out, text, 2);
        return;
    }
    text[4] = (char)('0' + c / 16);
    text[5] = "0123456789abcdef"[c % 16];
    string_buffer_add(&writer->out, text, 6);
}

static void string(struct writer *writer, const char *text)
{
    string_buffer_add(&writer->out, "\"", 1);
    for (;;) {
        size_t plain = 0;
        unsigned char c;
        while ((c = (unsigned char)text[plain]) >= ' ' && c != '"' && c != '\\')
            plain++;
        string_buffer_add(&writer->out, text, plain);
        if (!c)
            break;
        escape(writer, c);
        text += plain + 1;
    }
    string_buffer_add(&writer->out, "\"", 1);
}

static void string_or_null(struct writer *writer, const char *text)
{
    if (text)
        string(writer, text);
    else
        string_buffer_add(&writer->out, "null", 4);
}

static void put_string(struct writer *writer, const char *name, const char *text)
{
    key(writer, name);
    string_or_null(writer, text);
}

static void put_number(struct writer *writer, const char *name, size_t number)
{
    key(writer, name);
    string_buffer_add_number(&writer->out, number);
}

/* From 0 to 1 with three decimals at most, whatever the locale. */
static void put_share(struct writer *writer, const char *name, double value)
{
    int thousandths = value > 0 ? value < 1 ? (int)(value * 1000 + 0.5) : 1000 : 0;
    char text[] = "0.000";
    size_t length = 5;
    for (int i = 4, rest = thousandths; i > 1; i--, rest /= 10)
        text[i] = (char)('0' + rest % 10);
    while (text[length - 1] == '0' && length > 2)
        length--;
    key(writer, name);
    if (thousandths % 1000)
        string_buffer_add(&writer->out, text, length);
    else
        string_buffer_add_number(&writer->out, thousandths == 1000);
}

static void put_span(struct writer *writer, size_t start, size_t end)
{
    put_number(writer, "start", saidby_doc_offset(writer->doc, writer->options->offsets, start));
    put_number(writer, "end", saidby_doc_offset(writer->doc, writer->options->offsets, end));
}

static void add_span(struct writer *writer, const saidby_span *span)
{
    item(writer);
    open(writer, "{");
    put_span(writer, span->start, span->end);
    close_object(writer);
}

static void put_spans(struct writer *writer, const char *name, const saidby_span *spans, size_t count)
{
    key(writer, name);
    open(writer, "[");
    for (size_t i = 0; i < count; i++)
        add_span(writer, &spans[i]);
    close_array(writer);
}

static void put_mention(struct writer *writer, const char *name, const saidby_mention *value)
{
    if (!value) {
        put_string(writer, name, NULL);
        return;
    }
    key(writer, name);
    open(writer, "{");
    put_string(writer, "text", value->text);
    put_span(writer, value->start, value->end);
    close_object(writer);
}

static void put_identity(struct writer *writer, const saidby_speaker *speaker)
{
    put_number(writer, "id", speaker->id);
    put_string(writer, "name", speaker->name);
    put_string(writer, "kind", saidby_kind_string(speaker->kind));
    put_string(writer, "role", speaker->role);
}

static void put_quote_speaker(struct writer *writer, const saidby_speaker *speaker)
{
    if (!speaker) {
        put_string(writer, "speaker", NULL);
        return;
    }
    key(writer, "speaker");
    open(writer, "{");
    put_identity(writer, speaker);
    close_object(writer);
}

static void write_quote(struct writer *writer, const saidby_quote *quote)
{
    open(writer, "{");
    put_string(writer, "type", saidby_quote_type_string(quote->type));
    put_string(writer, "text", quote->text);
    put_spans(writer, "parts", quote->parts, quote->part_count);
    put_spans(writer, "quoted", quote->quoted, quote->quoted_count);
    put_mention(writer, "cue", quote->cue);
    put_mention(writer, "source", quote->source);
    put_quote_speaker(writer, saidby_doc_speaker(writer->doc, quote->speaker));
    put_mention(writer, "addressee", quote->addressee);
    put_mention(writer, "via", quote->via);
    put_share(writer, "confidence", quote->confidence);
    put_number(writer, "paragraph", quote->paragraph);
    put_number(writer, "sentence", quote->sentence);
    if (writer->options->explain)
        put_string(writer, "pattern", quote->pattern);
    close_object(writer);
}

static void write_speaker(struct writer *writer, const saidby_speaker *speaker)
{
    open(writer, "{");
    put_identity(writer, speaker);
    key(writer, "roles");
    open(writer, "[");
    for (size_t i = 0; i < speaker->role_count; i++) {
        item(writer);
        string(writer, speaker->roles[i]);
    }
    close_array(writer);
    put_spans(writer, "mentions", speaker->mentions, speaker->mention_count);
    key(writer, "members");
    open(writer, "[");
    for (size_t i = 0; i < speaker->member_count; i++) {
        item(writer);
        string_buffer_add_number(&writer->out, speaker->members[i]);
    }
    close_array(writer);
    put_string(writer, "ref", speaker->ref);
    close_object(writer);
}

static void add_records(struct writer *writer)
{
    const saidby_doc *doc = writer->doc;
    key(writer, "quotes");
    open(writer, "[");
    for (size_t i = 0; i < doc->quote_count && writer_goes_on(writer); i++) {
        item(writer);
        write_quote(writer, saidby_doc_quote(doc, i));
    }
    close_array(writer);
    key(writer, "speakers");
    open(writer, "[");
    for (size_t i = 0; i < doc->speaker_count && writer_goes_on(writer); i++) {
        item(writer);
        write_speaker(writer, saidby_doc_speaker(doc, i));
    }
    close_array(writer);
}

static void add_sentences(struct writer *writer)
{
    key(writer, "sentences");
    open(writer, "[");
    for (size_t i = 0; i < writer->doc->sentence_count && writer_goes_on(writer); i++)
        add_span(writer, saidby_doc_sentence(writer->doc, i));
    close_array(writer);
}

static void write_document(struct writer *writer)
{
    open(writer, "{");
    if (writer->options->id_is_json && writer->options->id) {
        key(writer, "id");
        string_buffer_add_string(&writer->out, writer->options->id);
    } else {
        put_string(writer, "id", writer->options->id);
    }
    put_string(writer, "offsets", UNIT_NAMES[writer->options->offsets]);
    if (writer->options->sentences)
        add_sentences(writer);
    else
        add_records(writer);
    close_object(writer);
}

void saidby_json_options_init(saidby_json_options *options)
{
    if (options)
        *options = (saidby_json_options){.size = sizeof *options, .offsets = SAIDBY_OFFSETS_CODEPOINT};
}

static const char *json_option_fault(const saidby_json_options *options)
{
    if (options->size != sizeof *options)
        return "options.size is not the size of saidby_json_options: call saidby_json_options_init";
    if ((int)options->offsets < SAIDBY_OFFSETS_BYTE || (int)options->offsets > SAIDBY_OFFSETS_UTF16)
        return "options.offsets is no unit";
    if (options->id && utf8_valid(options->id, strlen(options->id)) < strlen(options->id))
        return "options.id is not UTF-8";
    return NULL;
}

/* What is wrong with the arguments, or NULL. */
static const char *doc_fault(const saidby_doc *doc, const saidby_json_options *options)
{
    return doc ? json_option_fault(options) : "doc is NULL";
}

saidby_status saidby_doc_json(const saidby_doc *doc, const saidby_json_options *options, char **out, size_t *length,
                              saidby_error *error)
{
    saidby_json_options defaults;
    if (length)
        *length = 0;
    if (!out)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL");
    *out = NULL;
    saidby_json_options_init(&defaults);
    struct writer writer = {.doc = doc, .options = options ? options : &defaults};
    const char *fault = doc_fault(doc, writer.options);
    if (fault)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    writer.out.mem = doc->mem;
    write_document(&writer);
    *out = string_buffer_take(&writer.out, length);
    if (!*out)
        return error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the JSON");
    return error_clear(error);
}

saidby_status saidby_doc_json_write(const saidby_doc *doc, const saidby_json_options *options, saidby_sink sink,
                                    void *context, saidby_error *error)
{
    saidby_json_options defaults;
    saidby_json_options_init(&defaults);
    struct writer writer = {.doc = doc, .options = options ? options : &defaults, .sink = sink, .context = context};
    const char *fault = sink ? doc_fault(doc, writer.options) : "sink is NULL";
    if (fault)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    writer.out.mem = doc->mem;
    write_document(&writer);
    hand_over(&writer);
    bool starved = writer.out.failed;
    string_buffer_drop(&writer.out);
    if (starved)
        return error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the JSON");
    return writer.stopped ? error_fail(error, SAIDBY_ERROR_STOPPED, 0, "the writing was stopped") : error_clear(error);
}
