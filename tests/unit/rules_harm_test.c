/* Rules that would do harm: each is refused with its place, or taken, and then the records of an article are sound. */
#include "article.h"
#include "doc_check.h"

#include <stdlib.h>

/* Rules of so many bytes. Taken: the records of the article are checked. The status and, in error, the rest. */
static saidby_status try(const char *rules, size_t length, saidby_error *error)
{
    saidby_options options;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = length;
    saidby_extractor *extractor;
    saidby_doc *doc;
    saidby_status status = saidby_new(&options, &extractor, error);
    CHECK(status == error->status && (status == SAIDBY_OK) == (extractor != NULL));
    if (extractor && saidby_extract(extractor, ARTICLE, strlen(ARTICLE), &doc, error) == SAIDBY_OK) {
        check_doc(ARTICLE, strlen(ARTICLE), doc);
        saidby_doc_free(doc);
    }
    CHECK(error->offset <= length);
    saidby_free(extractor);
    return status;
}

/* `count` times `piece`, after `before` and in front of `after`; to be freed. */
static char *repeated(const char *before, const char *piece, size_t count, const char *after)
{
    size_t head = strlen(before), size = strlen(piece), tail = strlen(after);
    char *out = malloc(head + size * count + tail + 1);
    if (!out)
        abort();
    memcpy(out, before, head);
    for (size_t i = 0; i < count; i++)
        memcpy(out + head + i * size, piece, size);
    memcpy(out + head + size * count, after, tail + 1);
    return out;
}

/* Rules with one pattern; its backslashes and quotation marks are escaped. */
static saidby_status try_pattern(const char *pattern, saidby_error *error)
{
    static char rules[40000];
    size_t length = (size_t)snprintf(rules, sizeof rules, "{\"patterns\": [{\"name\": \"x\", \"pattern\": \"");
    for (; *pattern && length < sizeof rules - 8; pattern++) {
        if (*pattern == '\\' || *pattern == '"')
            rules[length++] = '\\';
        rules[length++] = *pattern;
    }
    memcpy(rules + length, "\"}]}", 5);
    return try(rules, length + 4, error);
}

static void expect(const char *what, saidby_status got, const saidby_error *error, const char *message)
{
    if (message ? got == SAIDBY_ERROR_RULES && strstr(error->message, message) : got == SAIDBY_OK)
        return;
    check_failures++;
    fprintf(stderr, "%.200s\n  is %s (%s), not %s\n", what, saidby_status_string(got), error->message,
            message ? message : "taken");
}

#define ONE "(?<source>N)(?<cue>V.)(?<content>.+)"

static void test_groups(void)
{
    static const struct {
        size_t count;
        const char *message;
    } cases[] = {
        {20, NULL}, {21, NULL}, {300, NULL}, {997, NULL}, {998, "patterns[0].pattern: it has more than 1000 groups"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        saidby_error error;
        char *pattern = repeated("", "()", cases[i].count, ONE);
        expect(pattern, try_pattern(pattern, &error), &error, cases[i].message);
        free(pattern);
    }
}

/* What PCRE2's language can say beyond plain expressions: taken, or refused with the start of a message. */
static const struct {
    const char *pattern, *message;
} language[] = {
    {ONE, NULL},
    /* where a match begins is moved: after its groups, before the place that was looked from, in a look ahead */
    {ONE "\\K", NULL},
    {"(?<source>N)\\K(?<cue>V.)(?<content>.+)", NULL},
    {"(?<content>.+)\\K(?<source>N)", NULL},
    {"(?=(?<source>N)\\K)(?<content>.+)", "\\K is not allowed"},
    {"(?=(?1))(?:(N\\K)|x)(?<source>N)(?<content>.+)", NULL},
    {"(?=(?&far))(?<source>.)(?<content>.+)(?(DEFINE)(?<far>.{1,9}\\K))", NULL},
    /* bytes of the string */
    {"(?<source>N)\\C(?<content>.+)", "\\C"},
    {"(*UTF)" ONE, NULL},
    {"(*UTF)(*UCP)(?<source>\\w)(?<content>[^x]+)", NULL},
    {"(?<source>\\x{100})(?<content>.+)", "character code point value"},
    {"(*UTF)(?<source>\\x{10FFFF}|N)(?<content>.+)", NULL},
    /* verbs and limits of the pattern's own */
    {"(*LIMIT_MATCH=4000000000)" ONE, NULL},
    {"(*LIMIT_MATCH=1)" ONE, NULL},
    {"(*LIMIT_HEAP=0)" ONE, NULL},
    {"(*LIMIT_DEPTH=0)(*NO_JIT)" ONE, NULL},
    {"(*NO_JIT)" ONE, NULL},
    {"(*NO_START_OPT)" ONE, NULL},
    {"(*NOTEMPTY)" ONE, NULL},
    {"(*CRLF)" ONE "$", NULL},
    {"(*ANY)(*BSR_ANYCRLF)(?<source>N)\\R?(?<content>.+)", NULL},
    {"(?<source>N)(?<content>.+(*ACCEPT))never", NULL},
    {"(?<source>N(*ACCEPT))(?<content>Q)", NULL},
    {"(?<source>N)(?<content>.(?=.(*ACCEPT)x)).+", NULL},
    {"(?<source>N)(*SKIP)(?<content>.+)(*COMMIT)(*F)", NULL},
    {"(*MARK:here)" ONE "(*THEN)(*PRUNE)", NULL},
    {"(*NONSENSE)" ONE, "at its byte"},
    /* callouts, recursion, conditions */
    {"(?C1)(?<source>N)(?C'text')(?<content>.+)", NULL},
    {"(?<source>N)(?<content>.(?R)?)", NULL},
    {"(?<source>N)(?<content>(?2)|.)", NULL},
    {"(?<source>N)(?<content>.(?1)?.)(?(source).|x)", NULL},
    {"(?<source>N)?(?<content>(?(<source>).|.{3}))", NULL},
    {"(?<source>N)(?<content>(?(?=V)..|.))", NULL},
    {"(?<source>(?&source)N|N)(?<content>.+)", NULL},
    {"(?<source>N)(?<content>(a|(?3))+.+)", NULL},
    {"(?(DEFINE)(?<source>N)(?<content>.+))(?&source)(?&content)", NULL},
    /* names */
    {"(?J)(?:(?<source>N)|(?<source>P))(?<content>.+)", "two groups have the same name"},
    {"(?:(?<source>N)|(?<source>P))(?<content>.+)", "at its byte 26: two named"},
    {"(?|(?<source>N)|(?<source>P))(?<content>.+)", NULL},
    {"(?P<source>N)(?'content'.+)", NULL},
    {"(?<source>N)(?<contents>.+)", "it must have the groups source and content"},
    {"(?<source>N)(?<{S}>.)(?<content>.+)", "at its byte"},
    {"(?<source>{nobody})(?<content>.+)", "at its byte 10: unknown macro"},
    {"(?<source>{S)(?<content>.+)", "at its byte 10: unknown macro"},
    {"(?<source>\\p{Lu})(?<content>.+)", "unknown macro"},
    /* groups that take part twice, or not at all, or are empty */
    {"(?:(?<source>N).{1,9}?)+(?<content>.+)", NULL},
    {"(?<source>)(?<content>)", NULL},
    {"(?<source>N)(?<content>)", NULL},
    {"(?<source>)(?<content>.+)", NULL},
    {"(?<source>N)?(?<content>.+)?", NULL},
    {"(?<source>[.@])(?<content>.+)", NULL},
    {"(?<source>.)(?<content>[.@])", NULL},
    {"(?<source>N)(?<cue>)(?<to>)(?<via>)(?<content>.+)", NULL},
    /* content before the source, around it, twice, and after the match */
    {"(?=.*(?<source>N))(?<content>.{1,9})", NULL},
    {"(?=(?<content>.+))(?=(?<source>.+))(?<cue>.+)", NULL},
    {"(?<content>.*(?<source>N).*(?<cue>V.).*)", NULL},
    {"(?=(?<content2>.+))(?<content>.)(?<source>.)", NULL},
    {"(?=.{3}(?<content>.{2}))(?<content2>.{9})(?<source>.)", NULL},
    {"(?=..(?<content>.+))(?<source>N)", NULL},
    {"(?<=(?<content>.{3}))(?<source>.)", NULL},
    {"(?<=(?<source>.)(?<content>.))(?<cue>.)", NULL},
    {"(?<=(?<source>.{1,3}))(?<content>.)", NULL}, /* its length is not fixed: PCRE2 10.43 takes it */
    {"(?<source>.)(?<cue>.)(?<to>.)(?<via>.)(?<content>.)(?<content2>.)", NULL},
    {"(?<source>.{9})(?<cue>.{9})(?<content>.)", NULL},
    {"(?<to>.+)(?<source>.)(?<content>.)", NULL},
    /* many answers, and much to try */
    {"(?<source>.)(?=(?<content>.))", NULL},
    {"(?<source>(?:(?:.?)*)*)(?<content>(?:(?:.?)*)*)never", NULL},
    {"(*NO_JIT)(?<source>(?:(?:.?)+)+)(?<content>(?:(?:.?)+)+)never", NULL},
    {"(?<source>(.+)+)(?<content>(.+)+)\\1\\2(.*\\3)*never", NULL},
    {"(?<source>(?:(?:(?:a|b|[^c]){1,20}){1,20}){1,20})(?<content>x)", "too large"},
    {"(?<source>N)(?<content>.{0,65535})", NULL},
    {"(?<source>N)(?<content>.{0,65536})", "number too big"},
    /* not whole */
    {"(?<source>N)(?<content>.+", "at its byte"},
    {"(?<source>N)(?<content>.+\\", "at its byte"},
    {"(?<source>N)(?<content>[a-", "at its byte"},
    {"(?<source>N)(?<content>\\Q.+)", "at its byte"},
    {"(?x)(?<source> N ) # {S} who\n(?<content>.+)", "a control character"},
    {"(?<source>\xE2\x80\x9C)(?<content>.+)", NULL},
};

static void test_language(void)
{
    for (size_t i = 0; i < sizeof language / sizeof *language; i++) {
        saidby_error error;
        saidby_status status = try_pattern(language[i].pattern, &error);
        if (strstr(language[i].pattern, "(?<=(?<source>.{1,3})") && status == SAIDBY_ERROR_RULES)
            continue;
        expect(language[i].pattern, status, &error, language[i].message);
    }
}

/* Patterns that are long or deep. */
static void test_sizes(void)
{
    static const struct {
        const char *before, *piece, *after;
        size_t count;
        const char *message;
    } cases[] = {
        {ONE, "a?", "", 4000, NULL},
        {ONE, "a?", "", 4100, "too long"},
        {ONE, "{step}", "", 400, "too long"},
        {ONE, "(?:", "", 300, "parentheses are too deeply nested"},
        {ONE, "{{{{", "", 1000, NULL},
        {ONE, "{S", "", 4000, "unknown macro"},
        {"(?<source>N)(?<content>.+)", "(?=", "", 249, "missing closing"},
        {ONE, "(a(?1)?){0,9}", "", 600, "too large"},
        {ONE, "[a-z]{1,99}", "", 30, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        saidby_error error;
        char *pattern = repeated(cases[i].before, cases[i].piece, cases[i].count, cases[i].after);
        expect(pattern, try_pattern(pattern, &error), &error, cases[i].message);
        free(pattern);
    }
}

static void test_many(void)
{
    saidby_error error;
    const char *small = ", {\"name\": \"x\", \"pattern\": \"(?<source>N)(?<content>Q)\"}";
    const char *large = ", {\"name\": \"x\", \"pattern\": \"(?<source>N)(?<content>(?:[a-z]{1,99}){1,99}){1,8}\"}";
    const char *head = "{\"patterns\": [{\"name\": \"x\", \"pattern\": \"(?<source>N)(?<content>Q)\"}";
    char *rules = repeated(head, small, 999, "]}");
    expect(rules, try(rules, strlen(rules), &error), &error, NULL);
    free(rules);
    rules = repeated(head, small, 1000, "]}");
    expect(rules, try(rules, strlen(rules), &error), &error, "there are more than 1000");
    free(rules);
    rules = repeated(head, large, 200, "]}");
    expect(rules, try(rules, strlen(rules), &error), &error, "it is too large, or all patterns together are");
    free(rules);
}

/* `count` times a piece, with what is around it: strings that are long or odd, and JSON that is. */
#define PERSON(id, name, rest) "{\"people\": [{\"id\": \"" id "\", \"name\": \"" name "\"" rest "}]}"
#define CUE(form) "{\"cues\": [{\"forms\": [\"" form "\", \"b\", \"c\", \"d\", \"e\"]}]}"
#define NAMED(name) "{\"patterns\": [{\"name\": \"" name "\", \"pattern\": \"" ONE "\"}]}"
static const struct {
    const char *before, *piece, *after;
    size_t count;
    const char *message;
} odd[] = {
    {"\xEF\xBB\xBF{\"roles\": [\"reeve\"]}", "", "", 0, NULL},
    {"{}\xEF\xBB\xBF", "", "", 0, "no JSON from here"},
    {"\xEF\xBB\xBF", "", "", 0, "no JSON from here"},
    {"{\"roles\": [\"\xEF\xBB\xBF\"]}", "", "", 0, "roles[0]: is empty"},
    {"{\"roles\": [\"\xC2\xA0\xE2\x80\x8B\"]}", "", "", 0, "roles[0]: is empty"},
    {"", "[", "", 1000000, "nested too deep"},
    {"", "{\"people\":", "", 100000, "nested too deep"},
    {"{\"roles\": [\"reeve\"", ", \"reeve\"", "]}", 100000, NULL},
    {"{\"roles\": [1e999]}", "", "", 0, "roles[0]: must be a string"},
    {"{\"people\": 1}", "", "", 0, "people: must be an array"},
    {"{\"people\": [{\"id\": 1, \"name\": \"A\"}]}", "", "", 0, "people[0].id: must be a string"},
    {PERSON("1", "A", ", \"name\": \"B\""), "", "", 0, "people[0].name: is there twice"},
    {PERSON("1", "A", ", \"role\": null"), "", "", 0, "people[0].role: must be a string"},
    {PERSON("1", " \\t", ""), "", "", 0, "people[0].name: is empty"},
    {PERSON("", "A", ""), "", "", 0, "people[0].id: is empty"},
    {PERSON("1", "A\\u001b[31m", ""), "", "", 0, "people[0].name: has a control character"},
    {PERSON("1\\u009b", "A", ""), "", "", 0, "people[0].id: has a control character"},
    {PERSON("1", "A", ", \"role\": \"a\\nb\""), "", "", 0, "people[0].role: has a control character"},
    {PERSON("1", "\xED\xA0\x80", ""), "", "", 0, "not UTF-8"},
    {PERSON("1", "A\\ud800", ""), "", "", 0, "no JSON from here"},
    {PERSON("1", "\\ud83d\\udcac", ""), "", "", 0, NULL},
    {"{\"people\": [{\"id\": \"1\", \"name\": \"", "Marta ", "Quill\"}]}", 16, NULL},
    {"{\"people\": [{\"id\": \"1\", \"name\": \"", "Marta ", "Quill\"}]}", 16000,
     "people[0].name: is longer than 1000 bytes"},
    {"{\"people\": [{\"id\": \"1\", \"name\": \"A\", \"role\": \"", "a", "\"}]}", 100000, "people[0].role: is longer"},
    {"{\"people\": [{\"id\": \"1\", \"name\": \"A\", \"role\": \"", "a", "\"}]}", 1000, NULL},
    {"{\"people\": [{\"id\": \"1\", \"name\": \"A\", \"aliases\": [\"B\"", ", \"B\"", "]}]}", 200000, NULL},
    {"{\"people\": [{\"id\": \"0\", \"name\": \"Marta Quill\"}", ", {\"id\": \"1\", \"name\": \"Marta Quill\"}", "]}",
     20000, NULL},
    {NAMED(""), "", "", 0, "patterns[0].name: is empty"},
    {NAMED("\\u0007"), "", "", 0, "patterns[0].name: has a control character"},
    {NAMED("a\\u007fb"), "", "", 0, "patterns[0].name: has a control character"},
    {NAMED("\\\"<b>&\xC3\xA9\\\\"), "", "", 0, NULL},
    {"{\"patterns\": [{\"name\": \"", "x", "\", \"pattern\": \"" ONE "\"}]}", 100000, "patterns[0].name: is longer"},
    {"{\"patterns\": [{\"name\": \"x\", \"pattern\": \"" ONE "\\u0000\"}]}", "", "", 0, "an escaped NUL"},
    {"{\"patterns\": [{\"name\": \"x\", \"pattern\": \"(?x) " ONE " # {S} who\\n\"}]}", "", "", 0, NULL},
    {CUE("said that"), "", "", 0, NULL},
    {CUE("."), "", "", 0, NULL},
    {CUE("the"), "", "", 0, NULL},
    {CUE("\xE2\x80\x9C"), "", "", 0, NULL},
    {CUE("the bridge"), "", "", 0, NULL},
    {CUE("  a   b  "), "", "", 0, NULL},
    {CUE("'s"), "", "", 0, NULL},
    {CUE("\\u0001\\t\\n"), "", "", 0, NULL},
    {CUE("\xC4\xB0\xEF\xBF\xBF\xF4\x8F\xBF\xBF"), "", "", 0, NULL},
    {"{\"roles\": [\"", "a", "\"]}", 90, NULL},
    {"{\"roles\": [\"", "a", "\"]}", 100000, "roles[0]: is too long"},
    {"{\"roles\": [\"", "a ", "b\"]}", 40, NULL},
    {"{\"cues\": [{\"forms\": [\"", "a\", \"", "\"]}]}", 100000, "cues[0].forms: must be five forms"},
    {"{\"cues\": [{\"forms\": [\"a\", \"b\", \"c\", \"d\", \"e\"], \"takes\": [\"that\"", ", \"that\"", "]}]}", 9999,
     NULL},
};

static void test_json(void)
{
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        saidby_error error;
        char *rules = repeated(odd[i].before, odd[i].piece, odd[i].count, odd[i].after);
        expect(rules, try(rules, strlen(rules), &error), &error, odd[i].message);
        free(rules);
    }
}

/* Every word of the article as a verb of saying, as a role, and as a part of the name of a person. */
static void test_words(void)
{
    static char rules[3][60000];
    size_t lengths[3];
    static const char *const sections[3] = {"roles", "cues", "people"};
    for (size_t s = 0; s < 3; s++)
        lengths[s] = (size_t)snprintf(rules[s], sizeof rules[s], "{\"%s\": [", sections[s]);
    for (const char *word = ARTICLE; *word; word += strcspn(word, " \n\""), word += strspn(word, " \n\"")) {
        int length = (int)strcspn(word, " \n\"");
        const char *comma = word == ARTICLE ? "" : ", ";
        char *ends[3];
        size_t left[3];
        for (size_t s = 0; s < 3; s++) {
            ends[s] = rules[s] + lengths[s];
            left[s] = sizeof rules[s] - lengths[s];
        }
        lengths[0] += (size_t)snprintf(ends[0], left[0], "%s\"%.*s\"", comma, length, word);
        lengths[1] += (size_t)snprintf(ends[1], left[1], "%s{\"forms\": [\"%.*s\", \"b\", \"c\", \"d\", \"e\"]}", comma,
                                       length, word);
        lengths[2] += (size_t)snprintf(ends[2], left[2], "%s{\"id\": \"%.*s\", \"name\": \"%.*s\"}", comma, length,
                                       word, length, word);
    }
    for (size_t s = 0; s < 3; s++) {
        saidby_error error;
        memcpy(rules[s] + lengths[s], "]}", 3);
        expect(sections[s], try(rules[s], lengths[s] + 2, &error), &error, NULL);
    }
}

int main(void)
{
    test_groups();
    test_language();
    test_sizes();
    test_many();
    test_json();
    test_words();
    return CHECK_RESULT();
}
