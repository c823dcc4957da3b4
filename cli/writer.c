#include "writer.h"

#include <errno.h>
#include <string.h>

static void put(struct writer *writer, const char *data, size_t length)
{
    errno = 0;
    if (!writer->error && length && fwrite(data, 1, length, writer->file) != length)
        writer->error = errno ? errno : EIO;
}

static void put_string(struct writer *writer, const char *string)
{
    put(writer, string, strlen(string));
}

/* The record inside the array: each of its lines one step in. A JSON string holds no line end. */
static void put_indented(struct writer *writer, const struct buffer *record)
{
    const char *at = record->data, *end = record->data + record->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop + 1 : end;
        put_string(writer, "\t");
        put(writer, at, (size_t)(stop - at));
        at = stop;
    }
}

static void put_page(struct writer *writer, saidby_status status, char *text, size_t length)
{
    if (status != SAIDBY_OK && !writer->error)
        writer->error = ENOMEM;
    put(writer, text, length);
    saidby_string_free(text);
}

static void put_head(struct writer *writer)
{
    char *text;
    size_t length;
    saidby_status status = saidby_html_head(NULL, &text, &length, NULL);
    put_page(writer, status, text, length);
}

static void put_tail(struct writer *writer)
{
    char *text;
    size_t length;
    saidby_status status = saidby_html_tail(&text, &length, NULL);
    put_page(writer, status, text, length);
}

bool writer_add(struct writer *writer, const struct buffer *record)
{
    if (record->length == 0)
        return !writer->error;
    if (writer->format == FORMAT_JSON) {
        put_string(writer, writer->count ? ",\n" : "[\n");
        put_indented(writer, record);
    } else {
        if (writer->format == FORMAT_HTML && writer->count == 0)
            put_head(writer);
        put(writer, record->data, record->length);
        if (writer->format == FORMAT_JSONL)
            put_string(writer, "\n");
    }
    writer->count++;
    return !writer->error;
}

int writer_put(void *writer, const char *bytes, size_t length)
{
    struct writer *own = writer;
    put(own, bytes, length);
    return own->error;
}

bool writer_end_record(struct writer *writer)
{
    put_string(writer, "\n");
    writer->count++;
    return !writer->error;
}

bool writer_end(struct writer *writer)
{
    if (writer->format == FORMAT_JSON)
        put_string(writer, writer->count ? "\n]\n" : "[]\n");
    if (writer->format == FORMAT_HTML) {
        if (writer->count == 0)
            put_head(writer);
        put_tail(writer);
    }
    errno = 0;
    if (fflush(writer->file) != 0 && !writer->error)
        writer->error = errno ? errno : EIO;
    return !writer->error;
}
