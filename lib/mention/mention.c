/*
 * The stage mention: reads tokens and sentences; makes the mentions, which are the noun phrases that can be a source.
 * Each sentence is read once from left to right, with a bounded look ahead; what the text as a whole tells of its
 * capitalised words is gathered before, and names of one word are judged again by it after.
 */
#include "mention/noun_phrase.h"
#include "base/bisect.h"

/* ---- one mention ---- */

/* The possessors inside a phrase: "Russia's deputy foreign minister" has "Russia". */
static bool push_possessors(struct mention_reader *r, const struct noun_phrase *p, uint32_t parent)
{
    for (uint32_t i = p->inner, start = p->inner; i < p->segment; i++) {
        if (!possessive_suffix_at(r, i))
            continue;
        struct noun_phrase part = {.first = start == p->inner ? p->first : start,
                                   .end = i,
                                   .inner = start,
                                   .segment = start,
                                   .determined = start != p->inner || p->inner > p->first,
                                   .definite = start != p->inner || p->definite};
        struct mention m = mention_initial(r, part.first);
        m.parent = parent;
        m.end_token = i;
        name_describe(r, &part, &m);
        m.possessive = true;
        if (!VECTOR_PUSH(&r->analysis->mem, r->out->mentions, m))
            return false;
        start = i + 1;
    }
    return true;
}

/* "he", "he's", "which": a pronoun may begin. */
static inline bool may_begin_pronoun(const struct token *t, feature_set features)
{
    lexicon_set pronouns = LEX_BIT(LEX_PRONOUN) | (t->flags & TOKEN_PLAIN ? 0 : LEX_BIT(LEX_AUXILIARY));
    return t->classes & pronouns || features & FEATURE_SUBJECT;
}

/* "many", "nearly half": what has no noun may begin. */
static inline bool may_begin_indefinite(const struct token *t, feature_set features)
{
    return token_is(t, LEX_INDEFINITE) || features & (FEATURE_IS_NUMBER | FEATURE_APPROXIMATE | FEATURE_AMOUNT);
}

/* The mention that begins at i, if one does, and its phrase, if it has one. Only what the word may begin is read. */
static bool read_any(const struct mention_reader *r, uint32_t i, struct noun_phrase *p, struct mention *m)
{
    const struct token *t = &r->tokens[i];
    feature_set features = r->features[i];
    p->inner = p->segment = i;
    if (may_begin_pronoun(t, features) && pronoun_read(r, i, m))
        return true;
    if (may_begin_indefinite(t, features) && indefinite_read(r, i, m)) {
        postmodifier_read(r, m);
        return true;
    }
    if (!phrase_read(r, i, p))
        return false;
    *m = mention_initial(r, i);
    m->end_token = p->end;
    name_describe(r, p, m);
    m->possessive = possessive_suffix_at(r, p->end);
    postmodifier_read(r, m);
    return true;
}

/* The same with the possessors in it, to the mentions; *next: where to read on. */
static bool read_with_possessors(struct mention_reader *r, uint32_t i, uint32_t parent, uint32_t *next)
{
    struct noun_phrase p;
    struct mention_stage *out = r->out;
    if (!VECTOR_RESERVE(&r->analysis->mem, out->mentions, out->mentions.count + 1))
        return false;
    struct mention *m = &out->mentions.items[out->mentions.count];
    if (!read_any(r, i, &p, m))
        return true;
    *next = m->core_end;
    m->parent = parent;
    out->mentions.count++;
    return p.inner == p.segment || push_possessors(r, &p, mention_count(r) - 1);
}

/* Past the nouns of the apposition of a mention, which are no mentions of their own, but for their possessors:
 * "president and chief executive of ...", "Delta Bank's chief economist". */
static bool read_apposition_nouns(struct mention_reader *r, uint32_t index, uint32_t *next)
{
    struct noun_phrase p;
    uint32_t end = mention_of(r, index)->apposition_end;
    for (uint32_t i = mention_of(r, index)->apposition_first; i < end;) {
        if (one_of_at(r, i)) {
            *next = i + 2;
            break;
        }
        if (!phrase_read(r, i, &p))
            break;
        if (!push_possessors(r, &p, index))
            return false;
        *next = p.end;
        if (!word_is(r, p.end, WORD_AND))
            break;
        i = p.end + 1;
    }
    return true;
}

/* ---- a sentence ---- */

/* Of words that a mention without a noun may begin with, and of determiners. */
static const lexicon_set no_noun_classes =
    LEX_BIT(LEX_INDEFINITE) | LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_DETERMINER);

/* "to": it goes on an amount that began before, or one follows it. */
static inline bool is_only_approximator(const struct token *t, feature_set features)
{
    static const feature_set others =
        FEATURE_OPEN | FEATURE_TIME | FEATURE_POSSESSIVE | FEATURE_SUBJECT | FEATURE_AMOUNT | FEATURE_IS_NUMBER;
    return (features & (others | FEATURE_APPROXIMATE)) == FEATURE_APPROXIMATE && !(t->classes & no_noun_classes);
}

/* "rain": a word that begins nothing but a phrase, which it does not alone. */
static inline bool is_lone_noun(const struct mention_reader *r, uint32_t i, feature_set features)
{
    return phrase_is_lone(r, i, features) && !(features & (FEATURE_APPROXIMATE | FEATURE_AMOUNT | FEATURE_SUBJECT)) &&
           !(r->tokens[i].classes & no_noun_classes);
}

/* Whether no mention begins at i, as far as one look at it tells. */
static inline bool begins_none(const struct mention_reader *r, uint32_t i)
{
    feature_set features = r->features[i];
    if (!(features & FEATURE_BEGINS))
        return true;
    if (is_only_approximator(&r->tokens[i], features))
        return !word_feature(r, i + 1, FEATURE_APPROXIMATE | FEATURE_AMOUNT | FEATURE_IS_NUMBER);
    return is_lone_noun(r, i, features);
}

/* The mention that others are in, while its end is not reached. */
struct outer {
    uint32_t index, end;
};

/* The mention that begins at i, with all that is in it. */
static bool read_at(struct mention_reader *r, uint32_t i, struct outer *outer, uint32_t *next)
{
    uint32_t index = mention_count(r);
    if (!read_with_possessors(r, i, i < outer->end ? outer->index : NO_INDEX, next))
        return false;
    if (mention_count(r) == index)
        return true; /* none */
    const struct mention *m = mention_of(r, index);
    if (m->apposition_end > *next && m->apposition_first >= *next) {
        if (!read_apposition_nouns(r, index, next))
            return false;
        m = mention_of(r, index);
    }
    if (m->end_token > outer->end)
        *outer = (struct outer){index, m->end_token};
    return true;
}

static bool read_sentence(struct mention_reader *r)
{
    struct outer outer = {NO_INDEX, r->first};
    for (uint32_t i = r->first, end = r->end, next; i < end; i = next) {
        next = i + 1;
        if (!begins_none(r, i) && !read_at(r, i, &outer, &next))
            return false;
    }
    return true;
}

/* ---- what the text tells ---- */

/* "Kestrel, which makes ...": nobody. */
static bool is_followed_by_which(const struct mention_reader *r, const struct mention *m)
{
    return m->core_end + 1 < r->analysis->tokens.count && r->tokens[m->core_end].mark == ',' &&
           r->tokens[m->core_end + 1].word == WORD_WHICH;
}

/* Of a name of several words in running text. */
static void learn_full_name(struct mention_reader *r, const struct mention *m)
{
    if (r->analysis->blocks.items[m->block].kind != BLOCK_PARAGRAPH)
        return;
    if (m->type == MENTION_ORGANIZATION) {
        capitalization_learn(&r->capitalization, r->tokens[m->name_first].hash, KNOWN_ORGANIZATION);
    } else {
        capitalization_learn(&r->capitalization, r->tokens[m->head].hash, KNOWN_SURNAME);
        capitalization_learn(&r->capitalization, r->tokens[m->name_first].hash, KNOWN_GIVEN);
    }
}

static void learn_name(struct mention_reader *r, const struct mention *m)
{
    if (m->type != MENTION_NAME && m->type != MENTION_ORGANIZATION)
        return;
    if (m->name_end >= m->name_first + 2)
        learn_full_name(r, m);
    else if (m->type == MENTION_ORGANIZATION && m->core_first == m->name_first && is_followed_by_which(r, m))
        capitalization_learn(&r->capitalization, r->tokens[m->name_first].hash, KNOWN_ORGANIZATION);
}

/* Nothing but a name of one word. */
static bool is_single_name(const struct mention *m)
{
    return m->name_end == m->name_first + 1 && !m->coordinated && m->role_first == m->role_end &&
           m->core_first == m->name_first;
}

/* "WHO" is in the lexicon as it is written. */
static bool is_known_acronym(const struct token *t)
{
    return t->flags & TOKEN_ALL_CAPITAL && token_is(t, LEX_BODY_NAME);
}

/* Names of one word, judged again by what the whole text has told. */
static void judge_again(const struct mention_reader *r, struct mention *m)
{
    if (!is_single_name(m))
        return;
    const struct token *t = &r->tokens[m->name_first];
    unsigned known = capitalization_known(&r->capitalization, t->hash);
    if (m->type == MENTION_NAME && known & KNOWN_ORGANIZATION && !(known & (KNOWN_SURNAME | KNOWN_GIVEN))) {
        m->type = MENTION_ORGANIZATION;
        m->gender = GENDER_NEUTER;
    } else if (known & KNOWN_SURNAME && (m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION) &&
               !is_known_acronym(t)) {
        m->type = MENTION_NAME;
        m->gender = GENDER_UNKNOWN;
    }
}

/* ---- the text ---- */

bool reader_make(struct mention_reader *r, const struct analysis *analysis, struct mention_stage *stage)
{
    *r = (struct mention_reader){.analysis = analysis, .tokens = analysis->tokens.items, .out = stage};
    return features_room(r) && capitalization_make(&r->capitalization, analysis);
}

void reader_free(struct mention_reader *r)
{
    features_room_free(r);
    capitalization_free(&r->capitalization, r->analysis);
    VECTOR_FREE(&r->analysis->mem, r->apart);
    VECTOR_FREE(&r->analysis->mem, r->places);
    VECTOR_FREE(&r->analysis->mem, r->last_members);
}

void reader_begin(struct mention_reader *r, uint32_t sentence)
{
    const struct sentence *s = &r->analysis->sentences.items[sentence];
    r->sentence = sentence;
    r->first = s->first_token;
    r->end = s->end_token;
    r->first_word = s->first_word;
    r->length = r->end - r->first;
    r->heading = r->capitalization.headings[sentence];
    r->begun = index_32(r->out->mentions.count);
    features_read(r);
}

static bool read_sentences(struct mention_reader *r)
{
    struct mention_stage *out = r->out;
    for (uint32_t sentence = 0; sentence < r->analysis->sentences.count; sentence++) {
        reader_begin(r, sentence);
        if (!read_sentence(r) || !coordination_read(r))
            return false;
        features_clear(r);
    }
    for (size_t m = 0; m < out->mentions.count; m++)
        learn_name(r, &out->mentions.items[m]);
    for (size_t m = 0; m < out->mentions.count; m++)
        judge_again(r, &out->mentions.items[m]);
    return true;
}

bool mention_find(const struct analysis *analysis, struct mention_stage *stage)
{
    struct mention_reader reader;
    bool done = reader_make(&reader, analysis, stage) && read_sentences(&reader);
    reader_free(&reader);
    return done;
}

void mention_stage_reset(struct mention_stage *stage)
{
    stage->mentions.count = stage->places.count = stage->sources.count = 0;
}

void mention_stage_free(struct mention_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->mentions);
    VECTOR_FREE(mem, stage->places);
    VECTOR_FREE(mem, stage->sources);
}

/* ---- what later stages ask ---- */

size_t analysis_first_mention(const struct analysis *analysis, size_t token)
{
    return first_not_below_32(analysis->mentions.items, analysis->mentions.count, sizeof(struct mention),
                              offsetof(struct mention, first_token), token);
}

size_t analysis_mention_within(const struct analysis *analysis, size_t first, size_t end)
{
    size_t found = analysis_first_mention(analysis, first);
    return found < analysis->mentions.count && analysis->mentions.items[found].first_token < end ? found : NO_INDEX;
}
