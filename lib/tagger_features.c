/* Features: keys of 32 bits, each the hash of a template's number and its values, by units. */
#include "tagger.h"
#include "tagger_keys.h"

const struct tagger_reach tagger_reaches[UNIT_COUNT] = {
    [UNIT_WORD] = {5, 2},    [UNIT_POS] = {5, 2},     [UNIT_QUOTE] = {5, 2}, [UNIT_WORDS] = {3, 0},   [UNIT_PAIR] = {3, 0},
    [UNIT_CLASSES] = {1, 0},
    [UNIT_LEFT] = {1, 0},    [UNIT_RIGHT] = {1, 0}, [UNIT_SENTENCE] = {1, 0}, [UNIT_NEAR] = {1, 0},
};

size_t tagger_features(const struct tagger_view *view, uint32_t out[TAGGER_FEATURES])
{
    size_t count = 0;
    for (int unit = 0; unit < UNIT_COUNT; unit++) {
        struct tagger_reach reach = tagger_reaches[unit];
        for (uint32_t place = 0; place < reach.places; place++) {
            struct tagger_key keys[TAGGER_UNIT_KEYS] = {{0, 0}};
            size_t n = tagger_unit_keys((enum tagger_unit)unit, view + reach.behind - place, keys);
            for (size_t k = 0; k < n; k++)
                if (keys[k].places >> place & 1)
                    out[count++] = keys[k].key | place;
        }
    }
    return count;
}
