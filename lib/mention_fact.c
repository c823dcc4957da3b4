/* What is known of the words of a sentence: one look at each finds all that the mention stage asks for again and again. */
#include "character.h"
#include "mention.h"

#include <string.h>

#define LONGEST_PART 40 /* bytes of the last part of a word with hyphens */

static const lexicon_set functions = LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CONJUNCTION) |
                                     LEX_BIT(LEX_WH) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PRONOUN);
static const lexicon_set given = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE);

static const struct token *at(const struct mention_reader *r, size_t i)
{
    return &r->scan->tokens.items[i];
}

static bool is_word(fact_set sets, enum fact_word word)
{
    return sets >> FACT_WORD_AT == (fact_set)word;
}

/* ---- marks within words ---- */

/* Whether some of the eight bytes is one of ASCII before the digits: a hyphen, an apostrophe, a dot. */
static bool any_mark(uint64_t bytes)
{
    const uint64_t ones = 0x0101010101010101u;
    return (~(((bytes & 0x7F * ones) + (0x80 - '0') * ones) | bytes) & 0x80 * ones) != 0;
}

/* Whether there may be such a mark within a word: of short ones, a hyphen or an apostrophe; true of very long ones. */
static inline bool has_mark(struct slice w)
{
    if (w.length >= 4 && w.length <= 8) {
        uint32_t half[2];
        memcpy(half, w.text, 4);
        memcpy(half + 1, w.text + w.length - 4, 4);
        return any_mark((uint64_t)half[0] << 32 | half[1]);
    }
    if (w.length < 4)
        return w.length == 3 && (w.text[1] == '-' || w.text[1] == '\'');
    uint64_t first, last;
    memcpy(&first, w.text, 8);
    memcpy(&last, w.text + w.length - 8, 8);
    return w.length > 16 || any_mark(first) || any_mark(last);
}

/* "seventy-four": a number word, a hyphen and another. */
static bool is_amount(struct slice w)
{
    static const char *const tens[] = {"twenty-", "thirty-",  "forty-",  "fifty-",
                                       "sixty-",  "seventy-", "eighty-", "ninety-"};
    if (w.length < 9 || w.length > 13 || !memchr(w.text + 5, '-', 3))
        return false;
    for (size_t n = 0; n < sizeof tens / sizeof *tens; n++)
        if (memcmp(w.text + 1, tens[n] + 1, strlen(tens[n]) - 1) == 0 && (w.text[0] | 0x20) == tens[n][0])
            return true;
    return false;
}

/* "al-Sayed", "d'Arc". */
static bool has_inner_name(struct slice w)
{
    for (size_t k = 1; k + 1 < w.length && k < 6; k++)
        if (w.text[k] == '-' || w.text[k] == '\'')
            return w.text[k + 1] >= 'A' && w.text[k + 1] <= 'Z';
    return false;
}

/* "then-governor", "co-anchor", "singer-songwriter": the last part is a noun for people. */
static bool is_compound_person(const struct mention_reader *r, struct slice w)
{
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

static fact_set inner_facts(const struct mention_reader *r, const struct token *t, struct slice w, fact_set sets)
{
    fact_set facts = (w.length > 3 ? FACT_MARKED : 0) | (!sets && is_amount(w) ? FACT_AMOUNT : 0);
    if (!(t->flags & TOKEN_CAPITAL) && has_inner_name(w))
        facts |= FACT_PARTICLE;
    if (!token_is(t, LEX_SOURCE_NOUN) && is_compound_person(r, w))
        facts |= FACT_PERSON;
    return facts;
}

/* ---- endings ---- */

static fact_set ending_s(struct slice w)
{
    char before = w.text[w.length - 2];
    return before == 's' ? 0 : (w.length > 4 ? FACT_VERBAL : 0) | (before == 'u' ? 0 : FACT_PLURAL);
}

static fact_set ending_d(struct slice w)
{
    if (w.text[w.length - 2] == 'e')
        return FACT_ED | (w.length > 4 ? FACT_VERBAL : 0);
    return w.length > 4 && memcmp(w.text + w.length - 4, "-old", 4) == 0 ? FACT_AGE : 0;
}

static fact_set ending_n(const struct token *t, struct slice w)
{
    bool men = w.length > 4 && memcmp(w.text + w.length - 3, "men", 3) == 0;
    return men && token_is(t, LEX_SOURCE_NOUN) ? FACT_PLURAL : 0;
}

/* What the last letters of a word of four or more tell. */
static fact_set ending_facts(const struct token *t, struct slice w)
{
    switch (w.text[w.length - 1]) {
    case 's': return ending_s(w);
    case 'd': return ending_d(w);
    case 'n': return ending_n(t, w);
    case 'y': return w.length > 4 && w.text[w.length - 2] == 'l' ? FACT_LY : 0;
    default: return 0;
    }
}

/* ---- capitals ---- */

/* A capital that is not only that of the sentence's first word or of a headline. */
static bool is_capital(const struct mention_reader *r, size_t i)
{
    return i < r->end && at(r, i)->kind == TOKEN_WORD && (at(r, i)->flags & TOKEN_CAPITAL) &&
           !(at(r, i)->flags & TOKEN_SENTENCE_FIRST) && !r->heading;
}

/* "Will Harker told": the first word of a sentence as a name where an auxiliary cannot stand before the next. */
static bool first_auxiliary_name(const struct mention_reader *r, size_t i, fact_set sets)
{
    const struct token *last = at(r, r->end - 1);
    return i == r->first && r->end > i + 2 && is_word(sets, WORD_WILL) && is_capital(r, i + 1) &&
           !(last->kind == TOKEN_MARK && last->mark == '?');
}

/* "Will", and "del.", a delegate; behind a town, Delaware. */
static fact_set unsure_facts(const struct mention_reader *r, size_t i, fact_set sets)
{
    if (is_word(sets, WORD_DEL))
        return is_capital(r, i + 1) ? FACT_PERSON : 0;
    return first_auxiliary_name(r, i, sets) ? FACT_OPEN : 0;
}

static bool ends_like_participle(struct slice w)
{
    return w.length > 5 &&
           (memcmp(w.text + w.length - 3, "ing", 3) == 0 || memcmp(w.text + w.length - 2, "ed", 2) == 0);
}

/* The first word of a sentence has its capital from there: a name only where it is not an ordinary word. */
static bool first_is_name(const struct mention_reader *r, size_t i, fact_set facts)
{
    static const lexicon_set ordinary = LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) |
                                        LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_INDEFINITE) |
                                        LEX_BIT(LEX_CUE_NOUN) | LEX_BIT(LEX_ROLE_MODIFIER) | LEX_BIT(LEX_CUE_PHRASE);
    static const lexicon_set names = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE) | LEX_BIT(LEX_PLACE) |
                                     LEX_BIT(LEX_BODY_NAME) | LEX_BIT(LEX_DEMONYM);
    const struct token *t = at(r, i);
    if (first_auxiliary_name(r, i, facts))
        return true;
    if (facts & FACT_AGE)
        return false;
    unsigned known = mention_memory_known(&r->memory, t->hash) & (KNOWN_LOWER | KNOWN_CAPITAL);
    if (t->classes & names)
        return known != KNOWN_LOWER;
    if (known == KNOWN_CAPITAL)
        return true;
    if (r->heading && i > r->first && t->classes & ordinary)
        return false;
    if (r->heading && facts & FACT_VERBAL && word_fact(r, i - 1, FACT_NAME))
        return false; /* "Mayor Slams Plan" */
    if (token_is(t, LEX_NAME_PARTICLE) && is_capital(r, i + 1))
        return true; /* De Vries */
    return !(t->classes & ordinary) && known != KNOWN_LOWER && !ends_like_participle(token_text(r->scan, i));
}

static bool is_name(const struct mention_reader *r, size_t i, fact_set facts)
{
    const struct token *t = at(r, i);
    if (t->flags & TOKEN_SENTENCE_FIRST || r->heading)
        return first_is_name(r, i, facts);
    if (!(t->classes & (LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH))) || t->classes & given)
        return true;
    bool name_before =
        word_fact(r, i - 1, FACT_GIVEN) || (word_fact(r, i - 1, FACT_CAPITAL) && word_is_mark(r, i + 1, ','));
    return name_before && is_word(facts, WORD_MAY); /* Clara May */
}

static bool is_initial(const struct token *t, struct slice w, fact_set sets)
{
    if (is_word(sets, WORD_I))
        return false;
    if (t->flags & TOKEN_ABBREVIATION)
        return w.length == 2 || (w.length == 4 && w.text[1] == '.' && !token_is(t, LEX_PLACE));
    return w.length == 1 && w.text[0] != 'A';
}

/* What is asked of a word with a capital alone. */
static fact_set upper_facts(const struct mention_reader *r, size_t i, fact_set facts)
{
    const struct token *t = at(r, i);
    bool capital = is_capital(r, i);
    facts |= FACT_UPPER;
    if (capital)
        facts |= FACT_CAPITAL | (is_word(facts, WORD_MAY) || is_word(facts, WORD_WILL) ? FACT_OPEN : 0);
    if (is_initial(t, token_text(r->scan, i), facts))
        facts |= FACT_INITIAL;
    if (t->classes & given)
        facts |= FACT_GIVEN;
    if (token_is(t, LEX_TITLE))
        facts |= FACT_TITLE;
    if (token_is(t, LEX_ABBREVIATION_TITLE) && !(facts & FACT_SPOT))
        facts |= FACT_PERSON | FACT_KNOWN;
    if (facts & FACT_OPEN && is_name(r, i, facts))
        facts |= FACT_NAME;
    return facts;
}

/* ---- all of a word ---- */

static const lexicon_set verbs = LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_AUXILIARY);

/* What mentions begin with, beside names, nouns and adjectives. */
static const lexicon_set firsts = LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_WH) |
                                  LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_INDEFINITE);
static const fact_set first_sets = FACT_TIME | FACT_POSSESSIVE | FACT_APPROXIMATE | FACT_AMOUNT;
static const fact_set odd_sets = FACT_UNSURE | FACT_MANY | FACT_SINGLE | FACT_ADJECTIVE;
static const lexicon_set not_plain =
    LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_WEEKDAY);

/* A verb or adverb begins a phrase only as one of these: "a former mayor", "according to exit polls". */
static bool may_be_attribute(const struct mention_reader *r, size_t i, lexicon_set classes)
{
    static const lexicon_set before = LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CUE_PHRASE);
    if (classes & LEX_BIT(LEX_ROLE_MODIFIER))
        return true;
    return classes & LEX_BIT(LEX_BASE) && word_has(r, i - 1, before) &&
           (!word_is(r, i - 1, WORD_TO) || word_has(r, i - 1, LEX_BIT(LEX_CUE_PHRASE)));
}

/* What the classes of a word tell, and the sets that it is in. */
static fact_set class_facts(const struct mention_reader *r, size_t i, const struct token *t, fact_set facts)
{
    const lexicon_set classes = t->classes;
    if (facts & (FACT_SINGLE | FACT_MANY | FACT_ADJECTIVE))
        facts = facts & FACT_SINGLE ? facts & ~FACT_PLURAL : facts & FACT_MANY ? facts | FACT_PLURAL : facts & ~FACT_LY;
    if (classes & LEX_BIT(LEX_SOURCE_NOUN))
        facts |= FACT_PERSON;
    if (!(classes & functions))
        facts |= FACT_OPEN;
    if (facts & FACT_UNSURE)
        facts |= unsure_facts(r, i, facts);
    if (facts & FACT_PERSON || classes & (LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_BODY_NOUN)))
        facts |= FACT_KNOWN;
    if (t->flags & TOKEN_CAPITAL)
        facts = upper_facts(r, i, facts);
    else if (classes & LEX_BIT(LEX_NAME_PARTICLE))
        facts |= FACT_PARTICLE;
    if (classes & LEX_BIT(LEX_PRONOUN_LIKE))
        facts |= FACT_LIKE;
    if (classes & verbs && !(facts & FACT_CAPITAL))
        facts |= FACT_VERB;
    if (facts & FACT_OPEN && !(facts & FACT_LY) && !(classes & not_plain))
        facts |= FACT_PLAIN;
    bool open = facts & FACT_OPEN && (facts & (FACT_NAME | FACT_KNOWN | FACT_CAPITAL | FACT_PLAIN) ||
                                      may_be_attribute(r, i, classes));
    if (open || classes & firsts || facts & first_sets)
        facts |= FACT_FIRST;
    return facts;
}

/* A word with a capital, with marks in it, of the odd sets, or a noun for people, bodies or documents. */
static fact_set judge_odd(const struct mention_reader *r, size_t i, bool marked, fact_set sets)
{
    const struct token *t = at(r, i);
    struct slice w = token_text(r->scan, i);
    fact_set facts = sets | FACT_IS_WORD | (w.length > 3 ? ending_facts(t, w) : 0);
    if (marked)
        facts |= inner_facts(r, t, w, sets);
    return class_facts(r, i, t, facts);
}

/* Any other that ends no phrase by itself. */
static fact_set judge_plain(const struct mention_reader *r, size_t i, const struct token *t, fact_set facts)
{
    struct slice w = {r->scan->text + t->start, t->end - t->start};
    facts |= FACT_IS_WORD | FACT_OPEN;
    if (w.length > 3)
        facts |= ending_facts(t, w);
    if (!(t->classes & not_plain) && !(facts & FACT_LY))
        return facts | FACT_PLAIN | FACT_FIRST;
    if (t->classes & verbs)
        facts |= FACT_VERB;
    if (t->classes & firsts || facts & first_sets || may_be_attribute(r, i, t->classes))
        facts |= FACT_FIRST;
    return facts;
}

static inline fact_set judge(const struct mention_reader *r, size_t i, const struct token *t)
{
    static const lexicon_set odd = LEX_BIT(LEX_SOURCE_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_BODY_NOUN) |
                                   LEX_BIT(LEX_NAME_PARTICLE) | LEX_BIT(LEX_PRONOUN_LIKE);
    fact_set sets = fact_sets[t->fact];
    bool marked = has_mark((struct slice){r->scan->text + t->start, t->end - t->start});
    if (t->flags & TOKEN_CAPITAL || marked || t->classes & odd || sets & odd_sets)
        return judge_odd(r, i, marked, sets);
    if (!(t->classes & functions))
        return judge_plain(r, i, t, sets);
    /* "of", "was", "the": ends any phrase */
    return sets | FACT_IS_WORD | (t->classes & firsts || sets & first_sets ? FACT_FIRST : 0) |
           (t->classes & verbs ? FACT_VERB : 0);
}

static fact_set number_facts(const struct mention_reader *r, const struct token *t)
{
    struct slice w = {r->scan->text + t->start, t->end - t->start};
    fact_set ending = w.length > 3 ? ending_facts(t, w) : 0;
    return FACT_IS_NUMBER | FACT_FIRST | (ending & (FACT_AGE | FACT_ED | FACT_LY));
}

void fact_read(struct mention_reader *r)
{
    const struct token *t = at(r, r->first);
    for (size_t i = r->first; i < r->end; i++, t++)
        if (t->kind == TOKEN_WORD)
            r->facts[i] = judge(r, i, t);
        else if (t->kind == TOKEN_NUMBER)
            r->facts[i] = number_facts(r, t);
        else
            r->facts[i] = t->kind == TOKEN_SUFFIX ? FACT_IS_SUFFIX : t->kind == TOKEN_QUOTE ? FACT_IS_QUOTE : 0;
}
