/* Speakers: every case of tests/spec/speakers.txt, and what is told of each. */
#include "check.h"
#include "spec_cases.h"

#include <ctype.h>
#include <saidby/saidby.h>
#include <stdlib.h>

#define FIELDS 4

static int cases, speakers;
static saidby_extractor *extractor;

static const char *const KINDS[] = {"person", "organization", "country", "group", "anonymous", "document"};

/* A line of the file, such as "> source | name | kind | role", in its fields. */
static size_t split(char *line, char *fields[FIELDS])
{
    size_t count = 0;
    line += strspn(line, ">@! ");
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

/* What the test says of a speaker, in the form of the file. */
struct output {
    char text[MAX_CASE];
    size_t length;
};

static void add(struct output *out, const char *text, size_t length)
{
    CHECK(out->length + length < MAX_CASE);
    if (out->length + length < MAX_CASE)
        memcpy(out->text + out->length, text, length);
    out->length += length;
    out->text[out->length] = '\0';
}

static void add_item(struct output *out, int first, const char *text, size_t length)
{
    if (!first)
        add(out, "; ", 2);
    add(out, text, length);
}

static int is_word_at(const char *text, size_t at, size_t length)
{
    return (at == 0 || !isalnum((unsigned char)text[at - 1])) && !isalnum((unsigned char)text[at + length]);
}

/* How many places with the words of a mention are between the mention before and this one, itself counted. */
static int count_places(const char *text, const saidby_span *place, size_t after)
{
    size_t length = place->end - place->start;
    int count = 0;
    for (size_t at = after; at <= place->start; at++)
        count += strncmp(text + at, text + place->start, length) == 0 && is_word_at(text, at, length);
    return count;
}

static void add_mentions(struct output *out, const char *text, const saidby_speaker *speaker)
{
    for (size_t i = 0, after = 0; i < speaker->mention_count; i++) {
        const saidby_span *place = &speaker->mentions[i];
        int count = count_places(text, place, after);
        char number[16];
        add_item(out, i == 0, text + place->start, place->end - place->start);
        if (count != 1)
            add(out, number, (size_t)snprintf(number, sizeof number, "#%d", count));
        after = place->end;
    }
}

static void describe_speaker(struct output *out, const char *text, const saidby_doc *doc, const saidby_speaker *speaker)
{
    out->length = 0;
    add(out, speaker->name, strlen(speaker->name));
    add(out, " | ", 3);
    for (size_t i = 0; i < speaker->role_count; i++)
        add_item(out, i == 0, speaker->roles[i], strlen(speaker->roles[i]));
    add(out, "-", speaker->role_count ? 0 : 1);
    add(out, " | ", 3);
    for (size_t i = 0; i < speaker->member_count; i++) {
        const char *name = saidby_doc_speaker(doc, speaker->members[i])->name;
        add_item(out, i == 0, name, strlen(name));
    }
    add(out, "-", speaker->member_count ? 0 : 1);
    add(out, " | ", 3);
    add_mentions(out, text, speaker);
}

/* A line that tells a speaker as a whole: "@ name | roles | members | mentions", or "@! cause | name | ..." where the
 * program is known not to find that. */
static void check_speaker(const char *text, const saidby_doc *doc, char *line)
{
    struct output found;
    int known = line[1] == '!';
    char *want = known ? strstr(line, " | ") + 3 : line + 2;
    size_t name = (size_t)(strstr(want, " | ") - want);
    want[strcspn(want, "\n")] = '\0';
    found.length = 0;
    add(&found, "-", 1);
    for (size_t i = 0; i < saidby_doc_speaker_count(doc); i++) {
        const saidby_speaker *speaker = saidby_doc_speaker(doc, i);
        if (strncmp(speaker->name, want, name) == 0 && speaker->name[name] == '\0')
            describe_speaker(&found, text, doc, speaker);
    }
    if ((strcmp(found.text, want) == 0) == known)
        fail(text, want, known ? "speaker, no longer known to be wrong," : "speaker", found.text, want);
    speakers++;
}

static void check_case(char *text, char *want)
{
    saidby_doc *doc = NULL;
    size_t at = 0;
    CHECK(saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK);
    for (char *line = want, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        next += *next == '\n';
        char copy[MAX_CASE];
        memcpy(copy, line, (size_t)(next - line));
        copy[next - line] = '\0';
        if (copy[0] == '@')
            check_speaker(text, doc, copy);
        else
            check_line(text, doc, copy, &at);
    }
    saidby_doc_free(doc);
    cases++;
}

int main(void)
{
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    spec_cases(SAIDBY_SPEC "/speakers.txt", ">@", check_case);
    CHECK(cases >= 60 && speakers >= 120);
    saidby_free(extractor);
    return CHECK_RESULT();
}
