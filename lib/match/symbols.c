/* Units: one letter, or two for a verb of saying, for each thing that a paragraph is made of. */
#include "match/symbols.h"

#include "lang/adverb.h"

#define LONG_SPAN 4 /* words from which a quoted span counts as speech by its length alone */

/* There is room: symbols_write has made it. */
static void put_symbol(struct symbol_string *symbol_string, char letter, size_t first, size_t end, size_t index)
{
    symbol_string->letters.items[symbol_string->letters.count++] = letter;
    symbol_string->places.items[symbol_string->places.count++] =
        (struct symbol_place){index_32(first), index_32(end), index_32(index)};
}

/* A short span that ends like an utterance, with a comma or a stop inside its marks, is one: “Yes,” he said. */
static bool ends_like_speech(const struct analysis *analysis, const struct quoted_span *span)
{
    if (span->end_token <= span->first_token)
        return false;
    char mark = token_at(analysis, span->end_token - 1)->mark;
    return mark == ',' || mark == '.' || mark == '?' || mark == '!';
}

static char span_letter(const struct analysis *analysis, const struct quoted_span *span)
{
    if (span->use == SPAN_TITLE)
        return 'j';
    return span->words >= LONG_SPAN || ends_like_speech(analysis, span) ? 'Q' : 'q';
}

static char mention_letter(const struct analysis *analysis, const struct mention *mention)
{
    static const char letters[] = {
        [MENTION_NAME] = 'N',        [MENTION_ORGANIZATION] = 'B', [MENTION_LOCATION] = 'K', [MENTION_GROUP] = 'L',
        [MENTION_DESCRIPTION] = 'D', [MENTION_UNNAMED] = 'U',      [MENTION_PRONOUN] = 'P',  [MENTION_DOCUMENT] = 'R'};
    if (mention->type == MENTION_PRONOUN && token_is(token_at(analysis, mention->head), LEX_WH))
        return 'H';
    return letters[mention->type];
}

char symbol_frame(const struct cue *cue)
{
    lexicon_set f = cue->frames;
#define TAKES(class) (f & LEX_BIT(LEX_##class))
    if (TAKES(TAKES_PERSON) && TAKES(TAKES_THAT))
        return 't';
    if (TAKES(TAKES_IF))
        return 'i';
    if (TAKES(TAKES_AS) || TAKES(TAKES_NAME))
        return 'd';
    if (TAKES(TAKES_PERSON) && TAKES(TAKES_TO))
        return 'u';
    if (TAKES(TAKES_THAT) && TAKES(TAKES_NP))
        return 'y';
    if (TAKES(TAKES_THAT))
        return TAKES(BELIEF) ? 'l' : 's';
    if (TAKES(TAKES_NP))
        return 'n';
    if (TAKES(TAKES_TO))
        return 'o';
#undef TAKES
    return 'w';
}

/* Of a word that has a letter of its own, or 0. */
static char own_letter(const struct token *t)
{
    switch (t->word) {
    case WORD_TO: return 'o';
    case WORD_AS: return 'h';
    case WORD_OF: return 'f';
    case WORD_BY: return 'b';
    case WORD_THAT: return 't';
    default: return 0;
    }
}

static char word_letter(const struct analysis *analysis, const struct token *t)
{
    static const struct {
        int class;
        char letter;
    } classes[] = {{LEX_WH, 'w'},       {LEX_CONJUNCTION, 'c'}, {LEX_AUXILIARY, 'x'}, {LEX_DETERMINER, 'e'},
                   {LEX_PREPOSITION, 'p'}, {LEX_WEEKDAY, 'm'},  {LEX_MONTH, 'm'},     {LEX_SPEECH_SETTING, 'S'},
                   {LEX_CUE_NOUN, 'M'},  {LEX_ADVERB, 'r'}};
    const lexicon_set any = LEX_BIT(LEX_WH) | LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_AUXILIARY) |
                            LEX_BIT(LEX_DETERMINER) | LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_WEEKDAY) |
                            LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_CUE_NOUN) |
                            LEX_BIT(LEX_ADVERB);
    char own = own_letter(t);
    if (own)
        return own;
    for (size_t n = 0; t->classes & any && n < sizeof classes / sizeof *classes; n++)
        if (token_is(t, classes[n].class))
            return classes[n].letter;
    if (ends_as_adverb(analysis->language, analysis->text + t->start, t->end - t->start, t->word))
        return 'r';
    if (t > analysis->tokens.items && token_is(t - 1, LEX_WEEKDAY) && token_in(analysis, t, SET_DAY_PART))
        return 'm'; /* "Friday afternoon" is a day as "Friday" is */
    return token_is(t, LEX_VERB_COMMON) ? 'z' : 'j';
}

/* A stop counts at the end of its sentence alone. */
static char token_letter(const struct analysis *analysis, const struct token *t, bool last_of_sentence)
{
    if (t->kind == TOKEN_WORD)
        return word_letter(analysis, t);
    if (t->kind == TOKEN_NUMBER)
        return 'k';
    if (t->kind != TOKEN_MARK || !t->mark || t->mark == '@' || (t->mark == '.' && !last_of_sentence))
        return 'j';
    return t->mark;
}

/* Whether the comma after a mention closes the apposition that it ends with: "Ana Torres, the mayor, said". */
static bool closing_comma(const struct analysis *analysis, const struct mention *m)
{
    if (m->coordinated || m->end_token >= analysis->sentences.items[m->sentence].end_token ||
        token_at(analysis, m->end_token)->mark != ',')
        return false;
    for (size_t i = m->first_token; i < m->end_token; i++)
        if (token_at(analysis, i)->mark == ',')
            return true;
    return false;
}

/* The longest mention that begins where the walk is. Its extent is cut to its core where a cue is in what hangs
 * after it ("Ana Torres, who said ..."); the mentions in there then are units of their own. */
static size_t mention_here(const struct analysis *analysis, const struct symbol_cursor *cursor, size_t *end)
{
    const struct mention *items = analysis->mentions.items;
    size_t found = cursor->mention;
    for (size_t m = found + 1; m < analysis->mentions.count && items[m].first_token == cursor->mention_token; m++)
        if (items[m].end_token > items[found].end_token)
            found = m;
    const struct mention *m = &items[found];
    *end = m->end_token;
    for (size_t c = cursor->cue; c < analysis->cues.count && analysis->cues.items[c].first_token < m->end_token; c++)
        if (analysis->cues.items[c].first_token >= m->core_end)
            *end = m->core_end;
    if (*end == m->end_token && closing_comma(analysis, m))
        ++*end;
    return found;
}

static void put_cue(const struct analysis *analysis, struct symbol_string *symbol_string, size_t index)
{
    const struct cue *cue = &analysis->cues.items[index];
    static const char kinds[] = {[CUE_VERB] = 'V', [CUE_GERUND] = 'G',     [CUE_PASSIVE] = 'E', [CUE_PHRASE] = 'A',
                                 [CUE_NOUN] = 'M', [CUE_INFINITIVE] = 'X', [CUE_MARK] = ':'};
    put_symbol(symbol_string, kinds[cue->kind], cue->first_token, cue->end_token, index);
    if (cue->kind != CUE_PHRASE && cue->kind != CUE_NOUN && cue->kind != CUE_MARK)
        put_symbol(symbol_string, symbol_frame(cue), cue->first_token, cue->end_token, index);
}

/* Go on to what begins at or after a token; at the start of a text, where all is zero, too. */
static void advance(const struct analysis *analysis, struct symbol_cursor *cursor, size_t token)
{
    const struct mention *mentions = analysis->mentions.items;
    const struct cue *cues = analysis->cues.items;
    const struct quoted_span *spans = analysis->spans.items;
    if (cursor->mention_token <= token) {
        while (cursor->mention < analysis->mentions.count && mentions[cursor->mention].first_token < token)
            cursor->mention++;
        cursor->mention_token =
            cursor->mention < analysis->mentions.count ? mentions[cursor->mention].first_token : NO_INDEX;
    }
    if (cursor->cue_token <= token) {
        while (cursor->cue < analysis->cues.count && cues[cursor->cue].first_token < token)
            cursor->cue++;
        cursor->cue_token = cursor->cue < analysis->cues.count ? cues[cursor->cue].first_token : NO_INDEX;
    }
    if (cursor->span_token <= token) {
        while (cursor->span < analysis->spans.count && spans[cursor->span].open_token < token)
            cursor->span++;
        cursor->span_token = cursor->span < analysis->spans.count ? spans[cursor->span].open_token : NO_INDEX;
    }
}

/* The tokens [i, end), with which nothing begins: a unit each. */
static void put_plain(const struct analysis *analysis, struct symbol_string *symbol_string, size_t i, size_t end)
{
    const struct token *token = token_at(analysis, i);
    char *letter = symbol_string->letters.items + symbol_string->letters.count;
    struct symbol_place *place = symbol_string->places.items + symbol_string->places.count;
    symbol_string->places.count = symbol_string->letters.count += end - i;
    for (; i < end; i++) {
        *letter++ = token_letter(analysis, token++, false);
        *place++ = (struct symbol_place){index_32(i), index_32(i) + 1, NO_INDEX};
    }
}

/* The unit of a span, a cue or a mention that begins at token i. The token after it. */
static size_t put_thing(const struct analysis *analysis, const struct symbol_cursor *cursor,
                        struct symbol_string *symbol_string, size_t i)
{
    size_t next;
    if (cursor->span_token == i) {
        const struct quoted_span *span = &analysis->spans.items[cursor->span];
        next = span_after(span) > i ? span_after(span) : i + 1;
        put_symbol(symbol_string, span_letter(analysis, span), i, next, cursor->span);
    } else if (cursor->cue_token == i) {
        put_cue(analysis, symbol_string, cursor->cue);
        next = analysis->cues.items[cursor->cue].end_token;
    } else {
        size_t mention = mention_here(analysis, cursor, &next);
        next = next > i ? next : i + 1;
        put_symbol(symbol_string, mention_letter(analysis, &analysis->mentions.items[mention]), i, next, mention);
    }
    return next;
}

/* Where the tokens with which nothing begins end: at a span, a cue or a mention, or at the last token of the sentence.
 */
static size_t plain_end(const struct symbol_cursor *cursor, size_t last)
{
    size_t end = cursor->mention_token < last ? cursor->mention_token : last;
    end = cursor->cue_token < end ? cursor->cue_token : end;
    return cursor->span_token < end ? cursor->span_token : end;
}

/* A paragraph that ends with a colon introduces the quotation that opens the next: it is a unit of this one too. */
static void put_introduced(const struct analysis *analysis, struct symbol_string *symbol_string, size_t block)
{
    const struct quoted_span *items = analysis->spans.items;
    if (!symbol_string->letters.count || symbol_string->letters.items[symbol_string->letters.count - 1] != ':')
        return;
    for (block++; block < analysis->blocks.count && analysis->blocks.items[block].kind != BLOCK_PARAGRAPH; block++)
        ;
    if (block == analysis->blocks.count)
        return;
    size_t token = analysis->block_tokens.items[block].first;
    size_t low = analysis_first_span(analysis, token);
    if (low == analysis->spans.count || items[low].open_token != token)
        return;
    size_t end = span_after(&items[low]);
    put_symbol(symbol_string, span_letter(analysis, &items[low]), token, end, low);
}

#define MAX_UNITS 1500 /* units of one string; a longer paragraph is cut between sentences */

size_t symbols_end(const struct analysis *analysis, size_t block, size_t first_sentence)
{
    size_t first_token = analysis->sentences.items[first_sentence].first_token, end = first_sentence + 1;
    while (end < analysis->block_sentences.items[block].end &&
           analysis->sentences.items[end].end_token - first_token < MAX_UNITS)
        end++;
    return end;
}

#define USUAL_UNITS 512 /* that there is room for at once: enough for most paragraphs */

/* For the start, two for each token, a stop for each sentence, and what the paragraph introduces. */
static bool make_room(const struct analysis *analysis, struct symbol_string *symbol_string, size_t things)
{
    size_t room = 2 * things + 2 > USUAL_UNITS ? 2 * things + 2 : USUAL_UNITS;
    return VECTOR_RESERVE(&analysis->mem, symbol_string->letters, room) &&
           VECTOR_RESERVE(&analysis->mem, symbol_string->places, room);
}

bool symbols_write(const struct analysis *analysis, struct symbol_cursor *cursor, size_t first_sentence,
                   size_t end_sentence, bool block_start, struct symbol_string *symbol_string)
{
    symbol_string->letters.count = symbol_string->places.count = 0;
    if (first_sentence >= end_sentence)
        return true;
    size_t i = analysis->sentences.items[first_sentence].first_token;
    size_t end = analysis->sentences.items[end_sentence - 1].end_token;
    if (!make_room(analysis, symbol_string, end - i + end_sentence - first_sentence))
        return false;
    put_symbol(symbol_string, block_start ? '@' : '.', i, i, NO_INDEX);
    advance(analysis, cursor, i);
    for (size_t s = first_sentence; i < end;) {
        size_t last = analysis->sentences.items[s].end_token - 1, thing = plain_end(cursor, last);
        if (i < thing)
            put_plain(analysis, symbol_string, i, thing);
        i = thing;
        if (i == cursor->mention_token || i == cursor->cue_token || i == cursor->span_token) {
            i = put_thing(analysis, cursor, symbol_string, i);
            advance(analysis, cursor, i);
        } else {
            put_symbol(symbol_string, token_letter(analysis, token_at(analysis, i), true), i, i + 1, NO_INDEX);
            i++;
        }
        /* A sentence that ends inside a quoted span or without a stop ends all the same. */
        size_t before = s;
        while (s + 1 < end_sentence && analysis->sentences.items[s].end_token <= i)
            s++;
        if (s != before && symbol_string->letters.items[symbol_string->letters.count - 1] != '.')
            put_symbol(symbol_string, '.', i, i, NO_INDEX);
    }
    size_t block = analysis->sentences.items[first_sentence].block;
    if (end_sentence == analysis->block_sentences.items[block].end)
        put_introduced(analysis, symbol_string, block);
    return true;
}

void symbols_free(const memory *mem, struct symbol_string *symbol_string)
{
    VECTOR_FREE(mem, symbol_string->letters);
    VECTOR_FREE(mem, symbol_string->places);
}
