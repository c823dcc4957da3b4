/*
 * Mentions without a noun: reads the words of a sentence from where one may begin; makes mentions of pronouns, of
 * amounts ("some of the voters", "almost half") and of those that nobody counts ("many", "those who ...").
 */
#include "base/unicode.h"
#include "mention/noun_phrase.h"

/* ---- pronouns ---- */

/* "he's", "they've": an auxiliary that is written with its subject. *classes: of the pronoun. */
static bool is_contracted_pronoun(const struct mention_reader *r, uint32_t i, lexicon_set *classes)
{
    struct slice w = word_text(r, i);
    char form[MAX_CONTRACTED + 1];
    size_t length = 0;
    struct lexicon_entry entry;
    if (!auxiliary_at(r, i))
        return false;
    for (; length < w.length && length < sizeof form && byte_is(w.text[length], BYTE_LETTER); length++)
        form[length] = (char)(w.text[length] | 0x20);
    if (length == w.length || length == sizeof form)
        return false;
    if (length == 1 && form[0] == 'i') /* as the lexicon has it */
        form[0] = 'I';
    if (!lexicon_find(r->analysis->language, NULL, form, length, &entry) || !(entry.classes & LEX_BIT(LEX_PRONOUN)))
        return false;
    *classes = entry.classes;
    return true;
}

/* "said", "often said", "has never said". */
static bool begins_verb_group(const struct mention_reader *r, uint32_t i)
{
    for (uint32_t end = i + MAX_VERB_ADVERBS; i < end && adverb_at(r, i) && !capital_at(r, i);)
        i++;
    return verb_at(r, i);
}

/* "a poll that showed ...", where "that" follows a noun; not "they say that reports ...". */
static bool is_subject_that(const struct mention_reader *r, uint32_t i)
{
    return cue_verb_at(r, i + 1) && !known_noun_at(r, i + 1) && !verb_at(r, i - 1) &&
           word_feature(r, i - 1, FEATURE_IS_WORD);
}

/* "which" and "that" as the subject of a verb. */
static bool is_relative_subject(const struct mention_reader *r, uint32_t i)
{
    if (word_is(r, i, WORD_WHICH))
        return i > r->first && begins_verb_group(r, i + 1);
    return word_is(r, i, WORD_THAT) && is_subject_that(r, i);
}

/* "told her", not "told her lawyer". */
static bool is_object_her(const struct mention_reader *r, uint32_t i)
{
    struct noun_phrase p;
    return !phrase_read(r, i, &p) || p.end == i + 1;
}

static bool is_pronoun(const struct mention_reader *r, uint32_t i, lexicon_set *classes)
{
    *classes = r->tokens[i].classes;
    if (word_is(r, i, WORD_HER))
        return is_object_her(r, i);
    if (word_feature(r, i, FEATURE_POSSESSIVE | FEATURE_REFLEXIVE))
        return false;
    if (word_has(r, i, LEX_BIT(LEX_PRONOUN)))
        return word_feature(r, i, FEATURE_IS_WORD);
    return is_contracted_pronoun(r, i, classes) || is_relative_subject(r, i);
}

static uint8_t gender_of_classes(lexicon_set classes)
{
    return classes & LEX_BIT(LEX_MALE)     ? GENDER_MALE
           : classes & LEX_BIT(LEX_FEMALE) ? GENDER_FEMALE
           : classes & LEX_BIT(LEX_NEUTER) ? GENDER_NEUTER
                                           : GENDER_UNKNOWN;
}

bool pronoun_read(const struct mention_reader *r, uint32_t i, struct mention *m)
{
    lexicon_set classes;
    if (!is_pronoun(r, i, &classes))
        return false;
    *m = mention_initial(r, i);
    m->type = MENTION_PRONOUN;
    m->gender = gender_of_classes(classes);
    m->plural = (classes & LEX_BIT(LEX_PLURAL)) != 0;
    return true;
}

/* ---- amounts ---- */

static bool amount_word_at(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i, FEATURE_IS_NUMBER | FEATURE_AMOUNT);
}

/* The end of what an amount is of, or NO_INDEX: "of the voters", "of them", or the plural noun that it counts. */
static uint32_t whole_end(const struct mention_reader *r, uint32_t i)
{
    struct noun_phrase p;
    bool of = word_is(r, i, WORD_OF);
    if (of && phrase_read(r, i + 1, &p))
        return p.end;
    if (of && word_has(r, i + 1, LEX_BIT(LEX_PRONOUN)))
        return i + 2;
    return phrase_read(r, i, &p) && plural_at(r, p.end - 1) ? p.end : NO_INDEX;
}

/* Past the words before an amount: "nearly", "as many as", "more than". */
static uint32_t approximators_end(const struct mention_reader *r, uint32_t i)
{
    uint32_t at = i;
    if (token_in(r->analysis, &r->tokens[i], SET_APPROXIMATE_LATER))
        return i; /* "than half": what it belongs to began before */
    while (at < i + MAX_APPROXIMATORS && word_feature(r, at, FEATURE_APPROXIMATE))
        at++;
    return at;
}

/* The end of the share that a number at i begins, or i where it is none: "three in five", "74 percent", "half". */
static uint32_t share_end(const struct mention_reader *r, uint32_t i)
{
    if (word_is(r, i + 1, WORD_IN) && amount_word_at(r, i + 2))
        return i + 3;
    if (word_is(r, i + 1, WORD_PERCENT))
        return i + 2;
    if (word_is(r, i + 1, WORD_PER)) /* "per cent" */
        return i + 3;
    return word_feature(r, i, FEATURE_SHARE) ? i + 1 : i;
}

/* "nearly three in five", "almost half of the voters", "seventy-four percent", "more than 6 in 10 voters". */
static bool read_amount(const struct mention_reader *r, uint32_t i, struct mention *m)
{
    if (!word_feature(r, i, FEATURE_IS_NUMBER | FEATURE_APPROXIMATE | FEATURE_AMOUNT))
        return false;
    uint32_t amount = approximators_end(r, i);
    if (!amount_word_at(r, amount))
        return false;
    uint32_t end = share_end(r, amount);
    bool share = end > amount;
    if (!share && amount == i)
        return false; /* a number before a noun begins a phrase */
    end += !share;
    uint32_t whole = whole_end(r, end);
    if (whole == NO_INDEX && !(share && begins_verb_group(r, end)))
        return false;
    *m = mention_initial(r, i);
    m->type = MENTION_UNNAMED;
    m->plural = true;
    m->core_end = m->end_token = whole == NO_INDEX ? end : whole;
    m->head = m->core_end - 1;
    return true;
}

/* ---- "many", "everyone", "those" ---- */

/* "many said", "those who voted", "..., said many,". */
static bool indefinite_speaks(const struct mention_reader *r, uint32_t i, uint32_t end)
{
    return begins_verb_group(r, end) || word_is(r, end, WORD_WHO) || (comma_at(r, end) && begins_verb_group(r, i - 1));
}

static bool read_indefinite(const struct mention_reader *r, uint32_t i, struct mention *m)
{
    if (!word_has(r, i, LEX_BIT(LEX_INDEFINITE)) || word_is(r, i - 1, WORD_OF))
        return false;
    uint32_t end = i + (r->tokens[i].phrase > 1 ? r->tokens[i].phrase : 1);
    uint32_t whole = word_is(r, end, WORD_OF) ? whole_end(r, end) : NO_INDEX;
    if (whole != NO_INDEX)
        end = whole; /* "many of the voters" */
    else if (!indefinite_speaks(r, i, end))
        return false;
    bool pronoun = word_has(r, i, LEX_BIT(LEX_PRONOUN_LIKE));
    *m = mention_initial(r, i);
    m->type = pronoun ? MENTION_PRONOUN : MENTION_UNNAMED;
    m->plural = !pronoun || word_is(r, i, WORD_THOSE);
    m->core_end = m->end_token = end;
    return true;
}

bool indefinite_read(const struct mention_reader *r, uint32_t i, struct mention *m)
{
    return read_amount(r, i, m) || read_indefinite(r, i, m);
}
