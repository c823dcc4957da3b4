/*
 * What the stages have found of one text so far, each in a view: it can be read, and nobody can write what it shows.
 * What a view shows is declared by the stage that it is of, in the header that is named here, and belongs to that
 * stage's own struct; the pipeline (api/pipeline.c), which holds all of these, publishes it when the stage is done.
 * All arrays are in text order; all offsets are bytes of `text`; ends are exclusive; indexes are of the arrays here, in
 * 32 bits, for fewer bytes than 4 GiB are read at once.
 */
#ifndef SAIDBY_ANALYSIS_H
#define SAIDBY_ANALYSIS_H

#include "base/arena.h"
#include "base/bits.h"
#include "base/slice.h"
#include "base/vector.h"

#define VIEW(type)                                                                                                     \
    struct {                                                                                                           \
        const type *items;                                                                                             \
        size_t count;                                                                                                  \
    }
#define PUBLISH(view, vector) ((view).items = (vector).items, (view).count = (vector).count)

struct analysis {
    memory mem;
    struct arena *arena;            /* the doc's: what the records keep */
    const char *text;               /* a decoded copy in which every bad byte is 0x1A; NUL-terminated */
    size_t length;
    const struct language *language; /* lang/language.h */
    const struct lexicon *lexicon;  /* added by rules, or NULL */
    const struct pattern_set *patterns;
    const struct known_people *known_people; /* known by rules */
    double min_confidence;          /* of records that come out */
    struct observer *observer;      /* who looks on, or NULL: base/observer.h */

    VIEW(struct block) blocks;      /* text/blocks.h */
    VIEW(struct token) tokens;      /* text/tokens.h */
    VIEW(struct index_range) block_tokens; /* of each block, its tokens */
    VIEW(uint32_t) capitals;        /* the tokens that are words with a capital */
    VIEW(struct sentence) sentences; /* text/sentences.h */
    VIEW(uint32_t) token_sentences; /* of each token, its sentence */
    VIEW(struct index_range) block_sentences; /* of each block */
    VIEW(struct quoted_span) spans; /* text/spans.h */
    VIEW(uint32_t) token_spans;     /* of each token, the innermost span that it is in or marks, or NO_INDEX */
    VIEW(struct mention) mentions;  /* mention/mentions.h */
    VIEW(struct cue) cues;          /* cue/cues.h */
    VIEW(struct link) matches;      /* match/candidates.h */
    VIEW(struct word_labels) labels; /* tagger/labels.h: one for each token */
    VIEW(struct link) links;        /* attribute/links.h */
    VIEW(struct speaker) speakers;  /* coref/speakers.h */
    VIEW(uint32_t) mention_speakers; /* of each mention: its speaker, or NO_INDEX; empty where there are no links */
};

#endif
