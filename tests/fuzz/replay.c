/* Run a target without a fuzzer: over each file that is named, and over ROUNDS changed copies of each, the same ones at
 * every run. Usage: replay ROUNDS FILE... */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 16 };

/* Marsaglia's xorshift. */
static uint32_t random_next(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static size_t read_file(const char *path, uint8_t *data)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(2);
    }
    size_t size = fread(data, 1, LARGEST / 2, file);
    fclose(file);
    return size;
}

/* One change: a byte, a piece cut out, a piece doubled, or a piece moved to the front. */
static size_t change(uint8_t *data, size_t size, uint32_t *state)
{
    static const uint8_t bytes[] = "\"'“”‘’.,:;()\n\r \0\xFF\xC2\xE2\x80said&#;*_\\>[]x";
    if (size < 4)
        return size;
    size_t at = random_next(state) % size, length = random_next(state) % 40 % (size - at) + 1;
    switch (random_next(state) % 4) {
    case 0: data[at] = bytes[random_next(state) % (sizeof bytes - 1)]; return size;
    case 1: memmove(data + at, data + at + length, size - at - length); return size - length;
    case 2:
        if (size + length > LARGEST)
            return size;
        memmove(data + at + length, data + at, size - at);
        return size + length;
    default: data[at] ^= (uint8_t)(1u << random_next(state) % 8); return size;
    }
}

/* In a block of exactly its size, so that a sanitizer sees a byte read after it. */
static void run_exactly(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        exit(2);
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

int main(int argument_count, char **arguments)
{
    static uint8_t original[LARGEST], data[LARGEST];
    long rounds = argument_count > 1 ? strtol(arguments[1], NULL, 10) : 0;
    uint32_t state = 2463534242u;
    for (int i = 2; i < argument_count; i++) {
        size_t size = read_file(arguments[i], original);
        run_exactly(original, size);
        for (long round = 0; round < rounds; round++) {
            size_t changed = size;
            memcpy(data, original, size);
            for (uint32_t n = random_next(&state) % 8 + 1; n > 0; n--)
                changed = change(data, changed, &state);
            run_exactly(data, changed);
        }
    }
    printf("%d files, %ld changed copies of each\n", argument_count - 2, rounds);
    return argument_count < 3;
}
