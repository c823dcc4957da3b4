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
    return &r->tokens[i];
}

static bool is_word(fact_set sets, enum fact_word word)
{
    return sets >> FACT_WORD_AT == (fact_set)word;
}

/* ---- marks within words ---- */

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
    fact_set facts = !sets && is_amount(w) ? FACT_AMOUNT : 0;
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

/* The same of a word of ASCII letters in lower case that is no noun for people, from tables: few words are alike in this. */
static inline fact_set plain_ending(const char *end, size_t length)
{
    enum { AT = 43, PLURAL = 1, ED = 4, LY = 8, VERBAL = 16, BOTH = VERBAL | PLURAL };
    static const uint8_t rows[32] = {['d' & 31] = 1, ['s' & 31] = 2, ['y' & 31] = 3};
    static const uint8_t facts[4][32] = {
        [1] = {['e' & 31] = ED | VERBAL},
        [2] = {0, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH,
               ['s' & 31] = 0, BOTH, ['u' & 31] = VERBAL, BOTH, BOTH, BOTH, BOTH, BOTH},
        [3] = {['l' & 31] = LY},
    };
    _Static_assert(FACT_PLURAL == (fact_set)PLURAL << AT && FACT_ED == (fact_set)ED << AT && FACT_LY == (fact_set)LY << AT &&
                   FACT_VERBAL == (fact_set)VERBAL << AT, "the table has the order of the facts");
    if (length < 4)
        return 0;
    unsigned told = facts[rows[end[-1] & 31]][end[-2] & 31];
    return (fact_set)(length == 4 ? told & (PLURAL | ED) : told) << AT;
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

static bool is_initial(const struct token *t, const char *text, fact_set sets)
{
    size_t length = t->end - t->start;
    if (is_word(sets, WORD_I))
        return false;
    if (t->flags & TOKEN_ABBREVIATION)
        return length == 2 || (length == 4 && text[1] == '.' && !token_is(t, LEX_PLACE));
    return length == 1 && text[0] != 'A';
}

/* What is asked of a word with a capital alone. */
static inline fact_set upper_facts(const struct mention_reader *r, size_t i, const struct token *t, fact_set facts)
{
    static const lexicon_set personal = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE) | LEX_BIT(LEX_TITLE) |
                                        LEX_BIT(LEX_ABBREVIATION_TITLE);
    bool head = t->flags & TOKEN_SENTENCE_FIRST || r->heading; /* has its capital from there */
    facts |= FACT_UPPER | (head ? 0 : FACT_CAPITAL);
    if (!head && (is_word(facts, WORD_MAY) || is_word(facts, WORD_WILL)))
        facts |= FACT_OPEN;
    if ((t->end - t->start == 1 || t->flags & TOKEN_ABBREVIATION) && is_initial(t, r->scan->text + t->start, facts))
        facts |= FACT_INITIAL;
    if (t->classes & personal) {
        facts |= t->classes & given ? FACT_GIVEN : 0;
        facts |= token_is(t, LEX_TITLE) ? FACT_TITLE : 0;
        if (token_is(t, LEX_ABBREVIATION_TITLE) && !(facts & FACT_SPOT))
            facts |= FACT_PERSON | FACT_KNOWN;
    }
    if (facts & FACT_OPEN && is_name(r, i, facts))
        facts |= FACT_NAME;
    return facts;
}

/* ---- all of a word ---- */

static const lexicon_set verbs = LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_AUXILIARY);

/* What mentions begin with, beside names, nouns and adjectives: so do auxiliaries with an apostrophe ("he's"). */
static const lexicon_set firsts = LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_INDEFINITE);
static const fact_set first_sets = FACT_TIME | FACT_POSSESSIVE | FACT_APPROXIMATE | FACT_AMOUNT | FACT_SUBJECT;
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

/* What the number of a noun, or an ending, is by the sets. */
static fact_set odd_facts(const struct mention_reader *r, size_t i, fact_set facts)
{
    if (facts & (FACT_SINGLE | FACT_MANY | FACT_ADJECTIVE))
        facts = facts & FACT_SINGLE ? facts & ~FACT_PLURAL : facts & FACT_MANY ? facts | FACT_PLURAL : facts & ~FACT_LY;
    return facts & FACT_UNSURE ? facts | unsure_facts(r, i, facts) : facts;
}

/* A word with a capital, with other than letters in it, of the odd sets, or a noun for people, bodies or documents. */
static fact_set judge_odd(const struct mention_reader *r, size_t i, const struct token *t)
{
    static const lexicon_set nouns = LEX_BIT(LEX_SOURCE_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_BODY_NOUN);
    const struct slice w = {r->scan->text + t->start, t->end - t->start};
    const lexicon_set classes = t->classes;
    const bool capital = t->flags & TOKEN_CAPITAL, plain = t->flags & TOKEN_PLAIN;
    fact_set facts = fact_sets[t->fact] | FACT_IS_WORD | (classes & functions ? 0 : FACT_OPEN);
    if (w.length > 3)
        facts |= ending_facts(t, w);
    if (!plain)
        facts |= inner_facts(r, t, w, fact_sets[t->fact]);
    if (facts & odd_sets)
        facts = odd_facts(r, i, facts);
    if (classes & nouns)
        facts |= FACT_KNOWN | (classes & LEX_BIT(LEX_SOURCE_NOUN) ? FACT_PERSON : 0);
    if (facts & FACT_PERSON)
        facts |= FACT_KNOWN;
    if (capital)
        facts = upper_facts(r, i, t, facts);
    if (classes & (LEX_BIT(LEX_NAME_PARTICLE) | LEX_BIT(LEX_PRONOUN_LIKE)))
        facts |= (classes & LEX_BIT(LEX_PRONOUN_LIKE) ? FACT_LIKE : 0) |
                 (classes & LEX_BIT(LEX_NAME_PARTICLE) && !capital ? FACT_PARTICLE : 0);
    if (classes & verbs && !(facts & FACT_CAPITAL))
        facts |= FACT_VERB;
    if (!(facts & FACT_LY || classes & not_plain) && facts & FACT_OPEN)
        facts |= FACT_PLAIN;
    if ((facts & FACT_OPEN && (facts & (FACT_NAME | FACT_KNOWN | FACT_CAPITAL | FACT_PLAIN) || may_be_attribute(r, i, classes))) ||
        classes & firsts || facts & first_sets || (classes & LEX_BIT(LEX_AUXILIARY) && !plain))
        facts |= FACT_FIRST;
    return facts;
}

/* Any other that ends no phrase by itself, of which something is known. */
static fact_set judge_open(const struct mention_reader *r, size_t i, const struct token *t, fact_set facts)
{
    facts |= FACT_IS_WORD | FACT_OPEN | plain_ending(r->scan->text + t->end, t->end - t->start);
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
    const lexicon_set classes = t->classes;
    if ((t->flags & (TOKEN_PLAIN | TOKEN_CAPITAL)) != TOKEN_PLAIN || classes & odd)
        return judge_odd(r, i, t);
    if ((classes | t->fact) == 0) {
        fact_set ending = plain_ending(r->scan->text + t->end, t->end - t->start);
        return FACT_IS_WORD | FACT_OPEN | ending | (ending & FACT_LY ? 0 : FACT_PLAIN | FACT_FIRST);
    }
    const fact_set sets = fact_sets[t->fact];
    if (sets & odd_sets)
        return judge_odd(r, i, t);
    if (!(classes & functions))
        return judge_open(r, i, t, sets);
    /* "of", "was", "the": ends any phrase */
    return sets | FACT_IS_WORD | (classes & firsts || sets & first_sets ? FACT_FIRST : 0) | (classes & verbs ? FACT_VERB : 0);
}

static fact_set number_facts(const struct mention_reader *r, const struct token *t)
{
    struct slice w = {r->scan->text + t->start, t->end - t->start};
    fact_set ending = w.length > 3 ? ending_facts(t, w) : 0;
    return FACT_IS_NUMBER | FACT_FIRST | (ending & (FACT_AGE | FACT_ED | FACT_LY));
}

bool fact_room(struct mention_reader *r)
{
    size_t room = (FACTS_BEFORE + r->scan->tokens.count + FACTS_BEHIND) * sizeof *r->facts;
    fact_set *facts = memory_allocate(&r->scan->mem, room);
    if (!facts)
        return false;
    memset(facts, 0, room);
    r->facts = facts + FACTS_BEFORE;
    return true;
}

void fact_room_free(struct mention_reader *r)
{
    if (r->facts)
        memory_free(&r->scan->mem, r->facts - FACTS_BEFORE);
}

void fact_clear(struct mention_reader *r)
{
    size_t count = r->length < FACTS_BEFORE ? r->length : FACTS_BEFORE;
    memset(r->facts + r->end - count, 0, count * sizeof *r->facts);
}

void fact_read(struct mention_reader *r)
{
    static const fact_set others[] = {[TOKEN_SUFFIX] = FACT_IS_SUFFIX, [TOKEN_QUOTE] = FACT_IS_QUOTE, [TOKEN_MARK] = 0, [TOKEN_OTHER] = 0};
    const struct token *const tokens = r->tokens;
    fact_set *const facts = r->facts;
    for (size_t i = r->first, end = r->end; i < end; i++) {
        const struct token *t = &tokens[i];
        facts[i] = t->kind == TOKEN_WORD ? judge(r, i, t) : t->kind == TOKEN_NUMBER ? number_facts(r, t) : others[t->kind];
    }
}
