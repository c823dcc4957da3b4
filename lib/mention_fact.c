/* Small sets of words that the mention stage asks for: one look at each token finds all the sets that it is in. */
#include "mention.h"

#include <string.h>

#define FACT_SLOTS 512 /* a power of two, more than twice the words */

static const struct {
    const char *words;
    uint32_t fact;
} SETS[] = {
    {"his her its their my our your", FACT_POSSESSIVE | FACT_DEFINITE},
    {"whose", FACT_POSSESSIVE | FACT_DEFINITE | FACT_RELATIVE},
    {"who whom which", FACT_RELATIVE},
    {"this that these those", FACT_DEFINITE},
    {"both", FACT_DEFINITE | FACT_BOTH},
    {"neither either", FACT_BOTH},
    {"the", FACT_DEFINITE | FACT_SMALL},
    {"of and", FACT_SMALL},
    {"for on", FACT_SMALL | FACT_ATTACHING},
    {"in at from with near inside within behind to against", FACT_ATTACHING},
    {"himself herself itself themselves", FACT_REFLEXIVE},
    {"year week month day morning afternoon evening night weekend time moment season decade century hour minute",
     FACT_TIME},
    {"years weeks months days mornings evenings nights seasons decades centuries hours minutes", FACT_TIME},
    {"nearly almost about roughly around only just over under more less fewer than at least as many up to close",
     FACT_APPROXIMATE},
    {"one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty "
     "ninety",
     FACT_AMOUNT},
    {"half quarter third", FACT_AMOUNT | FACT_SHARE},
    {"two-thirds three-quarters one-third one-quarter three-fifths three-fourths two-fifths four-fifths",
     FACT_AMOUNT | FACT_SHARE},
    {"familiar close involved loyal critical opposed based aligned responsible knowledgeable sympathetic present alike",
     FACT_TRAILING},
    {"people police men women children persons media alumni", FACT_PLURAL},
    {"boss series", FACT_SINGULAR},
    {"mayor governor king queen prince bishop archbishop resident residents native city town village sheriff citizens",
     FACT_PLACED},
    {"people", FACT_PLACED},
    {"department ministry center centers centre institute office bureau committee agency administration council "
     "secretary",
     FACT_OFFICE_HEAD},
    {"state defense defence justice energy commerce labor education agriculture services interior transportation",
     FACT_OFFICE},
    {"runs leads heads chairs directs oversees manages represents owns edits founded led ran headed chaired directed",
     FACT_RUNNING},
    {"served serves works worked acted acts doubles", FACT_SERVING},
    {"then now also once formerly currently", FACT_ADVERB},
};

struct fact_slot {
    uint32_t hash, facts;
};

static void add_word(struct fact_slot slots[FACT_SLOTS], const char *word, size_t length, uint32_t fact)
{
    uint32_t hash = token_hash(word, length);
    size_t i = hash & (FACT_SLOTS - 1);
    while (slots[i].facts && slots[i].hash != hash)
        i = (i + 1) & (FACT_SLOTS - 1);
    slots[i].hash = hash;
    slots[i].facts |= fact;
}

static void add_words(struct fact_slot slots[FACT_SLOTS], const char *words, uint32_t fact)
{
    while (*words) {
        size_t length = strcspn(words, " ");
        add_word(slots, words, length, fact);
        words += length + (words[length] == ' ');
    }
}

/* "seventy-four": a number word, a hyphen and another. */
static uint32_t amount_facts(const struct mention_reader *r, size_t i)
{
    static const char *const tens[] = {"twenty-", "thirty-",  "forty-",  "fifty-",
                                       "sixty-",  "seventy-", "eighty-", "ninety-"};
    struct slice w = token_text(r->scan, i);
    if (w.length < 9 || w.length > 13 || r->scan->tokens.items[i].kind != TOKEN_WORD || !memchr(w.text + 5, '-', 3))
        return 0;
    for (size_t n = 0; n < sizeof tens / sizeof *tens; n++)
        if (memcmp(w.text + 1, tens[n] + 1, strlen(tens[n]) - 1) == 0 && (w.text[0] | 0x20) == tens[n][0])
            return FACT_AMOUNT;
    return 0;
}

bool fact_find(struct mention_reader *r)
{
    struct fact_slot slots[FACT_SLOTS] = {{0, 0}};
    size_t count = r->scan->tokens.count;
    for (size_t n = 0; n < sizeof SETS / sizeof *SETS; n++)
        add_words(slots, SETS[n].words, SETS[n].fact);
    r->facts = memory_allocate(&r->scan->mem, (count + 1) * sizeof *r->facts);
    if (!r->facts)
        return false;
    for (size_t i = 0; i < count; i++) {
        uint32_t hash = r->scan->tokens.items[i].hash;
        size_t slot = hash & (FACT_SLOTS - 1);
        while (slots[slot].facts && slots[slot].hash != hash)
            slot = (slot + 1) & (FACT_SLOTS - 1);
        uint32_t facts = r->scan->tokens.items[i].kind == TOKEN_WORD ? slots[slot].facts : 0;
        r->facts[i] = facts ? facts : amount_facts(r, i);
    }
    return true;
}
