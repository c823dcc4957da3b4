#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_fail(const char *condition, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    abort();
}

/* Not empty, within the text, at the ends of characters. */
static void check_span(const saidby_doc *doc, size_t start, size_t end)
{
    MUST(start < end);
    MUST(saidby_doc_offset(doc, SAIDBY_OFFSETS_BYTE, start) == start);
    MUST(saidby_doc_offset(doc, SAIDBY_OFFSETS_BYTE, end) == end);
}

static void check_mention(const saidby_doc *doc, const saidby_mention *mention)
{
    if (!mention)
        return;
    check_span(doc, mention->start, mention->end);
    MUST(strlen(mention->text) == mention->text_length);
}

static void check_quote(const saidby_doc *doc, const saidby_quote *quote)
{
    MUST(quote->part_count > 0);
    for (size_t i = 0; i < quote->part_count; i++)
        check_span(doc, quote->parts[i].start, quote->parts[i].end);
    for (size_t i = 0; i < quote->quoted_count; i++)
        check_span(doc, quote->quoted[i].start, quote->quoted[i].end);
    MUST(strlen(quote->text) == quote->text_length);
    MUST(quote->speaker == SAIDBY_NO_SPEAKER || quote->speaker < saidby_doc_speaker_count(doc));
    MUST(quote->confidence >= 0 && quote->confidence <= 1);
    check_mention(doc, quote->cue);
    check_mention(doc, quote->source);
    check_mention(doc, quote->addressee);
    check_mention(doc, quote->via);
}

static void check_speaker(const saidby_doc *doc, size_t index)
{
    const saidby_speaker *speaker = saidby_doc_speaker(doc, index);
    MUST(speaker->id == index && speaker->name);
    for (size_t i = 0; i < speaker->mention_count; i++)
        check_span(doc, speaker->mentions[i].start, speaker->mentions[i].end);
    for (size_t i = 0; i < speaker->member_count; i++)
        MUST(speaker->members[i] < saidby_doc_speaker_count(doc));
}

void fuzz_check_doc(const saidby_doc *doc)
{
    for (size_t i = 0; i < saidby_doc_quote_count(doc); i++)
        check_quote(doc, saidby_doc_quote(doc, i));
    for (size_t i = 0; i < saidby_doc_speaker_count(doc); i++)
        check_speaker(doc, i);
    size_t before = 0;
    for (size_t i = 0; i < saidby_doc_sentence_count(doc); i++) {
        const saidby_span *sentence = saidby_doc_sentence(doc, i);
        check_span(doc, sentence->start, sentence->end);
        MUST(sentence->start >= before);
        before = sentence->end;
    }
}
