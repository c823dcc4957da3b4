/* Sentences through the public functions: every line of tests/spec/sentences.txt. */
#include "check.h"

#include <saidby/saidby.h>

#include <stdbool.h>

#define MAX_CASE 4096

static int cases;

/* The sentences of the text, with " | " between them. */
static void show_sentences(const saidby_extractor *extractor, const char *text, size_t length, char out[2 * MAX_CASE])
{
    saidby_doc *doc;
    size_t written = 0;
    CHECK(saidby_extract(extractor, text, length, &doc, NULL) == SAIDBY_OK);
    for (size_t i = 0; i < saidby_doc_sentence_count(doc); i++) {
        const saidby_span *s = saidby_doc_sentence(doc, i);
        if (i > 0)
            written += (size_t)sprintf(out + written, " | ");
        memcpy(out + written, text + s->start, s->end - s->start);
        written += s->end - s->start;
    }
    out[written] = '\0';
    saidby_doc_free(doc);
}

/* A line of the file to the text and the expected form: "|" out, "\n" to a line end. */
static size_t read_case(const char *line, char text[MAX_CASE], char want[MAX_CASE])
{
    size_t length = 0, wanted = 0;
    for (const char *at = line; *at && *at != '\n'; at++) {
        char c = *at;
        if (c == '|') {
            while (wanted > 0 && want[wanted - 1] == ' ')
                wanted--;
            wanted += (size_t)sprintf(want + wanted, " | ");
            at += strspn(at + 1, " ");
            continue;
        }
        if (c == '\\' && at[1] == 'n') {
            c = '\n';
            at++;
        }
        text[length++] = want[wanted++] = c;
    }
    text[length] = want[wanted] = '\0';
    return length;
}

static void test_file(const saidby_extractor *extractor, const char *path)
{
    static char line[MAX_CASE], text[MAX_CASE], want[MAX_CASE], got[2 * MAX_CASE];
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        if (line[0] == '#' || line[0] == '\n')
            continue;
        size_t length = read_case(line, text, want);
        show_sentences(extractor, text, length, got);
        CHECK_STRING(got, want);
        cases++;
    }
    if (file)
        fclose(file);
}

int main(void)
{
    saidby_extractor *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    test_file(extractor, SAIDBY_SPEC "/sentences.txt");
    CHECK(cases >= 80);
    saidby_free(extractor);
    return CHECK_RESULT();
}
