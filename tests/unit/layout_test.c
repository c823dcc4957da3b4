/* Blocks: where they begin and end, their kinds, and where their prose starts. */
#include "check.h"
#include "text_stages.h"

#define PROSE                                                                                                          \
    "The council of Lower Wenham met on Tuesday evening to hear what the engineers had found under the old bridge."
#define MORE                                                                                                           \
    "Its members had been told in March that the river was eating the northern pier, and that nothing had been done."

static const char *const KINDS[] = {"paragraph", "headline", "subheading", "caption", "byline", "dateline", "agency",
                                    "boilerplate", "links"};

/* The kind of a line between two paragraphs. */
static const char *kind_between(const char *line)
{
    static char text[4096];
    struct stages stages;
    snprintf(text, sizeof text, "%s\n\n%s\n\n%s\n", PROSE, line, MORE);
    CHECK(stages_run(&stages, text));
    CHECK_SIZE(stages.analysis->blocks.count, 3);
    const char *kind = stages.analysis->blocks.count == 3 ? KINDS[stages.analysis->blocks.items[1].kind] : "";
    stages_free(&stages);
    return kind;
}

/* The kinds of all blocks, with a space between. */
static const char *kinds_of(const char *text)
{
    static char kinds[4096];
    struct stages stages;
    kinds[0] = '\0';
    CHECK(stages_run(&stages, text));
    for (size_t i = 0; i < stages.analysis->blocks.count; i++)
        snprintf(kinds + strlen(kinds), sizeof kinds - strlen(kinds), "%s%s", i ? " " : "",
                 KINDS[stages.analysis->blocks.items[i].kind]);
    stages_free(&stages);
    return kinds;
}

/* The prose of the first block. */
static const char *body_of(const char *line)
{
    static char text[4096];
    static char body[4096];
    struct stages stages;
    snprintf(text, sizeof text, "%s\n\n%s\n", line, PROSE);
    CHECK(stages_run(&stages, text));
    const struct block *block = &stages.analysis->blocks.items[0];
    snprintf(body, sizeof body, "%.*s", (int)(block->end - block->body), text + block->body);
    stages_free(&stages);
    return body;
}

static void check_blocks(const char *text, size_t count, const char *first)
{
    struct stages stages;
    char block[4096];
    CHECK(stages_run(&stages, text));
    CHECK_SIZE(stages.analysis->blocks.count, count);
    if (count > 0 && stages.analysis->blocks.count > 0) {
        const struct block *b = &stages.analysis->blocks.items[0];
        snprintf(block, sizeof block, "%.*s", (int)(b->end - b->start), text + b->start);
        CHECK_STRING(block, first);
    }
    stages_free(&stages);
}

static void test_lines(void)
{
    check_blocks("", 0, "");
    check_blocks(" \n\t\r\n \n", 0, "");
    check_blocks("  One.  \r\n\r\nTwo.\r\n", 2, "One.");
    check_blocks("One.\rTwo.\rThree.", 3, "One.");
    check_blocks("\xE2\x80\x8B\nOne.\xC2\xA0\nTwo.\nThree.", 3, "One.");
    /* A line that breaks off in mid-sentence goes on in the next one. */
    check_blocks("The council of Lower Wenham, which has nine members,\nmet on Tuesday.\n" MORE, 2,
                 "The council of Lower Wenham, which has nine members,\nmet on Tuesday.");
}

static void test_wrapped(void)
{
    check_blocks(
        "The council of Lower Wenham met on\nTuesday to hear what engineers had\nfound. Nobody spoke for an hour.\n\n"
        "Its members had been told in March\nthat the river was eating the pier.\n",
        2, "The council of Lower Wenham met on\nTuesday to hear what engineers had\nfound. Nobody spoke for an hour.");
    check_blocks(
        "   The council of Lower Wenham met on\nTuesday to hear what engineers had\nfound under the old bridge there.\n"
        "   Its members had been told in March\nthat the river was eating the pier.\n",
        2, "The council of Lower Wenham met on\nTuesday to hear what engineers had\nfound under the old bridge there.");
    /* Paragraphs told by their indent alone. */
    check_blocks("   The council of Lower Wenham met on\nTuesday.\n   Nobody spoke there.\n   Its members had been "
                 "told in March\n"
                 "that the river was eating the pier.\n   It was late.\n   Rosa left.\n",
                 5, "The council of Lower Wenham met on\nTuesday.");
    /* Short lines that each end a sentence are paragraphs. */
    check_blocks("Nobody spoke for an hour.\nThe mayor left the old hall.\nThe clerk stayed there.\n", 3,
                 "Nobody spoke for an hour.");
}

static void test_headline(void)
{
    struct stages stages;
    CHECK(stages_run(&stages, "Bridge in Lower Wenham to close\n\n" PROSE));
    CHECK(stages.analysis->blocks.items[0].kind == BLOCK_HEADLINE);
    stages_free(&stages);
    CHECK(stages_run(&stages, "Will the bridge in Lower Wenham close?\n\n" PROSE));
    CHECK(stages.analysis->blocks.items[0].kind == BLOCK_HEADLINE);
    stages_free(&stages);
    CHECK(stages_run(&stages, "The bridge is to close.\n\n" PROSE));
    CHECK(stages.analysis->blocks.items[0].kind == BLOCK_PARAGRAPH);
    stages_free(&stages);
    CHECK(stages_run(&stages, "“The bridge is to close,” said the mayor\n\n" PROSE));
    CHECK(stages.analysis->blocks.items[0].kind == BLOCK_PARAGRAPH);
    stages_free(&stages);
    CHECK_STRING(kinds_of("‘We were lucky,’ says keeper of old bridge\n\n" PROSE), "headline paragraph");
    CHECK_STRING(kinds_of("‘We were lucky,’ he said\n\n" PROSE), "paragraph paragraph");
}

static void test_headings(void)
{
    CHECK_STRING(kind_between("Warning over the northern pier"), "subheading");
    CHECK_STRING(kind_between("Council ‘goals’"), "subheading");
    CHECK_STRING(kind_between("‘Time to close the bridge’"), "subheading");
    CHECK_STRING(kind_between("“I want a bridge”: Farmers in Upper Wenham speak of hope and doubt"), "links");
    CHECK_STRING(
        kind_between("Farmers In Upper Wenham Speak Of Hope And Doubt As The Old Bridge On The Road To Market Closes"),
        "links");
    /* Speech and prose that must not be hidden. */
    CHECK_STRING(kind_between("“The bridge is safe.”"), "paragraph");
    CHECK_STRING(kind_between("“The bridge is safe,” she said"), "paragraph");
    CHECK_STRING(kind_between("“Safe”"), "paragraph");
    CHECK_STRING(kind_between("The mayor said nothing"), "paragraph");
    CHECK_STRING(kind_between("The mayor left."), "paragraph");
    CHECK_STRING(kind_between("One farmer wrote:"), "paragraph");
    CHECK_STRING(kind_between("and nobody spoke"), "paragraph");
    CHECK_STRING(kind_between("HARROW: Nobody asked me"), "paragraph");
    CHECK_STRING(kind_between("He told them: “It is over”"), "paragraph");
}

/* What a line is, its neighbours say. */
static void test_neighbours(void)
{
    CHECK_STRING(kinds_of(PROSE "\n\n17:05\n\n‘He slept on the bridge’\n\n" MORE),
                 "paragraph dateline subheading paragraph");
    CHECK_STRING(kinds_of(PROSE "\n\n17:05\n\nMayor: bridge ‘helps nobody’\n\n" MORE),
                 "paragraph dateline subheading paragraph");
    CHECK_STRING(kinds_of(PROSE "\n\n(LAUGHTER)\n\nHARROW: Nobody asked me\n\n" MORE),
                 "paragraph agency paragraph paragraph");
    CHECK_STRING(
        kinds_of(PROSE "\n\nPlease use another browser\n\nWill the bridge hold?\n\nWhat the engineers found\n\n" MORE),
        "paragraph boilerplate subheading subheading paragraph");
    CHECK_STRING(kinds_of(PROSE "\n\nWill the bridge hold?\n\n" MORE), "paragraph paragraph paragraph");
    CHECK_STRING(
        kinds_of(
            "Old bridge to close\n\nRosa Harrow on rivers, rust and the day that the northern pier began to sing\n\n"
            "By Sol Quill\n\n" PROSE "\n\n" MORE),
        "headline subheading byline paragraph paragraph");
    CHECK_STRING(kinds_of("Old bridge to close\n\nEngineers say the pier is lost.\n\n" PROSE "\n\n" MORE "\n\n" PROSE),
                 "headline paragraph paragraph paragraph paragraph");
    CHECK_STRING(
        kinds_of("Old bridge to close\n\nBy Sol Quill\n\nBridges correspondent\n\n" PROSE "\n\nMore rust\n\n" MORE),
        "headline byline byline paragraph subheading paragraph");
    CHECK_STRING(kinds_of(PROSE "\n\n• Two boats sank on Monday\n\n• Nobody was hurt\n\n" MORE),
                 "paragraph paragraph paragraph paragraph");
}

static void test_credits(void)
{
    CHECK_STRING(kind_between("(Wenham Media Group/Coast Wire)"), "agency");
    CHECK_STRING(kind_between("The old bridge on Monday. “It sings,” says its keeper. (Rosa Lindqvist/The Post)"),
                 "caption");
    CHECK_STRING(kind_between("The old bridge, drawn on wallpaper. Photograph: Sol Quill/Town Museum"), "caption");
    CHECK_STRING(kind_between("The mayor left at noon (he/she said so)."), "paragraph");
    CHECK_STRING(kind_between("The mayor said the bridge was “safe” (Sol Quill)"), "caption");
    CHECK_STRING(kind_between("The mayor said the bridge was “safe” (Image: Wenham Live)"), "caption");
    CHECK_STRING(kind_between("The mayor said the bridge was “safe” (again)"), "paragraph");
    CHECK_STRING(kind_between("Image caption, The mayor said the bridge was safe."), "caption");
    CHECK_STRING(kind_between("Media caption, Watch: ‘I lost everything’ says baker"), "caption");
    CHECK_STRING(kind_between("Sol Quill in Oslo contributed to this report."), "agency");
    CHECK_STRING(kind_between("MORE: Mayor says bridge is ‘safe’"), "boilerplate");
    CHECK_STRING(kind_between("More: he said that the bridge was safe, and “nobody asked me.”"), "paragraph");
    CHECK_STRING(
        kind_between(
            "Wenham: Pell; Oakes, Marsh, Iweala, Dunn (Lund 70); Ross, Tait; Boyle, Finch, Amos. Booked: Marsh."),
        "boilerplate");
    CHECK_STRING(kind_between("HARROW: Rosa, Sol, Ann, Bert, Lund, Pell, Marsh, and nobody else was there."),
                 "paragraph");
    CHECK_STRING(kind_between("Attendance: 11,204."), "boilerplate");
    CHECK_STRING(kind_between("The council named the price of the bridge on Tuesday: 11,204."), "paragraph");
    CHECK_STRING(kind_between("17:05"), "dateline");
    CHECK_STRING(kind_between("7 p.m."), "dateline");
    CHECK_STRING(kind_between("11.20am GMT"), "dateline");
    CHECK_STRING(kind_between("1974."), "paragraph");
    CHECK_STRING(kind_between("11.20am, said Pell."), "paragraph");
    CHECK_STRING(kind_between("* * *"), "boilerplate");
    CHECK_STRING(kind_between("HARROW: 50?"), "paragraph");
    CHECK_STRING(kind_between("HARROW: 50 boats."), "paragraph");
    CHECK_STRING(kind_between("Council: talks (again)"), "paragraph");
    CHECK_STRING(kind_between("MOVED TUESDAY (ALL EDITIONS)"), "subheading");
    CHECK_STRING(kind_between("By Rosa Lindqvist"), "byline");
    CHECK_STRING(kind_between("BY ROSA LINDQVIST AND SOL QUILL"), "byline");
    CHECK_STRING(kind_between("Analysis by Rosa Lindqvist, Oslo correspondent"), "byline");
    CHECK_STRING(kind_between("By then the bridge had closed."), "paragraph");
    CHECK_STRING(kind_between("Monday, March 3, 2014"), "dateline");
    CHECK_STRING(kind_between("(REUTERS)"), "agency");
    CHECK_STRING(kind_between("(AP)"), "agency");
    CHECK_STRING(kind_between("Source: Wenham Post and news agencies"), "agency");
    CHECK_STRING(kind_between("(Reporting by Rosa Lindqvist; Editing by Sol Quill)"), "agency");
    CHECK_STRING(kind_between("(Nobody at the council would say who paid.)"), "paragraph");
    CHECK_STRING(kind_between("Farmers cross the old bridge near Upper Wenham, Norway [Rosa Lindqvist/Reuters]"),
                 "caption");
    CHECK_STRING(kind_between("Farmers cross the old bridge near Upper Wenham. (AP Photo/Rosa Lindqvist)"), "caption");
    CHECK_STRING(kind_between("File photo of the bridge"), "caption");
    CHECK_STRING(kind_between("He crossed the bridge on foot [the river was high]."), "paragraph");
}

/* What ends with a stop and is no paragraph all the same. */
static void test_closed(void)
{
    CHECK_STRING(kind_between("Rosa Lindqvist in Oslo and SOL QUILL IN WENHAM CONTRIBUTED TO THIS REPORT."), "agency");
    CHECK_STRING(kind_between("Contributed reporting from Oslo was sent by Rosa Lindqvist."), "agency");
    CHECK_STRING(kind_between("Attendance, in all: 11,204, 9,310, 10,022, 8,915."), "boilerplate");
    CHECK_STRING(kind_between("This story was first printed in the Wenham Post."), "boilerplate");
    CHECK_STRING(kind_between("  - - - - - - - - - - - - - - - - - - - - - - - - ."), "boilerplate");
    CHECK_STRING(kind_between("“The bridge sings when the river is high.”"), "paragraph");
    CHECK_STRING(kind_between("She contributed to a report on the bridge."), "paragraph");
}

/* A line of so many bytes: its start, words between that say nothing, its end. */
static const char *sized(size_t length, const char *start, const char *filler, const char *end)
{
    static char line[1024];
    size_t used = strlen(start), last = strlen(end), step = strlen(filler);
    CHECK(used + last <= length && length < sizeof line);
    memcpy(line, start, used);
    for (size_t i = 0; used + last < length; i++)
        line[used++] = filler[i % step];
    memcpy(line + used, end, last + 1);
    return line;
}

/* The kind of a line with a bound on its length, at the bound and one byte above. */
#define CHECK_BOUND(call, length, start, filler, end, within, above)      \
    do {                                                                    \
        CHECK_STRING(call(sized(length, start, filler, end)), within);      \
        CHECK_STRING(call(sized((length) + 1, start, filler, end)), above); \
    } while (0)

static const char *kind_at_start(const char *line)
{
    static char text[4096];
    snprintf(text, sizeof text, "%s\n\n%s\n", line, PROSE);
    return kinds_of(text);
}

static void test_lengths(void)
{
    CHECK_BOUND(kind_between, 400, "Farmers cross the bridge", " near Upper Wenham", " in May [Rosa Lindqvist/Reuters]",
                "caption", "paragraph");
    CHECK_BOUND(kind_between, 90, "Warning ", "abcdefghij ", "of rust", "subheading", "links");
    CHECK_BOUND(kind_between, 110, "Farmers cross", " the old bridge by night", " now", "links", "paragraph");
    CHECK_BOUND(kind_between, 180, "Farmers Cross", " The Old Bridge By Night", " Now", "links", "paragraph");
    CHECK_BOUND(kind_between, 30 + 8, "Attendance ", "abcdefghij ", "x: 11,204", "boilerplate", "paragraph");
    CHECK_BOUND(kind_between, 23 + 90, "The old bridge: `safe` (", "Rosa Lindqvist ", "/Post)", "caption",
                "paragraph");
    CHECK_BOUND(kind_at_start, 180, "Farmers cross", " the old bridge by night", " now", "headline paragraph",
                "paragraph paragraph");
    CHECK_BOUND(kind_at_start, 90, "Will farmers cross", " the old bridge by night", " now?", "headline paragraph",
                "paragraph paragraph");
    CHECK_STRING(kind_between("One two three four five six seven ten two ten two ten two ten"), "subheading");
    CHECK_STRING(kind_between("One two three four five six seven ten two ten two ten two ten two"), "links");
}

static void test_boilerplate(void)
{
    /* The first and the last phrase of the table, and some with a shorter or longer one beside them. */
    static const char *const phrases[] = {
        "Advertisement",         "Also read: a bridge falls.", "Comments",
        "Read more on bridges.", "Watch: the bridge falls.",   "DON’T MISS: the bridge falls.",
        "© The Wenham Post"};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        CHECK_STRING(kind_between(phrases[i]), "boilerplate");
    CHECK_STRING(kind_between("Please use another browser for a more accessible player"), "boilerplate");
    CHECK_STRING(kind_between("Read more: ‘I was wrong,’ mayor admits"), "boilerplate");
    CHECK_STRING(kind_between("More on the bridge"), "boilerplate");
    CHECK_STRING(kind_between("*This story was updated at 9:31 p.m."), "boilerplate");
    CHECK_STRING(kind_between("Sign up for our newsletter"), "boilerplate");
    CHECK_STRING(kind_between("Share"), "boilerplate");
    CHECK_STRING(kind_between("Share prices fell."), "paragraph");
    CHECK_STRING(kind_between("Read more books, he told the children."), "paragraph");
    CHECK_STRING(kind_between("“Read more,” he told the children."), "paragraph");
}

static void test_links(void)
{
    struct stages stages;
    CHECK(stages_run(
        &stages, PROSE
        "\n\n" MORE "\n\nArticles You May Like\n\nMayor’s ‘last chance’ to save bridge\n\n"
        "Rain to last all week, says forecaster\n\nThe bridge will close on Friday. Nobody is happy about it.\n"));
    CHECK_SIZE(stages.analysis->blocks.count, 6);
    CHECK(stages.analysis->blocks.items[2].kind == BLOCK_LINKS);
    CHECK(stages.analysis->blocks.items[3].kind == BLOCK_LINKS);
    CHECK(stages.analysis->blocks.items[4].kind == BLOCK_LINKS);
    CHECK(stages.analysis->blocks.items[5].kind == BLOCK_PARAGRAPH);
    stages_free(&stages);
}

static void test_body(void)
{
    CHECK_STRING(body_of("GENEVA (Reuters) — Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("SULAIMANI — Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("LONDON, March 3 - Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("DES MOINES, Iowa — Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("COLUMBIA, S.C. (AP) -- “Nobody spoke.”"), "“Nobody spoke.”");
    CHECK_STRING(body_of("Geneva (AFP) – Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("Oslo, Norway — Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("(CNN) Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("(Reuters) - Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("LAHORE: Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("• Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("Rosa Lindqvist — Nobody knew her."), "Rosa Lindqvist — Nobody knew her.");
    CHECK_STRING(body_of("On Friday, Quill — named by nobody — spoke."),
                 "On Friday, Quill — named by nobody — spoke.");
    CHECK_STRING(body_of("The bridge — the old one — is shut."), "The bridge — the old one — is shut.");
    CHECK_STRING(body_of("HARROW del Quill (AP) — Nobody spoke."), "Nobody spoke.");
    CHECK_STRING(body_of("HARROW near Quill (AP) — Nobody spoke."), "HARROW near Quill (AP) — Nobody spoke.");
    CHECK_STRING(body_of("WENHAM-based firms spoke."), "WENHAM-based firms spoke.");
    struct stages stages;
    CHECK(stages_run(&stages, "HARROW: Nobody spoke.\n\nQUILL: I did.\n"));
    CHECK_SIZE(stages.analysis->blocks.items[0].body, 0);
    stages_free(&stages);
}

int main(void)
{
    test_lines();
    test_wrapped();
    test_headline();
    test_headings();
    test_neighbours();
    test_credits();
    test_closed();
    test_lengths();
    test_boilerplate();
    test_links();
    test_body();
    return CHECK_RESULT();
}
