/* To whom a statement is made (told *reporters*), and whose report it is (said ..., according to *Reuters*). */
#include "attribute.h"

#define VIA_GAP 6  /* tokens between a cue and the report behind it */
#define VIA_BACK 6 /* links before one in text order among which the reported one is looked for */

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

/* The outermost mention that begins at a token, or NONE. */
static size_t mention_from(const struct scan *scan, size_t token)
{
    size_t low = 0, high = scan->mentions.count, best = NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scan->mentions.items[middle].first_token < token)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < scan->mentions.count && scan->mentions.items[low].first_token == token; low++)
        if (best == NONE || scan->mentions.items[low].end_token > scan->mentions.items[best].end_token)
            best = low;
    return best;
}

/* "tell" always has somebody who is told right behind it; other verbs of its kind may have. */
static bool always_told(const struct scan *scan, const struct cue *cue)
{
    static const char *const forms[] = {"tell", "tells", "told", "telling", NULL};
    for (const char *const *form = forms; *form; form++)
        if (token_equals(scan, cue->head, *form))
            return true;
    return false;
}

/* What may stand behind the one who is told. */
static bool content_follows(const struct scan *scan, size_t token)
{
    if (token >= scan->tokens.count)
        return true;
    const struct token *t = at(scan, token);
    return t->kind == TOKEN_QUOTE || t->mark == ',' || t->mark == ':' || t->mark == '.' || token_is(t, LEX_WH) ||
           token_equals(scan, token, "that") || token_equals(scan, token, "to");
}

void addressee_take(const struct scan *scan, struct link *link)
{
    const struct cue *cue = link->cue != NONE ? &scan->cues.items[link->cue] : NULL;
    if (!cue || !(cue->frames & LEX_BIT(LEX_TAKES_PERSON)) || cue->kind == CUE_PASSIVE || link->cue_end >= scan->tokens.count)
        return;
    size_t mention = mention_from(scan, link->cue_end);
    const struct mention *m = mention != NONE ? &scan->mentions.items[mention] : NULL;
    if (!m || m->type == MENTION_DOCUMENT || token_is(at(scan, m->head), LEX_ADVERB) ||
        m->block != at(scan, link->cue_first)->block || (at(scan, link->cue_end)->flags & TOKEN_QUOTED) ||
        (link->source_first >= link->cue_end && link->source_first < m->end_token))
        return;
    bool told = always_told(scan, cue);
    if (!told && !content_follows(scan, m->end_token))
        return;
    for (size_t p = 0; p < link->part_count; p++) {
        if (link->parts[p].first_token > link->cue_end || link->parts[p].end_token <= link->cue_end)
            continue;
        size_t end = m->end_token;
        if (end < link->parts[p].end_token && (at(scan, end)->mark == ',' || at(scan, end)->mark == ':'))
            end++;
        if (end >= link->parts[p].end_token)
            return;
        link->parts[p].first_token = end;
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
static size_t cue_words_end(const struct scan *scan, const struct link *link)
{
    size_t end = link->cue_end > link->source_end ? link->cue_end : link->source_end;
    if (link->addressee != NONE && scan->mentions.items[link->addressee].end_token > end)
        end = scan->mentions.items[link->addressee].end_token;
    return end;
}

/* The report that stands right behind a statement's cue: “...,” she told reporters, according to *Reuters*. */
static void find_report_behind(const struct scan *scan, struct link *said)
{
    size_t end = cue_words_end(scan, said), sentence = at(scan, said->cue_first)->sentence;
    for (size_t i = end; i < end + VIA_GAP && i < scan->tokens.count && at(scan, i)->sentence == sentence; i++) {
        const struct token *t = at(scan, i);
        if (t->kind == TOKEN_QUOTE || token_is(t, LEX_CUE_VERB))
            return;
        if (!token_is(t, LEX_CUE_PHRASE) || !token_equals(scan, i, "according"))
            continue;
        said->via = mention_from(scan, i + 2);
        return;
    }
}

/* Where one statement is said by somebody according to another, the other is whose report it is. A report that holds no
 * more than the first one's words is no statement of its own. */
static void find_via(struct scan *scan, size_t index)
{
    struct link *report = &scan->links.items[index];
    const struct cue *cue = report->cue != NONE ? &scan->cues.items[report->cue] : NULL;
    if (!cue || cue->kind != CUE_PHRASE || report->source == NONE)
        return;
    size_t sentence = at(scan, report->cue_first)->sentence;
    size_t low = index > VIA_BACK ? index - VIA_BACK : 0, high = index + VIA_BACK;
    for (size_t i = low; i < high && i < scan->links.count; i++) {
        struct link *said = &scan->links.items[i];
        if (i == index || !said->part_count || said->cue_end <= said->cue_first ||
            at(scan, said->cue_first)->sentence != sentence || !tokens_within(report, said->cue_first, said->cue_end))
            continue;
        said->via = report->source;
        for (size_t p = 0; p < said->part_count; p++)
            if (said->parts[p].end_token > report->cue_first && said->parts[p].first_token + 1 < report->cue_first)
                said->parts[p].end_token = report->cue_first - (at(scan, report->cue_first - 1)->mark == ',');
        size_t first = said->source_first < said->cue_first ? said->source_first : said->cue_first;
        size_t all = tokens_within(report, 0, NONE), own = tokens_within(report, first, cue_words_end(scan, said));
        for (size_t p = 0; p < said->part_count; p++)
            own += tokens_within(report, said->parts[p].first_token, said->parts[p].end_token);
        if (own * 4 >= all * 3)
            report->part_count = 0;
        return;
    }
}

void addressee_find(struct scan *scan)
{
    for (size_t i = 0; i < scan->links.count; i++)
        if (scan->links.items[i].part_count)
            addressee_take(scan, &scan->links.items[i]);
    for (size_t i = 0; i < scan->links.count; i++)
        if (scan->links.items[i].part_count && scan->links.items[i].cue_end > scan->links.items[i].cue_first)
            find_report_behind(scan, &scan->links.items[i]);
    for (size_t i = 0; i < scan->links.count; i++)
        if (scan->links.items[i].part_count)
            find_via(scan, i);
}
