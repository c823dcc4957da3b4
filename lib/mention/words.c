/* Questions about words that are rarely asked: reads the letters of a token and the features of those beside it. */
#include "mention/mention.h"

/* "ferrykeeper", "quizmaster", "cellist": nouns for those who do something, of whatever kind. */
bool agent_noun_at(const struct mention_reader *r, uint32_t i)
{
    static const lexicon_set other = LEX_BIT(LEX_BODY_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_VERB_COMMON);
    if (function_word_at(r, i) || word_has(r, i, other))
        return false;
    struct slice w = word_text(r, i);
    return affix_ending(r->analysis->language, w.text, w.length, AFFIX_AGENT, AGENT_STEM) > 0;
}

/* Ana “Bobby” Torres, Ana “Big Bob” Torres. */
uint32_t nickname_end(const struct mention_reader *r, uint32_t i)
{
    if (i + 3 >= r->end || !quote_mark_at(r, i) || !name_at(r, i - 1) || !name_at(r, i + 1))
        return 0;
    uint32_t close = quote_mark_at(r, i + 2) ? i + 2 : i + 3;
    return quote_mark_at(r, close) && name_at(r, close + 1) ? close + 1 : 0;
}
