/* Making an extractor, and the way of one text through the stages. */
#include "text/decode.h"
#include "record/doc.h"
#include "api/extractor.h"
#include "match/pattern.h"
#include "record/record.h"
#include "api/rules.h"
#include "base/error.h"
#include "api/window.h"
#include "base/observer.h"

#include <string.h>

/* Larger texts would let the counts of utf8_index run over. */
#define LARGEST_TEXT ((size_t)1 << 30)

void saidby_options_init(saidby_options *options)
{
    if (options)
        *options = (saidby_options){.size = sizeof *options};
}

static const char *extractor_option_fault(const saidby_options *options)
{
    if (options->size != sizeof *options)
        return "options.size is not the size of saidby_options: call saidby_options_init";
    if (!options->rules && options->rules_length)
        return "options.rules is NULL, but options.rules_length is not 0";
    const saidby_allocator *own = options->allocator;
    if (own && (!own->allocate || !own->reallocate || !own->deallocate))
        return "a function of options.allocator is NULL";
    if (!(options->min_confidence >= 0 && options->min_confidence <= 1))
        return "options.min_confidence is not a number from 0 to 1";
    return NULL;
}

saidby_status extractor_new(const struct language *language, const saidby_options *options, saidby_extractor **out,
                            saidby_error *error)
{
    memory mem = options->allocator ? *options->allocator : memory_default();
    saidby_extractor *extractor = memory_allocate(&mem, sizeof *extractor);
    if (!extractor)
        return error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the extractor");
    *extractor = (saidby_extractor){.mem = mem,
                                    .language = language,
                                    .repair = options->repair,
                                    .min_confidence = options->min_confidence};
    arena_init(&extractor->arena, &mem);
    extractor->patterns = pattern_set_new(&mem, extractor->language->patterns, error);
    saidby_status status = extractor->patterns ? SAIDBY_OK : error->status;
    if (status == SAIDBY_OK && options->rules)
        status = rules_read(extractor, options->rules, options->rules_length, error);
    if (status != SAIDBY_OK) {
        saidby_free(extractor);
        return status;
    }
    *out = extractor;
    return error_clear(error);
}

saidby_status saidby_new(const saidby_options *options, saidby_extractor **out, saidby_error *error)
{
    if (!out)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL");
    *out = NULL;
    saidby_options defaults;
    saidby_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = extractor_option_fault(options);
    if (fault)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    saidby_error own;
    return extractor_new(&language_built_in, options, out, error ? error : &own);
}

static void drop_pipeline(const memory *mem, struct pipeline *pipeline)
{
    if (pipeline)
        pipeline_free(pipeline);
    memory_free(mem, pipeline);
}

void saidby_free(saidby_extractor *extractor)
{
    if (!extractor)
        return;
    memory mem = extractor->mem;
    for (size_t i = 0; i < EXTRACTOR_SPARES; i++)
        drop_pipeline(&mem, atomic_load(&extractor->spares[i]));
    lexicon_free(extractor->lexicon);
    pattern_set_free(extractor->patterns);
    known_people_free(&extractor->known_people, &mem);
    arena_free(&extractor->arena);
    memory_free(&mem, extractor);
}

/* Put the working copy of a text, or of a window of one, into source; repaired where it is to be. False: no memory. */
static bool copy_text(const saidby_extractor *extractor, struct source_text *source, const char *text, size_t length,
                      bool repair)
{
    *source = (struct source_text){.text = memory_allocate(&extractor->mem, length + 1)};
    if (!source->text)
        return false;
    if (length)
        memcpy(source->text, text, length);
    source->text[length] = '\0';
    if (!repair)
        return true;
    source->bad = memory_allocate(&extractor->mem, length / 8 + 1);
    if (!source->bad)
        return false;
    memset(source->bad, 0, length / 8 + 1);
    utf8_repair(source->text, length, source->bad);
    return true;
}

static void free_text(const saidby_extractor *extractor, struct source_text *source)
{
    memory_free(&extractor->mem, source->text);
    memory_free(&extractor->mem, source->bad);
}

static saidby_status check_article(const saidby_extractor *extractor, const char *text, size_t length, bool *repair,
                                saidby_error *error)
{
    size_t fault = utf8_valid(text, length);
    *repair = fault < length;
    if (fault == length || extractor->repair)
        return SAIDBY_OK;
    if (text[fault] == '\0')
        return error_fail(error, SAIDBY_ERROR_NUL, fault, "the text holds a NUL");
    return error_fail(error, SAIDBY_ERROR_UTF8, fault, "the text is not UTF-8");
}

/* A work state that another text has left, or a new one. NULL: no memory. */
static struct pipeline *take_pipeline(saidby_extractor *extractor, struct arena *arena)
{
    for (size_t i = 0; i < EXTRACTOR_SPARES; i++) {
        struct pipeline *pipeline = atomic_exchange(&extractor->spares[i], NULL);
        if (pipeline) {
            pipeline->analysis.arena = arena;
            return pipeline;
        }
    }
    struct pipeline *pipeline = memory_allocate(&extractor->mem, sizeof *pipeline);
    if (pipeline)
        pipeline_init(pipeline, &extractor->mem, extractor->language, arena);
    return pipeline;
}

static void leave_pipeline(saidby_extractor *extractor, struct pipeline *pipeline)
{
    pipeline_reset(pipeline, NULL);
    for (size_t i = 0; i < EXTRACTOR_SPARES; i++) {
        struct pipeline *none = NULL;
        if (atomic_compare_exchange_strong(&extractor->spares[i], &none, pipeline))
            return;
    }
    drop_pipeline(&extractor->mem, pipeline);
}

/* One text on its way. */
struct reading {
    const saidby_extractor *extractor;
    saidby_doc *doc;
    bool repair;
    struct observer *observer; /* or NULL */
    size_t paragraphs;         /* of the windows so far */
};

static bool run_stages(const struct reading *reading, const struct source_text *source, size_t length,
                       size_t *paragraphs)
{
    const saidby_extractor *extractor = reading->extractor;
    saidby_extractor *own = (saidby_extractor *)(uintptr_t)extractor; /* the spares alone change */
    struct pipeline *pipeline = take_pipeline(own, &reading->doc->arena);
    if (!pipeline)
        return false;
    struct analysis *analysis = &pipeline->analysis;
    analysis->text = source->text;
    analysis->length = length;
    analysis->lexicon = extractor->lexicon;
    analysis->patterns = extractor->patterns;
    analysis->known_people = &extractor->known_people;
    analysis->min_confidence = extractor->min_confidence;
    analysis->observer = reading->observer;
    bool good = pipeline_run(pipeline, NULL) && record_make(analysis, source, reading->doc);
    *paragraphs = 0;
    for (size_t i = 0; i < analysis->blocks.count; i++)
        *paragraphs += analysis->blocks.items[i].kind == BLOCK_PARAGRAPH;
    leave_pipeline(own, pipeline);
    return good;
}

/* The decoded window goes through the stages, and its records to their place. */
static bool read_decoded(struct reading *reading, const struct source_text *source, size_t length, saidby_span window,
                         const struct decoding *decoding)
{
    struct observer *observer = reading->observer;
    size_t own;
    if (observer && !observer->begun(observer, decoding, window))
        return false;
    if (!run_stages(reading, source, length, &own))
        return false;
    if (window.start || decode_changed(decoding))
        window_place(reading->doc, decoding, window.start, reading->paragraphs);
    reading->paragraphs += own;
    return !observer || observer->recorded(observer, reading->doc);
}

/* The records of a window of the text. False: no memory. */
static bool read_window(struct reading *reading, const char *text, saidby_span window)
{
    const saidby_extractor *extractor = reading->extractor;
    struct source_text source;
    struct decoding decoding = {0};
    size_t length = window.end - window.start;
    bool good = copy_text(extractor, &source, text + window.start, length, reading->repair);
    good = good && decode_text(&extractor->mem, &decoding, source.text, &length, source.bad) &&
           read_decoded(reading, &source, length, window, &decoding);
    decode_free(&extractor->mem, &decoding);
    free_text(extractor, &source);
    return good;
}

/* The counts of characters are of the text as it is read, with bad bytes repaired. */
static bool make_index(const saidby_extractor *extractor, const char *text, size_t length, bool repair, saidby_doc *doc)
{
    struct source_text source = {NULL, NULL};
    if (!repair)
        return utf8_index_make(&doc->index, &doc->arena, text, length);
    bool good = copy_text(extractor, &source, text, length, true) &&
                utf8_index_make(&doc->index, &doc->arena, source.text, length);
    free_text(extractor, &source);
    return good;
}

static bool read_text(struct reading *reading, const char *text, size_t length)
{
    saidby_span window = {0, 0};
    if (!make_index(reading->extractor, text, length, reading->repair, reading->doc))
        return false;
    if (reading->observer)
        reading->observer->opened(reading->observer, text, reading->doc);
    do {
        window.start = window.end;
        window.end = window_end(text, window.start, length);
        if (!read_window(reading, text, window))
            return false;
    } while (window.end < length);
    return true;
}

saidby_status extract_observed(const saidby_extractor *extractor, const char *text, size_t length,
                               struct observer *observer, saidby_doc **out, saidby_error *error)
{
    if (!out)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL");
    *out = NULL;
    if (!extractor || (!text && length))
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", extractor ? "text is NULL" : "extractor is NULL");
    if (length > LARGEST_TEXT)
        return error_fail(error, SAIDBY_ERROR_LIMIT, 0, "the text is larger than 1 GiB");
    saidby_doc *doc = memory_allocate(&extractor->mem, sizeof *doc);
    if (!doc)
        return error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the records");
    *doc = (saidby_doc){.mem = extractor->mem};
    arena_init(&doc->arena, &doc->mem);
    struct reading reading = {.extractor = extractor, .doc = doc, .observer = observer};
    saidby_status status = check_article(extractor, text, length, &reading.repair, error);
    if (status == SAIDBY_OK && !read_text(&reading, text, length))
        status = SAIDBY_ERROR_MEMORY;
    if (status != SAIDBY_OK)
        saidby_doc_free(doc);
    if (status == SAIDBY_ERROR_MEMORY)
        return error_fail(error, status, 0, "no memory to read the text");
    if (status != SAIDBY_OK)
        return status;
    *out = doc;
    return error_clear(error);
}

saidby_status saidby_extract(const saidby_extractor *extractor, const char *text, size_t length, saidby_doc **out,
                             saidby_error *error)
{
    return extract_observed(extractor, text, length, NULL, out, error);
}
