/*
 * Cues: the verbs and phrases of saying. A word of the lexicon is a cue where it stands as a verb, told from the noun
 * of the same form ("claims", "a report") by the words before it; auxiliaries and adverbs before the verb belong to the
 * cue.
 */
#include "cue/cues.h"

#define CUE_REACH 6   /* words looked at before a verb for its auxiliaries */
#define IDIOM_REACH 2 /* words of an idiom before its verb */

static const struct token *at(const struct analysis *analysis, size_t i)
{
    return &analysis->tokens.items[i];
}

static bool is_adverb(const struct analysis *analysis, size_t i)
{
    const struct token *t = at(analysis, i);
    if (t->kind != TOKEN_WORD || token_has_own_capital(analysis, i))
        return false;
    if (token_is(t, LEX_ADVERB))
        return true;
    struct slice w = token_text(analysis, i);
    return w.length > 4 && w.text[w.length - 1] == 'y' && w.text[w.length - 2] == 'l' && !token_in(t, SET_FALSE_ADVERB);
}

/* Words after which a base or third-person form is a noun: "the report", "his claims", "new demands of". */
static bool noun_before(const struct analysis *analysis, size_t i)
{
    const struct token *t = at(analysis, i);
    if (t->kind == TOKEN_SUFFIX || t->kind == TOKEN_NUMBER)
        return true;
    if (token_in(t, SET_OBJECT_PRONOUN))
        return t->word == WORD_HER;
    if (token_is(t, LEX_DETERMINER) || token_in(t, SET_NOUN_OPENER))
        return true;
    return token_is(t, LEX_PREPOSITION) && t->word != WORD_TO && t->word != WORD_ON;
}

/* Base and third-person forms that are the subject's verb, not a noun. */
static bool verb_place(const struct analysis *analysis, const struct sentence *s, size_t i)
{
    const struct token *t = at(analysis, i);
    lexicon_set strict = LEX_BIT(LEX_PAST) | LEX_BIT(LEX_GERUND);
    if (t->classes & strict || token_in(t, SET_VERB_ONLY))
        return true;
    if (i == s->first_token)
        return false;
    size_t before = i - 1;
    while (before > s->first_token && is_adverb(analysis, before))
        before--;
    if (noun_before(analysis, before))
        return false;
    const struct token *b = at(analysis, before);
    /* "House votes", "press reports": a capital or a plural noun may be the subject; any other plain word makes a noun.
     */
    if (b->kind == TOKEN_WORD && !(b->flags & TOKEN_CAPITAL) && !token_is(b, LEX_AUXILIARY) &&
        !token_is(b, LEX_PRONOUN) && !token_is(b, LEX_WH) && token_is(t, LEX_THIRD) && !token_is(b, LEX_CONJUNCTION)) {
        struct slice w = token_text(analysis, before);
        return w.length > 2 && w.text[w.length - 1] != 's' && i + 1 < s->end_token &&
               (at(analysis, i + 1)->word == WORD_THAT || at(analysis, i + 1)->kind == TOKEN_QUOTE ||
                at(analysis, i + 1)->mark == ',');
    }
    return true;
}

/* "he's", "they've": an auxiliary that holds the subject too. */
static bool holds_subject(const struct analysis *analysis, size_t i)
{
    struct slice w = token_text(analysis, i);
    return word_in(word_number_contracted(w.text, w.length), SET_CONTRACTED_SUBJECT);
}

/* Step back over auxiliaries, negations and adverbs; say which kind of auxiliary there was. */
static size_t widen(const struct analysis *analysis, const struct sentence *s, size_t head, bool *be, bool *have,
                    bool *to)
{
    size_t first = head, reach = 0;
    *be = *have = *to = false;
    for (size_t i = head; i > s->first_token && reach < CUE_REACH; reach++) {
        i--;
        const struct token *t = at(analysis, i);
        if (t->kind != TOKEN_WORD)
            break;
        if (t->word == WORD_TO) {
            *to = true;
            first = i;
            break;
        }
        bool auxiliary = token_is(t, LEX_AUXILIARY) && !token_has_own_capital(analysis, i);
        if (!auxiliary && !is_adverb(analysis, i) && t->word != WORD_NOT)
            break;
        *be = *be || (!*have && token_in(t, SET_PASSIVE_AUXILIARY));
        *have = *have || token_in(t, SET_PERFECT_AUXILIARY);
        if (auxiliary && holds_subject(analysis, i)) {
            *be = *be || token_is(at(analysis, head), LEX_GERUND); /* "he's telling"; "he's told" has "has" */
            break;
        }
        first = i;
    }
    return first;
}

static enum cue_kind kind_of(const struct analysis *analysis, size_t head, bool be, bool to)
{
    const struct token *t = at(analysis, head);
    if (to)
        return CUE_INFINITIVE;
    if (token_is(t, LEX_GERUND) && !token_is(t, LEX_PAST))
        return be ? CUE_VERB : CUE_GERUND;
    if (be && token_is(t, LEX_PARTICIPLE))
        return CUE_PASSIVE;
    return CUE_VERB;
}

/* A participle that describes the noun after it or stands before "by": no verb of its own subject. */
static bool bare_participle(const struct analysis *analysis, const struct sentence *s, size_t head, size_t end)
{
    const struct token *t = at(analysis, head);
    if (!token_is(t, LEX_PARTICIPLE) || t->word == WORD_SAID)
        return false;
    if (end < s->end_token && at(analysis, end)->word == WORD_BY)
        return true;
    return head > s->first_token &&
           (token_is(at(analysis, head - 1), LEX_DETERMINER) || at(analysis, head - 1)->kind == TOKEN_SUFFIX) &&
           !token_is(at(analysis, head - 1), LEX_PRONOUN);
}

static const lexicon_set frame_classes = LEX_BIT(LEX_TAKES_THAT) | LEX_BIT(LEX_TAKES_NP) | LEX_BIT(LEX_TAKES_TO) |
                                         LEX_BIT(LEX_TAKES_AS) | LEX_BIT(LEX_TAKES_NAME) | LEX_BIT(LEX_TAKES_IF) |
                                         LEX_BIT(LEX_TAKES_PERSON) | LEX_BIT(LEX_QUOTE_ONLY) | LEX_BIT(LEX_STRONG) |
                                         LEX_BIT(LEX_BELIEF);

/* "asked not to be named", "asked to remain anonymous": terms of speaking, not what is said. */
static bool asks_for_no_name(const struct analysis *analysis, const struct sentence *s, size_t end)
{
    for (size_t i = end; i < s->end_token && i < end + 6; i++) {
        const struct token *t = at(analysis, i);
        if (t->kind != TOKEN_WORD || token_is_quoted(analysis, i))
            return false;
        if (token_in(t, SET_ANONYMITY))
            return true;
    }
    return false;
}

bool cue_is_idiom(const struct analysis *analysis, size_t i)
{
    const struct sentence *s = sentence_at(analysis, i);
    for (size_t back = 0; back <= IDIOM_REACH && back <= i - s->first_token; back++)
        if (phrase_at(analysis, i - back, s->end_token, PHRASE_IDIOM) > back)
            return true;
    return false;
}

static bool find_verb(struct cue_stage *stage, size_t sentence, size_t i, size_t *end)
{
    const struct analysis *analysis = stage->analysis;
    const struct sentence *s = &analysis->sentences.items[sentence];
    const struct token *t = at(analysis, i);
    *end = i + (t->phrase > 1 ? t->phrase : 1);
    if (*end > s->end_token)
        *end = s->end_token;
    if (t->kind != TOKEN_WORD || !token_is(t, LEX_CUE_VERB) || token_has_own_capital(analysis, i))
        return true;
    bool be, have, to;
    size_t first = widen(analysis, s, i, &be, &have, &to);
    enum cue_kind kind = kind_of(analysis, i, be, to);
    bool held = first > s->first_token && token_is(at(analysis, first - 1), LEX_AUXILIARY) &&
                holds_subject(analysis, first - 1);
    bool helped = held || (first < i && (be || have || to || token_is(at(analysis, i - 1), LEX_AUXILIARY)));
    if (!helped && (!verb_place(analysis, s, i) || bare_participle(analysis, s, i, *end)))
        return true;
    if (cue_is_idiom(analysis, i))
        return true;
    if (t->classes & LEX_BIT(LEX_TAKES_TO) && asks_for_no_name(analysis, s, *end))
        return true;
    struct cue cue = {first, *end, i, kind, t->classes & frame_classes, sentence};
    return VECTOR_PUSH(&analysis->mem, stage->cues, cue);
}

static bool find_phrase(struct cue_stage *stage, size_t sentence, size_t i, size_t *end)
{
    const struct analysis *analysis = stage->analysis;
    const struct token *t = at(analysis, i);
    *end = i + t->phrase;
    struct cue cue = {i, *end, i, CUE_PHRASE, 0, sentence};
    if (phrase_at(analysis, i, analysis->sentences.items[sentence].end_token, PHRASE_NO_SOURCE))
        return true;
    return VECTOR_PUSH(&analysis->mem, stage->cues, cue);
}

static bool find_noun(struct cue_stage *stage, size_t sentence, size_t i)
{
    struct cue cue = {i, i + 1, i, CUE_NOUN, LEX_BIT(LEX_TAKES_THAT), sentence};
    return VECTOR_PUSH(&stage->analysis->mem, stage->cues, cue);
}

static const lexicon_set cue_classes = LEX_BIT(LEX_CUE_PHRASE) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_CUE_NOUN);

/* A cue that begins at token i, if one does; *end: where to go on. */
static bool find_at(struct cue_stage *stage, size_t sentence, size_t i, size_t *end)
{
    const struct analysis *analysis = stage->analysis;
    const struct token *t = at(analysis, i);
    size_t before = stage->cues.count;
    *end = i + 1;
    if (token_is(t, LEX_CUE_PHRASE) && t->phrase > 1) {
        if (!find_phrase(stage, sentence, i, end))
            return false;
    } else if (!find_verb(stage, sentence, i, end)) {
        return false;
    }
    bool noun = stage->cues.count == before && t->kind == TOKEN_WORD && token_is(t, LEX_CUE_NOUN);
    return !noun || find_noun(stage, sentence, i);
}

bool cue_find(const struct analysis *analysis, struct cue_stage *stage)
{
    stage->analysis = analysis;
    for (size_t s = 0; s < analysis->sentences.count; s++) {
        const struct token *token = at(analysis, analysis->sentences.items[s].first_token);
        const struct token *end = at(analysis, analysis->sentences.items[s].end_token);
        while (token < end) {
            if (!(token->classes & cue_classes) && token->phrase <= 1) {
                token++;
                continue;
            }
            size_t next;
            if (!find_at(stage, s, (size_t)(token - analysis->tokens.items), &next))
                return false;
            token = at(analysis, next);
        }
    }
    return true;
}

void cue_stage_reset(struct cue_stage *stage)
{
    stage->analysis = NULL;
    stage->cues.count = 0;
}

void cue_stage_free(struct cue_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->cues);
}

size_t analysis_first_cue(const struct analysis *analysis, size_t token)
{
    return first_not_below_32(analysis->cues.items, analysis->cues.count, sizeof(struct cue),
                              offsetof(struct cue, first_token), token);
}
