/* Rules: what is taken, and where a fault is said to be. */
#include "check.h"
#include "api/extractor.h"
#include "base/error.h"
#include "take_rules.h"
#include "base/utf8.h"

/* Rules with a fault at the byte marked by "^" (which is taken out), and the start of the message. */
static void refuse(const char *marked, const char *message)
{
    char rules[600];
    size_t place = strcspn(marked, "^"), length = strlen(marked) - 1;
    memcpy(rules, marked, place);
    memcpy(rules + place, marked + place + 1, length - place + 1);
    saidby_options options;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = length;
    saidby_extractor *extractor;
    saidby_error error;
    saidby_status status = saidby_new(&options, &extractor, &error);
    CHECK(status == SAIDBY_ERROR_RULES && error.status == status && !extractor);
    if (error.offset != place || strncmp(error.message, message, strlen(message)) != 0) {
        check_failures++;
        fprintf(stderr, "%s\n  at %zu: %s\nnot\n  at %zu: %s\n", rules, error.offset, error.message, place, message);
    }
    saidby_free(extractor);
}

static void test_cues(void)
{
    saidby_extractor *extractor =
        take("{\"cues\": [{\"forms\": [\"Blurb\", \"blurbs\", \"blurbed\", \"blurbed\", \"blurbing\"],"
             "\"takes\": [\"that\", \"person\"]}, {\"forms\": [\"mull\", \"mulls\", \"mulled\","
             "\"mulled\", \"mulling\"], \"takes\": [\"belief\"]},"
             "{\"forms\": [\"O\xE2\x80\x99Say\", \"1\", \"2\", \"3\", \"4\"]}]}");
    struct lexicon_entry entry;
    CHECK(lexicon_find(&language_built_in, extractor->lexicon, "blurb", 5, &entry));
    CHECK(entry.classes == (LEX_BIT(LEX_CUE_VERB) | LEX_BIT(LEX_TAKES_THAT) | LEX_BIT(LEX_TAKES_PERSON) |
                            LEX_BIT(LEX_STRONG) | LEX_BIT(LEX_BASE)));
    CHECK(lexicon_find(&language_built_in, extractor->lexicon, "blurbing", 8, &entry));
    CHECK(entry.classes & LEX_BIT(LEX_GERUND));
    CHECK(lexicon_find(&language_built_in, extractor->lexicon, "mulls", 5, &entry));
    CHECK(entry.classes & LEX_BIT(LEX_BELIEF) && !(entry.classes & LEX_BIT(LEX_STRONG)));
    CHECK(lexicon_find(&language_built_in, extractor->lexicon, "o'say", 5, &entry));
    CHECK(entry.classes & LEX_BIT(LEX_TAKES_THAT));
    saidby_free(extractor);
}

static void test_roles(void)
{
    saidby_extractor *extractor = take("{\"roles\": [\"Harbour master\", \"reeve\"]}");
    struct lexicon_entry entry;
    CHECK(lexicon_find(&language_built_in, extractor->lexicon, "harbour master", 14, &entry));
    CHECK(entry.classes & LEX_BIT(LEX_SOURCE_NOUN));
    lexicon_find(&language_built_in, extractor->lexicon, "harbour", 7, &entry);
    CHECK(entry.starts_phrase);
    CHECK(lexicon_find(&language_built_in, extractor->lexicon, "reeve", 5, &entry));
    saidby_free(extractor);
    refuse("{\"roles\": [\"a\", ^{}]}", "roles[1]: must be a string");
}

static void test_people(void)
{
    saidby_extractor *extractor =
        take("{\"people\": [{\"id\": \"q7\", \"name\": \"Ada Moss\", \"aliases\": [\"A. Moss\", \"Moss\"],"
             "\"role\": \"mayor of Veld\"}, {\"name\": \"Bert Lund\", \"id\": \"q8\"}]}");
    CHECK_SIZE(extractor->known_people.count, 2);
    const struct known_person *person = extractor->known_people.items;
    CHECK_STRING(person[0].id, "q7");
    CHECK_STRING(person[0].name, "Ada Moss");
    CHECK_STRING(person[0].role, "mayor of Veld");
    CHECK_SIZE(person[0].alias_count, 2);
    CHECK_STRING(person[0].aliases[1], "Moss");
    CHECK_STRING(person[1].id, "q8");
    CHECK_SIZE(person[1].alias_count, 0);
    CHECK(!person[1].role);
    saidby_free(extractor);
}

static void test_empty(void)
{
    saidby_free(take("{}"));
    saidby_free(take(" {\"cues\": [], \"patterns\": [ ], \"people\":[]}\n"));
}

static void test_syntax(void)
{
    refuse("^", "no JSON");
    refuse("{} ^{}", "no JSON");
    refuse("{\"cues\": ^nonsense}", "no JSON");
    refuse("{\"cues\": [\"^\x01\"]}", "a control character in a string");
    refuse("{\"cues\":^\x02 []}", "a control character");
    refuse("{\"cues\": [\"a^\\u0000\"]}", "an escaped NUL");
    refuse("{\"cues\": \"^\xFF\"}", "not UTF-8");
    refuse("\xEF\xBB\xBF{\"cues\": ^x}", "no JSON");
    refuse("\xEF\xBB\xBF{\"cues\": [^x]}", "no JSON");
    refuse("\xEF\xBB\xBF{\"roles\": [^1]}", "roles[0]: must be a string");
    refuse("[[[[[[[[^[]]]]]]]]]", "nested too deep");
}

static void test_shape(void)
{
    refuse("^[]", "must be an object");
    refuse("{^\"cue\": []}", "cue: unknown key");
    refuse("{\"cues\": [], ^\"cues\": []}", "cues: is there twice");
    refuse("{^\"cues\": {}}", "cues: must be an array");
    refuse("{\"cues\": [^1]}", "cues[0]: must be an object");
    refuse("{\"cues\": [ ^{\"takes\": []}]}", "cues[0]: \"forms\" is missing");
    refuse("{\"cues\": [{^\"forms\": [\"a\", \"b\"]}]}", "cues[0].forms: must be five forms");
    refuse("{\"cues\": [{\"forms\": [\"a, {\", \"b\", ^3, \"d\", \"e\"]}]}", "cues[0].forms[2]: must be a string");
    refuse("{\"cues\": [{\"forms\": [\"a\", \"b\", \"c\", \"d\", ^\" \"]}]}", "cues[0].forms[4]: is empty");
    refuse("{\"cues\": [{\"forms\": [\"a\", \"b\", \"c\", \"d\", \"e\"], \"takes\": [\"that\", ^\"the\"]}]}",
           "cues[0].takes[1]: must be one of that");
    refuse("{\"people\": [{\"id\": \"1\", \"name\": \"A\"}, ^{\"id\": \"2\"}]}", "people[1]: \"name\" is missing");
    refuse("{\"people\": [{\"id\": \"1\", \"name\": \"A\", \"aliases\": [^[]]}]}",
           "people[0].aliases[0]: must be a string");
    refuse("{\"people\": [{^\"id\": 1, \"name\": \"A\"}]}", "people[0].id: must be a string");
    refuse("{\"people\": [{\"id\": \"1\", \"name\": \"A\", ^\"Role\": \"x\"}]}", "people[0].Role: unknown key");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"pattern\": \"\"}]}", "patterns[0].pattern: is empty");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"pattern\": \"(?<source>N\"}]}",
           "patterns[0].pattern: at its byte 11: ");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"as\": \"quote-verb-sorce\"}]}",
           "patterns[0].as: there is no family 'quote-verb-sorce'; the nearest is 'quote-verb-source'");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"as\": \"labels-source-cue\"}]}",
           "patterns[0].as: there is no family 'labels-source-cue'; the nearest is ");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"as\": \"q\"}]}", "patterns[0].as: there is no family 'q'");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"as\": 7}]}", "patterns[0].as: must be a string");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"as\": \"\"}]}", "patterns[0].as: is empty");
    refuse("{\"patterns\": [{\"name\": \"x\", ^\"as\": \"a-name-that-is-longer-than-that-of-any-of-the-families\"}]}",
           "patterns[0].as: is no family of patterns");
    refuse("{\"patterns\": [{^\"pattern\": \"{S}{S}(?<source>N\", \"name\": \"x\"}]}",
           "patterns[0].pattern: at its byte 17: ");
    refuse("{\"patterns\": [{^\"pattern\": \"{S}{T}\", \"name\": \"x\"}]}",
           "patterns[0].pattern: at its byte 3: unknown macro");
}

static void test_long(void)
{
    char rules[800], form[400];
    memset(form, 'a', sizeof form);
    snprintf(rules, sizeof rules, "{\"cues\": [{\"forms\": [\"%.300s\", \"b\", \"c\", \"d\", \"e\"]}]}", form);
    saidby_options options;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = strlen(rules);
    saidby_extractor *extractor;
    saidby_error error;
    CHECK(saidby_new(&options, &extractor, &error) == SAIDBY_ERROR_RULES);
    CHECK_STRING(error.message, "cues[0].forms[0]: is too long");
}

/* A message that is cut is cut between characters. */
static void test_cut(void)
{
    char many[400] = "";
    for (size_t i = 0; i + 3 < sizeof many; i += 3)
        memcpy(many + i, "\xE2\x82\xAC", 4);
    saidby_error error;
    for (size_t shift = 0; shift < 3; shift++) {
        CHECK(error_fail(&error, SAIDBY_ERROR_RULES, 7, "%.*s%s", (int)shift, "ab", many) == SAIDBY_ERROR_RULES);
        CHECK(utf8_valid(error.message, strlen(error.message)) == strlen(error.message));
    }
    CHECK(error_fail(&error, SAIDBY_ERROR_RULES, 7, "a\nb") == SAIDBY_ERROR_RULES && error.offset == 7);
    CHECK_STRING(error.message, "a b");
    CHECK(error_fail(NULL, SAIDBY_ERROR_RULES, 7, "a") == SAIDBY_ERROR_RULES);
}

int main(void)
{
    test_cues();
    test_roles();
    test_people();
    test_empty();
    test_syntax();
    test_shape();
    test_long();
    test_cut();
    return CHECK_RESULT();
}
