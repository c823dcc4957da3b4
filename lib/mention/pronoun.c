/* Mentions without a noun: pronouns, "many", "some of the voters", "almost half", "those who ...". */
#include "mention/mention.h"

#define APPROXIMATORS 3 /* words before an amount: "as many as", "just over" */

static bool is_contraction(const struct mention_reader *r, size_t i, lexicon_set *classes)
{
    struct slice w = token_text(r->analysis, i);
    char form[8];
    size_t length = 0;
    struct lexicon_entry entry;
    if (!word_has(r, i, LEX_BIT(LEX_AUXILIARY)))
        return false;
    while (length < w.length && length < sizeof form &&
           ((w.text[length] | 0x20) >= 'a' && (w.text[length] | 0x20) <= 'z')) {
        form[length] = (char)(w.text[length] | 0x20);
        length++;
    }
    if (length == w.length || length == sizeof form)
        return false;
    if (length == 1 && form[0] == 'i')
        form[0] = 'I';
    if (!lexicon_find(NULL, form, length, &entry) || !(entry.classes & LEX_BIT(LEX_PRONOUN)))
        return false;
    *classes = entry.classes;
    return true;
}

static bool is_verb_group(const struct mention_reader *r, size_t i)
{
    for (size_t most = i + 4; i < most && word_has(r, i, LEX_BIT(LEX_ADVERB)) && !word_feature(r, i, FEATURE_CAPITAL);)
        i++;
    return word_feature(r, i, FEATURE_VERB);
}

/* "which" and "that" as the subject of a verb: "a poll that showed ...". */
static bool is_relative_subject(const struct mention_reader *r, size_t i)
{
    if (i == r->first)
        return false;
    if (word_is(r, i, WORD_WHICH))
        return is_verb_group(r, i + 1);
    return word_is(r, i, WORD_THAT) && word_has(r, i + 1, LEX_BIT(LEX_CUE_VERB)) &&
           !word_feature(r, i - 1, FEATURE_VERB) && !word_feature(r, i + 1, FEATURE_KNOWN) &&
           r->tokens[i - 1].kind == TOKEN_WORD;
}

static bool is_pronoun(const struct mention_reader *r, size_t i, lexicon_set *classes)
{
    *classes = r->tokens[i].classes;
    if (word_feature(r, i, FEATURE_POSSESSIVE) && !word_is(r, i, WORD_HER))
        return false;
    if (word_is(r, i, WORD_HER)) {
        struct noun_phrase p;
        return !phrase_read(r, i, &p) || p.end == i + 1;
    }
    if (word_feature(r, i, FEATURE_REFLEXIVE))
        return false;
    if (word_has(r, i, LEX_BIT(LEX_PRONOUN)))
        return r->tokens[i].kind == TOKEN_WORD;
    return is_contraction(r, i, classes) || is_relative_subject(r, i);
}

static enum gender gender_of(lexicon_set classes)
{
    return classes & LEX_BIT(LEX_MALE)     ? GENDER_MALE
           : classes & LEX_BIT(LEX_FEMALE) ? GENDER_FEMALE
           : classes & LEX_BIT(LEX_NEUTER) ? GENDER_NEUTER
                                           : GENDER_UNKNOWN;
}

bool pronoun_read(const struct mention_reader *r, size_t i, struct mention *m)
{
    lexicon_set classes;
    if (!is_pronoun(r, i, &classes))
        return false;
    *m = mention_initial(r, i);
    m->type = MENTION_PRONOUN;
    m->gender = gender_of(classes);
    m->plural = (classes & LEX_BIT(LEX_PLURAL)) != 0;
    return true;
}

/* ---- amounts ---- */

static bool is_number_word(const struct mention_reader *r, size_t i)
{
    return word_feature(r, i, FEATURE_IS_NUMBER) || word_feature(r, i, FEATURE_AMOUNT);
}

/* "of them", "of the voters", or plural people. *end: after them. */
static bool reads_whole(const struct mention_reader *r, size_t i, size_t *end)
{
    struct noun_phrase p;
    if (word_is(r, i, WORD_OF) && phrase_read(r, i + 1, &p)) {
        *end = p.end;
        return true;
    }
    if (word_is(r, i, WORD_OF) && word_has(r, i + 1, LEX_BIT(LEX_PRONOUN))) {
        *end = i + 2;
        return true;
    }
    if (!phrase_read(r, i, &p) || !word_feature(r, p.end - 1, FEATURE_PLURAL))
        return false;
    *end = p.end;
    return true;
}

/* "nearly three in five", "almost half of the voters", "seventy-four percent", "more than 6 in 10 voters". */
static bool read_amount(const struct mention_reader *r, size_t i, struct mention *m)
{
    size_t at = i;
    if (!word_feature(r, i, FEATURE_IS_NUMBER) && !word_feature(r, i, FEATURE_APPROXIMATE | FEATURE_AMOUNT))
        return false;
    bool later = word_is(r, i, WORD_TO) || word_is(r, i, WORD_THAN) || word_is(r, i, WORD_LEAST) ||
                 word_is(r, i, WORD_MANY) || word_is(r, i, WORD_CLOSE);
    while (!later && at < i + APPROXIMATORS && word_feature(r, at, FEATURE_APPROXIMATE))
        at++;
    if (!is_number_word(r, at))
        return false;
    size_t end = at + 1;
    bool share = word_feature(r, at, FEATURE_SHARE);
    if (word_is(r, end, WORD_IN) && is_number_word(r, end + 1)) {
        end += 2;
        share = true;
    } else if (word_is(r, end, WORD_PERCENT) || word_is(r, end, WORD_PER)) {
        end += word_is(r, end, WORD_PER) ? 2 : 1;
        share = true;
    }
    if (!share && at == i)
        return false; /* a number before a noun begins a phrase */
    bool whole = reads_whole(r, end, &end);
    if (!whole && !(share && is_verb_group(r, end)))
        return false;
    *m = mention_initial(r, i);
    m->type = MENTION_UNNAMED;
    m->plural = true;
    m->core_end = m->end_token = end;
    m->head = end - 1;
    return true;
}

/* ---- "many", "everyone", "those" ---- */

static bool read_indefinite(const struct mention_reader *r, size_t i, struct mention *m)
{
    if (!word_has(r, i, LEX_BIT(LEX_INDEFINITE)) || (i > r->first && word_is(r, i - 1, WORD_OF)))
        return false;
    size_t words = r->tokens[i].phrase > 1 ? r->tokens[i].phrase : 1, end = i + words;
    bool group = word_is(r, end, WORD_OF) && reads_whole(r, end, &end);
    if (!group && !is_verb_group(r, end) && !word_is(r, end, WORD_WHO) &&
        !(word_is_mark(r, end, ',') && is_verb_group(r, i - 1)))
        return false;
    bool pronoun = word_has(r, i, LEX_BIT(LEX_PRONOUN_LIKE));
    *m = mention_initial(r, i);
    m->type = pronoun ? MENTION_PRONOUN : MENTION_UNNAMED;
    m->plural = !pronoun || word_is(r, i, WORD_THOSE);
    m->core_end = m->end_token = end;
    return true;
}

bool indefinite_read(const struct mention_reader *r, size_t i, struct mention *m)
{
    return read_amount(r, i, m) || read_indefinite(r, i, m);
}
