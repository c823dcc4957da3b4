/* Bits of a number. */
#ifndef SAIDBY_BITS_H
#define SAIDBY_BITS_H

#include <stdint.h>

/* The number of the lowest bit that is set; one must be. */
static inline unsigned lowest_bit(uint64_t bits)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned n = 0;
    for (; !(bits & 1); bits >>= 1)
        n++;
    return n;
#endif
}

#endif
