/* Known people: by which of the names in an article they are found, and by which they are not. */
#include "check.h"
#include "lang/known_people.h"
#include "lang/language.h"
#include "take_rules.h"

#include <stdlib.h>

/* Who speaks last in a text: "name (ref)", or the name alone. */
static void check_last(const saidby_extractor *extractor, const char *text, const char *want)
{
    char got[200] = "nobody";
    saidby_doc *doc;
    CHECK(saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK);
    size_t count = saidby_doc_quote_count(doc);
    const saidby_speaker *speaker = count ? saidby_doc_speaker(doc, saidby_doc_quote(doc, count - 1)->speaker) : NULL;
    if (speaker)
        snprintf(got, sizeof got, speaker->ref ? "%s (%s)" : "%s", speaker->name, speaker->ref);
    if (strcmp(got, want) != 0) {
        check_failures++;
        fprintf(stderr, "%s\n  is said by %s, not by %s\n", text, got, want);
    }
    saidby_doc_free(doc);
}

#define PARAGRAPH                                                                                                      \
    "The council met on Monday in the old hall by the river, and it was full long\nbefore noon, since most of the "    \
    "town had come to hear what would be said.\n\n"

static void test_one(void)
{
    static const char *const cases[][2] = {
        {"“The bridge is safe,” Marta Quill told reporters.", "Marta Quill (Q1)"},
        {"“The bridge is safe,” MARTA QUILL told reporters.", "Marta Quill (Q1)"},
        {"“The bridge is safe,” Dr Marta  Quill told reporters.", "Marta Quill (Q1)"},
        {"“The bridge is safe,” Marta\xC2\xA0Quill told reporters.", "Marta Quill (Q1)"},
        {PARAGRAPH
         "“The bridge is safe, and it has been so for longer than I can say,” said Marta\nQuill on Monday, and "
         "most of the town believed it.\n",
         "Marta Quill (Q1)"},
        {"VELD — “The bridge is safe,” Ms Quill told reporters.", "Marta Quill (Q1)"},
        {"VELD — “The bridge is safe,” Mayor Quill told reporters.", "Marta Quill (Q1)"},
        {"VELD — “The bridge is safe,” Quill told reporters.", "Marta Quill (Q1)"},
        {"VELD — Marta Quill, the mayor, came in. “The bridge is safe,” the mayor said.", "Marta Quill (Q1)"},
        {"VELD — Marta Quill came in. “The bridge is safe,” she said.", "Marta Quill (Q1)"},
        {"VELD — “The bridge is safe,” Mr Quill told reporters.", "Quill"},
        {"VELD — “The bridge is safe,” Peter Quill said. “It is,” Quill said again.", "Peter Quill"},
        {"VELD — “The bridge is safe,” Marta Quill-Arden told reporters.", "Marta Quill-Arden"},
        {"VELD — “The bridge is safe,” Marta told reporters.", "Marta"},
        {"VELD — “The bridge is safe,” the Quill Company told reporters.", "Quill Company"},
        {"VELD — “The bridge is safe,” Quill’s lawyer told reporters.", "Quill’s lawyer"},
        {"VELD — “The bridge is safe,” Ada van Moss told reporters.", "Ada van Moss Jr. (Q2)"},
        {"VELD — “The bridge is safe,” Mrs van Moss told reporters.", "Ada van Moss Jr. (Q2)"},
        {"VELD — “The bridge is safe,” Ada Jane O’Dell told reporters. Ada O’Dell added: “We know.”",
         "Ada O'Dell (Q3)"},
        {"VELD — “The bridge is safe,” Sir Ivo Lund told reporters.", "Sir Ivo Lund (Q4)"},
        {"VELD — “The bridge is safe,” the Wardens of Veld told reporters.", "Wardens of Veld (Q5)"},
        {"VELD — “The bridge is safe,” Mr Veld told reporters.", "Veld"},
    };
    saidby_extractor *extractor = take(
        "{\"people\": [{\"id\": \"Q1\", \"name\": \"Marta Quill\"}, {\"id\": \"Q2\", \"name\": \"Ada van Moss Jr.\", "
        "\"aliases\": [\"ada  VAN moss\"]}, {\"id\": \"Q3\", \"name\": \"Ada O'Dell\"}, {\"id\": \"Q4\", \"name\": "
        "\"Sir Ivo Lund\"},"
        "{\"id\": \"Q5\", \"name\": \"Wardens of Veld\"}]}");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_last(extractor, cases[i][0], cases[i][1]);
    saidby_free(extractor);
}

/* Of two people with one surname it tells neither, unless it is the alias of one. */
static void test_two(void)
{
    static const char *const cases[][2] = {
        {"VELD — “The bridge is safe,” Quill told reporters.", "Quill"},
        {"VELD — “The bridge is safe,” Ms Quill told reporters.", "Quill"},
        {"VELD — “The bridge is safe,” Peter Quill told reporters. “It will hold,” Quill said.", "Peter Quill (Q2)"},
        {"VELD — “The bridge is safe,” Lund told reporters.", "Ida Lund (Q4)"},
        {"VELD — “The bridge is safe,” Ivo Lund told reporters. “It will hold,” Lund said.", "Ivo Lund (Q3)"},
        {"VELD — “The bridge is safe,” Otto Lund told reporters. “It will hold,” Lund said.", "Otto Lund"},
        {"VELD — “The bridge is safe,” Judge Moss told reporters.", "Eva Moss (Q5)"},
        {"VELD — “The bridge is safe,” Ms Moss told reporters.", "Moss"},
    };
    saidby_extractor *extractor = take(
        "{\"people\": [{\"id\": \"Q1\", \"name\": \"Marta Quill\"}, {\"id\": \"Q2\", \"name\": \"Peter Quill\"},"
        "{\"id\": \"Q3\", \"name\": \"Ivo Lund\"}, {\"id\": \"Q4\", \"name\": \"Ida Lund\", \"aliases\": [\"Lund\"]},"
        "{\"id\": \"Q5\", \"name\": \"Eva Moss\", \"aliases\": [\"judge Moss\"]}, {\"id\": \"Q6\", \"name\": \"Max "
        "Moss\"}]}");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_last(extractor, cases[i][0], cases[i][1]);
    saidby_free(extractor);
}

/* The role of the list is told where the text gives none. */
static void test_role(void)
{
    static const char *const cases[][3] = {
        {"VELD — “The bridge is safe,” Marta Quill told reporters.", "mayor of Veld", "mayor of Veld"},
        {"VELD — “The bridge is safe,” Marta Quill, an engineer, told reporters.", "engineer", "engineer"},
        {"VELD — “The bridge is safe,” Peter Lund told reporters.", "-", "-"},
        {"VELD — “The bridge is safe,” the pilot Peter Lund told reporters.", "pilot", "pilot"},
    };
    saidby_extractor *extractor = take("{\"people\": [{\"id\": \"Q1\", \"name\": \"Marta Quill\", \"role\": "
                                       "\"mayor of Veld\"}, {\"id\": \"Q2\", \"name\": \"Peter Lund\"}]}");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        saidby_doc *doc;
        CHECK(saidby_extract(extractor, cases[i][0], strlen(cases[i][0]), &doc, NULL) == SAIDBY_OK);
        const saidby_speaker *speaker = saidby_doc_speaker(doc, 0);
        CHECK(speaker && speaker->ref);
        if (speaker) {
            CHECK_STRING(speaker->role ? speaker->role : "-", cases[i][1]);
            CHECK_STRING(speaker->role_count ? speaker->roles[0] : "-", cases[i][2]);
        }
        saidby_doc_free(doc);
    }
    saidby_free(extractor);
}

static struct slice slice_of(const char *text)
{
    return (struct slice){text, strlen(text)};
}

/* The table of many names, each found, and nothing else. */
static void test_table(void)
{
    enum { COUNT = 5000 };
    static char names[COUNT][32], aliases[COUNT][32];
    static const char *lists[COUNT][1];
    static struct known_person items[COUNT];
    memory mem = memory_default();
    struct known_people known_people = {.items = items, .count = COUNT};
    for (size_t i = 0; i < COUNT; i++) {
        snprintf(names[i], sizeof names[i], "Ada M%zu Q%zu", i % 10, i / 2);
        snprintf(aliases[i], sizeof aliases[i], "Alias %zu", i);
        lists[i][0] = aliases[i];
        items[i] = (struct known_person){.id = names[i], .name = names[i], .aliases = lists[i], .alias_count = 1};
    }
    CHECK(!known_people_named(&known_people, slice_of("Ada M0 Q0")));
    CHECK(known_people_index(&known_people, &language_built_in, &mem));
    for (size_t i = 0; i < COUNT; i++) {
        CHECK(known_people_named(&known_people, slice_of(aliases[i])) == &items[i]);
        CHECK(known_people_named(&known_people, slice_of(names[i])) == &items[i]);
        CHECK(known_people_ending(&known_people, slice_of(strchr(names[i], ' ') + 1)) == &items[i]);
        CHECK(!known_people_ending(&known_people, slice_of(strrchr(names[i], ' ') + 1))); /* two have it */
    }
    CHECK(!known_people_named(&known_people, slice_of("")) && !known_people_ending(&known_people, slice_of("")));
    CHECK(!known_people_named(&known_people, slice_of("Q17")) &&
          !known_people_ending(&known_people, slice_of("Ada M0 Q0")));
    CHECK(known_people_named(&known_people, slice_of(" aDA\tm0 \xC2\xA0q0 ")) == &items[0]);
    known_people_free(&known_people, &mem);
}

int main(void)
{
    test_one();
    test_two();
    test_role();
    test_table();
    return CHECK_RESULT();
}
