/* What the tagger sees of a word: keys of 32 bits, each the hash of a template's number and its values. */
#include "tagger.h"

#define REACH 3 /* words to each side */

/* Where a word stands to the quotation marks. */
enum quote_state { QUOTE_OUT, QUOTE_IN, QUOTE_OPENING, QUOTE_CLOSING, QUOTE_IN_SCARE };

struct tagger_view {
    uint32_t word;        /* the word in lower case; one class for names, one for numbers */
    uint32_t suffix;      /* the last three letters */
    uint32_t pos;         /* lexicon classes and shape together */
    uint32_t left, right; /* the nearest cue to either side in the sentence: its verb; 0: none */
    uint16_t from_start, to_end; /* words to the ends of the sentence */
    uint8_t shape;
    uint8_t quote;        /* enum quote_state */
    uint8_t saying;       /* 0: in no cue; else 1 + kind, and 16 at its head */
    uint8_t left_distance, right_distance; /* in steps: see step */
    uint8_t commas;       /* so far in the sentence */
    uint8_t commas_left;  /* since the nearest cue to the left */
    uint8_t holds;        /* the sentence: 1 has marks, 2 has a cue, 4 begins in a quotation */
    uint8_t flags;
};

/* The lexicon classes that tell parts of speech; their places here are part of what was fitted. */
static const int CLASSES[] = {LEX_DETERMINER, LEX_AUXILIARY,   LEX_CONJUNCTION, LEX_PREPOSITION, LEX_PRONOUN,
                              LEX_WH,         LEX_ADVERB,      LEX_CUE_VERB,    LEX_CUE_NOUN,    LEX_VERB_COMMON,
                              LEX_MONTH,      LEX_WEEKDAY,     LEX_BASE,        LEX_THIRD,       LEX_PAST,
                              LEX_PARTICIPLE, LEX_GERUND,      LEX_TAKES_THAT,  LEX_BELIEF,      LEX_SPEECH_SETTING,
                              LEX_STRONG,     LEX_TAKES_NAME,  LEX_TAKES_TO};
#define CLASS_COUNT (sizeof CLASSES / sizeof *CLASSES)

enum shape { SHAPE_LOWER, SHAPE_CAPITAL, SHAPE_ALL_CAPITAL, SHAPE_NUMBER, SHAPE_MARK, SHAPE_QUOTE, SHAPE_SUFFIX,
             SHAPE_OTHER, SHAPE_FIRST_CAPITAL, SHAPE_PAD };

static uint32_t mix(uint32_t a, uint32_t b)
{
    uint32_t h = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u) * 0x85EBCA6Bu;
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    h ^= h >> 13;
    return h;
}

/* ---- views ---- */

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

static uint32_t suffix_of(const struct scan *scan, const struct token *t)
{
    uint32_t letters = 0;
    size_t start = t->end - t->start > 3 ? t->end - 3 : t->start;
    for (size_t i = start; i < t->end; i++) {
        unsigned char c = (unsigned char)scan->text[i];
        letters = letters << 8 | (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return letters;
}

static enum quote_state quote_of(const struct scan *scan, size_t i)
{
    const struct token *t = &scan->tokens.items[i];
    if (t->span == NONE)
        return QUOTE_OUT;
    const struct quoted_span *s = &scan->spans.items[t->span];
    if (s->open_token == i)
        return QUOTE_OPENING;
    if (s->close_token == i)
        return QUOTE_CLOSING;
    return s->use == SPAN_SPEECH ? QUOTE_IN : QUOTE_IN_SCARE;
}

static void view_word(const struct scan *scan, size_t i, struct tagger_view *v)
{
    const struct token *t = &scan->tokens.items[i];
    *v = (struct tagger_view){.shape = (uint8_t)shape_of(t), .quote = (uint8_t)quote_of(scan, i), .flags = t->flags};
    switch (v->shape) {
    case SHAPE_CAPITAL:
    case SHAPE_NUMBER:
    case SHAPE_OTHER:
    case SHAPE_SUFFIX: v->word = v->shape; break;
    case SHAPE_QUOTE: v->word = 16u + v->quote; break;
    case SHAPE_MARK: v->word = 32u + (unsigned char)t->mark; break;
    default: v->word = t->hash; v->suffix = suffix_of(scan, t); break;
    }
    if (v->shape == SHAPE_CAPITAL)
        v->suffix = 1;
    uint32_t classes = 0;
    for (size_t c = 0; c < CLASS_COUNT; c++)
        classes |= (uint32_t)token_is(t, CLASSES[c]) << c;
    v->pos = mix(classes, v->shape == SHAPE_MARK ? v->word : v->shape);
}

/* Distances in steps, so that far ones share what is learned. */
static uint8_t step(size_t distance)
{
    if (distance <= 4)
        return (uint8_t)distance;
    return distance <= 6 ? 5 : distance <= 9 ? 6 : distance <= 14 ? 7 : distance <= 22 ? 8 : 9;
}

static uint32_t verb_of(const struct scan *scan, const struct cue *cue)
{
    const struct token *t = &scan->tokens.items[cue->head];
    if (!t->canonical)
        return t->hash;
    size_t length = 0;
    while (t->canonical[length])
        length++;
    return token_hash(t->canonical, length);
}

struct cue_walk {
    uint32_t verb;
    size_t at;
};

/* Nearest cues to the left and right, commas, and what the sentence holds. */
static void view_sentence(struct tagger_window *w, const struct sentence *s)
{
    const struct scan *scan = w->scan;
    size_t first = s->first_token > w->first ? s->first_token : w->first;
    size_t end = s->end_token < w->end ? s->end_token : w->end;
    while (w->cue < scan->cues.count && scan->cues.items[w->cue].first_token < first)
        w->cue++;
    uint8_t holds = 0, commas = 0, commas_left = 0;
    if (first < end && w->views[first - w->first].quote == QUOTE_IN)
        holds |= 4;
    struct cue_walk left = {0, 0};
    size_t next = w->cue;
    for (size_t i = first; i < end; i++) {
        struct tagger_view *v = &w->views[i - w->first];
        holds |= v->quote != QUOTE_OUT;
        v->left = left.verb;
        v->left_distance = left.verb ? step(i - left.at) : 0;
        v->commas = commas < 4 ? commas : 4;
        v->commas_left = commas_left < 3 ? commas_left : 3;
        v->from_start = (uint16_t)(i - first < 60000 ? i - first : 60000);
        v->to_end = (uint16_t)(end - 1 - i < 60000 ? end - 1 - i : 60000);
        if (v->shape == SHAPE_MARK && scan->tokens.items[i].mark == ',') {
            commas += commas < 4;
            commas_left += commas_left < 3;
        }
        for (; next < scan->cues.count && scan->cues.items[next].first_token <= i; next++) {
            const struct cue *cue = &scan->cues.items[next];
            for (size_t k = cue->first_token; k < cue->end_token && k < end; k++)
                w->views[k - w->first].saying = (uint8_t)(1 + cue->kind + (k == cue->head ? 16 : 0));
            left = (struct cue_walk){verb_of(scan, cue), cue->head};
            commas_left = 0;
            holds |= 2;
        }
    }
    struct cue_walk right = {0, 0};
    for (size_t i = end; i > first; i--) {
        struct tagger_view *v = &w->views[i - 1 - w->first];
        v->holds = holds;
        v->right = right.verb;
        v->right_distance = right.verb ? step(right.at - (i - 1)) : 0;
        for (; next > w->cue && scan->cues.items[next - 1].first_token >= i - 1; next--)
            right = (struct cue_walk){verb_of(scan, &scan->cues.items[next - 1]), scan->cues.items[next - 1].first_token};
    }
}

bool tagger_window_fill(struct tagger_window *w, const struct scan *scan, size_t first, size_t end)
{
    if (!vector_reserve(&scan->mem, (void **)&w->views, &w->capacity, end - first, sizeof *w->views))
        return false;
    w->scan = scan;
    w->first = first;
    w->end = end;
    for (size_t i = first; i < end; i++)
        view_word(scan, i, &w->views[i - first]);
    for (size_t s = scan->tokens.items[first].sentence; s < scan->sentences.count; s++) {
        if (scan->sentences.items[s].first_token >= end)
            break;
        view_sentence(w, &scan->sentences.items[s]);
    }
    return true;
}

void tagger_window_free(struct tagger_window *window, const memory *mem)
{
    memory_free(mem, window->views);
    window->views = NULL;
    window->capacity = 0;
}

/* ---- keys ---- */

struct keys {
    uint32_t *items;
    size_t count;
};

static void put(struct keys *keys, uint32_t template, uint32_t a, uint32_t b)
{
    keys->items[keys->count++] = mix(mix(template, a), b);
}

static const struct tagger_view PAD = {.word = 1, .shape = SHAPE_PAD, .suffix = 2, .pos = 3};

static const struct tagger_view *near(const struct tagger_window *w, size_t token, int offset)
{
    if (offset < 0 && token - w->first < (size_t)-offset)
        return &PAD;
    size_t at = token + (size_t)offset;
    return at < w->end ? &w->views[at - w->first] : &PAD;
}

static void put_neighbours(struct keys *keys, const struct tagger_view *const around[])
{
    for (uint32_t k = 0; k <= 2 * REACH; k++) {
        const struct tagger_view *v = around[k];
        put(keys, 10 + k, v->word, 0);
        put(keys, 20 + k, v->pos, 0);
        put(keys, 30 + k, v->suffix, v->shape);
        if (k >= REACH - 2 && k <= REACH + 2) {
            put(keys, 40 + k, v->quote, v->saying);
            put(keys, 50 + k, v->shape, v->quote);
        }
    }
    for (uint32_t k = 1; k < 2 * REACH; k++) {
        put(keys, 60 + k, around[k]->word, around[k + 1 > 2 * REACH ? k : k + 1]->word);
        put(keys, 70 + k, around[k]->pos, around[k + 1]->pos);
    }
    put(keys, 80, mix(around[2]->pos, around[3]->pos), around[4]->pos);
    put(keys, 81, mix(around[2]->word, around[3]->word), around[4]->word);
    put(keys, 82, around[3]->word, around[3]->quote);
}

static void put_place(struct keys *keys, const struct tagger_view *v, const struct tagger_view *before,
                      const struct tagger_view *after)
{
    uint32_t sides = (uint32_t)v->left_distance << 8 | v->right_distance;
    put(keys, 100, v->left_distance, v->left);
    put(keys, 101, v->right_distance, v->right);
    put(keys, 102, v->left_distance, v->quote);
    put(keys, 103, v->right_distance, v->quote);
    put(keys, 104, sides, v->quote);
    put(keys, 105, v->left, v->right);
    put(keys, 106, v->left, v->quote);
    put(keys, 107, v->right, v->quote);
    put(keys, 108, v->commas, mix(v->quote, v->holds));
    put(keys, 109, v->holds, v->quote);
    put(keys, 110, step(v->from_start), v->quote);
    put(keys, 111, step(v->to_end), v->quote);
    put(keys, 112, v->holds, sides);
    put(keys, 113, v->left, mix(v->commas_left, v->quote));
    put(keys, 114, v->left, v->word);
    put(keys, 115, v->right, v->word);
    put(keys, 116, v->word, v->left_distance);
    put(keys, 117, v->word, v->right_distance);
    put(keys, 118, v->pos, v->left_distance);
    put(keys, 119, v->pos, v->right_distance);
    put(keys, 120, v->commas, sides);
    put(keys, 121, mix(v->pos, before->pos), v->left_distance);
    put(keys, 122, mix(v->pos, after->pos), v->right_distance);
    put(keys, 123, mix(v->pos, before->pos), v->saying);
}

size_t tagger_features(const struct tagger_window *w, size_t token, uint32_t out[TAGGER_FEATURES])
{
    struct keys keys = {out, 0};
    const struct tagger_view *around[2 * REACH + 1];
    for (int k = -REACH; k <= REACH; k++)
        around[k + REACH] = near(w, token, k);
    const struct tagger_view *v = around[REACH];
    put(&keys, 1, 0, 0);
    put_neighbours(&keys, around);
    put_place(&keys, v, around[REACH - 1], around[REACH + 1]);
    return keys.count;
}

unsigned tagger_edge(const struct tagger_window *w, size_t token)
{
    const struct tagger_view *v = &w->views[token - w->first];
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
