/* What the stages make of a text, for the eye: saidby_dump FILE... */
#include "api/pipeline.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const BLOCKS[] = {"paragraph", "headline", "subheading", "caption", "byline",
                                     "dateline",  "agency",   "boilerplate", "links"};
static const char *const USES[] = {"speech", "scare", "title"};
static const char *const KINDS[] = {"word", "number", "suffix", "quote", "mark", "other"};

static void print_text(const struct analysis *analysis, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        putchar(analysis->text[i] == '\n' ? ' ' : analysis->text[i]);
    putchar('\n');
}

static void print_tokens(const struct analysis *analysis, struct index_range block)
{
    for (size_t i = block.first; i < block.end; i++) {
        const struct token *t = &analysis->tokens.items[i];
        printf("    %zu %s%s%s%s classes=%llx phrase=%d %s: ", i, KINDS[t->kind],
               t->flags & TOKEN_ABBREVIATION ? " abbreviation" : "",
               sentence_at(analysis, i)->first_word == i ? " first" : "",
               token_is_quoted(analysis, i) ? " quoted" : "", (unsigned long long)t->classes, t->phrase,
               t->canonical ? t->canonical : "");
        print_text(analysis, t->start, t->end);
    }
}

static void print_span(const struct analysis *analysis, size_t index)
{
    const struct quoted_span *s = &analysis->spans.items[index];
    printf("  span %zu %s words=%u%s%s", index, USES[s->use], s->words, s->close_token == NO_INDEX ? " unclosed" : "",
           s->whole_block ? " whole" : "");
    if (s->parent != NO_INDEX)
        printf(" parent=%u", s->parent);
    if (s->continues != NO_INDEX)
        printf(" continues=%u", s->continues);
    printf(": ");
    print_text(analysis, s->start, s->end);
}

static void print_analysis(const struct analysis *analysis, bool tokens)
{
    for (size_t i = 0, shown = 0; i < analysis->blocks.count; i++) {
        const struct block *block = &analysis->blocks.items[i];
        printf("block %zu %s body=+%u\n", i, BLOCKS[block->kind], block->body - block->start);
        for (size_t k = analysis->block_sentences.items[i].first; k < analysis->block_sentences.items[i].end; k++) {
            printf("  sentence %zu: ", k);
            print_text(analysis, analysis->sentences.items[k].start, analysis->sentences.items[k].end);
        }
        for (; shown < analysis->spans.count && analysis->spans.items[shown].block == i; shown++)
            print_span(analysis, shown);
        if (tokens)
            print_tokens(analysis, analysis->block_tokens.items[i]);
    }
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t got;
    *length = 0;
    do {
        char *grown = file ? realloc(text, *length + 65537) : NULL;
        if (!grown)
            break;
        text = grown;
        got = fread(text + *length, 1, 65536, file);
        *length += got;
        text[*length] = '\0';
    } while (got > 0);
    if (file)
        fclose(file);
    return text;
}

int main(int count, char **arguments)
{
    bool tokens = count > 1 && arguments[1][0] == '-';
    for (int i = 1 + tokens; i < count; i++) {
        memory mem = memory_default();
        struct arena arena;
        struct pipeline pipeline;
        arena_init(&arena, &mem);
        pipeline_init(&pipeline, &mem, &arena);
        char *text = read_file(arguments[i], &pipeline.analysis.length);
        pipeline.analysis.text = text;
        bool done = text && pipeline_run(&pipeline, "quotemark");
        if (done)
            print_analysis(&pipeline.analysis, tokens);
        pipeline_free(&pipeline);
        arena_free(&arena);
        free(text);
        if (!done)
            return 1;
    }
    return 0;
}
