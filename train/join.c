/* Pieces of the best path put together. */
#include "join.h"

#include <stdio.h>
#include <stdlib.h>

static void add_span(struct corpus_attribution *a, int piece, size_t start, size_t end)
{
    a->spans[piece] = take_more(a->spans[piece], (a->counts[piece] + 1) * sizeof **a->spans);
    a->spans[piece][a->counts[piece]++] = (struct corpus_span){start, end};
}

static unsigned pieces_of(const struct corpus_attribution *a)
{
    return (a->counts[CORPUS_SOURCE] ? SEEN_SOURCE : 0) | (a->counts[CORPUS_CUE] ? SEEN_CUE : 0) |
           (a->counts[CORPUS_CONTENT] ? SEEN_CONTENT : 0);
}

/* The attribution that the segment belongs to: the last one, when it has what the state says was seen; else a new one.
 */
static struct corpus_attribution *owner_of(struct corpus_document *out, struct tagger_state s, bool block_starts)
{
    if (s.seen && !block_starts && out->count) {
        struct corpus_attribution *last = &out->attributions[out->count - 1];
        if ((pieces_of(last) & s.seen) == s.seen)
            return last;
    }
    out->attributions = take_more(out->attributions, (out->count + 1) * sizeof *out->attributions);
    out->attributions[out->count] = (struct corpus_attribution){.saying = true};
    return &out->attributions[out->count++];
}

static struct tagger_state state_of(const struct word_labels *labels)
{
    static const uint8_t pieces[] = {PIECE_NONE, PIECE_SOURCE,  PIECE_SOURCE, PIECE_CUE,
                                     PIECE_CUE,  PIECE_CONTENT, PIECE_CONTENT};
    bool begin =
        labels->best == LABEL_SOURCE_BEGIN || labels->best == LABEL_CUE_BEGIN || labels->best == LABEL_CONTENT_BEGIN;
    return (struct tagger_state){.piece = pieces[labels->best], .begin = begin, .seen = labels->seen};
}

void join_path(const struct analysis *analysis, struct corpus_document *out)
{
    size_t block = NO_INDEX, start = 0;
    bool fresh = true;
    struct corpus_attribution *owner = NULL;
    for (size_t i = 0; i < analysis->tokens.count; i++) {
        const struct token *t = &analysis->tokens.items[i];
        struct tagger_state s = state_of(&analysis->labels.items[i]);
        if (t->block != block)
            fresh = true;
        block = t->block;
        if (s.piece == PIECE_NONE)
            continue;
        bool goes_on = !s.begin && i > 0 && analysis->tokens.items[i - 1].block == t->block &&
                       state_of(&analysis->labels.items[i - 1]).piece == s.piece;
        if (!goes_on) {
            owner = owner_of(out, s, fresh);
            fresh = false;
            start = t->start;
            add_span(owner, s.piece - 1, start, t->end);
        } else {
            struct corpus_span *spans = owner->spans[s.piece - 1];
            spans[owner->counts[s.piece - 1] - 1].end = t->end;
        }
    }
}

static size_t points(const char *text, size_t byte)
{
    size_t count = 0;
    for (size_t i = 0; i < byte; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static void write_spans(FILE *file, const char *name, const struct corpus_document *d,
                        const struct corpus_attribution *a, int piece)
{
    fprintf(file, "\"%s\": [", name);
    for (size_t i = 0; i < a->counts[piece]; i++)
        fprintf(file, "%s[%zu, %zu]", i ? ", " : "", points(d->text, a->spans[piece][i].start),
                points(d->text, a->spans[piece][i].end));
    fputs("]", file);
}

void join_write(void *to, const struct corpus_document *d, const struct corpus_document *found)
{
    FILE *file = to;
    fprintf(file, "{\"id\": \"%s\", \"quotes\": [", d->id);
    for (size_t i = 0, written = 0; i < found->count; i++) {
        const struct corpus_attribution *a = &found->attributions[i];
        if (!a->counts[CORPUS_CONTENT])
            continue;
        fputs(written++ ? ", {" : "{", file);
        write_spans(file, "content", d, a, CORPUS_CONTENT);
        fputs(", ", file);
        write_spans(file, "source", d, a, CORPUS_SOURCE);
        fputs(", ", file);
        write_spans(file, "cue", d, a, CORPUS_CUE);
        fputs("}", file);
    }
    fputs("]}\n", file);
}
