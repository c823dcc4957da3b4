/* Windows over large texts. */
#include "api/window.h"

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

/* What was read of a window, on its way to its place in the text. */
struct move {
    const struct decoding *decoding;
    const struct doc_part *part;
    size_t base, paragraphs;
};

static void move_span(const struct move *move, saidby_span *span)
{
    *span = decode_place(move->decoding, DECODE_PASSES, *span);
    span->start += move->base;
    span->end += move->base;
}

/* The structs of a doc are constant for its readers alone. */
static void move_mention(const struct move *move, const saidby_mention *mention)
{
    saidby_mention *own = (saidby_mention *)(uintptr_t)mention;
    if (!own)
        return;
    saidby_span span = {own->start, own->end};
    move_span(move, &span);
    own->start = span.start;
    own->end = span.end;
}

static void move_spans(const struct move *move, const saidby_span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++)
        move_span(move, (saidby_span *)(uintptr_t)&spans[i]);
}

static void move_quote(const struct move *move, saidby_quote *q)
{
    move_spans(move, q->parts, q->part_count);
    move_spans(move, q->quoted, q->quoted_count);
    move_mention(move, q->cue);
    move_mention(move, q->source);
    move_mention(move, q->addressee);
    move_mention(move, q->via);
    q->paragraph += move->paragraphs;
    q->sentence += move->part->first_sentence;
    if (q->speaker != SAIDBY_NO_SPEAKER)
        q->speaker += move->part->first_speaker;
}

static void move_speaker(const struct move *move, saidby_speaker *s)
{
    move_spans(move, s->mentions, s->mention_count);
    for (size_t i = 0; i < s->member_count; i++)
        ((size_t *)(uintptr_t)s->members)[i] += move->part->first_speaker;
    s->id += move->part->first_speaker;
}

void window_place(struct saidby_doc *doc, const struct decoding *decoding, size_t base, size_t paragraphs)
{
    const struct doc_part *part = &doc->parts.items[doc->parts.count - 1];
    struct move move = {decoding, part, base, paragraphs};
    for (size_t i = 0; i < part->quote_count; i++)
        move_quote(&move, &part->quotes[i]);
    for (size_t i = 0; i < part->speaker_count; i++)
        move_speaker(&move, &part->speakers[i]);
    move_spans(&move, part->sentences, part->sentence_count);
}
