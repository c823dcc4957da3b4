/* Each built-in pattern makes the record of its own example, through all stages. */
#include "check.h"
#include "api/extractor.h"
#include "match/pattern_table.h"
#include "take_rules.h"

/* Whose example another pattern makes the record of, and why. */
static const struct {
    const char *name, *winner;
} lost[] = {
    {"quotes-as-saying", "source-verb-object"}, /* who quoted is the source: the report is what the article tells */
};

static const char *winner_of(const char *name)
{
    for (size_t i = 0; i < sizeof lost / sizeof *lost; i++)
        if (strcmp(lost[i].name, name) == 0)
            return lost[i].winner;
    return name;
}

/* The words hold field n of "a | b | c", without the mark at its end, or are a part of it. */
static int agrees(const char *expect, int n, const char *words)
{
    char want[300] = "";
    const char *at = expect;
    for (; n > 0 && at; n--) {
        at = strstr(at, " | ");
        at = at ? at + 3 : NULL;
    }
    if (at) {
        const char *end = strstr(at, " | ");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        length -= at[length - 1] == ',' || at[length - 1] == '.';
        snprintf(want, sizeof want, "%.*s", (int)length, at);
    }
    return words ? want[0] && (strstr(words, want) || strstr(want, words)) : !want[0];
}

/* The quotation is what the row expects, made by the row's pattern, or by that which makes it instead. */
static int is_wanted(const saidby_quote *quote, const struct pattern_row *row)
{
    const char *winner = winner_of(row->name);
    if (strcmp(quote->pattern, winner) != 0)
        return 0;
    return winner != row->name || (agrees(row->expect, 0, quote->source ? quote->source->text : NULL) &&
                                   agrees(row->expect, 1, quote->cue ? quote->cue->text : NULL) &&
                                   (agrees(row->expect, 2, quote->text) || agrees(row->expect, 3, quote->text)));
}

static void check_row(const saidby_extractor *extractor, const struct pattern_row *row)
{
    char text[1000];
    snprintf(text, sizeof text,
             "The old bridge over the river was wet on Monday, and nobody in the town was surprised.\n\n%s\n\nThe "
             "river was high that week, and the fields on both sides of it were under water.\n",
             row->example);
    saidby_doc *doc = NULL;
    CHECK(saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK);
    int wins = saidby_doc_quote_count(doc) == 1 && is_wanted(saidby_doc_quote(doc, 0), row);
    if (!wins)
        fprintf(stderr, "pattern %s: its example has %zu records, of %s\n", row->name, saidby_doc_quote_count(doc),
                saidby_doc_quote_count(doc) ? saidby_doc_quote(doc, 0)->pattern : "none");
    CHECK(wins);
    saidby_doc_free(doc);
}

int main(void)
{
    saidby_extractor *extractor = take("{}");
    for (const struct pattern_row *row = language_built_in.patterns->rows; extractor && row->name; row++)
        check_row(extractor, row);
    saidby_free(extractor);
    return CHECK_RESULT();
}
