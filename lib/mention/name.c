/* What a noun phrase is: title, role and name of a person; an organization, a place; or a description with its noun. */
#include "mention/mention.h"

#include <string.h>

#define MAX_NAME 7 /* words */

static const lexicon_set given = LEX_BIT(LEX_NAME_MALE) | LEX_BIT(LEX_NAME_FEMALE);

static bool is_upper(const struct mention_reader *r, size_t i)
{
    return r->tokens[i].flags & TOKEN_ALL_CAPITAL;
}

static bool in_name(const struct mention_reader *r, size_t i)
{
    bool nickname_mark = r->tokens[i].kind == TOKEN_QUOTE;
    return nickname_mark || word_feature(r, i, FEATURE_NAME) || word_feature(r, i, FEATURE_INITIAL) ||
           word_has(r, i, LEX_BIT(LEX_NAME_SUFFIX)) || word_feature(r, i, FEATURE_PARTICLE);
}

/* Whether [first, end) can be a person's name: it begins with a capital and holds nothing else. */
static bool is_name_run(const struct mention_reader *r, size_t first, size_t end)
{
    if (first >= end || end - first > MAX_NAME || !in_name(r, first) ||
        r->tokens[first].kind == TOKEN_QUOTE || word_feature(r, end - 1, FEATURE_PERSON))
        return end - first == 2 && word_feature(r, first, FEATURE_GIVEN) && word_feature(r, end - 1, FEATURE_NAME);
    bool capital = false;
    if (word_has(r, end - 1, LEX_BIT(LEX_BODY_NOUN)) && !word_feature(r, first, FEATURE_GIVEN) &&
        !word_feature(r, first, FEATURE_INITIAL) && end > first + 1)
        return false; /* "Republican National Committee" */
    for (size_t i = first; i < end; i++) {
        if (!in_name(r, i))
            return false;
        capital = capital || word_feature(r, i, FEATURE_NAME);
    }
    return capital;
}

/* Where the name begins after a role at k: past "of State", "of Health and Human Services". */
static size_t after_role(const struct mention_reader *r, size_t k, size_t end)
{
    size_t i = k + 1;
    if (!word_is(r, i, WORD_OF) && !word_is(r, i, WORD_FOR))
        return i;
    i += word_is(r, i + 1, WORD_THE) ? 2 : 1;
    i++;
    while (i < end && word_is(r, i, WORD_AND))
        i += 2;
    for (size_t n = i; n + 1 < end; n++)
        if (word_feature(r, n, FEATURE_GIVEN) || word_feature(r, n, FEATURE_INITIAL))
            return n;
    /* "Secretary of State Ward", "President of Quill Worldwide": a single word is a name after an office of state. */
    if (word_feature(r, i - 1, FEATURE_OFFICE))
        return i;
    if (end - i > 2)
        return end - 2; /* "Minister of Public Works Ana Torres" */
    return end - i > 1 && !word_has(r, end - 1, LEX_BIT(LEX_BODY_NOUN)) ? i : end;
}

/* The last word of the role or title before a name in [first, end), or NONE; *name: where the name begins. */
static size_t role_before_name(const struct mention_reader *r, size_t first, size_t end, size_t *name)
{
    for (size_t k = end - 1; k-- > first;) {
        bool role = word_feature(r, k, FEATURE_TITLE) ||
                    (word_feature(r, k, FEATURE_PERSON) &&
                     !(word_feature(r, k, FEATURE_GIVEN) && word_feature(r, k, FEATURE_CAPITAL)));
        if (!role)
            continue;
        *name = after_role(r, k, end);
        if (is_name_run(r, *name, end))
            return *name - 1;
        return NO_INDEX;
    }
    return NO_INDEX;
}

/* ---- organizations and places ---- */

static bool all_of(const struct mention_reader *r, size_t first, size_t end, lexicon_set set)
{
    for (size_t i = first; i < end; i++)
        if (!word_has(r, i, set))
            return false;
    return first < end;
}

static bool has_small_word(const struct mention_reader *r, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (word_feature(r, i, FEATURE_SMALL))
            return true;
    return false;
}

static bool has_ampersand(const struct mention_reader *r, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        struct slice w = token_text(r->analysis, i);
        bool none = r->tokens[i].flags & TOKEN_PLAIN;
        for (size_t k = 0; k < w.length && !none; k++)
            if (w.text[k] == '&')
                return true;
    }
    return false;
}

/* A noun for people at the end of the name of an organization: "Veld Police", "the United Bridge Workers", "Quill &
 * Daughters".
 */
static bool is_people_organization(const struct mention_reader *r, size_t run, size_t end)
{
    if (has_ampersand(r, run, end) || (end > run + 1 && word_has(r, end - 1, LEX_BIT(LEX_BODY_NOUN))))
        return true;
    return end > run + 2 && word_is(r, run, WORD_UNITED) && word_feature(r, end - 1, FEATURE_PLURAL);
}

/* An acronym: a word all in capitals in a text that is not. */
static bool is_acronym(const struct mention_reader *r, size_t i)
{
    struct slice w = token_text(r->analysis, i);
    bool label = i == r->first && word_is_mark(r, i + 1, ':') && w.length > 3; /* "QUILL: I said no." */
    return is_upper(r, i) && !label && w.length >= 2 && w.length <= 6 && !word_has(r, i, LEX_BIT(LEX_NAME_SUFFIX));
}

/* "QuillWorks", "quill.com": written as no person's name is. */
static bool has_inner_capital(const struct mention_reader *r, size_t i)
{
    struct slice w = token_text(r->analysis, i);
    if (w.length > 5 && memcmp(w.text + w.length - 4, ".com", 4) == 0)
        return true;
    bool prefix = (w.text[0] == 'M' && (w.text[1] == 'c' || w.text[1] == 'a')) || w.text[0] == 'D' ||
                  w.text[0] == 'L' || w.text[0] == 'F';
    for (size_t k = 3; k < w.length && !prefix && !is_upper(r, i); k++)
        if (w.text[k] >= 'A' && w.text[k] <= 'Z' && w.text[k - 1] >= 'a' && w.text[k - 1] <= 'z')
            return true;
    return false;
}

static bool is_organization_run(const struct mention_reader *r, size_t first, size_t end, bool determined)
{
    size_t last = end - 1, words = end - first;
    if (all_of(r, first, end, LEX_BIT(LEX_BODY_NAME)) || has_ampersand(r, first, end))
        return true;
    if (words == 1 && has_inner_capital(r, first))
        return true;
    if (words == 1)
        return determined || (is_acronym(r, first) && !word_feature(r, first, FEATURE_INITIAL));
    if (word_has(r, last, LEX_BIT(LEX_BODY_NOUN)) || has_small_word(r, first, end) ||
        is_people_organization(r, first, end))
        return true;
    if (word_feature(r, first, FEATURE_GIVEN) || word_feature(r, first, FEATURE_INITIAL) ||
        word_has(r, last, LEX_BIT(LEX_NAME_SUFFIX)))
        return false;
    if (determined || word_has(r, first, LEX_BIT(LEX_BODY_NAME)))
        return true;
    if ((is_acronym(r, first) && !is_upper(r, last)) || (words > 2 && word_has(r, last, LEX_BIT(LEX_PLACE))))
        return true;
    return word_has(r, first, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_DEMONYM)) && !word_has(r, last, given);
}

static bool is_demonym_head(const struct mention_reader *r, size_t i, bool determined)
{
    if (!word_has(r, i, LEX_BIT(LEX_DEMONYM)))
        return false;
    struct slice w = token_text(r->analysis, i);
    return word_feature(r, i, FEATURE_PLURAL) ||
           (determined && w.length > 3 && (w.text[w.length - 1] == 'e' || w.text[w.length - 1] == 'h'));
}

/* ---- the parts of a mention ---- */

static bool has_person(const struct mention_reader *r, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (word_feature(r, i, FEATURE_PERSON))
            return true;
    return false;
}

bool name_is_person_noun(const struct mention_reader *r, size_t first, size_t end)
{
    return first < end && word_feature(r, end - 1, FEATURE_PERSON);
}

/* The role without a leading title: "Mr" is none, "Sen." is. */
static void set_role(const struct mention_reader *r, struct mention *m, size_t first, size_t end)
{
    while (first < end && word_feature(r, first, FEATURE_TITLE))
        first++;
    while (end > first && word_feature(r, end - 1, FEATURE_TITLE))
        end--;
    if (!has_person(r, first, end))
        return;
    m->role_first = first;
    m->role_end = end;
}

static void set_name(const struct mention_reader *r, struct mention *m, size_t first, size_t end)
{
    m->name_first = first;
    m->name_end = end;
    m->head = end - 1;
    while (m->type == MENTION_NAME && m->head > first && word_has(r, m->head, LEX_BIT(LEX_NAME_SUFFIX)))
        m->head--;
}

/* Count the genders of the words in [first, end). */
static inline void weigh(const struct mention_reader *r, size_t first, size_t end, int *male, int *female)
{
    for (size_t i = first; i < end; i++) {
        if (!word_feature(r, i, FEATURE_PERSON | FEATURE_TITLE))
            continue;
        *male += word_has(r, i, LEX_BIT(LEX_MALE));
        *female += word_has(r, i, LEX_BIT(LEX_FEMALE));
    }
}

enum gender name_gender(const struct mention_reader *r, const struct mention *m)
{
    int male = 0, female = 0;
    if (m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION || m->type == MENTION_DOCUMENT)
        return GENDER_NEUTER;
    if (m->name_first < m->name_end) {
        size_t title = m->name_first;
        while (title > m->core_first &&
               (word_feature(r, title - 1, FEATURE_PERSON) || word_feature(r, title - 1, FEATURE_TITLE)))
            title--;
        weigh(r, title, m->name_first, &male, &female);
    } else if (m->head >= m->core_first) {
        weigh(r, m->head, m->core_end, &male, &female);
    }
    if (male == female && m->apposition_first < m->apposition_end)
        weigh(r, m->apposition_first, m->apposition_end, &male, &female);
    if (male == female && m->name_end - m->name_first > 1) {
        male = word_has(r, m->name_first, LEX_BIT(LEX_NAME_MALE));
        female = word_has(r, m->name_first, LEX_BIT(LEX_NAME_FEMALE));
    }
    return male > female ? GENDER_MALE : female > male ? GENDER_FEMALE : GENDER_UNKNOWN;
}

/* "in Veld", "mayor of Veld", "a carpenter from Veld". */
static bool after_place_word(const struct mention_reader *r, size_t i)
{
    if (i < r->first + 2)
        return i > r->first && word_is(r, i - 1, WORD_IN);
    if (word_is(r, i - 1, WORD_IN) || word_is(r, i - 1, WORD_NEAR) ||
        (word_is(r, i - 1, WORD_FROM) && word_feature(r, i - 2, FEATURE_PERSON)))
        return true;
    return word_is(r, i - 1, WORD_OF) && word_feature(r, i - 2, FEATURE_PLACED);
}

/* "chief executive of Harrow Mills", "an analyst at Harrow Mills": a name of several words that is none of a person. */
static bool after_role_word(const struct mention_reader *r, size_t i)
{
    return i > r->first + 1 && word_feature(r, i - 2, FEATURE_PERSON) && !word_feature(r, i, FEATURE_GIVEN) &&
           !word_feature(r, i, FEATURE_INITIAL) &&
           (word_is(r, i - 1, WORD_OF) || word_is(r, i - 1, WORD_AT) || word_is(r, i - 1, WORD_FOR));
}

/* A single word with a capital: what the lexicon and the text know of it. */
static enum mention_type single_type(const struct mention_reader *r, size_t i, bool determined)
{
    unsigned known = mention_memory_known(&r->memory, r->tokens[i].hash);
    if (!determined && known & KNOWN_SURNAME)
        return MENTION_NAME;
    if (word_has(r, i, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_ABBREVIATION_STATE)))
        return MENTION_LOCATION;
    if (is_organization_run(r, i, i + 1, determined) || word_has(r, i, LEX_BIT(LEX_BODY_NOUN)))
        return MENTION_ORGANIZATION;
    if (known & KNOWN_ORGANIZATION && !(known & KNOWN_GIVEN))
        return MENTION_ORGANIZATION;
    return after_place_word(r, i) ? MENTION_LOCATION : MENTION_NAME;
}

static enum mention_type run_type(const struct mention_reader *r, size_t first, size_t end, bool determined)
{
    if (is_demonym_head(r, end - 1, determined))
        return MENTION_GROUP;
    if (end - first == 1)
        return single_type(r, first, determined);
    if (all_of(r, first, end, LEX_BIT(LEX_PLACE)))
        return MENTION_LOCATION;
    return is_organization_run(r, first, end, determined) || after_role_word(r, first) ? MENTION_ORGANIZATION
                                                                                       : MENTION_NAME;
}

/* The first token of the run of capitals that ends the phrase, or its end. */
static size_t capital_run(const struct mention_reader *r, size_t first, size_t end)
{
    size_t run = end;
    for (size_t i = end; i > first; i--) {
        bool small = word_feature(r, i - 1, FEATURE_SMALL) || r->tokens[i - 1].kind != TOKEN_WORD;
        bool capital = word_feature(r, i - 1, FEATURE_NAME) || word_feature(r, i - 1, FEATURE_INITIAL);
        if (capital)
            run = i - 1;
        else if (i == end ? !word_has(r, i - 1, LEX_BIT(LEX_NAME_SUFFIX)) && !word_feature(r, i - 1, FEATURE_PARTICLE)
                          : !small && !word_feature(r, i - 1, FEATURE_PARTICLE) &&
                                !word_feature(r, i - 1, FEATURE_IS_NUMBER))
            break;
    }
    return run;
}

/* The office in "Archbishop of Veld", "the President of Mexico", or NONE. */
static size_t office_of(const struct mention_reader *r, size_t first, size_t end)
{
    for (size_t i = first + 1; i < end; i++)
        if (word_is(r, i, WORD_OF))
            return word_feature(r, i - 1, FEATURE_PERSON) ? i - 1 : NO_INDEX;
    return NO_INDEX;
}

static inline void describe_noun(const struct mention_reader *r, const struct noun_phrase *p, size_t head,
                                 struct mention *m)
{
    m->head = head;
    bool capital = word_feature(r, head, FEATURE_CAPITAL);
    m->plural = word_feature(r, head, FEATURE_PLURAL);
    if (word_feature(r, head, FEATURE_PERSON)) {
        if (m->plural)
            m->type = (word_has(r, head, LEX_BIT(LEX_PEOPLE)) && !p->number && p->definite == p->determined) || capital
                          ? MENTION_GROUP
                      : p->definite ? MENTION_DESCRIPTION
                                    : MENTION_UNNAMED;
        else
            m->type = p->definite || (capital && !p->determined) ? MENTION_DESCRIPTION : MENTION_UNNAMED;
    } else if (word_has(r, head, LEX_BIT(LEX_DOCUMENT_NOUN))) {
        m->type = MENTION_DOCUMENT;
    } else if (word_has(r, head, LEX_BIT(LEX_BODY_NOUN))) {
        m->type = p->definite ? MENTION_DESCRIPTION : MENTION_UNNAMED;
        m->gender = GENDER_NEUTER;
    } else {
        m->type = p->definite ? MENTION_DESCRIPTION : MENTION_UNNAMED;
        m->doubtful = !word_feature(r, head, FEATURE_IS_NUMBER) && !word_is(r, head, WORD_PERCENT);
    }
}

/* "County ferrykeeper Selma Pell": a role whose noun is not known. */
static bool is_agent_name(const struct mention_reader *r, const struct noun_phrase *p, size_t run)
{
    return run > p->segment && word_is_agent(r, run - 1) && p->end > run + 1 && is_name_run(r, run, p->end);
}

/* "the paper company Harrow": the noun tells what the name is of, and is its role. */
static void set_body(struct mention *m, const struct noun_phrase *p, size_t run)
{
    m->type = MENTION_ORGANIZATION;
    m->role_first = p->inner;
    m->role_end = run;
}

static void set_agent(struct mention *m, const struct noun_phrase *p, size_t run)
{
    m->type = MENTION_NAME;
    m->role_first = p->inner;
    m->role_end = run;
}

static inline bool has_capital(const struct mention_reader *r, const struct noun_phrase *p)
{
    feature_set features = 0;
    for (size_t i = p->segment; i < p->end; i++)
        features |= r->features[i];
    return (features & (FEATURE_NAME | FEATURE_INITIAL)) != 0;
}

/* "the Veld Governor's Office of Bridges", "the Women's Guild": an office or people that owns an organization, all in
 * capitals, is part of its name. Where that begins, else the run after it. */
static size_t organization_name_first(const struct mention_reader *r, const struct noun_phrase *p, size_t run)
{
    if (run != p->segment || p->segment < p->inner + 2 || !word_feature(r, p->segment - 2, FEATURE_PERSON) ||
        word_feature(r, p->segment - 2, FEATURE_GIVEN))
        return run;
    for (size_t i = p->inner; i + 1 < p->segment; i++)
        if (!word_feature(r, i, FEATURE_CAPITAL))
            return run;
    return p->inner;
}

/* The same of a phrase with capitals. */
static void describe_capitals(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m)
{
    size_t name = p->end, run = capital_run(r, p->segment, p->end);
    size_t role = role_before_name(r, p->segment, p->end, &name);
    if (role != NO_INDEX) {
        m->type = MENTION_NAME;
        set_name(r, m, name, p->end);
        set_role(r, m, p->inner, role + 1);
    } else if (run == p->end) {
        describe_noun(r, p, p->end - 1, m);
    } else if (office_of(r, run, p->end) != NO_INDEX) {
        describe_noun(r, p, office_of(r, run, p->end), m);
    } else {
        bool noun = word_feature(r, p->end - 1, FEATURE_PERSON) && !word_feature(r, run, FEATURE_GIVEN) &&
                    !is_people_organization(r, run, p->end);
        bool document = word_has(r, p->end - 1, LEX_BIT(LEX_DOCUMENT_NOUN)) &&
                        !word_feature(r, p->end - 1, FEATURE_GIVEN) && !word_has(r, p->end - 1, LEX_BIT(LEX_BODY_NOUN));
        bool possessed = p->segment > p->inner;
        m->type = run_type(r, run, p->end, p->determined && !possessed);
        bool own_name = document && run + 1 < p->end && !p->determined; /* "Quill Research" */
        if (own_name)
            m->type = MENTION_ORGANIZATION;
        if (noun || (document && m->type != MENTION_ORGANIZATION)) {
            describe_noun(r, p, p->end - 1, m);
        } else {
            if (run > p->segment && word_has(r, run - 1, LEX_BIT(LEX_BODY_NOUN)) &&
                !word_feature(r, run - 1, FEATURE_CAPITAL) && m->type == MENTION_NAME &&
                !word_feature(r, run, FEATURE_GIVEN))
                set_body(m, p, run);
            else if (is_agent_name(r, p, run))
                set_agent(m, p, run);
            else if (!p->determined && !p->number && !(run > p->segment && word_feature(r, run - 1, FEATURE_AGE)))
                m->first_token = m->core_first = run; /* words before it that are no role */
            set_name(r, m, m->type == MENTION_ORGANIZATION ? organization_name_first(r, p, run) : run, p->end);
            m->plural = m->type == MENTION_GROUP;
        }
    }
}

void name_describe(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m)
{
    m->core_first = m->first_token;
    m->core_end = p->end;
    if (has_capital(r, p)) {
        describe_capitals(r, p, m);
    } else {
        describe_noun(r, p, p->end - 1, m);
        if (m->type != MENTION_DOCUMENT && !(r->features[m->head] & (FEATURE_PERSON | FEATURE_TITLE)))
            return; /* a noun that tells of no gender */
    }
    if (m->gender == GENDER_UNKNOWN)
        m->gender = name_gender(r, m);
}
