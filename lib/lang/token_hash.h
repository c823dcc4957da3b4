/* The hash of a word in lower case, by which lexicon and stages know it. */
#ifndef SAIDBY_TOKEN_HASH_H
#define SAIDBY_TOKEN_HASH_H

#include "base/slice.h"

/* FNV-1a, 32 bits (Fowler, Noll, Vo): of a word, and byte by byte. */
#define TOKEN_HASH_START 2166136261u
static inline uint32_t token_hash_add(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 16777619u;
}
static inline uint32_t token_hash(const char *lower, size_t length)
{
    uint32_t hash = TOKEN_HASH_START;
    for (size_t i = 0; i < length; i++)
        hash = token_hash_add(hash, (unsigned char)lower[i]);
    return hash;
}

#endif
