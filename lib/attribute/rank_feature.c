/* The features of candidates: of what families their patterns are, what the tagger says of their words, and how source,
 * cue and content stand to each other. */
#include "attribute/rank_feature.h"
#include "match/pattern_table.h"
#include "match/symbols.h"

#include <string.h>

static void list(struct weighed *out, struct rank_feature feature)
{
    if (out->list->count < MAX_RANK)
        out->list->features[out->list->count++] = feature;
}

/* What a feature is of: the n-th of the kinds in a row from `kind` on, which are those of rank_kinds.h. */
struct kind {
    uint32_t kind, n;
    enum rank_name name;
};

static inline void put_hashed(struct weighed *out, struct kind of, uint32_t a, uint32_t b)
{
    uint32_t bucket = rank_bucket(of.kind + of.n, a, b);
    int16_t weight = out->weights[bucket];
    out->sum += weight;
    if (out->list)
        list(out, (struct rank_feature){(uint8_t)of.name, (uint8_t)of.n, weight, (uint16_t)bucket, a, b});
}

/* place, width: of the first kind's weights in rank_small, and of the second value. */
static inline void put_small(struct weighed *out, struct kind of, uint32_t place, uint32_t width, uint32_t a,
                             uint32_t b)
{
    if (out->list)
        put_hashed(out, of, a, b);
    else
        out->sum += out->small[place + a * width + b];
}

#define KIND(NAME, n) ((struct kind){RANK_##NAME##_KIND, (uint32_t)(n), RANK_NAME_##NAME})
#define PUT_OF(out, NAME, n, a, b)                                                                                     \
    put_small(out, KIND(NAME, n), RANK_##NAME + (uint32_t)(n)*RANK_##NAME##_SIZE, RANK_##NAME##_WIDTH, a, b)
#define PUT(out, NAME, a, b) PUT_OF(out, NAME, 0, a, b)
#define PUT_HASHED_OF(out, NAME, n, a, b) put_hashed(out, KIND(NAME, n), a, b)
#define PUT_HASHED(out, NAME, a, b) PUT_HASHED_OF(out, NAME, 0, a, b)

#define X(name, ...) #name,
const char *const rank_names[RANK_NAME_COUNT] = {RANK_SMALL(X) RANK_HASHED(X) RANK_CONSTANT(X)};
#undef X

/* Values where there is no mention, the tagger alone says that it is a cue, and there is none. */
enum { NO_MENTION = 15, LABELLED_CUE = 15, NO_CUE = 99 };
#define SPLIT_AROUND 99 /* words to the cue of a content on both sides of it */

/* The classes of words that are no conjunction or the like, which count by their hash. A mark is its byte. */
enum word_class {
    CLASS_QUOTE = 1,
    CLASS_NUMBER,
    CLASS_CUE_VERB,
    CLASS_PRONOUN,
    CLASS_DETERMINER,
    CLASS_PREPOSITION,
    CLASS_AUXILIARY,
    CLASS_ADVERB,
    CLASS_CAPITAL = 20,
    CLASS_OTHER
};
#define AFTER_A_COMMA 64 /* is added to the class of such a word, so that none is 0 */

/* A count as one of few classes: 0, 1, 2, 3, 4-5, 6-8, 9-12, ... */
static uint32_t bin(size_t n)
{
    static const uint8_t bins[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8};
    if (n < sizeof bins)
        return bins[n];
    return 9u + (n > 40) + (n > 60) + (n > 100);
}

static uint32_t share(size_t part, size_t whole)
{
    return whole ? index_32(part) * 8 / index_32(whole) : 9;
}

/* "that", "to", "and", "as". */
static bool is_link_word(const struct token *t)
{
    return t->word == WORD_THAT || t->word == WORD_TO || t->word == WORD_AND || t->word == WORD_AS;
}

static uint32_t read_class(const struct analysis *analysis, size_t i)
{
    static const lexicon_set small = LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PREPOSITION) |
                                     LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_ADVERB);
    const struct token *t = token_at(analysis, i);
    if (t->kind == TOKEN_MARK)
        return (uint32_t)t->mark;
    if (t->kind == TOKEN_QUOTE)
        return CLASS_QUOTE;
    if (t->kind == TOKEN_NUMBER)
        return CLASS_NUMBER;
    if (t->kind == TOKEN_WORD && may_say(t->classes))
        return CLASS_CUE_VERB;
    if (t->classes & (LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH)) || is_link_word(t))
        return t->hash;
    if (!(t->classes & small))
        return t->flags & TOKEN_CAPITAL ? CLASS_CAPITAL : CLASS_OTHER;
    return token_is(t, LEX_PRONOUN)       ? CLASS_PRONOUN
           : token_is(t, LEX_DETERMINER)  ? CLASS_DETERMINER
           : token_is(t, LEX_PREPOSITION) ? CLASS_PREPOSITION
           : token_is(t, LEX_AUXILIARY)   ? CLASS_AUXILIARY
                                          : CLASS_ADVERB;
}

static uint32_t keep_class(const struct attribute_stage *stage, size_t i)
{
    const struct analysis *analysis = stage->analysis;
    uint32_t class = read_class(analysis, i);
    stage->prefix_sums.items[i].class = class + 1;
    return class;
}

/* Asked of the same words again and again. */
static inline uint32_t token_class(const struct attribute_stage *stage, size_t i)
{
    uint32_t kept = stage->prefix_sums.items[i].class;
    return kept ? kept - 1 : keep_class(stage, i);
}

/* The share of labels that a range of words has, by the sum of their marginals. */
static uint32_t mean(uint32_t sum, size_t words)
{
    return sum / index_32(words) * 8 / 256;
}

/* The same of one kind of label, by where struct word_labels has its marginal. */
static uint32_t label_mean(const struct analysis *analysis, size_t first, size_t end, size_t offset)
{
    uint32_t sum = 0;
    if (!analysis->labels.count || first >= end)
        return 9;
    for (size_t i = first; i < end; i++)
        sum += *((const uint8_t *)&analysis->labels.items[i] + offset);
    return mean(sum, end - first);
}

static const struct word_prefix_sums *sums_before(const struct attribute_stage *stage, size_t i)
{
    return &stage->prefix_sums.items[i];
}

/* Of the counts of prefix sums, or the difference of two. */
static uint32_t quoted_of(uint64_t counts)
{
    return counts & ((1u << PREFIX_SUM_BITS) - 1);
}

static uint32_t capitals_of(uint64_t counts)
{
    return counts >> PREFIX_SUM_BITS & ((1u << PREFIX_SUM_BITS) - 1);
}

static uint32_t verbs_of(uint64_t counts)
{
    return (uint32_t)(counts >> 2 * PREFIX_SUM_BITS);
}

/* The class of a word beside a place, 0 past the ends of the block. */
static uint32_t class_beside(const struct attribute_stage *stage, struct index_range b, size_t i)
{
    return i >= b.first && i < b.end ? token_class(stage, i) : 0;
}

static struct index_range block_of(const struct analysis *analysis, const struct link *link, size_t part)
{
    return analysis->block_tokens.items[token_at(analysis, link->parts[part].first_token)->block];
}

/* The labels' view of the edges: content just outside an end means that the extent is too short. Here of its beginning.
 */
void rank_first_features(const struct attribute_stage *stage, const struct link *link, size_t part, struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    size_t first = link->parts[part].first_token;
    const struct index_range b = block_of(analysis, link, part);
    uint32_t own = token_class(stage, first), before = class_beside(stage, b, first - 1);
    PUT_HASHED_OF(out, FIRST_CLASSES, part, before, own);
    PUT_HASHED_OF(out, FIRST_BEFORE, part, class_beside(stage, b, first - 2), before);
    PUT_HASHED_OF(out, FIRST_SECOND, part, own, class_beside(stage, b, first + 1));
    if (!analysis->labels.count)
        return;
    const struct word_labels *l = &analysis->labels.items[first];
    PUT_OF(out, FIRST_LABELS, part, first > b.first ? l[-1].content / 32 : 9, l->content / 32);
    PUT_OF(out, FIRST_BEGINS, part, l->begin / 32, 0);
}

/* A statement that is cut at a comma: what follows has no verb without it. */
void rank_after_features(const struct attribute_stage *stage, size_t end, struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    const struct sentence *s = sentence_at(analysis, end - 1);
    size_t most = s->end_token < end + 12 ? s->end_token : end + 12;
    size_t verbs = most > end ? verbs_of(sums_before(stage, most)->counts - sums_before(stage, end)->counts) : 0;
    PUT(out, VERBS_AFTER, bin(s->end_token - end), bin(verbs));
    PUT(out, VERB_NEXT, end + 1 < s->end_token && token_is_verb(token_at(analysis, end + 1)),
        token_at(analysis, end < analysis->tokens.count ? end : end - 1)->mark == ',');
}

/* The same of its end. */
void rank_end_features(const struct attribute_stage *stage, const struct link *link, size_t part, struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    size_t end = link->parts[part].end_token;
    const struct index_range b = block_of(analysis, link, part);
    uint32_t after = class_beside(stage, b, end);
    PUT_HASHED_OF(out, END_CLASSES, part, token_class(stage, end - 1), after);
    PUT_HASHED_OF(out, END_AFTER, part, after, class_beside(stage, b, end + 1));
    if (!analysis->labels.count)
        return;
    const struct word_labels *l = &analysis->labels.items[end - 1];
    PUT_OF(out, END_LABELS, part, end < b.end ? l[1].content / 32 : 9, l->content / 32);
}

static void source_features(const struct analysis *analysis, const struct link *link, struct weighed *out)
{
    const struct mention *m = link->source != NO_INDEX ? &analysis->mentions.items[link->source] : NULL;
    uint32_t type = m ? (uint32_t)m->type : NO_MENTION;
    bool quoted = token_is_quoted(analysis, link->source_first);
    PUT(out, SOURCE_TYPE, type, quoted);
    PUT(out, SOURCE_LABELS,
        label_mean(analysis, link->source_first, link->source_end, offsetof(struct word_labels, source)), 0);
    PUT(out, SOURCE_WORDS, bin(link->source_end - link->source_first), 0);
    if (m && m->type == MENTION_PRONOUN)
        PUT_HASHED(out, PRONOUN, token_at(analysis, m->head)->hash, 0);
    if (m)
        PUT(out, SOURCE_PARENT, m->possessive, m->parent != NO_INDEX);
    if (link->cue_end > link->cue_first) {
        bool after = link->source_first >= link->cue_end;
        size_t gap = after ? link->source_first - link->cue_end
                     : link->cue_first >= link->source_end ? link->cue_first - link->source_end : 0;
        PUT(out, SOURCE_GAP, after, bin(gap));
    }
}

static void cue_features(const struct attribute_stage *stage, const struct link *link, uint32_t frame,
                         struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    const struct cue *cue = link->cue != NO_INDEX ? &analysis->cues.items[link->cue] : NULL;
    uint32_t kind = cue ? (uint32_t)cue->kind : LABELLED_CUE;
    if (link->cue_end <= link->cue_first) {
        PUT_HASHED(out, CUE_KIND, NO_CUE, 0);
        return;
    }
    const size_t place = cue ? cue->head : link->cue_first;
    const struct token *head = token_at(analysis, place);
    PUT_HASHED(out, CUE_KIND, kind, frame);
    uint32_t verb = head->canonical ? token_hash(head->canonical, strlen(head->canonical)) : head->hash;
    PUT_HASHED(out, VERB, verb, 0);
    PUT_HASHED(out, VERB_SIDE, verb, kind + 16u * (link->source_first >= link->cue_end));
    PUT(out, CUE_LABELS, label_mean(analysis, link->cue_first, link->cue_end, offsetof(struct word_labels, cue)), 0);
    PUT(out, CUE_QUOTED, token_is_quoted(analysis, place), 0);
    PUT_HASHED(out, CUE_FIRST, token_class(stage, link->cue_first), 0);
    if (link->cue_end < analysis->tokens.count)
        PUT_HASHED(out, CUE_NEXT, token_class(stage, link->cue_end), kind);
}

/* “..., ” X said: a comma within the closing mark before source and cue says that the two are of that sentence. */
static uint32_t after_comma(const struct analysis *analysis, const struct link *link)
{
    size_t start = link->source_first < link->cue_first ? link->source_first : link->cue_first;
    if (start < 2 || link->cue_end <= link->cue_first || token_at(analysis, start - 1)->kind != TOKEN_QUOTE ||
        !token_is_quoted(analysis, start - 1))
        return 0;
    char mark = token_at(analysis, start - 2)->mark;
    return mark == ',' ? 3 : mark == '?' || mark == '!' || mark == '-' ? 2 : 1;
}

struct rank_context rank_context_of(const struct attribute_stage *stage, const struct link *link)
{
    const struct analysis *analysis = stage->analysis;
    struct rank_context features = {
        .frame = link->cue != NO_INDEX ? (uint32_t)symbol_frame(&analysis->cues.items[link->cue]) : 0};
    size_t after = link->cue_end > link->source_end ? link->cue_end : link->source_end;
    if (link->cue_end <= link->cue_first)
        return features;
    features.cue = true;
    features.more = after + 1 < analysis->tokens.count;
    if (features.more && token_at(analysis, after)->mark == ',')
        features.comma = AFTER_A_COMMA + token_class(stage, after + 1);
    const struct sentence *s = sentence_at(analysis, link->source_first);
    features.colon = (link->cue_end < analysis->tokens.count && token_at(analysis, link->cue_end)->mark == ':') +
                     2u * (link->source_first == s->first_token);
    return features;
}

static inline void content_features(const struct attribute_stage *stage, const struct link *link,
                                    const struct rank_context *features, struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    size_t words = 0, spoken = 0;
    uint64_t counts = 0;
    uint32_t labels[2];
    for (size_t p = 0; p < link->part_count; p++) {
        size_t before = link->parts[p].first_token, after = link->parts[p].end_token;
        const struct word_prefix_sums *a = sums_before(stage, before), *b = sums_before(stage, after);
        words += after - before;
        counts += b->counts - a->counts;
        spoken += b->spoken - a->spoken;
        if (p < 2)
            labels[p] = mean(b->content - a->content, after - before);
    }
    uint32_t quoted = share(quoted_of(counts), words), verbs = verbs_of(counts);
    PUT(out, WORDS, bin(words), 0);
    PUT(out, QUOTED, quoted, bin(words) / 2);
    PUT(out, CAPITALS, share(capitals_of(counts), words), 0);
    PUT(out, PARTS, link->part_count, 0);
    PUT(out, SPOKEN, bin(spoken), quoted > 3);
    size_t first = link->parts[0].first_token, end = link->parts[link->part_count - 1].end_token;
    if (features->cue) {
        size_t gap = first >= link->cue_end   ? first - link->cue_end
                     : link->cue_first >= end ? link->cue_first - end
                                              : SPLIT_AROUND;
        PUT(out, CUE_GAP, bin(gap), first >= link->cue_end);
    }
    if (features->comma && first < link->cue_first)
        PUT_HASHED(out, NEXT_COMMA, link->part_count, features->comma);
    else if (features->more && first < link->cue_first)
        PUT(out, NEXT_COMMA, link->part_count, 0);
    const struct sentence *begun = sentence_at(analysis, first);
    size_t skipped = first - begun->first_token;
    PUT(out, BEGINNING, (first < link->cue_first) + 2u * (token_at(analysis, first)->kind == TOKEN_QUOTE),
        skipped > 2 ? 3 : index_32(skipped));
    size_t sentences = sentence_of(analysis, end - 1) - sentence_of(analysis, first);
    PUT(out, SENTENCES, bin(sentences), quoted == 8);
    PUT_HASHED(out, VERBS, verbs > 3 ? 3 : index_32(verbs), features->frame);
    for (size_t p = 0; p < link->part_count && p < 2 && analysis->labels.count; p++)
        PUT_OF(out, CONTENT_LABELS, p, labels[p], 0);
}

/* The nearest verb of saying outside marks among the few tokens from `i` on, but for the link's own. */
static bool other_cue(const struct analysis *analysis, const struct link *link, size_t i, size_t end)
{
    for (; i < end && i < analysis->tokens.count; i++)
        if (token_at(analysis, i)->kind == TOKEN_WORD && !token_is_quoted(analysis, i) &&
            token_is(token_at(analysis, i), LEX_STRONG) && (i < link->cue_first || i >= link->cue_end))
            return true;
    return false;
}

void rank_quoted_family_features(const struct quoted_part *part, uint32_t key, struct weighed *out)
{
    if (!key)
        return;
    PUT_HASHED(out, FAMILY_MARKS, key, part->marks);
    PUT_HASHED(out, FAMILY_LENGTH, key, part->length);
}

/* What is before the opening mark of a part and after its closing one, and the mark within. */
static struct quoted_part quoted_part_features(const struct attribute_stage *stage, const struct link *link, size_t p,
                                               struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
    const struct index_range b = analysis->block_tokens.items[token_at(analysis, first)->block];
    uint32_t side = index_32(p) * 2 + (first >= link->cue_end), place = side * 2 + (link->part_count > 1);
    size_t back = first > b.first ? first - 1 : first;
    bool before = back < first && (token_at(analysis, back)->mark == ',' || token_at(analysis, back)->mark == ':') &&
                  back > b.first &&
                  other_cue(analysis, link, back > b.first + 4 ? back - 4 : b.first, back);
    bool after = other_cue(analysis, link, end, end + 6 < b.end ? end + 6 : b.end);
    char mark = end >= 2 && token_at(analysis, end - 1)->kind == TOKEN_QUOTE ? token_at(analysis, end - 2)->mark : 0;
    struct quoted_part part = {(uint32_t)mark + 256u * (before || after), bin(end - first) * 4 + index_32(p)};
    PUT(out, QUOTE_BEFORE, place, before);
    PUT(out, QUOTE_AFTER, place, after);
    PUT_HASHED(out, QUOTE_MARK, place, (uint32_t)mark);
    PUT_HASHED(out, QUOTE_CLASS, place, back < first ? token_class(stage, back) : 0);
    return part;
}

void rank_answer_features(const struct attribute_stage *stage, const struct link *link,
                          const struct rank_context *features, struct answer *answer, struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    content_features(stage, link, features, out);
    answer->quoted_count = 0;
    for (size_t p = 0; p < link->part_count && p < 2; p++)
        if (token_at(analysis, link->parts[p].first_token)->kind == TOKEN_QUOTE)
            answer->quoted[answer->quoted_count++] = quoted_part_features(stage, link, p, out);
    if (features->cue)
        PUT(out, COLON, (link->parts[0].first_token < link->cue_first) + 2u * (link->part_count > 1), features->colon);
}

void rank_vote_features(size_t all, size_t source, size_t content, struct weighed *out)
{
    PUT(out, SOURCE_VOTES, bin(all - source), bin(source - 1)); /* without its own vote */
    PUT(out, CONTENT_VOTES, bin(all - content), bin(content - 1));
}

/* What is between source and cue, and before the source in its sentence. */
static void path_features(const struct attribute_stage *stage, const struct link *link, struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    if (link->cue_end <= link->cue_first)
        return;
    bool after = link->source_first >= link->cue_end;
    size_t first = after ? link->cue_end : link->source_end, end = after ? link->source_first : link->cue_first;
    size_t commas = 0, cues = 0, conjunctions = 0;
    for (size_t i = first; i < end && i < first + 60; i++) {
        const struct token *t = token_at(analysis, i);
        commas += t->mark == ',';
        cues += t->kind == TOKEN_WORD && may_say(t->classes);
        conjunctions += t->kind == TOKEN_WORD && token_is(t, LEX_CONJUNCTION);
    }
    PUT(out, COMMAS, bin(commas), after);
    PUT(out, CUES, bin(cues), after);
    PUT(out, CONJUNCTIONS, bin(conjunctions), after);
    const struct sentence *s = sentence_at(analysis, link->source_first);
    PUT(out, SOURCE_PLACE, bin(link->source_first - s->first_token), after);
    if (link->cue != NO_INDEX && link->cue_first > 0)
        PUT_HASHED(out, CUE_BEFORE,
                   (uint32_t)analysis->cues.items[link->cue].kind * 2 + (link->source_end == link->cue_first),
                   token_class(stage, link->cue_first - 1));
    PUT(out, ONE_SENTENCE, sentence_of(analysis, link->source_first) == sentence_of(analysis, link->cue_first), 0);
    if (link->source_first > s->first_token)
        PUT_HASHED(out, SOURCE_BEFORE, token_class(stage, link->source_first - 1), after);
}

/* What depends on source and cue alone. */
void rank_setting_features(const struct attribute_stage *stage, const struct link *link, uint32_t frame,
                           struct weighed *out)
{
    const struct analysis *analysis = stage->analysis;
    source_features(analysis, link, out);
    cue_features(stage, link, frame, out);
    path_features(stage, link, out);
    PUT(out, AFTER_COMMA, after_comma(analysis, link), 0);
}

uint32_t rank_family_key(const struct language *language, enum pattern_family family)
{
    const char *name = language->patterns->families[family].name;
    return name ? token_hash(name, strlen(name)) : 0;
}

static void put_no_family(struct weighed *out)
{
    out->sum += RANK_NO_FAMILY_WEIGHT;
    if (out->list)
        list(out, (struct rank_feature){RANK_NAME_NO_FAMILY, 0, RANK_NO_FAMILY_WEIGHT, RANK_BUCKETS, 0, 0});
}

void rank_family_features(uint32_t key, uint32_t frame, bool extent_from_tagger, struct weighed *out)
{
    PUT_HASHED(out, ANY, 0, 0);
    if (!key) {
        put_no_family(out);
        return;
    }
    PUT_HASHED(out, FAMILY, key, 0);
    PUT_HASHED(out, FAMILY_FRAME, key, frame);
    PUT_HASHED(out, FAMILY_EXTENT, key, extent_from_tagger);
}
