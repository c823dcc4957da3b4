/* Weights made small, and written and read. */
#include "pack.h"

#include "checksum.h"
#include "corpus.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST_WEIGHT 5.0f /* weights beyond are cut */
#define UNIT (LARGEST_WEIGHT / 127)

static void fail(const char *path)
{
    perror(path);
    exit(1);
}

static int quantised(float weight)
{
    float q = roundf(weight / UNIT);
    return q > 127 ? 127 : q < -127 ? -127 : (int)q;
}

/* ---- rows ---- */

struct feature {
    uint32_t key, number;
};

static unsigned bucket_bits; /* of the sort below */

static int by_bucket(const void *a, const void *b)
{
    uint32_t x = ((const struct feature *)a)->key, y = ((const struct feature *)b)->key;
    uint32_t mask = ((uint32_t)1 << bucket_bits) - 1;
    if ((x & mask) != (y & mask))
        return (x & mask) < (y & mask) ? -1 : 1;
    return x < y ? -1 : x > y;
}

static size_t write_row(uint8_t *out, uint32_t key, const float *weights)
{
    uint32_t mask = 0;
    size_t size = 6;
    for (unsigned c = 0; c + 1 < TAGGER_COLUMNS; c++) {
        int q = quantised(weights[c]);
        if (q) {
            mask |= (uint32_t)1 << c;
            out[size++] = (uint8_t)(int8_t)q;
        }
    }
    for (unsigned i = 0; i < 4; i++)
        out[2 + i] = (uint8_t)(mask >> (8 * i));
    out[0] = (uint8_t)(key >> 16);
    out[1] = (uint8_t)(key >> 24);
    return mask ? size : 0;
}

static struct feature *features_of(const struct fit_model *model, size_t *count)
{
    struct feature *features = take(model->count * sizeof *features);
    uint8_t row[6 + TAGGER_COLUMNS];
    for (size_t i = 0; i <= model->mask; i++) {
        uint32_t number = model->table_numbers[i];
        if (number && write_row(row, model->table_keys[i], model->weights[number]))
            features[(*count)++] = (struct feature){model->table_keys[i], number};
    }
    return features;
}

static void point(struct pack *pack, unsigned bits, size_t arcs)
{
    pack->model = (struct tagger_model){.bits = bits, .buckets = pack->buckets, .rows = pack->rows, .unit = UNIT};
    pack->model.arcs = (struct tagger_arcs){pack->arcs, (const float(*)[TAGGER_EDGES])pack->factors, arcs};
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
    pack->buckets = take((buckets + 1) * sizeof *pack->buckets);
    pack->rows = take(pack->features * (6 + TAGGER_COLUMNS));
    for (size_t b = 0; b < buckets; b++) {
        pack->buckets[b] = (uint32_t)pack->size;
        for (; next < pack->features && (features[next].key & (buckets - 1)) == b; next++)
            pack->size += write_row(pack->rows + pack->size, features[next].key, model->weights[features[next].number]);
    }
    pack->buckets[buckets] = (uint32_t)pack->size;
    free(features);
    size_t arcs = model->arcs.count;
    pack->arcs = take(arcs * sizeof *pack->arcs);
    pack->factors = take(arcs * sizeof *pack->factors);
    memcpy(pack->arcs, model->arc_items, arcs * sizeof *pack->arcs);
    memcpy(pack->factors, model->arc_factors, arcs * sizeof *pack->factors);
    point(pack, bucket_bits, arcs);
}

void pack_free(struct pack *pack)
{
    free(pack->buckets);
    free(pack->rows);
    free(pack->arcs);
    free(pack->factors);
}

/* ---- files ---- */

void pack_write(const struct pack *pack, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        fail(path);
    size_t buckets = ((size_t)1 << pack->model.bits) + 1, arcs = pack->model.arcs.count;
    size_t head[4] = {pack->model.bits, pack->size, arcs, pack->features};
    fwrite(head, sizeof head, 1, file);
    fwrite(pack->buckets, sizeof *pack->buckets, buckets, file);
    fwrite(pack->rows, 1, pack->size, file);
    fwrite(pack->arcs, sizeof *pack->arcs, arcs, file);
    fwrite(pack->factors, sizeof *pack->factors, arcs, file);
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
    size_t head[4];
    if (!file || fread(head, sizeof head, 1, file) != 1 || head[0] > 16)
        fail(path);
    *pack = (struct pack){.size = head[1], .features = head[3]};
    pack->buckets = read_items(file, ((size_t)1 << head[0]) + 1, sizeof *pack->buckets, path);
    pack->rows = read_items(file, head[1], 1, path);
    pack->arcs = read_items(file, head[2], sizeof *pack->arcs, path);
    pack->factors = read_items(file, head[2], sizeof *pack->factors, path);
    point(pack, (unsigned)head[0], head[2]);
    fclose(file);
}

/* ---- source ---- */

static void write_number(FILE *file, unsigned long number, size_t *column)
{
    int length = fprintf(file, *column ? ",%lu" : "%lu", number);
    *column += (size_t)length;
    if (*column > 110) {
        fputs(",\n", file);
        *column = 0;
    }
}

static void write_arcs(FILE *file, const struct tagger_arcs *arcs)
{
    fprintf(file, "static const struct tagger_arc arcs[%zu] = {\n", arcs->count);
    for (size_t a = 0; a < arcs->count; a++)
        fprintf(file, "{%u,%u},%s", arcs->items[a].from, arcs->items[a].to, a % 12 == 11 ? "\n" : "");
    fprintf(file, "};\n\nstatic const float factors[%zu][TAGGER_EDGES] = {\n", arcs->count);
    for (size_t a = 0; a < arcs->count; a++) {
        fputs("{", file);
        for (unsigned e = 0; e < TAGGER_EDGES; e++)
            fprintf(file, "%s%.8ef", e ? "," : "", arcs->factors[a][e]);
        fputs("},\n", file);
    }
    fputs("};\n\n", file);
}

void pack_write_source(const struct pack *pack, const char *path, const char *command)
{
    FILE *file = fopen(path, "w");
    if (!file)
        fail(path);
    size_t buckets = (size_t)1 << pack->model.bits, column = 0;
    fprintf(file, "/*\n * The tagger's weights: %zu features, %zu bytes of rows. Written by\n *   %s\n * checksum %08x\n */\n",
            pack->features, pack->size, command, checksum_of(&pack->model));
    fputs("#include \"tagger.h\"\n\n/* clang-format off */\n", file);
    write_arcs(file, &pack->model.arcs);
    fprintf(file, "static const uint32_t buckets[%zu] = {\n", buckets + 1);
    for (size_t b = 0; b <= buckets; b++)
        write_number(file, pack->buckets[b], &column);
    fprintf(file, "};\n\nstatic const uint8_t rows[%zu] = {\n", pack->size ? pack->size : 1);
    column = 0;
    for (size_t i = 0; i < pack->size; i++)
        write_number(file, pack->rows[i], &column);
    fprintf(file, "};\n/* clang-format on */\n\nconst struct tagger_model tagger_builtin = {\n    .bits = %u,\n    .buckets = buckets,\n"
            "    .rows = rows,\n    .unit = %.9ef,\n    .arcs = {arcs, factors, %zu},\n    .checksum = 0x%08xu,\n};\n",
            pack->model.bits, pack->model.unit, pack->model.arcs.count, checksum_of(&pack->model));
    if (ferror(file) || fclose(file))
        fail(path);
}
