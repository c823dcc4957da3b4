/* Mentions: the noun phrases that can be a source, in a first form: names, descriptions, pronouns. */
#include "scan.h"

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

static bool has(const struct token *t, lexicon_set set)
{
    return (t->classes & set) != 0;
}

static const lexicon_set stops = LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CONJUNCTION) |
                                 LEX_BIT(LEX_WH) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PRONOUN);

static bool lower_noun(const struct token *t)
{
    return has(t, LEX_BIT(LEX_SOURCE_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN));
}

/* A word that can stand inside a noun phrase. */
static bool inner(const struct scan *scan, size_t i, bool first)
{
    const struct token *t = at(scan, i);
    if (t->kind == TOKEN_NUMBER)
        return true;
    if (t->kind == TOKEN_SUFFIX)
        return !first;
    if (t->kind != TOKEN_WORD)
        return false;
    if (lower_noun(t))
        return true;
    if (has(t, stops))
        return false;
    if (t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_SENTENCE_FIRST))
        return true;
    return !has(t, LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_WEEKDAY));
}

static size_t phrase_end(const struct scan *scan, size_t i, size_t limit)
{
    while (i < limit && inner(scan, i, false))
        i++;
    return i;
}

static bool is_name_word(const struct scan *scan, size_t i)
{
    const struct token *t = at(scan, i);
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL && !has(t, stops | LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH)) &&
           !(t->flags & TOKEN_SENTENCE_FIRST && has(t, LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON)));
}

/* A phrase that begins with a name ends with its last capital or its last noun for people: "Ana Torres left". */
static size_t name_end(const struct scan *scan, size_t start, size_t first, size_t stop)
{
    if (start != first || !is_name_word(scan, first))
        return stop;
    size_t last = first + 1;
    for (size_t i = first; i < stop; i++)
        if (is_name_word(scan, i) || lower_noun(at(scan, i)))
            last = i + 1;
    return last;
}

/* Words without a determiner are a mention when a name, a noun for people or a plural is among them. */
static bool worth(const struct scan *scan, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (is_name_word(scan, i) || lower_noun(at(scan, i)) || at(scan, i)->kind == TOKEN_NUMBER)
            return true;
    struct slice last = token_text(scan, end - 1);
    return last.length > 3 && last.text[last.length - 1] == 's';
}

static void describe(const struct scan *scan, struct mention *m, bool determined)
{
    size_t i = m->core_end;
    m->head = m->core_end - 1;
    while (i > m->core_first && is_name_word(scan, i - 1))
        i--;
    m->name_first = m->name_end = m->core_first;
    if (i < m->core_end && !determined) {
        m->type = MENTION_NAME;
        m->name_first = i;
        m->name_end = m->core_end;
    } else if (has(at(scan, m->head), LEX_BIT(LEX_DOCUMENT_NOUN))) {
        m->type = MENTION_DOCUMENT;
    } else if (i < m->core_end) {
        m->type = i == m->core_first + 1 ? MENTION_BODY : MENTION_NAME;
        m->name_first = i;
        m->name_end = m->core_end;
    } else {
        m->type = determined ? MENTION_DESCRIPTION : MENTION_UNNAMED;
    }
}

bool mention_find(struct scan *scan)
{
    for (size_t s = 0; s < scan->sentences.count; s++) {
        const struct sentence *sentence = &scan->sentences.items[s];
        for (size_t i = sentence->first_token, end; i < sentence->end_token; i = end) {
            const struct token *t = at(scan, i);
            struct mention m = {.first_token = i, .core_first = i, .head = i, .name_first = i, .name_end = i, .role_first = i,
                                .role_end = i, .behind_first = i, .behind_end = i, .block = sentence->block, .sentence = s,
                                .parent = NONE, .speaker = NONE};
            end = i + 1;
            bool determined = t->kind == TOKEN_WORD && token_is(t, LEX_DETERMINER);
            bool possessive = token_equals(scan, i, "his") || token_equals(scan, i, "their") || token_equals(scan, i, "its") ||
                              token_equals(scan, i, "her");
            if (t->kind == TOKEN_WORD && token_is(t, LEX_PRONOUN) && !possessive) {
                m.end_token = m.core_end = i + 1;
                m.type = MENTION_PRONOUN;
            } else {
                size_t first = determined || possessive ? i + 1 : i;
                size_t stop = phrase_end(scan, first, sentence->end_token);
                if (stop == first && !(determined && (token_equals(scan, i, "another") || token_equals(scan, i, "many") ||
                                                      token_equals(scan, i, "some") || token_equals(scan, i, "several"))))
                    continue;
                stop = name_end(scan, i, first, stop);
                while (stop > first && at(scan, stop - 1)->kind == TOKEN_SUFFIX)
                    stop--;
                if (stop == i || (first == i && !worth(scan, i, stop)))
                    continue;
                m.end_token = m.core_end = end = stop;
                describe(scan, &m, determined || possessive);
                if (stop < sentence->end_token && at(scan, stop)->kind == TOKEN_SUFFIX) {
                    m.possessive = true;
                    end = stop + 1;
                }
            }
            if (!VECTOR_PUSH(&scan->mem, scan->mentions, m))
                return false;
        }
    }
    return true;
}
