#include "reader.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { CHUNK = 1 << 16 };

static gzFile open_file(const char *path)
{
    gzFile file;
    errno = 0;
    if (strcmp(path, "-") == 0) {
        int copy = dup(STDIN_FILENO); /* so that "-" may be closed like the rest */
        file = copy < 0 ? NULL : gzdopen(copy, "rb");
    } else {
        file = gzopen(path, "rb");
    }
    if (!file && errno == 0)
        errno = ENOMEM;
    if (file)
        gzbuffer(file, CHUNK);
    return file;
}

/* The errno that zlib's result comes from. */
static int read_error(gzFile file)
{
    int code = Z_OK;
    gzerror(file, &code);
    if (code == Z_OK || code == Z_STREAM_END)
        return 0;
    return code == Z_ERRNO && errno ? errno : code == Z_MEM_ERROR ? ENOMEM : EILSEQ;
}

/* Add a chunk as it is in the file. */
static int read_chunk(struct reader *reader, struct buffer *bytes)
{
    buffer_reserve(bytes, CHUNK);
    errno = 0;
    int count = gzread(reader->file, bytes->data + bytes->length, CHUNK);
    if (count > 0)
        bytes->length += (size_t)count;
    bytes->data[bytes->length] = '\0';
    reader->ended = count <= 0;
    return count > 0 ? 0 : read_error(reader->file); /* cut-off data end like a file's end, but with an error */
}

/* ---- Encodings ---- */

struct mark {
    const char *bytes;
    size_t length;
    const char *encoding;
    size_t unit;
};

/* The encoding that a byte order mark tells. That of UTF-8 is left where it is: it counts in the offsets. */
static const struct mark *find_mark(const struct buffer *head)
{
    static const struct mark marks[] = {{"\xFF\xFE\0\0", 4, "UTF-32LE", 4}, {"\0\0\xFE\xFF", 4, "UTF-32BE", 4},
                                        {"\xFF\xFE", 2, "UTF-16LE", 2}, {"\xFE\xFF", 2, "UTF-16BE", 2}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (head->length >= marks[i].length && memcmp(head->data, marks[i].bytes, marks[i].length) == 0)
            return &marks[i];
    return NULL;
}

static bool has_utf8_mark(const struct buffer *head)
{
    return head->length >= 3 && memcmp(head->data, "\xEF\xBB\xBF", 3) == 0;
}

/* How many bytes one unit of the encoding has, by its name. */
static size_t unit_of(const char *encoding)
{
    static const struct {
        const char *name;
        size_t unit;
    } wide[] = {{"UTF-16", 2}, {"UTF16", 2}, {"UCS-2", 2}, {"UCS2", 2},
                {"UTF-32", 4}, {"UTF32", 4}, {"UCS-4", 4}, {"UCS4", 4}};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (strncasecmp(encoding, wide[i].name, strlen(wide[i].name)) == 0)
            return wide[i].unit;
    return 1;
}

bool reader_knows_encoding(const char *name)
{
    iconv_t conversion = strchr(name, '/') || !*name ? (iconv_t)-1 : iconv_open("UTF-8", name);
    if (conversion == (iconv_t)-1)
        return false;
    iconv_close(conversion);
    return true;
}

/* Go past what the encoding does not have. */
static void skip_bad(struct reader *reader, char **in, size_t *left, struct buffer *bytes)
{
    static const char bad = READER_BAD_BYTE;
    size_t step = *left < reader->unit ? *left : reader->unit;
    *in += step;
    *left -= step;
    buffer_add(bytes, &bad, 1);
}

/* Decode what is in raw; the beginning of a character is left there until the rest comes. */
static void decode(struct reader *reader, struct buffer *bytes)
{
    char *in = reader->raw.data;
    size_t left = reader->raw.length;
    while (left > 0 || reader->ended) {
        buffer_reserve(bytes, left + 64);
        char *out = bytes->data + bytes->length;
        size_t room = bytes->capacity - bytes->length - 1;
        /* without input the characters that iconv still holds are given out */
        size_t done = iconv(reader->conversion, left ? &in : NULL, left ? &left : NULL, &out, &room);
        int error = errno;
        bytes->length = (size_t)(out - bytes->data);
        if (done != (size_t)-1) {
            if (left == 0)
                break;
        } else if (error == EINVAL && !reader->ended) {
            break;
        } else if (error != E2BIG) {
            skip_bad(reader, &in, &left, bytes);
        }
    }
    if (left)
        memmove(reader->raw.data, in, left);
    reader->raw.length = left;
    buffer_reserve(bytes, 0);
    bytes->data[bytes->length] = '\0';
}

/* Decode from now on. False: no memory, as the name is known. */
static bool begin_decoding(struct reader *reader, const char *encoding, size_t unit, size_t skipped)
{
    reader->conversion = iconv_open("UTF-8", encoding);
    if (reader->conversion == (iconv_t)-1)
        return false;
    reader->encoding = encoding;
    reader->unit = unit;
    buffer_add(&reader->raw, reader->head.data + skipped, reader->head.length - skipped);
    reader->head.length = 0;
    decode(reader, &reader->head);
    return true;
}

static int read_head(struct reader *reader, const char *encoding)
{
    int error = read_chunk(reader, &reader->head);
    if (error)
        return error;
    const struct mark *mark = find_mark(&reader->head);
    if (mark)
        return begin_decoding(reader, mark->encoding, mark->unit, mark->length) ? 0 : ENOMEM;
    if (encoding && !has_utf8_mark(&reader->head))
        return begin_decoding(reader, encoding, unit_of(encoding), 0) ? 0 : ENOMEM;
    return 0;
}

int reader_open(struct reader *reader, const char *path, const char *encoding)
{
    *reader = (struct reader){.file = open_file(path)};
    if (!reader->file)
        return errno;
    int error = read_head(reader, encoding);
    if (error)
        reader_close(reader);
    return error;
}

int reader_read(struct reader *reader, struct buffer *bytes, bool *ended)
{
    int error = 0;
    *ended = false;
    if (reader->head.length) {
        buffer_add(bytes, reader->head.data, reader->head.length);
        buffer_free(&reader->head);
        return 0;
    }
    if (!reader->ended) {
        error = read_chunk(reader, reader->encoding ? &reader->raw : bytes);
        if (reader->encoding)
            decode(reader, bytes);
    }
    *ended = reader->ended;
    return error;
}

int reader_read_all(struct reader *reader, struct buffer *bytes)
{
    int error = 0;
    bool ended = false;
    buffer_reserve(bytes, 0);
    bytes->data[bytes->length] = '\0';
    while (!ended && !error)
        error = reader_read(reader, bytes, &ended);
    return error;
}

void reader_close(struct reader *reader)
{
    if (reader->file)
        gzclose(reader->file);
    if (reader->encoding)
        iconv_close(reader->conversion);
    buffer_free(&reader->raw);
    buffer_free(&reader->head);
    *reader = (struct reader){0};
}
