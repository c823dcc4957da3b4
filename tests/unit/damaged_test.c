/* Damaged articles: whatever is in a text, its records are whole, and the same each time. */
#include "article.h"
#include "doc_check.h"
#include "html_check.h"

#include <stdint.h>

#define ROUNDS 1500
#define MAX_LENGTH (2 * sizeof ARTICLE)

static uint32_t state = 20240229;

static size_t random_below(size_t limit)
{
    state = state * 1664525u + 1013904223u;
    return (size_t)(state >> 8) % limit;
}

static const char *const PIECES[] = {"“",
                                     "”",
                                     "\"",
                                     "‘",
                                     "’",
                                     "'",
                                     "«",
                                     "»",
                                     "„",
                                     "\n\n",
                                     "\n",
                                     "\r\n",
                                     "\t",
                                     " ",
                                     ".",
                                     ",",
                                     ":",
                                     ";",
                                     "—",
                                     "...",
                                     "(",
                                     ")",
                                     " said ",
                                     " said that ",
                                     " told ",
                                     "according to ",
                                     " he ",
                                     " who ",
                                     "’s ",
                                     "Mr. ",
                                     "U.S. ",
                                     " and ",
                                     "QUILL: ",
                                     "\xFF",
                                     "\xE2\x80",
                                     "\x1A",
                                     "\xC2\xA0",
                                     "💬",
                                     "\xE2\x80\xAE",
                                     "0",
                                     "@",
                                     "http://x.y/z ",
                                     "1,000 ",
                                     " A ",
                                     "said"};

/* Put a piece, take some away, or repeat a stretch. */
static size_t damage(char *text, size_t length)
{
    size_t at = random_below(length + 1);
    const char *piece = PIECES[random_below(sizeof PIECES / sizeof *PIECES)];
    size_t size = strlen(piece), cut = random_below(40);
    if (random_below(4) == 0) {
        cut = cut < length - at ? cut : length - at;
        memmove(text + at, text + at + cut, length - at - cut);
        return length - cut;
    }
    if (random_below(6) == 0 && at > 60) {
        piece = text + at - 60;
        size = 60;
    }
    if (length + size > MAX_LENGTH)
        return length;
    char copy[64];
    memcpy(copy, piece, size);
    memmove(text + at + size, text + at, length - at);
    memcpy(text + at, copy, size);
    if (random_below(50) == 0)
        text[at] = '\0';
    return length + size;
}

static char *answer(const saidby_extractor *extractor, const char *text, size_t length, bool check)
{
    saidby_doc *doc;
    char *json = NULL;
    CHECK(saidby_extract(extractor, text, length, &doc, NULL) == SAIDBY_OK);
    if (check) {
        check_doc(text, length, doc);
    }
    if (check && random_below(4) == 0)
        check_html(doc, text, length);
    CHECK(saidby_doc_json(doc, NULL, &json, NULL, NULL) == SAIDBY_OK);
    saidby_doc_free(doc);
    return json;
}

static void show(const char *text, size_t length)
{
    fprintf(stderr, "the text:\n");
    fwrite(text, 1, length, stderr);
    fprintf(stderr, "\n");
}

int main(void)
{
    static char text[MAX_LENGTH];
    saidby_options options;
    saidby_options_init(&options);
    options.repair = 1;
    saidby_extractor *extractor;
    CHECK(saidby_new(&options, &extractor, NULL) == SAIDBY_OK);
    for (int i = 0; i < ROUNDS && !check_failures; i++) {
        size_t length = sizeof ARTICLE - 1;
        memcpy(text, ARTICLE, length);
        for (size_t n = random_below(40); n > 0; n--)
            length = damage(text, length);
        char *first = answer(extractor, text, length, true), *second = answer(extractor, text, length, false);
        CHECK_STRING(first, second);
        if (check_failures)
            show(text, length);
        saidby_string_free(first);
        saidby_string_free(second);
    }
    saidby_free(extractor);
    return CHECK_RESULT();
}
