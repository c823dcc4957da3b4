/* Questions about single words that are rarely asked. */
#include "mention.h"

#include <string.h>

/* Words that end as nouns for those who do something: "ferrykeeper", "quizmaster", "cellist". */
bool word_is_agent(const struct mention_reader *r, size_t i)
{
    static const char *const ends[] = {"er", "or", "ist", "ian", "eer", "crat", "man", "men", "ant"};
    if (word_is_stop(r, i) ||
        word_has(r, i, LEX_BIT(LEX_BODY_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_VERB_COMMON)))
        return false;
    struct slice w = token_text(r->scan, i);
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        size_t length = strlen(ends[k]);
        if (w.length > length + 3 && memcmp(w.text + w.length - length, ends[k], length) == 0)
            return true;
    }
    return false;
}

size_t word_nickname_end(const struct mention_reader *r, size_t i)
{
    if (i <= r->first || i + 3 >= r->end || !word_fact(r, i, FACT_IS_QUOTE) || !word_fact(r, i - 1, FACT_NAME) ||
        !word_fact(r, i + 1, FACT_NAME))
        return 0;
    size_t close = word_fact(r, i + 2, FACT_IS_QUOTE) ? i + 2 : i + 3;
    return word_fact(r, close, FACT_IS_QUOTE) && word_fact(r, close + 1, FACT_NAME) ? close + 1 : 0;
}
