#define _POSIX_C_SOURCE 200809L
/* Reading annotated articles for the trainers. Offsets come as code points and are turned into bytes. */
#include "gold.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Stems of verbs of saying: an attribution whose cue has none of them is a belief or an intention. */
static const char *const saying[] = {
    "accus", "acknowledg", "add", "address", "admit", "advis", "affirm", "alleg", "announc", "answer", "argu", "ask",
    "assert", "assur", "caution", "charg", "claim", "comment", "complain", "conced", "conclud", "confess", "confirm",
    "contend", "continu", "counter", "cri", "cry", "declar", "declin", "decri", "decry", "demand", "denounc", "den",
    "describ", "disclos", "dismiss", "elaborat", "emphasi", "estimat", "exclaim", "explain", "express", "forecast",
    "hint", "inform", "insist", "interject", "jok", "lament", "maintain", "mention", "mus", "not", "object", "observ",
    "offer", "opin", "pledg", "plead", "point", "predict", "proclaim", "promis", "propos", "protest", "quip", "quot",
    "read", "reaffirm", "reassur", "recall", "recommend", "recount", "refer", "reiterat", "rejoin", "relat", "remark",
    "remind", "repeat", "repl", "report", "request", "respond", "retort", "reveal", "sa", "scoff", "shout", "signal",
    "speak", "spok", "speculat", "stat", "stress", "suggest", "summari", "tell", "told", "testif", "threaten", "tweet",
    "underlin", "underscor", "urg", "voic", "vow", "warn", "whisper", "wonder", "writ", "wrot", "yell", "call", "cit",
    "blast", "slam", "post", "according", "statement", NULL};
static const char *const endings[] = {"", "e", "s", "es", "d", "ed", "ing", "ting", "ring", "ming", "ped", "ping", "y",
                                      "ies", "ied", "ying", "id", "ys", "y", "ten", "e", "en", "red", "ted", "med",
                                      "ze", "zed", "zes", "zing", "se", "sed", "ses", "sing", "ement", "ements", "l", NULL};

static bool is_saying_word(const char *word)
{
    for (const char *const *stem = saying; *stem; stem++) {
        size_t n = strlen(*stem);
        if (strncmp(word, *stem, n) != 0)
            continue;
        for (const char *const *end = endings; *end; end++)
            if (strcmp(word + n, *end) == 0)
                return true;
    }
    return false;
}

static bool is_saying(const char *text, const struct gold_piece *cue)
{
    for (size_t s = 0; s < cue->count; s++) {
        char word[64];
        size_t n = 0;
        bool other = true;
        for (size_t i = cue->spans[s].start; i <= cue->spans[s].end; i++) {
            int c = i < cue->spans[s].end ? (unsigned char)text[i] : ' ';
            other = other && !isalnum(c);
            if (isalpha(c) && n + 1 < sizeof word) {
                word[n++] = (char)tolower(c);
                continue;
            }
            word[n] = '\0';
            if (n > 1 && strcmp(word, "not") != 0 && is_saying_word(word))
                return true;
            n = 0;
        }
        if (other && cue->spans[s].end - cue->spans[s].start <= 3)
            return true; /* a colon or a dash */
    }
    return false;
}

/* The byte offset of each code point, and of the end. */
static size_t *byte_offsets(const char *text, size_t length, size_t *count)
{
    size_t *bytes = malloc((length + 1) * sizeof *bytes), n = 0;
    if (!bytes)
        return NULL;
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            bytes[n++] = i;
    bytes[n] = length;
    *count = n;
    return bytes;
}

static bool read_piece(const cJSON *item, const char *key, const size_t *bytes, size_t points, struct gold_piece *out)
{
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(item, key), *pair;
    int size = cJSON_GetArraySize(list);
    out->spans = calloc((size_t)size + 1, sizeof *out->spans);
    if (!out->spans)
        return false;
    cJSON_ArrayForEach(pair, list)
    {
        const cJSON *a = cJSON_GetArrayItem(pair, 0), *b = cJSON_GetArrayItem(pair, 1);
        if (!a || !b || a->valuedouble < 0 || b->valuedouble > (double)points || a->valuedouble >= b->valuedouble)
            return false;
        out->spans[out->count++] = (saidby_span){bytes[(size_t)a->valuedouble], bytes[(size_t)b->valuedouble]};
    }
    return true;
}

static bool read_document(const char *line, struct gold_document *out)
{
    cJSON *root = cJSON_Parse(line);
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(root, "id"), *text = cJSON_GetObjectItemCaseSensitive(root, "text");
    const cJSON *list = cJSON_GetObjectItemCaseSensitive(root, "attributions"), *item;
    bool good = cJSON_IsString(id) && cJSON_IsString(text) && cJSON_IsArray(list);
    if (good) {
        out->id = strdup(id->valuestring);
        out->text = strdup(text->valuestring);
        out->attributions = calloc((size_t)cJSON_GetArraySize(list) + 1, sizeof *out->attributions);
        good = out->id && out->text && out->attributions;
    }
    if (good) {
        size_t points = 0, *bytes;
        out->length = strlen(out->text);
        bytes = byte_offsets(out->text, out->length, &points);
        good = bytes != NULL;
        cJSON_ArrayForEach(item, list)
        {
            struct gold_attribution *a = &out->attributions[out->count];
            good = good && read_piece(item, "source", bytes, points, &a->source) &&
                   read_piece(item, "cue", bytes, points, &a->cue) && read_piece(item, "content", bytes, points, &a->content);
            if (!good)
                break;
            a->saying = cJSON_HasObjectItem(item, "type") || is_saying(out->text, &a->cue);
            out->count++;
        }
        free(bytes);
    }
    cJSON_Delete(root);
    return good;
}

bool gold_read(const char *path, struct gold_corpus *corpus)
{
    FILE *file = fopen(path, "rb");
    char *line = NULL;
    size_t size = 0, capacity = 0;
    bool good = file != NULL;
    *corpus = (struct gold_corpus){NULL, 0};
    while (good) {
        ssize_t length = getline(&line, &size, file);
        if (length < 0)
            break;
        if (corpus->count == capacity) {
            capacity = capacity ? capacity * 2 : 64;
            void *grown = realloc(corpus->documents, capacity * sizeof *corpus->documents);
            good = grown != NULL;
            if (!good)
                break;
            corpus->documents = grown;
        }
        corpus->documents[corpus->count] = (struct gold_document){0};
        good = read_document(line, &corpus->documents[corpus->count++]);
    }
    if (!good)
        fprintf(stderr, "%s: cannot read it, or document %zu is not as it must be\n", path, corpus->count);
    free(line);
    if (file)
        fclose(file);
    return good;
}

void gold_free(struct gold_corpus *corpus)
{
    for (size_t d = 0; d < corpus->count; d++) {
        struct gold_document *doc = &corpus->documents[d];
        for (size_t a = 0; a < doc->count; a++) {
            free(doc->attributions[a].source.spans);
            free(doc->attributions[a].cue.spans);
            free(doc->attributions[a].content.spans);
        }
        free(doc->attributions);
        free(doc->id);
        free(doc->text);
    }
    free(corpus->documents);
    *corpus = (struct gold_corpus){NULL, 0};
}
