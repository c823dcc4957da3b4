/* Windows over large texts. */
#include "window.h"

#include <string.h>

#define WINDOW ((size_t)1 << 19)

/* The end of the last place of a kind before `end`, not before `least`; 0: there is none. */
static size_t last_place(const char *text, const char *place, size_t least, size_t end)
{
    size_t size = strlen(place);
    for (size_t at = end; at >= least + size; at--)
        if (memcmp(text + at - size, place, size) == 0)
            return at;
    return 0;
}

size_t window_end(const char *text, size_t start, size_t length)
{
    static const char *const places[] = {"\n\n", "\n", ". ", " "};
    if (length - start <= WINDOW + WINDOW / 4)
        return length;
    size_t end = start + WINDOW;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t place = last_place(text, places[i], start + WINDOW / 2, end);
        if (place)
            return place;
    }
    while (end > start + WINDOW / 2 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    return end;
}

static void shift_span(saidby_span *span, size_t base)
{
    span->start += base;
    span->end += base;
}

/* The structs of a doc are constant for its readers alone. */
static void shift_mention(const saidby_mention *mention, size_t base)
{
    saidby_mention *own = (saidby_mention *)(uintptr_t)mention;
    if (own) {
        own->start += base;
        own->end += base;
    }
}

static void shift_spans(const saidby_span *spans, size_t count, size_t base)
{
    for (size_t i = 0; i < count; i++)
        shift_span((saidby_span *)(uintptr_t)&spans[i], base);
}

static void shift_quote(saidby_quote *q, const struct windows *w, size_t base)
{
    shift_spans(q->parts, q->part_count, base);
    shift_spans(q->quoted, q->quoted_count, base);
    shift_mention(q->cue, base);
    shift_mention(q->source, base);
    shift_mention(q->addressee, base);
    shift_mention(q->via, base);
    q->paragraph += w->paragraphs;
    q->sentence += w->sentences;
    if (q->speaker != SAIDBY_NO_SPEAKER)
        q->speaker += w->speakers;
}

static void shift_speaker(saidby_speaker *s, const struct windows *w, size_t base)
{
    shift_spans(s->mentions, s->mention_count, base);
    for (size_t i = 0; i < s->member_count; i++)
        ((size_t *)(uintptr_t)s->members)[i] += w->speakers;
    s->id += w->speakers;
}

bool window_take(struct windows *w, struct saidby_doc *doc, size_t base, size_t paragraphs)
{
    struct window_piece piece = {doc->quotes, doc->quote_count, doc->speakers, doc->speaker_count,
                                 doc->sentences, doc->sentence_count};
    if (!VECTOR_PUSH(&doc->mem, w->pieces, piece))
        return false;
    for (size_t i = 0; i < doc->quote_count; i++)
        shift_quote(&doc->quotes[i], w, base);
    for (size_t i = 0; i < doc->speaker_count; i++)
        shift_speaker(&doc->speakers[i], w, base);
    shift_spans(doc->sentences, doc->sentence_count, base);
    w->quotes += piece.quote_count;
    w->speakers += piece.speaker_count;
    w->sentences += piece.sentence_count;
    w->paragraphs += paragraphs;
    doc->quotes = NULL;
    doc->speakers = NULL;
    doc->sentences = NULL;
    doc->quote_count = doc->speaker_count = doc->sentence_count = 0;
    return true;
}

/* One of the three arrays of all pieces, put together: *items and *count are those of a piece, `offset` bytes behind which
 * those of the next lie. Each piece's is freed once it is copied, and each array made once the one before is done, so that
 * little is held twice. NULL: no memory. */
static void *join(struct windows *w, const memory *mem, size_t items_at, size_t count_at, size_t total, size_t size)
{
    char *all = memory_allocate(mem, total * size), *to = all;
    for (size_t i = 0; all && i < w->pieces.count; i++) {
        char *piece = (char *)&w->pieces.items[i];
        void **items = (void **)(void *)(piece + items_at);
        size_t bytes = *(size_t *)(void *)(piece + count_at) * size;
        if (bytes)
            memcpy(to, *items, bytes);
        to += bytes;
        memory_free(mem, *items);
        *items = NULL;
    }
    return all;
}

bool window_join(struct windows *w, struct saidby_doc *doc)
{
    const memory *mem = &doc->mem;
    doc->quotes = join(w, mem, offsetof(struct window_piece, quotes), offsetof(struct window_piece, quote_count), w->quotes,
                       sizeof *doc->quotes);
    doc->speakers = doc->quotes ? join(w, mem, offsetof(struct window_piece, speakers),
                                       offsetof(struct window_piece, speaker_count), w->speakers, sizeof *doc->speakers)
                                : NULL;
    doc->sentences = doc->speakers ? join(w, mem, offsetof(struct window_piece, sentences),
                                          offsetof(struct window_piece, sentence_count), w->sentences, sizeof *doc->sentences)
                                   : NULL;
    window_free(w, mem);
    doc->quote_count = doc->quotes ? w->quotes : 0;
    doc->speaker_count = doc->speakers ? w->speakers : 0;
    doc->sentence_count = doc->sentences ? w->sentences : 0;
    return doc->sentences != NULL;
}

void window_free(struct windows *w, const memory *mem)
{
    for (size_t i = 0; i < w->pieces.count; i++) {
        memory_free(mem, w->pieces.items[i].quotes);
        memory_free(mem, w->pieces.items[i].speakers);
        memory_free(mem, w->pieces.items[i].sentences);
    }
    VECTOR_FREE(mem, w->pieces);
}
