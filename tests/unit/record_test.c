/* Records: from links and speakers, made here by hand, to what the caller gets. */
#include "check.h"
#include "api/pipeline.h"
#include "record/record.h"

#include <stdlib.h>

struct fixture {
    memory mem;
    struct pipeline pipeline;
    struct source_text source;
    struct saidby_doc doc;
};

static void begin(struct fixture *f, const char *text)
{
    memset(f, 0, sizeof *f);
    f->mem = f->doc.mem = memory_default();
    arena_init(&f->doc.arena, &f->mem);
    pipeline_init(&f->pipeline, &f->mem, &language_built_in, &f->doc.arena);
    size_t length = strlen(text);
    f->source.text = calloc(length + 1, 1);
    memcpy(f->source.text, text, length);
    if (utf8_valid(text, length) < length) {
        f->source.bad = calloc(length, 1);
        utf8_repair(f->source.text, length, f->source.bad);
    }
    f->pipeline.analysis.text = f->source.text;
    f->pipeline.analysis.length = length;
    CHECK(pipeline_run(&f->pipeline, "quotemark"));
}

static void end(struct fixture *f)
{
    pipeline_free(&f->pipeline);
    VECTOR_FREE(&f->mem, f->doc.parts);
    arena_free(&f->doc.arena);
    free(f->source.text);
    free(f->source.bad);
}

/* The tokens that cover some words of the text. */
struct range {
    size_t first, end;
};

static struct range words(const struct fixture *f, const char *phrase)
{
    const char *at = strstr(f->pipeline.analysis.text, phrase);
    if (!at) {
        fprintf(stderr, "not in the text: %s\n", phrase);
        exit(1);
    }
    size_t start = (size_t)(at - f->pipeline.analysis.text), stop = start + strlen(phrase);
    struct range range = {NO_INDEX, 0};
    for (size_t i = 0; i < f->pipeline.analysis.tokens.count; i++) {
        const struct token *token = &f->pipeline.analysis.tokens.items[i];
        if (token->end <= start || token->start >= stop)
            continue;
        range.first = range.first == NO_INDEX ? i : range.first;
        range.end = i + 1;
    }
    return range;
}

static struct link *add_link(struct fixture *f, const char *cue, const char *source)
{
    struct link link = {
        .cue = NO_INDEX, .source = NO_INDEX, .addressee = NO_INDEX, .via = NO_INDEX, .previous = NO_INDEX};
    link.pattern = "test";
    link.confidence = 0.75;
    if (cue) {
        struct range range = words(f, cue);
        link.cue_first = index_32(range.first);
        link.cue_end = index_32(range.end);
    }
    if (source) {
        struct range range = words(f, source);
        link.source_first = index_32(range.first);
        link.source_end = index_32(range.end);
    }
    CHECK(VECTOR_PUSH(&f->mem, f->pipeline.attribution.links, link));
    return &f->pipeline.attribution.links.items[f->pipeline.attribution.links.count - 1];
}

static void add_part(const struct fixture *f, struct link *link, const char *phrase)
{
    struct range range = words(f, phrase);
    link->parts[link->part_count].first_token = index_32(range.first);
    link->parts[link->part_count++].end_token = index_32(range.end);
}

static size_t add_mention(struct fixture *f, const char *phrase, size_t speaker)
{
    struct range range = words(f, phrase);
    struct mention mention = {
        .first_token = index_32(range.first), .end_token = index_32(range.end), .parent = NO_INDEX};
    CHECK(VECTOR_PUSH(&f->mem, f->pipeline.mentions.mentions, mention));
    CHECK(VECTOR_PUSH(&f->mem, f->pipeline.coref.mention_speakers, (uint32_t)speaker));
    return f->pipeline.mentions.mentions.count - 1;
}

static struct speaker *add_speaker(struct fixture *f, const char *name)
{
    struct speaker speaker = {.name = name};
    CHECK(VECTOR_PUSH(&f->mem, f->pipeline.coref.speakers, speaker));
    return &f->pipeline.coref.speakers.items[f->pipeline.coref.speakers.count - 1];
}

static const saidby_quote *make(struct fixture *f)
{
    f->doc.parts.count = f->doc.quote_count = f->doc.speaker_count = f->doc.sentence_count = 0;
    pipeline_publish(&f->pipeline);
    CHECK(record_make(&f->pipeline.analysis, &f->source, &f->doc));
    return f->doc.parts.items[0].quotes;
}

/* One link, one part: the type and the text of its record. */
static void check_content(const char *text, const char *cue, const char *part, saidby_quote_type type,
                          const char *content)
{
    struct fixture f;
    begin(&f, text);
    add_part(&f, add_link(&f, cue, NULL), part);
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(f.doc.quote_count, content != NULL);
    if (content && f.doc.quote_count == 1) {
        CHECK_STRING(quote->text, content);
        CHECK_SIZE(quote->text_length, strlen(content));
        CHECK_SIZE(quote->type, type);
    }
    end(&f);
}

static void test_marks(void)
{
    const char *text = "“The bridge is safe,” Marta Quill said.";
    check_content(text, "said", "“The bridge is safe,”", SAIDBY_DIRECT, "The bridge is safe,");
    check_content(text, "said", "The bridge is safe,", SAIDBY_DIRECT, "The bridge is safe,");
    check_content(text, "said", "The bridge is safe,”", SAIDBY_DIRECT, "The bridge is safe,");
    check_content("“The bridge is safe”, Marta Quill said.", "said", "“The bridge is safe”,", SAIDBY_DIRECT,
                  "The bridge is safe");
    check_content("She said the bridge was safe.", "said", "the bridge was safe.", SAIDBY_INDIRECT,
                  "the bridge was safe");
    check_content("She asked: is the bridge safe?", "asked", ": is the bridge safe?", SAIDBY_INDIRECT,
                  "is the bridge safe?");
    check_content("She said the bridge was “safe”.", "said", "the bridge was “safe”.", SAIDBY_MIXED,
                  "the bridge was “safe”");
    check_content("She said “perfectly safe” was how it looked.", "said", "“perfectly safe” was how it looked.",
                  SAIDBY_MIXED, "“perfectly safe” was how it looked");
    check_content("She spoke of “safe” and “sound”.", "spoke", "“safe” and “sound”", SAIDBY_MIXED,
                  "“safe” and “sound”");
    check_content("She said... .", "said", ".", SAIDBY_INDIRECT, NULL);
}

/* The "that" of a clause is no content; the one that points at a noun is. */
static void test_that(void)
{
    check_content("She said that the bridge was old.", "said", "that the bridge was old", SAIDBY_INDIRECT,
                  "the bridge was old");
    check_content("She said that Quill was “late”.", "said", "that Quill was “late”", SAIDBY_MIXED, "Quill was “late”");
    check_content("She said that “all is well”.", "said", "that “all is well”", SAIDBY_DIRECT, "all is well");
    check_content("She said that 9 had come.", "said", "that 9 had come", SAIDBY_INDIRECT, "9 had come");
    check_content("She said that bridge was old.", "said", "that bridge was old", SAIDBY_INDIRECT,
                  "that bridge was old");
    check_content("“That I like,” she said.", "said", "“That I like,”", SAIDBY_DIRECT, "That I like,");
}

/* A word between the cue and the colon is no content. */
static void test_lead_in(void)
{
    check_content("She said afterwards: “All is well.” “Or was.”", "said", "afterwards: “All is well.” “Or was.”",
                  SAIDBY_DIRECT, "All is well. Or was.");
    check_content("She said of the long and costly plan: “No.”", "said", "of the long and costly plan: “No.”",
                  SAIDBY_MIXED, "of the long and costly plan: “No.”");
    check_content("She said afterwards: “All” went.", "said", "afterwards: “All” went", SAIDBY_MIXED,
                  "afterwards: “All” went");
}

/* What is in headings is nobody's statement. */
static void test_heading(void)
{
    struct fixture f;
    begin(&f, "Quill said it was wet. It rained.\n\nThe fair went on.");
    f.pipeline.layout.blocks.items[0].kind = BLOCK_HEADLINE;
    add_part(&f, add_link(&f, "said", "Quill"), "it was wet");
    add_part(&f, add_link(&f, NULL, NULL), "The fair went on");
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(f.doc.quote_count, 1);
    CHECK_STRING(quote->text, "The fair went on");
    CHECK_SIZE(quote->paragraph, 0); /* the heading is not counted */
    end(&f);
}

static void test_nested(void)
{
    const char *text = "“My brother said he would sell the boat,” Quill recalled.";
    check_content(text, "said", "he would sell the boat,", SAIDBY_INDIRECT, "he would sell the boat");
    check_content(text, "recalled", "“My brother said he would sell the boat,”", SAIDBY_DIRECT,
                  "My brother said he would sell the boat,");
}

static void test_quoted(void)
{
    struct fixture f;
    begin(&f, "Quill said the bridge was “safe” and “sound,” if not pretty.");
    add_part(&f, add_link(&f, "said", "Quill"), "the bridge was “safe” and “sound,” if not pretty");
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(quote->quoted_count, 2);
    CHECK(strncmp(f.pipeline.analysis.text + quote->quoted[0].start, "safe", 4) == 0);
    CHECK_SIZE(quote->quoted[0].end - quote->quoted[0].start, 4);
    CHECK_SIZE(quote->quoted[1].end - quote->quoted[1].start, 6);
    CHECK_STRING(quote->cue->text, "said");
    CHECK_STRING(quote->source->text, "Quill");
    CHECK(quote->confidence == 0.75);
    CHECK_STRING(quote->pattern, "test");
    CHECK_SIZE(quote->speaker, SAIDBY_NO_SPEAKER);
    end(&f);
}

/* The title of a work is not the speaker's word. */
static void test_title(void)
{
    struct fixture f;
    begin(&f, "Quill said she had read “The Long Winter” to her “little ones”.");
    CHECK_SIZE(f.pipeline.quotation.spans.count, 2);
    f.pipeline.quotation.spans.items[0].use = SPAN_TITLE;
    f.pipeline.quotation.spans.items[1].use = SPAN_SCARE;
    add_part(&f, add_link(&f, "said", "Quill"), "she had read “The Long Winter” to her “little ones”");
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(quote->type, SAIDBY_MIXED);
    CHECK_SIZE(quote->quoted_count, 1);
    CHECK(strncmp(f.pipeline.analysis.text + quote->quoted[0].start, "little ones”", 12) == 0);
    f.pipeline.quotation.spans.items[1].use = SPAN_TITLE;
    CHECK_SIZE(make(&f)->type, SAIDBY_INDIRECT);
    end(&f);
}

static void test_split(void)
{
    struct fixture f;
    begin(&f, "“The bridge,” Quill said. “It is safe.” “Very.”");
    struct link *link = add_link(&f, "said", "Quill");
    add_part(&f, link, "“It is safe.” “Very.”");
    add_part(&f, link, "“The bridge,”");
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(quote->part_count, 3);
    CHECK_STRING(quote->text, "The bridge … It is safe. Very.");
    CHECK_SIZE(quote->type, SAIDBY_DIRECT);
    CHECK_SIZE(quote->quoted_count, 0);
    end(&f);
}

/* The text of two parts, whatever they are: what joins them. */
static void test_coordinated(void)
{
    static const char *const cases[][4] = {
        {"“I’m tired,” Quill said. “I have carried it.”", "“I’m tired,”", "“I have carried it.”",
         "I’m tired … I have carried it."},
        {"“The well”, she said, “is dry”.", "“The well”", "“is dry”", "The well … is dry"},
        {"“Is it dry?” she said. “Yes.”", "“Is it dry?”", "“Yes.”", "Is it dry? … Yes."},
        {"“It was—” she said. “No.”", "“It was—”", "“No.”", "It was— … No."},
        {"“He said ‘no,’” she said. “I ‘left,’”", "“He said ‘no,’”", "“I ‘left,’”", "He said ‘no’ … I ‘left,’"},
        {"\" It is dry , \" she said . \" Yes . \"", "\" It is dry , \"", "\" Yes . \"", "It is dry … Yes ."},
        {"The well, Quill said, was dry.", "The well", "was dry", "The well … was dry"},
        {"“It was …,” she said. “No.”", "“It was …,”", "“No.”", "It was … No."},
        {"“It was,” she said. “... no.”", "“It was,”", "“... no.”", "It was ... no."},
        {"“It was wet.” “No.” Quill laughed.", "“It was wet.”", "“No.”", "It was wet. No."},
        {"“It was wet, … and cold.” Quill laughed.", "It was wet,", "and cold.", "It was wet … and cold."},
        {"Quill said: “It was wet, and cold,\n\n“No.”", "“It was wet, and cold,", "“No.”", "It was wet, and cold, No."},
        {"Quill said: “It was wet,\n\nBy Ada Moss\n\n“No.”", "“It was wet,", "“No.”", "It was wet, No."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        begin(&f, cases[i][0]);
        struct link *link = add_link(&f, NULL, NULL);
        add_part(&f, link, cases[i][1]);
        add_part(&f, link, cases[i][2]);
        const saidby_quote *quote = make(&f);
        CHECK_SIZE(quote->part_count, 2);
        CHECK_STRING(quote->text, cases[i][3]);
        CHECK_SIZE(quote->text_length, strlen(cases[i][3]));
        end(&f);
    }
}

static void test_continued(void)
{
    struct fixture f;
    begin(&f, "“The bridge is old,” Quill said.\n\n“It is safe.”\n\n“It will stand,” she said, “for long.”\n");
    add_speaker(&f, "Marta Quill");
    size_t mention = add_mention(&f, "Quill", 0);
    struct link *link = add_link(&f, "Quill said", "Quill");
    link->source = index_32(mention);
    link->cue_first++;
    add_part(&f, link, "“The bridge is old,”");
    link = add_link(&f, NULL, NULL);
    link->previous = 0;
    add_part(&f, link, "“It is safe.”");
    link = add_link(&f, "she said", NULL);
    link->previous = 1;
    add_part(&f, link, "“It will stand,”");
    add_part(&f, link, "“for long.”");
    const saidby_quote *quotes = make(&f);
    CHECK_SIZE(f.doc.quote_count, 2);
    CHECK_STRING(quotes[0].text, "The bridge is old … It is safe.");
    CHECK_STRING(quotes[0].cue->text, "said");
    CHECK_SIZE(quotes[0].speaker, 0);
    CHECK_STRING(quotes[1].text, "It will stand … for long.");
    CHECK_SIZE(quotes[1].speaker, 0);
    CHECK_SIZE(quotes[1].paragraph, 2);
    CHECK(quotes[1].source == NULL);
    end(&f);
}

static void test_open_paragraphs(void)
{
    struct fixture f;
    begin(&f, "Quill said: “The bridge is old.\n\n“It is safe.”\n");
    struct link *link = add_link(&f, "said", "Quill");
    add_part(&f, link, "“The bridge is old.\n\n“It is safe.”");
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(quote->part_count, 2);
    CHECK_STRING(quote->text, "The bridge is old. It is safe.");
    CHECK_SIZE(quote->type, SAIDBY_DIRECT);
    end(&f);
}

static void test_places(void)
{
    struct fixture f;
    begin(&f, "It rained. Nobody came.\n\nThe fair went on. Quill said it was a joy. Later he said it was wet.\n");
    add_part(&f, add_link(&f, "Quill said", "Quill"), "it was a joy");
    add_part(&f, add_link(&f, "he said", "he"), "it was wet");
    const saidby_quote *quotes = make(&f);
    CHECK_SIZE(f.doc.sentence_count, 5);
    CHECK_SIZE(quotes[0].paragraph, 1);
    CHECK_SIZE(quotes[0].sentence, 3);
    CHECK_SIZE(quotes[1].sentence, 4);
    end(&f);
}

static void test_order(void)
{
    struct fixture f;
    begin(&f, "Quill said it was a joy. Later he said it was wet.\n");
    add_part(&f, add_link(&f, "he said", "he"), "it was wet");
    add_part(&f, add_link(&f, "Quill said", "Quill"), "it was a joy");
    const saidby_quote *quotes = make(&f);
    CHECK_STRING(quotes[0].text, "it was a joy");
    CHECK_STRING(quotes[1].text, "it was wet");
    end(&f);
}

static void test_speakers(void)
{
    struct fixture f;
    begin(&f, "Ada Moss and Bert Lund said it rained. Carl Tarn slept.");
    add_speaker(&f, "Carl Tarn");
    add_speaker(&f, "Ada Moss");
    add_speaker(&f, "Bert\n  Lund");
    struct speaker *coordinated = add_speaker(&f, "Ada Moss and Bert Lund");
    CHECK(VECTOR_PUSH(&f.mem, coordinated->members, 1) && VECTOR_PUSH(&f.mem, coordinated->members, 2));
    coordinated->role = "The  judges";
    CHECK(VECTOR_PUSH(&f.mem, coordinated->roles, "the judges") &&
          VECTOR_PUSH(&f.mem, coordinated->roles, "The judges") &&
          VECTOR_PUSH(&f.mem, coordinated->roles, "theorists"));
    coordinated->ref = "Q1";
    CHECK(VECTOR_PUSH(&f.mem, coordinated->mentions, 0));
    add_mention(&f, "Ada Moss and Bert Lund", 3);
    struct link *link = add_link(&f, "said", "Ada Moss and Bert Lund");
    link->source = 0;
    add_part(&f, link, "it rained");
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(f.doc.speaker_count, 3); /* who is not quoted does not come out */
    const saidby_speaker *got = &f.doc.parts.items[0].speakers[2];
    CHECK_SIZE(quote->speaker, 2);
    CHECK_STRING(f.doc.parts.items[0].speakers[1].name, "Bert Lund");
    CHECK_STRING(got->name, "Ada Moss and Bert Lund");
    CHECK_STRING(got->role, "judges");
    CHECK_SIZE(got->role_count, 2);
    CHECK_STRING(got->roles[1], "theorists");
    CHECK_STRING(got->ref, "Q1");
    CHECK(got->member_count == 2 && got->members[0] == 0 && got->members[1] == 1);
    CHECK_SIZE(got->mention_count, 1);
    CHECK_SIZE(got->mentions[0].end, strlen("Ada Moss and Bert Lund"));
    CHECK(f.doc.parts.items[0].speakers[0].members == NULL);
    end(&f);
}

static void test_addressee(void)
{
    struct fixture f;
    begin(&f, "Quill told reporters it rained, according to Veld News.");
    size_t addressee = add_mention(&f, "reporters", NO_INDEX), via = add_mention(&f, "Veld News", NO_INDEX);
    struct link *link = add_link(&f, "told", "Quill");
    link->addressee = index_32(addressee);
    link->via = index_32(via);
    add_part(&f, link, "it rained");
    const saidby_quote *quote = make(&f);
    CHECK_STRING(quote->addressee->text, "reporters");
    CHECK_STRING(quote->via->text, "Veld News");
    end(&f);
}

/* Confidence from a broken weight must not come out as no number. */
static void test_confidence(void)
{
    struct fixture f;
    begin(&f, "Quill said it rained.");
    struct link *link = add_link(&f, "said", "Quill");
    add_part(&f, link, "it rained");
    link->confidence = 7;
    CHECK(make(&f)->confidence == 1);
    f.pipeline.attribution.links.items[0].confidence = -1;
    CHECK(make(&f)->confidence == 0);
    end(&f);
}

static struct link *add_sure_link(struct fixture *f, const char *cue, size_t source, size_t previous, double confidence)
{
    struct link *link = add_link(f, cue, NULL);
    link->source = index_32(source);
    link->previous = index_32(previous);
    link->confidence = confidence;
    return link;
}

/* What is left out goes with its later parts, and with its speaker where no record is left that names the same; a
 * record that goes on with it, "he added", keeps the speaker. */
static void test_min_confidence(void)
{
    struct fixture f;
    begin(&f, "“It rained,” Quill said.\n\n“All day.”\n\n“It will stop,” adding “soon”.\n\nMoss denied it was wet.\n");
    add_speaker(&f, "Marta Quill");
    add_speaker(&f, "Ada Moss");
    size_t quill = add_mention(&f, "Quill", 0), moss = add_mention(&f, "Moss", 1);
    add_part(&f, add_sure_link(&f, "said", quill, NO_INDEX, 0.3996), "“It rained,”");
    add_part(&f, add_sure_link(&f, NULL, NO_INDEX, 0, 0.9), "“All day.”");
    struct link *link = add_sure_link(&f, "adding", NO_INDEX, 1, 0.7);
    add_part(&f, link, "“It will stop,”");
    add_part(&f, link, "“soon”");
    add_part(&f, add_sure_link(&f, "denied", moss, NO_INDEX, 0.5), "it was wet");
    const saidby_quote *quotes = make(&f);
    CHECK_SIZE(f.doc.quote_count, 3);
    CHECK(quotes[0].confidence == 0.4); /* three decimals, as JSON tells it */
    f.pipeline.analysis.min_confidence = 0.4;
    make(&f);
    CHECK_SIZE(f.doc.quote_count, 3);
    f.pipeline.analysis.min_confidence = 0.6;
    quotes = make(&f);
    CHECK_SIZE(f.doc.quote_count, 1);
    CHECK_STRING(quotes[0].text, "It will stop … soon");
    CHECK_SIZE(f.doc.speaker_count, 1);
    CHECK_STRING(f.doc.parts.items[0].speakers[quotes[0].speaker].name, "Marta Quill");
    CHECK_SIZE(f.doc.sentence_count, 4);
    f.pipeline.analysis.min_confidence = 1;
    make(&f);
    CHECK(f.doc.quote_count == 0 && f.doc.speaker_count == 0);
    end(&f);
}

/* A bad byte comes out as U+FFFD, a true 0x1A as it is. */
static void test_repaired(void)
{
    struct fixture f;
    begin(&f, "Quill said it r\xFFined on us \x1A yesterday.");
    add_speaker(&f, "M\x1Aller");
    add_mention(&f, "Quill", 0);
    struct link *link = add_link(&f, "said", "Quill");
    link->source = 0;
    add_part(&f, link, "it r\x1Ained on us \x1A yesterday");
    const saidby_quote *quote = make(&f);
    CHECK_SIZE(f.doc.speaker_count, 1);
    CHECK_STRING(f.doc.parts.items[0].speakers[0].name, "M\xEF\xBF\xBDller");
    CHECK_STRING(quote->text, "it r\xEF\xBF\xBDined on us \x1A yesterday");
    end(&f);
}

int main(void)
{
    test_marks();
    test_that();
    test_lead_in();
    test_heading();
    test_nested();
    test_quoted();
    test_title();
    test_split();
    test_coordinated();
    test_continued();
    test_open_paragraphs();
    test_places();
    test_order();
    test_speakers();
    test_addressee();
    test_confidence();
    test_min_confidence();
    test_repaired();
    return CHECK_RESULT();
}
