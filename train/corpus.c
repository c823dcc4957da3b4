/* Reading annotated articles. */
#include "corpus.h"

#include <cjson/cJSON.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *what, const char *where)
{
    fprintf(stderr, "%s: %s\n", where, what);
    exit(1);
}

void *take(size_t size)
{
    void *block = calloc(1, size ? size : 1);
    if (!block)
        fail("no memory", "train");
    return block;
}

void *take_more(void *block, size_t size)
{
    block = realloc(block, size ? size : 1);
    if (!block)
        fail("no memory", "train");
    return block;
}

/* ---- cues of saying ---- */

static const char SAYING[] =
    " accuse acknowledge add address admit advise affirm allege announce answer argue ask assert assure caution charge "
    "claim comment complain concede conclude confess confirm contend continue counter cry declare decline decry demand "
    "denounce deny describe disclose dismiss elaborate emphasize emphasise estimate exclaim explain express forecast "
    "hint "
    "inform insist interject joke lament maintain mention muse note object observe offer opine pledge plead point "
    "predict "
    "proclaim promise propose protest quip quote read reaffirm reassure recall recommend recount refer reiterate "
    "rejoin "
    "relate remark remind repeat reply report request respond retort reveal say scoff shout signal speak speculate "
    "state "
    "stress suggest summarize tell testify threaten tweet underline underscore urge voice vow warn whisper wonder "
    "write "
    "yell call cite blast slam post according statement said says told wrote written spoke spoken denied denies "
    "replied "
    "testified testifies cried quipped referred referring ";

static bool known(const char *stem)
{
    char padded[80];
    int length = snprintf(padded, sizeof padded, " %s ", stem);
    return length > 2 && length < (int)sizeof padded && strstr(SAYING, padded);
}

static bool ends(const char *word, size_t length, const char *ending)
{
    size_t size = strlen(ending);
    return length >= size && strcmp(word + length - size, ending) == 0;
}

/* The word without es, s, ed, d or ing, then with e, with one consonant less, with y for i. */
static bool saying_word(const char *word)
{
    char stem[80];
    size_t length = strlen(word);
    if (known(word))
        return true;
    size_t cut = ends(word, length, "ing") ? 3 : ends(word, length, "es") || ends(word, length, "ed") ? 2
               : ends(word, length, "s") || ends(word, length, "d") ? 1 : 0;
    if (!cut || cut >= length || length + 2 > sizeof stem)
        return false;
    length -= cut;
    memcpy(stem, word, length);
    stem[length] = '\0';
    if (known(stem))
        return true;
    memcpy(stem + length, "e", 2);
    if (known(stem))
        return true;
    stem[length] = '\0';
    if (stem[length - 1] == 'i') {
        stem[length - 1] = 'y';
        return known(stem);
    }
    if (length > 1 && stem[length - 1] == stem[length - 2]) {
        stem[length - 1] = '\0';
        return known(stem);
    }
    return false;
}

static bool is_saying(const char *text, const struct corpus_span *span)
{
    char word[80];
    size_t length = 0;
    for (size_t i = span->start; i <= span->end; i++) {
        unsigned char c = i < span->end ? (unsigned char)text[i] : ' ';
        if (isalnum(c) || c >= 0x80) {
            if (length + 1 < sizeof word)
                word[length++] = (char)tolower(c);
            continue;
        }
        word[length] = '\0';
        if (length && saying_word(word))
            return true;
        length = 0;
    }
    size_t size = span->end - span->start;
    const char *cue = text + span->start;
    return (size == 1 && (*cue == ':' || *cue == '-')) || (size == 3 && memcmp(cue, "\xE2\x80", 2) == 0);
}

/* ---- documents ---- */

/* The byte at which each code point begins, and one more for the end. */
static size_t *code_points(const char *text, size_t length, size_t *count)
{
    size_t *starts = take((length + 1) * sizeof *starts);
    *count = 0;
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            starts[(*count)++] = i;
    starts[*count] = length;
    return starts;
}

static void read_spans(const cJSON *list, const size_t *starts, size_t count, struct corpus_span **spans,
                       size_t *spans_count)
{
    *spans = take((size_t)cJSON_GetArraySize(list) * sizeof **spans);
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        size_t start = (size_t)cJSON_GetArrayItem(item, 0)->valuedouble;
        size_t end = (size_t)cJSON_GetArrayItem(item, 1)->valuedouble;
        if (start < end && end <= count)
            (*spans)[(*spans_count)++] = (struct corpus_span){starts[start], starts[end]};
    }
}

static void read_attribution(const cJSON *json, const size_t *starts, size_t count, const char *text,
                             struct corpus_attribution *a)
{
    static const char *const names[] = {"source", "cue", "content"};
    for (int p = 0; p < CORPUS_PIECES; p++)
        read_spans(cJSON_GetObjectItem(json, names[p]), starts, count, &a->spans[p], &a->counts[p]);
    const cJSON *optional = cJSON_GetObjectItem(json, "optional");
    a->saying = cJSON_GetObjectItem(json, "type") && !cJSON_IsTrue(optional);
    for (size_t i = 0; i < a->counts[CORPUS_CUE] && !cJSON_GetObjectItem(json, "type"); i++)
        a->saying = a->saying || is_saying(text, &a->spans[CORPUS_CUE][i]);
}

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(take(size), text, size);
}

static void read_document(const char *line, const char *path, struct corpus_document *d)
{
    cJSON *json = cJSON_Parse(line);
    const cJSON *text = cJSON_GetObjectItem(json, "text"), *id = cJSON_GetObjectItem(json, "id");
    const cJSON *attributions = cJSON_GetObjectItem(json, "attributions"), *item;
    if (!cJSON_IsString(text) || !cJSON_IsString(id) || !cJSON_IsArray(attributions))
        fail("a line is no document", path);
    *d = (struct corpus_document){.id = copy(id->valuestring), .text = copy(text->valuestring)};
    d->length = strlen(d->text);
    size_t count, *starts = code_points(d->text, d->length, &count);
    d->attributions = take((size_t)cJSON_GetArraySize(attributions) * sizeof *d->attributions);
    cJSON_ArrayForEach(item, attributions)
        read_attribution(item, starts, count, d->text, &d->attributions[d->count++]);
    free(starts);
    cJSON_Delete(json);
}

/* A line without its end, grown as needed; false at the end of the file. */
static bool read_line(FILE *file, char **line, size_t *capacity)
{
    size_t length = 0;
    for (int c; (c = getc(file)) != EOF && c != '\n'; (*line)[length] = '\0') {
        if (length + 2 > *capacity)
            *line = take_more(*line, *capacity = 2 * *capacity + 4096);
        (*line)[length++] = (char)c;
    }
    return length > 0;
}

void corpus_read(struct corpus *corpus, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail("cannot be opened", path);
    char *line = NULL;
    size_t capacity = 0, room = 0;
    *corpus = (struct corpus){NULL, 0};
    while (read_line(file, &line, &capacity)) {
        if (corpus->count == room) {
            room = 2 * room + 64;
            corpus->documents = take_more(corpus->documents, room * sizeof *corpus->documents);
        }
        read_document(line, path, &corpus->documents[corpus->count++]);
    }
    free(line);
    fclose(file);
}

void corpus_document_free(struct corpus_document *d)
{
    for (size_t a = 0; a < d->count; a++)
        for (int p = 0; p < CORPUS_PIECES; p++)
            free(d->attributions[a].spans[p]);
    free(d->attributions);
    free(d->id);
    free(d->text);
}

void corpus_free(struct corpus *corpus)
{
    for (size_t i = 0; i < corpus->count; i++)
        corpus_document_free(&corpus->documents[i]);
    free(corpus->documents);
}
