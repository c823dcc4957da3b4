/*
 * Extents: a pattern gives a statement all that stands on its side of the sentence; here it is cut where another
 * attribution begins, and freed of the marks around it.
 */
#include "attribute.h"

#include <string.h>

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

static bool quoted(const struct scan *scan, size_t token)
{
    return at(scan, token)->flags & TOKEN_QUOTED;
}

/* A cue that ends the statement before it: ", saying ..." and "and added that ..." hang on the speaker, not on what was
 * said; ", according to X" names another source. */
static size_t cut_at_cue(const struct scan *scan, const struct cue *cue, size_t first)
{
    size_t before = cue->first_token;
    if (before <= first + 1 || quoted(scan, cue->head))
        return NONE;
    const struct token *t = at(scan, before - 1);
    bool comma = t->mark == ',';
    if (cue->kind == CUE_GERUND && comma && (cue->frames & LEX_BIT(LEX_TAKES_THAT)))
        return before - 1;
    if (cue->kind == CUE_PHRASE && comma)
        return before - 1;
    if (cue->kind == CUE_VERB && token_is(t, LEX_CONJUNCTION) && (cue->frames & LEX_BIT(LEX_STRONG)) &&
        (token_is(at(scan, cue->head), LEX_PAST) || token_is(at(scan, cue->head), LEX_THIRD)))
        return at(scan, before - 2)->mark == ',' ? before - 2 : before - 1;
    return NONE;
}

size_t extent_cut(const struct scan *scan, const struct link *link, size_t part)
{
    size_t first = link->parts[part].first_token, end = link->parts[part].end_token;
    if (first < link->cue_end)
        return end;
    for (size_t c = scan_first_cue(scan, first); c < scan->cues.count && scan->cues.items[c].first_token < end; c++) {
        if (c == link->cue)
            continue;
        size_t cut = cut_at_cue(scan, &scan->cues.items[c], first);
        if (cut != NONE && cut > first)
            return cut;
    }
    return end;
}

/* Marks that do not belong to a statement at its ends; quotation marks and what they hold stay. */
static inline void trim(const struct scan *scan, size_t *first, size_t *end)
{
    const struct token *from = at(scan, *first), *last = at(scan, *end);
    while (*first < *end && from->kind == TOKEN_MARK && from->mark != '(' && from->mark != '[')
        from++, ++*first;
    while (*end > *first && last[-1].kind == TOKEN_MARK && !(last[-1].flags & TOKEN_QUOTED) && last[-1].mark != ')' && last[-1].mark != ']')
        last--, --*end;
}

void extent_trim(const struct scan *scan, struct link *link)
{
    size_t kept = 0;
    for (size_t p = 0; p < link->part_count; p++) {
        size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
        trim(scan, &first, &end);
        if (first >= end)
            continue;
        link->parts[kept].first_token = first;
        link->parts[kept++].end_token = end;
    }
    link->part_count = kept;
}

#define SETTING_MOST 14 /* words that say in what a statement was made */
#define PREFIX_MOST 10 /* words between a cue and the quotation that it introduces */

/* Where words between the cue and a quotation only say when, where or to whom, the quotation is the content:
 * "told reporters on Monday: “...”". Its opening mark, or NONE. */
static size_t quote_behind(const struct scan *scan, size_t first)
{
    for (size_t i = first; i < scan->tokens.count && i <= first + PREFIX_MOST; i++) {
        const struct token *t = at(scan, i);
        if (t->kind == TOKEN_QUOTE && i > first && t->span != NONE && scan->spans.items[t->span].open_token == i) {
            char mark = at(scan, i - 1)->mark;
            bool speech = scan->spans.items[t->span].use == SPAN_SPEECH;
            return speech && (mark == ':' || mark == ',') ? i : NONE;
        }
        if (token_is_verb(t) || t->kind == TOKEN_QUOTE || token_equals(scan, i, "that"))
            return NONE;
    }
    return NONE;
}

/* "said in a statement which was read to the court that ...": the clause begins at "that". The word, or NONE. */
static size_t that_behind(const struct scan *scan, size_t first)
{
    bool setting = false;
    if (!token_is(at(scan, first), LEX_PREPOSITION))
        return NONE;
    for (size_t i = first; i < scan->tokens.count && i <= first + SETTING_MOST; i++) {
        const struct token *t = at(scan, i);
        if (t->kind == TOKEN_QUOTE || t->mark == '.' || t->mark == ';')
            return NONE;
        if (setting && i > first + 1 && token_equals(scan, i, "that") && !token_is(at(scan, i - 1), LEX_DETERMINER))
            return i;
        setting = setting || t->classes & (LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_WEEKDAY));
    }
    return NONE;
}

/* Where a part begins whose first words may be no content. */
static size_t skip(const struct scan *scan, struct extent_setting *setting, size_t first, size_t end)
{
    if (setting->first != first) {
        setting->first = first;
        setting->quote = quote_behind(scan, first);
        setting->that = that_behind(scan, first);
    }
    bool quoted_behind = setting->quote < end;
    first = quoted_behind ? setting->quote : first;
    size_t that = quoted_behind ? that_behind(scan, first) : setting->that;
    return that < end ? that : first;
}

/* Quoted speech is never cut: an edge within it goes out to its marks. */
static void snap(const struct scan *scan, size_t *first, size_t *end)
{
    const struct quoted_span *spans = scan->spans.items;
    size_t s = token_span(at(scan, *first)), e = token_span(at(scan, *end - 1));
    for (; s != NONE && spans[s].parent != NONE; s = spans[s].parent)
        ;
    for (; e != NONE && spans[e].parent != NONE; e = spans[e].parent)
        ;
    if (s != NONE && spans[s].use == SPAN_SPEECH)
        *first = spans[s].open_token;
    if (e != NONE && spans[e].use == SPAN_SPEECH)
        *end = span_behind(&spans[e]);
}

/* Behind a comma, "nine months after the last survey": the time of a clause is part of it, to the end of the sentence. */
static size_t take_time(const struct scan *scan, size_t end)
{
    static const char *const units[] = {"years", "year", "months", "month", "weeks", "week", "days", "day",
                                        "hours", "hour", "minutes", "decades", "decade", "centuries", NULL};
    static const char *const places[] = {"after", "before", NULL};
    if (end == 0 || end + 4 > scan->tokens.count)
        return end;
    const struct sentence *s = &scan->sentences.items[at(scan, end)->sentence];
    size_t unit = end + 2;
    if (!token_one_of(scan, unit + 1, places) || !token_one_of(scan, unit, units) || s->end_token <= unit + 2)
        return end;
    for (size_t i = unit + 2; i < s->end_token; i++)
        if (at(scan, i)->kind == TOKEN_QUOTE || token_is(at(scan, i), LEX_CUE_VERB))
            return end;
    return at(scan, s->end_token - 1)->kind == TOKEN_MARK ? s->end_token - 1 : s->end_token;
}

/* "Nothing is said", "he was told": the subject of a passive does not speak, but for "was quoted", "was overheard saying". */
static bool is_spoken_of(const struct scan *scan, const struct link *link)
{
    static const char *const heard[] = {"quote", "cite", "hear", "overhear", "record", "report", NULL};
    const struct cue *cue = link->cue != NONE ? &scan->cues.items[link->cue] : NULL;
    if (!cue || cue->kind != CUE_PASSIVE)
        return false;
    if (link->source_first > link->cue_first)
        return !token_equals(scan, link->source_first - 1, "by");
    const char *canonical = scan->tokens.items[cue->head].canonical;
    for (const char *const *word = heard; canonical && *word; word++)
        if (strcmp(canonical, *word) == 0)
            return false;
    return true;
}

void extent_set(const struct scan *scan, const struct link *link, struct extent_setting *setting)
{
    if (setting->cue == link->cue && setting->cue_first == link->cue_first && setting->cue_end == link->cue_end &&
        setting->source_first == link->source_first)
        return;
    setting->cue = link->cue;
    setting->cue_first = link->cue_first;
    setting->cue_end = link->cue_end;
    setting->source_first = link->source_first;
    setting->told = addressee_of(scan, link);
    setting->spoken_of = is_spoken_of(scan, link);
}

/* Without what only stands between cue and quotation; quoted speech whole, the time of a clause within. */
static inline void settle_part(const struct scan *scan, struct extent_setting *setting, const struct link *link, size_t *first, size_t *end)
{
    bool behind = *first >= link->cue_end;
    if (behind && link->cue_end > link->cue_first && *first <= link->cue_end + 2)
        *first = skip(scan, setting, *first, *end);
    if (at(scan, *first)->span != NONE || at(scan, *end - 1)->span != NONE) {
        snap(scan, first, end);
        behind = *first >= link->cue_end;
    }
    if (behind && *end < scan->tokens.count && at(scan, *end)->mark == ',')
        *end = take_time(scan, *end);
}

void extent_settle(const struct scan *scan, struct extent_setting *setting, struct link *link)
{
    bool told = setting->told != NONE;
    size_t kept = 0;
    if (told) {
        extent_trim(scan, link);
        addressee_leave_out(scan, link, setting->told);
    }
    for (size_t p = 0; p < link->part_count; p++) {
        size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
        if (!told) /* else it is free of marks as far as it shall be */
            trim(scan, &first, &end);
        if (first >= end)
            continue;
        settle_part(scan, setting, link, &first, &end);
        link->parts[kept].first_token = (uint32_t)first;
        link->parts[kept++].end_token = (uint32_t)end;
    }
    link->part_count = (uint32_t)kept;
}

bool extent_is_settled(const struct scan *scan, const struct link *link)
{
    size_t end = link->parts[0].end_token;
    return link->part_count == 1 && at(scan, end - 1)->kind != TOKEN_MARK && at(scan, end - 1)->span == NONE &&
           (end >= scan->tokens.count || at(scan, end)->mark != ',');
}

void extent_source(const struct scan *scan, struct link *link)
{
    size_t last = link->source_end - 1;
    if (link->source_end <= link->source_first + 1 || !token_is(at(scan, last), LEX_WH))
        return;
    if (link->cue_first >= link->source_end) {
        size_t mention = scan_mention_within(scan, last, last + 1);
        if (mention == NONE)
            return;
        link->source_first = last;
        link->source = mention;
    } else if (link->cue_end <= link->source_first) {
        while (last > link->source_first + 1 && at(scan, last - 1)->kind == TOKEN_MARK)
            last--;
        link->source_end = last;
    }
}
