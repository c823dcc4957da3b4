/* A fitted model in the form that the library uses: weights of 8 bits, rows of what is not 0. */
#ifndef SAIDBY_TRAIN_PACK_H
#define SAIDBY_TRAIN_PACK_H

#include "fit.h"

struct pack {
    struct tagger_model model; /* points into what follows */
    uint32_t *groups;
    uint16_t *starts;
    uint8_t *rows;
    size_t size, features;     /* bytes of rows */
    int16_t (*arcs)[TAGGER_LANES][TAGGER_LANES];
};

void pack_make(struct pack *pack, const struct fit_model *model);
void pack_free(struct pack *pack);

/* As a file of the trainer's own, and back; as C source, with the command that made it. All exit on failure. */
void pack_write(const struct pack *pack, const char *path);
void pack_read(struct pack *pack, const char *path);
void pack_write_source(const struct pack *pack, const char *path, const char *command);

#endif
