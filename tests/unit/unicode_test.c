/*
 * Letters and case of every script, in names and words. tests/tools/unicode_test.py holds the table itself to Unicode's
 * data; this is what the stages make of it.
 */
#include "base/unicode.h"
#include "check.h"
#include "text_stages.h"
#include "text/tokenizer.h"

#include <saidby/saidby.h>
#include <stdbool.h>

static saidby_extractor *extractor;

static saidby_doc *extract(const char *text)
{
    saidby_doc *doc = NULL;
    CHECK(saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK);
    return doc;
}

static const char *speaker_of(const saidby_doc *doc, size_t quote)
{
    const saidby_quote *q = saidby_doc_quote(doc, quote);
    const saidby_speaker *speaker = q ? saidby_doc_speaker(doc, q->speaker) : NULL;
    return speaker ? speaker->name : NULL;
}

/* Full names, and what stands for each later on. */
static void test_names(void)
{
    static const char *const names[][2] = {
        {"Ǵorǵi Markov", "Markov"},
        {"Ťažký Łukaszewicz", "Łukaszewicz"},
        {"Ɓala Ɗanladi", "Ɗanladi"},
        {"Șerban Țepeș", "Țepeș"},
        {"Ḥasan Ṣāliḥ", "Ṣāliḥ"},
        {"Ǆemal Ǉubić", "Ǉubić"},
        {"ǅemal Ȟuȟa", "Ȟuȟa"},
        {"Ⱥmos Ⱦeller", "Ⱦeller"},
        {"Ελένη Παπαδάκη", "Παπαδάκη"},
        {"Ἀλέξης Ὅμηρος", "Ὅμηρος"},
        {"Ђорђе Љубић", "Љубић"},
        {"Ёлкин Ґудзь", "Ґудзь"},
        {"Արամ Սարոյան", "Սարոյան"},
        {"ᲒᲘᲝᲠᲒᲘ ᲛᲐᲠᲒᲕᲔ", "ᲛᲐᲠᲒᲕᲔ"},
        {"Ꭰꮃꮈ Ꮝꮖꮿ", "Ꮝꮖꮿ"},
        {"𐐔𐐯𐑅𐐨 𐐝𐐩𐑊𐐮", "𐐝𐐩𐑊𐐮"},
        {"Nguyễn Ấu Đạt", "Nguyễn"},
        {"Nguye\u0302\u0303n A\u0302\u0301u \u0110a\u0323t", "Nguye\u0302\u0303n"},
        {"E\u0301milie A\u030Angström", "A\u030Angström"},
        {"И\u0306осиф И\u0306ылдыз", "И\u0306ылдыз"},
        {"𝐌𝐚𝐫𝐭𝐚 𝐐𝐮𝐢𝐥𝐥", "𝐐𝐮𝐢𝐥𝐥"},
    };
    char text[400];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(text, sizeof text, "“The weir held all night,” said %s, an engineer. “It is dry now,” %s said.",
                 names[i][0], names[i][1]);
        saidby_doc *doc = extract(text);
        CHECK_SIZE(saidby_doc_quote_count(doc), 2);
        CHECK_SIZE(saidby_doc_speaker_count(doc), 1);
        CHECK_STRING(speaker_of(doc, 0), names[i][0]);
        CHECK_STRING(speaker_of(doc, 1), names[i][0]);
        saidby_doc_free(doc);
    }
}

/* One name, with characters in it that show nothing; the words are as a reader sees them, the places those of the text.
 */
static void test_invisible(void)
{
    static const char text[] = "\xEF\xBB\xBF“The weir held,” said Mar\xC2\xADta Qu\xC2\xADill, an "
                               "en\xC2\xADgi\xC2\xADneer. “It is dry,” Quill\xE2\x80\x8E "
                               "said. “It\xE2\x80\x8B is\xE2\x81\xA0 late,” Marta\xE2\x80\x8BQuill said.";
    saidby_doc *doc = extract(text);
    CHECK_SIZE(saidby_doc_quote_count(doc), 3);
    CHECK_SIZE(saidby_doc_speaker_count(doc), 1);
    for (size_t i = 0; i < 3; i++)
        CHECK_STRING(speaker_of(doc, i), "Marta Quill");
    const saidby_speaker *speaker = saidby_doc_speaker(doc, 0);
    CHECK_STRING(speaker ? speaker->role : NULL, "engineer");
    const saidby_quote *first = saidby_doc_quote(doc, 0), *third = saidby_doc_quote(doc, 2);
    CHECK_STRING(first->source->text, "Marta Quill, an engineer");
    CHECK(first->source->start == strcspn(text, "M") && text[first->source->end] == '.');
    CHECK_STRING(third->text, "It is late,");
    CHECK_SIZE(third->parts[0].end - third->parts[0].start, strlen("It is late,") + 6);
    saidby_doc_free(doc);
}

/* A name is one space between words, whatever spaces the text has. */
static void test_whitespace(void)
{
    static const char *const whitespace[] = {"\xC2\xA0",     "\xE2\x80\x89", "\xE2\x80\xAF",
                                             "\xE3\x80\x80", "\xE2\x80\x8B", " \xE2\x80\x8A "};
    char text[200];
    for (size_t i = 0; i < sizeof whitespace / sizeof *whitespace; i++) {
        snprintf(text, sizeof text, "“The weir held all night,” said Marta%sQuill.", whitespace[i]);
        saidby_doc *doc = extract(text);
        CHECK_STRING(speaker_of(doc, 0), "Marta Quill");
        saidby_doc_free(doc);
    }
}

static void test_signs(void)
{
    saidby_doc *doc =
        extract("“The weir held all night,” said Marta Quill😀. “It is dry now,” 👩\xE2\x80\x8D🔧 Quill™ said.");
    CHECK_SIZE(saidby_doc_speaker_count(doc), 1);
    CHECK_STRING(speaker_of(doc, 0), "Marta Quill");
    CHECK_STRING(speaker_of(doc, 1), "Marta Quill");
    saidby_doc_free(doc);
}

/* People that the caller knows, written otherwise than in the text. */
static void test_known_people(void)
{
    static const char rules[] = "{\"people\": [{\"name\": \"Șerban Ȟu\xC2\xADȟa\", \"id\": \"p1\"}]}";
    saidby_options options;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = sizeof rules - 1;
    saidby_extractor *knowing;
    saidby_doc *doc;
    CHECK(saidby_new(&options, &knowing, NULL) == SAIDBY_OK);
    static const char text[] = "“The weir held all night,” said ȘERBAN ȞUȞA.";
    CHECK(saidby_extract(knowing, text, sizeof text - 1, &doc, NULL) == SAIDBY_OK);
    const saidby_speaker *speaker = saidby_doc_speaker(doc, 0);
    CHECK_STRING(speaker ? speaker->ref : NULL, "p1");
    saidby_doc_free(doc);
    saidby_free(knowing);
}

/* ---- lower case ---- */

static void test_lower(void)
{
    static const uint32_t pairs[][2] = {{0x1E9E, 0xDF},     {0x130, 'i'},        {0x23A, 0x2C65},  {0x212A, 'k'},
                                        {0x178, 0xFF},      {0x10A0, 0x2D00},    {0x1C90, 0x10D0}, {0x13A0, 0xAB70},
                                        {0x10400, 0x10428}, {0x1E900, 0x1E922},  {0x24B6, 0x24D0}, {0xD7, 0xD7},
                                        {0x1D400, 0x1D400}, {0x10FFFF, 0x10FFFF}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        CHECK_SIZE(character_lower(pairs[i][0]), pairs[i][1]);
    CHECK(character_is_capital(0x1E9E) && character_is_capital(0x1C5) && character_is_capital(0x1D400) &&
          character_is_capital(0x2160));
    CHECK(!character_is_capital(0x24B6) && !character_is_capital(0x10D0) && !character_is_capital(0xE000));
}

/* The hash of a text's first word. */
static uint32_t hash_of(const char *text)
{
    struct stages stages;
    CHECK(stages_run(&stages, text));
    uint32_t hash = stages.analysis->tokens.count ? stages.analysis->tokens.items[0].hash : 0;
    stages_free(&stages);
    return hash;
}

/* A word with a joiner in it that stays is the same word, looked up or too long for that. */
static void test_joiners(void)
{
    char plain[2 + 4 * 60] = "", joined[2 + 4 * 60 + 3] = "";
    CHECK_SIZE(hash_of("Qu\xE2\x80\x8Cill"), hash_of("Quill"));
    for (size_t i = 0; i < 60; i++) {
        strcat(plain, "خو");
        strcat(joined, i == 30 ? "\xE2\x80\x8Cخو" : "خو");
    }
    CHECK_SIZE(hash_of(joined), hash_of(plain));
}

/* Words of every length whose lower case takes more bytes, or fewer; no buffer is too short for them. */
static void test_lengths(void)
{
    static const struct {
        const char *capital, *small;
    } letters[] = {{"Ⱥ", "ⱥ"}, {"ẞ", "ß"}, {"İ", "i"}, {"Ꭰ", "ꭰ"}, {"𐐔", "𐐼"}};
    char capitals[8 + 4 * 80], small[sizeof capitals], text[sizeof capitals + 80];
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        strcpy(capitals, "x-");
        strcpy(small, "x-");
        for (size_t n = 1; n <= 80; n++) {
            strcat(capitals, letters[i].capital);
            strcat(small, letters[i].small);
            CHECK_SIZE(hash_of(capitals), hash_of(small));
            CHECK_SIZE(hash_of(capitals + 2), hash_of(small + 2));
            snprintf(text, sizeof text, "“The weir held all night,” said the %s man, Marta Quill.", capitals);
            saidby_doc_free(extract(text));
        }
    }
}

/* ---- capitals ---- */

static unsigned capitals_of(const char *text)
{
    struct stages stages;
    CHECK(stages_run(&stages, text));
    unsigned flags = stages.analysis->tokens.items[0].flags & (TOKEN_CAPITAL | TOKEN_ALL_CAPITAL);
    stages_free(&stages);
    return flags;
}

static void test_capitals(void)
{
    static const char *const all[] = {"ǴORǴI", "E\u0301COLE", "NGUYE\u0302\u0303N", "ЂОРЂЕ", "ᲒᲘᲝᲠᲒᲘ", "𐐔𐐇𐐝", "𝐐𝐔𝐈𝐋𝐋"};
    static const char *const first[] = {"Ǵorǵi", "E\u0301cole", "ǅemal", "Ȟuȟa", "Արամ", "𐐔𐐯𐑅", "Ⅷ"};
    static const char *const none[] = {"გიორგი", "ǵORǴI", "李明", "ªB", "ⅷ"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        CHECK_SIZE(capitals_of(all[i]), TOKEN_CAPITAL | TOKEN_ALL_CAPITAL);
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        CHECK_SIZE(capitals_of(first[i]), TOKEN_CAPITAL);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK_SIZE(capitals_of(none[i]), 0);
}

int main(void)
{
    if (saidby_new(NULL, &extractor, NULL) != SAIDBY_OK)
        return 1;
    test_names();
    test_invisible();
    test_whitespace();
    test_signs();
    test_known_people();
    test_lower();
    test_joiners();
    test_lengths();
    test_capitals();
    saidby_free(extractor);
    return CHECK_RESULT();
}
