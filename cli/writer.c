#include "writer.h"

#include "format.h"

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
    if (string)
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

/* What begins or ends the output. */
static void put_made(struct writer *writer, saidby_status (*make)(char **text, size_t *length))
{
    char *text;
    size_t length;
    if (!make)
        return;
    if (make(&text, &length) != SAIDBY_OK && !writer->error)
        writer->error = ENOMEM;
    put(writer, text, length);
    saidby_string_free(text);
}

/* What is before a record. */
static void begin_record(struct writer *writer)
{
    const struct format_row *format = &format_rows[writer->format];
    if (writer->count == 0)
        put_made(writer, format->make_head);
    put_string(writer, writer->count ? format->between : format->open);
}

bool writer_add(struct writer *writer, const struct buffer *record)
{
    const struct format_row *format = &format_rows[writer->format];
    if (record->length == 0)
        return !writer->error;
    begin_record(writer);
    if (format->indents)
        put_indented(writer, record);
    else
        put(writer, record->data, record->length);
    put_string(writer, format->after);
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
    put_string(writer, format_rows[writer->format].after);
    writer->count++;
    return !writer->error;
}

int writer_put_trace(void *writer, const char *bytes, size_t length)
{
    struct writer *own = writer;
    if (!own->open)
        begin_record(own);
    own->open = true;
    return writer_put(own, bytes, length);
}

bool writer_end_trace(struct writer *writer)
{
    if (!writer->open)
        return !writer->error;
    writer->open = false;
    return writer_end_record(writer);
}

bool writer_end(struct writer *writer)
{
    const struct format_row *format = &format_rows[writer->format];
    if (writer->count == 0)
        put_made(writer, format->make_head);
    put_string(writer, writer->count ? format->close : format->none);
    put_made(writer, format->make_tail);
    errno = 0;
    if (fflush(writer->file) != 0 && !writer->error)
        writer->error = errno ? errno : EIO;
    return !writer->error;
}
