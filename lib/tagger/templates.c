/* Features: keys of 32 bits, each the hash of a template's number and its values, by units. */
#include "tagger/tagger.h"
#include "tagger/feature_keys.h"

const struct tagger_reach tagger_reaches[TEMPLATE_COUNT] = {
    [TEMPLATE_WORD] = {5, 2},     [TEMPLATE_POS] = {5, 2},     [TEMPLATE_QUOTE] = {5, 2}, [TEMPLATE_WORDS] = {3, 0},
    [TEMPLATE_PAIR] = {3, 0},     [TEMPLATE_CLASSES] = {1, 0}, [TEMPLATE_LEFT] = {1, 0},  [TEMPLATE_RIGHT] = {1, 0},
    [TEMPLATE_SENTENCE] = {1, 0}, [TEMPLATE_NEAR] = {1, 0},
};

size_t tagger_features(const struct observation *view, uint32_t out[TAGGER_FEATURES])
{
    size_t count = 0;
    for (int unit = 0; unit < TEMPLATE_COUNT; unit++) {
        struct tagger_reach reach = tagger_reaches[unit];
        for (uint32_t place = 0; place < reach.places; place++) {
            struct tagger_key keys[TAGGER_TEMPLATE_KEYS] = {{0, 0}};
            size_t n = feature_template_keys((enum feature_template)unit, view + reach.after - place, keys);
            for (size_t k = 0; k < n; k++)
                if (keys[k].places >> place & 1)
                    out[count++] = keys[k].key | place;
        }
    }
    return count;
}
