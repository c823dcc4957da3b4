/* Each pattern is tried at each place of a paragraph; every answer is a candidate link. */
#include "match/candidates.h"
#include "match/pattern_set.h"
#include "match/symbols.h"

#define MAX_ANSWERS 64 /* of one pattern in one string of symbols */

struct answer {
    const struct pattern *pattern;
    const struct symbol_string *symbol_string;
    const size_t *offsets;
};

/* The units of a group: false where it took no part. */
static bool group_symbols(const struct answer *a, enum pattern_group group, size_t *first, size_t *end)
{
    int number = a->pattern->groups[group];
    if (!number || a->offsets[2 * number] == SIZE_MAX || a->offsets[2 * number] >= a->offsets[2 * number + 1])
        return false;
    *first = a->offsets[2 * number];
    *end = a->offsets[2 * number + 1];
    return true;
}

static bool group_tokens(const struct answer *a, enum pattern_group group, uint32_t *first, uint32_t *end)
{
    size_t u, v;
    if (!group_symbols(a, group, &u, &v))
        return false;
    *first = a->symbol_string->places.items[u].first_token;
    *end = a->symbol_string->places.items[v - 1].end_token;
    return *end > *first;
}

#define SYMBOL_BIT(letter) (1u << ((letter) - 'A'))
#define MENTION_SYMBOLS                                                                                                \
    (SYMBOL_BIT('N') | SYMBOL_BIT('B') | SYMBOL_BIT('K') | SYMBOL_BIT('L') | SYMBOL_BIT('D') | SYMBOL_BIT('U') |       \
     SYMBOL_BIT('P') | SYMBOL_BIT('R') | SYMBOL_BIT('H'))
#define CUE_SYMBOLS                                                                                                    \
    (SYMBOL_BIT('V') | SYMBOL_BIT('G') | SYMBOL_BIT('E') | SYMBOL_BIT('X') | SYMBOL_BIT('A') | SYMBOL_BIT('M'))

/* The index of what a symbol stands for, where it is one of those; NO_INDEX for another. */
static uint32_t symbol_index(const struct answer *a, size_t place, uint32_t symbols)
{
    char letter = a->symbol_string->letters.items[place];
    bool is_one = letter >= 'A' && letter <= 'Z' && (symbols & SYMBOL_BIT(letter));
    return is_one ? a->symbol_string->places.items[place].index : NO_INDEX;
}

static uint32_t group_mention(const struct answer *a, enum pattern_group group)
{
    size_t first, end;
    bool single = group_symbols(a, group, &first, &end) && end == first + 1;
    return single ? symbol_index(a, first, MENTION_SYMBOLS) : NO_INDEX;
}

/* The cue that a group's symbols stand for; a colon or dash has none. */
static uint32_t group_cue(const struct answer *a, enum pattern_group group)
{
    size_t first, end;
    return group_symbols(a, group, &first, &end) ? symbol_index(a, first, CUE_SYMBOLS) : NO_INDEX;
}

/* Parts are in text order and share no word, whatever the groups of a pattern do. */
static void add_part(struct link *link, const struct answer *a, enum pattern_group group)
{
    uint32_t first, end;
    if (!group_tokens(a, group, &first, &end))
        return;
    uint32_t n = link->part_count;
    if (n && first < link->parts[0].end_token && link->parts[0].first_token < end) {
        link->parts[0].first_token = first < link->parts[0].first_token ? first : link->parts[0].first_token;
        link->parts[0].end_token = end > link->parts[0].end_token ? end : link->parts[0].end_token;
        return;
    }
    if (n && first < link->parts[0].first_token) {
        link->parts[n] = link->parts[0];
        n = 0;
    }
    link->parts[n].first_token = first;
    link->parts[n].end_token = end;
    link->part_count++;
}

/* The one of two groups, of branches of a pattern, that took part. */
static enum pattern_group either_group(const struct answer *a, enum pattern_group one, enum pattern_group other)
{
    size_t first, end;
    return group_symbols(a, one, &first, &end) ? one : other;
}

static bool push_match(const struct analysis *analysis, struct match_stage *stage, const struct answer *a)
{
    size_t number = (size_t)(a->pattern - analysis->patterns->patterns.items);
    struct link link = {.cue = NO_INDEX,
                        .source = NO_INDEX,
                        .addressee = NO_INDEX,
                        .via = NO_INDEX,
                        .previous = NO_INDEX,
                        .pattern = a->pattern->name,
                        .pattern_number = (uint16_t)number,
                        .family = (uint8_t)a->pattern->family,
                        .ruled = number >= analysis->patterns->built_in};
    enum pattern_group source = either_group(a, GROUP_SOURCE, GROUP_SOURCE2);
    enum pattern_group cue = either_group(a, GROUP_CUE, GROUP_CUE2);
    if (!group_tokens(a, source, &link.source_first, &link.source_end))
        return true;
    link.source = group_mention(a, source);
    if (group_tokens(a, cue, &link.cue_first, &link.cue_end))
        link.cue = group_cue(a, cue);
    link.addressee = group_mention(a, GROUP_TO);
    link.via = group_mention(a, GROUP_VIA);
    add_part(&link, a, GROUP_CONTENT);
    add_part(&link, a, GROUP_CONTENT2);
    return link.part_count == 0 || VECTOR_PUSH(&analysis->mem, stage->matches, link);
}

/* Where to look for the next answer of a pattern, which was looked for from `start`: after this answer's cue, so that
 * each cue has its own. \K may have it begin anywhere. */
static size_t next_start(const struct answer *a, size_t start)
{
    size_t first, end, next = (a->offsets[0] > start ? a->offsets[0] : start) + 1;
    bool cue = group_symbols(a, GROUP_CUE, &first, &end) || group_symbols(a, GROUP_CUE2, &first, &end);
    return cue && next > first && end > next ? end : next;
}

/* What is kept while the strings of one text are matched. */
struct matching {
    const struct analysis *analysis;
    struct match_stage *stage;
    struct symbol_string symbol_string;
    struct regex_search search;
};

/* All answers of a pattern. */
static bool match_pattern(struct matching *m, const struct pattern *pattern)
{
    struct answer a = {pattern, &m->symbol_string, m->search.offsets};
    size_t length = m->symbol_string.letters.count, start = 0;
    for (int n = 0; n < MAX_ANSWERS && start < length; n++) {
        if (!regex_search_next(&m->search, pattern->regex, start))
            break;
        if (!push_match(m->analysis, m->stage, &a))
            return false;
        start = next_start(&a, start);
    }
    return true;
}

static bool match_symbols(struct matching *m)
{
    const struct pattern_set *set = m->analysis->patterns;
    regex_search_string(&m->search, m->symbol_string.letters.items, m->symbol_string.letters.count);
    for (size_t p = 0; p < set->patterns.count; p++)
        if (!match_pattern(m, &set->patterns.items[p]))
            return false;
    return true;
}

static bool match_block(struct matching *m, struct symbol_cursor *cursor, size_t block)
{
    const struct analysis *analysis = m->analysis;
    const struct index_range sentences = analysis->block_sentences.items[block];
    for (size_t s = sentences.first, end; s < sentences.end; s = end) {
        end = symbols_end(analysis, block, s);
        if (!symbols_write(analysis, cursor, s, end, s == sentences.first, &m->symbol_string) || !match_symbols(m))
            return false;
    }
    return true;
}

bool pattern_find(const struct analysis *analysis, struct match_stage *stage)
{
    struct matching m = {.analysis = analysis, .stage = stage};
    struct symbol_cursor cursor = {0};
    const struct pattern_set *set = analysis->patterns;
    bool good = regex_search_begin(&m.search, set->engine, set->max_groups);
    for (size_t b = 0; good && b < analysis->blocks.count; b++)
        if (analysis->blocks.items[b].kind == BLOCK_PARAGRAPH)
            good = match_block(&m, &cursor, b);
    regex_search_end(&m.search);
    symbols_free(&analysis->mem, &m.symbol_string);
    return good;
}
