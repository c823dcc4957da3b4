/*
 * Reads tokens, makes sentences: which full stop, question mark, ellipsis or dot of an abbreviation ends one. Closing
 * marks after it belong to it.
 */
#include "lang/word_form.h"
#include "text/limits.h"
#include "text/sentences.h"

/* Where a sentence may end. */
struct stop {
    const struct analysis *analysis;
    size_t first;     /* of the sentence */
    size_t token;     /* the stop, or the last of several */
    size_t next, end; /* token after the closing marks; end of the block */
    bool closed;      /* a closing quotation mark is after the stop */
    bool small;       /* the text is written without capitals */
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
    static const int classes[] = {LEX_DETERMINER, LEX_PRONOUN, LEX_CONJUNCTION, LEX_PREPOSITION,
                                  LEX_WH,         LEX_ADVERB,  LEX_AUXILIARY};
    if (token->word == WORD_WILL || token->word == WORD_MAY)
        return false; /* "Inc. Will Moss" */
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (token_is(token, classes[i]))
            return (token->flags & TOKEN_CAPITAL) != 0;
    return false;
}

/* "van Dyke", "al-Sayed": a name that begins small. */
static bool begins_small_name(const struct analysis *analysis, size_t i, size_t end)
{
    const struct token *token = token_at(analysis, i);
    struct slice word = token_text(analysis, i);
    if (token->kind != TOKEN_WORD)
        return false;
    bool capital = i + 1 < end && (token_at(analysis, i + 1)->flags & TOKEN_CAPITAL);
    return (token_is(token, LEX_NAME_PARTICLE) && capital) ||
           affix_beginning(analysis->language, word.text, word.length, AFFIX_SMALL_NAME, 1) > 0;
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

/* The first token after opening marks and a dash with blanks, or NO_INDEX. */
static size_t first_word(const struct stop *stop)
{
    size_t i = stop->next;
    if (i + 1 < stop->end && token_is_mark(token_at(stop->analysis, i), "-") &&
        has_space_before(token_at(stop->analysis, i)) && has_space_before(token_at(stop->analysis, i + 1)))
        i++;
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

/* "[At 5 a.m.] Mr. Moss left": a preposition and a time are all that there is so far. */
static bool is_time_at_head(const struct stop *stop)
{
    if (!token_is(token_at(stop->analysis, stop->first), LEX_PREPOSITION) || stop->token > stop->first + MAX_TIME)
        return false;
    for (size_t i = stop->first + 1; i < stop->token; i++) {
        const struct token *t = token_at(stop->analysis, i);
        bool time = t->kind == TOKEN_NUMBER || token_is(t, LEX_PREPOSITION) || token_is(t, LEX_WEEKDAY) ||
                    token_is(t, LEX_MONTH) || token_is(t, LEX_ADVERB) || token_is_mark(t, ",");
        if (!time)
            return false;
    }
    return true;
}

/* "6 p.m. The council met": no zone or day belongs to the time, nor is it the head of a sentence. */
static bool clock_ends(const struct stop *stop, const struct token *next)
{
    return next->kind == TOKEN_WORD && !token_is(next, LEX_WEEKDAY) && !token_is(next, LEX_MONTH) &&
           !token_in(stop->analysis, next, SET_CLOCK_ZONE) && (is_starter(next) || !is_time_at_head(stop));
}

/* The classes of an abbreviation, or of what follows its hyphen or slash: "ex-Gov.". */
static lexicon_set abbreviation_classes(const struct stop *stop)
{
    struct slice word = token_text(stop->analysis, stop->token);
    size_t part = word_last_part(word.text, word.length);
    return part ? word_classes(stop->analysis->language, word.text + part, word.length - part)
                : token_at(stop->analysis, stop->token)->classes;
}

/* "25.5°C.", "74.0° W.": a unit, no initial. */
static bool is_degree(const struct stop *stop)
{
    const char *before = stop->analysis->text + token_at(stop->analysis, stop->token)->start;
    size_t room = token_at(stop->analysis, stop->token)->start - token_at(stop->analysis, stop->first)->start;
    if (room > 0 && before[-1] == ' ') {
        before--;
        room--;
    }
    return room >= 2 && memcmp(before - 2, "\xC2\xB0", 2) == 0;
}

/* "Jackson, MS.", "has MS. The": in capitals it is no "Ms." of a name, unless that is in capitals too. */
static bool is_in_capitals_alone(const struct token *token, const struct token *next)
{
    return token->flags & TOKEN_ALL_CAPITAL && token_length(token) > 2 && !(next->flags & TOKEN_ALL_CAPITAL);
}

/* In a heading, where each long word has a capital, a small word with one begins nothing: "Quill Corp. To Merge". */
static bool is_in_heading(const struct stop *stop)
{
    size_t long_words = 0,
           first = stop->token > stop->first + MAX_HEADING_LOOK ? stop->token - MAX_HEADING_LOOK : stop->first;
    for (size_t i = first; i < stop->end && i < stop->token + MAX_HEADING_LOOK; i++) {
        const struct token *t = token_at(stop->analysis, i);
        if (token_is_mark(t, ".!?") && i > stop->token)
            return false;
        if (t->kind != TOKEN_WORD || (token_length(t) <= MAX_HEADING_SMALL_WORD && !(t->flags & TOKEN_CAPITAL)))
            continue;
        if (!(t->flags & TOKEN_CAPITAL))
            return false;
        long_words++;
    }
    return long_words >= MIN_HEADING_WORDS;
}

/* "Quill Corp. [Shares] fell": a noun for several and its verb, after what a company's name ends with. */
static bool noun_and_verb_follow(const struct stop *stop, size_t word)
{
    const struct token *token = token_at(stop->analysis, stop->token), *next = token_at(stop->analysis, word);
    if (word + 1 >= stop->end || stop->next != word || !(next->flags & TOKEN_CAPITAL) ||
        next->flags & TOKEN_ALL_CAPITAL)
        return false;
    const struct token *verb = token_at(stop->analysis, word + 1);
    struct slice noun = token_text(stop->analysis, word);
    bool company = token_is(token, LEX_ABBREVIATION) && token_is(token, LEX_ABBREVIATION_END);
    bool several =
        company ? affix_ending(stop->analysis->language, noun.text, noun.length, AFFIX_PLURAL, MIN_PLURAL_STEM) > 0
                : token_is(next, LEX_INDEFINITE);
    return several && !(verb->flags & TOKEN_CAPITAL) &&
           verb->classes & (LEX_BIT(LEX_PAST) | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_BASE));
}

/* "Quill Inc. Mr. Moss left", "Quill Inc. “Prices fell,” he said": what begins a sentence after a company. */
static bool is_courtesy(const struct analysis *analysis, const struct token *next)
{
    return next->flags & TOKEN_CAPITAL && token_in(analysis, next, SET_SENTENCE_COURTESY);
}

static bool quotation_follows(const struct stop *stop, const struct token *token)
{
    return token_at(stop->analysis, stop->next)->kind == TOKEN_QUOTE && token_is(token, LEX_ABBREVIATION) &&
           token_is(token, LEX_ABBREVIATION_END) && !stop->closed;
}

/* "The no. 2 Democrat"; not "She said no. 5 others agreed". */
static bool is_refusal(const struct stop *stop, const struct token *token)
{
    return token->word == WORD_NO_DOT && !(token->flags & TOKEN_CAPITAL) && stop->token > stop->first &&
           may_say(token_at(stop->analysis, stop->token - 1)->classes);
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
static bool is_title_alone(lexicon_set classes)
{
    return classes & LEX_BIT(LEX_ABBREVIATION_TITLE) && !(classes & LEX_BIT(LEX_ABBREVIATION_END));
}

/* "No. 5", "Sept. 11", "Mon." */
static bool goes_with_number(lexicon_set classes)
{
    return (classes & (LEX_BIT(LEX_ABBREVIATION_NUMBER) | LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_WEEKDAY))) != 0;
}

/* "U.S.", "B.": may be what the sentence ends with; "Inc.", "etc." */
static bool may_be_last(const struct token *token)
{
    return token_length(token) == 2 || !token_is(token, LEX_ABBREVIATION) || token_is(token, LEX_ABBREVIATION_END);
}

/* Whether the dot of an abbreviation, before a word that may begin a sentence, ends one too. */
static bool plain_abbreviation_ends(const struct stop *stop, size_t word)
{
    const struct token *token = token_at(stop->analysis, stop->token), *next = token_at(stop->analysis, word);
    if (quotation_follows(stop, token))
        return true;
    if (is_starter(next) && is_in_heading(stop))
        return false;
    if (stop->closed && !is_starter(next))
        return next->kind != TOKEN_NUMBER && !speaker_follows(stop);
    if (token_is(token, LEX_ABBREVIATION_TITLE))
        return token_is(next, LEX_DETERMINER) || token_is(next, LEX_PRONOUN);
    if (is_place_end(stop) && stop->next == word)
        return next->kind != TOKEN_NUMBER;
    return (is_starter(next) || is_courtesy(stop->analysis, next) || noun_and_verb_follow(stop, word)) &&
           may_be_last(token);
}

/* The same, of any: titles, what goes with a number and times of day have rules of their own. */
static bool abbreviation_ends(const struct stop *stop, size_t word)
{
    const struct token *token = token_at(stop->analysis, stop->token), *next = token_at(stop->analysis, word);
    const lexicon_set classes = abbreviation_classes(stop);
    bool number = next->kind == TOKEN_NUMBER;
    if (is_degree(stop))
        return true;
    if (is_title_alone(classes))
        return is_in_capitals_alone(token, next) && is_starter(next);
    if (goes_with_number(classes) && !(classes & LEX_BIT(LEX_ABBREVIATION_TITLE)))
        return is_refusal(stop, token) || (!number && is_starter(next));
    if (token_in(stop->analysis, token, SET_CLOCK))
        return stop->small ? !number : clock_ends(stop, next);
    return plain_abbreviation_ends(stop, word);
}

static bool ellipsis_ends(const struct stop *stop, size_t word)
{
    const struct token *token = token_at(stop->analysis, stop->token), *next = token_at(stop->analysis, word);
    bool four_dots = token_length(token) >= 4;
    if (four_dots || stop->closed || stop->next != word)
        return !speaker_follows(stop);
    bool apart =
        token_at(stop->analysis, stop->token)->end - token_at(stop->analysis, stop->token)->start > 3; /* ". . ." */
    return !has_space_before(token) || (is_starter(next) && !(apart && next->word == WORD_I));
}

/* Whitespace was left out: "the end.The", "fair?Yes", "1,000.That"; not "B.The" and "3.The". */
static bool runs_into_next(const struct stop *stop, size_t word)
{
    const struct token *last = token_at(stop->analysis, stop->token - 1), *next = token_at(stop->analysis, word);
    bool ends = last->kind == TOKEN_WORD ? token_length(last) > 1
                                         : last->kind == TOKEN_NUMBER && token_length(last) > MAX_ITEM_NUMBER;
    return token_is_mark(token_at(stop->analysis, stop->token), ".?!") && ends && next->kind == TOKEN_WORD;
}

/* "Viva Maria! (1965)": a year after a title. */
static bool bracketed_year_follows(const struct stop *stop)
{
    const struct analysis *analysis = stop->analysis;
    return stop->next + 2 < stop->end && token_is_mark(token_at(analysis, stop->next), "(") &&
           token_at(analysis, stop->next + 1)->kind == TOKEN_NUMBER &&
           token_is_mark(token_at(analysis, stop->next + 2), ")");
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
    if (bracketed_year_follows(stop))
        return false;
    if (stop->token > stop->first && is_exclaimed_name(analysis, stop->token - 1))
        return is_starter(token_at(analysis, word));
    return !stop->closed || !speaker_follows(stop);
}

/* What comes after the stop may begin a sentence. */
static bool sentence_may_follow(const struct stop *stop, size_t word)
{
    const struct analysis *analysis = stop->analysis;
    const struct token *token = token_at(analysis, stop->token), *next = token_at(analysis, stop->next);
    if (next->kind == TOKEN_QUOTE && has_space_before(next) && token_is_mark(token, ".!?"))
        return true;
    return may_begin_sentence(analysis, token_at(analysis, word)) ||
           (stop->small && token_at(analysis, word)->kind == TOKEN_WORD) ||
           (token_is_mark(token, ".") && begins_small_name(analysis, word, stop->end)) || item_follows(stop, word);
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
    if (!sentence_may_follow(stop, word))
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

/* "[12]" after a stop: the mark of a citation, which goes with the sentence before it. */
static bool is_citation(const struct analysis *analysis, size_t i, size_t end)
{
    return i + 2 < end && token_is_mark(token_at(analysis, i), "[") &&
           token_at(analysis, i + 1)->kind == TOKEN_NUMBER && token_length(token_at(analysis, i + 1)) <= MAX_CITATION &&
           token_is_mark(token_at(analysis, i + 2), "]");
}

/* The stop at token i with the marks that belong to it. */
static struct stop read_stop(const struct analysis *analysis, size_t first, size_t i, size_t end, bool small)
{
    struct stop stop = {.analysis = analysis, .first = first, .token = i, .next = i + 1, .end = end, .small = small};
    for (; stop.next < end; stop.next++) {
        const struct token *token = token_at(analysis, stop.next);
        if (is_citation(analysis, stop.next, end)) {
            stop.next += 2;
            continue;
        }
        if (token_is_mark(token, ".!?~") && !stop.closed)
            stop.token = stop.next;
        else if (!is_closing_mark(token, stop.next + 1 == end))
            break;
        else if (token->kind == TOKEN_QUOTE)
            stop.closed = true;
    }
    return stop;
}

/* A text in which more full stops are before small letters than before capitals is written without capitals. */
static bool is_without_capitals(const struct analysis *analysis)
{
    size_t small = 0, capital = 0;
    for (size_t i = 0; i + 1 < analysis->tokens.count; i++) {
        const struct token *t = token_at(analysis, i), *next = token_at(analysis, i + 1);
        if (token_is_mark(t, ".!?") && next->kind == TOKEN_WORD && has_space_before(next))
            *(next->flags & TOKEN_CAPITAL ? &capital : &small) += 1;
    }
    return small > capital;
}

static bool split_block(const struct analysis *analysis, struct sentence_stage *stage, size_t index, bool small)
{
    const struct token *tokens = analysis->tokens.items;
    size_t first = analysis->block_tokens.items[index].first, end = analysis->block_tokens.items[index].end;
    for (size_t i = first; i < end;) {
        if (!may_stop_sentence(&tokens[i])) {
            i++;
            continue;
        }
        struct stop stop = read_stop(analysis, first, i, end, small);
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
    const bool small = is_without_capitals(analysis);
    for (size_t i = 0; i < analysis->blocks.count; i++) {
        size_t first = stage->sentences.count;
        if (!split_block(analysis, stage, i, small))
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
