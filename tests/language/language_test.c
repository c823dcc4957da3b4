/* Two languages in one process: English, and an invented one of a few words (make.py) with the weights of English. */
#include "api/extractor.h"
#include "attribute/rank.h"
#include "check.h"
#include "lang/language.h"
#include "match/pattern_table.h"
#include "tagger/tagger.h"

extern const struct language language_second;

#define SECOND "“Da breg val om dena narmo,” mutor Brana Velt."
#define ENGLISH "“The bridge will fall before noon,” said Marta Quill."

static saidby_doc *read_as(const struct language *language, const char *text)
{
    saidby_options options;
    saidby_extractor *extractor = NULL;
    saidby_doc *doc = NULL;
    saidby_error error;
    saidby_options_init(&options);
    CHECK(extractor_new(language, &options, &extractor, &error) == SAIDBY_OK);
    CHECK(saidby_extract(extractor, text, strlen(text), &doc, &error) == SAIDBY_OK);
    saidby_free(extractor);
    return doc;
}

static void check_found(const struct language *language, const char *text, const char *cue, const char *name,
                        const char *pattern)
{
    saidby_doc *doc = read_as(language, text);
    CHECK_SIZE(saidby_doc_quote_count(doc), 1);
    if (saidby_doc_quote_count(doc) == 1) {
        const saidby_quote *quote = saidby_doc_quote(doc, 0);
        const saidby_speaker *speaker = saidby_doc_speaker(doc, quote->speaker);
        CHECK(quote->cue && quote->confidence > 0.5);
        CHECK_STRING(quote->cue ? quote->cue->text : "", cue);
        CHECK_STRING(speaker ? speaker->name : "", name);
        CHECK_STRING(quote->pattern, pattern);
    }
    saidby_doc_free(doc);
}

/* Nobody said anything: no word of the text is a verb of saying in the language. */
static void check_none(const struct language *language, const char *text)
{
    saidby_doc *doc = read_as(language, text);
    CHECK_SIZE(saidby_doc_quote_count(doc), 0);
    saidby_doc_free(doc);
}

static unsigned number(const struct language *language, const char *word)
{
    return word_number(language, word, strlen(word));
}

/* The names that the code asks by have one number in both, whatever the word is. */
static void test_words(void)
{
    CHECK_STRING(language_built_in.name, "en");
    CHECK_STRING(language_second.name, "second");
    CHECK(number(&language_built_in, "that") == WORD_THAT && number(&language_second, "dat") == WORD_THAT);
    CHECK(number(&language_built_in, "and") == WORD_AND && number(&language_second, "og") == WORD_AND);
    CHECK(number(&language_built_in, "dat") == WORD_NONE && number(&language_second, "that") == WORD_NONE);
    CHECK(word_in(&language_second, number(&language_second, "hul"), SET_HE_OR_SHE));
    CHECK(!word_in(&language_built_in, number(&language_built_in, "hul"), SET_HE_OR_SHE));
    CHECK(word_classes(&language_second, "mutor", 5) & LEX_BIT(LEX_CUE_VERB));
    CHECK(!(word_classes(&language_built_in, "mutor", 5) & LEX_BIT(LEX_CUE_VERB)));
    CHECK(!(word_classes(&language_second, "said", 4) & LEX_BIT(LEX_CUE_VERB)));
    CHECK_SIZE(affix_ending(&language_second, "borgors", 7, AFFIX_PLURAL, 1), 2);
    CHECK_SIZE(affix_ending(&language_built_in, "borgors", 7, AFFIX_PLURAL, 1), 1);
    CHECK_SIZE(line_at(&language_second, "Fan Ida", 7, LINE_BIT(LINE_BYLINE), NULL), 3);
    CHECK_SIZE(line_at(&language_built_in, "Fan Ida", 7, LINE_BIT(LINE_BYLINE), NULL), 0);
}

static double confidence_as(const struct language *language)
{
    saidby_doc *doc = read_as(language, ENGLISH);
    CHECK_SIZE(saidby_doc_quote_count(doc), 1);
    double confidence = saidby_doc_quote_count(doc) == 1 ? saidby_doc_quote(doc, 0)->confidence : 0;
    saidby_doc_free(doc);
    return confidence;
}

/* English words with weights of which all are 0: those that the language points to are read, and no others. */
static void test_weights(void)
{
    static const int16_t weights[RANK_BUCKETS], small[RANK_SMALL_COUNT];
    static uint16_t starts[1 << 16];
    struct tagger_model model = *language_built_in.tagger;
    struct language other = language_built_in;
    double confidence = confidence_as(&language_built_in);
    CHECK(confidence > 0.5);
    other.rank_weights = weights;
    CHECK(confidence_as(&other) != confidence);
    other = language_built_in;
    other.rank_small = small;
    CHECK(confidence_as(&other) != confidence);
    other = language_built_in;
    CHECK((size_t)1 << model.bits <= sizeof starts / sizeof *starts);
    memset(starts, 0xFF, sizeof starts); /* TAGGER_NO_ROW */
    model.starts = starts;
    other.tagger = &model;
    CHECK(confidence_as(&other) != confidence);
}

int main(void)
{
    test_words();
    test_weights();
    check_found(&language_second, SECOND, "mutor", "Brana Velt", "second-quote-verb-source");
    check_none(&language_second, ENGLISH);
    check_found(&language_built_in, ENGLISH, "said", "Marta Quill", "quote-verb-source");
    check_none(&language_built_in, SECOND);
    return CHECK_RESULT();
}
