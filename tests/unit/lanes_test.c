/* Rows of scores: each operation gives, in every lane, what plain arithmetic gives. lanes_plain_test.c runs the same
 * over the rows of machines without SSE2. */
#include "check.h"
#include "tagger/lanes.h"

#include <string.h>

static uint32_t random_state = 3;

/* Any number, often a small one or one at the limits, where sums run over. */
static int16_t random_number(void)
{
    static const int16_t limits[] = {INT16_MIN, INT16_MIN + 1, INT16_MAX, INT16_MAX - 1, 0, -1, 1, -16000};
    random_state = random_state * 1664525 + 1013904223;
    uint32_t bits = random_state >> 8;
    if (bits % 4 == 0)
        return limits[bits / 4 % 8];
    return (int16_t)(bits % 4 == 1 ? (int)(bits / 4 % 512) - 256 : (int)(bits / 4 % 65536) - 32768);
}

static void random_row(int16_t row[LANES])
{
    for (unsigned i = 0; i < LANES; i++)
        row[i] = random_number();
}

static int within(int number)
{
    return number < INT16_MIN ? INT16_MIN : number > INT16_MAX ? INT16_MAX : number;
}

static int16_t largest(const int16_t *row, unsigned first, unsigned end)
{
    int16_t best = row[first];
    for (unsigned i = first; i < end; i++)
        best = row[i] > best ? row[i] : best;
    return best;
}

/* want: of each lane, by i, a[i] and b[i]. */
#define CHECK_LANES(row, want)                                                                                         \
    do {                                                                                                               \
        lanes_store(got, row);                                                                                         \
        for (unsigned i = 0; i < LANES; i++)                                                                           \
            CHECK(got[i] == (int16_t)(want));                                                                          \
    } while (0)

static void test_pairs(void)
{
    _Alignas(16) int16_t a[LANES], b[LANES], got[LANES];
    for (int round = 0; round < 1000; round++) {
        random_row(a);
        random_row(b);
        struct lanes x = lanes_load(a), y = lanes_load(b);
        CHECK_LANES(x, a[i]);
        CHECK_LANES(lanes_all(a[0]), a[0]);
        CHECK_LANES(lanes_add(x, y), a[i] + b[i]);
        CHECK_LANES(lanes_plus(x, b), a[i] + b[i]);
        CHECK_LANES(lanes_add_within(x, y), within(a[i] + b[i]));
        CHECK_LANES(lanes_subtract_within(x, y), within(a[i] - b[i]));
        CHECK_LANES(lanes_max(x, y), a[i] > b[i] ? a[i] : b[i]);
    }
}

static void test_bests(void)
{
    _Alignas(16) int16_t a[LANES], got[LANES];
    for (int round = 0; round < 1000; round++) {
        random_row(a);
        struct lanes x = lanes_load(a);
        int16_t bests[5], limit = random_number();
        uint32_t above = 0;
        for (unsigned i = 0; i < LANES; i++)
            above |= (uint32_t)(a[i] > limit) << i;
        CHECK(lanes_above(x, limit) == above);
        CHECK_LANES(lanes_best(x), largest(a, 0, LANES));
        lanes_bests(x, bests);
        for (unsigned group = 0; group < 5; group++)
            CHECK(bests[group] == largest(a, group ? 4 * group + 4 : 0, 4 * group + 8));
    }
}

/* Columns to states: each has its label's and its own, but the first, which has its label's alone. */
static void test_spread(void)
{
    static const unsigned label_of[] = {0, 0, 20, 21, 22, 23}; /* of each four states */
    _Alignas(16) int16_t columns[LANES], got[LANES];
    for (int round = 0; round < 1000; round++) {
        random_row(columns);
        CHECK_LANES(lanes_spread(lanes_load(columns)),
                    columns[i < 20 ? i : i - 4] + (i ? columns[label_of[i / 4]] : 0));
    }
}

static void test_bytes(void)
{
    _Alignas(16) int16_t row[LANES], sum[LANES];
    uint8_t bytes[LANES];
    for (int round = 0; round < 1000; round++) {
        random_row(row);
        for (unsigned i = 0; i < LANES; i++)
            bytes[i] = (uint8_t)random_number();
        memcpy(sum, row, sizeof sum);
        lanes_add_bytes(sum, bytes);
        for (unsigned i = 0; i < LANES; i++)
            CHECK(sum[i] == (int16_t)(row[i] + (int8_t)bytes[i]));
    }
}

int main(void)
{
    test_pairs();
    test_bests();
    test_spread();
    test_bytes();
    return CHECK_RESULT();
}
