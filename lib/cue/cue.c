/*
 * Cues: the verbs and phrases of saying. A word of the lexicon is a cue where it stands as a verb, told from the noun
 * of the same form ("claims", "a report") by the words before it; auxiliaries and adverbs before the verb belong to the
 * cue.
 */
#include "base/analysis.h"

#define CUE_REACH 6 /* words looked at before a verb for its auxiliaries */

static const struct token *at(const struct analysis *analysis, size_t i)
{
    return &analysis->tokens.items[i];
}

#define LETTER(c) (1u << ((c) & 31))

/* One of some words, by the letters that they begin with. */
static inline bool one_of(const struct analysis *analysis, size_t i, uint32_t letters, const char *const *words)
{
    return letters >> (analysis->text[at(analysis, i)->start] & 31) & 1 && token_one_of(analysis, i, words);
}

static bool is_be(const struct analysis *analysis, size_t i)
{
    static const char *const forms[] = {"is",    "are", "was",   "were",   "be",     "been",
                                        "being", "am",  "isn't", "aren't", "wasn't", "weren't",
                                        "gets",  "got", "get",   "isn’t",  "wasn’t", NULL};
    return one_of(analysis, i, LETTER('i') | LETTER('a') | LETTER('w') | LETTER('b') | LETTER('g'), forms);
}

static bool is_have(const struct analysis *analysis, size_t i)
{
    static const char *const forms[] = {"has",    "have",    "had",    "having",  "hasn't", "haven't",
                                        "hadn't", "hasn’t", "haven’t", "hadn’t", NULL};
    return one_of(analysis, i, LETTER('h'), forms);
}

static bool is_adverb(const struct analysis *analysis, size_t i)
{
    const struct token *t = at(analysis, i);
    if (t->kind != TOKEN_WORD || (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_SENTENCE_FIRST)))
        return false;
    if (token_is(t, LEX_ADVERB))
        return true;
    struct slice w = token_text(analysis, i);
    return w.length > 4 && w.text[w.length - 1] == 'y' && w.text[w.length - 2] == 'l' &&
           !token_equals(analysis, i, "family");
}

/* Words after which a base or third-person form is a noun: "the report", "his claims", "new demands of". */
static bool noun_before(const struct analysis *analysis, size_t i)
{
    const struct token *t = at(analysis, i);
    static const char *const more[] = {"no",     "any",   "some", "such",   "other", "own",    "new",
                                       "recent", "first", "last", "latest", "false", "public", NULL};
    static const char *const objects[] = {"her", "it", "you", "that", "this", "which", NULL};
    if (t->kind == TOKEN_SUFFIX || t->kind == TOKEN_NUMBER)
        return true;
    if (one_of(analysis, i, LETTER('h') | LETTER('i') | LETTER('y') | LETTER('t') | LETTER('w'), objects))
        return token_equals(analysis, i, "her");
    if (token_is(t, LEX_DETERMINER) || token_one_of(analysis, i, more))
        return true;
    return token_is(t, LEX_PREPOSITION) && !token_equals(analysis, i, "to") && !token_equals(analysis, i, "on");
}

/* Base and third-person forms that are the subject's verb, not a noun. */
static bool verb_place(const struct analysis *analysis, const struct sentence *s, size_t i)
{
    const struct token *t = at(analysis, i);
    lexicon_set strict = LEX_BIT(LEX_PAST) | LEX_BIT(LEX_GERUND);
    static const char *const pure[] = {"say",     "says",   "tell",  "tells",  "believe", "think",
                                       "insists", "insist", "argue", "argues", NULL};
    if (t->classes & strict ||
        one_of(analysis, i, LETTER('s') | LETTER('t') | LETTER('b') | LETTER('i') | LETTER('a'), pure))
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
               (token_equals(analysis, i + 1, "that") || at(analysis, i + 1)->kind == TOKEN_QUOTE ||
                at(analysis, i + 1)->mark == ',');
    }
    return true;
}

/* "he's", "they've": an auxiliary that holds the subject too. */
static bool holds_subject(const struct analysis *analysis, size_t i)
{
    static const char *const subjects[] = {"he", "she", "it", "they", "we", "i", "you", "who"};
    struct slice w = token_text(analysis, i);
    for (size_t n = 0; n < sizeof subjects / sizeof *subjects; n++) {
        size_t k = 0;
        while (subjects[n][k] && k < w.length && (w.text[k] | 0x20) == subjects[n][k])
            k++;
        if (!subjects[n][k] && k < w.length && ((w.text[k] | 0x20) < 'a' || (w.text[k] | 0x20) > 'z'))
            return true;
    }
    return false;
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
        if (token_equals(analysis, i, "to")) {
            *to = true;
            first = i;
            break;
        }
        bool auxiliary =
            token_is(t, LEX_AUXILIARY) && !(t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_SENTENCE_FIRST));
        if (!auxiliary && !is_adverb(analysis, i) && !token_equals(analysis, i, "not"))
            break;
        *be = *be || (!*have && is_be(analysis, i));
        *have = *have || is_have(analysis, i);
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
    if (!token_is(t, LEX_PARTICIPLE) || token_equals(analysis, head, "said"))
        return false;
    if (end < s->end_token && token_equals(analysis, end, "by"))
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
    static const char *const terms[] = {"named", "identified", "quoted", "anonymous", "anonymity", NULL};
    for (size_t i = end; i < s->end_token && i < end + 6; i++) {
        const struct token *t = at(analysis, i);
        if (t->kind != TOKEN_WORD || t->flags & TOKEN_QUOTED)
            return false;
        if (token_one_of(analysis, i, terms))
            return true;
    }
    return false;
}

bool cue_is_idiom(const struct analysis *analysis, size_t i)
{
    const struct sentence *s = &analysis->sentences.items[at(analysis, i)->sentence];
    static const struct {
        const char *before[2], *head, *after; /* NULL: any word, or none */
    } idioms[] = {
        {{"let", "us"}, "say", NULL},        {{NULL, "let's"}, "say", NULL},     {{NULL, "let’s"}, "say", NULL},
        {{NULL, "without"}, "saying", NULL}, {{"needless", "to"}, "say", NULL},  {{"so", "to"}, "speak", NULL},
        {{NULL, "easier"}, "said", NULL},    {{NULL, NULL}, "speak", "volumes"}, {{NULL, NULL}, "speaks", "volumes"},
    };
    for (size_t n = 0; n < sizeof idioms / sizeof *idioms; n++) {
        const char *first = idioms[n].before[0], *second = idioms[n].before[1], *last = idioms[n].after;
        if ((!second || (i > s->first_token && token_equals(analysis, i - 1, second))) &&
            (!first || (i > s->first_token + 1 && token_equals(analysis, i - 2, first))) &&
            (!last || (i + 1 < s->end_token && token_equals(analysis, i + 1, last))) &&
            token_equals(analysis, i, idioms[n].head))
            return true;
    }
    return false;
}

static bool find_verb(struct analysis *analysis, size_t sentence, size_t i, size_t *end)
{
    const struct sentence *s = &analysis->sentences.items[sentence];
    const struct token *t = at(analysis, i);
    *end = i + (t->phrase > 1 ? t->phrase : 1);
    if (*end > s->end_token)
        *end = s->end_token;
    if (t->kind != TOKEN_WORD || !token_is(t, LEX_CUE_VERB) ||
        (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_SENTENCE_FIRST)))
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
    return VECTOR_PUSH(&analysis->mem, analysis->cues, cue);
}

static bool find_phrase(struct analysis *analysis, size_t sentence, size_t i, size_t *end)
{
    const struct token *t = at(analysis, i);
    *end = i + t->phrase;
    struct cue cue = {i, *end, i, CUE_PHRASE, 0, sentence};
    static const char *const plans[] = {"plan", "schedule", "tradition", "custom", "law", NULL};
    if (token_equals(analysis, i, "according") && *end < analysis->tokens.count && token_one_of(analysis, *end, plans))
        return true; /* "according to plan" */
    return VECTOR_PUSH(&analysis->mem, analysis->cues, cue);
}

static bool find_noun(struct analysis *analysis, size_t sentence, size_t i)
{
    struct cue cue = {i, i + 1, i, CUE_NOUN, LEX_BIT(LEX_TAKES_THAT), sentence};
    return VECTOR_PUSH(&analysis->mem, analysis->cues, cue);
}

static const lexicon_set cue_classes = LEX_BIT(LEX_CUE_PHRASE) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_CUE_NOUN);

/* A cue that begins at token i, if one does; *end: where to go on. */
static bool find_at(struct analysis *analysis, size_t sentence, size_t i, size_t *end)
{
    const struct token *t = at(analysis, i);
    size_t before = analysis->cues.count;
    *end = i + 1;
    if (token_is(t, LEX_CUE_PHRASE) && t->phrase > 1) {
        if (!find_phrase(analysis, sentence, i, end))
            return false;
    } else if (!find_verb(analysis, sentence, i, end)) {
        return false;
    }
    bool noun = analysis->cues.count == before && t->kind == TOKEN_WORD && token_is(t, LEX_CUE_NOUN);
    return !noun || find_noun(analysis, sentence, i);
}

bool cue_find(struct analysis *analysis)
{
    for (size_t s = 0; s < analysis->sentences.count; s++) {
        const struct token *token = at(analysis, analysis->sentences.items[s].first_token);
        const struct token *end = at(analysis, analysis->sentences.items[s].end_token);
        while (token < end) {
            if (!(token->classes & cue_classes) && token->phrase <= 1) {
                token++;
                continue;
            }
            size_t next;
            if (!find_at(analysis, s, (size_t)(token - analysis->tokens.items), &next))
                return false;
            token = at(analysis, next);
        }
    }
    return true;
}
