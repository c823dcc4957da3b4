#include "text.h"

#include <stdio.h>
#include <string.h>

static bool is_blank(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void text_add_line(struct buffer *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        bool c1 = c == 0xC2 && i + 1 < length && (unsigned char)text[i + 1] < 0xA0;
        if (is_blank(c)) {
            while (i < length && is_blank((unsigned char)text[i]))
                i++;
            buffer_add(out, " ", 1);
        } else if (c < 0x20 || c == 0x7F || c1) {
            buffer_add(out, "\xEF\xBF\xBD", 3);
            i += c1 ? 2 : 1;
        } else {
            buffer_add(out, text + i++, 1);
        }
    }
}

/* The last word of the cue, in lower case, among verbs that say no more than that something was said. */
static bool is_plain(const saidby_mention *cue)
{
    static const char *const plain[] = {"said",    "says",  "say",   "saying", "told",   "tells", "tell",
                                        "telling", "added", "adds",  "adding", "writes", "wrote", "to",
                                        "noted",   "notes", "state", "stated", "states", ":"};
    char word[16];
    size_t start = cue->text_length, length;
    while (start > 0 && !is_blank((unsigned char)cue->text[start - 1]))
        start--;
    length = cue->text_length - start;
    if (length >= sizeof word)
        return false;
    for (size_t i = 0; i <= length; i++) {
        char c = i < length ? cue->text[start + i] : '\0';
        word[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(word, plain[i]) == 0)
            return start == 0 || strcmp(word, "to") == 0; /* "has not said" is not "said" */
    return false;
}

const saidby_mention *text_telling_cue(const saidby_quote *quote)
{
    return quote->type != SAIDBY_DIRECT && quote->cue && !is_plain(quote->cue) ? quote->cue : NULL;
}

bool text_is_uncertain(const saidby_quote *quote)
{
    return quote->confidence < SAIDBY_UNCERTAIN;
}

double text_confidence(const saidby_quote *quote)
{
    const double most = SAIDBY_UNCERTAIN - 0.01;
    return text_is_uncertain(quote) && quote->confidence > most ? most : quote->confidence;
}

static void add_id(struct buffer *out, const struct document *document)
{
    const char *id = document->id ? document->id : "(no id)";
    text_add_line(out, id, strlen(id));
    buffer_add_string(out, "\n");
}

/* A source without a speaker is a pronoun of which the text does not say whom it means: no name. */
static void add_speaker(struct buffer *out, const saidby_speaker *speaker, const saidby_mention *source)
{
    if (speaker) {
        text_add_line(out, speaker->name, strlen(speaker->name));
    } else if (source) {
        buffer_add_string(out, "(unresolved: “");
        text_add_line(out, source->text, source->text_length);
        buffer_add_string(out, "”)");
    } else {
        buffer_add_string(out, "Unattributed");
    }
    if (speaker && speaker->role) {
        buffer_add_string(out, ", ");
        text_add_line(out, speaker->role, strlen(speaker->role));
    }
}

static void add_type(struct buffer *out, const saidby_quote *quote, bool explain)
{
    const char *type = saidby_quote_type_string(quote->type),
               *uncertain = text_is_uncertain(quote) ? ", uncertain" : "";
    char note[160];
    if (explain)
        snprintf(note, sizeof note, " (%s%s; %s, %.2f)", type, uncertain, quote->pattern ? quote->pattern : "?",
                 text_confidence(quote));
    else if (*uncertain)
        snprintf(note, sizeof note, " (%s%s: %.2f)", type, uncertain, text_confidence(quote));
    else
        snprintf(note, sizeof note, " (%s)", type);
    buffer_add_string(out, note);
}

static void add_quote(struct buffer *out, const saidby_doc *doc, const saidby_quote *quote, bool explain)
{
    bool direct = quote->type == SAIDBY_DIRECT;
    const saidby_speaker *speaker =
        quote->speaker == SAIDBY_NO_SPEAKER ? NULL : saidby_doc_speaker(doc, quote->speaker);
    buffer_add_string(out, "  ");
    add_speaker(out, speaker, quote->source);
    const saidby_mention *cue = text_telling_cue(quote);
    if (cue) {
        buffer_add_string(out, " (");
        text_add_line(out, cue->text, cue->text_length);
        buffer_add_string(out, ")");
    }
    buffer_add_string(out, direct ? ": “" : ": ");
    text_add_line(out, quote->text, quote->text_length);
    buffer_add_string(out, direct ? "”" : "");
    add_type(out, quote, explain);
    buffer_add_string(out, "\n");
}

void text_add_quotes(struct buffer *out, const struct document *document, const saidby_doc *doc, bool explain)
{
    add_id(out, document);
    for (size_t i = 0; i < saidby_doc_quote_count(doc); i++)
        add_quote(out, doc, saidby_doc_quote(doc, i), explain);
}

void text_add_sentences(struct buffer *out, const struct document *document, const saidby_doc *doc)
{
    add_id(out, document);
    for (size_t i = 0; i < saidby_doc_sentence_count(doc); i++) {
        const saidby_span *sentence = saidby_doc_sentence(doc, i);
        struct buffer text = {0};
        buffer_add_utf8(&text, document->bytes.data + sentence->start, sentence->end - sentence->start);
        buffer_add_string(out, "  ");
        text_add_line(out, text.data, text.length);
        buffer_add_string(out, "\n");
        buffer_free(&text);
    }
}
