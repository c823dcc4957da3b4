/* Questions about single words. Positions at or behind the sentence's end answer no. */
#include "character.h"
#include "mention.h"

#include <string.h>

#define LONGEST_PART 40 /* bytes of the last part of a word with hyphens */

static const struct token *at(const struct mention_reader *r, size_t i)
{
    return &r->scan->tokens.items[i];
}

static bool is_word(const struct mention_reader *r, size_t i)
{
    return i >= r->first && i < r->end && at(r, i)->kind == TOKEN_WORD;
}

bool word_has(const struct mention_reader *r, size_t i, lexicon_set set)
{
    return i >= r->first && i < r->end && (at(r, i)->classes & set) != 0;
}

bool word_is(const struct mention_reader *r, size_t i, const char *lower)
{
    if (i < r->first || i >= r->end)
        return false;
    char first = r->scan->text[at(r, i)->start]; /* most words differ in their first letter, which is quickly seen */
    return (first | 0x20) == lower[0] && token_equals(r->scan, i, lower);
}

bool word_fact(const struct mention_reader *r, size_t i, unsigned facts)
{
    return i >= r->first && i < r->end && (r->facts[i] & facts) != 0;
}

bool word_is_mark(const struct mention_reader *r, size_t i, char mark)
{
    return i >= r->first && i < r->end && at(r, i)->kind == TOKEN_MARK && at(r, i)->mark == mark;
}

bool word_is_suffix(const struct mention_reader *r, size_t i)
{
    return i >= r->first && i < r->end && at(r, i)->kind == TOKEN_SUFFIX;
}

bool word_is_number(const struct mention_reader *r, size_t i)
{
    return i >= r->first && i < r->end && at(r, i)->kind == TOKEN_NUMBER;
}

/* A capital that is not only that of the sentence's first word or of a headline. */
bool word_is_capital(const struct mention_reader *r, size_t i)
{
    return is_word(r, i) && (at(r, i)->flags & TOKEN_CAPITAL) && !(at(r, i)->flags & TOKEN_SENTENCE_FIRST) &&
           !r->heading;
}

static const lexicon_set functions = LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CONJUNCTION) |
                                     LEX_BIT(LEX_WH) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PRONOUN);

/* "May", "Will": auxiliaries that are names too. */
static bool auxiliary_name(const struct mention_reader *r, size_t i)
{
    return word_is_capital(r, i) && (word_is(r, i, "may") || word_is(r, i, "will"));
}

static bool first_auxiliary_name(const struct mention_reader *r, size_t i);

bool word_is_stop(const struct mention_reader *r, size_t i)
{
    return !is_word(r, i) || (word_has(r, i, functions) && !auxiliary_name(r, i) && !first_auxiliary_name(r, i));
}

bool word_is_verb(const struct mention_reader *r, size_t i)
{
    return is_word(r, i) && !word_is_capital(r, i) &&
           word_has(r, i, LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON));
}

static unsigned known(const struct mention_reader *r, size_t i)
{
    return mention_memory_known(&r->memory, at(r, i)->hash);
}

/* "Will Harker told": the first word of a sentence as a name where an auxiliary cannot stand before the next. */
static bool first_auxiliary_name(const struct mention_reader *r, size_t i)
{
    return i == r->first && r->end > i + 2 && word_is(r, i, "will") && word_is_capital(r, i + 1) &&
           !word_is_mark(r, r->end - 1, '?');
}

/* A lower or unknown word that ends as a verb does. */
static bool ends_like_verb(const struct mention_reader *r, size_t i)
{
    struct slice w = token_text(r->scan, i);
    return w.length > 4 && ((w.text[w.length - 1] == 's' && w.text[w.length - 2] != 's') ||
                            memcmp(w.text + w.length - 2, "ed", 2) == 0);
}

static bool ends_like_participle(const struct mention_reader *r, size_t i)
{
    struct slice w = token_text(r->scan, i);
    return w.length > 5 &&
           (memcmp(w.text + w.length - 3, "ing", 3) == 0 || memcmp(w.text + w.length - 2, "ed", 2) == 0);
}

bool word_ends_like_verb(const struct mention_reader *r, size_t i)
{
    return is_word(r, i) && ends_like_verb(r, i);
}

/* The first word of a sentence has its capital from there: a name only where it is not an ordinary word. */
static bool first_is_name(const struct mention_reader *r, size_t i)
{
    static const lexicon_set ordinary = LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) |
                                        LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_INDEFINITE) |
                                        LEX_BIT(LEX_CUE_NOUN) | LEX_BIT(LEX_ROLE_MODIFIER) | LEX_BIT(LEX_CUE_PHRASE);
    static const lexicon_set names = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE) | LEX_BIT(LEX_PLACE) |
                                     LEX_BIT(LEX_BODY_NAME) | LEX_BIT(LEX_DEMONYM);
    if (first_auxiliary_name(r, i))
        return true;
    if (word_is_age(r, i))
        return false;
    bool seen_lower = (known(r, i) & (KNOWN_LOWER | KNOWN_CAPITAL)) == KNOWN_LOWER;
    if (word_has(r, i, names))
        return !seen_lower;
    if ((known(r, i) & (KNOWN_LOWER | KNOWN_CAPITAL)) == KNOWN_CAPITAL)
        return true;
    if (r->heading && i > r->first && word_has(r, i, ordinary))
        return false;
    if (r->heading && i > r->first && ends_like_verb(r, i) && word_is_name(r, i - 1))
        return false; /* "Mayor Slams Plan" */
    if (word_has(r, i, LEX_BIT(LEX_NAME_PARTICLE)) && word_is_capital(r, i + 1))
        return true; /* De Vries */
    return !word_has(r, i, ordinary) && !seen_lower && !ends_like_participle(r, i);
}

bool word_is_name(const struct mention_reader *r, size_t i)
{
    if (!is_word(r, i) || !(at(r, i)->flags & TOKEN_CAPITAL) || word_is_stop(r, i))
        return false;
    if ((at(r, i)->flags & TOKEN_SENTENCE_FIRST) || r->heading)
        return first_is_name(r, i);
    if (!word_has(r, i, LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH)) || word_is_given(r, i))
        return true;
    bool name_before = word_is_given(r, i - 1) || (word_is_capital(r, i - 1) && word_is_mark(r, i + 1, ','));
    return i > r->first && name_before && word_is(r, i, "may"); /* Clara May */
}

bool word_is_initial(const struct mention_reader *r, size_t i)
{
    if (!is_word(r, i) || !(at(r, i)->flags & TOKEN_CAPITAL) || word_is(r, i, "i"))
        return false;
    struct slice w = token_text(r->scan, i);
    if (at(r, i)->flags & TOKEN_ABBREVIATION)
        return w.length == 2 || (w.length == 4 && w.text[1] == '.' && !word_has(r, i, LEX_BIT(LEX_PLACE)));
    return w.length == 1 && w.text[0] != 'A';
}

bool word_is_particle(const struct mention_reader *r, size_t i)
{
    if (!is_word(r, i) || (at(r, i)->flags & TOKEN_CAPITAL))
        return false;
    if (word_has(r, i, LEX_BIT(LEX_NAME_PARTICLE)))
        return true;
    struct slice w = token_text(r->scan, i);
    for (size_t k = 1; k + 1 < w.length && k < 6; k++)
        if (w.text[k] == '-' || w.text[k] == '\'')
            return w.text[k + 1] >= 'A' && w.text[k + 1] <= 'Z';
    return false;
}

bool word_is_given(const struct mention_reader *r, size_t i)
{
    return is_word(r, i) && (at(r, i)->flags & TOKEN_CAPITAL) &&
           word_has(r, i, LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE));
}

bool word_is_title(const struct mention_reader *r, size_t i)
{
    return is_word(r, i) && (at(r, i)->flags & TOKEN_CAPITAL) && word_has(r, i, LEX_BIT(LEX_TITLE));
}

/* "then-governor", "co-anchor", "singer-songwriter": the last part is a noun for people. */
static bool is_compound_person(const struct mention_reader *r, size_t i)
{
    struct slice w = token_text(r->scan, i);
    char form[LONGEST_PART];
    size_t part = w.length, length = 0, size;
    if (w.length < 4 || !memchr(w.text, '-', w.length))
        return false;
    while (w.text[part - 1] != '-')
        part--;
    if (w.length - part > LONGEST_PART - 4)
        return false;
    for (size_t k = part; k < w.length; k += size)
        length += character_write(character_lower(character_at(w.text, k, w.length, &size)), form + length);
    struct lexicon_entry entry;
    return length < LONGEST_PART && lexicon_find(r->scan->lexicon, form, length, &entry) &&
           (entry.classes & LEX_BIT(LEX_SOURCE_NOUN)) != 0;
}

bool word_is_person(const struct mention_reader *r, size_t i)
{
    if (!is_word(r, i))
        return false;
    if (word_has(r, i, LEX_BIT(LEX_SOURCE_NOUN)) || is_compound_person(r, i))
        return true;
    if (word_is(r, i, "del.") && word_is_capital(r, i + 1)) /* a delegate; behind a town, Delaware */
        return true;
    return (at(r, i)->flags & TOKEN_CAPITAL) && word_has(r, i, LEX_BIT(LEX_ABBREVIATION_TITLE)) &&
           !word_is(r, i, "st.") && !word_is(r, i, "mt.") && !word_is(r, i, "ft.");
}

bool word_is_known(const struct mention_reader *r, size_t i)
{
    return word_is_person(r, i) ||
           (is_word(r, i) && word_has(r, i, LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_BODY_NOUN)));
}

bool word_is_plural(const struct mention_reader *r, size_t i)
{
    if (!is_word(r, i) || word_fact(r, i, FACT_SINGULAR))
        return false;
    if (word_fact(r, i, FACT_PLURAL))
        return true;
    struct slice w = token_text(r->scan, i);
    if (w.length > 4 && memcmp(w.text + w.length - 3, "men", 3) == 0)
        return word_has(r, i, LEX_BIT(LEX_SOURCE_NOUN));
    return w.length > 3 && w.text[w.length - 1] == 's' && w.text[w.length - 2] != 's' && w.text[w.length - 2] != 'u';
}

/* Words that end as nouns for those who do something: "ferrykeeper", "quizmaster", "cellist". */
bool word_is_agent(const struct mention_reader *r, size_t i)
{
    static const char *const ends[] = {"er", "or", "ist", "ian", "eer", "crat", "man", "men", "ant"};
    if (!is_word(r, i) || word_is_stop(r, i) ||
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
    if (i <= r->first || i + 3 >= r->end || at(r, i)->kind != TOKEN_QUOTE || !word_is_name(r, i - 1) ||
        !word_is_name(r, i + 1))
        return 0;
    size_t close = at(r, i + 2)->kind == TOKEN_QUOTE ? i + 2 : i + 3;
    return close + 1 < r->end && at(r, close)->kind == TOKEN_QUOTE && word_is_name(r, close + 1) ? close + 1 : 0;
}

bool word_is_age(const struct mention_reader *r, size_t i)
{
    struct slice w = token_text(r->scan, i);
    return w.length > 4 && memcmp(w.text + w.length - 4, "-old", 4) == 0;
}
