/* References, and then what they may stand for: invisible characters, and Markdown that was escaped as HTML. */
#include "text/decode.h"
#include "text/invisible.h"
#include "text/markdown.h"
#include "text/reference.h"

static bool find_edits(const memory *mem, const char *text, size_t length, enum decode_pass pass, struct edits *edits)
{
    switch (pass) {
    case DECODE_REFERENCES: return reference_find(mem, text, length, edits);
    case DECODE_INVISIBLE: return invisible_find(mem, text, length, edits);
    default: return markdown_find(mem, text, length, edits);
    }
}

bool decode_text(const memory *mem, struct decoding *decoding, char *text, size_t *length, unsigned char *bad)
{
    for (enum decode_pass pass = 0; pass < DECODE_PASSES; pass++) {
        if (!find_edits(mem, text, *length, pass, &decoding->passes[pass]))
            return false;
        *length = edits_apply(&decoding->passes[pass], text, *length, bad);
    }
    return true;
}

bool decode_changed(const struct decoding *decoding)
{
    bool changed = false;
    for (size_t i = 0; i < DECODE_PASSES; i++)
        changed |= decoding->passes[i].list.count > 0;
    return changed;
}

saidby_span decode_place(const struct decoding *decoding, enum decode_pass pass, saidby_span span)
{
    for (size_t i = pass; i-- > 0;)
        span = edits_before(&decoding->passes[i], span);
    return span;
}

void decode_free(const memory *mem, struct decoding *decoding)
{
    for (size_t i = 0; i < DECODE_PASSES; i++)
        VECTOR_FREE(mem, decoding->passes[i].list);
}
