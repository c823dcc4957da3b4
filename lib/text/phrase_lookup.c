/* Lexicon classes of words and of phrases of several words, and the phrases of phrases.txt. */
#include "base/unicode.h"
#include "text/limits.h"
#include "text/tokenizer.h"

#include <string.h>

/* The hash of a word that is too long to be looked up. */
static uint32_t hash_lower(const char *text, const struct token *token)
{
    uint32_t hash = TOKEN_HASH_START;
    size_t size;
    for (size_t at = token->start; at < token->end; at += size) {
        uint32_t c = character_at(text, at, token->end, &size);
        char bytes[4];
        if (character_is_ignorable(c))
            continue;
        size_t count = character_write(character_is_apostrophe(c) ? '\'' : character_lower(c), bytes);
        for (size_t i = 0; i < count; i++)
            hash = token_hash_add(hash, (unsigned char)bytes[i]);
    }
    return hash;
}

/* A word or phrase as it is written, or in lower case, with its token_hash. */
struct form {
    const char *text;
    size_t length;
    uint32_t hash;
};

/* Look a form up as it is written and in lower case. own: NULL where that is the same. A word all in capitals that is
 * known as such ("US") is not looked up in lower case ("us"). */
static bool find_form(const struct analysis *analysis, const struct form *own, const struct form *lower, bool capitals,
                      struct lexicon_entry *out)
{
    struct lexicon_entry exact;
    bool found =
        lexicon_find_hashed(analysis->language, analysis->lexicon, lower->text, lower->length, lower->hash, out);
    if (!own)
        return found;
    if (lexicon_find_hashed(analysis->language, analysis->lexicon, own->text, own->length, own->hash, &exact) &&
        capitals)
        *out = (struct lexicon_entry){.word = out->word};
    out->classes |= exact.classes;
    out->canonical = exact.canonical ? exact.canonical : out->canonical;
    out->starts_phrase = exact.starts_phrase > out->starts_phrase ? exact.starts_phrase : out->starts_phrase;
    return out->classes != 0;
}

static bool is_wordlike(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_SUFFIX;
}

/* ---- phrases ---- */

struct spelling {
    char text[MAX_FORM];
    size_t length;
    uint32_t hash;
};

struct phrase {
    struct spelling own, lower;
    bool same; /* there are no capitals in it yet: own is not filled */
};

/* Add a word, and a space before it; fold: the bit that makes its letters small, or 0. */
static bool append(struct spelling *form, const char *word, size_t length, bool space, char fold)
{
    if (length == 0 || form->length + space + length > MAX_FORM)
        return false;
    if (space) {
        form->text[form->length++] = ' ';
        form->hash = token_hash_add(form->hash, ' ');
    }
    char *out = form->text + form->length;
    uint32_t hash = form->hash;
    for (size_t i = 0; i < length; i++) {
        out[i] = (char)(word[i] | fold);
        hash = token_hash_add(hash, (unsigned char)out[i]);
    }
    form->length += length;
    form->hash = hash;
    return true;
}

/* Add token i to the phrase; false when it cannot be part of one. */
static bool phrase_add(struct phrase *phrase, const char *all, const struct token *token)
{
    const char *text = all + token->start;
    size_t length = token->end - token->start;
    bool space = phrase->lower.length > 0 && (token->flags & TOKEN_SPACE_BEFORE), plain = token->flags & TOKEN_PLAIN;
    char word[MAX_FORM];
    if (!is_wordlike(token) || (phrase->lower.length > 0 && !space && token->kind != TOKEN_SUFFIX))
        return false;
    if (phrase->same && (token->flags & TOKEN_CAPITAL || !plain)) {
        memcpy(phrase->own.text, phrase->lower.text, phrase->lower.length);
        phrase->own.length = phrase->lower.length;
        phrase->own.hash = phrase->lower.hash;
        phrase->same = false;
    }
    if (plain)
        return append(&phrase->lower, text, length, space, 0x20) &&
               (phrase->same || append(&phrase->own, text, length, space, 0));
    length = word_form(all, token->start, token->end, true, word);
    if (!append(&phrase->own, word, length, space, 0))
        return false;
    length = word_form(all, token->start, token->end, false, word);
    return append(&phrase->lower, word, length, space, 0);
}

/* Whether the phrase is an entry: looked up only where the hash is that of one. */
static bool is_entry(const struct analysis *analysis, const struct phrase *phrase, struct lexicon_entry *out)
{
    if (!lexicon_may_have(analysis->language, analysis->lexicon, phrase->lower.hash) &&
        (phrase->same || !lexicon_may_have(analysis->language, analysis->lexicon, phrase->own.hash)))
        return false;
    struct form lower = {phrase->lower.text, phrase->lower.length, phrase->lower.hash};
    struct form own = {phrase->own.text, phrase->own.length, phrase->own.hash};
    return find_form(analysis, phrase->same ? NULL : &own, &lower, false, out);
}

/* Give the tokens of the longest entry that begins with token i, of `most` tokens at most, its classes. */
static void phrase_find(const struct token_reader *reader, size_t i, unsigned most)
{
    const struct analysis *analysis = reader->analysis;
    struct token *tokens = reader->stage->tokens.items;
    size_t end = reader->block_end, longest = 0,
           stop = i + (most < MAX_ENTRY_TOKENS ? most : MAX_ENTRY_TOKENS);
    struct phrase phrase;
    struct lexicon_entry entry, best;
    phrase.lower.length = 0;
    phrase.lower.hash = TOKEN_HASH_START;
    phrase.same = true;
    for (size_t k = i; k < stop && k < end && phrase_add(&phrase, analysis->text, &tokens[k]); k++)
        if (k > i && is_entry(analysis, &phrase, &entry)) {
            longest = k + 1 - i;
            best = entry;
        }
    if (longest == 0)
        return;
    tokens[i].phrase = (uint8_t)longest;
    tokens[i].canonical = best.canonical;
    for (size_t k = 0; k < longest; k++)
        tokens[i + k].classes |= best.classes;
}

/* WHO, IT and US next to a word in small letters: an organization, a trade and a country, no pronouns. */
static bool is_acronym(const struct token_reader *reader, size_t i)
{
    const struct token *tokens = reader->stage->tokens.items, *t = &tokens[i];
    if (!(t->flags & TOKEN_ALL_CAPITAL) || !token_in(reader->analysis, t, SET_PRONOUN_ACRONYM))
        return false;
    for (size_t k = i > 0 ? i - 1 : i; k <= i + 1 && k < reader->stage->tokens.count; k++) {
        const struct token *beside = &tokens[k];
        if (k != i && beside->kind == TOKEN_WORD && beside->block == t->block && !(beside->flags & TOKEN_ALL_CAPITAL) &&
            beside->end - beside->start > 1)
            return true;
    }
    return false;
}

/* Give a token its hash and look it up. */
static bool find_token(const struct analysis *analysis, struct token *token, struct lexicon_entry *out)
{
    char written[MAX_FORM], small[MAX_FORM];
    struct form lower = {small, word_form(analysis->text, token->start, token->end, false, small), 0};
    *out = (struct lexicon_entry){.word = 0};
    token->hash = lower.hash = lower.length ? token_hash(small, lower.length) : hash_lower(analysis->text, token);
    if (lower.length == 0 || !is_wordlike(token))
        return false;
    struct form own = {written, word_form(analysis->text, token->start, token->end, true, written), 0};
    if (own.length == lower.length && memcmp(written, small, own.length) == 0)
        return find_form(analysis, NULL, &lower, false, out);
    if (own.length == 0)
        return false;
    own.hash = token_hash(written, own.length);
    return find_form(analysis, &own, &lower, token->flags & TOKEN_ALL_CAPITAL, out);
}

/* Fill hash, classes, canonical and number of a word, number or mark from the lexicon. How many tokens the longest
 * entry that begins with it has at most; 0: none does. */
static unsigned token_classify(const struct token_reader *reader, size_t i)
{
    const struct analysis *analysis = reader->analysis;
    struct token *token = &reader->stage->tokens.items[i];
    struct lexicon_entry entry;
    if (token->kind == TOKEN_MARK && token->end - token->start == 1) { /* in no lexicon */
        token->hash = token_hash_add(TOKEN_HASH_START, (unsigned char)analysis->text[token->start]);
        return 0;
    }
    bool known = find_token(analysis, token, &entry);
    token->word = entry.word; /* before it is asked for */
    if (known) {
        bool name = entry.classes & (LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_WH)) && is_acronym(reader, i);
        token->classes |= name ? 0 : entry.classes;
        token->canonical = name ? NULL : entry.canonical;
    }
    return entry.starts_phrase;
}

/* ---- phrases.txt ---- */

static bool phrase_is_at(const struct token *tokens, size_t count, const uint16_t *phrase)
{
    if (count < phrase[0])
        return false;
    for (size_t i = 0; i < phrase[0]; i++)
        if (tokens[i].word != phrase[i + 1])
            return false;
    return true;
}

size_t phrase_at(const struct analysis *analysis, size_t token, size_t end, enum phrase_list list)
{
    const struct phrase_table *table = &analysis->language->phrases;
    const struct token *first = &analysis->tokens.items[token];
    if (token >= end || !first->word)
        return 0;
    for (size_t at = table->starts[list]; at < table->starts[list + 1]; at += table->words[at] + 1u)
        if (phrase_is_at(first, end - token, table->words + at))
            return table->words[at];
    return 0;
}

/* ---- what depends on the tokens after ---- */

void token_settle(struct token_reader *reader, size_t kept, size_t end)
{
    struct token_stage *stage = reader->stage;
    size_t count = reader->late_count - kept;
    reader->block_end = stage->tokens.count = end;
    for (size_t i = 0; i < count; i++) {
        unsigned most = reader->late[i].most;
        if (most == LATE_UNCLASSIFIED)
            most = token_classify(reader, reader->late[i].token);
        if (most)
            phrase_find(reader, reader->late[i].token, most);
    }
    memmove(reader->late, reader->late + count, kept * sizeof *reader->late);
    reader->late_count = kept;
}

void token_put_late(struct token_reader *reader, const struct token *token, unsigned most)
{
    size_t index = (size_t)(token - reader->stage->tokens.items);
    if (reader->late_count == MAX_LATE)
        token_settle(reader, LATE_KEPT, index);
    reader->late[reader->late_count].token = index_32(index);
    reader->late[reader->late_count++].most = most;
}
