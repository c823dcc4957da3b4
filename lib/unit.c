/* Units: one letter, or two for a verb of saying, for each thing that a paragraph is made of. */
#include "unit.h"

#define LONG_SPAN 4 /* words from which a quoted span counts as speech by its length alone */

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

/* There is room: units_write has made it. */
static void put(struct units *units, char letter, size_t first, size_t end, size_t index)
{
    units->letters.items[units->letters.count++] = letter;
    units->places.items[units->places.count++] = (struct unit_place){(uint32_t)first, (uint32_t)end, (uint32_t)index};
}

/* A short span that ends like an utterance, with a comma or a stop inside its marks, is one: “Yes,” he said. */
static bool ends_like_speech(const struct scan *scan, const struct quoted_span *span)
{
    if (span->end_token <= span->first_token)
        return false;
    char mark = at(scan, span->end_token - 1)->mark;
    return mark == ',' || mark == '.' || mark == '?' || mark == '!';
}

static char span_letter(const struct scan *scan, const struct quoted_span *span)
{
    if (span->use == SPAN_TITLE)
        return 'j';
    return span->words >= LONG_SPAN || ends_like_speech(scan, span) ? 'Q' : 'q';
}

static char mention_letter(const struct scan *scan, const struct mention *mention)
{
    static const char letters[] = {[MENTION_NAME] = 'N',        [MENTION_BODY] = 'B',    [MENTION_PLACE] = 'K',
                                   [MENTION_PEOPLE] = 'L',      [MENTION_DESCRIPTION] = 'D', [MENTION_UNNAMED] = 'U',
                                   [MENTION_PRONOUN] = 'P',     [MENTION_DOCUMENT] = 'R'};
    if (mention->type == MENTION_PRONOUN && token_is(at(scan, mention->head), LEX_WH))
        return 'H';
    return letters[mention->type];
}

char unit_frame(const struct cue *cue)
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

/* The words that have a letter of their own are short. */
static char own_letter(const struct scan *scan, const struct token *t)
{
    const char *w = scan->text + t->start;
    char first = (char)(w[0] | 0x20), second = (char)(w[1] | 0x20);
    if (t->end - t->start == 2)
        return first == 't' && second == 'o' ? 'o' : first == 'a' && second == 's' ? 'h'
               : first == 'o' && second == 'f' ? 'f' : first == 'b' && second == 'y' ? 'b' : 0;
    bool that = t->end - t->start == 4 && first == 't' && second == 'h' && (w[2] | 0x20) == 'a' && (w[3] | 0x20) == 't';
    return that ? 't' : 0;
}

static char word_letter(const struct scan *scan, const struct token *t)
{
    static const struct {
        int class;
        char letter;
    } classes[] = {{LEX_WH, 'w'},       {LEX_CONJUNCTION, 'c'}, {LEX_AUXILIARY, 'x'}, {LEX_DETERMINER, 'e'},
                   {LEX_PREPOSITION, 'p'}, {LEX_WEEKDAY, 'm'},  {LEX_MONTH, 'm'},     {LEX_SPEECH_SETTING, 'S'},
                   {LEX_CUE_NOUN, 'M'},  {LEX_ADVERB, 'r'}};
    const lexicon_set any = LEX_BIT(LEX_WH) | LEX_BIT(LEX_CONJUNCTION) | LEX_BIT(LEX_AUXILIARY) | LEX_BIT(LEX_DETERMINER) |
                            LEX_BIT(LEX_PREPOSITION) | LEX_BIT(LEX_WEEKDAY) | LEX_BIT(LEX_MONTH) |
                            LEX_BIT(LEX_SPEECH_SETTING) | LEX_BIT(LEX_CUE_NOUN) | LEX_BIT(LEX_ADVERB);
    char own = own_letter(scan, t);
    if (own)
        return own;
    for (size_t n = 0; t->classes & any && n < sizeof classes / sizeof *classes; n++)
        if (token_is(t, classes[n].class))
            return classes[n].letter;
    struct slice w = {scan->text + t->start, t->end - t->start};
    if (w.length > 4 && w.text[w.length - 1] == 'y' && w.text[w.length - 2] == 'l')
        return 'r';
    if (t > scan->tokens.items && token_is(t - 1, LEX_WEEKDAY) && token_is_day_part(scan, (size_t)(t - scan->tokens.items)))
        return 'm'; /* "Friday afternoon" is a day as "Friday" is */
    return token_is(t, LEX_VERB_COMMON) ? 'z' : 'j';
}

/* A stop counts at the end of its sentence alone. */
static char token_letter(const struct scan *scan, const struct token *t, bool last_of_sentence)
{
    if (t->kind == TOKEN_WORD)
        return word_letter(scan, t);
    if (t->kind == TOKEN_NUMBER)
        return 'k';
    if (t->kind != TOKEN_MARK || !t->mark || t->mark == '@' || (t->mark == '.' && !last_of_sentence))
        return 'j';
    return t->mark;
}

/* Whether the comma behind a mention closes the apposition that it ends with: "Ana Torres, the mayor, said". */
static bool closing_comma(const struct scan *scan, const struct mention *m)
{
    if (m->joint || m->end_token >= scan->sentences.items[m->sentence].end_token || at(scan, m->end_token)->mark != ',')
        return false;
    for (size_t i = m->first_token; i < m->end_token; i++)
        if (at(scan, i)->mark == ',')
            return true;
    return false;
}

/* The longest mention that begins where the walk stands. Its extent is cut to its core where a cue stands in what hangs
 * behind it ("Ana Torres, who said ..."); the mentions in there then are units of their own. */
static size_t mention_here(const struct scan *scan, const struct unit_cursor *cursor, size_t *end)
{
    const struct mention *items = scan->mentions.items;
    size_t found = cursor->mention;
    for (size_t m = found + 1; m < scan->mentions.count && items[m].first_token == cursor->mention_token; m++)
        if (items[m].end_token > items[found].end_token)
            found = m;
    const struct mention *m = &items[found];
    *end = m->end_token;
    for (size_t c = cursor->cue; c < scan->cues.count && scan->cues.items[c].first_token < m->end_token; c++)
        if (scan->cues.items[c].first_token >= m->core_end)
            *end = m->core_end;
    if (*end == m->end_token && closing_comma(scan, m))
        ++*end;
    return found;
}

static void put_cue(const struct scan *scan, struct units *units, size_t index)
{
    const struct cue *cue = &scan->cues.items[index];
    static const char kinds[] = {[CUE_VERB] = 'V', [CUE_GERUND] = 'G',     [CUE_PASSIVE] = 'E', [CUE_PHRASE] = 'A',
                                 [CUE_NOUN] = 'M', [CUE_INFINITIVE] = 'X', [CUE_MARK] = ':'};
    put(units, kinds[cue->kind], cue->first_token, cue->end_token, index);
    if (cue->kind != CUE_PHRASE && cue->kind != CUE_NOUN && cue->kind != CUE_MARK)
        put(units, unit_frame(cue), cue->first_token, cue->end_token, index);
}

/* Go on to what begins at or behind a token; at the start of a text, where all is zero, too. */
static void advance(const struct scan *scan, struct unit_cursor *cursor, size_t token)
{
    const struct mention *mentions = scan->mentions.items;
    const struct cue *cues = scan->cues.items;
    const struct quoted_span *spans = scan->spans.items;
    if (cursor->mention_token <= token) {
        while (cursor->mention < scan->mentions.count && mentions[cursor->mention].first_token < token)
            cursor->mention++;
        cursor->mention_token = cursor->mention < scan->mentions.count ? mentions[cursor->mention].first_token : NONE;
    }
    if (cursor->cue_token <= token) {
        while (cursor->cue < scan->cues.count && cues[cursor->cue].first_token < token)
            cursor->cue++;
        cursor->cue_token = cursor->cue < scan->cues.count ? cues[cursor->cue].first_token : NONE;
    }
    if (cursor->span_token <= token) {
        while (cursor->span < scan->spans.count && spans[cursor->span].open_token < token)
            cursor->span++;
        cursor->span_token = cursor->span < scan->spans.count ? spans[cursor->span].open_token : NONE;
    }
}

/* The tokens [i, end), with which nothing begins: a unit each. */
static void put_plain(const struct scan *scan, struct units *units, size_t i, size_t end)
{
    const struct token *token = at(scan, i);
    char *letter = units->letters.items + units->letters.count;
    struct unit_place *place = units->places.items + units->places.count;
    units->places.count = units->letters.count += end - i;
    for (; i < end; i++) {
        *letter++ = token_letter(scan, token++, false);
        *place++ = (struct unit_place){(uint32_t)i, (uint32_t)i + 1, NONE};
    }
}

/* The unit of a span, a cue or a mention that begins at token i. The token behind it. */
static size_t put_thing(const struct scan *scan, const struct unit_cursor *cursor, struct units *units, size_t i)
{
    size_t next;
    if (cursor->span_token == i) {
        const struct quoted_span *span = &scan->spans.items[cursor->span];
        next = span_behind(span) > i ? span_behind(span) : i + 1;
        put(units, span_letter(scan, span), i, next, cursor->span);
    } else if (cursor->cue_token == i) {
        put_cue(scan, units, cursor->cue);
        next = scan->cues.items[cursor->cue].end_token;
    } else {
        size_t mention = mention_here(scan, cursor, &next);
        next = next > i ? next : i + 1;
        put(units, mention_letter(scan, &scan->mentions.items[mention]), i, next, mention);
    }
    return next;
}

/* Where the tokens with which nothing begins end: at a span, a cue or a mention, or at the last token of the sentence. */
static size_t plain_end(const struct unit_cursor *cursor, size_t last)
{
    size_t end = cursor->mention_token < last ? cursor->mention_token : last;
    end = cursor->cue_token < end ? cursor->cue_token : end;
    return cursor->span_token < end ? cursor->span_token : end;
}

/* A paragraph that ends with a colon introduces the quotation that opens the next: it is a unit of this one too. */
static void put_introduced(const struct scan *scan, struct units *units, size_t block)
{
    const struct quoted_span *items = scan->spans.items;
    if (!units->letters.count || units->letters.items[units->letters.count - 1] != ':')
        return;
    for (block++; block < scan->blocks.count && scan->blocks.items[block].kind != BLOCK_PARAGRAPH; block++)
        ;
    if (block == scan->blocks.count)
        return;
    size_t token = scan->blocks.items[block].first_token;
    size_t low = scan_first_span(scan, token);
    if (low == scan->spans.count || items[low].open_token != token)
        return;
    size_t end = span_behind(&items[low]);
    put(units, span_letter(scan, &items[low]), token, end, low);
}

#define USUAL_UNITS 512 /* that there is room for at once: enough for most paragraphs */

/* For the start, two for each token, a stop for each sentence, and what the paragraph introduces. */
static bool make_room(const struct scan *scan, struct units *units, size_t things)
{
    size_t room = 2 * things + 2 > USUAL_UNITS ? 2 * things + 2 : USUAL_UNITS;
    return VECTOR_RESERVE(&scan->mem, units->letters, room) && VECTOR_RESERVE(&scan->mem, units->places, room);
}

bool units_write(const struct scan *scan, struct unit_cursor *cursor, size_t first_sentence, size_t end_sentence,
                 bool block_start, struct units *units)
{
    units->letters.count = units->places.count = 0;
    if (first_sentence >= end_sentence)
        return true;
    size_t i = scan->sentences.items[first_sentence].first_token;
    size_t end = scan->sentences.items[end_sentence - 1].end_token;
    if (!make_room(scan, units, end - i + end_sentence - first_sentence))
        return false;
    put(units, block_start ? '@' : '.', i, i, NONE);
    advance(scan, cursor, i);
    for (size_t s = first_sentence; i < end;) {
        size_t last = scan->sentences.items[s].end_token - 1, thing = plain_end(cursor, last);
        if (i < thing)
            put_plain(scan, units, i, thing);
        i = thing;
        if (i == cursor->mention_token || i == cursor->cue_token || i == cursor->span_token) {
            i = put_thing(scan, cursor, units, i);
            advance(scan, cursor, i);
        } else {
            put(units, token_letter(scan, at(scan, i), true), i, i + 1, NONE);
            i++;
        }
        /* A sentence that ends inside a quoted span or without a stop ends all the same. */
        size_t before = s;
        while (s + 1 < end_sentence && scan->sentences.items[s].end_token <= i)
            s++;
        if (s != before && units->letters.items[units->letters.count - 1] != '.')
            put(units, '.', i, i, NONE);
    }
    size_t block = scan->sentences.items[first_sentence].block;
    if (end_sentence == scan->blocks.items[block].end_sentence)
        put_introduced(scan, units, block);
    return true;
}

void units_free(const memory *mem, struct units *units)
{
    VECTOR_FREE(mem, units->letters);
    VECTOR_FREE(mem, units->places);
}
