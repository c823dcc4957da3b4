/*
 * Cues: the verbs and phrases of saying. A word of the lexicon is a cue where it is used as a verb, told from the noun
 * of the same form ("claims", "a report") by the words before it; auxiliaries and adverbs before the verb belong to the
 * cue.
 */
#include "cue/cues.h"
#include "base/bisect.h"

#include "lang/adverb.h"

#define CUE_REACH 6   /* words looked at before a verb for its auxiliaries */
#define IDIOM_REACH 2 /* words of an idiom before its verb */

static bool is_adverb(const struct analysis *analysis, size_t i)
{
    const struct token *t = token_at(analysis, i);
    if (t->kind != TOKEN_WORD || token_has_own_capital(analysis, i))
        return false;
    struct slice w = token_text(analysis, i);
    return token_is(t, LEX_ADVERB) || ends_as_adverb(analysis->language, w.text, w.length, t->word);
}

/* Words after which a base or third-person form is a noun: "the report", "his claims", "new demands of". */
static bool noun_before(const struct analysis *analysis, size_t i)
{
    const struct token *t = token_at(analysis, i);
    if (t->kind == TOKEN_SUFFIX || t->kind == TOKEN_NUMBER)
        return true;
    if (token_in(analysis, t, SET_OBJECT_PRONOUN))
        return t->word == WORD_HER;
    if (token_is(t, LEX_DETERMINER) || token_in(analysis, t, SET_NOUN_OPENER))
        return true;
    return token_is(t, LEX_PREPOSITION) && t->word != WORD_TO && t->word != WORD_ON;
}

/* A plain word before a third-person form makes it a noun ("rain reports"); a name, a pronoun, an auxiliary or a
 * conjunction does not. */
static bool is_plain_word(const struct token *t)
{
    const lexicon_set others =
        LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_WH) | LEX_BIT(LEX_CONJUNCTION);
    return t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL) && !(t->classes & others);
}

/* What follows a verb and no noun: "that", a quotation, a comma. */
static bool is_verb_complement(const struct analysis *analysis, size_t i, size_t end)
{
    if (i >= end)
        return false;
    const struct token *t = token_at(analysis, i);
    return t->word == WORD_THAT || t->kind == TOKEN_QUOTE || t->mark == ',';
}

/* Base and third-person forms that are the subject's verb, not a noun. */
static bool is_verb_not_noun(const struct analysis *analysis, const struct sentence *s, size_t i)
{
    const struct token *t = token_at(analysis, i);
    if (t->classes & (LEX_BIT(LEX_PAST) | LEX_BIT(LEX_GERUND)) || token_in(analysis, t, SET_VERB_ONLY))
        return true;
    if (i == s->first_token)
        return false;
    size_t before = i - 1;
    while (before > s->first_token && is_adverb(analysis, before))
        before--;
    if (noun_before(analysis, before))
        return false;
    if (!token_is(t, LEX_THIRD) || !is_plain_word(token_at(analysis, before)))
        return true;
    /* "the survey reports that": a singular noun may be the subject where what follows goes with a verb. */
    struct slice w = token_text(analysis, before);
    return w.length > 2 && w.text[w.length - 1] != 's' && is_verb_complement(analysis, i + 1, s->end_token);
}

/* "he's", "they've": an auxiliary that holds the subject too. */
static bool holds_subject(const struct analysis *analysis, size_t i)
{
    struct slice w = token_text(analysis, i);
    return word_in(analysis->language, word_number_contracted(analysis->language, w.text, w.length),
                   SET_CONTRACTED_SUBJECT);
}

/* What is before a verb and belongs to it. */
struct verb_group {
    size_t first;        /* its first token; the verb's own where nothing belongs to it */
    bool be, have, to;   /* kinds of auxiliaries among them */
};

static bool is_auxiliary(const struct analysis *analysis, size_t i)
{
    return token_is(token_at(analysis, i), LEX_AUXILIARY) && !token_has_own_capital(analysis, i);
}

/* Take one more word before the verb; false: the group begins after it, or with it. */
static bool take_word_before(const struct analysis *analysis, size_t head, size_t i, struct verb_group *group)
{
    const struct token *t = token_at(analysis, i);
    bool auxiliary = is_auxiliary(analysis, i);
    if (t->kind != TOKEN_WORD)
        return false;
    if (t->word == WORD_TO) {
        group->to = true;
        group->first = i;
        return false;
    }
    if (!auxiliary && !is_adverb(analysis, i) && t->word != WORD_NOT)
        return false;
    group->be = group->be || (!group->have && token_in(analysis, t, SET_PASSIVE_AUXILIARY));
    group->have = group->have || token_in(analysis, t, SET_PERFECT_AUXILIARY);
    if (auxiliary && holds_subject(analysis, i)) {
        /* "he's telling"; "he's told" has "has" */
        group->be = group->be || token_is(token_at(analysis, head), LEX_GERUND);
        return false;
    }
    group->first = i;
    return true;
}

/* Step back over auxiliaries, negations and adverbs. */
static struct verb_group verb_group_of(const struct analysis *analysis, const struct sentence *s, size_t head)
{
    struct verb_group group = {.first = head};
    for (size_t i = head; i > s->first_token && i + CUE_REACH > head; i--)
        if (!take_word_before(analysis, head, i - 1, &group))
            break;
    return group;
}

static enum cue_kind cue_kind_of(const struct token *t, const struct verb_group *group)
{
    if (group->to)
        return CUE_INFINITIVE;
    if (token_is(t, LEX_GERUND) && !token_is(t, LEX_PAST))
        return group->be ? CUE_VERB : CUE_GERUND;
    if (group->be && token_is(t, LEX_PARTICIPLE))
        return CUE_PASSIVE;
    return CUE_VERB;
}

/* A participle that describes the noun after it or is before "by": no verb of its own subject. */
static bool bare_participle(const struct analysis *analysis, const struct sentence *s, size_t head, size_t end)
{
    const struct token *t = token_at(analysis, head);
    if (!token_is(t, LEX_PARTICIPLE) || t->word == WORD_SAID)
        return false;
    if (end < s->end_token && token_at(analysis, end)->word == WORD_BY)
        return true;
    return head > s->first_token &&
           (token_is(token_at(analysis, head - 1), LEX_DETERMINER) ||
            token_at(analysis, head - 1)->kind == TOKEN_SUFFIX) &&
           !token_is(token_at(analysis, head - 1), LEX_PRONOUN);
}

static const lexicon_set frame_classes = LEX_BIT(LEX_TAKES_THAT) | LEX_BIT(LEX_TAKES_NP) | LEX_BIT(LEX_TAKES_TO) |
                                         LEX_BIT(LEX_TAKES_AS) | LEX_BIT(LEX_TAKES_NAME) | LEX_BIT(LEX_TAKES_IF) |
                                         LEX_BIT(LEX_TAKES_PERSON) | LEX_BIT(LEX_QUOTE_ONLY) | LEX_BIT(LEX_STRONG) |
                                         LEX_BIT(LEX_BELIEF);

/* "asked not to be named", "asked to remain anonymous": terms of speaking, not what is said. */
static bool asks_for_no_name(const struct analysis *analysis, const struct sentence *s, size_t end)
{
    for (size_t i = end; i < s->end_token && i < end + 6; i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind != TOKEN_WORD || token_is_quoted(analysis, i))
            return false;
        if (token_in(analysis, t, SET_ANONYMITY))
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

/* Something before the verb says that it is one: "has said", "to say", "he's told". */
static bool has_helper(const struct analysis *analysis, const struct sentence *s, size_t head,
                       const struct verb_group *group)
{
    bool subject = group->first > s->first_token && token_is(token_at(analysis, group->first - 1), LEX_AUXILIARY) &&
                   holds_subject(analysis, group->first - 1);
    bool own = group->be || group->have || group->to || token_is(token_at(analysis, head - (head > 0)), LEX_AUXILIARY);
    return subject || (group->first < head && own);
}

/* The word is a verb that says something: no noun, no participle that describes one, no idiom. */
static bool is_saying(const struct analysis *analysis, const struct sentence *s, size_t i, size_t end,
                      const struct verb_group *group)
{
    if (!has_helper(analysis, s, i, group) &&
        (!is_verb_not_noun(analysis, s, i) || bare_participle(analysis, s, i, end)))
        return false;
    bool terms = token_is(token_at(analysis, i), LEX_TAKES_TO) && asks_for_no_name(analysis, s, end);
    return !terms && !cue_is_idiom(analysis, i);
}

static bool find_verb(struct cue_stage *stage, size_t sentence, size_t i, size_t *end)
{
    const struct analysis *analysis = stage->analysis;
    const struct sentence *s = &analysis->sentences.items[sentence];
    const struct token *t = token_at(analysis, i);
    *end = i + (t->phrase > 1 ? t->phrase : 1);
    if (*end > s->end_token)
        *end = s->end_token;
    if (t->kind != TOKEN_WORD || !may_say(t->classes) || token_has_own_capital(analysis, i))
        return true;
    struct verb_group group = verb_group_of(analysis, s, i);
    if (!is_saying(analysis, s, i, *end, &group))
        return true;
    struct cue cue = {index_32(group.first),      index_32(*end),    index_32(i), cue_kind_of(t, &group),
                      t->classes & frame_classes, index_32(sentence)};
    return VECTOR_PUSH(&analysis->mem, stage->cues, cue);
}

static bool find_phrase(struct cue_stage *stage, size_t sentence, size_t i, size_t *end)
{
    const struct analysis *analysis = stage->analysis;
    const struct token *t = token_at(analysis, i);
    *end = i + t->phrase;
    struct cue cue = {index_32(i), index_32(*end), index_32(i), CUE_PHRASE, 0, index_32(sentence)};
    if (phrase_at(analysis, i, analysis->sentences.items[sentence].end_token, PHRASE_NO_SOURCE))
        return true;
    return VECTOR_PUSH(&analysis->mem, stage->cues, cue);
}

static bool find_noun(struct cue_stage *stage, size_t sentence, size_t i)
{
    struct cue cue = {index_32(i), index_32(i + 1), index_32(i), CUE_NOUN, LEX_BIT(LEX_TAKES_THAT), index_32(sentence)};
    return VECTOR_PUSH(&stage->analysis->mem, stage->cues, cue);
}

/* A cue that begins at token i, if one does; *end: where to go on. */
static bool find_at(struct cue_stage *stage, size_t sentence, size_t i, size_t *end)
{
    const struct analysis *analysis = stage->analysis;
    const struct token *t = token_at(analysis, i);
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
        const struct token *token = token_at(analysis, analysis->sentences.items[s].first_token);
        const struct token *end = token_at(analysis, analysis->sentences.items[s].end_token);
        while (token < end) {
            if (!may_be_cue(token->classes) && token->phrase <= 1) {
                token++;
                continue;
            }
            size_t next;
            if (!find_at(stage, s, (size_t)(token - analysis->tokens.items), &next))
                return false;
            token = token_at(analysis, next);
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
