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

static void shift_quote(saidby_quote *q, const struct doc_part *part, size_t base, size_t paragraphs)
{
    shift_spans(q->parts, q->part_count, base);
    shift_spans(q->quoted, q->quoted_count, base);
    shift_mention(q->cue, base);
    shift_mention(q->source, base);
    shift_mention(q->addressee, base);
    shift_mention(q->via, base);
    q->paragraph += paragraphs;
    q->sentence += part->first_sentence;
    if (q->speaker != SAIDBY_NO_SPEAKER)
        q->speaker += part->first_speaker;
}

static void shift_speaker(saidby_speaker *s, const struct doc_part *part, size_t base)
{
    shift_spans(s->mentions, s->mention_count, base);
    for (size_t i = 0; i < s->member_count; i++)
        ((size_t *)(uintptr_t)s->members)[i] += part->first_speaker;
    s->id += part->first_speaker;
}

void window_shift(struct saidby_doc *doc, size_t base, size_t paragraphs)
{
    const struct doc_part *part = &doc->parts.items[doc->parts.count - 1];
    for (size_t i = 0; i < part->quote_count; i++)
        shift_quote(&part->quotes[i], part, base, paragraphs);
    for (size_t i = 0; i < part->speaker_count; i++)
        shift_speaker(&part->speakers[i], part, base);
    shift_spans(part->sentences, part->sentence_count, base);
}
