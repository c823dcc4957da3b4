/* Extents of the links that were chosen: the rules of EXTENT_CHOSEN_RULES (extent.h). */
#include "attribute/extent.h"

#include "attribute/limits.h"

/* ---- of the whole content: each says whether it has moved an edge ---- */

/* Words before the source that say something: neither speech nor another statement. */
static bool is_front(const struct analysis *analysis, size_t start, size_t end)
{
    if (end < start + 2 || end - start > MAX_FRONT_WORDS)
        return false;
    for (size_t i = start; i < end; i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind == TOKEN_QUOTE || may_say(t->classes) || t->mark == ':' || t->mark == ';')
            return false;
    }
    return true;
}

/* "At the mill, she said, nobody slept": between commas, the source and its verb are in the midst of the statement.
 */
static bool take_front(const struct analysis *analysis, struct link *link)
{
    size_t start = sentence_at(analysis, link->cue_first)->first_token, front = link->source_first;
    bool one = link->part_count == 1 && link->source_first < link->source_end && link->source_end <= link->cue_first;
    if (!one || front < start + 3 || token_at(analysis, front - 1)->mark != ',' ||
        link->parts[0].first_token != link->cue_end + 1 || token_at(analysis, link->cue_end)->mark != ',' ||
        token_is_quoted(analysis, link->cue_end + 1) || token_is(token_at(analysis, link->cue_end + 1), LEX_GERUND) ||
        !is_front(analysis, start, front - 1))
        return false;
    link->parts[1] = link->parts[0];
    link->parts[0].first_token = index_32(start + (token_is(token_at(analysis, start), LEX_CONJUNCTION) &&
                                                   !token_is(token_at(analysis, start), LEX_SUBORDINATOR)));
    link->parts[0].end_token = index_32(front - 1);
    link->part_count = 2;
    return true;
}

static bool quoted_whole(const struct analysis *analysis, const struct link *link, size_t part)
{
    size_t first = link->parts[part].first_token, last = link->parts[part].end_token - 1;
    return token_is_quoted(analysis, first) && token_is_quoted(analysis, last) &&
           span_of(analysis, first) == span_of(analysis, last);
}

static bool holds_quoted(const struct analysis *analysis, const struct link *link, size_t part)
{
    size_t first = link->parts[part].first_token, span = analysis_first_span(analysis, first);
    return token_is_quoted(analysis, first) ||
           (span < analysis->spans.count && analysis->spans.items[span].open_token < link->parts[part].end_token);
}

/* “No,” she said, laughing; asked about the dam, she said, “It is safe.” What is without marks beside a whole
 * sentence in marks is no part of the statement. */
static bool drop_aside(const struct analysis *analysis, struct link *link)
{
    if (link->part_count != 2)
        return false;
    if (quoted_whole(analysis, link, 0) && !holds_quoted(analysis, link, 1)) {
        link->part_count = 1;
        return true;
    }
    if (!quoted_whole(analysis, link, 1) || holds_quoted(analysis, link, 0))
        return false;
    size_t first = link->parts[1].first_token;
    first += token_at(analysis, first)->kind == TOKEN_QUOTE;
    if (!(token_at(analysis, first)->flags & TOKEN_CAPITAL))
        return false;
    link->parts[0] = link->parts[1];
    link->part_count = 1;
    return true;
}

/* "branded the plan “a farce”": what is named is nobody who is told, but a part of the statement. */
static bool take_named(const struct analysis *analysis, struct link *link)
{
    const struct cue *cue = link->cue != NO_INDEX ? &analysis->cues.items[link->cue] : NULL;
    if (!cue || link->addressee == NO_INDEX || !(cue->frames & LEX_BIT(LEX_TAKES_NAME)) ||
        cue->frames & LEX_BIT(LEX_TAKES_PERSON))
        return false;
    const struct mention *named = &analysis->mentions.items[link->addressee];
    link->addressee = NO_INDEX;
    if (link->part_count != 1 || named->end_token != link->parts[0].first_token)
        return false;
    link->parts[0].first_token = named->first_token;
    return true;
}

/* ---- of each part after the cue: where it ends ---- */

/* Where the source says something else, unless words in marks are after it. */
static size_t cut_at_same_form(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    size_t other = extent_other(analysis, first, end, link);
    if (other == NO_INDEX || end - other > MAX_CUT_WORDS)
        return end;
    for (size_t i = other; i < end; i++)
        if (token_is_quoted(analysis, i))
            return end;
    return other;
}

/* "if the rain goes on" of "warned that if the rain goes on, the dam may burst". */
static bool is_hanging(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    bool asks = link->cue != NO_INDEX && analysis->cues.items[link->cue].frames & LEX_BIT(LEX_TAKES_IF);
    if (end - first > MAX_HANGING_WORDS || !token_in(analysis, token_at(analysis, first), SET_HANGING) ||
        (asks && token_at(analysis, first)->word == WORD_IF))
        return false;
    for (size_t i = first; i < end; i++)
        if (token_at(analysis, i)->mark == ',')
            return false;
    return true;
}

/* A clause that hangs on another is no statement without it. */
static size_t take_main_clause(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    static const lexicon_set others =
        LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_WH) | LEX_BIT(LEX_GERUND) | LEX_BIT(LEX_CUE_PHRASE);
    const struct sentence *s = sentence_at(analysis, first);
    if (end + 2 >= s->end_token || token_at(analysis, end)->mark != ',' ||
        token_at(analysis, end + 1)->classes & others || token_at(analysis, end + 1)->kind == TOKEN_QUOTE ||
        !is_hanging(analysis, link, first + (token_at(analysis, first)->word == WORD_THAT), end))
        return end;
    return cut_at_same_form(analysis, link, end + 1, s->end_token);
}

/* The bracket that the whole attribution stands in closes it: "(she said she was tired)". */
static size_t cut_at_bracket(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    (void)link;
    size_t open = 0;
    for (size_t i = first; i < end; i++) {
        char mark = token_at(analysis, i)->mark;
        if (mark == ')' && open == 0 && i > first)
            return i;
        open += mark == '(';
        open -= mark == ')' && open > 0;
    }
    return end;
}

/* A finite verb: an auxiliary, or a past or third form. */
static bool is_finite(const struct token *t)
{
    return t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL) &&
           (t->classes & (LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_PAST) | LEX_BIT(LEX_THIRD))) != 0;
}

/* "“No more” [and closed the door]", "[before closing the door]": what the source did, not what was said. */
static bool is_deed(const struct analysis *analysis, size_t i, size_t end)
{
    if (i + 1 >= end)
        return false;
    const struct token *t = token_at(analysis, i), *verb = token_at(analysis, i + 1);
    if (t->word == WORD_AND)
        return token_is(verb, LEX_PAST) && !may_say(verb->classes);
    return token_in(analysis, t, SET_BEFORE_DEED) && token_is(verb, LEX_GERUND);
}

/* Where the quotation closes with which the part begins, if a deed follows. */
static size_t cut_after_speech(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    (void)link;
    if (token_at(analysis, first)->kind != TOKEN_QUOTE || !token_is_quoted(analysis, first))
        return end;
    size_t span = span_of(analysis, first), close = first;
    while (close < end && span_of(analysis, close) == span)
        close++;
    return is_deed(analysis, close, end) ? close : end;
}

/* A comma after which a clause of its own begins. */
static bool is_comma_of_clause(const struct analysis *analysis, size_t i)
{
    const struct token *next = token_at(analysis, i + 1);
    return token_at(analysis, i)->mark == ',' && next->kind == TOKEN_WORD && !token_is(next, LEX_WH) &&
           !token_is(next, LEX_CONJUNCTION);
}

/* The clause of the cue hangs on another: "Although she said the mill was dry, bakers stayed away". */
static size_t cut_at_main_clause(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    const struct sentence *s = sentence_at(analysis, link->cue_first);
    bool hangs = link->source_first == s->first_token + 1 && link->source_end <= link->cue_first &&
                 token_in(analysis, token_at(analysis, s->first_token), SET_HANGING);
    bool verb = false;
    for (size_t i = first; hangs && i + 2 < end; i++) {
        if (token_is_quoted(analysis, i))
            return end;
        verb = verb || is_finite(token_at(analysis, i));
        if (verb && is_comma_of_clause(analysis, i))
            return i;
    }
    return end;
}

/* The source is a relative pronoun: ", who said the mill was hers, was fined". */
static size_t cut_at_verb_of_subject(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    bool relative =
        link->source_end == link->source_first + 1 && token_is(token_at(analysis, link->source_first), LEX_WH);
    for (size_t i = first + 1; relative && i + 1 < end; i++) {
        const struct token *t = token_at(analysis, i), *next = token_at(analysis, i + 1);
        if (t->mark == ',' && !token_is_quoted(analysis, i) && is_finite(next))
            return i;
        if (t->kind == TOKEN_QUOTE && token_is(next, LEX_AUXILIARY) && !token_is_quoted(analysis, i + 1))
            return i + 1;
    }
    return end;
}

/* "praised the plan on Monday", "condemned the raid in a statement": when and where it was said, not what, where no
 * verb is before it. */
static size_t leave_time(const struct analysis *analysis, const struct link *link, size_t first, size_t end)
{
    (void)link;
    size_t i = end;
    if (end - first > MAX_OBJECT_WORDS)
        return end;
    for (size_t k = first; k < end; k++)
        if (token_is_verb(token_at(analysis, k)))
            return end;
    if (i > first + 3 && token_in(analysis, token_at(analysis, i - 1), SET_DAY_PART) &&
        token_is(token_at(analysis, i - 2), LEX_WEEKDAY))
        i -= 2;
    else if (i > first + 2 && token_is(token_at(analysis, i - 1), LEX_WEEKDAY))
        i--;
    if (i < end && token_at(analysis, i - 1)->word == WORD_ON)
        i--;
    if (i > first + 3 && token_is(token_at(analysis, i - 1), LEX_SPEECH_SETTING) &&
        token_is(token_at(analysis, i - 2), LEX_DETERMINER) && token_is(token_at(analysis, i - 3), LEX_PREPOSITION))
        i -= 3;
    return i;
}

/* ---- all of them ---- */

void extent_finish(const struct analysis *analysis, struct link *link)
{
#define APPLY(name, before, after)                                                                                     \
    if (name(analysis, link))                                                                                          \
        link->extent_rules |= EXTENT_BIT(name);
    EXTENT_WHOLE_RULES(APPLY)
#undef APPLY
#define APPLY(name, before, after) {name, EXTENT_BIT(name)},
    static const struct {
        size_t (*end)(const struct analysis *, const struct link *, size_t, size_t);
        uint32_t bit;
    } rules[] = {EXTENT_PART_RULES(APPLY)};
#undef APPLY
    for (size_t p = 0; p < link->part_count; p++) {
        for (size_t rule = 0; rule < sizeof rules / sizeof *rules; rule++) {
            size_t first = link->parts[p].first_token, end = link->parts[p].end_token;
            size_t moved = first < link->cue_end ? end : rules[rule].end(analysis, link, first, end);
            link->extent_rules |= moved != end ? rules[rule].bit : 0;
            link->parts[p].end_token = index_32(moved);
        }
    }
    extent_leave_out_marks(analysis, link);
}
