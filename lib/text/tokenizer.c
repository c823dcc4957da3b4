/* Blocks to words and marks. */
#include "text/tokenizer.h"
#include "text/word.h"

#include <string.h>

/* The code point `ahead` bytes after the reader, 0 after the block. */
static uint32_t peek(const struct token_reader *reader, size_t ahead, size_t *size)
{
    *size = 0;
    if (ahead >= reader->end - reader->at)
        return 0;
    return character_at(reader->text, reader->at + ahead, reader->end, size);
}

static uint32_t peek_at(const struct token_reader *reader, size_t at)
{
    size_t size;
    return at < reader->end ? character_at(reader->text, at, reader->end, &size) : 0;
}

static size_t skip_letters(const struct token_reader *reader, size_t at)
{
    size_t size;
    for (; at < reader->end; at += size) {
        size = 1;
        if (!byte_is(reader->text[at], BYTE_LETTER | BYTE_DIGIT) &&
            !character_is_alphanumeric(character_at(reader->text, at, reader->end, &size)))
            break;
    }
    return at;
}

static bool one_of(const char *const *list, const char *word, size_t length)
{
    for (; *list; list++)
        if (strlen(*list) == length && memcmp(*list, word, length) == 0)
            return true;
    return false;
}

/* ---- addresses, @names, #tags ---- */

static bool begins_with(const struct token_reader *reader, const char *lower)
{
    size_t i = 0;
    for (; lower[i]; i++) {
        uint32_t c = peek_at(reader, reader->at + i);
        if (c >= 0x80 || character_lower(c) != (unsigned char)lower[i])
            return false;
    }
    return true;
}

/* To the next blank or quotation mark, without marks that close the sentence around it. */
static size_t address_end(const struct token_reader *reader)
{
    size_t at = reader->at, size;
    for (; at < reader->end; at += size) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (character_is_whitespace(c) || c == '"' || c == '<' || c == '>' || (c >= 0x2018 && c <= 0x201F))
            break;
    }
    while (at > reader->at + 1 && strchr(".,;:!?)]'", reader->text[at - 1]))
        at--;
    return at;
}

static bool is_address(const struct token_reader *reader)
{
    return begins_with(reader, "http://") || begins_with(reader, "https://") ||
           (begins_with(reader, "www.") && character_is_alphanumeric(peek_at(reader, reader->at + 4)));
}

/* "@name", "#tag"; 0 when it is neither. */
static size_t handle_end(const struct token_reader *reader)
{
    size_t at = reader->at + 1;
    while (at < reader->end && (character_is_alphanumeric(peek_at(reader, at)) || reader->text[at] == '_')) {
        size_t size;
        character_at(reader->text, at, reader->end, &size);
        at += size;
    }
    return at > reader->at + 1 ? at : 0;
}

/* ---- words ---- */

static const char *const WITH_IS[] = {"he", "she", "it", "that", "what", "who", "where", "there", "here", "let",
                                      "how", "when", "why", NULL};
static const char *const DOMAINS[] = {"com", "org", "net", "gov", "edu", "co", "uk",
                                      "io",  "tv",  "eu",  "ru",  "de",  NULL};

/* The lexicon classes of a word with the dot after it. */
static lexicon_set dotted_classes(const struct token_reader *reader, size_t at)
{
    char form[MAX_FORM];
    struct lexicon_entry entry;
    uint32_t hash = TOKEN_HASH_START;
    size_t plain = reader->at;
    for (unsigned char c; plain < at && (c = character_small[(unsigned char)reader->text[plain]]) != 0; plain++)
        hash = token_hash_add(hash, c);
    if (plain == at && !lexicon_may_have(reader->analysis->lexicon, token_hash_add(hash, '.')))
        return 0;
    size_t length = word_form(reader->text, reader->at, at + 1, false, form);
    if (length == 0 || !lexicon_find(reader->analysis->lexicon, form, length, &entry))
        return 0;
    bool capital =
        entry.canonical[0] >= 'A' && entry.canonical[0] <= 'Z'; /* "Miss." is a state, "miss." no abbreviation */
    return capital && !character_is_capital(peek_at(reader, reader->at)) ? 0 : entry.classes;
}

static uint32_t next_visible(const struct token_reader *reader, size_t at)
{
    size_t size;
    for (; at < reader->end; at += size) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (!character_is_whitespace(c))
            return c;
    }
    return 0;
}

/* Whether the dot at `at` belongs to the word before it as an abbreviation. piece: start of the letters before it;
 * dots: dots stand in the word already. */
static bool dot_abbreviates(const struct token_reader *reader, size_t piece, size_t at, bool dots)
{
    uint32_t first = peek_at(reader, reader->at), next = peek_at(reader, at + 1);
    if (character_is_alphanumeric(next))
        return false;
    if (at - piece == 1 && dots)
        return true; /* U.S., a.m. */
    if (at - piece == 1 && piece == reader->at && character_is_capital(first))
        return first != 'I' || character_is_capital(next_visible(reader, at + 1));
    lexicon_set classes = dotted_classes(reader, at);
    if (classes & LEX_BIT(LEX_ABBREVIATION_NUMBER))
        return character_is_digit(next_visible(reader, at + 1));
    if (classes & LEX_BIT(LEX_ABBREVIATION))
        return true;
    return (classes & (LEX_BIT(LEX_MONTH) | LEX_BIT(LEX_WEEKDAY))) &&
           (character_is_digit(next_visible(reader, at + 1)) || next_visible(reader, at + 1) == ',');
}

/* Whether letters go on after the dot at `at`: "U.S", "Ph.D", "example.com". */
static bool dot_joins(const struct token_reader *reader, size_t piece, size_t at)
{
    uint32_t next = peek_at(reader, at + 1);
    if (!character_is_letter(next))
        return false;
    size_t stop = skip_letters(reader, at + 1);
    if (at - piece == 1 && character_is_letter(peek_at(reader, piece)))
        return stop - at == 2 || !character_is_capital(next);
    if (one_of(DOMAINS, reader->text + at + 1, stop - at - 1))
        return true;
    return stop - at == 2 && at - piece == 2 && peek_at(reader, stop) == '.'; /* Ph.D. */
}

/* Whether the apostrophe of `size` bytes at `at` goes on the word: not before a possessive s. */
static bool apostrophe_joins(const struct token_reader *reader, size_t at, size_t size)
{
    uint32_t next = peek_at(reader, at + size);
    if (!character_is_letter(next))
        return false;
    if ((next | 0x20) != 's' || character_is_alphanumeric(peek_at(reader, at + size + 1)))
        return true;
    char form[MAX_FORM];
    size_t length = word_form(reader->text, reader->at, at, false, form);
    return one_of(WITH_IS, form, length);
}

static size_t word_end(const struct token_reader *reader, uint8_t *flags)
{
    size_t at = reader->at, piece = at, size;
    bool dots = false;
    for (; at < reader->end; at += size) {
        size = 1;
        if (byte_is(reader->text[at], BYTE_LETTER | BYTE_DIGIT))
            continue;
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        if (character_is_alphanumeric(c) || c == '_')
            continue;
        uint32_t next = peek_at(reader, at + size);
        if (c == '.') {
            if (dot_abbreviates(reader, piece, at, dots)) {
                *flags |= TOKEN_ABBREVIATION;
                return at + 1;
            }
            if (!dot_joins(reader, piece, at))
                break;
            piece = at + 1;
            dots = true;
            continue;
        }
        bool odd = c == 0x2018 || c == 0x2BB || c == 0xB4 || c == '`'; /* okina, or a wrong apostrophe */
        bool joins = character_is_apostrophe(c) || (odd && !character_is_capital(next))
                         ? apostrophe_joins(reader, at, size)
                     : c == '-' || c == 0x2010 || c == 0x2011 || c == '&' ? character_is_alphanumeric(next)
                                                                          : false;
        if (!joins)
            break;
        piece = at + size;
    }
    return at;
}

/* The flags that tell of capitals, and TOKEN_PLAIN. */
static uint8_t letter_flags(const struct token_reader *reader, size_t end)
{
    size_t letters = 0, capitals = 0, plain = 0, size;
    bool first = false; /* is a capital */
    for (size_t at = reader->at; at < end; at += size) {
        uint32_t c = character_at(reader->text, at, end, &size);
        if (!character_begins_word(c))
            continue;
        bool capital = character_is_capital(c);
        first = letters == 0 ? capital : first;
        letters++;
        capitals += capital;
        plain += c < 0x80;
    }
    bool all = letters > 1 && capitals == letters;
    bool is_plain = plain == end - reader->at && plain <= SHORT_WORD && (all || capitals == first);
    return (uint8_t)((first ? TOKEN_CAPITAL : 0) | (all ? TOKEN_ALL_CAPITAL : 0) | (is_plain ? TOKEN_PLAIN : 0));
}

/* ---- numbers ---- */

static bool is_currency(uint32_t c)
{
    return c == '$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20BF);
}

/* The end of the number at `at`, which is a digit. *word: letters hang on it with a hyphen ("18-year-old"). */
static size_t number_end(const struct token_reader *reader, size_t at, bool *word)
{
    size_t size;
    for (; at < reader->end; at += size) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        uint32_t next = peek_at(reader, at + size);
        if (character_is_alphanumeric(c))
            continue;
        if (character_is_digit(next) &&
            (c == ',' || c == '.' || c == ':' || c == '/' || c == '\'' || c == '-' || c == 0x2013))
            continue;
        if ((c == '-' || c == 0x2010 || c == 0x2011) && character_is_letter(next)) {
            *word = true;
            continue;
        }
        if (c == '%')
            return at + size;
        break;
    }
    return at;
}

static bool starts_number(const struct token_reader *reader, size_t *digits)
{
    size_t size, second;
    uint32_t c = peek(reader, 0, &size), next = peek(reader, size, &second);
    *digits = reader->at;
    if (character_is_digit(c))
        return true;
    *digits += size;
    return (is_currency(c) || c == '.') && character_is_digit(next);
}

/* ---- marks ---- */

static const char *const ELIDED[] = {"em", "til", "tis", "twas", "n", NULL};

static const char *const BEFORE_YEAR[] = {"in", "of", "since", "from", "until", "till", "by", "before", "after", "late",
                                          "early", "mid", "to", "spring", "summer", "fall", "autumn", "winter", NULL};

/* True when the word before speaks of time: "in '08". */
static bool year_follows(const struct token_reader *reader)
{
    size_t stop = reader->at, size;
    while (stop > reader->start && character_is_whitespace(character_before(reader->text, reader->start, stop, &size)))
        stop -= size;
    size_t start = stop;
    while (start > reader->start && stop - start < 8 && (reader->text[start - 1] | 0x20) >= 'a' &&
           (reader->text[start - 1] | 0x20) <= 'z')
        start--;
    char form[MAX_FORM];
    return one_of(BEFORE_YEAR, form, word_form(reader->text, start, stop, false, form));
}

/* An apostrophe that stands for left-out letters or digits ('em, '90s): the end of the word, or 0. */
static size_t elision_end(const struct token_reader *reader, size_t size)
{
    size_t first = reader->at + size, stop = skip_letters(reader, first), length = stop - first;
    if (length == 0)
        return 0;
    if (character_is_digit(peek_at(reader, first))) {
        bool decade = length == 3 && (reader->text[stop - 1] == 's');
        bool year = length == 2 && character_is_digit(peek_at(reader, first + 1));
        return decade || (year && (peek_at(reader, reader->at) == 0x2019 || year_follows(reader))) ? stop : 0;
    }
    char form[MAX_FORM];
    if (!one_of(ELIDED, form, word_form(reader->text, first, stop, false, form)))
        return 0;
    uint32_t next = peek_at(reader, stop);
    if (length == 1 && character_is_apostrophe(next))
        stop += next == '\'' ? 1 : 3;
    return stop;
}

static enum quote_shape quote_shape(uint32_t c)
{
    switch (c) {
    case '"': case 0xFF02: case 0x201F: return QUOTE_DOUBLE_STRAIGHT;
    case 0x201C: return QUOTE_DOUBLE_OPEN;
    case 0x201D: return QUOTE_DOUBLE_CLOSE;
    case 0x201E: case 0x201A: return QUOTE_LOW;
    case 0xAB: case 0x2039: return QUOTE_GUILLEMET_OPEN;
    case 0xBB: case 0x203A: return QUOTE_GUILLEMET_CLOSE;
    case '\'': case 0xFF07: return QUOTE_SINGLE_STRAIGHT;
    case '`': case 0x2018: case 0x201B: return QUOTE_SINGLE_OPEN;
    case 0x2019: case 0x2BC: case 0xB4: return QUOTE_SINGLE_CLOSE;
    default: return QUOTE_NONE;
    }
}

static enum quote_shape doubled(enum quote_shape shape)
{
    return shape == QUOTE_SINGLE_OPEN    ? QUOTE_DOUBLE_OPEN
           : shape == QUOTE_SINGLE_CLOSE ? QUOTE_DOUBLE_CLOSE
                                         : QUOTE_DOUBLE_STRAIGHT;
}

static char plain_mark(uint32_t c)
{
    if (character_is_dash(c))
        return '-';
    if (c < 0x80)
        return strchr(",.;:?!()[]/*", (int)c) ? (char)c : '\0';
    return c == 0x2026 ? '~' : c == 0x2022 || c == 0xB7 ? '*' : '\0';
}

/* Dots, dashes: the end of the run of one mark; ". . ." too. */
static size_t run_end(const struct token_reader *reader, uint32_t mark, size_t at)
{
    size_t size, stop = at;
    while (at < reader->end) {
        uint32_t c = character_at(reader->text, at, reader->end, &size);
        bool same = mark == '.' ? c == '.' || c == 0x2026 : character_is_dash(c);
        at += size;
        if (same)
            stop = at;
        else if (mark != '.' || c != ' ' || peek_at(reader, at) != '.')
            break;
    }
    return stop;
}

static void read_mark(const struct token_reader *reader, struct token *token, uint32_t c, size_t size)
{
    token->kind = TOKEN_MARK;
    token->mark = plain_mark(c);
    token->end = reader->at + size;
    if (token->mark == '.' || token->mark == '~') {
        size_t stop = run_end(reader, '.', token->end);
        if (token->mark == '~' || stop > token->end)
            token->mark = '~';
        token->end = stop;
    } else if (token->mark == '-') {
        token->end = run_end(reader, '-', token->end);
    } else if (!token->mark) {
        token->kind = c >= 0x80 ? TOKEN_OTHER : TOKEN_MARK;
        for (; character_is_combining(peek_at(reader, token->end)); token->end += size)
            character_at(reader->text, token->end, reader->end, &size);
    }
}

/* A quotation mark, a possessive 's, or a word that begins with an apostrophe. */
static void read_quote(const struct token_reader *reader, struct token *token, uint32_t c, size_t size)
{
    size_t second;
    bool single = quote_shape(c) >= QUOTE_SINGLE_STRAIGHT && quote_shape(c) <= QUOTE_SINGLE_CLOSE;
    uint32_t next = peek(reader, size, &second);
    token->kind = TOKEN_QUOTE;
    token->quote = (uint8_t)quote_shape(c);
    token->end = reader->at + size;
    if (!single)
        return;
    if (next == c) {
        token->quote = (uint8_t)doubled(token->quote);
        token->end += second;
    } else if ((next | 0x20) == 's' && character_is_apostrophe(c) && !(token->flags & TOKEN_SPACE_BEFORE) &&
               !character_is_alphanumeric(peek_at(reader, token->end + 1))) {
        token->kind = TOKEN_SUFFIX;
        token->quote = QUOTE_NONE;
        token->end++;
    } else {
        size_t stop = c == '`' ? 0 : elision_end(reader, size);
        if (!stop)
            return;
        token->kind = character_is_digit(next) ? TOKEN_NUMBER : TOKEN_WORD;
        token->quote = QUOTE_NONE;
        token->end = stop;
    }
}

static void read_word(const struct token_reader *reader, struct token *token)
{
    token->kind = TOKEN_WORD;
    token->end = word_end(reader, &token->flags);
    if (peek_at(reader, token->end) == '@' && character_is_letter(peek_at(reader, token->end + 1))) {
        token->kind = TOKEN_OTHER;
        token->end = address_end(reader);
        token->flags &= (uint8_t)~TOKEN_ABBREVIATION;
    }
    if (token->kind == TOKEN_WORD)
        token->flags |= letter_flags(reader, token->end);
}

static void read_token(const struct token_reader *reader, struct token *token)
{
    size_t size, digits;
    uint32_t c = peek(reader, 0, &size);
    bool word = false;
    if ((c == 'h' || c == 'H' || c == 'w' || c == 'W') && is_address(reader)) {
        token->kind = TOKEN_OTHER;
        token->end = address_end(reader);
    } else if (starts_number(reader, &digits)) {
        token->end = number_end(reader, digits, &word);
        token->kind = word ? TOKEN_WORD : TOKEN_NUMBER;
    } else if (character_begins_word(c)) {
        read_word(reader, token);
    } else if ((c == '@' || c == '#') && handle_end(reader)) {
        token->kind = TOKEN_OTHER;
        token->end = handle_end(reader);
    } else if (quote_shape(c) != QUOTE_NONE) {
        read_quote(reader, token, c, size);
    } else {
        read_mark(reader, token, c, size);
    }
}

/* ---- blocks ---- */

/* The bytes of the blank at the reader's place, or 0. */
static size_t whitespace_size(const struct token_reader *reader)
{
    size_t size;
    return character_is_whitespace(character_at(reader->text, reader->at, reader->end, &size)) ? size : 0;
}

/* The token at the reader's place, whatever it is. */
static void read_odd(struct token_reader *reader)
{
    struct token_stage *stage = reader->stage;
    struct token *token = &stage->tokens.items[stage->tokens.count];
    *token = (struct token){.start = (uint32_t)reader->at,
                            .block = (uint32_t)reader->index,
                            .flags = reader->space};
    read_token(reader, token);
    token_put_late(reader, token, LATE_UNCLASSIFIED);
    if (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL)
        stage->capitals.items[stage->capitals.count++] = (uint32_t)stage->tokens.count;
    stage->tokens.count++;
    reader->at = token->end;
    reader->space = 0;
}

/* quick: words are read by word_run where that can. */
static bool read_block(const struct analysis *analysis, struct token_stage *stage, size_t index, bool quick)
{
    const struct block *block = &analysis->blocks.items[index];
    struct token_reader reader;
    size_t whitespace;
    reader.analysis = analysis;
    reader.stage = stage;
    reader.index = index;
    reader.text = analysis->text;
    reader.start = reader.at = block->body;
    reader.end = block->end;
    reader.space = TOKEN_SPACE_BEFORE;
    reader.late_count = 0;
    size_t first = stage->tokens.count;
    for (;;) {
        if (!VECTOR_RESERVE(&analysis->mem, stage->tokens, stage->tokens.count + 1) ||
            !VECTOR_RESERVE(&analysis->mem, stage->capitals, stage->tokens.capacity))
            return false;
        if (quick)
            word_run(&reader);
        if (reader.at >= reader.end)
            break;
        if ((whitespace = whitespace_size(&reader)) > 0) {
            reader.at += whitespace;
            if (!reader.space)
                stage->tokens.items[stage->tokens.count - 1].flags |= TOKEN_SPACE_AFTER;
            reader.space = TOKEN_SPACE_BEFORE;
        } else if (stage->tokens.count < stage->tokens.capacity) {
            read_odd(&reader);
        }
    }
    token_settle(&reader, 0, stage->tokens.count);
    if (stage->tokens.count > first)
        stage->tokens.items[stage->tokens.count - 1].flags |= TOKEN_SPACE_AFTER;
    struct index_range tokens = {(uint32_t)first, (uint32_t)stage->tokens.count};
    return VECTOR_PUSH(&analysis->mem, stage->block_tokens, tokens);
}

#define BYTES_FOR_TOKEN 5 /* a little less than one takes in most texts, the blank after it counted */

static bool find_all(const struct analysis *analysis, struct token_stage *stage, bool quick)
{
    if (!VECTOR_RESERVE(&analysis->mem, stage->tokens, analysis->length / BYTES_FOR_TOKEN))
        return false;
    for (size_t i = 0; i < analysis->blocks.count; i++)
        if (!read_block(analysis, stage, i, quick))
            return false;
    return true;
}

bool token_find(const struct analysis *analysis, struct token_stage *stage)
{
    return find_all(analysis, stage, true);
}

bool token_find_slowly(const struct analysis *analysis, struct token_stage *stage)
{
    return find_all(analysis, stage, false);
}

void token_stage_reset(struct token_stage *stage)
{
    stage->tokens.count = stage->block_tokens.count = stage->capitals.count = 0;
}

void token_stage_free(struct token_stage *stage, const memory *mem)
{
    VECTOR_FREE(mem, stage->tokens);
    VECTOR_FREE(mem, stage->block_tokens);
    VECTOR_FREE(mem, stage->capitals);
}

void token_make_apostrophe(struct token_stage *stage, size_t token, enum token_kind kind)
{
    stage->tokens.items[token].kind = (uint8_t)kind;
    stage->tokens.items[token].quote = QUOTE_NONE;
}
