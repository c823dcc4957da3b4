/* Mentions: every case of tests/spec/mentions.txt. */
#include "check.h"
#include "text_stages.h"

#include <stdarg.h>

#define MAX_CASE 8192

static int cases;

static const char *const TYPES[] = {"name",        "organization", "location", "group",
                                    "description", "unnamed",      "pronoun",  "document"};
static const char *const GENDERS[] = {"", "; male", "; female", "; neuter"};

struct string_buffer {
    char text[MAX_CASE];
    size_t length;
};

static void print(struct string_buffer *out, const char *form, ...)
{
    va_list arguments;
    va_start(arguments, form);
    int written = vsnprintf(out->text + out->length, MAX_CASE - out->length, form, arguments);
    va_end(arguments);
    if (written > 0 && out->length + (size_t)written < MAX_CASE)
        out->length += (size_t)written;
}

static void print_part(struct string_buffer *out, const struct analysis *analysis, const char *name, size_t first,
                       size_t end)
{
    if (first >= end)
        return;
    size_t start = analysis->tokens.items[first].start, stop = analysis->tokens.items[end - 1].end;
    print(out, "%s%.*s", name, (int)(stop - start), analysis->text + start);
}

/* One line for a mention: its type, its extent, then what differs from a bare one. ">" before one that is in
 * another. */
static void show_mention(struct string_buffer *out, const struct analysis *analysis, const struct mention *m)
{
    print(out, "%s%s", m->parent == NO_INDEX ? "" : "> ", m->coordinated ? "coordinated" : TYPES[m->type]);
    print_part(out, analysis, " ", m->first_token, m->end_token);
    if (m->name_first > m->first_token || m->name_end < m->end_token)
        print_part(out, analysis, "; name ", m->name_first, m->name_end);
    print_part(out, analysis, "; role ", m->role_first, m->role_end);
    print_part(out, analysis, "; after ", m->apposition_first, m->apposition_end);
    print_part(out, analysis, "; also ", m->also_first, m->also_end);
    print(out, "%s%s%s\n", GENDERS[m->gender], m->plural ? "; plural" : "", m->possessive ? "; possessive" : "");
}

static void check_case(const char *text, const char *want)
{
    struct stages stages;
    struct string_buffer out = {.length = 0};
    CHECK(stages_run(&stages, text) && pipeline_step(&stages.pipeline, "mention"));
    out.text[0] = '\0';
    for (size_t i = 0; i < stages.analysis->mentions.count; i++)
        if (!stages.analysis->mentions.items[i].doubtful)
            show_mention(&out, stages.analysis, &stages.analysis->mentions.items[i]);
    CHECK_STRING(out.text, want);
    stages_free(&stages);
    cases++;
}

static void add_line(char *text, const char *line)
{
    size_t length = strlen(text), more = strlen(line);
    CHECK(length + more < MAX_CASE);
    if (length + more < MAX_CASE)
        memcpy(text + length, line, more + 1);
}

/* A case: a line of text ("\n" in it parts paragraphs), then a line for each mention, then an empty line. */
static void test_file(const char *path)
{
    static char line[MAX_CASE], text[MAX_CASE], want[MAX_CASE];
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    text[0] = want[0] = '\0';
    while (file && fgets(line, sizeof line, file)) {
        if (line[0] == '#')
            continue;
        if (line[0] != '\n' && !text[0]) {
            size_t length = 0;
            for (const char *at = line; *at && *at != '\n'; at++) {
                bool end = at[0] == '\\' && at[1] == 'n';
                at += end;
                text[length++] = end ? '\n' : *at;
            }
            text[length] = '\0';
        } else if (line[0] != '\n') {
            add_line(want, line);
        } else if (text[0]) {
            check_case(text, want);
            text[0] = want[0] = '\0';
        }
    }
    if (text[0])
        check_case(text, want);
    if (file)
        fclose(file);
}

int main(void)
{
    test_file(SAIDBY_SPEC "/mentions.txt");
    CHECK(cases >= 80);
    return CHECK_RESULT();
}
