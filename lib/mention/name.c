/*
 * What a noun phrase is: reads its words; makes the type of its mention, its name, its role and gender. It is a name
 * with title and role before it, the name of an organization or a place, or a description with its noun.
 */
#include "mention/name_kind.h"

/* ---- the name of a person ---- */

static bool may_be_in_name(const struct mention_reader *r, uint32_t i)
{
    return word_feature(r, i, FEATURE_NAME | FEATURE_INITIAL | FEATURE_PARTICLE | FEATURE_IS_QUOTE) ||
           name_suffix_at(r, i);
}

/* "Rose Baker": a given name and a noun for people. */
static bool is_given_and_surname(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    return end - first == 2 && given_name_at(r, first) && name_at(r, first + 1);
}

/* What no name has: another's length, a mark of quotation before it, a noun for people as its last word. */
static bool is_no_plain_name(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    return first >= end || end - first > MAX_NAME || !may_be_in_name(r, first) || quote_mark_at(r, first) ||
           person_noun_at(r, end - 1);
}

/* "Republican National Committee"; "Senator Maria Bank" is somebody. */
static bool is_name_of_organization(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    return end > first + 1 && organization_noun_at(r, end - 1) &&
           !word_feature(r, first, FEATURE_GIVEN | FEATURE_INITIAL);
}

/* Whether [first, end) can be a person's name: all of its words may be in one, and some is no initial or particle. */
static bool is_name_of_person(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    if (is_no_plain_name(r, first, end))
        return is_given_and_surname(r, first, end);
    if (is_name_of_organization(r, first, end))
        return false;
    bool name = false;
    for (uint32_t i = first; i < end; i++) {
        if (!may_be_in_name(r, i))
            return false;
        name = name || name_at(r, i);
    }
    return name;
}

/* ---- role and name ---- */

/* Past "of Health and Human" in "Secretary of Health and Human Services Ana Torres": i: at the "of". */
static uint32_t past_field(const struct mention_reader *r, uint32_t i, uint32_t end)
{
    i += word_is(r, i + 1, WORD_THE) ? 3 : 2;
    while (i < end && word_is(r, i, WORD_AND))
        i += 2;
    return i;
}

/* The first given name or initial that another word follows, or NO_INDEX. */
static uint32_t first_given_name(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i + 1 < end; i++)
        if (word_feature(r, i, FEATURE_GIVEN | FEATURE_INITIAL))
            return i;
    return NO_INDEX;
}

/* After the last "and" of a list of fields, or NO_INDEX where there is none: i: after the "of". */
static uint32_t field_list_end(const struct mention_reader *r, uint32_t i, uint32_t end)
{
    uint32_t list = NO_INDEX;
    for (; i < end; i++)
        if (word_is(r, i, WORD_AND))
            list = i + 1;
    return list;
}

/* Where the name begins after a role whose last noun is at i: past "of State", "of Health and Human Services". */
static uint32_t name_after_role(const struct mention_reader *r, uint32_t i, uint32_t end)
{
    if (!word_is(r, i + 1, WORD_OF) && !word_is(r, i + 1, WORD_FOR))
        return i + 1;
    uint32_t name = past_field(r, i + 1, end), given = first_given_name(r, name, end);
    if (given != NO_INDEX)
        return given;
    if (word_feature(r, name - 1, FEATURE_OFFICE))
        return name; /* "Secretary of State Ward": a single word is a name after a field of government */
    uint32_t list = field_list_end(r, i + 2, end);
    if (list != NO_INDEX && end - list < 3)
        return end; /* "Minister of Rivers, Bridges and Public Works" */
    if (end - name > 2)
        return end - 2;                                                      /* "Minister of Public Works Ana Torres" */
    return end - name > 1 && !organization_noun_at(r, end - 1) ? name : end; /* "President of Quill Worldwide" */
}

/* "Mr", "Senator"; "Dean" in "Dean Torres" is a given name, "di" a particle and no inspector. */
static bool is_title_or_role(const struct mention_reader *r, uint32_t i)
{
    if (particle_at(r, i) && word_has(r, i, LEX_BIT(LEX_NAME_PARTICLE)))
        return false;
    return title_at(r, i) || (person_noun_at(r, i) && !(given_name_at(r, i) && capital_at(r, i)));
}

/* The last word of the role or title before a name in [first, end), or NO_INDEX; *name: where the name begins. */
static uint32_t role_before_name(const struct mention_reader *r, uint32_t first, uint32_t end, uint32_t *name)
{
    for (uint32_t i = end - 1; i-- > first;) {
        if (!is_title_or_role(r, i))
            continue;
        if (plural_at(r, i) && i + 2 == end && organization_noun_at(r, end - 1) && capital_at(r, i))
            return NO_INDEX; /* "the Writers Guild" */
        *name = name_after_role(r, i, end);
        if (is_name_of_person(r, *name, end))
            return *name - 1;
        if (!plural_at(r, i)) /* "Minister for Women and Bridges Ana Torres" */
            return NO_INDEX;
    }
    return NO_INDEX;
}

static bool has_person_noun(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (person_noun_at(r, i))
            return true;
    return false;
}

/* The role without a title at either end: "Mr" is none, "Sen." is. */
static void set_role(const struct mention_reader *r, struct mention *m, uint32_t first, uint32_t end)
{
    while (first < end && title_at(r, first))
        first++;
    while (end > first && title_at(r, end - 1))
        end--;
    if (!has_person_noun(r, first, end))
        return;
    m->role_first = first;
    m->role_end = end;
}

/* The head of a name is its last word, but for "Jr.". */
static void set_name(const struct mention_reader *r, struct mention *m, uint32_t first, uint32_t end)
{
    m->name_first = first;
    m->name_end = end;
    m->head = end - 1;
    while (m->type == MENTION_NAME && m->head > first && name_suffix_at(r, m->head))
        m->head--;
}

/* ---- gender ---- */

struct gender_count {
    int male, female;
};

/* Count the genders of the titles and nouns for people in [first, end). */
static inline void count_genders(const struct mention_reader *r, uint32_t first, uint32_t end,
                                 struct gender_count *count)
{
    for (uint32_t i = first; i < end; i++) {
        if (!word_feature(r, i, FEATURE_PERSON | FEATURE_TITLE))
            continue;
        count->male += word_has(r, i, LEX_BIT(LEX_MALE));
        count->female += word_has(r, i, LEX_BIT(LEX_FEMALE));
    }
}

/* Where the titles and nouns for people directly before a name begin. */
static uint32_t titles_first(const struct mention_reader *r, const struct mention *m)
{
    uint32_t first = m->name_first;
    while (first > m->core_first && word_feature(r, first - 1, FEATURE_PERSON | FEATURE_TITLE))
        first--;
    return first;
}

static bool is_thing(const struct mention *m)
{
    return m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION || m->type == MENTION_DOCUMENT;
}

/* By the titles and nouns, then by the apposition. */
uint8_t mention_gender(const struct mention_reader *r, const struct mention *m)
{
    struct gender_count count = {0, 0};
    if (is_thing(m))
        return GENDER_NEUTER;
    if (m->name_first < m->name_end)
        count_genders(r, titles_first(r, m), m->name_first, &count);
    else if (m->head >= m->core_first)
        count_genders(r, m->head, m->core_end, &count);
    if (count.male == count.female)
        count_genders(r, m->apposition_first, m->apposition_end, &count);
    return count.male > count.female ? GENDER_MALE : count.female > count.male ? GENDER_FEMALE : GENDER_UNKNOWN;
}

/* ---- a description by its noun ---- */

/* "the mayor" is known, "a mayor" is not; "Mayor" alone is as "the mayor". */
static uint8_t type_of_person(const struct noun_phrase *p, bool capital)
{
    return p->definite || (capital && !p->determined) ? MENTION_DESCRIPTION : MENTION_UNNAMED;
}

/* "the voters", "voters", "Democrats" are a part of the people; "two voters", "some voters", "officials" are not. */
static uint8_t type_of_people(const struct mention_reader *r, const struct noun_phrase *p, uint32_t head)
{
    bool people = word_has(r, head, LEX_BIT(LEX_PEOPLE)) && !p->number && p->definite == p->determined;
    if (people || capital_at(r, head))
        return MENTION_GROUP;
    return p->definite ? MENTION_DESCRIPTION : MENTION_UNNAMED;
}

static inline void describe_noun(const struct mention_reader *r, const struct noun_phrase *p, uint32_t head,
                                 struct mention *m)
{
    m->head = head;
    m->plural = plural_at(r, head);
    m->type = p->definite ? MENTION_DESCRIPTION : MENTION_UNNAMED;
    if (person_noun_at(r, head))
        m->type = m->plural ? type_of_people(r, p, head) : type_of_person(p, capital_at(r, head));
    else if (document_noun_at(r, head))
        m->type = MENTION_DOCUMENT;
    else if (organization_noun_at(r, head))
        m->gender = GENDER_NEUTER;
    else
        m->doubtful = !number_token_at(r, head) && !word_is(r, head, WORD_PERCENT);
}

/* ---- a phrase with capitals ---- */

/* The office in "Archbishop of Veld", "the President of Mexico", or NO_INDEX. */
static uint32_t office_before_of(const struct mention_reader *r, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i < end; i++)
        if (word_is(r, i, WORD_OF))
            return person_noun_at(r, i - 1) ? i - 1 : NO_INDEX;
    return NO_INDEX;
}

/* "the Veld Governor's Office of Bridges", "the Women's Guild": an office or people that owns an organization, all in
 * capitals, is part of its name. Where that begins, else the run after it. */
static uint32_t organization_first(const struct mention_reader *r, const struct noun_phrase *p, uint32_t run)
{
    if (run != p->segment || p->segment < p->inner + 2 || !person_noun_at(r, p->segment - 2) ||
        given_name_at(r, p->segment - 2))
        return run;
    for (uint32_t i = p->inner; i + 1 < p->segment; i++)
        if (!capital_at(r, i))
            return run;
    return p->inner;
}

/* The last word is a noun for people: "the Veld Firefighters", not "Rose Baker", "the Veld Police". */
static bool is_person_by_last(const struct mention_reader *r, const struct capital_run *run)
{
    return person_noun_at(r, run->end - 1) && !given_name_at(r, run->first) && !name_is_of_organization(r, run);
}

/* The last word is a noun for documents: "the mayor's Bridge Report"; a "Paper" may be an organization too. */
static bool is_document_by_last(const struct mention_reader *r, const struct capital_run *run)
{
    return document_noun_at(r, run->end - 1) && !given_name_at(r, run->end - 1) &&
           !organization_noun_at(r, run->end - 1);
}

/* "the paper company Harrow": the noun tells what the name is of. */
static bool is_named_by_organization_noun(const struct mention_reader *r, const struct noun_phrase *p,
                                          const struct capital_run *run)
{
    uint32_t before = run->first - 1;
    return run->first > p->segment && organization_noun_at(r, before) && !capital_at(r, before) &&
           !given_name_at(r, run->first);
}

/* "County ferrykeeper Selma Pell": a role whose noun is not known. */
static bool is_named_by_agent_noun(const struct mention_reader *r, const struct noun_phrase *p,
                                   const struct capital_run *run)
{
    return run->first > p->segment && run->end > run->first + 1 && agent_noun_at(r, run->first - 1) &&
           is_name_of_person(r, run->first, run->end);
}

/* "yesterday Ana Torres": words before a name that are no role; not "fourteen-year-old Ana Torres". */
static bool has_idle_words(const struct mention_reader *r, const struct noun_phrase *p, const struct capital_run *run)
{
    bool age = run->first > p->segment && word_feature(r, run->first - 1, FEATURE_AGE);
    return !p->determined && !p->number && !age;
}

/* A run that names something. */
static void describe_named(const struct mention_reader *r, const struct noun_phrase *p, const struct capital_run *run,
                           struct mention *m)
{
    if (m->type == MENTION_NAME && is_named_by_organization_noun(r, p, run)) {
        m->type = MENTION_ORGANIZATION;
        m->role_first = p->inner;
        m->role_end = run->first;
    } else if (is_named_by_agent_noun(r, p, run)) {
        m->type = MENTION_NAME;
        m->role_first = p->inner;
        m->role_end = run->first;
    } else if (has_idle_words(r, p, run)) {
        m->first_token = m->core_first = run->first;
    }
    set_name(r, m, m->type == MENTION_ORGANIZATION ? organization_first(r, p, run->first) : run->first, p->end);
    m->plural = m->type == MENTION_GROUP;
}

/* A run that names something, or whose last word is a noun as any other: "the mayor's Bridge Report". */
static void describe_run(const struct mention_reader *r, const struct noun_phrase *p, const struct capital_run *run,
                         struct mention *m)
{
    bool document = is_document_by_last(r, run);
    m->type = name_kind(r, run);
    if (document && run->end > run->first + 1 && !p->determined)
        m->type = MENTION_ORGANIZATION; /* "Quill Research" */
    if (is_person_by_last(r, run) || (document && m->type != MENTION_ORGANIZATION))
        describe_noun(r, p, p->end - 1, m);
    else
        describe_named(r, p, run, m);
}

/* "Ana Torres [MP]", "Ana Torres [QC]": how many capitals after a name are none of it. */
static uint32_t postnominals(const struct mention_reader *r, const struct noun_phrase *p)
{
    uint32_t count = 0;
    while (p->end - count > p->segment + 2 && r->tokens[p->end - count - 1].flags & TOKEN_ALL_CAPITAL &&
           token_in(r->analysis, &r->tokens[p->end - count - 1], SET_POSTNOMINAL))
        count++;
    return count;
}

static void describe_capitals(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m);

/* A name without what follows it: "MP" is a role, "QC" may be. */
static bool describe_before_postnominals(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m)
{
    uint32_t count = postnominals(r, p);
    struct noun_phrase name = *p;
    struct mention described = *m;
    name.end -= count;
    if (count == 0)
        return false;
    describe_capitals(r, &name, &described);
    if (described.type != MENTION_NAME || described.name_end - described.name_first < 2)
        return false;
    *m = described;
    if (person_noun_at(r, name.end)) {
        m->apposition_first = name.end;
        m->apposition_end = name.end + 1;
    }
    return true;
}

static void describe_capitals(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m)
{
    if (describe_before_postnominals(r, p, m))
        return;
    struct capital_run run = capital_run_of(r, p);
    uint32_t name = p->end, role = role_before_name(r, p->segment, p->end, &name);
    if (role != NO_INDEX) {
        m->type = MENTION_NAME;
        set_name(r, m, name, p->end);
        set_role(r, m, p->inner, role + 1);
        return;
    }
    uint32_t head = run.first == p->end ? p->end - 1 : office_before_of(r, run.first, p->end);
    if (head != NO_INDEX)
        describe_noun(r, p, head, m);
    else
        describe_run(r, p, &run, m);
}

static inline bool has_capitals(const struct mention_reader *r, const struct noun_phrase *p)
{
    feature_set features = 0;
    for (uint32_t i = p->segment; i < p->end; i++)
        features |= r->features[i];
    return (features & (FEATURE_NAME | FEATURE_INITIAL)) != 0;
}

void name_describe(const struct mention_reader *r, const struct noun_phrase *p, struct mention *m)
{
    m->core_first = m->first_token;
    m->core_end = p->end;
    if (has_capitals(r, p)) {
        describe_capitals(r, p, m);
    } else {
        describe_noun(r, p, p->end - 1, m);
        if (m->type != MENTION_DOCUMENT && !word_feature(r, m->head, FEATURE_PERSON | FEATURE_TITLE))
            return; /* a noun that tells of no gender */
    }
    if (m->gender == GENDER_UNKNOWN)
        m->gender = mention_gender(r, m);
}
