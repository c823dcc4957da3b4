/* What is known of the words of a sentence: one look at each finds all that the mention stage asks for again and again.
 */
#include "base/unicode.h"
#include "mention/mention.h"

#include <string.h>

#define MAX_PART 40 /* bytes of the last part of a word with hyphens */

static const lexicon_set functions = LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CONJUNCTION) |
                                     LEX_BIT(LEX_WH) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PRONOUN);
static const lexicon_set given = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE);

static const struct token *at(const struct mention_reader *r, size_t i)
{
    return &r->tokens[i];
}

static bool is_word(feature_set sets, enum word_name word)
{
    return sets >> FEATURE_WORD_AT == (feature_set)word;
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
    char form[MAX_PART];
    size_t part = w.length, length = 0, size;
    if (w.length < 4 || !memchr(w.text, '-', w.length))
        return false;
    while (w.text[part - 1] != '-')
        part--;
    if (w.length - part > MAX_PART - 4)
        return false;
    for (size_t k = part; k < w.length; k += size)
        length += character_write(character_lower(character_at(w.text, k, w.length, &size)), form + length);
    struct lexicon_entry entry;
    return length < MAX_PART && lexicon_find(r->analysis->lexicon, form, length, &entry) &&
           (entry.classes & LEX_BIT(LEX_SOURCE_NOUN)) != 0;
}

static feature_set inner_features(const struct mention_reader *r, const struct token *t, struct slice w,
                                  feature_set sets)
{
    feature_set features = !sets && is_amount(w) ? FEATURE_AMOUNT : 0;
    if (!(t->flags & TOKEN_CAPITAL) && has_inner_name(w))
        features |= FEATURE_PARTICLE;
    if (!token_is(t, LEX_SOURCE_NOUN) && is_compound_person(r, w))
        features |= FEATURE_PERSON;
    return features;
}

/* ---- endings ---- */

static feature_set ending_s(struct slice w)
{
    char before = w.text[w.length - 2];
    return before == 's' ? 0 : (w.length > 4 ? FEATURE_VERBAL : 0) | (before == 'u' ? 0 : FEATURE_PLURAL);
}

static feature_set ending_d(struct slice w)
{
    if (w.text[w.length - 2] == 'e')
        return FEATURE_ED | (w.length > 4 ? FEATURE_VERBAL : 0);
    return w.length > 4 && memcmp(w.text + w.length - 4, "-old", 4) == 0 ? FEATURE_AGE : 0;
}

static feature_set ending_n(const struct token *t, struct slice w)
{
    bool men = w.length > 4 && memcmp(w.text + w.length - 3, "men", 3) == 0;
    return men && token_is(t, LEX_SOURCE_NOUN) ? FEATURE_PLURAL : 0;
}

/* What the last letters of a word of four or more tell. */
static feature_set ending_features(const struct token *t, struct slice w)
{
    switch (w.text[w.length - 1]) {
    case 's': return ending_s(w);
    case 'd': return ending_d(w);
    case 'n': return ending_n(t, w);
    case 'y': return w.length > 4 && w.text[w.length - 2] == 'l' ? FEATURE_LY : 0;
    default: return 0;
    }
}

/* The same of a word of ASCII letters in lower case that is no noun for people, from tables: few words are alike in
 * this. */
static inline feature_set plain_ending(const char *end, size_t length)
{
    enum { AT = 43, PLURAL = 1, ED = 4, LY = 8, VERBAL = 16, BOTH = VERBAL | PLURAL };
    static const uint8_t rows[32] = {['d' & 31] = 1, ['s' & 31] = 2, ['y' & 31] = 3};
    static const uint8_t features[4][32] = {
        [1] = {['e' & 31] = ED | VERBAL},
        [2] = {0,    BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH,           BOTH, BOTH,
               BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, BOTH, ['s' & 31] = 0, BOTH, ['u' & 31] = VERBAL,
               BOTH, BOTH, BOTH, BOTH, BOTH},
        [3] = {['l' & 31] = LY},
    };
    _Static_assert(FEATURE_PLURAL == (feature_set)PLURAL << AT && FEATURE_ED == (feature_set)ED << AT &&
                       FEATURE_LY == (feature_set)LY << AT && FEATURE_VERBAL == (feature_set)VERBAL << AT,
                   "the table has the order of the facts");
    if (length < 4)
        return 0;
    unsigned told = features[rows[end[-1] & 31]][end[-2] & 31];
    return (feature_set)(length == 4 ? told & (PLURAL | ED) : told) << AT;
}

/* ---- capitals ---- */

/* A capital that is not only that of the sentence's first word or of a headline. */
static bool is_capital(const struct mention_reader *r, size_t i)
{
    return i < r->end && at(r, i)->kind == TOKEN_WORD && (at(r, i)->flags & TOKEN_CAPITAL) &&
           i != r->first_word && !r->heading;
}

/* "Will Harker told": the first word of a sentence as a name where an auxiliary cannot stand before the next. */
static bool first_auxiliary_name(const struct mention_reader *r, size_t i, feature_set sets)
{
    const struct token *last = at(r, r->end - 1);
    return i == r->first && r->end > i + 2 && is_word(sets, WORD_WILL) && is_capital(r, i + 1) &&
           !(last->kind == TOKEN_MARK && last->mark == '?');
}

/* "Will", and "del.", a delegate; after a town, Delaware. */
static feature_set unsure_features(const struct mention_reader *r, size_t i, feature_set sets)
{
    if (is_word(sets, WORD_DEL))
        return is_capital(r, i + 1) ? FEATURE_PERSON : 0;
    return first_auxiliary_name(r, i, sets) ? FEATURE_OPEN : 0;
}

static bool ends_like_participle(struct slice w)
{
    return w.length > 5 &&
           (memcmp(w.text + w.length - 3, "ing", 3) == 0 || memcmp(w.text + w.length - 2, "ed", 2) == 0);
}

/* The first word of a sentence has its capital from there: a name only where it is not an ordinary word. */
static bool first_is_name(const struct mention_reader *r, size_t i, feature_set features)
{
    static const lexicon_set ordinary = LEX_BIT(LEX_ADVERB) | LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) |
                                        LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_INDEFINITE) |
                                        LEX_BIT(LEX_CUE_NOUN) | LEX_BIT(LEX_ROLE_MODIFIER) | LEX_BIT(LEX_CUE_PHRASE);
    static const lexicon_set names = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE) | LEX_BIT(LEX_PLACE) |
                                     LEX_BIT(LEX_BODY_NAME) | LEX_BIT(LEX_DEMONYM);
    const struct token *t = at(r, i);
    if (first_auxiliary_name(r, i, features))
        return true;
    if (features & FEATURE_AGE)
        return false;
    unsigned known = mention_memory_known(&r->memory, t->hash) & (KNOWN_LOWER | KNOWN_CAPITAL);
    if (t->classes & names)
        return known != KNOWN_LOWER;
    if (known == KNOWN_CAPITAL)
        return true;
    if (r->heading && i > r->first && t->classes & ordinary)
        return false;
    if (r->heading && features & FEATURE_VERBAL && word_feature(r, i - 1, FEATURE_NAME))
        return false; /* "Mayor Slams Plan" */
    if (token_is(t, LEX_NAME_PARTICLE) && is_capital(r, i + 1))
        return true; /* De Vries */
    return !(t->classes & ordinary) && known != KNOWN_LOWER && !ends_like_participle(token_text(r->analysis, i));
}

static bool is_name(const struct mention_reader *r, size_t i, feature_set features)
{
    const struct token *t = at(r, i);
    if (i == r->first_word || r->heading)
        return first_is_name(r, i, features);
    if (!(t->classes & (LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH))) || t->classes & given)
        return true;
    bool name_before = word_feature(r, i - 1, FEATURE_GIVEN) ||
                       (word_feature(r, i - 1, FEATURE_CAPITAL) && word_is_mark(r, i + 1, ','));
    return name_before && is_word(features, WORD_MAY); /* Clara May */
}

static bool is_initial(const struct token *t, const char *text, feature_set sets)
{
    size_t length = t->end - t->start;
    if (is_word(sets, WORD_I))
        return false;
    if (t->flags & TOKEN_ABBREVIATION)
        return length == 2 || (length == 4 && text[1] == '.' && !token_is(t, LEX_PLACE));
    return length == 1 && text[0] != 'A';
}

/* What is asked of a word with a capital alone. */
static inline feature_set upper_features(const struct mention_reader *r, size_t i, const struct token *t,
                                         feature_set features)
{
    static const lexicon_set personal = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE) | LEX_BIT(LEX_TITLE) |
                                        LEX_BIT(LEX_ABBREVIATION_TITLE);
    bool head = i == r->first_word || r->heading; /* has its capital from there */
    features |= FEATURE_UPPER | (head ? 0 : FEATURE_CAPITAL);
    if (!head && (is_word(features, WORD_MAY) || is_word(features, WORD_WILL)))
        features |= FEATURE_OPEN;
    if ((t->end - t->start == 1 || t->flags & TOKEN_ABBREVIATION) &&
        is_initial(t, r->analysis->text + t->start, features))
        features |= FEATURE_INITIAL;
    if (t->classes & personal) {
        features |= t->classes & given ? FEATURE_GIVEN : 0;
        features |= token_is(t, LEX_TITLE) ? FEATURE_TITLE : 0;
        if (token_is(t, LEX_ABBREVIATION_TITLE) && !(features & FEATURE_SPOT))
            features |= FEATURE_PERSON | FEATURE_KNOWN;
    }
    if (features & FEATURE_OPEN && is_name(r, i, features))
        features |= FEATURE_NAME;
    return features;
}

/* ---- all of a word ---- */

static const lexicon_set verbs = LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON) | LEX_BIT(LEX_AUXILIARY);

/* What mentions begin with, beside names, nouns and adjectives: so do auxiliaries with an apostrophe ("he's"). */
static const lexicon_set firsts = LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_INDEFINITE);
static const feature_set first_sets =
    FEATURE_TIME | FEATURE_POSSESSIVE | FEATURE_APPROXIMATE | FEATURE_AMOUNT | FEATURE_SUBJECT;
static const feature_set odd_sets = FEATURE_UNSURE | FEATURE_MANY | FEATURE_SINGLE | FEATURE_ADJECTIVE;
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
static feature_set odd_features(const struct mention_reader *r, size_t i, feature_set features)
{
    if (features & (FEATURE_SINGLE | FEATURE_MANY | FEATURE_ADJECTIVE))
        features = features & FEATURE_SINGLE ? features & ~FEATURE_PLURAL
                   : features & FEATURE_MANY ? features | FEATURE_PLURAL
                                             : features & ~FEATURE_LY;
    return features & FEATURE_UNSURE ? features | unsure_features(r, i, features) : features;
}

/* A word with a capital, with other than letters in it, of the odd sets, or a noun for people, organizations or
 * documents. */
static feature_set judge_odd(const struct mention_reader *r, size_t i, const struct token *t)
{
    static const lexicon_set nouns = LEX_BIT(LEX_SOURCE_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_BODY_NOUN);
    const struct slice w = {r->analysis->text + t->start, t->end - t->start};
    const lexicon_set classes = t->classes;
    const bool capital = t->flags & TOKEN_CAPITAL, plain = t->flags & TOKEN_PLAIN;
    feature_set features = word_set_features[t->word] | FEATURE_IS_WORD | (classes & functions ? 0 : FEATURE_OPEN);
    if (w.length > 3)
        features |= ending_features(t, w);
    if (!plain)
        features |= inner_features(r, t, w, word_set_features[t->word]);
    if (features & odd_sets)
        features = odd_features(r, i, features);
    if (classes & nouns)
        features |= FEATURE_KNOWN | (classes & LEX_BIT(LEX_SOURCE_NOUN) ? FEATURE_PERSON : 0);
    if (features & FEATURE_PERSON)
        features |= FEATURE_KNOWN;
    if (capital)
        features = upper_features(r, i, t, features);
    if (classes & (LEX_BIT(LEX_NAME_PARTICLE) | LEX_BIT(LEX_PRONOUN_LIKE)))
        features |= (classes & LEX_BIT(LEX_PRONOUN_LIKE) ? FEATURE_LIKE : 0) |
                 (classes & LEX_BIT(LEX_NAME_PARTICLE) && !capital ? FEATURE_PARTICLE : 0);
    if (classes & verbs && !(features & FEATURE_CAPITAL))
        features |= FEATURE_VERB;
    if (!(features & FEATURE_LY || classes & not_plain) && features & FEATURE_OPEN)
        features |= FEATURE_PLAIN;
    if ((features & FEATURE_OPEN && (features & (FEATURE_NAME | FEATURE_KNOWN | FEATURE_CAPITAL | FEATURE_PLAIN) ||
                                     may_be_attribute(r, i, classes))) ||
        classes & firsts || features & first_sets || (classes & LEX_BIT(LEX_AUXILIARY) && !plain))
        features |= FEATURE_FIRST;
    return features;
}

/* Any other that ends no phrase by itself, of which something is known. */
static feature_set judge_open(const struct mention_reader *r, size_t i, const struct token *t, feature_set features)
{
    features |= FEATURE_IS_WORD | FEATURE_OPEN | plain_ending(r->analysis->text + t->end, t->end - t->start);
    if (!(t->classes & not_plain) && !(features & FEATURE_LY))
        return features | FEATURE_PLAIN | FEATURE_FIRST;
    if (t->classes & verbs)
        features |= FEATURE_VERB;
    if (t->classes & firsts || features & first_sets || may_be_attribute(r, i, t->classes))
        features |= FEATURE_FIRST;
    return features;
}

static inline feature_set judge(const struct mention_reader *r, size_t i, const struct token *t)
{
    static const lexicon_set odd = LEX_BIT(LEX_SOURCE_NOUN) | LEX_BIT(LEX_DOCUMENT_NOUN) | LEX_BIT(LEX_BODY_NOUN) |
                                   LEX_BIT(LEX_NAME_PARTICLE) | LEX_BIT(LEX_PRONOUN_LIKE);
    const lexicon_set classes = t->classes;
    if ((t->flags & (TOKEN_PLAIN | TOKEN_CAPITAL)) != TOKEN_PLAIN || classes & odd)
        return judge_odd(r, i, t);
    const feature_set sets = word_set_features[t->word];
    if ((classes | (sets & FEATURE_SETS)) == 0) {
        feature_set ending = plain_ending(r->analysis->text + t->end, t->end - t->start);
        return sets | FEATURE_IS_WORD | FEATURE_OPEN | ending |
               (ending & FEATURE_LY ? 0 : FEATURE_PLAIN | FEATURE_FIRST);
    }
    if (sets & odd_sets)
        return judge_odd(r, i, t);
    if (!(classes & functions))
        return judge_open(r, i, t, sets);
    /* "of", "was", "the": ends any phrase */
    return sets | FEATURE_IS_WORD | (classes & firsts || sets & first_sets ? FEATURE_FIRST : 0) |
           (classes & verbs ? FEATURE_VERB : 0);
}

static feature_set number_features(const struct mention_reader *r, const struct token *t)
{
    struct slice w = {r->analysis->text + t->start, t->end - t->start};
    feature_set ending = w.length > 3 ? ending_features(t, w) : 0;
    return FEATURE_IS_NUMBER | FEATURE_FIRST | (ending & (FEATURE_AGE | FEATURE_ED | FEATURE_LY));
}

bool feature_room(struct mention_reader *r)
{
    size_t room = (FEATURES_BEFORE + r->analysis->tokens.count + FEATURES_AFTER) * sizeof *r->features;
    feature_set *features = memory_allocate(&r->analysis->mem, room);
    if (!features)
        return false;
    memset(features, 0, room);
    r->features = features + FEATURES_BEFORE;
    return true;
}

void feature_room_free(struct mention_reader *r)
{
    if (r->features)
        memory_free(&r->analysis->mem, r->features - FEATURES_BEFORE);
}

void feature_clear(struct mention_reader *r)
{
    size_t count = r->length < FEATURES_BEFORE ? r->length : FEATURES_BEFORE;
    memset(r->features + r->end - count, 0, count * sizeof *r->features);
}

void feature_read(struct mention_reader *r)
{
    static const feature_set others[] = {
        [TOKEN_SUFFIX] = FEATURE_IS_SUFFIX, [TOKEN_QUOTE] = FEATURE_IS_QUOTE, [TOKEN_MARK] = 0, [TOKEN_OTHER] = 0};
    const struct token *const tokens = r->tokens;
    feature_set *const features = r->features;
    for (size_t i = r->first, end = r->end; i < end; i++) {
        const struct token *t = &tokens[i];
        features[i] = t->kind == TOKEN_WORD     ? judge(r, i, t)
                      : t->kind == TOKEN_NUMBER ? number_features(r, t)
                                                : others[t->kind];
    }
}
