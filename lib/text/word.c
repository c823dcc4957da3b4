/*
 * Words of a few ASCII letters, which most are, with the marks and spaces between them: their end, their look and their
 * entry in the lexicon from one look at each.
 */
#include "text/word.h"
#include "text/tokenizer.h"

static const struct lexicon_table *table_of(const struct token_reader *reader)
{
    return &reader->analysis->language->lexicon;
}

/* A byte of ASCII on which no word goes on. */
static inline bool is_plain_end(char byte)
{
    return (unsigned char)byte < 0x80 && !byte_is(byte, BYTE_LETTER | BYTE_DIGIT);
}

/* Whether an apostrophe of some bytes ends the word before it, by what is after. */
static bool ends_at_apostrophe(const struct token_reader *reader, const char *at, size_t size, size_t length)
{
    const char *end = reader->text + reader->end;
    const size_t contracted = word_set_longest(reader->analysis->language, SET_CONTRACTED_S);
    const char *next = at + size;
    if (next >= end)
        return true;
    if ((*next | 0x20) == 's')
        return length > contracted && (next + 1 >= end || is_plain_end(next[1]));
    return (unsigned char)*next < 0x80 && !byte_is(*next, BYTE_LETTER);
}

/* Whether a word surely ends at a byte that may go on one. */
static bool ends_at(const struct token_reader *reader, const char *at, const struct word_look *look, uint64_t hash)
{
    const char *end = reader->text + reader->end;
    if (at >= end)
        return true; /* there is no letter or digit after a block */
    switch (*at) {
    case '.': /* of no abbreviation */
        return look->length > 1 && !reader->analysis->lexicon &&
               !(lexicon_hint(table_of(reader), hash) & LEXICON_HINT_DOT) &&
               (at + 1 >= end || byte_is(at[1], BYTE_WHITESPACE | BYTE_ENDS_WORD));
    case '\'': return ends_at_apostrophe(reader, at, 1, look->length);
    case ':':
        return (look->word.low & 0xFF) != 'h'; /* http: */
    case '\xE2':
        if (at[1] != '\x80')
            return false;
        if (at[2] == '\x99')
            return ends_at_apostrophe(reader, at, 3, look->length);
        return at[2] == '\x9C' || at[2] == '\x9D' || at[2] == '\x93' ||
               at[2] == '\x94'; /* marks around speech, dashes */
    default:
        return false;
    }
}

/* token_hash of the letters. */
static uint32_t hash_of(const struct word_look *look)
{
    uint32_t hash = TOKEN_HASH_START;
    uint64_t letters = look->word.low;
    for (; letters; letters >>= 8)
        hash = token_hash_add(hash, letters & 0xFF);
    for (letters = look->word.high; letters; letters >>= 8)
        hash = token_hash_add(hash, letters & 0xFF);
    return hash;
}

/* The form of a word with capitals, as it is written; the first form where there is none. */
static const struct lexicon_form *exact_form(const struct lexicon_table *table, const struct word_look *look)
{
    const uint64_t capital = 0x20, capitals = 0x2020202020202020u;
    struct short_word own = {look->word.low & ~capital, look->word.high};
    if (look->capitals > 1)
        own = (struct short_word){look->word.low & ~capitals, look->word.high & ~capitals};
    return lexicon_short(table, own, short_word_hash(own));
}

/* The number of a bit for two letters that begin a word; 0 where the first is none. */
static unsigned phrase_bit(const char *word)
{
    if (!byte_is(word[0], BYTE_LETTER))
        return 0;
    return ((word[0] & 31) + (byte_is(word[1], BYTE_LETTER) ? 11 * (word[1] & 31) : 0)) & 63;
}

/* How many tokens the longest entry has that may begin with a form and go on with what is at its end, 0: none can. */
static unsigned phrase_from(const struct lexicon_table *table, const struct lexicon_form *form, const char *at)
{
    at += *at == ' ';
    bool may = table->seconds[form->second] >> phrase_bit(at) & 1 || (unsigned char)at[0] >= 0x80 ||
               byte_is(at[0], BYTE_WHITESPACE) || (unsigned char)at[1] >= 0x80;
    return may ? form->longest : 0;
}

/* What capitals say of a word that is put to *token with its form in lower case. False: they are not the first or all.
 */
static bool add_capitals(const struct token_reader *reader, const struct word_look *look, uint64_t hash,
                         const char *end, struct token *token, unsigned *late)
{
    static const lexicon_set acronyms = LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_WH); /* may be, where all are capitals */
    const bool all = look->capitals > 1;
    const struct lexicon_table *table = table_of(reader);
    const struct lexicon_form *exact = table->forms;
    struct token_stage *stage = reader->stage;
    if (all && look->capitals != (1u << look->length) - 1)
        return false;
    stage->capitals.items[stage->capitals.count++] = index_32((size_t)(token - stage->tokens.items));
    token->flags |= (uint8_t)(all ? TOKEN_CAPITAL | TOKEN_ALL_CAPITAL : TOKEN_CAPITAL);
    if (lexicon_hint(table, hash) & LEXICON_HINT_CAPITAL)
        exact = exact_form(table, look);
    if (exact != table->forms) {
        if (exact->set && all) { /* "US" is no "us" */
            token->classes = 0;
            token->canonical = NULL;
            *late = 0;
        }
        unsigned longest = exact->longest ? phrase_from(table, exact, end) : 0;
        token->classes |= table->sets[exact->set];
        token->canonical = exact->canonical ? table->text + exact->canonical : token->canonical;
        token->hash = exact->hash;
        *late = longest > *late ? longest : *late;
    }
    if (all && token->classes & acronyms)
        *late = LATE_UNCLASSIFIED;
    return true;
}

/* Put the word that begins with the letter at `text` to *token; false where it is none of those. *late: what
 * token_put_late is to be told, or 0. space: TOKEN_SPACE_BEFORE or 0. */
static inline bool read_word(const struct token_reader *reader, const char *text, unsigned space, struct token *token,
                             unsigned *late)
{
    const struct lexicon_table *table = table_of(reader);
    const size_t start = (size_t)(text - reader->text);
    const struct word_look look = word_look(text);
    const uint64_t hash = short_word_hash(look.word);
    const char *end = text + look.length;
    if (look.length > SHORT_WORD ||
        (!byte_is(*end, BYTE_WHITESPACE | BYTE_ENDS_WORD) && !ends_at(reader, end, &look, hash)))
        return false;
    const struct lexicon_form *form = lexicon_short(table, look.word, hash);
    *late = form->longest ? phrase_from(table, form, end) : 0;
    *token = (struct token){.start = index_32(start),
                            .end = index_32(start) + look.length,
                            .block = index_32(reader->index),
                            .classes = table->sets[form->set],
                            .canonical = form->canonical ? table->text + form->canonical : NULL,
                            .hash = form->hash,
                            .kind = TOKEN_WORD,
                            .flags = (uint8_t)(TOKEN_PLAIN | space),
                            .word = form->word};
    if (look.capitals && !add_capitals(reader, &look, hash, end, token, late))
        return false;
    if (token->hash == TOKEN_HASH_START) /* of the first form, which is that of unknown words */
        token->hash = hash_of(&look);
    return true;
}

/* Where rules add to the lexicon, or all depends on the words beside it, it is asked again. */
static void put_late(struct token_reader *reader, struct token *token, unsigned late)
{
    if (reader->analysis->lexicon || late == LATE_UNCLASSIFIED) {
        token->classes = 0;
        token->canonical = NULL;
        late = LATE_UNCLASSIFIED;
    }
    token_put_late(reader, token, late);
}

/* ---- marks ---- */

/* The bytes of a possessive s with its apostrophe of some bytes, directly after a word, or 0. end: of the block. */
static size_t suffix_size(const char *at, const char *end, unsigned space, size_t apostrophe)
{
    const char *letter = at + apostrophe;
    bool ends = !space && letter < end && *letter == 's' && (letter + 1 >= end || is_plain_end(letter[1]));
    return ends ? apostrophe + 1 : 0;
}

/* Marks that are always tokens of their own, by their codes, which are all below 64. */
#define MARK_BIT(mark) ((uint64_t)1 << (mark))
#define LONE_MARKS                                                                                                     \
    (MARK_BIT(',') | MARK_BIT(';') | MARK_BIT(':') | MARK_BIT('?') | MARK_BIT('!') | MARK_BIT('(') | MARK_BIT(')') |   \
     MARK_BIT('"'))

/* The bytes of a possessive, or of a mark that is one token whatever is around it, or 0. */
static size_t mark_size(const char *at, const char *end, unsigned space)
{
    if ((unsigned char)*at < 64 && LONE_MARKS >> *at & 1)
        return 1;
    switch (*at) {
    case '.': /* of no ellipsis, and before no number */
        return byte_is(at[1], BYTE_WHITESPACE) && !(at[1] == ' ' && at[2] == '.');
    case '\'':
        return suffix_size(at, end, space, 1);
    case '\xE2':
        if (at[1] == '\x80' && at[2] == '\x99')
            return suffix_size(at, end, space, 3);
        return at[1] == '\x80' && (at[2] == '\x9C' || at[2] == '\x9D') ? 3 : 0;
    default:
        return 0;
    }
}

/* True where the lexicon is to be asked for it. */
static bool put_mark(const struct token_reader *reader, const char *text, size_t size, unsigned space,
                     struct token *token)
{
    const bool suffix = text[size - 1] == 's', quote = !suffix && (size > 1 || *text == '"');
    const size_t start = (size_t)(text - reader->text);
    *token = (struct token){.start = index_32(start),
                            .end = index_32(start + size),
                            .block = index_32(reader->index),
                            .hash = suffix ? token_hash("'s", 2) : token_hash(text, size),
                            .kind = suffix ? TOKEN_SUFFIX : quote ? TOKEN_QUOTE : TOKEN_MARK,
                            .flags = (uint8_t)space};
    if (quote)
        token->quote = size == 1 ? QUOTE_DOUBLE_STRAIGHT : text[2] == '\x9C' ? QUOTE_DOUBLE_OPEN : QUOTE_DOUBLE_CLOSE;
    else if (!suffix)
        token->mark = *text;
    return suffix && lexicon_may_have(reader->analysis->language, reader->analysis->lexicon, token->hash);
}

void word_run(struct token_reader *reader)
{
    const struct lexicon *lexicon = reader->analysis->lexicon;
    struct token_stage *stage = reader->stage;
    const char *at = reader->text + reader->at, *end = reader->text + reader->end;
    struct token *token = stage->tokens.items + stage->tokens.count,
                 *most = stage->tokens.items + stage->tokens.capacity;
    unsigned space = reader->space, late;
    for (size_t size; at < end && token < most; token++) {
        if (byte_is(*at, BYTE_LETTER)) {
            if (!read_word(reader, at, space, token, &late))
                break;
            if (late || lexicon)
                put_late(reader, token, late);
            size = token->end - token->start;
        } else if ((size = mark_size(at, end, space)) > 0) {
            if (put_mark(reader, at, size, space, token))
                put_late(reader, token, LATE_UNCLASSIFIED);
        } else {
            break;
        }
        at += size;
        space = 0;
        if (*at == ' ') {
            at++;
            token->flags |= TOKEN_SPACE_AFTER;
            space = TOKEN_SPACE_BEFORE;
        }
    }
    stage->tokens.count = (size_t)(token - stage->tokens.items);
    reader->at = (size_t)(at - reader->text);
    reader->space = (uint8_t)space;
}
