/* To whom a statement is made (told *reporters*), and whose report it is (said ..., according to *Reuters*). */
#include "attribute/attribute.h"
#include "attribute/limits.h"

#include <string.h>


static bool is_verb_of_report(const struct analysis *analysis, size_t token)
{
    const char *canonical = token_at(analysis, token)->canonical;
    return canonical && word_number(analysis->language, canonical, strlen(canonical)) == WORD_REPORT;
}

/* True when the first is a report ("according to", "reported") of what the second says in it. */
bool reports(const struct analysis *analysis, const struct link *report, const struct link *said)
{
    const struct cue *cue = report->cue != NO_INDEX ? &analysis->cues.items[report->cue] : NULL;
    if (!cue || said->cue_end <= said->cue_first ||
        !(cue->kind == CUE_PHRASE || is_verb_of_report(analysis, cue->head)))
        return false;
    return link_holds(report, said->cue_first, said->cue_end);
}

/* The outermost mention that begins at a token, or NO_INDEX. */
static size_t mention_from(const struct analysis *analysis, size_t token)
{
    size_t best = NO_INDEX;
    for (size_t m = analysis_first_mention(analysis, token);
         m < analysis->mentions.count && analysis->mentions.items[m].first_token == token; m++)
        if (best == NO_INDEX || analysis->mentions.items[m].end_token > analysis->mentions.items[best].end_token)
            best = m;
    return best;
}

/* "tell" always has somebody who is told right after it; other verbs of its kind may have. */
static bool always_told(const struct analysis *analysis, const struct cue *cue)
{
    return token_in(analysis, token_at(analysis, cue->head), SET_TELLING);
}

/* What may be after the one who is told. */
static bool content_follows(const struct analysis *analysis, size_t token)
{
    if (token >= analysis->tokens.count)
        return true;
    const struct token *t = token_at(analysis, token);
    return t->kind == TOKEN_QUOTE || t->mark == ',' || t->mark == ':' || t->mark == '.' || token_is(t, LEX_WH) ||
           t->word == WORD_THAT || t->word == WORD_TO;
}

/* The mention may be who is told: no document, no adverb, of the same block, not in marks, and not the source. */
static bool may_be_told(const struct analysis *analysis, const struct link *link, const struct mention *m)
{
    bool source = link->source_first >= link->cue_end && link->source_first < m->end_token;
    return m->type != MENTION_DOCUMENT && !source && !token_is(token_at(analysis, m->head), LEX_ADVERB) &&
           m->block == token_at(analysis, link->cue_first)->block &&
           !(token_is_quoted(analysis, link->cue_end));
}

size_t addressee_of(const struct analysis *analysis, const struct link *link)
{
    const struct cue *cue = link->cue != NO_INDEX ? &analysis->cues.items[link->cue] : NULL;
    if (!cue || !(cue->frames & LEX_BIT(LEX_TAKES_PERSON)) || cue->kind == CUE_PASSIVE ||
        link->cue_end >= analysis->tokens.count)
        return NO_INDEX;
    size_t mention = mention_from(analysis, link->cue_end);
    const struct mention *m = mention != NO_INDEX ? &analysis->mentions.items[mention] : NULL;
    if (!m || !may_be_told(analysis, link, m))
        return NO_INDEX;
    return always_told(analysis, cue) || content_follows(analysis, m->end_token) ? mention : NO_INDEX;
}

bool addressee_leave_out(const struct analysis *analysis, struct link *link, size_t mention)
{
    bool moved = false;
    const struct mention *m = &analysis->mentions.items[mention];
    for (size_t p = 0; p < link->part_count; p++) {
        if (link->parts[p].first_token >= m->end_token || link->parts[p].end_token <= link->cue_end)
            continue;
        size_t end = m->end_token;
        if (end < link->parts[p].end_token &&
            (token_at(analysis, end)->mark == ',' || token_at(analysis, end)->mark == ':'))
            end++;
        if (end >= link->parts[p].end_token)
            return moved;
        link->parts[p].first_token = index_32(end);
        moved = true;
    }
    link->addressee = index_32(mention);
    return moved;
}

static size_t tokens_within(const struct link *link, size_t first, size_t end)
{
    size_t within = 0;
    for (size_t p = 0; p < link->part_count; p++) {
        size_t a = link->parts[p].first_token > first ? link->parts[p].first_token : first;
        size_t b = link->parts[p].end_token < end ? link->parts[p].end_token : end;
        within += a < b ? b - a : 0;
    }
    return within;
}

/* Where what belongs to a statement's cue ends: verb, source, addressee. */
static size_t cue_words_end(const struct analysis *analysis, const struct link *link)
{
    size_t end = link->cue_end > link->source_end ? link->cue_end : link->source_end;
    if (link->addressee != NO_INDEX && analysis->mentions.items[link->addressee].end_token > end)
        end = analysis->mentions.items[link->addressee].end_token;
    return end;
}

/* The report that is right after a statement's cue: “...,” she told reporters, according to *Reuters*. */
static void find_report_after(const struct analysis *analysis, struct link *said)
{
    size_t end = cue_words_end(analysis, said), sentence = sentence_of(analysis, said->cue_first);
    for (size_t i = end; i < end + VIA_GAP && i < analysis->tokens.count && sentence_of(analysis, i) == sentence;
         i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind == TOKEN_QUOTE || may_say(t->classes))
            return;
        if (!token_is(t, LEX_CUE_PHRASE) || t->word != WORD_ACCORDING)
            continue;
        said->via = index_32(mention_from(analysis, i + 2));
        return;
    }
}

/* "was quoted by *the Post* as saying": the cue is the passive, the report that of the one after "by". */
static void find_quoting(const struct analysis *analysis, struct link *link)
{
    if (link->cue == NO_INDEX || link->cue == 0 || link->cue_first == 0 ||
        token_at(analysis, link->cue_first - 1)->word != WORD_AS)
        return;
    size_t back = link->cue - 1;
    while (back > 0 && analysis->cues.items[back].kind == CUE_NOUN) /* in a name: "the Harbour Post" */
        back--;
    const struct cue *passive = &analysis->cues.items[back];
    size_t by = passive->end_token;
    if (passive->kind != CUE_PASSIVE || passive->sentence != analysis->cues.items[link->cue].sentence ||
        passive->first_token < link->source_end || token_at(analysis, by)->word != WORD_BY)
        return;
    size_t via = mention_from(analysis, by + 1);
    if (via == NO_INDEX || analysis->mentions.items[via].end_token > link->cue_first)
        return;
    link->via = index_32(via);
    link->cue = index_32(back);
    link->cue_first = passive->first_token;
    link->cue_end = passive->end_token;
}

/* End the content before the words that name the report. */
static void cut_before_report(const struct analysis *analysis, struct link *said, size_t end)
{
    for (size_t p = 0; p < said->part_count; p++)
        if (said->parts[p].end_token > end && said->parts[p].first_token + 1 < end)
            said->parts[p].end_token = index_32(end - (token_at(analysis, end - 1)->mark == ','));
}

/* The best candidate for a cue within a report, by somebody named there too, whatever its score; NULL where there is
 * none. */
static const struct link *best_within(const struct attribute_stage *stage, const struct link *report)
{
    const struct analysis *analysis = stage->analysis;
    const struct link *all = stage->candidates.items, *best = NULL;
    size_t start = report->parts[0].first_token, end = report->parts[report->part_count - 1].end_token;
    for (size_t i = candidate_first(stage, start); i < stage->candidates.count && all[i].cue_first < end;
         i++) {
        const struct link *link = &all[i];
        if (!reports(analysis, report, link) || link->source_first < start || link->source_end > end ||
            link->cue == NO_INDEX || !(analysis->cues.items[link->cue].frames & LEX_BIT(LEX_STRONG)) ||
            token_is_quoted(analysis, link->cue_first))
            continue;
        bool whole = link->parts[0].first_token <= link->source_first && link->parts[0].end_token >= link->source_end;
        if (!whole && (!best || link->score > best->score))
            best = link;
    }
    return best;
}

/* Where the words begin that say who speaks. */
static size_t attribution_first(const struct link *link)
{
    return link->source_first < link->cue_first ? link->source_first : link->cue_first;
}

/* A report that holds no more than the words of what it reports, and their source and cue, is no statement of its own.
 */
static bool says_nothing_else(const struct analysis *analysis, const struct link *report, const struct link *said)
{
    size_t all = tokens_within(report, 0, NO_INDEX);
    size_t own = tokens_within(report, attribution_first(said), cue_words_end(analysis, said));
    for (size_t p = 0; p < said->part_count; p++)
        own += tokens_within(report, said->parts[p].first_token, said->parts[p].end_token);
    return own * SAME_WORDS_OF >= all * SAME_WORDS;
}

/* The link among those around it, in the same sentence, that a report is of, or NULL. */
static struct link *reported_by(struct attribute_stage *stage, size_t index)
{
    const struct analysis *analysis = stage->analysis;
    const struct link *report = &stage->links.items[index];
    size_t sentence = sentence_of(analysis, report->cue_first);
    size_t low = index > VIA_BACK ? index - VIA_BACK : 0, high = index + VIA_BACK;
    for (size_t i = low; i < high && i < stage->links.count; i++) {
        struct link *said = &stage->links.items[i];
        if (i != index && said->part_count && said->cue_end > said->cue_first &&
            sentence_of(analysis, said->cue_first) == sentence && reports(analysis, report, said))
            return said;
    }
    return NULL;
}

/* Where one statement is said by somebody according to another, the other is whose report it is. */
static void find_via(struct attribute_stage *stage, size_t index)
{
    const struct analysis *analysis = stage->analysis;
    struct link *report = &stage->links.items[index];
    if (report->cue == NO_INDEX || report->source == NO_INDEX)
        return;
    struct link *said = reported_by(stage, index);
    if (said) {
        said->via = report->source;
        cut_before_report(analysis, said, attribution_first(report));
        if (says_nothing_else(analysis, report, said))
            report->part_count = 0;
        return;
    }
    bool after = report->cue_first >= report->parts[report->part_count - 1].end_token;
    const struct link *within = after ? best_within(stage, report) : NULL;
    if (within) {
        struct link inner = *within;
        inner.via = report->source;
        inner.confidence = report->confidence * INNER_SHARE;
        inner.number = report->number;
        cut_before_report(analysis, &inner, attribution_first(report));
        *report = inner;
    }
}

void addressee_find(struct attribute_stage *stage)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t i = 0; i < stage->links.count; i++) {
        struct link *link = &stage->links.items[i];
        if (!link->part_count)
            continue;
        size_t told = addressee_of(analysis, link);
        if (told != NO_INDEX)
            addressee_leave_out(analysis, link, told);
        if (link->cue_end > link->cue_first) {
            find_report_after(analysis, link);
            find_quoting(analysis, link);
        }
    }
    for (size_t i = 0; i < stage->links.count; i++)
        if (stage->links.items[i].part_count)
            find_via(stage, i);
}
