/* Texts that are read in windows: their records are those of their parts, at their places in the whole. */
#include "check.h"
#include "counted.h"

#include <saidby/saidby.h>
#include <stddef.h>
#include <stdlib.h>

static const char ARTICLE[] = "“We will rebuild the mill before winter,” Ada Moss, the mayor of Veld, said.\n\n"
                              "Bert Lund said the café was shut. “Nobody came,” he added.\n\n"
                              "The fields were white, and nobody spoke for an hour.\n\n";
#define REPEATED 20000 /* 4 MB */

static char *repeat(const char *text, size_t count, size_t *length)
{
    size_t size = strlen(text);
    char *all = malloc(size * count + 1);
    if (!all)
        exit(1);
    for (size_t i = 0; i < count; i++)
        memcpy(all + i * size, text, size + 1);
    *length = size * count;
    return all;
}

static void check_mention(const saidby_mention *m, const char *text, size_t length)
{
    if (!m)
        return;
    CHECK(m->start < m->end && m->end <= length);
    CHECK(m->end - m->start == m->text_length && memcmp(text + m->start, m->text, m->text_length) == 0);
}

static void check_quote(const saidby_doc *doc, size_t i, const char *text, size_t length, size_t *before)
{
    const saidby_quote *q = saidby_doc_quote(doc, i);
    CHECK(q->part_count > 0 && q->parts[0].start >= *before && q->parts[q->part_count - 1].end <= length);
    *before = q->parts[0].start;
    if (q->part_count == 1)
        CHECK(memcmp(text + q->parts[0].start, q->text, q->text_length) == 0);
    check_mention(q->cue, text, length);
    check_mention(q->source, text, length);
    CHECK(q->speaker == SAIDBY_NO_SPEAKER || q->speaker < saidby_doc_speaker_count(doc));
    const saidby_span *sentence = saidby_doc_sentence(doc, q->sentence);
    CHECK(sentence && sentence->start <= q->parts[0].start + 3 && q->parts[0].start < sentence->end);
}

static saidby_doc *read_text(const saidby_extractor *extractor, const char *text, size_t length)
{
    saidby_doc *doc;
    CHECK(saidby_extract(extractor, text, length, &doc, NULL) == SAIDBY_OK);
    return doc;
}

static void test_large(const saidby_extractor *extractor)
{
    size_t length, before = 0;
    char *text = repeat(ARTICLE, REPEATED, &length);
    saidby_doc *once = read_text(extractor, ARTICLE, sizeof ARTICLE - 1), *doc = read_text(extractor, text, length);
    size_t each = saidby_doc_quote_count(once);
    CHECK(each >= 3);
    CHECK_SIZE(saidby_doc_quote_count(doc), each * REPEATED);
    for (size_t i = 0; i < saidby_doc_quote_count(doc); i++)
        check_quote(doc, i, text, length, &before);
    for (size_t i = 0; i < saidby_doc_speaker_count(doc); i++) {
        const saidby_speaker *s = saidby_doc_speaker(doc, i);
        CHECK_SIZE(s->id, i);
        for (size_t m = 0; m < s->mention_count; m++)
            CHECK(s->mentions[m].start < s->mentions[m].end && s->mentions[m].end <= length);
    }
    const saidby_quote *last = saidby_doc_quote(doc, each * REPEATED - 1);
    CHECK_SIZE(last->paragraph, saidby_doc_quote(once, each - 1)->paragraph + 3 * (size_t)(REPEATED - 1));
    CHECK_SIZE(saidby_doc_offset(doc, SAIDBY_OFFSETS_CODEPOINT, length), length - (size_t)REPEATED * 9);
    saidby_doc_free(once);
    saidby_doc_free(doc);
    free(text);
}

/* Without any place to cut, a window ends between characters. */
static void test_no_places(const saidby_extractor *extractor)
{
    size_t length;
    char *text = repeat("é", 1500000, &length);
    saidby_doc_free(read_text(extractor, text, length));
    saidby_doc_free(read_text(extractor, text + 2, length - 2));
    free(text);
}

/* What an extractor keeps of one text changes nothing for the next. */
static void test_kept(const saidby_extractor *used)
{
    static const char *const texts[] = {
        ARTICLE, "Okoro said the ferry, which sank in May, would sail again.",
        "“No,” said one herder. “Yes,” said another; the “old” mill, he added, was sold."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        saidby_extractor *fresh;
        char *want, *got;
        CHECK(saidby_new(NULL, &fresh, NULL) == SAIDBY_OK);
        saidby_doc *first = read_text(fresh, texts[i], strlen(texts[i])),
                   *again = read_text(used, texts[i], strlen(texts[i]));
        CHECK(saidby_doc_json(first, NULL, &want, NULL, NULL) == SAIDBY_OK);
        CHECK(saidby_doc_json(again, NULL, &got, NULL, NULL) == SAIDBY_OK);
        CHECK_STRING(got, want);
        saidby_string_free(want);
        saidby_string_free(got);
        saidby_doc_free(first);
        saidby_doc_free(again);
        saidby_free(fresh);
    }
}

/* ---- memory ---- */

static const char PROSE[] =
    "The harbour of Veld has been dredged each spring since the flood, and each spring the silt has come back with the "
    "first storms. Three barges worked there in March, two of them hired from the quarry upstream, and the third lent "
    "by "
    "the navy. None of them was insured. The channel is nine metres deep where the ferries turn, and less than six at "
    "the "
    "old pier, which has been closed to all but rowing boats since a coaster ran aground there on the night of the "
    "regatta "
    "and lay across the fairway for a week, with its cargo of timber floating off to the beaches.\n\n"
    "Dredgers first came to the bay a century ago, when the canal was cut. They were steam boats then, with a crew of "
    "thirty, and the mud was sold to brickworks along the shore. The last of these shut its kilns in the year of the "
    "great frost. Since then what is taken out of the harbour has been dropped behind the lighthouse, from where the "
    "currents of autumn carry much of it back.\n\n"
    "“We are moving the same mud for the fourth time,” said Ada Moss, the harbour master. “It is not a plan.”\n\n"
    "A report by the Institute for Rivers put the cost at nine million crowns. Bert Lund, who led the work on it, said "
    "that a wall would be cheaper in the long run. The ministry declined to comment, and the council has yet to set a "
    "date for its vote, though the old one passed in June.\n\n";

/* What the records of so many articles hold, and what was held beside them while they were read. */
static void measure(size_t count, size_t *records, size_t *beside)
{
    struct counts counts = {0};
    saidby_allocator allocator = {count_allocate, count_reallocate, count_deallocate, &counts};
    saidby_options options;
    saidby_extractor *extractor;
    size_t length;
    char *text = repeat(PROSE, count, &length);
    saidby_options_init(&options);
    options.allocator = &allocator;
    CHECK(saidby_new(&options, &extractor, NULL) == SAIDBY_OK);
    saidby_doc *doc = read_text(extractor, text, length);
    size_t held = counts.now;
    saidby_doc_free(doc);
    *records = held - counts.now;
    *beside = counts.most - held;
    saidby_free(extractor);
    free(text);
    CHECK_SIZE(counts.now, 0);
}

/* The records of such news take less room than this of the text, however long it is; what else is held while a text is
 * read does not grow with it. */
#define MAX_RECORDS(length) ((length) * 7 / 8)
static void test_memory(void)
{
    size_t few, many, beside_few, beside_many, length = sizeof PROSE - 1;
    measure(2000, &few, &beside_few);
    measure(4000, &many, &beside_many);
    CHECK(many < MAX_RECORDS(length * 4000));
    CHECK(many - few < MAX_RECORDS(length * 2000));
    CHECK(beside_many <= beside_few + beside_few / 8);
}

int main(void)
{
    saidby_extractor *extractor;
    CHECK(saidby_new(NULL, &extractor, NULL) == SAIDBY_OK);
    test_large(extractor);
    test_no_places(extractor);
    test_kept(extractor);
    test_memory();
    saidby_free(extractor);
    return CHECK_RESULT();
}
