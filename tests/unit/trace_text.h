/* A trace as a string. */
#ifndef SAIDBY_TRACE_TEXT_H
#define SAIDBY_TRACE_TEXT_H

#include <saidby/saidby.h>
#include <stdlib.h>
#include <string.h>

struct trace_text {
    char *text; /* NUL-terminated */
    size_t length;
};

static int trace_text_add(void *context, const char *bytes, size_t length)
{
    struct trace_text *out = context;
    char *grown = realloc(out->text, out->length + length + 1);
    if (!grown)
        abort();
    memcpy(grown + out->length, bytes, length);
    out->text = grown;
    out->length += length;
    grown[out->length] = '\0';
    return 0;
}

/* The caller frees it; NULL where nothing was given. */
static char *trace_text(const saidby_extractor *extractor, const char *text, size_t length,
                        const saidby_trace_options *options, saidby_status *status)
{
    struct trace_text out = {NULL, 0};
    *status = saidby_trace(extractor, text, length, options, trace_text_add, &out, NULL);
    return out.text;
}

#endif
