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

size_t extent_cut_at(const struct scan *scan, const struct cue *cue, size_t first)
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
    if (cue->kind == CUE_VERB && before > first + 3 && token_is(t, LEX_PRONOUN) && cue->frames & LEX_BIT(LEX_STRONG) &&
        at(scan, before - 3)->mark == ',' && token_is(at(scan, before - 2), LEX_CONJUNCTION))
        return before - 3; /* ", though she conceded" */
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
        size_t cut = extent_cut_at(scan, &scan->cues.items[c], first);
        if (cut != NONE && cut > first)
            return cut;
    }
    return end;
}

#define BRACKETS_MOST 64 /* words in brackets that are looked through for the opening one */

/* A bracket at `end` that opens within the statement, as far as can be told. */
static bool closes(const struct scan *scan, size_t first, size_t end)
{
    char close = at(scan, end)->mark, mark = close == ')' ? '(' : '[';
    if (close != ')' && close != ']')
        return false;
    size_t least = end - first > BRACKETS_MOST ? end - BRACKETS_MOST : first;
    for (size_t i = end; i > least; i--)
        if (at(scan, i - 1)->mark == mark)
            return true;
    return least > first;
}

/* Marks that do not belong to a statement at its ends; quotation marks and what they hold stay. */
static inline void trim(const struct scan *scan, size_t *first, size_t *end)
{
    const struct token *from = at(scan, *first), *last = at(scan, *end);
    while (*first < *end && from->kind == TOKEN_MARK && from->mark != '(' && from->mark != '[')
        from++, ++*first;
    while (*end > *first && last[-1].kind == TOKEN_MARK && !(last[-1].flags & TOKEN_QUOTED) && !closes(scan, *first, *end - 1))
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
#define TIME_MOST 6     /* words that say when, and "that" */
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

/* "announced Nov. 18 that", "said last week that". */
static bool is_time_word(const struct scan *scan, size_t i)
{
    static const char *const words[] = {"last", "this", "early", "late", "earlier", "later", "week", "month",
                                        "year", "today", "yesterday", "tonight", NULL};
    const struct token *t = at(scan, i);
    return t->kind == TOKEN_NUMBER || t->mark == ',' || t->mark == '.' || token_is(t, LEX_WEEKDAY) || token_is(t, LEX_MONTH) ||
           token_is_day_part(scan, i) || token_one_of(scan, i, words);
}

static size_t that_behind_time(const struct scan *scan, size_t first)
{
    size_t that = first + 1, most = first + TIME_MOST;
    while (that < scan->tokens.count && that < most && !token_equals(scan, that, "that"))
        that++;
    if (that >= scan->tokens.count || that >= most)
        return NONE;
    for (size_t i = first; i < that; i++)
        if (!is_time_word(scan, i))
            return NONE;
    return that;
}

/* "said in a statement which was read to the court that ...": the clause begins at "that". The word, or NONE. */
static size_t that_behind(const struct scan *scan, size_t first)
{
    bool setting = false, verb = false;
    if (!token_is(at(scan, first), LEX_PREPOSITION))
        return that_behind_time(scan, first);
    for (size_t i = first; i < scan->tokens.count && i <= first + SETTING_MOST; i++) {
        const struct token *t = at(scan, i);
        if (t->kind == TOKEN_QUOTE || t->mark == '.' || t->mark == ';')
            return NONE;
        if (i > first + 1 && token_equals(scan, i, "that") && !token_is(at(scan, i - 1), LEX_DETERMINER) &&
            (setting || (!verb && i + 1 < scan->tokens.count && !token_is_verb(at(scan, i + 1)) &&
                         (at(scan, i - 1)->flags & TOKEN_CAPITAL || is_time_word(scan, i - 1)))))
            return i;
        verb = verb || token_is_verb(t);
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
    size_t s = at(scan, *first)->span, e = at(scan, *end - 1)->span;
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
