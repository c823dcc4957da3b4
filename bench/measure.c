/*
 * Times on one thread, side by side: saidby_measure CORPUS [ROUNDS], or one measure alone: saidby_measure CORPUS --only
 * NAME.
 *
 * CORPUS: texts, each with a NUL after it. Each round runs every measure once; what is printed is the best of the
 * rounds, a line each: name, seconds, and a count. For callgrind: --only extract and --toggle-collect=measure_extract.
 * saidby_measure --run PROGRAM ARGUMENT... runs another program and prints its seconds, those of processors, peak
 * memory and exit status: a process counts the memory of the one that started it, so that one must be small.
 */
#define _DEFAULT_SOURCE
#define PCRE2_CODE_UNIT_WIDTH 8
#include "counted.h"
#include "api/extractor.h"

#include <pcre2.h>
#include <saidby/saidby.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unistd.h>

struct text {
    const char *bytes;
    size_t length;
    UChar *symbol_string;
    int32_t unit_count;
};

static struct text *texts;
static size_t text_count, byte_count;
static saidby_extractor *extractor;

static void fail(const char *what)
{
    fprintf(stderr, "saidby_measure: %s\n", what);
    exit(1);
}

static void *must(void *pointer)
{
    if (!pointer)
        fail("no memory");
    return pointer;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void read_corpus(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        fail("cannot read the corpus");
    size_t size = (size_t)ftell(file);
    char *bytes = must(malloc(size + 1));
    rewind(file);
    if (fread(bytes, 1, size, file) != size)
        fail("cannot read the corpus");
    fclose(file);
    for (size_t at = 0; at < size; at += strlen(bytes + at) + 1) {
        if ((text_count & (text_count + 1)) == 0)
            texts = must(realloc(texts, (2 * text_count + 1) * sizeof *texts));
        texts[text_count++] = (struct text){bytes + at, strlen(bytes + at), NULL, 0};
        byte_count += texts[text_count - 1].length;
    }
}

/* ---- the measures: each returns a count ---- */

static saidby_doc *extract(const saidby_extractor *with, const struct text *text)
{
    saidby_doc *doc;
    if (saidby_extract(with, text->bytes, text->length, &doc, NULL) != SAIDBY_OK)
        fail("a text cannot be read");
    return doc;
}

size_t measure_extract(void);
size_t measure_extract(void)
{
    size_t records = 0;
    for (size_t i = 0; i < text_count; i++) {
        saidby_doc *doc = extract(extractor, &texts[i]);
        records += saidby_doc_quote_count(doc);
        saidby_doc_free(doc);
    }
    return records;
}

static double json_seconds;

/* The writing alone is timed, into json_seconds. */
static size_t measure_json(void)
{
    size_t bytes = 0;
    json_seconds = 0;
    for (size_t i = 0; i < text_count; i++) {
        saidby_doc *doc = extract(extractor, &texts[i]);
        char *json;
        size_t length;
        double start = now();
        if (saidby_doc_json(doc, NULL, &json, &length, NULL) != SAIDBY_OK)
            fail("no JSON");
        json_seconds += now() - start;
        bytes += length;
        saidby_string_free(json);
        saidby_doc_free(doc);
    }
    return bytes;
}

static UBreakIterator *sentences;

size_t measure_icu(void);
size_t measure_icu(void)
{
    size_t found = 0;
    UErrorCode error = U_ZERO_ERROR;
    for (size_t i = 0; i < text_count; i++) {
        ubrk_setText(sentences, texts[i].symbol_string, texts[i].unit_count, &error);
        while (ubrk_next(sentences) != UBRK_DONE)
            found++;
    }
    return found;
}

static size_t measure_icu_utf8(void)
{
    size_t found = 0;
    UErrorCode error = U_ZERO_ERROR;
    for (size_t i = 0; i < text_count; i++) {
        UText *text = utext_openUTF8(NULL, texts[i].bytes, (int64_t)texts[i].length, &error);
        ubrk_setUText(sentences, text, &error);
        while (ubrk_next(sentences) != UBRK_DONE)
            found++;
        utext_close(text);
    }
    return found;
}

static void start_icu(void)
{
    UErrorCode error = U_ZERO_ERROR;
    for (size_t i = 0; i < text_count; i++) {
        struct text *t = &texts[i];
        t->symbol_string = must(malloc((t->length + 1) * sizeof *t->symbol_string));
        u_strFromUTF8(t->symbol_string, (int32_t)t->length + 1, &t->unit_count, t->bytes, (int32_t)t->length, &error);
    }
    sentences = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &error);
    if (U_FAILURE(error))
        fail(u_errorName(error));
}

static size_t measure_pcre(void)
{
    static const char pattern[] = "[\"\xE2\x80\x9C][^\"\xE2\x80\x9C\xE2\x80\x9D]*+[\"\xE2\x80\x9D]";
    int code;
    PCRE2_SIZE offset;
    size_t found = 0;
    pcre2_code *re = must(pcre2_compile((PCRE2_SPTR)pattern, sizeof pattern - 1, PCRE2_UTF, &code, &offset, NULL));
    pcre2_jit_compile(re, PCRE2_JIT_COMPLETE);
    pcre2_match_data *data = must(pcre2_match_data_create_from_pattern(re, NULL));
    for (size_t i = 0; i < text_count; i++)
        for (size_t at = 0;
             pcre2_match(re, (PCRE2_SPTR)texts[i].bytes, texts[i].length, at, PCRE2_NO_UTF_CHECK, data, NULL) > 0;
             found++)
            at = pcre2_get_ovector_pointer(data)[1];
    pcre2_match_data_free(data);
    pcre2_code_free(re);
    return found;
}

static size_t measure_start(void)
{
    saidby_extractor *made;
    if (saidby_new(NULL, &made, NULL) != SAIDBY_OK)
        fail("no extractor");
    saidby_free(made);
    return 1;
}

static const struct {
    const char *name;
    size_t (*run)(void);
    const double *own; /* NULL, or the seconds that count */
} MEASURES[] = {{"extract", measure_extract, NULL},     {"icu", measure_icu, NULL},
                {"icu-utf8", measure_icu_utf8, NULL},   {"pcre", measure_pcre, NULL},
                {"json", measure_json, &json_seconds},  {"start", measure_start, NULL}};
#define MEASURE_COUNT (sizeof MEASURES / sizeof *MEASURES)

static void run_rounds(const char *only, unsigned long rounds)
{
    double best[MEASURE_COUNT];
    size_t count[MEASURE_COUNT] = {0};
    for (unsigned long round = 0; round < rounds; round++)
        for (size_t m = 0; m < MEASURE_COUNT; m++) {
            if (only && strcmp(only, MEASURES[m].name) != 0)
                continue;
            double start = now();
            count[m] = MEASURES[m].run();
            double took = MEASURES[m].own ? *MEASURES[m].own : now() - start;
            best[m] = round == 0 || took < best[m] ? took : best[m];
        }
    for (size_t m = 0; m < MEASURE_COUNT; m++)
        if (!only || strcmp(only, MEASURES[m].name) == 0)
            printf("%s\t%.6f\t%zu\n", MEASURES[m].name, best[m], count[m]);
}

/* Where the time goes: each stage timed by itself. */
static void run_stages(void)
{
    double seconds[64] = {0};
    memory mem = memory_default();
    struct arena arena;
    struct pipeline pipeline;
    pipeline_init(&pipeline, &mem, extractor->language, &arena);
    for (size_t i = 0; i < text_count; i++) {
        arena_init(&arena, &mem);
        pipeline_reset(&pipeline, &arena);
        pipeline.analysis.text = texts[i].bytes;
        pipeline.analysis.length = texts[i].length;
        pipeline.analysis.patterns = extractor->patterns;
        for (size_t s = 0; pipeline_stages[s].run; s++) {
            double start = now();
            if (!pipeline_step(&pipeline, pipeline_stages[s].name))
                fail("no memory");
            seconds[s] += now() - start;
        }
        arena_free(&arena);
    }
    pipeline_free(&pipeline);
    for (size_t s = 0; pipeline_stages[s].run; s++)
        printf("stage-%s\t%.6f\t0\n", pipeline_stages[s].name, seconds[s]);
}

static void run_counted(void)
{
    struct counts counts = {0};
    saidby_allocator allocator = {count_allocate, count_reallocate, count_deallocate, &counts};
    saidby_options options;
    saidby_extractor *made;
    saidby_options_init(&options);
    options.allocator = &allocator;
    if (saidby_new(&options, &made, NULL) != SAIDBY_OK)
        fail("no extractor");
    saidby_doc_free(extract(made, &texts[0])); /* the first warms up */
    size_t before = counts.calls, settled = counts.now;
    counts.most = counts.now;
    for (size_t i = 0; i < text_count; i++)
        saidby_doc_free(extract(made, &texts[i]));
    printf("allocations\t0\t%zu\npeak\t0\t%zu\ngrown\t0\t%zu\n", counts.calls - before, counts.most,
           counts.now - settled);
    saidby_free(made);
}

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

static int run_program(char **arguments)
{
    struct rusage usage;
    int status;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execv(arguments[0], arguments);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0)
        fail("cannot run the program");
    printf("%.6f\t%.6f\t%ld\t%d\n", now() - start, seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
           usage.ru_maxrss * 1024, WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    return 0;
}

int main(int count, char **arguments)
{
    if (count > 2 && strcmp(arguments[1], "--run") == 0)
        return run_program(arguments + 2);
    const char *only = count > 3 && strcmp(arguments[2], "--only") == 0 ? arguments[3] : NULL;
    if (count < 2)
        fail("usage: saidby_measure CORPUS [ROUNDS | --only NAME]");
    read_corpus(arguments[1]);
    if (saidby_new(NULL, &extractor, NULL) != SAIDBY_OK)
        fail("no extractor");
    if (!only || strncmp(only, "icu", 3) == 0)
        start_icu();
    if (only && strcmp(only, "counted") == 0)
        run_counted();
    else
        run_rounds(only, only ? 1 : count > 2 ? strtoul(arguments[2], NULL, 10) : 3);
    if (!only) {
        run_stages();
        run_counted();
    }
    printf("corpus\t0\t%zu\ntexts\t0\t%zu\n", byte_count, text_count);
    saidby_free(extractor);
    return 0;
}
