/* References, and then Markdown, which may have been escaped as HTML. */
#include "text/decode.h"
#include "text/markdown.h"
#include "text/reference.h"

bool decode_text(const memory *mem, struct decoding *decoding, char *text, size_t *length, unsigned char *bad)
{
    if (!reference_find(mem, text, *length, &decoding->references))
        return false;
    *length = edits_apply(&decoding->references, text, *length, bad);
    if (!markdown_find(mem, text, *length, &decoding->markdown))
        return false;
    *length = edits_apply(&decoding->markdown, text, *length, bad);
    return true;
}

saidby_span decode_place(const struct decoding *decoding, saidby_span span)
{
    return edits_before(&decoding->references, edits_before(&decoding->markdown, span));
}

void decode_free(const memory *mem, struct decoding *decoding)
{
    VECTOR_FREE(mem, decoding->references.list);
    VECTOR_FREE(mem, decoding->markdown.list);
}
