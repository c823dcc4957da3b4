/*
 * Of the candidates for each cue the one that is taken, where one is likely enough: the one that is right with the most
 * of their probability.
 */
#include "attribute/choice.h"

#include "attribute/limits.h"
#include "attribute/overlap.h"
#include "attribute/rank.h"
#include "base/observer.h"

#include <math.h>

static bool sources_overlap(const struct link *a, const struct link *b)
{
    return a->source_first < b->source_end && b->source_first < a->source_end;
}

static bool of_labels(const struct link *link)
{
    return link->family == FAMILY_LABELS_SOURCE_CUE || link->family == FAMILY_LABELS_CUE_SOURCE;
}

/* Where the labels' join was chosen, the pattern that gave the same answer, if one did, is named in its place. */
static void name_pattern(struct link *best, const struct link *first, const struct link *end)
{
    const struct link *named = NULL;
    if (!of_labels(best))
        return;
    for (const struct link *i = first; i < end; i++)
        if (sources_overlap(i, best) && !of_labels(i) && link_shared(i, best) >= SAME_CONTENT &&
            (!named || i->score > named->score))
            named = i;
    if (named) {
        best->pattern = named->pattern;
        best->addressee = named->addressee;
        best->via = named->via;
    }
}

static bool ends_sentence(const struct analysis *analysis, const struct link *link)
{
    size_t end = link->part_count ? link->parts[link->part_count - 1].end_token : 0;
    return end && end + 1 >= sentence_at(analysis, end - 1)->end_token;
}

/* One answer of several candidates, and what speaks for it: the probability of those that name its source, of those
 * that also share half of its words, and what it is worth. */
struct answer {
    struct link *link; /* the first of them that is to be had */
    size_t words;
    double chance; /* of all of them */
    double value, right, source;
};

/* What the probability of one counts for another by the words that they share: four fifths, half or less. */
struct weight {
    double right, value;
};
static const struct weight weights[] = {{0, 0}, {1, HALF_RIGHT_WORTH}, {1, 1}};

static inline void back(struct answer *answer, double chance, const struct weight *weight)
{
    answer->source += chance;
    answer->right += chance * weight->right;
    answer->value += chance * weight->value;
}

/* What an answer is chosen by. */
static double worth_of_answer(const struct analysis *analysis, const struct answer *answer)
{
    return answer->value * (ends_sentence(analysis, answer->link) ? WHOLE_SENTENCE_WORTH : 1);
}

/* The answers of those candidates that are to be had. */
static size_t list_answers(struct attribute_stage *stage, const struct rivals *rivals, struct answer *answers)
{
    struct link *links = stage->candidates.items + rivals->first;
    size_t made = 0, count = rivals->end - rivals->first;
    bool begun = false;
    for (size_t i = 0; i < count; i++) {
        begun = begun && links[i].same_extent;
        if (rivals->chances[i] <= 0)
            continue;
        if (begun)
            answers[made - 1].chance += rivals->chances[i];
        else
            answers[made++] = (struct answer){&links[i], link_tokens(&links[i]), rivals->chances[i], 0, 0, 0};
        begun = true;
    }
    return made;
}

/* Each pair is looked at once; each answer's sums are in the order of those that back it. */
static void back_each(struct answer *answers, size_t count)
{
    for (struct answer *a = answers; a < answers + count; a++) {
        back(a, a->chance, &weights[2]);
        for (struct answer *b = a + 1; b < answers + count; b++) {
            if (!sources_overlap(a->link, b->link))
                continue;
            size_t both = link_common_tokens(a->link, b->link), all = a->words + b->words - both;
            const struct weight *weight = &weights[(2 * both >= all) + (5 * both >= 4 * all)];
            back(a, b->chance, weight);
            back(b, a->chance, weight);
        }
    }
}

/* Tell who looks on what speaks for each. */
static void show_answers(const struct attribute_stage *stage, const struct rivals *rivals, const struct answer *answers,
                         size_t count)
{
    struct answer_weight weights_shown[MAX_RIVALS];
    struct choice choice = {index_32(rivals->first), index_32(rivals->end), index_32(rivals->compared_end),
                            rivals->chances,         rivals->total,         weights_shown,
                            count};
    for (size_t i = 0; i < count; i++)
        weights_shown[i] = (struct answer_weight){index_32((size_t)(answers[i].link - stage->candidates.items)),
                                                  answers[i].right / rivals->total, answers[i].source / rivals->total,
                                                  worth_of_answer(stage->analysis, &answers[i]) / rivals->total};
    stage->analysis->observer->weighed(stage->analysis->observer, stage, &choice);
}

/* Whether a candidate is likely enough, and by what. source: how likely its source is right. */
static enum choice_reason belief_in(const struct analysis *analysis, const struct link *link, double source)
{
    if (link->confidence >= MIN_CONFIDENCE)
        return CHOICE_CONFIDENT;
    if (source >= MIN_SOURCE && link_holds_quotation(analysis, link))
        return CHOICE_QUOTED;
    return source >= SURE_SOURCE && link->confidence >= MIN_EXTENT ? CHOICE_SURE_SOURCE : CHOICE_NONE;
}

/* Each counts for those that name its source and share its words: the decision of least expected loss. */
struct link *choice_best(struct attribute_stage *stage, const struct rivals *rivals, enum choice_reason *why)
{
    const struct analysis *analysis = stage->analysis;
    struct answer answers[MAX_RIVALS];
    struct link *best = NULL, *all = stage->candidates.items;
    double most = 0, best_source = 0;
    size_t count = list_answers(stage, rivals, answers);
    back_each(answers, count);
    if (analysis->observer)
        show_answers(stage, rivals, answers, count);
    for (const struct answer *answer = answers; answer < answers + count; answer++) {
        double value = worth_of_answer(analysis, answer);
        if (value > most) {
            best = answer->link;
            most = value;
            best_source = answer->source / rivals->total;
            best->confidence = answer->right / rivals->total;
        }
    }
    *why = best ? belief_in(analysis, best, best_source) : CHOICE_NONE;
    if (*why == CHOICE_NONE)
        return NULL;
    name_pattern(best, all + rivals->first, all + rivals->end);
    return best;
}

/* “We are ready,” Ada Moss said: speech in marks that a comma ends, and its source and verb at once after it. */
static bool is_plain(const struct analysis *analysis, const struct link *link)
{
    const struct token *tokens = analysis->tokens.items;
    size_t first = link->parts[0].first_token, last = link->parts[0].end_token - 1;
    size_t next = link->source_first < link->cue_first ? link->source_first : link->cue_first;
    bool plain = link->family == FAMILY_QUOTE_SOURCE_VERB || link->family == FAMILY_QUOTE_VERB_SOURCE ||
                 link->family == FAMILY_QUOTE_SOURCE_VERB_QUOTE;
    if (!plain || !link->part_count || !token_is_quoted(analysis, first) ||
        analysis->spans.items[span_of(analysis, first)].words < MIN_PLAIN_WORDS || last == first || next > last + 2)
        return false;
    char mark = tokens[tokens[last].kind == TOKEN_QUOTE ? last - 1 : last].mark;
    return mark == ',' || mark == '?' || mark == '!';
}

/* Labelled a cue, but "for" or "in the" says nothing. */
static bool has_no_cue(const struct analysis *analysis, const struct link *link)
{
    static const lexicon_set small = LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_DETERMINER);
    for (size_t i = link->cue_first; i < link->cue_end; i++)
        if (!(analysis->tokens.items[i].classes & small))
            return false;
    return link->cue == NO_INDEX && link->cue_end > link->cue_first;
}

/* The plain answer among rivals of which the ranking believes none. */
static struct link *plain_of(struct attribute_stage *stage, const struct rivals *rivals)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t i = rivals->first; i < rivals->end; i++) {
        struct link *link = &stage->candidates.items[i];
        if (is_plain(analysis, link)) {
            link->confidence = PLAIN_CONFIDENCE;
            return link;
        }
    }
    return NULL;
}

/* The answer of a pattern from the rules, as it is: their author knows what the ranking, which does not, makes nothing
 * of. */
static struct link *ruled_of(struct attribute_stage *stage, const struct rivals *rivals)
{
    for (size_t i = rivals->first; i < rivals->end; i++) {
        struct link *link = &stage->candidates.items[i];
        if (link->ruled && !link->extent_from_tagger && link->part_count)
            return link;
    }
    return NULL;
}

/* Candidates for one cue; those that a pattern answers without one are of one source. */
static bool are_rivals(const struct link *a, const struct link *b)
{
    bool cue = a->cue_end > a->cue_first;
    return a->cue_first == b->cue_first && cue == (b->cue_end > b->cue_first) &&
           (cue || a->source_first == b->source_first);
}

void choice_weigh(const struct attribute_stage *stage, struct rivals *rivals, size_t first, size_t end)
{
    rivals->first = first;
    rivals->compared_end = end;
    rivals->end = end - first > MAX_RIVALS ? first + MAX_RIVALS : end;
    rivals->total = 1;
    for (size_t i = first; i < rivals->end; i++) {
        double score = stage->candidates.items[i].score, chance = exp(score < 30 ? score : 30);
        rivals->chances[i - first] = chance;
        rivals->total += chance;
    }
}

/* The one of the candidates for a cue that is taken, or NULL. */
static const struct link *choose_one(struct attribute_stage *stage, const struct rivals *rivals)
{
    const struct analysis *analysis = stage->analysis;
    enum choice_reason why;
    struct link *best = choice_best(stage, rivals, &why);
    if (!best && (best = plain_of(stage, rivals)) != NULL)
        why = CHOICE_PLAIN;
    if (best && has_no_cue(analysis, best)) {
        best = NULL;
        why = CHOICE_WITHOUT_CUE;
    }
    if (!best && (best = ruled_of(stage, rivals)) != NULL)
        why = CHOICE_RULED;
    if (best && best->ruled && best->confidence < RULED_CONFIDENCE)
        best->confidence = RULED_CONFIDENCE;
    if (analysis->observer)
        analysis->observer->chosen(analysis->observer, stage, best, why);
    return best;
}

bool choice_find(struct attribute_stage *stage)
{
    struct link *all = stage->candidates.items;
    size_t count = stage->candidates.count;
    struct ranking *ranking = rank_begin(stage);
    if (!ranking)
        return false;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && are_rivals(&all[i], &all[end]); end++)
            ;
        rank_score(ranking, i, end);
        struct rivals rivals;
        choice_weigh(stage, &rivals, i, end);
        const struct link *best = choose_one(stage, &rivals);
        if (!best)
            continue;
        struct link link = *best;
        link.first_rival = index_32(i);
        link.end_rival = index_32(end);
        if (!VECTOR_PUSH(&stage->analysis->mem, stage->links, link))
            return false;
    }
    return true;
}
