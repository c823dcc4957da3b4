/* What the tagger sees of each word of a sequence. */
#include "tagger/tagger.h"

#include <string.h>

/* Where a word stands to the quotation marks. */
enum quote_state { QUOTE_OUT, QUOTE_IN, QUOTE_OPENING, QUOTE_CLOSING, QUOTE_IN_SCARE };

/* The lexicon classes that tell parts of speech are the lowest bits of a set: lib/lang/classes.txt. */
#define CLASS_COUNT 23
_Static_assert(LEX_DETERMINER == 0 && LEX_TAKES_TO == CLASS_COUNT - 1, "the classes that the tagger sees come first");

/* What a sentence holds. */
enum { HOLDS_MARKS = 1, HOLDS_CUE = 2, HOLDS_BEGINNING_WITHIN = 4 };

enum shape { SHAPE_LOWER, SHAPE_CAPITAL, SHAPE_ALL_CAPITAL, SHAPE_NUMBER, SHAPE_MARK, SHAPE_QUOTE, SHAPE_SUFFIX,
             SHAPE_OTHER, SHAPE_FIRST_CAPITAL, SHAPE_PAD };

static const struct observation PAD = {
    .word = 1, .shape = SHAPE_PAD, .suffix = 2, .pos = 3, .one = 1, .left_one = 1, .right_one = 1};

/* Distances in steps, so that far ones share what is learned. */
static const uint8_t STEPS[] = {0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8};

static inline uint8_t distance_step(size_t distance)
{
    return distance < sizeof STEPS ? STEPS[distance] : 9;
}

/* ---- a word ---- */

/* What a token's kind and capitals say: a view to begin with, of a word outside of quotation marks. */
struct look {
    _Alignas(64) struct observation view;
    uint8_t edge, edge_within; /* outside of quoted spans and within */
};
enum { NO_SUFFIX, NAME_SUFFIX, OWN_SUFFIX }; /* OWN_SUFFIX: the word itself counts, and its last letters */

/* By kind and by the flags TOKEN_CAPITAL and TOKEN_ALL_CAPITAL, and whether it is the first word of its sentence. */
enum { FLAG_SHIFT = 2, FIRST_WORD = 4 };
_Static_assert(TOKEN_CAPITAL >> FLAG_SHIFT == 1 && TOKEN_ALL_CAPITAL >> FLAG_SHIFT == 2,
               "the order of LOOKS");
#define LOOK(seen, ending, edge, edge_within)                                                                          \
    {                                                                                                                  \
        {.word = seen,                                                                                                 \
         .suffix = ending,                                                                                             \
         .pos = (uint32_t)(seen) << CLASS_COUNT,                                                                       \
         .shape = seen,                                                                                                \
         .quote = QUOTE_OUT,                                                                                           \
         .one = 1,                                                                                                     \
         .left_one = 1,                                                                                                \
         .right_one = 1},                                                                                              \
            edge, edge_within                                                                                          \
    }
#define LATER(seen, ending) LOOK(seen, ending, 0, 7)
#define FIRST(seen, ending) LOOK(seen, ending, 3, 4)
#define MARK LOOK(SHAPE_MARK, NO_SUFFIX, 5, 6)
static const struct look LOOKS[][8] = {
    [TOKEN_WORD] = {LATER(SHAPE_LOWER, OWN_SUFFIX), LATER(SHAPE_CAPITAL, NAME_SUFFIX),
                    LATER(SHAPE_ALL_CAPITAL, OWN_SUFFIX), LATER(SHAPE_ALL_CAPITAL, OWN_SUFFIX),
                    FIRST(SHAPE_LOWER, OWN_SUFFIX), FIRST(SHAPE_FIRST_CAPITAL, OWN_SUFFIX),
                    FIRST(SHAPE_ALL_CAPITAL, OWN_SUFFIX), FIRST(SHAPE_ALL_CAPITAL, OWN_SUFFIX)},
#define ANY(seen) {LATER(seen, NO_SUFFIX), LATER(seen, NO_SUFFIX), LATER(seen, NO_SUFFIX), LATER(seen, NO_SUFFIX), \
                   FIRST(seen, NO_SUFFIX), FIRST(seen, NO_SUFFIX), FIRST(seen, NO_SUFFIX), FIRST(seen, NO_SUFFIX)}
    [TOKEN_NUMBER] = ANY(SHAPE_NUMBER),
    [TOKEN_SUFFIX] = ANY(SHAPE_SUFFIX),
    [TOKEN_QUOTE] = ANY(SHAPE_QUOTE),
    [TOKEN_OTHER] = ANY(SHAPE_OTHER),
#undef ANY
    [TOKEN_MARK] = {MARK, MARK, MARK, MARK, FIRST(SHAPE_MARK, NO_SUFFIX), FIRST(SHAPE_MARK, NO_SUFFIX),
                    FIRST(SHAPE_MARK, NO_SUFFIX), FIRST(SHAPE_MARK, NO_SUFFIX)},
};
#undef LOOK
#undef LATER
#undef FIRST
#undef MARK
enum { EDGE_OPENING = 1, EDGE_CLOSING = 2 };

#define KIND_OF_MARK(mark) (32u + (mark)) /* above the classes is the shape, or the mark, as a number under 256 */

/* Four bytes as one number, the last the lowest. */
static inline uint32_t four_bytes(const char *at)
{
    uint32_t bytes;
    memcpy(&bytes, at, sizeof bytes);
#if defined __GNUC__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return __builtin_bswap32(bytes);
#else
    const unsigned char *b = (const unsigned char *)at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
#endif
}

/* The last three letters, small, as one number. */
static inline uint32_t suffix_of(const char *text, size_t start, size_t end, unsigned flags)
{
    static const uint32_t masks[] = {0, 0xFF, 0xFFFF, 0xFFFFFF};
    uint32_t letters = 0;
    if (end >= 4)
        letters = four_bytes(text + end - 4);
    else
        for (size_t i = 0; i < end; i++)
            letters = letters << 8 | (unsigned char)text[i];
    letters &= masks[end - start < 3 ? end - start : 3];
    if ((flags & (TOKEN_PLAIN | TOKEN_CAPITAL)) == TOKEN_PLAIN) /* no capitals */
        return letters;
    /* of each byte, bit 7 says that it is A to Z */
    uint32_t low = letters & 0x7F7F7F, capital = (low + 0x3F3F3F) & ~(low + 0x252525) & ~letters & 0x808080;
    return letters + (capital >> 2);
}

/* Of a token that is in a quoted span or marks one. */
static enum quote_state quote_within(const struct quoted_span *s, size_t i)
{
    if (s->open_token == i)
        return QUOTE_OPENING;
    if (s->close_token == i)
        return QUOTE_CLOSING;
    return s->use == SPAN_SPEECH ? QUOTE_IN : QUOTE_IN_SCARE;
}

/* ---- the words around it ---- */

static uint32_t verb_of(const struct analysis *analysis, const struct cue *cue)
{
    const struct token *t = &analysis->tokens.items[cue->head];
    return t->canonical ? token_hash(t->canonical, strlen(t->canonical)) : t->hash;
}

/* The words of one sentence that lie in the window. */
struct stretch {
    const struct analysis *analysis;
    struct observation *views;
    uint8_t *edges;
    size_t first, end; /* tokens */
    size_t first_word; /* of the sentence, or NO_INDEX */
};

/* A sentence turns out to have marks. What it holds. */
static unsigned see_marks(struct observation *views, size_t seen, unsigned holds)
{
    holds |= HOLDS_MARKS;
    for (size_t i = 0; i < seen; i++)
        views[i].holds = (uint8_t)holds;
    return holds;
}

/* What is seen of the words themselves, how they stand to quotation marks, and the place in the sentence. */
static void view_words(const struct stretch *s, unsigned holds)
{
    const struct token *t = &s->analysis->tokens.items[s->first];
    const struct quoted_span *spans = s->analysis->spans.items;
    const uint32_t *span = s->analysis->token_spans.items + s->first;
    const size_t first_word = s->first_word - s->first;
    const char *text = s->analysis->text;
    struct observation *v = s->views;
    unsigned commas = 0, commas_left = 0; /* the latter where no cue is to the left */
    for (size_t at = 0, end = s->end - s->first; at < end; at++, t++, v++, span++) {
        const struct look *look = &LOOKS[t->kind][(t->flags >> FLAG_SHIFT & 3) | (at == first_word ? FIRST_WORD : 0)];
        unsigned quote = QUOTE_OUT, edge = look->edge, suffix = look->view.suffix, shape = look->view.shape;
        uint32_t classes = (uint32_t)(t->classes & (((lexicon_set)1 << CLASS_COUNT) - 1));
        *v = look->view;
        v->commas = (uint8_t)commas;
        v->commas_left = (uint8_t)commas_left;
        v->from_start = distance_step(at);
        if (*span != NO_INDEX) {
            quote = quote_within(&spans[*span], s->first + at);
            edge = quote == QUOTE_OPENING ? EDGE_OPENING : quote == QUOTE_CLOSING ? EDGE_CLOSING : look->edge_within;
            holds = holds & HOLDS_MARKS ? holds : see_marks(s->views, at, holds);
            v->quote = v->left_quote = v->right_quote = v->sentence_quote = (uint8_t)quote;
        }
        v->holds = (uint8_t)holds;
        v->pos |= classes;
        s->edges[at] = (uint8_t)edge;
        if (suffix == OWN_SUFFIX) {
            v->word = t->hash;
            v->suffix = suffix_of(text, t->start, t->end, t->flags);
        } else if (shape == SHAPE_MARK) {
            v->word = KIND_OF_MARK((unsigned char)t->mark);
            v->pos = KIND_OF_MARK((uint32_t)(unsigned char)t->mark) << CLASS_COUNT | classes;
            commas += t->mark == ',' && commas < 4;
            commas_left += t->mark == ',' && commas_left < 3;
        } else if (shape == SHAPE_QUOTE) {
            v->word = 16u + quote;
        }
    }
}

/* The words from one on, which stand to the right of a cue; up to `end` no other begins. */
static void view_right_of(const struct stretch *s, size_t first, size_t end, uint32_t verb, size_t at)
{
    unsigned commas = 0;
    for (size_t i = first; i < end; i++) {
        struct observation *v = &s->views[i - s->first];
        v->left = verb;
        v->left_distance = distance_step(i - at);
        v->commas_left = (uint8_t)commas;
        if (v->pos >> CLASS_COUNT == KIND_OF_MARK(','))
            commas += commas < 3;
    }
}

/* And those to its left, from where another begins. */
static void view_left_of(const struct stretch *s, size_t first, size_t end, uint32_t verb)
{
    for (size_t i = first; i < end; i++) {
        struct observation *v = &s->views[i - s->first];
        v->right = verb;
        v->right_distance = distance_step(end - i);
    }
}

static void see_cue(const struct stretch *s, const struct cue *cue)
{
    for (size_t k = cue->first_token; k < cue->end_token && k < s->end; k++)
        s->views[k - s->first].saying = (uint8_t)(1 + cue->kind + (k == cue->head ? 16 : 0));
}

/* Each word with the nearest cue to the left and to the right of it; one that begins at the word is neither. cue,
 * end_cue: those that begin in the stretch. */
static void view_cues(const struct stretch *s, size_t cue, size_t end_cue)
{
    const struct cue *cues = s->analysis->cues.items;
    for (size_t before = s->first; cue < end_cue; cue++) {
        size_t first = cues[cue].first_token, next = cue + 1 < end_cue ? cues[cue + 1].first_token : s->end;
        uint32_t verb = verb_of(s->analysis, &cues[cue]);
        see_cue(s, &cues[cue]);
        view_left_of(s, before, first, verb);
        before = first;
        view_right_of(s, first + 1, next < s->end ? next + 1 : next, verb, cues[cue].head);
    }
}

static void view_sentence(struct tagger_window *w, const struct sentence *sentence)
{
    const struct analysis *analysis = w->analysis;
    size_t end = w->first + w->count, next;
    struct stretch s = {.analysis = analysis,
                        .first = sentence->first_token > w->first ? sentence->first_token : w->first,
                        .end = sentence->end_token < end ? sentence->end_token : end,
                        .first_word = sentence->first_word};
    while (w->cue < analysis->cues.count && analysis->cues.items[w->cue].first_token < s.first)
        w->cue++;
    if (s.first >= s.end)
        return;
    for (next = w->cue; next < analysis->cues.count && analysis->cues.items[next].first_token < s.end;)
        next++;
    s.views = w->views + TAGGER_REACH + (s.first - w->first);
    s.edges = w->edges + (s.first - w->first);
    size_t span = span_of(analysis, s.first);
    bool within = span != NO_INDEX && quote_within(&analysis->spans.items[span], s.first) == QUOTE_IN;
    view_words(&s, (next > w->cue ? HOLDS_CUE : 0) | (within ? HOLDS_BEGINNING_WITHIN : 0));
    view_cues(&s, w->cue, next);
    w->cue = next;
}

void tagger_window_start(struct tagger_window *w, const struct analysis *analysis)
{
    w->analysis = analysis;
    w->cue = 0;
}

void tagger_window_fill(struct tagger_window *w, size_t first, size_t end)
{
    const struct analysis *analysis = w->analysis;
    w->first = first;
    w->count = end - first;
    for (size_t k = 0; k < TAGGER_REACH; k++)
        w->views[k] = w->views[TAGGER_REACH + w->count + k] = PAD;
    for (size_t s = sentence_of(analysis, first); s < analysis->sentences.count; s++) {
        if (analysis->sentences.items[s].first_token >= end)
            break;
        view_sentence(w, &analysis->sentences.items[s]);
    }
}
