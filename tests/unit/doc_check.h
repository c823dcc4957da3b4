/* What holds for the records of every text whatever. */
#ifndef SAIDBY_DOC_CHECK_H
#define SAIDBY_DOC_CHECK_H

#include "base/unicode.h"
#include "check.h"

#include <saidby/saidby.h>
#include <stdbool.h>
#include <stdlib.h>

struct checked_text {
    const char *text;
    size_t length;
    const saidby_doc *doc;
};

/* A span that is not empty, lies in the text and cuts no character. */
static bool good_span(const struct checked_text *t, size_t start, size_t end)
{
    return start < end && end <= t->length && saidby_doc_offset(t->doc, SAIDBY_OFFSETS_BYTE, start) == start &&
           saidby_doc_offset(t->doc, SAIDBY_OFFSETS_BYTE, end) == end;
}

/* The bytes of a character of the text that shows nothing, or 0. */
static size_t invisible_size(const struct checked_text *t, size_t at)
{
    size_t size;
    uint32_t c = character_at(t->text, at, t->length, &size);
    return character_is_invisible(c) ? size : 0;
}

/* Whether words are those of a place of the text; a bad byte or NUL there may stand as U+FFFD, and what shows nothing
 * may be left out. The bytes of words that were met are taken off. */
static bool same_words(const struct checked_text *t, saidby_span place, const char **words)
{
    for (size_t i = place.start, size; i < place.end; i++)
        if ((size = invisible_size(t, i)) > 0 && strncmp(*words, t->text + i, size) != 0)
            i += size - 1;
        else if (strncmp(*words, "\xEF\xBF\xBD", 3) == 0 && (t->text[i] == '\0' || (unsigned char)t->text[i] >= 0x80) &&
            strncmp(t->text + i, "\xEF\xBF\xBD", 3) != 0)
            *words += 3;
        else if (*(*words)++ != t->text[i])
            return false;
    return true;
}

#define LEFT_OUT " \xE2\x80\xA6 "

/* What is after a part and its coordinated to the next, which may have cost it its last comma; NULL: other words.
 */
static const char *after_part(const struct checked_text *t, saidby_span part, const char *words)
{
    const char *at = words;
    if (same_words(t, part, &at) && *at == ' ')
        return at + (strncmp(at, LEFT_OUT, 5) == 0 ? 5 : 1);
    for (size_t comma = part.end; comma-- > part.start;) {
        size_t end = comma;
        if (t->text[comma] != ',')
            continue;
        for (at = words; end > part.start && (t->text[end - 1] == ' ' || t->text[end - 1] == '\n'); end--)
            ;
        if (same_words(t, (saidby_span){part.start, end}, &at) &&
            same_words(t, (saidby_span){comma + 1, part.end}, &at) && *at == ' ')
            return at + (strncmp(at, LEFT_OUT, 5) == 0 ? 5 : 1);
        break;
    }
    return NULL;
}

static void check_mention(const struct checked_text *t, const saidby_mention *mention)
{
    if (!mention)
        return;
    const char *words = mention->text;
    CHECK(good_span(t, mention->start, mention->end));
    CHECK(same_words(t, (saidby_span){mention->start, mention->end}, &words) && *words == '\0');
    CHECK_SIZE(mention->text_length, strlen(mention->text));
}

static void check_quote(const struct checked_text *t, const saidby_quote *quote)
{
    const char *words = quote->text;
    CHECK(quote->part_count > 0);
    for (size_t i = 0; i < quote->part_count; i++) {
        CHECK(good_span(t, quote->parts[i].start, quote->parts[i].end));
        CHECK(i == 0 || quote->parts[i - 1].end <= quote->parts[i].start);
        if (i + 1 < quote->part_count)
            words = words ? after_part(t, quote->parts[i], words) : NULL;
        else
            CHECK(words && same_words(t, quote->parts[i], &words));
    }
    CHECK(words && *words == '\0');
    CHECK_SIZE(quote->text_length, strlen(quote->text));
    CHECK((quote->quoted_count > 0) == (quote->type == SAIDBY_MIXED));
    for (size_t i = 0; i < quote->quoted_count; i++) {
        size_t p = 0;
        while (p < quote->part_count && quote->parts[p].end < quote->quoted[i].end)
            p++;
        CHECK(good_span(t, quote->quoted[i].start, quote->quoted[i].end));
        CHECK(p < quote->part_count && quote->parts[p].start <= quote->quoted[i].start);
    }
    check_mention(t, quote->cue);
    check_mention(t, quote->source);
    check_mention(t, quote->addressee);
    check_mention(t, quote->via);
    CHECK(quote->speaker == SAIDBY_NO_SPEAKER || quote->speaker < saidby_doc_speaker_count(t->doc));
    CHECK(quote->confidence >= 0 && quote->confidence <= 1);
    CHECK(quote->pattern && *quote->pattern);
    const saidby_span *sentence = saidby_doc_sentence(t->doc, quote->sentence);
    CHECK(sentence && sentence->start <= quote->parts[0].start && quote->parts[0].start < sentence->end);
}

static void check_speaker(const struct checked_text *t, const saidby_speaker *speaker, size_t index)
{
    bool known = !speaker->role;
    CHECK_SIZE(speaker->id, index);
    CHECK(speaker->name && *speaker->name);
    CHECK(speaker->kind <= SAIDBY_DOCUMENT);
    for (size_t i = 0; i < speaker->role_count; i++) {
        CHECK(*speaker->roles[i] != '\0');
        known = known || strcmp(speaker->roles[i], speaker->role) == 0;
    }
    CHECK(known);
    for (size_t i = 0; i < speaker->mention_count; i++) {
        CHECK(good_span(t, speaker->mentions[i].start, speaker->mentions[i].end));
        CHECK(i == 0 || speaker->mentions[i - 1].start <= speaker->mentions[i].start);
    }
    for (size_t i = 0; i < speaker->member_count; i++)
        CHECK(speaker->members[i] < saidby_doc_speaker_count(t->doc) && speaker->members[i] != index);
}

static void check_doc(const char *text, size_t length, const saidby_doc *doc)
{
    struct checked_text t = {text, length, doc};
    size_t end = 0;
    for (size_t i = 0; i < saidby_doc_sentence_count(doc); i++) {
        const saidby_span *sentence = saidby_doc_sentence(doc, i);
        CHECK(good_span(&t, sentence->start, sentence->end) && sentence->start >= end);
        end = sentence->end;
    }
    for (size_t i = 0, start = 0; i < saidby_doc_quote_count(doc); i++) {
        const saidby_quote *quote = saidby_doc_quote(doc, i);
        check_quote(&t, quote);
        CHECK(quote->parts[0].start >= start);
        start = quote->parts[0].start;
    }
    for (size_t i = 0; i < saidby_doc_speaker_count(doc); i++)
        check_speaker(&t, saidby_doc_speaker(doc, i), i);
}

#endif
