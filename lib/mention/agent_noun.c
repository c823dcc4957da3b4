/* Questions about single words that are rarely asked. */
#include "mention/mention.h"

#define AGENT_STEM 4 /* letters before the ending, at least */

/* Words that end as nouns for those who do something: "ferrykeeper", "quizmaster", "cellist". */
bool word_is_agent(const struct mention_reader *r, size_t i)
{
    if (word_is_stop(r, i) ||
        word_has(r, i, LEX_BIT(LEX_BODY_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_VERB_COMMON)))
        return false;
    struct slice w = token_text(r->analysis, i);
    return affix_ending(w.text, w.length, AFFIX_AGENT, AGENT_STEM) > 0;
}

size_t word_nickname_end(const struct mention_reader *r, size_t i)
{
    if (i <= r->first || i + 3 >= r->end || !word_feature(r, i, FEATURE_IS_QUOTE) ||
        !word_feature(r, i - 1, FEATURE_NAME) || !word_feature(r, i + 1, FEATURE_NAME))
        return 0;
    size_t close = word_feature(r, i + 2, FEATURE_IS_QUOTE) ? i + 2 : i + 3;
    return word_feature(r, close, FEATURE_IS_QUOTE) && word_feature(r, close + 1, FEATURE_NAME) ? close + 1 : 0;
}
