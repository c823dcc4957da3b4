/*
 * Reads tokens, makes sentences: which full stop, question mark, ellipsis or dot of an abbreviation ends one. Closing
 * marks after it belong to it.
 */
#include "text/limits.h"
#include "text/sentences.h"

/* Where a sentence may end. */
struct stop {
    const struct analysis *analysis;
    size_t first;     /* of the sentence */
    size_t token;     /* the stop, or the last of several */
    size_t next, end; /* token after the closing marks; end of the block */
    bool closed;      /* a closing quotation mark is after the stop */
};

static bool has_space_before(const struct token *token)
{
    return (token->flags & TOKEN_SPACE_BEFORE) != 0;
}

static bool is_closing_shape(const struct token *token)
{
    return token->quote == QUOTE_DOUBLE_CLOSE || token->quote == QUOTE_SINGLE_CLOSE ||
           token->quote == QUOTE_GUILLEMET_CLOSE;
}

static bool is_opening_shape(const struct token *token)
{
    return token->quote == QUOTE_DOUBLE_OPEN || token->quote == QUOTE_SINGLE_OPEN ||
           token->quote == QUOTE_GUILLEMET_OPEN || token->quote == QUOTE_LOW;
}

static bool is_closing_mark(const struct token *token, bool last)
{
    if (token->kind == TOKEN_QUOTE)
        return last || is_closing_shape(token) ||
               (!has_space_before(token) && (!is_opening_shape(token) || (token->flags & TOKEN_SPACE_AFTER)));
    return token_is_mark(token, ")]");
}

static bool is_opening_mark(const struct token *token)
{
    return token->kind == TOKEN_QUOTE || token_is_mark(token, "([");
}

/* ---- what a word says about the place before it ---- */

/* A word that, with a capital, begins a sentence rather than a name. */
static bool is_starter(const struct token *token)
{
    static const int classes[] = {LEX_DETERMINER, LEX_PRONOUN, LEX_CONJUNCTION, LEX_PREPOSITION, LEX_WH, LEX_ADVERB};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (token_is(token, classes[i]))
            return (token->flags & TOKEN_CAPITAL) != 0;
    return false;
}

/* A capital, a figure, an @name, or a name such as iPhone. */
static bool may_begin_sentence(const struct analysis *analysis, const struct token *token)
{
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_OTHER || token_is_mark(token, "*"))
        return true;
    if (token->kind != TOKEN_WORD)
        return false;
    const char *text = analysis->text + token->start;
    bool inner = token_length(token) > 1 && text[0] >= 'a' && text[0] <= 'z' && text[1] >= 'A' && text[1] <= 'Z';
    return inner || (token->flags & TOKEN_CAPITAL) || (text[0] >= '0' && text[0] <= '9');
}

/* The first token after opening marks, or NO_INDEX. */
static size_t first_word(const struct stop *stop)
{
    size_t i = stop->next;
    while (i < stop->end && is_opening_mark(token_at(stop->analysis, i)))
        i++;
    return i < stop->end ? i : NO_INDEX;
}

/* Nothing but a number or a letter, an item's place in a list, is before the stop: "3.", "B." */
static bool is_item_number(const struct stop *stop)
{
    size_t i = stop->first;
    if (i < stop->token && is_opening_mark(token_at(stop->analysis, i)))
        i++;
    const struct token *token = token_at(stop->analysis, i);
    if (token->kind == TOKEN_WORD)
        return i == stop->token && token_length(token) == 2 && (token->flags & TOKEN_ABBREVIATION);
    return i + 1 == stop->token && token->kind == TOKEN_NUMBER && token_length(token) <= MAX_ITEM_NUMBER &&
           token_is_mark(token_at(stop->analysis, stop->token), ".");
}

/* "... (b) The pay did not.": an item of a list begins with a letter in brackets. */
static bool item_follows(const struct stop *stop, size_t word)
{
    const struct token *letter = token_at(stop->analysis, word);
    return word == stop->next + 1 && token_is_mark(token_at(stop->analysis, stop->next), "(") &&
           token_length(letter) == 1 && word + 2 < stop->end &&
           token_is_mark(token_at(stop->analysis, word + 1), ")") &&
           (token_at(stop->analysis, word + 2)->flags & TOKEN_CAPITAL);
}

/* ---- "..." Smith said: the sentence goes on with who said it ---- */

/* A part of a name: "Ann", "of", "Lund". */
static bool may_name_speaker(const struct token *token)
{
    return token->kind == TOKEN_WORD && !may_say(token->classes) && !token_is(token, LEX_CONJUNCTION) &&
           ((token->flags & TOKEN_CAPITAL) || token_is(token, LEX_PREPOSITION));
}

/* A verb of saying after this governs nothing: "Smith said.", "Smith said on Monday". */
static bool governs_nothing(const struct token *after)
{
    return after->kind == TOKEN_MARK || token_is(after, LEX_ADVERB) || token_is(after, LEX_WEEKDAY) ||
           (token_is(after, LEX_PREPOSITION) && !token_is(after, LEX_SUBORDINATOR));
}

/* A name and then a verb of saying with nothing after it that it could govern. */
static bool speaker_follows(const struct stop *stop)
{
    const struct analysis *analysis = stop->analysis;
    size_t verb = stop->next, limit = verb + MAX_SPEAKER < stop->end ? verb + MAX_SPEAKER : stop->end;
    while (verb < limit && may_name_speaker(token_at(analysis, verb)))
        verb++;
    if (verb == stop->next || verb >= limit || !may_say(token_at(analysis, verb)->classes) ||
        (token_at(analysis, verb)->flags & TOKEN_CAPITAL))
        return false;
    return verb + 1 == stop->end || governs_nothing(token_at(analysis, verb + 1));
}

/* ---- the kinds of stop ---- */

/* A name that ends with a mark of exclamation. */
static bool is_exclaimed_name(const struct analysis *analysis, size_t i)
{
    return (token_at(analysis, i)->flags & TOKEN_CAPITAL) && !has_space_before(token_at(analysis, i + 1)) &&
           token_in(analysis, token_at(analysis, i), SET_EXCLAIMED_NAME);
}

/* "6 p.m. The council met": no zone or day belongs to the time. */
static bool clock_ends(const struct analysis *analysis, const struct token *next)
{
    return next->kind == TOKEN_WORD && !(next->flags & TOKEN_ALL_CAPITAL) && !token_is(next, LEX_WEEKDAY) &&
           !token_is(next, LEX_MONTH) && !token_in(analysis, next, SET_CLOCK_ZONE);
}

/* "Springfield, Ill.", where a comma would follow within a sentence. */
static bool is_place_end(const struct stop *stop)
{
    size_t i = stop->token;
    return i >= stop->first + 2 && token_is(token_at(stop->analysis, i), LEX_ABBREVIATION_STATE) &&
           token_is_mark(token_at(stop->analysis, i - 1), ",") &&
           (token_at(stop->analysis, i - 2)->flags & TOKEN_CAPITAL);
}

/* "Mr.", after which a name must come; "St." may be that of a street. */
static bool is_title_alone(const struct token *token)
{
    return token_is(token, LEX_ABBREVIATION_TITLE) && !token_is(token, LEX_ABBREVIATION_END);
}

/* "No. 5", "Sept. 11", "Mon." */
static bool goes_with_number(const struct token *token)
{
    return token_is(token, LEX_ABBREVIATION_NUMBER) || token_is(token, LEX_MONTH) || token_is(token, LEX_WEEKDAY);
}

/* "U.S.", "B.": may be what the sentence ends with; "Inc.", "etc." */
static bool may_be_last(const struct token *token)
{
    return token_length(token) == 2 || !token_is(token, LEX_ABBREVIATION) || token_is(token, LEX_ABBREVIATION_END);
}

/* Whether the dot of an abbreviation, before a word that may begin a sentence, ends one too. */
static bool abbreviation_ends(const struct stop *stop, size_t word)
{
    const struct token *token = token_at(stop->analysis, stop->token), *next = token_at(stop->analysis, word);
    bool number = next->kind == TOKEN_NUMBER;
    if (is_title_alone(token))
        return false;
    if (goes_with_number(token))
        return !number && is_starter(next);
    if (token_in(stop->analysis, token, SET_CLOCK))
        return clock_ends(stop->analysis, next);
    if (stop->closed && !is_starter(next))
        return !number && !speaker_follows(stop);
    if (token_is(token, LEX_ABBREVIATION_TITLE))
        return token_is(next, LEX_DETERMINER) || token_is(next, LEX_PRONOUN);
    if (is_place_end(stop) && stop->next == word)
        return !number;
    return is_starter(next) && may_be_last(token);
}

static bool ellipsis_ends(const struct stop *stop, size_t word)
{
    const struct token *token = token_at(stop->analysis, stop->token), *next = token_at(stop->analysis, word);
    bool four_dots = token_length(token) >= 4;
    if (four_dots || stop->closed || stop->next != word)
        return !speaker_follows(stop);
    return !has_space_before(token) || is_starter(next);
}

/* Whitespace was left out: "the end.The", but not "B.The" and "3.The". */
static bool runs_into_next(const struct stop *stop, size_t word)
{
    const struct token *last = token_at(stop->analysis, stop->token - 1);
    return token_is_mark(token_at(stop->analysis, stop->token), ".") && last->kind == TOKEN_WORD &&
           token_length(last) > 1 && token_at(stop->analysis, word)->kind == TOKEN_WORD;
}

/* A full stop, question mark or mark of exclamation. */
static bool stop_ends(const struct stop *stop, size_t word)
{
    const struct analysis *analysis = stop->analysis;
    const struct token *next = token_at(analysis, stop->next);
    if (is_item_number(stop))
        return false;
    if (!has_space_before(next))
        return is_opening_shape(next) || stop->closed || runs_into_next(stop, word);
    if (token_is_mark(token_at(analysis, stop->token), "."))
        return true;
    if (stop->token > stop->first && is_exclaimed_name(analysis, stop->token - 1))
        return is_starter(token_at(analysis, word));
    return !stop->closed || !speaker_follows(stop);
}

/* Whether a sentence ends at the stop. */
static bool ends_here(const struct stop *stop)
{
    const struct analysis *analysis = stop->analysis;
    const struct token *token = token_at(analysis, stop->token);
    size_t word = first_word(stop);
    if (word == NO_INDEX)
        return true;
    const struct token *next = token_at(analysis, stop->next);
    bool quoted_next = next->kind == TOKEN_QUOTE && has_space_before(next) && token_is_mark(token, ".!?");
    if (!may_begin_sentence(analysis, token_at(analysis, word)) && !quoted_next && !item_follows(stop, word))
        return false;
    if (token->kind != TOKEN_MARK)
        return !is_item_number(stop) && has_space_before(next) && abbreviation_ends(stop, word);
    if (token->mark == '~')
        return stop->token > stop->first && ellipsis_ends(stop, word);
    return stop->token > stop->first && stop_ends(stop, word);
}

/* ---- the sentences of a block ---- */

static bool may_stop_sentence(const struct token *token)
{
    if (token->kind == TOKEN_WORD)
        return (token->flags & TOKEN_ABBREVIATION) != 0;
    return token->kind == TOKEN_MARK &&
           (token->mark == '.' || token->mark == '!' || token->mark == '?' || token->mark == '~');
}

static uint32_t first_word_of(const struct token *tokens, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (tokens[i].kind == TOKEN_WORD || tokens[i].kind == TOKEN_NUMBER || tokens[i].kind == TOKEN_OTHER)
            return index_32(i);
    return NO_INDEX;
}

/* A dateline, of which there are no tokens, belongs to the first sentence. */
static bool add_sentence(const struct analysis *analysis, struct sentence_stage *stage, size_t block, size_t first,
                         size_t end)
{
    const struct token *tokens = analysis->tokens.items;
    bool opens = first == analysis->block_tokens.items[block].first;
    struct sentence sentence = {.start = opens ? analysis->blocks.items[block].start : tokens[first].start,
                                .end = tokens[end - 1].end,
                                .first_token = index_32(first),
                                .end_token = index_32(end),
                                .first_word = first_word_of(tokens, first, end),
                                .block = index_32(block)};
    for (size_t i = first; i < end; i++)
        stage->token_sentences.items[i] = index_32(stage->sentences.count);
    return VECTOR_PUSH(&analysis->mem, stage->sentences, sentence);
}

/* The stop at token i with the marks that belong to it. */
static struct stop read_stop(const struct analysis *analysis, size_t first, size_t i, size_t end)
{
    struct stop stop = {.analysis = analysis, .first = first, .token = i, .next = i + 1, .end = end};
    for (; stop.next < end; stop.next++) {
        const struct token *token = token_at(analysis, stop.next);
        if (token_is_mark(token, ".!?~") && !stop.closed)
            stop.token = stop.next;
        else if (!is_closing_mark(token, stop.next + 1 == end))
            break;
        else if (token->kind == TOKEN_QUOTE)
            stop.closed = true;
    }
    return stop;
}

static bool split_block(const struct analysis *analysis, struct sentence_stage *stage, size_t index)
{
    const struct token *tokens = analysis->tokens.items;
    size_t first = analysis->block_tokens.items[index].first, end = analysis->block_tokens.items[index].end;
    for (size_t i = first; i < end;) {
        if (!may_stop_sentence(&tokens[i])) {
            i++;
            continue;
        }
        struct stop stop = read_stop(analysis, first, i, end);
        i = stop.next;
        if (ends_here(&stop)) {
            if (!add_sentence(analysis, stage, index, first, stop.next))
                return false;
            first = stop.next;
        }
    }
    return first >= end || add_sentence(analysis, stage, index, first, end);
}

bool sentence_find(const struct analysis *analysis, struct sentence_stage *stage)
{
    if (!VECTOR_RESERVE(&analysis->mem, stage->token_sentences, analysis->tokens.count) ||
        !VECTOR_RESERVE(&analysis->mem, stage->block_sentences, analysis->blocks.count))
        return false;
    stage->token_sentences.count = analysis->tokens.count;
    for (size_t i = 0; i < analysis->blocks.count; i++) {
        size_t first = stage->sentences.count;
        if (!split_block(analysis, stage, i))
            return false;
        struct index_range sentences = {index_32(first), index_32(stage->sentences.count)};
        stage->block_sentences.items[stage->block_sentences.count++] = sentences;
    }
    return true;
}

void sentence_stage_reset(struct sentence_stage *stage)
{
    stage->sentences.count = stage->token_sentences.count = stage->block_sentences.count = 0;
}

void sentence_stage_free(struct sentence_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->sentences);
    VECTOR_FREE(mem, stage->token_sentences);
    VECTOR_FREE(mem, stage->block_sentences);
}
