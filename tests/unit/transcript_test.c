/* Turns of transcripts and interviews: which are told word for word, and which labels are before something else. */
#include "check.h"

#include <saidby/saidby.h>

#include <stdlib.h>

/* What is made of the paragraphs with a label: "d" for one that is direct, "i" or "m" for others, in text order. */
static void check_turns(const saidby_extractor *extractor, const char *text, const char *want)
{
    static const char letters[] = {[SAIDBY_DIRECT] = 'd', [SAIDBY_MIXED] = 'm', [SAIDBY_INDIRECT] = 'i'};
    char got[40] = "";
    size_t count = 0;
    saidby_doc *doc;
    CHECK(saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK);
    for (size_t i = 0; i < saidby_doc_quote_count(doc) && count + 1 < sizeof got; i++) {
        const saidby_quote *quote = saidby_doc_quote(doc, i);
        if (strcmp(quote->pattern, "transcript-label") != 0)
            continue;
        got[count++] = letters[quote->type];
        CHECK((quote->quoted_count > 0) == (quote->type == SAIDBY_MIXED));
    }
    if (strcmp(got, want) != 0) {
        check_failures++;
        fprintf(stderr, "%s\nis %s, not %s\n", text, got, want);
    }
    saidby_doc_free(doc);
}

#define HEAD "The hall was full on Monday.\n\n"
#define NEXT "\n\n"

static const char *const cases[][2] = {
    {HEAD "LIND: We have no plan." NEXT "ORSO: Why not?" NEXT "LIND: It rained.", "ddd"},
    {HEAD "Lind: We have no plan." NEXT "Orso: Why not?" NEXT "Lind: It rained.", "ddd"},
    {HEAD "Q: Is it safe?" NEXT "A: He said it was." NEXT "Q: Who?", "ddd"},
    {HEAD "“LIND: I ask you." NEXT "“ORSO: It is.”", "dd"},
    {HEAD "LIND: “We have no plan.”" NEXT "ORSO: “None.”", "dd"},
    {HEAD "LIND: I read “no way” on it." NEXT "ORSO: Where?", "dd"},
    /* one in four speaks */
    {HEAD "LIND: Who?" NEXT "ORSO: Rain." NEXT "LIND: A fine name." NEXT "ORSO: A short one.", "dddd"},
    {HEAD "LIND: Who?" NEXT "ORSO: Rain." NEXT "LIND: A fine day." NEXT "ORSO: Mud." NEXT "LIND: Snow.", "iiiii"},
    {HEAD "LIND: The sign reads “you are late”." NEXT "ORSO: It read “my way” once.", "mm"},
    /* labels that are no names */
    {HEAD "ENERGY: Oil fell to 51 crowns." NEXT "METALS: Gold fell." NEXT "GRAIN: Rye rose.", "iii"},
    /* a report of the one in the label */
    {HEAD "LIND: Says the dam is safe." NEXT "ORSO: Why do you ask?", "id"},
    {HEAD "LIND: Says we were late." NEXT "ORSO: Why do you ask?", "dd"},
    {HEAD "LIND: The dam, the big one, is safe, he said." NEXT "ORSO: Why do you ask?", "id"},
    {HEAD "LIND: Lind has a plan for the dam." NEXT "ORSO: Why do you ask?", "id"},
    {HEAD "LIND: This is Ada Lind, and I am late." NEXT "ORSO: Why do you ask?", "dd"},
    {HEAD "LIND: Senator Lind has a plan for us." NEXT "ORSO: Why do you ask?", "id"},
    /* plain labels of which none comes again, and headlines */
    {HEAD "Lind: We have no plan." NEXT "Orso: Why not?" NEXT "Bek: It rained.", "iii"},
    {HEAD "Lind: We Have Three Fine Plans For Bridges" NEXT "Orso: Why not?" NEXT "Lind: It rained.", "idd"},
    {HEAD "Lind: We Have Three Fine Plans" NEXT "Orso: Why not?" NEXT "Lind: It rained.", "idd"},
    {HEAD "Lind: We Have Three Plans" NEXT "Orso: Why not?" NEXT "Lind: It rained.", "ddd"},
};

int main(void)
{
    saidby_extractor *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_turns(extractor, cases[i][0], cases[i][1]);
    saidby_free(extractor);
    return CHECK_RESULT();
}
