/* What the stages make of a text, for the eye: saidby_dump FILE... */
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const BLOCKS[] = {"paragraph", "headline", "subheading", "caption", "byline",
                                     "dateline",  "agency",   "boilerplate", "links"};
static const char *const USES[] = {"speech", "scare", "title"};
static const char *const KINDS[] = {"word", "number", "suffix", "quote", "mark", "other"};

static void print_text(const struct scan *scan, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        putchar(scan->text[i] == '\n' ? ' ' : scan->text[i]);
    putchar('\n');
}

static void print_tokens(const struct scan *scan, const struct block *block)
{
    for (size_t i = block->first_token; i < block->end_token; i++) {
        const struct token *t = &scan->tokens.items[i];
        printf("    %zu %s%s%s%s classes=%llx phrase=%d %s: ", i, KINDS[t->kind],
               t->flags & TOKEN_ABBREVIATION ? " abbreviation" : "", t->flags & TOKEN_SENTENCE_FIRST ? " first" : "",
               t->flags & TOKEN_QUOTED ? " quoted" : "", (unsigned long long)t->classes, t->phrase,
               t->canonical ? t->canonical : "");
        print_text(scan, t->start, t->end);
    }
}

static void print_span(const struct scan *scan, size_t index)
{
    const struct quoted_span *s = &scan->spans.items[index];
    printf("  span %zu %s words=%u%s%s", index, USES[s->use], s->words, s->close_token == NONE ? " unclosed" : "",
           s->whole_block ? " whole" : "");
    if (s->parent != NONE)
        printf(" parent=%u", s->parent);
    if (s->continues != NONE)
        printf(" continues=%u", s->continues);
    printf(": ");
    print_text(scan, s->start, s->end);
}

static void print_scan(const struct scan *scan, bool tokens)
{
    for (size_t i = 0, shown = 0; i < scan->blocks.count; i++) {
        const struct block *block = &scan->blocks.items[i];
        printf("block %zu %s body=+%u\n", i, BLOCKS[block->kind], block->body - block->start);
        for (size_t k = block->first_sentence; k < block->end_sentence; k++) {
            printf("  sentence %zu: ", k);
            print_text(scan, scan->sentences.items[k].start, scan->sentences.items[k].end);
        }
        for (; shown < scan->spans.count && scan->spans.items[shown].block == i; shown++)
            print_span(scan, shown);
        if (tokens)
            print_tokens(scan, block);
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
        struct scan scan;
        arena_init(&arena, &mem);
        scan_init(&scan, &mem, &arena);
        char *text = read_file(arguments[i], &scan.length);
        scan.text = text;
        bool done = text && layout_find(&scan) && token_find(&scan) && sentence_find(&scan) && quotemark_find(&scan);
        if (done)
            print_scan(&scan, tokens);
        scan_free(&scan);
        arena_free(&arena);
        free(text);
        if (!done)
            return 1;
    }
    return 0;
}
