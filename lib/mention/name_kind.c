/* What a run of capitals names: reads its words and those before it; makes its kind, by the rules of name_kind.h. */
#include "base/unicode.h"
#include "mention/name_kind.h"

#include <string.h>

/* ---- the run ---- */

static bool may_be_before_run(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i, FEATURE_SMALL | FEATURE_PARTICLE | FEATURE_IS_NUMBER) || r->tokens[i].kind != TOKEN_WORD;
}

/* "Pell Jr.", "Ana van": what has no capital may end a run. */
static bool may_end_run(const struct mention_reader *r, uint32_t i)
{
    return name_suffix_at(r, i) || particle_at(r, i);
}

/* "Bank of Veld", "Harrow & Mills", "Pell Jr.". */
struct capital_run capital_run_of(const struct mention_reader *r, const struct noun_phrase *p)
{
    bool possessed = p->segment > p->inner; /* the determiner is the possessor's */
    struct capital_run run = {p->end, p->end, p->determined && !possessed};
    for (uint32_t i = p->end; i-- > p->segment;) {
        if (word_feature(r, i, FEATURE_NAME | FEATURE_INITIAL))
            run.first = i;
        else if (!(i + 1 == p->end ? may_end_run(r, i) : may_be_before_run(r, i)))
            break;
    }
    return run;
}

static uint32_t run_length(const struct capital_run *run)
{
    return run->end - run->first;
}

static bool is_all_capitals(const struct mention_reader *r, uint32_t i)
{
    return (r->tokens[i].flags & TOKEN_ALL_CAPITAL) != 0;
}

static bool all_words_have(const struct mention_reader *r, const struct capital_run *run, lexicon_set classes)
{
    for (uint32_t i = run->first; i < run->end; i++)
        if (!word_has(r, i, classes))
            return false;
    return run->first < run->end;
}

/* ---- by how it is written ---- */

static bool has_ampersand(const struct mention_reader *r, const struct capital_run *run)
{
    for (uint32_t i = run->first; i < run->end; i++) {
        struct slice w = word_text(r, i);
        if (!(r->tokens[i].flags & TOKEN_PLAIN) && memchr(w.text, '&', w.length))
            return true;
    }
    return false;
}

/* "QUILL: I said no.": who speaks, rather than an acronym. */
static bool is_label(const struct mention_reader *r, uint32_t i, size_t length)
{
    return i == r->first && length > MAX_LABEL_ACRONYM && mark_at(r, i + 1, ':');
}

/* A word all in capitals in a text that is not; "III" and "MD" are no acronyms. */
static bool is_acronym_word(const struct mention_reader *r, uint32_t i)
{
    size_t length = word_text(r, i).length;
    return is_all_capitals(r, i) && length >= MIN_ACRONYM && length <= MAX_ACRONYM && !name_suffix_at(r, i) &&
           !is_label(r, i, length);
}

/* "UN", but no "J.K.". */
static bool is_acronym_of_run(const struct mention_reader *r, const struct capital_run *run)
{
    return is_acronym_word(r, run->first) && !initial_at(r, run->first);
}

/* "McBride", "DeLuca": the capital inside is that of a name. */
static bool is_prefixed_name(const struct language *language, struct slice w)
{
    return affix_beginning(language, w.text, w.length, AFFIX_NAME_PREFIX, 0) > 0;
}

static bool has_inner_capital(struct slice w)
{
    for (size_t k = MIN_BRAND_PART; k < w.length; k++)
        if (byte_is(w.text[k], BYTE_CAPITAL) && byte_is(w.text[k - 1], BYTE_LETTER) &&
            !byte_is(w.text[k - 1], BYTE_CAPITAL))
            return true;
    return false;
}

/* "QuillWorks", "quill.com": written as no person's name is. */
static bool is_written_as_brand(const struct mention_reader *r, const struct capital_run *run)
{
    struct slice w = word_text(r, run->first);
    if (affix_ending(r->analysis->language, w.text, w.length, AFFIX_DOMAIN, MIN_DOMAIN))
        return true;
    return !is_all_capitals(r, run->first) && !is_prefixed_name(r->analysis->language, w) && has_inner_capital(w);
}

/* ---- by its words ---- */

/* "the Dutch", "Norwegians". */
static bool is_demonym_of_people(const struct mention_reader *r, const struct capital_run *run)
{
    uint32_t last = run->end - 1;
    struct slice w = word_text(r, last);
    if (!demonym_at(r, last))
        return false;
    return plural_at(r, last) || (run->determined && affix_ending(r->analysis->language, w.text, w.length,
                                                                  AFFIX_PLURAL_DEMONYM, MIN_DEMONYM_STEM) > 0);
}

static bool is_place_word(const struct mention_reader *r, const struct capital_run *run)
{
    return word_has(r, run->first, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_ABBREVIATION_STATE));
}

static bool is_of_places(const struct mention_reader *r, const struct capital_run *run)
{
    return all_words_have(r, run, LEX_BIT(LEX_PLACE));
}

static bool is_of_organizations(const struct mention_reader *r, const struct capital_run *run)
{
    return all_words_have(r, run, LEX_BIT(LEX_BODY_NAME));
}

static bool is_determined(const struct mention_reader *r, const struct capital_run *run)
{
    (void)r;
    return run->determined;
}

static bool ends_in_organization_noun(const struct mention_reader *r, const struct capital_run *run)
{
    return organization_noun_at(r, run->end - 1);
}

static bool has_small_word(const struct mention_reader *r, const struct capital_run *run)
{
    for (uint32_t i = run->first; i < run->end; i++)
        if (word_feature(r, i, FEATURE_SMALL))
            return true;
    return false;
}

static bool is_united_people(const struct mention_reader *r, const struct capital_run *run)
{
    return run_length(run) > 2 && word_is(r, run->first, WORD_UNITED) && plural_at(r, run->end - 1);
}

static bool begins_as_person(const struct mention_reader *r, const struct capital_run *run)
{
    return word_feature(r, run->first, FEATURE_GIVEN | FEATURE_INITIAL);
}

static bool begins_as_organization(const struct mention_reader *r, const struct capital_run *run)
{
    return word_has(r, run->first, LEX_BIT(LEX_BODY_NAME));
}

/* Not in a heading that is all in capitals. */
static bool begins_as_acronym(const struct mention_reader *r, const struct capital_run *run)
{
    return is_acronym_word(r, run->first) && !is_all_capitals(r, run->end - 1);
}

/* "Quill Harrow Norway"; a person may be called "Paris". */
static bool ends_as_place(const struct mention_reader *r, const struct capital_run *run)
{
    return run_length(run) > 2 && word_has(r, run->end - 1, LEX_BIT(LEX_PLACE));
}

/* "Norway Tarnholt", "Dutch Tarnholt"; "Chad Quentin" is a person. */
static bool begins_as_place(const struct mention_reader *r, const struct capital_run *run)
{
    static const lexicon_set given_names = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE);
    return word_has(r, run->first, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_DEMONYM)) &&
           !word_has(r, run->end - 1, given_names);
}

/* ---- by what is before it ---- */

/* "in Veld", "near Veld", "mayor of Veld", "a carpenter from Veld". */
static bool is_after_place_word(const struct mention_reader *r, const struct capital_run *run)
{
    uint32_t before = run->first - 1;
    switch (word_number_of(word_features(r, before))) {
    case WORD_IN: return true;
    case WORD_NEAR: return before > r->first;
    case WORD_FROM: return person_noun_at(r, before - 1);
    case WORD_OF: return word_feature(r, before - 1, FEATURE_PLACED);
    default: return false;
    }
}

/* "chief executive of Harrow Mills", "an analyst at Harrow Mills", but nobody is an analyst for Maria Mills. */
static bool is_after_role(const struct mention_reader *r, const struct capital_run *run)
{
    uint32_t before = run->first - 1;
    return person_noun_at(r, before - 1) && !begins_as_person(r, run) &&
           (word_is(r, before, WORD_OF) || word_is(r, before, WORD_AT) || word_is(r, before, WORD_FOR));
}

/* "Torres Jr.", unless that is where somebody works. */
static bool ends_as_person(const struct mention_reader *r, const struct capital_run *run)
{
    return name_suffix_at(r, run->end - 1) && !is_after_role(r, run);
}

/* ---- the kind ---- */

#define TRY_WORD(test, kind, example)                                                                                  \
    if (test(r, run))                                                                                                  \
        return NAME_KIND_WORD_##test;
#define TRY_RUN(test, kind, example)                                                                                   \
    if (test(r, run))                                                                                                  \
        return NAME_KIND_RUN_##test;

enum name_kind_rule name_kind_rule(const struct mention_reader *r, const struct capital_run *run)
{
    if (run_length(run) == 1) {
        NAME_KIND_WORD_RULES(TRY_WORD)
    } else {
        NAME_KIND_RUN_RULES(TRY_RUN)
    }
    return NAME_KIND_PERSON;
}

uint8_t name_kind(const struct mention_reader *r, const struct capital_run *run)
{
#define KIND(test, kind, example) kind,
    static const uint8_t kinds[NAME_KIND_COUNT] = {NAME_KIND_WORD_RULES(KIND) NAME_KIND_RUN_RULES(KIND) MENTION_NAME};
#undef KIND
    return kinds[name_kind_rule(r, run)];
}

bool name_is_of_organization(const struct mention_reader *r, const struct capital_run *run)
{
    return has_ampersand(r, run) || (run_length(run) > 1 && ends_in_organization_noun(r, run)) ||
           is_united_people(r, run);
}
