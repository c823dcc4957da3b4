/* To whom a statement is made (told *reporters*), and whose report it is (said ..., according to *Reuters*). */
#include "attribute/attribute.h"

#define VIA_GAP 6  /* tokens between a cue and the report after it */
#define INNER_SHARE 0.7 /* how often somebody within a report is the speaker, where nothing else says so */
#define VIA_BACK 6 /* links before one in text order among which the reported one is looked for */

static const struct token *at(const struct analysis *analysis, size_t i)
{
    return &analysis->tokens.items[i];
}

/* The outermost mention that begins at a token, or NONE. */
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
    static const char *const forms[] = {"tell", "tells", "told", "telling", NULL};
    return token_one_of(analysis, cue->head, forms);
}

/* What may stand after the one who is told. */
static bool content_follows(const struct analysis *analysis, size_t token)
{
    if (token >= analysis->tokens.count)
        return true;
    const struct token *t = at(analysis, token);
    return t->kind == TOKEN_QUOTE || t->mark == ',' || t->mark == ':' || t->mark == '.' || token_is(t, LEX_WH) ||
           token_equals(analysis, token, "that") || token_equals(analysis, token, "to");
}

size_t addressee_of(const struct analysis *analysis, const struct link *link)
{
    const struct cue *cue = link->cue != NO_INDEX ? &analysis->cues.items[link->cue] : NULL;
    if (!cue || !(cue->frames & LEX_BIT(LEX_TAKES_PERSON)) || cue->kind == CUE_PASSIVE ||
        link->cue_end >= analysis->tokens.count)
        return NO_INDEX;
    size_t mention = mention_from(analysis, link->cue_end);
    const struct mention *m = mention != NO_INDEX ? &analysis->mentions.items[mention] : NULL;
    if (!m || m->type == MENTION_DOCUMENT || token_is(at(analysis, m->head), LEX_ADVERB) ||
        m->block != at(analysis, link->cue_first)->block || token_is_quoted(analysis, link->cue_end) ||
        (link->source_first >= link->cue_end && link->source_first < m->end_token))
        return NO_INDEX;
    return always_told(analysis, cue) || content_follows(analysis, m->end_token) ? mention : NO_INDEX;
}

void addressee_leave_out(const struct analysis *analysis, struct link *link, size_t mention)
{
    const struct mention *m = &analysis->mentions.items[mention];
    for (size_t p = 0; p < link->part_count; p++) {
        if (link->parts[p].first_token >= m->end_token || link->parts[p].end_token <= link->cue_end)
            continue;
        size_t end = m->end_token;
        if (end < link->parts[p].end_token && (at(analysis, end)->mark == ',' || at(analysis, end)->mark == ':'))
            end++;
        if (end >= link->parts[p].end_token)
            return;
        link->parts[p].first_token = (uint32_t)end;
    }
    link->addressee = mention;
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

/* The report that stands right after a statement's cue: “...,” she told reporters, according to *Reuters*. */
static void find_report_after(const struct analysis *analysis, struct link *said)
{
    size_t end = cue_words_end(analysis, said), sentence = sentence_of(analysis, said->cue_first);
    for (size_t i = end; i < end + VIA_GAP && i < analysis->tokens.count && sentence_of(analysis, i) == sentence;
         i++) {
        const struct token *t = at(analysis, i);
        if (t->kind == TOKEN_QUOTE || token_is(t, LEX_CUE_VERB))
            return;
        if (!token_is(t, LEX_CUE_PHRASE) || !token_equals(analysis, i, "according"))
            continue;
        said->via = mention_from(analysis, i + 2);
        return;
    }
}

/* "was quoted by *the Post* as saying": the cue is the passive, the report that of the one after "by". */
static void find_quoting(const struct analysis *analysis, struct link *link)
{
    if (link->cue == NO_INDEX || link->cue == 0 || link->cue_first == 0 ||
        !token_equals(analysis, link->cue_first - 1, "as"))
        return;
    size_t back = link->cue - 1;
    while (back > 0 && analysis->cues.items[back].kind == CUE_NOUN) /* in a name: "the Harbour Post" */
        back--;
    const struct cue *passive = &analysis->cues.items[back];
    size_t by = passive->end_token;
    if (passive->kind != CUE_PASSIVE || passive->sentence != analysis->cues.items[link->cue].sentence ||
        passive->first_token < link->source_end || !token_equals(analysis, by, "by"))
        return;
    size_t via = mention_from(analysis, by + 1);
    if (via == NO_INDEX || analysis->mentions.items[via].end_token > link->cue_first)
        return;
    link->via = via;
    link->cue = back;
    link->cue_first = passive->first_token;
    link->cue_end = passive->end_token;
}

/* End the content before the words that name the report. */
static void cut_at(const struct analysis *analysis, struct link *said, size_t end)
{
    for (size_t p = 0; p < said->part_count; p++)
        if (said->parts[p].end_token > end && said->parts[p].first_token + 1 < end)
            said->parts[p].end_token = end - (at(analysis, end - 1)->mark == ',');
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

/* Where one statement is said by somebody according to another, the other is whose report it is. A report that holds no
 * more than the first one's words is no statement of its own. */
static void find_via(struct attribute_stage *stage, size_t index)
{
    const struct analysis *analysis = stage->analysis;
    struct link *report = &stage->links.items[index];
    if (report->cue == NO_INDEX || report->source == NO_INDEX)
        return;
    size_t sentence = sentence_of(analysis, report->cue_first);
    size_t low = index > VIA_BACK ? index - VIA_BACK : 0, high = index + VIA_BACK;
    for (size_t i = low; i < high && i < stage->links.count; i++) {
        struct link *said = &stage->links.items[i];
        if (i == index || !said->part_count || said->cue_end <= said->cue_first ||
            sentence_of(analysis, said->cue_first) != sentence || !reports(analysis, report, said))
            continue;
        said->via = report->source;
        cut_at(analysis, said, report->source_first < report->cue_first ? report->source_first : report->cue_first);
        size_t first = said->source_first < said->cue_first ? said->source_first : said->cue_first;
        size_t all = tokens_within(report, 0, NO_INDEX),
               own = tokens_within(report, first, cue_words_end(analysis, said));
        for (size_t p = 0; p < said->part_count; p++)
            own += tokens_within(report, said->parts[p].first_token, said->parts[p].end_token);
        if (own * 4 >= all * 3)
            report->part_count = 0;
        return;
    }
    bool after = report->cue_first >= report->parts[report->part_count - 1].end_token;
    const struct link *within = after ? best_within(stage, report) : NULL;
    if (within) {
        struct link said = *within;
        said.via = report->source;
        said.confidence = report->confidence * INNER_SHARE;
        said.number = report->number;
        cut_at(analysis, &said, report->source_first < report->cue_first ? report->source_first : report->cue_first);
        *report = said;
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
