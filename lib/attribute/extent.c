/* Extents of candidates, before they are ranked: the rules of EXTENT_CANDIDATE_RULES (extent.h). */
#include "attribute/extent.h"

#include "attribute/attribute.h"
#include "attribute/limits.h"

#include <string.h>

/* ---- another attribution ---- */

/* "..., saying that": a gerund or a phrase of saying after a comma belongs to who speaks, or names another source. */
static bool hangs_on_speaker(const struct cue *cue, const struct token *before)
{
    bool says = cue->kind == CUE_PHRASE || (cue->kind == CUE_GERUND && cue->frames & LEX_BIT(LEX_TAKES_THAT));
    return says && before->mark == ',';
}

/* "... and warned that": a second verb of the same speaker. */
static bool is_second_verb(const struct analysis *analysis, const struct cue *cue, const struct token *before)
{
    const lexicon_set finite = LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD);
    return cue->kind == CUE_VERB && cue->frames & LEX_BIT(LEX_STRONG) && token_is(before, LEX_CONJUNCTION) &&
           token_at(analysis, cue->head)->classes & finite;
}

/* "..., though she conceded": the three words before the cue's end. */
static bool is_second_clause(const struct analysis *analysis, const struct cue *cue)
{
    size_t pronoun = cue->first_token - 1;
    return cue->kind == CUE_VERB && cue->frames & LEX_BIT(LEX_STRONG) &&
           token_is(token_at(analysis, pronoun), LEX_PRONOUN) &&
           token_is(token_at(analysis, pronoun - 1), LEX_CONJUNCTION) && token_at(analysis, pronoun - 2)->mark == ',';
}

static size_t cut_before(const struct analysis *analysis, const struct cue *cue, size_t first)
{
    size_t before = cue->first_token;
    if (before <= first + 1 || token_is_quoted(analysis, cue->head))
        return NO_INDEX;
    const struct token *t = token_at(analysis, before - 1);
    if (hangs_on_speaker(cue, t))
        return before - 1;
    if (is_second_verb(analysis, cue, t))
        return token_at(analysis, before - 2)->mark == ',' ? before - 2 : before - 1;
    if (before > first + 3 && is_second_clause(analysis, cue))
        return before - 3;
    return NO_INDEX;
}

/* "said ... and warned", but not "says ... and has told". */
static bool has_form_of(const struct analysis *analysis, const struct link *link, const struct cue *cue)
{
    const struct cue *own = link->cue != NO_INDEX ? &analysis->cues.items[link->cue] : NULL;
    const lexicon_set forms = LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD);
    if (cue->kind != CUE_VERB)
        return true;
    return own && cue->first_token == cue->head &&
           token_at(analysis, cue->head)->classes & token_at(analysis, own->head)->classes & forms;
}

size_t extent_other(const struct analysis *analysis, size_t first, size_t end, const struct link *form)
{
    for (size_t c = analysis_first_cue(analysis, first);
         c < analysis->cues.count && analysis->cues.items[c].first_token < end; c++) {
        const struct cue *cue = &analysis->cues.items[c];
        size_t cut = !form || has_form_of(analysis, form, cue) ? cut_before(analysis, cue, first) : NO_INDEX;
        if (cut != NO_INDEX && cut > first)
            return cut;
    }
    return NO_INDEX;
}

bool extent_cut(const struct analysis *analysis, struct link *link)
{
    bool cut = false;
    for (size_t p = 0; p < link->part_count; p++) {
        size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
        size_t other = first < link->cue_end ? NO_INDEX : extent_other(analysis, first, end, NULL);
        if (other == NO_INDEX || other == end)
            continue;
        link->parts[p].end_token = index_32(other);
        link->extent_rules |= EXTENT_BIT(cut_at_other);
        cut = true;
    }
    return cut;
}

/* ---- marks ---- */

/* A bracket at `end` that opens within the statement, as far as can be told. */
static bool closes_bracket(const struct analysis *analysis, size_t first, size_t end)
{
    char close = token_at(analysis, end)->mark, mark = close == ')' ? '(' : '[';
    if (close != ')' && close != ']')
        return false;
    size_t least = end - first > MAX_BRACKETS ? end - MAX_BRACKETS : first;
    for (size_t i = end; i > least; i--)
        if (token_at(analysis, i - 1)->mark == mark)
            return true;
    return least > first;
}

/* Marks that do not belong to a statement at its ends; quotation marks and what they hold stay. */
static inline void leave_out_marks(const struct analysis *analysis, struct link *link, size_t *first, size_t *end)
{
    const size_t all = *end - *first;
    const struct token *from = token_at(analysis, *first), *last = token_at(analysis, *end);
    while (*first < *end && from->kind == TOKEN_MARK && from->mark != '(' && from->mark != '[')
        from++, ++*first;
    while (*end > *first && last[-1].kind == TOKEN_MARK && !token_is_quoted(analysis, *end - 1) &&
           !closes_bracket(analysis, *first, *end - 1))
        last--, --*end;
    if (*end - *first < all)
        link->extent_rules |= EXTENT_BIT(leave_out_marks);
}

/* The part of a link, where anything is left of it, is the next that is kept. */
static inline void keep_part(struct link *link, size_t *kept, size_t first, size_t end)
{
    link->parts[*kept].first_token = index_32(first);
    link->parts[(*kept)++].end_token = index_32(end);
}

void extent_leave_out_marks(const struct analysis *analysis, struct link *link)
{
    size_t kept = 0;
    for (size_t p = 0; p < link->part_count; p++) {
        size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
        leave_out_marks(analysis, link, &first, &end);
        if (first < end)
            keep_part(link, &kept, first, end);
    }
    link->part_count = index_32(kept);
}

/* ---- where the content begins ---- */

/* Where words between the cue and a quotation only say when, where or to whom, the quotation is the content:
 * "told reporters on Monday: “...”". Its opening mark, or NO_INDEX. */
static size_t quote_after(const struct analysis *analysis, size_t first)
{
    for (size_t i = first; i < analysis->tokens.count && i <= first + MAX_PREFIX_WORDS; i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind == TOKEN_QUOTE && i > first && token_is_quoted(analysis, i) &&
            analysis->spans.items[span_of(analysis, i)].open_token == i) {
            char mark = token_at(analysis, i - 1)->mark;
            bool speech = analysis->spans.items[span_of(analysis, i)].use == SPAN_SPEECH;
            return speech && (mark == ':' || mark == ',') ? i : NO_INDEX;
        }
        if (token_is_verb(t) || t->kind == TOKEN_QUOTE || t->word == WORD_THAT)
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* "announced Nov. 18 that", "said last week that". */
static bool is_time_word(const struct analysis *analysis, size_t i)
{
    const struct token *t = token_at(analysis, i);
    return t->kind == TOKEN_NUMBER || t->mark == ',' || t->mark == '.' || token_is(t, LEX_WEEKDAY) ||
           token_is(t, LEX_MONTH) || token_in(analysis, t, SET_DAY_PART) || token_in(analysis, t, SET_STATEMENT_TIME);
}

static size_t that_after_time(const struct analysis *analysis, size_t first)
{
    size_t that = first + 1, most = first + MAX_TIME_WORDS;
    while (that < analysis->tokens.count && that < most && token_at(analysis, that)->word != WORD_THAT)
        that++;
    if (that >= analysis->tokens.count || that >= most)
        return NO_INDEX;
    for (size_t i = first; i < that; i++)
        if (!is_time_word(analysis, i))
            return NO_INDEX;
    return that;
}

/* What the walk from a cue to "that" has passed. */
struct setting_words {
    bool setting; /* "statement", "interview", a day */
    bool verb;
};

/* "on Monday that", "in Veld that they": the word is the conjunction, not the determiner or pronoun. */
static bool is_clause_that(const struct analysis *analysis, size_t i, const struct setting_words *passed)
{
    const struct token *before = token_at(analysis, i - 1);
    if (token_at(analysis, i)->word != WORD_THAT || token_is(before, LEX_DETERMINER))
        return false;
    if (passed->setting)
        return true;
    bool subject_follows = i + 1 < analysis->tokens.count && !token_is_verb(token_at(analysis, i + 1));
    return !passed->verb && subject_follows && (before->flags & TOKEN_CAPITAL || is_time_word(analysis, i - 1));
}

/* "said in a statement which was read to the court that ...": the clause begins at "that". The word, or NO_INDEX. */
static size_t that_after(const struct analysis *analysis, size_t first)
{
    struct setting_words passed = {false, false};
    if (!token_is(token_at(analysis, first), LEX_PREPOSITION))
        return that_after_time(analysis, first);
    for (size_t i = first; i < analysis->tokens.count && i <= first + MAX_SETTING_WORDS; i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind == TOKEN_QUOTE || t->mark == '.' || t->mark == ';')
            return NO_INDEX;
        if (i > first + 1 && is_clause_that(analysis, i, &passed))
            return i;
        passed.verb = passed.verb || token_is_verb(t);
        passed.setting = passed.setting || t->classes & (LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_WEEKDAY));
    }
    return NO_INDEX;
}

/* Where a part begins whose first words may be no content. */
static size_t begin(const struct analysis *analysis, struct extent_setting *setting, struct link *link, size_t first,
                    size_t end)
{
    if (setting->first != first) {
        setting->first = first;
        setting->quote = quote_after(analysis, first);
        setting->that = that_after(analysis, first);
    }
    size_t that = setting->that;
    if (setting->quote < end) {
        first = setting->quote;
        that = that_after(analysis, first);
        link->extent_rules |= EXTENT_BIT(begin_at_quotation);
    }
    if (that >= end)
        return first;
    link->extent_rules |= EXTENT_BIT(begin_at_that);
    return that;
}

/* ---- speech and time ---- */

/* Quoted speech is never cut: an edge within it goes out to its marks. */
static void take_speech_whole(const struct analysis *analysis, struct link *link, size_t *first, size_t *end)
{
    const size_t all = *end - *first;
    const struct quoted_span *spans = analysis->spans.items;
    size_t s = span_of(analysis, *first), e = span_of(analysis, *end - 1);
    for (; s != NO_INDEX && spans[s].parent != NO_INDEX; s = spans[s].parent)
        ;
    for (; e != NO_INDEX && spans[e].parent != NO_INDEX; e = spans[e].parent)
        ;
    if (s != NO_INDEX && spans[s].use == SPAN_SPEECH)
        *first = spans[s].open_token;
    if (e != NO_INDEX && spans[e].use == SPAN_SPEECH)
        *end = span_after(&spans[e]);
    if (*end - *first != all)
        link->extent_rules |= EXTENT_BIT(take_speech_whole);
}

/* After a comma, "nine months after the last survey": the time of a clause is part of it, to the end of the sentence.
 */
static size_t take_time(const struct analysis *analysis, size_t end)
{
    if (end == 0 || end + 4 > analysis->tokens.count)
        return end;
    const struct sentence *s = sentence_at(analysis, end);
    size_t unit = end + 2;
    if (!token_in(analysis, token_at(analysis, unit + 1), SET_TIME_RELATION) ||
        !token_in(analysis, token_at(analysis, unit), SET_TIME_UNIT) || s->end_token <= unit + 2)
        return end;
    for (size_t i = unit + 2; i < s->end_token; i++)
        if (token_at(analysis, i)->kind == TOKEN_QUOTE || may_say(token_at(analysis, i)->classes))
            return end;
    return token_at(analysis, s->end_token - 1)->kind == TOKEN_MARK ? s->end_token - 1 : s->end_token;
}

/* ---- all of them ---- */

/* "Nothing is said", "he was told": the subject of a passive does not speak, but for "was quoted", "was overheard
 * saying". */
static bool is_spoken_of(const struct analysis *analysis, const struct link *link)
{
    const struct cue *cue = link->cue != NO_INDEX ? &analysis->cues.items[link->cue] : NULL;
    if (!cue || cue->kind != CUE_PASSIVE)
        return false;
    if (link->source_first > link->cue_first)
        return token_at(analysis, link->source_first - 1)->word != WORD_BY;
    const char *canonical = analysis->tokens.items[cue->head].canonical;
    return !canonical ||
           !word_in(analysis->language, word_number(analysis->language, canonical, strlen(canonical)), SET_HEARD);
}

void extent_set(const struct analysis *analysis, const struct link *link, struct extent_setting *setting)
{
    if (setting->cue == link->cue && setting->cue_first == link->cue_first && setting->cue_end == link->cue_end &&
        setting->source_first == link->source_first)
        return;
    setting->cue = link->cue;
    setting->cue_first = link->cue_first;
    setting->cue_end = link->cue_end;
    setting->source_first = link->source_first;
    setting->told = addressee_of(analysis, link);
    setting->spoken_of = is_spoken_of(analysis, link);
}

static inline void settle_part(const struct analysis *analysis, struct extent_setting *setting, struct link *link,
                               size_t *first, size_t *end)
{
    bool after = *first >= link->cue_end;
    if (after && link->cue_end > link->cue_first && *first <= link->cue_end + 2)
        *first = begin(analysis, setting, link, *first, *end);
    if (token_is_quoted(analysis, *first) || token_is_quoted(analysis, *end - 1)) {
        take_speech_whole(analysis, link, first, end);
        after = *first >= link->cue_end;
    }
    if (after && *end < analysis->tokens.count && token_at(analysis, *end)->mark == ',') {
        size_t whole = take_time(analysis, *end);
        link->extent_rules |= whole > *end ? EXTENT_BIT(take_time) : 0;
        *end = whole;
    }
}

void extent_settle(const struct analysis *analysis, struct extent_setting *setting, struct link *link)
{
    bool told = setting->told != NO_INDEX;
    size_t kept = 0;
    if (told) {
        extent_leave_out_marks(analysis, link);
        if (addressee_leave_out(analysis, link, setting->told))
            link->extent_rules |= EXTENT_BIT(leave_out_addressee);
    }
    for (size_t p = 0; p < link->part_count; p++) {
        size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
        if (!told) /* else it is free of marks as far as it shall be */
            leave_out_marks(analysis, link, &first, &end);
        if (first >= end)
            continue;
        settle_part(analysis, setting, link, &first, &end);
        keep_part(link, &kept, first, end);
    }
    link->part_count = index_32(kept);
}

bool extent_is_settled(const struct analysis *analysis, const struct link *link)
{
    size_t end = link->parts[0].end_token;
    return link->part_count == 1 && token_at(analysis, end - 1)->kind != TOKEN_MARK &&
           !token_is_quoted(analysis, end - 1) &&
           (end >= analysis->tokens.count || token_at(analysis, end)->mark != ',');
}
