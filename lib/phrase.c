/* Lexicon classes of words and of phrases of several words. */
#include "character.h"
#include "token.h"

#include <string.h>

#define LONGEST_PHRASE 6 /* tokens */

size_t token_form(const char *text, size_t start, size_t end, bool exact, char out[LONGEST_FORM])
{
    size_t written = 0, size;
    for (size_t at = start; at < end; at += size) {
        uint32_t c = character_at(text, at, end, &size);
        if (written + 4 > LONGEST_FORM)
            return 0;
        if (character_is_apostrophe(c))
            c = '\'';
        written += character_write(exact ? c : character_lower(c), out + written);
    }
    return written;
}

/* The hash of a word that is too long to be looked up. */
static uint32_t hash_lower(const char *text, const struct token *token)
{
    uint32_t hash = TOKEN_HASH_START;
    size_t size;
    for (size_t at = token->start; at < token->end; at += size) {
        uint32_t c = character_at(text, at, token->end, &size);
        char bytes[4];
        size_t count = character_write(character_is_apostrophe(c) ? '\'' : character_lower(c), bytes);
        for (size_t i = 0; i < count; i++)
            hash = token_hash_add(hash, (unsigned char)bytes[i]);
    }
    return hash;
}

/* A word or phrase as it is written, and in lower case with its hash. */
struct form {
    const char *own, *lower;
    size_t own_length, length;
    uint32_t hash;
    bool same; /* there are no capitals in it */
};

/* Look a form up as it is written and in lower case. A word all in capitals that is known as such ("US") is not looked
 * up in lower case ("us"). */
static bool find_form(const struct scan *scan, const struct form *form, bool capitals, struct lexicon_entry *out)
{
    struct lexicon_entry exact;
    bool found = lexicon_find_hashed(scan->lexicon, form->lower, form->length, form->hash, out);
    if (form->same)
        return found;
    if (lexicon_find(scan->lexicon, form->own, form->own_length, &exact) && capitals)
        *out = (struct lexicon_entry){.fact = out->fact};
    out->classes |= exact.classes;
    out->canonical = exact.canonical ? exact.canonical : out->canonical;
    out->starts_phrase = exact.starts_phrase > out->starts_phrase ? exact.starts_phrase : out->starts_phrase;
    return out->classes != 0;
}

static bool is_wordlike(const struct token *token)
{
    return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_SUFFIX;
}

struct phrase {
    char own[LONGEST_FORM], lower[LONGEST_FORM];
    size_t own_length, length;
};

static bool append(char *form, size_t *length, const char *word, size_t word_length, bool space)
{
    if (word_length == 0 || *length + space + word_length > LONGEST_FORM)
        return false;
    if (space)
        form[(*length)++] = ' ';
    memcpy(form + *length, word, word_length);
    *length += word_length;
    return true;
}

static bool append_plain(struct phrase *phrase, const char *word, size_t length, bool space)
{
    size_t at = phrase->length;
    if (!append(phrase->own, &phrase->own_length, word, length, space) ||
        !append(phrase->lower, &phrase->length, word, length, space))
        return false;
    for (; at < phrase->length; at++)
        phrase->lower[at] |= 0x20; /* a blank stays one */
    return true;
}

/* Add token i to the phrase; false when it cannot be part of one. */
static bool phrase_add(struct phrase *phrase, const struct scan *scan, size_t i)
{
    const struct token *token = &scan->tokens.items[i];
    bool space = phrase->length > 0 && (token->flags & TOKEN_SPACE_BEFORE);
    char word[LONGEST_FORM];
    if (!is_wordlike(token) || (phrase->length > 0 && !space && token->kind != TOKEN_SUFFIX))
        return false;
    if (token->flags & TOKEN_PLAIN)
        return append_plain(phrase, scan->text + token->start, token->end - token->start, space);
    size_t length = token_form(scan->text, token->start, token->end, true, word);
    if (!append(phrase->own, &phrase->own_length, word, length, space))
        return false;
    length = token_form(scan->text, token->start, token->end, false, word);
    return append(phrase->lower, &phrase->length, word, length, space);
}

/* The hash of a phrase that goes on with another plain word, in lower case or as it is written. */
static uint32_t hash_on(uint32_t hash, const struct scan *scan, const struct token *token, char fold)
{
    for (const char *at = scan->text + token->start, *end = scan->text + token->end; at < end; at++)
        hash = token_hash_add(hash, (unsigned char)(*at | fold));
    return hash;
}

/* False where no phrase begins with token i, by the hashes of the words there; true where it is plain words no longer. */
static bool may_be_phrase(const struct scan *scan, size_t i, unsigned most)
{
    const struct token *tokens = scan->tokens.items;
    size_t end = scan->blocks.items[tokens[i].block].end_token, longest = most < LONGEST_PHRASE ? most : LONGEST_PHRASE;
    size_t stop = end - i < longest ? end : i + longest;
    if (!(tokens[i].flags & TOKEN_PLAIN))
        return true;
    bool capitals = tokens[i].flags & TOKEN_CAPITAL;
    uint32_t lower = tokens[i].hash, own = capitals ? hash_on(TOKEN_HASH_START, scan, &tokens[i], 0) : lower;
    for (size_t k = i + 1; k < stop; k++) {
        if (!(tokens[k].flags & TOKEN_PLAIN))
            return is_wordlike(&tokens[k]);
        if (!capitals && tokens[k].flags & TOKEN_CAPITAL) {
            capitals = true;
            own = lower;
        }
        lower = hash_on(token_hash_add(lower, ' '), scan, &tokens[k], 0x20);
        own = capitals ? hash_on(token_hash_add(own, ' '), scan, &tokens[k], 0) : lower;
        if (lexicon_may_have(scan->lexicon, lower) || (capitals && lexicon_may_have(scan->lexicon, own)))
            return true;
    }
    return false;
}

void phrase_find(struct scan *scan, size_t i, unsigned most)
{
    struct token *tokens = scan->tokens.items;
    size_t end = scan->blocks.items[tokens[i].block].end_token, longest = 0;
    struct phrase phrase;
    struct lexicon_entry entry, best = {0};
    if (!may_be_phrase(scan, i, most))
        return;
    phrase.own_length = phrase.length = 0;
    for (size_t count = 0; count < most && count < LONGEST_PHRASE && i + count < end; count++) {
        if (!phrase_add(&phrase, scan, i + count))
            break;
        if (count == 0)
            continue;
        bool same = phrase.own_length == phrase.length && memcmp(phrase.own, phrase.lower, phrase.length) == 0;
        struct form form = {phrase.own, phrase.lower, phrase.own_length, phrase.length,
                            token_hash(phrase.lower, phrase.length), same};
        if (find_form(scan, &form, false, &entry)) {
            longest = count + 1;
            best = entry;
        }
    }
    if (longest == 0)
        return;
    tokens[i].phrase = (uint8_t)longest;
    tokens[i].canonical = best.canonical;
    for (size_t k = 0; k < longest; k++)
        tokens[i + k].classes |= best.classes;
}

/* WHO, IT and US next to a word in small letters: a body, a trade and a country, no pronouns. */
static bool is_acronym(const struct scan *scan, size_t i)
{
    const struct token *t = &scan->tokens.items[i];
    if (!(t->flags & TOKEN_ALL_CAPITAL) ||
        !(token_equals(scan, i, "who") || token_equals(scan, i, "it") || token_equals(scan, i, "us")))
        return false;
    for (size_t k = i > 0 ? i - 1 : i; k <= i + 1 && k < scan->tokens.count; k++) {
        const struct token *beside = &scan->tokens.items[k];
        if (k != i && beside->kind == TOKEN_WORD && beside->block == t->block && !(beside->flags & TOKEN_ALL_CAPITAL) &&
            beside->end - beside->start > 1)
            return true;
    }
    return false;
}

/* The form of a word of ASCII: as it is written it is the text itself. False where it is not ASCII, or long. */
static bool plain_form(const struct scan *scan, const struct token *token, char lower[LONGEST_FORM], struct form *out)
{
    const char *text = scan->text + token->start;
    size_t length = token->end - token->start;
    uint32_t hash = TOKEN_HASH_START;
    if (length > LONGEST_FORM - 4)
        return false;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c >= 0x80)
            return false;
        c = (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        lower[i] = (char)c;
        hash = token_hash_add(hash, c);
    }
    *out = (struct form){text, lower, length, length, hash, memcmp(text, lower, length) == 0};
    return true;
}

/* Give a token its hash and look it up. */
static bool find_token(const struct scan *scan, struct token *token, struct lexicon_entry *out)
{
    char own[LONGEST_FORM], lower[LONGEST_FORM];
    struct form form;
    if (!plain_form(scan, token, lower, &form)) {
        size_t length = token_form(scan->text, token->start, token->end, false, lower);
        size_t own_length = length ? token_form(scan->text, token->start, token->end, true, own) : 0;
        form = (struct form){own, lower, own_length, length,
                             length ? token_hash(lower, length) : hash_lower(scan->text, token),
                             own_length == length && memcmp(own, lower, length) == 0};
    }
    token->hash = form.hash;
    *out = (struct lexicon_entry){.fact = 0};
    return form.own_length > 0 && is_wordlike(token) && find_form(scan, &form, token->flags & TOKEN_ALL_CAPITAL, out);
}

unsigned token_classify(struct scan *scan, size_t i)
{
    struct token *token = &scan->tokens.items[i];
    struct lexicon_entry entry;
    if (token->kind == TOKEN_MARK && token->end - token->start == 1) { /* in no lexicon */
        token->hash = token_hash_add(TOKEN_HASH_START, (unsigned char)scan->text[token->start]);
        return 0;
    }
    if (find_token(scan, token, &entry)) {
        bool name = entry.classes & (LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_WH)) && is_acronym(scan, i);
        token->classes |= name ? 0 : entry.classes;
        token->canonical = name ? NULL : entry.canonical;
    }
    token->fact = entry.fact;
    return entry.starts_phrase;
}
