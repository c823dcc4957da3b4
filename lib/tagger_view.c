/* What the tagger sees of each word of a sequence. */
#include "tagger.h"

#include <string.h>

/* Where a word stands to the quotation marks. */
enum quote_state { QUOTE_OUT, QUOTE_IN, QUOTE_OPENING, QUOTE_CLOSING, QUOTE_IN_SCARE };

/* The lexicon classes that tell parts of speech are the lowest bits of a set: tools/lexicon.py. */
#define CLASS_COUNT 23
_Static_assert(LEX_DETERMINER == 0 && LEX_TAKES_TO == CLASS_COUNT - 1, "the classes that the tagger sees come first");

enum shape { SHAPE_LOWER, SHAPE_CAPITAL, SHAPE_ALL_CAPITAL, SHAPE_NUMBER, SHAPE_MARK, SHAPE_QUOTE, SHAPE_SUFFIX,
             SHAPE_OTHER, SHAPE_FIRST_CAPITAL, SHAPE_PAD };

static const struct tagger_view PAD = {.word = 1, .shape = SHAPE_PAD, .suffix = 2, .pos = 3, .one = 1, .left_one = 1, .right_one = 1};

static enum shape shape_of(const struct token *t)
{
    switch (t->kind) {
    case TOKEN_NUMBER: return SHAPE_NUMBER;
    case TOKEN_MARK: return SHAPE_MARK;
    case TOKEN_QUOTE: return SHAPE_QUOTE;
    case TOKEN_SUFFIX: return SHAPE_SUFFIX;
    case TOKEN_OTHER: return SHAPE_OTHER;
    default: break;
    }
    if (t->flags & TOKEN_ALL_CAPITAL)
        return SHAPE_ALL_CAPITAL;
    if (t->flags & TOKEN_CAPITAL)
        return t->flags & TOKEN_SENTENCE_FIRST ? SHAPE_FIRST_CAPITAL : SHAPE_CAPITAL;
    return SHAPE_LOWER;
}

/* The last three letters, small, as one number. */
static uint32_t suffix_of(const struct scan *scan, const struct token *t)
{
    uint32_t letters = 0;
    const char *end = scan->text + t->end;
    size_t length = t->end - t->start;
    if (length >= 3)
        letters = (uint32_t)(unsigned char)end[-3] << 16 | (uint32_t)(unsigned char)end[-2] << 8 | (unsigned char)end[-1];
    else
        for (size_t i = length; i > 0; i--)
            letters = letters << 8 | (unsigned char)end[-(ptrdiff_t)i];
    /* of each byte, bit 7 says that it is A to Z */
    uint32_t low = letters & 0x7F7F7F, capital = (low + 0x3F3F3F) & ~(low + 0x252525) & ~letters & 0x808080;
    return letters + (capital >> 2);
}

static enum quote_state quote_of(const struct scan *scan, size_t i)
{
    const struct token *t = &scan->tokens.items[i];
    if (t->span == NO_SPAN)
        return QUOTE_OUT;
    const struct quoted_span *s = &scan->spans.items[t->span];
    if (s->open_token == i)
        return QUOTE_OPENING;
    if (s->close_token == i)
        return QUOTE_CLOSING;
    return s->use == SPAN_SPEECH ? QUOTE_IN : QUOTE_IN_SCARE;
}

static void view_word(const struct tagger_window *w, size_t i, struct tagger_view *v)
{
    const struct token *t = &w->scan->tokens.items[i];
    uint8_t shape = (uint8_t)shape_of(t), quote = (uint8_t)quote_of(w->scan, i);
    uint32_t word = shape, suffix = 0;
    switch (shape) {
    case SHAPE_CAPITAL: suffix = 1; break;
    case SHAPE_NUMBER:
    case SHAPE_OTHER:
    case SHAPE_SUFFIX: break;
    case SHAPE_QUOTE: word = 16u + quote; break;
    case SHAPE_MARK: word = 32u + (unsigned char)t->mark; break;
    default:
        word = t->hash;
        suffix = suffix_of(w->scan, t);
        break;
    }
    *v = (struct tagger_view){
        .word = word,
        .suffix = suffix,
        /* 23 classes, and above them the shape, or the mark (as a number under 256) */
        .pos = (uint32_t)(t->classes & (((lexicon_set)1 << CLASS_COUNT) - 1)) | (shape == SHAPE_MARK ? word : shape) << CLASS_COUNT,
        .shape = shape,
        .quote = quote,
        .left_quote = quote,
        .right_quote = quote,
        .sentence_quote = quote,
        .one = 1,
        .left_one = 1,
        .right_one = 1,
        .flags = t->flags,
    };
}

/* Distances in steps, so that far ones share what is learned. */
static uint8_t step(size_t distance)
{
    static const uint8_t steps[] = {0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8};
    return distance < sizeof steps ? steps[distance] : 9;
}

static uint32_t verb_of(const struct scan *scan, const struct cue *cue)
{
    const struct token *t = &scan->tokens.items[cue->head];
    return t->canonical ? token_hash(t->canonical, strlen(t->canonical)) : t->hash;
}

/* The words of one sentence that lie in the window. */
struct stretch {
    struct tagger_view *views;
    size_t first, end; /* tokens */
    size_t cue;        /* the first behind the sentence's start */
    uint8_t holds;
};

static void see_cue(struct stretch *s, const struct cue *cue)
{
    for (size_t k = cue->first_token; k < cue->end_token && k < s->end; k++)
        s->views[k - s->first].saying = (uint8_t)(1 + cue->kind + (k == cue->head ? 16 : 0));
    s->holds |= 2;
}

/* The nearest cue to the left, and commas. The first cue behind the stretch. */
static size_t look_left(const struct scan *scan, struct stretch *s)
{
    uint32_t verb = 0;
    size_t at = 0, next = s->cue;
    uint8_t commas = 0, commas_left = 0;
    for (size_t i = s->first; i < s->end; i++) {
        struct tagger_view *v = &s->views[i - s->first];
        s->holds |= v->quote != QUOTE_OUT;
        v->left = verb;
        v->left_distance = verb ? step(i - at) : 0;
        v->commas = commas;
        v->commas_left = commas_left;
        v->from_start = step(i - s->first);
        if (scan->tokens.items[i].mark == ',') {
            commas += commas < 4;
            commas_left += commas_left < 3;
        }
        for (; next < scan->cues.count && scan->cues.items[next].first_token <= i; next++) {
            const struct cue *cue = &scan->cues.items[next];
            see_cue(s, cue);
            verb = verb_of(scan, cue);
            at = cue->head;
            commas_left = 0;
        }
    }
    return next;
}

static void look_right(const struct scan *scan, struct stretch *s, size_t next)
{
    uint32_t verb = 0;
    size_t at = 0;
    for (size_t i = s->end; i > s->first; i--) {
        struct tagger_view *v = &s->views[i - 1 - s->first];
        v->holds = s->holds;
        v->right = verb;
        v->right_distance = verb ? step(at - (i - 1)) : 0;
        for (; next > s->cue && scan->cues.items[next - 1].first_token >= i - 1; next--) {
            verb = verb_of(scan, &scan->cues.items[next - 1]);
            at = scan->cues.items[next - 1].first_token;
        }
    }
}

static void view_sentence(struct tagger_window *w, const struct sentence *sentence)
{
    const struct scan *scan = w->scan;
    size_t end = w->first + w->count;
    struct stretch s = {.first = sentence->first_token > w->first ? sentence->first_token : w->first,
                        .end = sentence->end_token < end ? sentence->end_token : end};
    while (w->cue < scan->cues.count && scan->cues.items[w->cue].first_token < s.first)
        w->cue++;
    s.cue = w->cue;
    s.views = w->views + TAGGER_REACH + (s.first - w->first);
    if (s.first < s.end && s.views->quote == QUOTE_IN)
        s.holds |= 4;
    look_right(scan, &s, look_left(scan, &s));
}

void tagger_window_start(struct tagger_window *w, const struct scan *scan)
{
    w->scan = scan;
    w->cue = 0;
}

void tagger_window_fill(struct tagger_window *w, size_t first, size_t end)
{
    const struct scan *scan = w->scan;
    w->first = first;
    w->count = end - first;
    for (size_t k = 0; k < TAGGER_REACH; k++)
        w->views[k] = w->views[TAGGER_REACH + w->count + k] = PAD;
    for (size_t i = first; i < end; i++)
        view_word(w, i, &w->views[TAGGER_REACH + i - first]);
    for (size_t s = scan->tokens.items[first].sentence; s < scan->sentences.count; s++) {
        if (scan->sentences.items[s].first_token >= end)
            break;
        view_sentence(w, &scan->sentences.items[s]);
    }
}

unsigned tagger_edge(const struct tagger_view *v)
{
    if (v->quote == QUOTE_OPENING)
        return 1;
    if (v->quote == QUOTE_CLOSING)
        return 2;
    if (v->flags & TOKEN_SENTENCE_FIRST)
        return v->quote == QUOTE_OUT ? 3 : 4;
    if (v->shape == SHAPE_MARK)
        return v->quote == QUOTE_OUT ? 5 : 6;
    return v->quote == QUOTE_OUT ? 0 : 7;
}
