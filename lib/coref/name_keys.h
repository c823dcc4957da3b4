/* Questions about words that identity asks: hashes of names, kinds and gender of nouns and titles. */
#ifndef SAIDBY_NAME_KEYS_H
#define SAIDBY_NAME_KEYS_H

#include "mention/mentions.h"

struct role;

uint32_t coref_phrase(const struct analysis *analysis, size_t first,
                      size_t end); /* hash of the words, without articles */
uint32_t coref_location(const struct analysis *analysis, const struct mention *m);   /* "U.S." as "United States" */
uint32_t coref_acronym(const struct analysis *analysis, size_t token);            /* hash of its letters, or 0 */
uint32_t coref_initials(const struct analysis *analysis, size_t first, size_t end, bool small); /* or 0 */
static inline enum gender coref_kind_gender(uint64_t kinds, uint64_t male, uint64_t female)
{
    return kinds & male ? GENDER_MALE : kinds & female ? GENDER_FEMALE : GENDER_UNKNOWN;
}
static inline enum gender coref_title_gender(const struct analysis *analysis,
                                             size_t token) /* Mr, Mrs, Sir, Lady, ... */
{
    return coref_kind_gender(token_noun_kinds(analysis, token), KIND_MALE_TITLE, KIND_FEMALE_TITLE);
}
static inline enum gender coref_noun_gender(const struct analysis *analysis, size_t token) /* spokeswoman, king, ... */
{
    return coref_kind_gender(token_noun_kinds(analysis, token), KIND_MALE_NOUN, KIND_FEMALE_NOUN);
}
bool coref_is_verbal(const struct analysis *analysis, const struct role *role);
static inline bool coref_kinds_person(const struct analysis *analysis, size_t token, uint64_t kinds)
{
    return kinds & (KIND_ROLES | KIND_MALE_NOUN | KIND_FEMALE_NOUN) ||
           (analysis->tokens.items[token].classes & LEX_BIT(LEX_SOURCE_NOUN) && !(kinds & KIND_ORGANIZATION));
}
static inline bool coref_is_person_noun(const struct analysis *analysis, size_t token)
{
    return coref_kinds_person(analysis, token, token_noun_kinds(analysis, token));
}
uint32_t coref_role_word(const struct analysis *analysis, size_t token); /* its hash; of "Capt." that of "captain" */
size_t coref_role_head(const struct analysis *analysis, size_t first, size_t end);
bool coref_same_stem(const struct analysis *analysis, size_t a, size_t b); /* Russia, Russian */
bool coref_kinds_bearer(const struct analysis *analysis, size_t token, uint64_t kinds);
static inline bool coref_is_bearer_noun(const struct analysis *analysis,
                                        size_t token) /* man, native: anybody may be one */
{
    return coref_kinds_bearer(analysis, token, token_noun_kinds(analysis, token));
}

#endif
