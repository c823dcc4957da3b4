/*
 * Mentions: the noun phrases that can be a source. Each sentence is read once from left to right, with a bounded look
 * ahead; what the text as a whole tells of its capitalised words is gathered before.
 */
#include "mention/mention.h"

/* The possessors inside a phrase: "Russia's deputy foreign minister" has "Russia". */
static bool push_possessors(struct mention_reader *r, const struct noun_phrase *p, size_t parent)
{
    for (size_t i = p->inner, start = p->inner; i < p->segment; i++) {
        if (!word_feature(r, i, FEATURE_IS_SUFFIX))
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

/* The mention that begins at i, if one does. Only what a word may begin is read. */
static bool read_any(const struct mention_reader *r, size_t i, struct noun_phrase *p, struct mention *m)
{
    const struct token *t = &r->tokens[i];
    lexicon_set classes = t->classes,
                pronouns = LEX_BIT(LEX_PRONOUN) | (t->flags & TOKEN_PLAIN ? 0 : LEX_BIT(LEX_AUXILIARY));
    feature_set features = r->features[i];
    p->inner = p->segment = i;
    if ((classes & pronouns || features & FEATURE_SUBJECT) && pronoun_read(r, i, m))
        return true;
    if ((classes & LEX_BIT(LEX_INDEFINITE) || features & (FEATURE_IS_NUMBER | FEATURE_APPROXIMATE | FEATURE_AMOUNT)) &&
        indefinite_read(r, i, m)) {
        after_read(r, m);
        return true;
    }
    if (!phrase_read(r, i, p))
        return false;
    *m = mention_initial(r, i);
    m->end_token = p->end;
    name_describe(r, p, m);
    m->possessive = word_feature(r, p->end, FEATURE_IS_SUFFIX);
    after_read(r, m);
    return true;
}

/* The same with the possessors in it, to the mentions; *next: where to read on. */
static bool read_mention(struct mention_reader *r, size_t i, size_t parent, size_t *next)
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
static bool read_after_nouns(struct mention_reader *r, size_t index, size_t *next)
{
    struct noun_phrase p;
    size_t end = mention_at(r, index)->apposition_end;
    for (size_t i = mention_at(r, index)->apposition_first; i < end;) {
        if (word_is(r, i, WORD_ONE) && word_is(r, i + 1, WORD_OF)) {
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

/* Whether no mention begins at i, as far as one look at it tells. */
static inline bool begins_none(const struct mention_reader *r, size_t i)
{
    static const feature_set others =
        FEATURE_OPEN | FEATURE_TIME | FEATURE_POSSESSIVE | FEATURE_SUBJECT | FEATURE_AMOUNT | FEATURE_IS_NUMBER;
    static const lexicon_set classes =
        LEX_BIT(LEX_INDEFINITE) | LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_DETERMINER);
    feature_set features = r->features[i];
    if (!(features & FEATURE_FIRST))
        return true;
    if ((features & (others | FEATURE_APPROXIMATE)) == FEATURE_APPROXIMATE && !(r->tokens[i].classes & classes))
        return !word_feature(r, i + 1,
                             FEATURE_APPROXIMATE | FEATURE_AMOUNT | FEATURE_IS_NUMBER); /* "to": no amount follows */
    return phrase_is_lone(r, i, features) && !(features & (FEATURE_APPROXIMATE | FEATURE_AMOUNT | FEATURE_SUBJECT)) &&
           !(r->tokens[i].classes & classes);
}

static bool read_sentence(struct mention_reader *r)
{
    size_t parent = NO_INDEX, parent_end = r->first;
    for (size_t i = r->first, end = r->end, next; i < end; i = next) {
        next = i + 1;
        if (begins_none(r, i))
            continue;
        if (i >= parent_end)
            parent = NO_INDEX;
        size_t before = mention_count(r);
        if (!read_mention(r, i, parent, &next))
            return false;
        if (mention_count(r) == before)
            continue;
        const struct mention *m = mention_at(r, before);
        if (m->apposition_end > next && m->apposition_first >= next) {
            if (!read_after_nouns(r, before, &next))
                return false;
            m = mention_at(r, before);
        }
        if (m->end_token > parent_end) {
            parent = before;
            parent_end = m->end_token;
        }
    }
    return true;
}

static void learn(struct mention_reader *r, const struct mention *m)
{
    const struct token *tokens = r->tokens;
    if (m->type != MENTION_NAME && m->type != MENTION_ORGANIZATION)
        return;
    bool one = m->name_end < m->name_first + 2;
    if (one && m->core_end + 1 < r->analysis->tokens.count && m->type == MENTION_ORGANIZATION &&
        m->core_first == m->name_first && r->tokens[m->core_end].mark == ',' &&
        token_equals(r->analysis, m->core_end + 1, "which"))
        mention_memory_learn(&r->memory, tokens[m->name_first].hash, KNOWN_ORGANIZATION);
    if (one || r->analysis->blocks.items[m->block].kind != BLOCK_PARAGRAPH)
        return;
    if (m->type == MENTION_NAME) {
        mention_memory_learn(&r->memory, tokens[m->head].hash, KNOWN_SURNAME);
        mention_memory_learn(&r->memory, tokens[m->name_first].hash, KNOWN_GIVEN);
    } else {
        mention_memory_learn(&r->memory, tokens[m->name_first].hash, KNOWN_ORGANIZATION);
    }
}

/* Names of one word, judged again by what the whole text has told. */
static void judge_again(const struct mention_reader *r, struct mention *m)
{
    if (m->name_end != m->name_first + 1 || m->coordinated || m->role_first < m->role_end ||
        m->core_first != m->name_first)
        return;
    const struct token *t = &r->tokens[m->name_first];
    unsigned known = mention_memory_known(&r->memory, t->hash);
    if (m->type == MENTION_NAME && known & KNOWN_ORGANIZATION && !(known & (KNOWN_SURNAME | KNOWN_GIVEN))) {
        m->type = MENTION_ORGANIZATION;
        m->gender = GENDER_NEUTER;
    } else if (known & KNOWN_SURNAME && (m->type == MENTION_ORGANIZATION || m->type == MENTION_LOCATION) &&
               !(t->flags & TOKEN_ALL_CAPITAL && t->classes & LEX_BIT(LEX_BODY_NAME))) {
        m->type = MENTION_NAME;
        m->gender = GENDER_UNKNOWN;
    }
}

static bool find_all(struct mention_reader *r)
{
    const struct analysis *analysis = r->analysis;
    struct mention_stage *out = r->out;
    for (r->sentence = 0; r->sentence < analysis->sentences.count; r->sentence++) {
        const struct sentence *s = &analysis->sentences.items[r->sentence];
        r->first = s->first_token;
        r->end = s->end_token;
        r->first_word = s->first_word;
        r->length = r->end - r->first;
        r->heading = r->memory.headings[r->sentence];
        r->begun = out->mentions.count;
        feature_read(r);
        if (!read_sentence(r) || !coordinated_read(r))
            return false;
        feature_clear(r);
    }
    for (size_t m = 0; m < out->mentions.count; m++)
        learn(r, &out->mentions.items[m]);
    for (size_t m = 0; m < out->mentions.count; m++)
        judge_again(r, &out->mentions.items[m]);
    return true;
}

bool mention_find(const struct analysis *analysis, struct mention_stage *stage)
{
    struct mention_reader reader = {.analysis = analysis, .tokens = analysis->tokens.items, .out = stage};
    bool done = feature_room(&reader) && mention_memory_make(&reader.memory, analysis) && find_all(&reader);
    feature_room_free(&reader);
    mention_memory_free(&reader.memory, analysis);
    VECTOR_FREE(&analysis->mem, reader.apart);
    VECTOR_FREE(&analysis->mem, reader.places);
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
