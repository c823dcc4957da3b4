/* Weights made small, and written and read. */
#include "pack.h"

#include "checksum.h"
#include "corpus.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MANY 6 /* weights of a place, from which on all of its columns are written */

static void fail(const char *path)
{
    perror(path);
    exit(1);
}

static int quantised(float weight)
{
    float q = roundf(weight / TAGGER_UNIT_OF_ONE);
    return q > 127 ? 127 : q < -127 ? -127 : (int)q;
}

/* ---- rows ---- */

struct feature {
    uint32_t key, number;
};

static uint32_t bucket_of(uint32_t key, unsigned bits)
{
    return key >> 3 & (((uint32_t)1 << bits) - 1);
}

static unsigned bucket_bits; /* of the sort below */

static int by_bucket(const void *a, const void *b)
{
    uint32_t x = ((const struct feature *)a)->key, y = ((const struct feature *)b)->key;
    uint32_t p = bucket_of(x, bucket_bits), q = bucket_of(y, bucket_bits);
    if (p != q)
        return p < q ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* The weights of one place by columns in their order. How many are not 0. */
static size_t columns_of(const float *weights, int8_t columns[TAGGER_LANES])
{
    size_t count = 0;
    for (unsigned c = 0; c + 1 < TAGGER_COLUMNS; c++) {
        int q = quantised(weights[c]);
        columns[tagger_place_of(c)] = (int8_t)q;
        count += q != 0;
    }
    return count;
}

/* The row of all features from `first` on that have its key but for the place; *next: the one after them. */
static size_t write_row(uint8_t *out, const struct fit_model *model, const struct feature *features, size_t first,
                        size_t end, size_t *next)
{
    uint32_t key = features[first].key & ~(uint32_t)(TAGGER_PLACES - 1);
    int8_t columns[TAGGER_LANES];
    uint8_t few[TAGGER_PLACES * 2 * MANY];
    size_t size = TAGGER_ROW_HEAD, size_of_few = 0;
    out[3] = 0;
    for (*next = first; *next < end && (features[*next].key & ~(uint32_t)(TAGGER_PLACES - 1)) == key; ++*next) {
        unsigned place = features[*next].key & (TAGGER_PLACES - 1);
        if (columns_of(model->weights[features[*next].number], columns) >= MANY) {
            out[3] |= (uint8_t)(1u << place);
            memcpy(out + size, columns, sizeof columns);
            size += sizeof columns;
            continue;
        }
        for (unsigned c = 0; c < TAGGER_LANES; c++)
            if (columns[c]) {
                few[size_of_few++] = (uint8_t)(place * TAGGER_LANES + c);
                few[size_of_few++] = (uint8_t)columns[c];
            }
    }
    memcpy(out + size, few, size_of_few);
    size += size_of_few;
    out[0] = (uint8_t)(key >> 16);
    out[1] = (uint8_t)(key >> 24);
    out[2] = (uint8_t)size;
    return size;
}

static struct feature *features_of(const struct fit_model *model, size_t *count)
{
    struct feature *features = take(model->count * sizeof *features);
    int8_t columns[TAGGER_LANES];
    for (size_t i = 0; i <= model->mask; i++) {
        uint32_t number = model->table_numbers[i];
        if (number && columns_of(model->weights[number], columns))
            features[(*count)++] = (struct feature){model->table_keys[i], number};
    }
    return features;
}

static void write_arcs(struct pack *pack, const struct fit_model *model)
{
    pack->arcs = take(TAGGER_EDGES * sizeof *pack->arcs);
    for (unsigned e = 0; e < TAGGER_EDGES; e++)
        for (unsigned from = 0; from < TAGGER_LANES; from++)
            for (unsigned to = 0; to < TAGGER_LANES; to++)
                pack->arcs[e][from][to] = TAGGER_NEVER;
    for (size_t a = 0; a < model->arcs.count; a++)
        for (unsigned e = 0; e < TAGGER_EDGES; e++) {
            float weight = roundf(logf(model->arc_factors[a][e]) / TAGGER_UNIT_OF_ONE);
            pack->arcs[e][model->arc_items[a].from][model->arc_items[a].to] =
                (int16_t)fmaxf(-2000, fminf(2000, weight));
        }
}

static void point(struct pack *pack, unsigned bits)
{
    pack->model =
        (struct tagger_model){bits,       pack->groups, pack->starts,
                              pack->size, pack->rows,   (const int16_t(*)[TAGGER_LANES][TAGGER_LANES])pack->arcs,
                              0};
    pack->model.checksum = checksum_of(&pack->model);
}

void pack_make(struct pack *pack, const struct fit_model *model)
{
    *pack = (struct pack){0};
    struct feature *features = features_of(model, &pack->features);
    bucket_bits = 8;
    while (bucket_bits < 16 && (size_t)1 << bucket_bits < pack->features)
        bucket_bits++;
    qsort(features, pack->features, sizeof *features, by_bucket);
    size_t buckets = (size_t)1 << bucket_bits, next = 0;
    pack->groups = take(tagger_groups(bucket_bits) * sizeof *pack->groups);
    pack->starts = take(buckets * sizeof *pack->starts);
    pack->rows = take(pack->features * (TAGGER_ROW_HEAD + TAGGER_LANES));
    for (size_t b = 0; b < buckets; b++) {
        uint32_t *group = &pack->groups[b >> TAGGER_GROUP];
        uint8_t *last = NULL;
        if (b % ((size_t)1 << TAGGER_GROUP) == 0)
            *group = (uint32_t)pack->size;
        size_t start = pack->size - *group;
        while (next < pack->features && bucket_of(features[next].key, bucket_bits) == b) {
            last = pack->rows + pack->size;
            pack->size += write_row(last, model, features, next, pack->features, &next);
        }
        pack->starts[b] = TAGGER_NO_ROW;
        if (last && start < TAGGER_NO_ROW) { /* a group has a few thousand bytes */
            pack->starts[b] = (uint16_t)start;
            last[3] |= TAGGER_LAST;
        }
    }
    free(features);
    write_arcs(pack, model);
    point(pack, bucket_bits);
}

void pack_free(struct pack *pack)
{
    free(pack->groups);
    free(pack->starts);
    free(pack->rows);
    free(pack->arcs);
}

/* ---- files ---- */

void pack_write(const struct pack *pack, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        fail(path);
    size_t head[3] = {pack->model.bits, pack->size, pack->features};
    fwrite(head, sizeof head, 1, file);
    fwrite(pack->groups, sizeof *pack->groups, tagger_groups(pack->model.bits), file);
    fwrite(pack->starts, sizeof *pack->starts, (size_t)1 << pack->model.bits, file);
    fwrite(pack->rows, 1, pack->size, file);
    fwrite(pack->arcs, sizeof *pack->arcs, TAGGER_EDGES, file);
    if (ferror(file) || fclose(file))
        fail(path);
}

static void *read_items(FILE *file, size_t count, size_t size, const char *path)
{
    void *items = take(count * size);
    if (fread(items, size, count, file) != count)
        fail(path);
    return items;
}

void pack_read(struct pack *pack, const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t head[3];
    if (!file || fread(head, sizeof head, 1, file) != 1 || head[0] > 16)
        fail(path);
    *pack = (struct pack){.size = head[1], .features = head[2]};
    pack->groups = read_items(file, tagger_groups((unsigned)head[0]), sizeof *pack->groups, path);
    pack->starts = read_items(file, (size_t)1 << head[0], sizeof *pack->starts, path);
    pack->rows = read_items(file, head[1], 1, path);
    pack->arcs = read_items(file, TAGGER_EDGES, sizeof *pack->arcs, path);
    point(pack, (unsigned)head[0]);
    fclose(file);
}

/* ---- source ---- */

static void write_number(FILE *file, long number, size_t *column)
{
    int length = fprintf(file, *column ? ",%ld" : "%ld", number);
    *column += (size_t)length;
    if (*column > 110) {
        fputs(",\n", file);
        *column = 0;
    }
}

static void write_source_arcs(FILE *file, const struct pack *pack)
{
    fputs("static const int16_t arcs[TAGGER_EDGES][TAGGER_LANES][TAGGER_LANES] = {\n", file);
    for (unsigned e = 0; e < TAGGER_EDGES; e++) {
        fputs("{\n", file);
        for (unsigned from = 0; from < TAGGER_LANES; from++) {
            for (unsigned to = 0; to < TAGGER_LANES; to++)
                fprintf(file, "%s%d", to ? "," : "{", pack->arcs[e][from][to]);
            fputs("},\n", file);
        }
        fputs("},\n", file);
    }
    fputs("};\n\n", file);
}

void pack_write_source(const struct pack *pack, const char *path, const char *command)
{
    FILE *file = fopen(path, "w");
    if (!file)
        fail(path);
    size_t groups = tagger_groups(pack->model.bits), buckets = (size_t)1 << pack->model.bits, column = 0;
    fprintf(
        file,
        "/*\n * The tagger's weights: %zu features, %zu bytes of rows. Written by\n *   %s\n * checksum %08x\n */\n",
        pack->features, pack->size, command, pack->model.checksum);
    fputs("#include \"tagger.h\"\n\n/* clang-format off */\n", file);
    write_source_arcs(file, pack);
    fprintf(file, "static const uint32_t groups[%zu] = {\n", groups);
    for (size_t g = 0; g < groups; g++)
        write_number(file, pack->groups[g], &column);
    fprintf(file, "};\n\nstatic const uint16_t starts[%zu] = {\n", buckets);
    column = 0;
    for (size_t b = 0; b < buckets; b++)
        write_number(file, pack->starts[b], &column);
    fprintf(file, "};\n\nstatic const uint8_t rows[%zu] = {\n", pack->size ? pack->size : 1);
    column = 0;
    for (size_t i = 0; i < pack->size; i++)
        write_number(file, pack->rows[i], &column);
    fprintf(file,
            "};\n/* clang-format on */\n\nconst struct tagger_model tagger_builtin = {%u, groups, starts, %zu, rows, "
            "arcs, 0x%08xu};\n",
            pack->model.bits, pack->size, pack->model.checksum);
    if (ferror(file) || fclose(file))
        fail(path);
}
