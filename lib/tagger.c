/* Labels: for each word how likely it is part of a source, a cue or content. */
#include "tagger.h"

/* True when the block may hold an attribution: it has a quotation mark or a cue. */
static bool worth_reading(const struct scan *scan, const struct block *block)
{
    for (size_t i = block->first_token; i < block->end_token; i++)
        if (scan->tokens.items[i].span != NONE || scan->tokens.items[i].classes & (LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_CUE_PHRASE) | LEX_BIT(LEX_CUE_NOUN)))
            return true;
    return false;
}

/* Where to cut a block that is too long: behind the last sentence that fits. */
static size_t cut_at(const struct scan *scan, size_t first, size_t end)
{
    if (end - first <= TAGGER_CHUNK)
        return end;
    size_t most = first + TAGGER_CHUNK;
    size_t start = scan->sentences.items[scan->tokens.items[most].sentence].first_token;
    return start > first ? start : most;
}

bool tagger_next(const struct scan *scan, size_t from, size_t *first, size_t *end)
{
    while (from < scan->tokens.count) {
        const struct block *block = &scan->blocks.items[scan->tokens.items[from].block];
        if (from > block->first_token || worth_reading(scan, block)) {
            *first = from;
            *end = cut_at(scan, from, block->end_token);
            return true;
        }
        from = block->end_token;
    }
    return false;
}

/* ---- scores ---- */

void tagger_add_row(const struct tagger_model *model, uint32_t key, int columns[TAGGER_COLUMNS])
{
    uint32_t bucket = key & (((uint32_t)1 << model->bits) - 1), print = key >> 16;
    const uint8_t *row = model->rows + model->buckets[bucket], *end = model->rows + model->buckets[bucket + 1];
    while (row < end) {
        uint32_t own = row[0] | (uint32_t)row[1] << 8;
        uint32_t mask = row[2] | (uint32_t)row[3] << 8 | (uint32_t)row[4] << 16 | (uint32_t)row[5] << 24;
        row += 6;
        if (own == print) {
            for (unsigned c = 0; mask; c++, mask >>= 1)
                if (mask & 1)
                    columns[c] += (int8_t)*row++;
            return;
        }
        for (; mask; mask &= mask - 1)
            row++;
    }
}

static void score_words(const struct tagger_model *model, const struct tagger_window *window, struct tagger_lattice *lattice)
{
    uint32_t keys[TAGGER_FEATURES];
    lattice->length = window->end - window->first;
    for (size_t i = window->first; i < window->end; i++) {
        int sums[TAGGER_COLUMNS] = {0};
        float columns[TAGGER_COLUMNS];
        size_t count = tagger_features(window, i, keys);
        for (size_t k = 0; k < count; k++)
            tagger_add_row(model, keys[k], sums);
        for (unsigned c = 0; c < TAGGER_COLUMNS; c++)
            columns[c] = (float)sums[c] * model->unit;
        tagger_lattice_set(lattice, i - window->first, columns, (uint8_t)tagger_edge(window, i));
    }
}

/* ---- labels ---- */

static uint8_t of_255(float probability)
{
    return (uint8_t)(probability >= 1 ? 255 : probability * 255 + 0.5f);
}

static void write_labels(const struct tagger_lattice *lattice, struct word_labels *out)
{
    for (size_t i = 0; i < lattice->length; i++) {
        float sums[LABEL_COUNT] = {0};
        for (unsigned s = 0; s < TAGGER_STATES; s++)
            sums[lattice->label[s]] += lattice->factors[i * TAGGER_STATES + s];
        struct tagger_state best = tagger_state(lattice->path[i]);
        out[i] = (struct word_labels){
            .best = best.label,
            .seen = best.seen,
            .source = of_255(sums[LABEL_SOURCE] + sums[LABEL_SOURCE_BEGIN]),
            .cue = of_255(sums[LABEL_CUE] + sums[LABEL_CUE_BEGIN]),
            .content = of_255(sums[LABEL_CONTENT] + sums[LABEL_CONTENT_BEGIN]),
            .begin = of_255(sums[LABEL_CONTENT_BEGIN]),
        };
    }
}

bool tagger_label_with(struct scan *scan, const struct tagger_model *model)
{
    struct tagger_window window = {0};
    struct tagger_lattice lattice;
    if (!VECTOR_RESERVE(&scan->mem, scan->labels, scan->tokens.count))
        return false;
    scan->labels.count = scan->tokens.count;
    for (size_t i = 0; i < scan->tokens.count; i++)
        scan->labels.items[i] = (struct word_labels){.best = LABEL_OTHER};
    if (!tagger_lattice_init(&lattice, &scan->mem))
        return false;
    bool good = true;
    for (size_t first, end = 0; good && tagger_next(scan, end, &first, &end);) {
        good = tagger_window_fill(&window, scan, first, end);
        if (good) {
            score_words(model, &window, &lattice);
            tagger_best(&lattice, &model->arcs);
            tagger_marginals(&lattice, &model->arcs, NULL);
            write_labels(&lattice, scan->labels.items + first);
        }
    }
    tagger_window_free(&window, &scan->mem);
    tagger_lattice_free(&lattice, &scan->mem);
    return good;
}

bool tagger_label(struct scan *scan)
{
    return tagger_label_with(scan, &tagger_builtin);
}
