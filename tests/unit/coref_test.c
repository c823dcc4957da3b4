/* Speakers: every case of tests/spec/speakers.txt, and what is told of each. */
#include "check.h"

#include <saidby/saidby.h>
#include <stdlib.h>

#define MAX_CASE 4096
#define FIELDS 4

static int cases;
static saidby_extractor *extractor;

static const char *const KINDS[] = {"person", "organization", "country", "group", "anonymous", "document"};

/* A line of the file, "> source | name | kind | role", in its fields. */
static size_t split(char *line, char *fields[FIELDS])
{
    size_t count = 0;
    line += strspn(line, "> ");
    line[strcspn(line, "\n")] = '\0';
    while (count < FIELDS) {
        char *end = strstr(line, " | ");
        fields[count++] = line;
        if (!end)
            break;
        *end = '\0';
        line = end + 3;
    }
    return count;
}

/* The source has these words, but for what follows a comma. */
static int has_source(const saidby_quote *quote, const char *source)
{
    size_t length = strlen(source);
    return quote->source && strncmp(quote->source->text, source, length) == 0 &&
           (quote->source->text[length] == '\0' || quote->source->text[length] == ',');
}

/* The next quotation with that source from *at on. */
static const saidby_quote *find_quote(const saidby_doc *doc, const char *source, size_t *at)
{
    for (; *at < saidby_doc_quote_count(doc); ++*at) {
        if (has_source(saidby_doc_quote(doc, *at), source))
            return saidby_doc_quote(doc, (*at)++);
    }
    return NULL;
}

static void fail(const char *text, const char *source, const char *what, const char *got, const char *want)
{
    check_failures++;
    fprintf(stderr, "%s: of \"%s\", the %s is \"%s\", not \"%s\"\n", text, source, what, got, want);
}

static void check_line(const char *text, const saidby_doc *doc, char *line, size_t *at)
{
    static const char *const names[FIELDS] = {"source", "name", "kind", "role"};
    char *want[FIELDS];
    size_t count = split(line, want);
    const saidby_quote *quote = find_quote(doc, want[0], at);
    if (!quote) {
        fail(text, want[0], "quotation", "-", want[0]);
        return;
    }
    const saidby_speaker *speaker = saidby_doc_speaker(doc, quote->speaker);
    const char *got[FIELDS] = {want[0], speaker ? speaker->name : "-", speaker ? KINDS[speaker->kind] : "-",
                               speaker && speaker->role ? speaker->role : "-"};
    for (size_t i = 1; i < count; i++)
        if (strcmp(got[i], want[i]) != 0)
            fail(text, want[0], names[i], got[i], want[i]);
}

static void check_case(char *text, char *want)
{
    saidby_doc *doc = NULL;
    size_t at = 0;
    if (*want) {
        CHECK(saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK);
        for (char *line = want, *next; *line; line = next) {
            next = line + strcspn(line, "\n");
            next += *next == '\n';
            char copy[MAX_CASE];
            memcpy(copy, line, (size_t)(next - line));
            copy[next - line] = '\0';
            check_line(text, doc, copy, &at);
        }
        saidby_doc_free(doc);
        cases++;
    }
    *text = *want = '\0';
}

static void test_file(const char *path)
{
    static char line[MAX_CASE], text[MAX_CASE], want[MAX_CASE];
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    while (file && fgets(line, sizeof line, file)) {
        if (line[0] == '\n')
            check_case(text, want);
        else if (line[0] == '>')
            strcat(want, line);
        else if (line[0] != '#')
            strcat(text, line);
    }
    check_case(text, want);
    if (file)
        fclose(file);
}

int main(void)
{
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    test_file(SAIDBY_SPEC "/speakers.txt");
    CHECK(cases >= 60);
    saidby_free(extractor);
    return CHECK_RESULT();
}
