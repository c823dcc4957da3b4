/* Mentions: every case of tests/spec/mentions.txt. */
#include "check.h"
#include "stages.h"

#include <stdarg.h>

#define LONGEST_CASE 8192

static int cases;

static const char *const TYPES[] = {"name", "body", "place", "people", "description", "unnamed", "pronoun", "document"};
static const char *const GENDERS[] = {"", "; male", "; female", "; neuter"};

struct output {
    char text[LONGEST_CASE];
    size_t length;
};

static void print(struct output *out, const char *form, ...)
{
    va_list arguments;
    va_start(arguments, form);
    int written = vsnprintf(out->text + out->length, LONGEST_CASE - out->length, form, arguments);
    va_end(arguments);
    if (written > 0 && out->length + (size_t)written < LONGEST_CASE)
        out->length += (size_t)written;
}

static void print_part(struct output *out, const struct scan *scan, const char *name, size_t first, size_t end)
{
    if (first >= end)
        return;
    size_t start = scan->tokens.items[first].start, stop = scan->tokens.items[end - 1].end;
    print(out, "%s%.*s", name, (int)(stop - start), scan->text + start);
}

/* One line for a mention: its type, its extent, then what differs from a bare one. ">" before one that stands in another. */
static void show_mention(struct output *out, const struct scan *scan, const struct mention *m)
{
    print(out, "%s%s", m->parent == NONE ? "" : "> ", m->joint ? "joint" : TYPES[m->type]);
    print_part(out, scan, " ", m->first_token, m->end_token);
    if (m->name_first > m->first_token || m->name_end < m->end_token)
        print_part(out, scan, "; name ", m->name_first, m->name_end);
    print_part(out, scan, "; role ", m->role_first, m->role_end);
    print_part(out, scan, "; behind ", m->behind_first, m->behind_end);
    print_part(out, scan, "; also ", m->also_first, m->also_end);
    print(out, "%s%s%s\n", GENDERS[m->gender], m->plural ? "; plural" : "", m->possessive ? "; possessive" : "");
}

static void check_case(const char *text, const char *want)
{
    struct stages stages;
    struct output out = {.length = 0};
    CHECK(stages_run(&stages, text) && mention_find(&stages.scan));
    out.text[0] = '\0';
    for (size_t i = 0; i < stages.scan.mentions.count; i++)
        if (!stages.scan.mentions.items[i].doubtful)
            show_mention(&out, &stages.scan, &stages.scan.mentions.items[i]);
    CHECK_STRING(out.text, want);
    stages_free(&stages);
    cases++;
}

static void add_line(char *text, const char *line)
{
    size_t length = strlen(text), more = strlen(line);
    CHECK(length + more < LONGEST_CASE);
    if (length + more < LONGEST_CASE)
        memcpy(text + length, line, more + 1);
}

/* A case: a line of text ("\n" in it parts paragraphs), then a line for each mention, then an empty line. */
static void test_file(const char *path)
{
    static char line[LONGEST_CASE], text[LONGEST_CASE], want[LONGEST_CASE];
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
