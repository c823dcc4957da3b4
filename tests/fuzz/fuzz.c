#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_fail(const char *condition, const char *file, int line)
{
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, condition);
    abort();
}

static void check_span(size_t start, size_t end, size_t size)
{
    MUST(start < end);
    MUST(end <= size);
}

static void check_mention(const saidby_mention *mention, size_t size)
{
    if (!mention)
        return;
    check_span(mention->start, mention->end, size);
    MUST(strlen(mention->text) == mention->text_length);
}

static void check_quote(const saidby_doc *doc, const saidby_quote *quote, size_t size)
{
    MUST(quote->part_count > 0);
    for (size_t i = 0; i < quote->part_count; i++) {
        check_span(quote->parts[i].start, quote->parts[i].end, size);
        MUST(i == 0 || quote->parts[i - 1].end <= quote->parts[i].start);
    }
    for (size_t i = 0; i < quote->quoted_count; i++)
        check_span(quote->quoted[i].start, quote->quoted[i].end, size);
    MUST(strlen(quote->text) == quote->text_length);
    MUST(quote->speaker == SAIDBY_NO_SPEAKER || quote->speaker < saidby_doc_speaker_count(doc));
    MUST(quote->confidence >= 0 && quote->confidence <= 1);
    check_mention(quote->cue, size);
    check_mention(quote->source, size);
    check_mention(quote->addressee, size);
    check_mention(quote->via, size);
}

static void check_speaker(const saidby_doc *doc, size_t index, size_t size)
{
    const saidby_speaker *speaker = saidby_doc_speaker(doc, index);
    MUST(speaker->id == index && speaker->name);
    for (size_t i = 0; i < speaker->mention_count; i++)
        check_span(speaker->mentions[i].start, speaker->mentions[i].end, size);
    for (size_t i = 0; i < speaker->member_count; i++)
        MUST(speaker->members[i] < saidby_doc_speaker_count(doc));
}

void fuzz_check_doc(const saidby_doc *doc, size_t size)
{
    for (size_t i = 0; i < saidby_doc_quote_count(doc); i++)
        check_quote(doc, saidby_doc_quote(doc, i), size);
    for (size_t i = 0; i < saidby_doc_speaker_count(doc); i++)
        check_speaker(doc, i, size);
    size_t before = 0;
    for (size_t i = 0; i < saidby_doc_sentence_count(doc); i++) {
        const saidby_span *sentence = saidby_doc_sentence(doc, i);
        check_span(sentence->start, sentence->end, size);
        MUST(sentence->start >= before);
        before = sentence->end;
    }
}
