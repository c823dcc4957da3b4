/* Noun phrases: determiners, what stands before the noun, possessives, the noun; capitals joined by "of" and the like.
 */
#include "mention/mention.h"

#define MAX_PHRASE 24 /* tokens; after them it ends anyway */

static const lexicon_set verbs = LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_VERB_COMMON);
static const lexicon_set participles = LEX_BIT(LEX_PAST) | LEX_BIT(LEX_PARTICIPLE) | LEX_BIT(LEX_GERUND);

/* "that" before a noun is a determiner where no verb of saying stands before it and no plural after. */
static bool that_determines(const struct mention_reader *r, size_t i)
{
    bool after_verb = i > r->first && word_has(r, i - 1, verbs);
    return !after_verb && word_feature(r, i + 1, FEATURE_KNOWN) && !word_feature(r, i + 1, FEATURE_PLURAL) &&
           !word_feature(r, i + 1, FEATURE_NAME);
}

static bool is_determiner(const struct mention_reader *r, size_t i)
{
    if (word_feature(r, i, FEATURE_POSSESSIVE))
        return !word_is(r, i, WORD_WHOSE);
    if (!word_has(r, i, LEX_BIT(LEX_DETERMINER)) || word_has(r, i, LEX_BIT(LEX_WH)))
        return false;
    return !word_is(r, i, WORD_THAT) || that_determines(r, i);
}

static size_t read_determiners(const struct mention_reader *r, struct noun_phrase *p)
{
    size_t i = p->first;
    if (!word_feature(r, i, FEATURE_POSSESSIVE | FEATURE_IS_NUMBER) && !word_has(r, i, LEX_BIT(LEX_DETERMINER)))
        return i;
    for (size_t most = i + 3; i < most && is_determiner(r, i); i++) {
        p->determined = true;
        p->definite = p->definite || word_feature(r, i, FEATURE_DEFINITE);
    }
    for (size_t most = i + 2; i < most && word_feature(r, i, FEATURE_IS_NUMBER); i++)
        p->number = true;
    return i;
}

/* After a "to" that is not that of "according to". */
static bool is_infinitive(const struct mention_reader *r, size_t i)
{
    return i > r->first && word_is(r, i - 1, WORD_TO) && !word_has(r, i - 1, LEX_BIT(LEX_CUE_PHRASE));
}

/* A verb's form that stands before a noun here: "a leading critic", "campaign manager", "the newly elected mayor". */
static bool is_attribute(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    bool opens =
        (p->determined || p->number) &&
        (i == p->segment || (i == p->segment + 1 && (word_has(r, i - 1, LEX_BIT(LEX_ADVERB)) ||
                                                     word_feature(r, i - 1, FEATURE_LY)))); /* "newly elected" */
    bool noun_next = word_feature(r, i + 1, FEATURE_KNOWN) && !word_has(r, i + 1, LEX_BIT(LEX_AUXILIARY));
    bool noun_near = noun_next || word_feature(r, i + 1, FEATURE_NAME) ||
                     (word_feature(r, i + 1, FEATURE_PLAIN) &&
                      (word_feature(r, i + 2, FEATURE_KNOWN) || word_feature(r, i + 2, FEATURE_NAME)));
    if (word_has(r, i, LEX_BIT(LEX_ROLE_MODIFIER)) && noun_near && (p->determined || i == p->first))
        return true;
    if (opens && word_has(r, i, verbs) && !word_has(r, i, participles))
        return !p->number && !word_feature(r, i - 1, FEATURE_AMOUNT);
    if (opens)
        return word_feature(r, i + 1, FEATURE_PLAIN) || word_feature(r, i + 1, FEATURE_KNOWN) ||
               (word_has(r, i + 1, verbs) && word_has(r, i + 1, participles));
    bool base = word_has(r, i, LEX_BIT(LEX_BASE)) &&
                !word_has(r, i, participles | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_ADVERB));
    if (base && i > p->segment && p->determined && !word_feature(r, i - 1, FEATURE_PLURAL))
        return true; /* "the Quill release" */
    if (base && i == p->first && i > r->first && noun_next && !is_infinitive(r, i) &&
        word_has(r, i - 1, LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_CUE_PHRASE)))
        return true; /* "according to exit polls" */
    return i > p->segment && noun_next && !word_has(r, i, LEX_BIT(LEX_PAST)) && !word_has(r, i, LEX_BIT(LEX_THIRD)) &&
           !word_feature(r, i - 1, FEATURE_PLURAL) &&
           !(word_feature(r, i - 1, FEATURE_NAME) && word_has(r, i, LEX_BIT(LEX_CUE_VERB)));
}

/* A noun for people, organizations or documents that is a verb here: "the company reports a loss". */
static bool is_verb_after_noun(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    if (i == p->segment || !word_has(r, i, verbs) || word_feature(r, i, FEATURE_CAPITAL))
        return false;
    bool noun_before = word_feature(r, i - 1, FEATURE_KNOWN) || word_feature(r, i - 1, FEATURE_NAME);
    return noun_before && !word_feature(r, i + 1, FEATURE_KNOWN) && !word_feature(r, i + 1, FEATURE_IS_SUFFIX) &&
           word_has(r, i, LEX_BIT(LEX_THIRD) | LEX_BIT(LEX_PAST) | LEX_BIT(LEX_BASE)) &&
           (word_feature(r, i, FEATURE_PLURAL) != word_feature(r, i - 1, FEATURE_PLURAL) ||
            word_has(r, i, LEX_BIT(LEX_PAST)));
}

/* Words that need a look at those beside them before any other: particles, times, what stands for a noun. *inner: what
 * they are; false: the word is none of these. */
static bool is_odd(const struct mention_reader *r, const struct noun_phrase *p, size_t i, bool *inner)
{
    bool inside = i > p->segment;
    if (inside && word_feature(r, i, FEATURE_PARTICLE)) {
        bool name = word_feature(r, i - 1, FEATURE_NAME), next = word_feature(r, i + 1, FEATURE_NAME);
        *inner = true;
        if (name && (next || word_feature(r, i + 1, FEATURE_PARTICLE) || !word_has(r, i, LEX_BIT(LEX_NAME_PARTICLE))))
            return true;
        if (next && !word_has(r, i, LEX_BIT(LEX_PREPOSITION)))
            return true;
    }
    *inner = false;
    if (inside && word_feature(r, i, FEATURE_LIKE) && !word_feature(r, i + 1, FEATURE_KNOWN))
        return true; /* "a question nobody asked" */
    *inner = word_feature(r, i + 1, FEATURE_IS_SUFFIX | FEATURE_KNOWN);
    return word_feature(r, i, FEATURE_TIME);
}

/* A word that is neither name nor any of the above. */
static inline bool is_inner_noun(const struct mention_reader *r, const struct noun_phrase *p, size_t i,
                                 feature_set features)
{
    bool first = i == p->first, name_before = word_feature(r, i - 1, FEATURE_NAME);
    if (first && word_has(r, i, verbs)) {
        if (i > r->first && (is_infinitive(r, i) || word_has(r, i - 1, LEX_BIT(LEX_AUXILIARY))))
            return false; /* "will force Mr. Bell" */
        if (name_before && !word_feature(r, i - 1, FEATURE_PLURAL))
            return false; /* "Quill reports" */
    }
    if (features & FEATURE_KNOWN)
        return !is_verb_after_noun(r, p, i);
    if (features & FEATURE_CAPITAL)
        return !word_has(r, i, LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH)) ||
               (p->determined && i == p->segment && i > p->first);
    if (i > p->segment && name_before && features & (p->determined ? FEATURE_ED : FEATURE_VERBAL))
        return false; /* "Quill wages a campaign" */
    return features & FEATURE_PLAIN || is_attribute(r, p, i);
}

static inline bool is_inner(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    static const feature_set odd = FEATURE_PARTICLE | FEATURE_LIKE | FEATURE_TIME;
    feature_set features = word_features(r, i);
    bool inner;
    if ((features & (FEATURE_PLAIN | FEATURE_KNOWN | FEATURE_CAPITAL | FEATURE_ED | FEATURE_VERBAL | odd)) ==
        FEATURE_PLAIN)
        return true; /* quickly */
    if (!(features & FEATURE_IS_WORD))
        return features & FEATURE_IS_NUMBER && i > p->segment;
    if (features & odd && is_odd(r, p, i, &inner))
        return inner;
    if (!(features & FEATURE_OPEN))
        return features & FEATURE_INITIAL && i > p->segment && word_feature(r, i - 1, FEATURE_NAME);
    return features & FEATURE_NAME || is_inner_noun(r, p, i, features);
}

/* ---- capitals joined by small words ---- */

static bool joins_and(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    if (!word_feature(r, i + 1, FEATURE_CAPITAL) || word_feature(r, i + 1, FEATURE_GIVEN) ||
        word_has(r, i + 1, LEX_BIT(LEX_PLACE) | LEX_BIT(LEX_BODY_NAME)))
        return false;
    for (size_t k = i; k > p->segment && i - k < 8; k--)
        if (word_feature(r, k - 1, FEATURE_OFFICE_HEAD) && k < i - 1 && word_has(r, k, LEX_BIT(LEX_PREPOSITION)))
            return true;
    return false;
}

/* "Fish and Wildlife officials", "the Parks and Recreation Department": an "and" between single capitals before a noun.
 */
static bool joins_before_noun(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    if (!word_feature(r, i + 1, FEATURE_CAPITAL) || word_feature(r, i - 1, FEATURE_KNOWN) ||
        word_feature(r, i + 1, FEATURE_KNOWN) || word_feature(r, i + 1, FEATURE_GIVEN) ||
        (i > p->segment + 1 && (word_feature(r, i - 2, FEATURE_GIVEN) || word_feature(r, i - 2, FEATURE_TITLE) ||
                                word_feature(r, i - 2, FEATURE_PERSON))))
        return false;
    bool body = word_feature(r, i + 2, FEATURE_CAPITAL) && word_has(r, i + 2, LEX_BIT(LEX_BODY_NOUN)) &&
                (p->determined || word_feature(r, i + 2, FEATURE_PLURAL));
    return body || (word_feature(r, i + 2, FEATURE_PERSON) && !word_feature(r, i + 2, FEATURE_CAPITAL) &&
                    word_feature(r, i + 2, FEATURE_PLURAL));
}

/* No blank on either side. */
static bool is_tight(const struct mention_reader *r, size_t i)
{
    return !(r->tokens[i].flags & (TOKEN_SPACE_BEFORE | TOKEN_SPACE_AFTER));
}

/* Small words between the capitals of one name: "Secretary of State", "Institute for Sleep"; how many, 0 for none. */
static size_t joining(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    if (i > p->segment && word_is_mark(r, i, '-') && is_tight(r, i) && i + 1 < r->end &&
        r->tokens[i + 1].kind == TOKEN_WORD && (r->tokens[i - 1].flags & TOKEN_ABBREVIATION))
        return 1; /* "U.S.-born" */
    if (i == p->segment || !(r->tokens[i - 1].flags & TOKEN_CAPITAL))
        return 0;
    size_t count = word_is(r, i + 1, WORD_THE) ? 2 : 1, nickname = word_nickname_end(r, i);
    if (nickname)
        return nickname - i;
    if (!word_feature(r, i + count, FEATURE_NAME))
        return 0;
    if (word_is_ampersand(r, i))
        return 1;
    if (word_is_mark(r, i, '/') && is_tight(r, i))
        return 1;
    bool body = word_has(r, i - 1, LEX_BIT(LEX_BODY_NOUN));
    bool person = word_feature(r, i - 1, FEATURE_PERSON) && !word_has(r, i - 1, LEX_BIT(LEX_DEMONYM));
    if (word_is(r, i, WORD_OF))
        return body || person ? count : 0;
    if (word_is(r, i, WORD_FOR) || word_is(r, i, WORD_ON))
        return body ? count : 0;
    if (word_is(r, i, WORD_AND) && (joins_and(r, p, i) || joins_before_noun(r, p, i)))
        return 1;
    return 0;
}

/* ---- the phrase ---- */

/* "a tired, elderly diplomat": the comma between two adjectives before a noun. */
static size_t joins_adjectives(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    if (!p->determined || i == p->segment || !word_is_mark(r, i, ',') || word_feature(r, i - 1, FEATURE_KNOWN) ||
        word_feature(r, i - 1, FEATURE_NAME))
        return 0;
    for (size_t k = i + 1; k < i + 5; k++) {
        if (word_feature(r, k, FEATURE_KNOWN) && !word_feature(r, k, FEATURE_PLURAL))
            return k > i + 1;
        if (!word_feature(r, k, FEATURE_PLAIN))
            return 0;
    }
    return 0;
}

/* "founder and chief executive Ana Torres": an "and" between two roles before a name. */
static size_t joins_roles(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    if (i == p->segment || !word_is(r, i, WORD_AND) || !word_feature(r, i - 1, FEATURE_PERSON) ||
        word_feature(r, i - 1, FEATURE_PLURAL))
        return 0;
    bool lower = !p->definite || p->segment > p->inner;
    for (size_t k = i + 1; k < i + 5 && k < r->end; k++) {
        if (word_is_stop(r, k) || word_feature(r, k, FEATURE_VERB))
            return 0;
        if (word_feature(r, k, FEATURE_PERSON) && !word_feature(r, k, FEATURE_PLURAL) &&
            word_feature(r, k + 1, FEATURE_NAME) && !word_feature(r, k + 1, FEATURE_PERSON))
            return lower || !word_feature(r, k, FEATURE_CAPITAL);
        if (p->determined && word_feature(r, k, FEATURE_PERSON) && !word_feature(r, k, FEATURE_PLURAL) &&
            !word_feature(r, k, FEATURE_CAPITAL) && word_is_stop(r, k + 1))
            return 1; /* "the founder and chief executive" */
    }
    return 0;
}

/* "current and former officials": how many tokens an "and" between two words before a noun takes. */
static size_t joins_modifiers(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    const lexicon_set modifiers = LEX_BIT(LEX_ROLE_MODIFIER) | LEX_BIT(LEX_DEMONYM);
    if (i == p->segment || !(word_is(r, i, WORD_AND) || word_is(r, i, WORD_OR)))
        return 0;
    if (!word_has(r, i - 1, modifiers) || !word_has(r, i + 1, modifiers) || word_feature(r, i - 1, FEATURE_PLURAL))
        return 0;
    for (size_t k = i + 2; k < i + 5; k++)
        if (word_feature(r, k, FEATURE_PERSON))
            return 1;
    return 0;
}

/* What joins the parts of a phrase at i: how many tokens, 0 where nothing does. */
static size_t joins(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    size_t count = 0;
    if ((count = joining(r, p, i)) > 0 || (count = joins_modifiers(r, p, i)) > 0)
        return count;
    if ((count = joins_roles(r, p, i)) > 0)
        return count;
    return joins_adjectives(r, p, i);
}

/* "told Tass news agency Norra would not pay": after a named agency a capital begins another phrase. */
static bool ends_agency(const struct mention_reader *r, const struct noun_phrase *p, size_t i)
{
    return i >= p->segment + 3 && word_is(r, i - 1, WORD_AGENCY) && word_is(r, i - 2, WORD_NEWS) &&
           word_feature(r, i - 3, FEATURE_CAPITAL);
}

/* Past the possessive, mark or small word at i that goes on with the phrase, or i where none does. */
static size_t past_coordinated(const struct mention_reader *r, struct noun_phrase *p, size_t i)
{
    if (word_feature(r, i, FEATURE_IS_SUFFIX) && i > p->segment) {
        struct noun_phrase after = {.first = p->first, .segment = i + 1, .determined = true};
        if (!is_inner(r, &after, i + 1))
            return i;
        p->segment = i + 1;
        p->determined = p->definite = true;
        return i + 1;
    }
    size_t joined = joins(r, p, i);
    return joined > 0 ? i + joined + 1 : i + is_inner(r, p, i);
}

static size_t walk(const struct mention_reader *r, struct noun_phrase *p)
{
    const size_t most = p->first + MAX_PHRASE, end = most < r->end ? most : r->end;
    size_t i = p->inner;
    while (i < end) {
        feature_set features = r->features[i];
        size_t next;
        if (features & FEATURE_CAPITAL && ends_agency(r, p, i))
            break;
        if (features & FEATURE_IS_WORD && !(features & FEATURE_JOINING))
            next = i + is_inner(r, p, i);
        else
            next = past_coordinated(r, p, i);
        if (next == i)
            break;
        i = next;
    }
    return i < r->end ? i : r->end;
}

/* Cut what is no part of the phrase after its last name or known noun; false: nothing is left that is worth a mention.
 */
static bool trim(const struct mention_reader *r, struct noun_phrase *p)
{
    size_t last = NO_INDEX;
    for (size_t i = p->end; i > p->segment && last == NO_INDEX; i--)
        if (r->features[i - 1] & (FEATURE_NAME | FEATURE_KNOWN) ||
            (r->features[i - 1] & FEATURE_PARTICLE && i - 1 > p->segment && r->features[i - 2] & FEATURE_NAME))
            last = i - 1;
    if (last == NO_INDEX)
        return p->determined || p->number || word_feature(r, p->end - 1, FEATURE_PLURAL);
    bool bare = !p->determined && !p->number;
    if (bare ||
        (last + 1 < p->end && (word_feature(r, last + 1, FEATURE_ED) || word_feature(r, last + 1, FEATURE_TRAILING))))
        p->end = last + 1;
    return true;
}

/* A number alone: "45% of voters", "four said". */
static bool stands_for_people(const struct mention_reader *r, size_t end)
{
    struct slice w = token_text(r->analysis, end - 1);
    return w.text[w.length - 1] == '%' || word_is(r, end, WORD_OF) || word_feature(r, end, FEATURE_VERB);
}

/* "a question Democrats are asking": a name after a plain noun and before a verb is a subject of its own. */
static void cut_subject(const struct mention_reader *r, struct noun_phrase *p)
{
    size_t run = p->end;
    if (!p->determined || !word_feature(r, p->end, FEATURE_VERB))
        return;
    while (run > p->segment && word_feature(r, run - 1, FEATURE_NAME))
        run--;
    if (run == p->end || run == p->segment || word_feature(r, run - 1, FEATURE_CAPITAL))
        return;
    bool role = word_feature(r, run - 1, FEATURE_KNOWN) || word_is_agent(r, run - 1) ||
                word_has(r, run - 1, LEX_BIT(LEX_ROLE_MODIFIER)) || word_feature(r, run - 1, FEATURE_PARTICLE) ||
                word_is_stop(r, run - 1);
    if (!role)
        p->end = run;
}

bool phrase_read_at(const struct mention_reader *r, size_t i, struct noun_phrase *out)
{
    *out = (struct noun_phrase){.first = i};
    out->inner = out->segment = read_determiners(r, out);
    if (word_feature(r, i, FEATURE_BOTH) && word_feature(r, i + 1, FEATURE_NAME | FEATURE_TITLE))
        return false; /* "both Ana Torres and ..." */
    out->end = walk(r, out);
    cut_subject(r, out);
    if (out->end == out->segment) {
        if (!out->number || !stands_for_people(r, out->end))
            return false;
        out->segment = out->end - 1; /* "45%" */
        out->inner = out->segment;
        return true;
    }
    return trim(r, out);
}
