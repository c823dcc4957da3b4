/* Blocks to words and marks: the walk over a block, and which of the other files reads what is at a place. */
#include "text/tokenizer.h"

/* A word, or an address that begins as one. */
static void read_letters(const struct token_reader *reader, struct token *token)
{
    size_t end = word_end(reader, &token->flags);
    token->kind = TOKEN_WORD;
    if (peek_at(reader, end) == '@' && character_is_letter(peek_at(reader, end + 1))) {
        token->kind = TOKEN_OTHER;
        token->flags &= (uint8_t)~TOKEN_ABBREVIATION;
        end = address_rest(reader);
    } else {
        token->flags |= word_letter_flags(reader, end);
    }
    token->end = index_32(end);
}

static void read_token(const struct token_reader *reader, struct token *token)
{
    bool word;
    size_t end;
    if ((end = address_end(reader)) > 0) {
        token->kind = TOKEN_OTHER;
        token->end = index_32(end);
    } else if ((end = number_end(reader, &word)) > 0) {
        token->kind = word ? TOKEN_WORD : TOKEN_NUMBER;
        token->end = index_32(end);
    } else if (character_begins_word(peek_at(reader, reader->at))) {
        read_letters(reader, token);
    } else {
        mark_read(reader, token);
    }
}

/* The bytes of the whitespace at the reader's place, or 0. */
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
    *token = (struct token){.start = index_32(reader->at),
                            .block = index_32(reader->index),
                            .flags = reader->space};
    read_token(reader, token);
    token_put_late(reader, token, LATE_UNCLASSIFIED);
    if (token->kind == TOKEN_WORD && token->flags & TOKEN_CAPITAL)
        stage->capitals.items[stage->capitals.count++] = index_32(stage->tokens.count);
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
    struct index_range tokens = {index_32(first), index_32(stage->tokens.count)};
    return VECTOR_PUSH(&analysis->mem, stage->block_tokens, tokens);
}

#define BYTES_FOR_TOKEN 5 /* a little less than one takes in most texts, the space after it counted */

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
