/* What postmodifier.c and apposition.c both ask of the words after a mention, and how they note a role. */
#include "mention/following.h"
#include "base/unicode.h"

bool saying_at(const struct mention_reader *r, uint32_t i)
{
    for (uint32_t end = i + MAX_ADVERBS; i < end && !capital_at(r, i); i++)
        if (!word_has(r, i, LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_AUXILIARY)))
            break;
    return cue_verb_at(r, i) && !capital_at(r, i);
}

uint32_t capitals_end(const struct mention_reader *r, uint32_t i)
{
    uint32_t end = i + MAX_PLACE;
    while (i < end && (name_at(r, i) || word_has(r, i, LEX_BIT(LEX_ABBREVIATION_STATE))))
        i++;
    return i;
}

bool party_at(const struct mention_reader *r, uint32_t i)
{
    if (!word_feature(r, i, FEATURE_IS_WORD))
        return false;
    struct slice w = word_text(r, i);
    return affix_beginning(r->analysis->language, w.text, w.length, AFFIX_PARTY, MIN_PARTY_PLACE) > 0 &&
           byte_is(w.text[0], BYTE_CAPITAL) && byte_is(w.text[2], BYTE_CAPITAL);
}

void following_add_role(const struct mention_reader *r, struct mention *m, uint32_t first, uint32_t end)
{
    if (m->apposition_first < m->apposition_end) {
        uint32_t also_first = m->apposition_first, also_end = m->apposition_end;
        if (!party_at(r, also_first)) {
            also_first = first;
            also_end = end;
            first = m->apposition_first;
            end = m->apposition_end;
        }
        if (m->also_first == m->also_end) {
            m->also_first = also_first;
            m->also_end = also_end;
        }
    }
    m->apposition_first = first;
    m->apposition_end = end;
}
