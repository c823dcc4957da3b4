/* Characters written by name, number or escape, and Markdown: what is read for them, and what is none of them. */
#include "check.h"
#include "text/decode.h"

#include <stdlib.h>

struct decoded {
    char *text;
    size_t length;
    struct decoding decoding;
};

static struct decoded decode(const char *text)
{
    memory mem = memory_default();
    struct decoded decoded = {.length = strlen(text)};
    decoded.text = malloc(decoded.length + 1);
    if (!decoded.text)
        exit(1);
    memcpy(decoded.text, text, decoded.length + 1);
    CHECK(decode_text(&mem, &decoded.decoding, decoded.text, &decoded.length, NULL));
    CHECK_SIZE(strlen(decoded.text), decoded.length);
    return decoded;
}

static void decoded_free(struct decoded *decoded)
{
    memory mem = memory_default();
    decode_free(&mem, &decoded->decoding);
    free(decoded->text);
}

static void check_decoded(const char *text, const char *want)
{
    struct decoded decoded = decode(text);
    CHECK_STRING(decoded.text, want);
    decoded_free(&decoded);
}

static void check_same(const char *text)
{
    struct decoded decoded = decode(text);
    CHECK_STRING(decoded.text, text);
    CHECK(!decode_changed(&decoded.decoding));
    decoded_free(&decoded);
}

static void test_names(void)
{
    check_decoded("&quot;It rained,&quot; said Ada.", "\"It rained,\" said Ada.");
    check_decoded("&ldquo;a&rdquo; &lsquo;b&rsquo; &laquo;c&raquo; &lsaquo;d&rsaquo; &bdquo;e&sbquo;",
                  "“a” ‘b’ «c» ‹d› „e‚");
    check_decoded("R&amp;D O&apos;Hara 1 &lt; 2 &gt; 0", "R&D O'Hara 1 < 2 > 0");
    check_decoded("a&nbsp;b&ndash;c&mdash;d&hellip;e&shy;f&thinsp;g", "a\xC2\xA0" "b–c—d…ef\xE2\x80\x89g");
    check_decoded("Caf&eacute;, &Aring;sa, Stra&szlig;e, &OpenCurlyDoubleQuote;x&CloseCurlyDoubleQuote;",
                  "Café, Åsa, Straße, “x”");
    check_decoded("&Afr;&Mu;", "𝔄Μ");
    check_same("&CounterClockwiseContourIntegrals;&nothing;&;&&&");
    check_same("&Quot;&NotEqualTilde;"); /* no such name; two characters */
}

static void test_without_semicolon(void)
{
    check_decoded("&quot It rained,&quot said Ada.", "\" It rained,\" said Ada.");
    check_decoded("(&quot)&nbsp&laquo", "(\")\xC2\xA0«");
    check_same("&ldquo It rained&rdquo");     /* never without */
    check_same("x?a=1&copy=2&lt=3&quote=4"); /* an address */
    check_same("AT&T; R&D; Q&A; S&P 500, B&LT said, K&REG, Smith &amptly");
    check_decoded("&#8220It&#8221", "“It”");
}

static void test_numbers(void)
{
    check_decoded("&#34;&#8220;&#x201C;&#X201c;&#008221;&#x00201d;", "\"“““””");
    check_decoded("&#145;&#146;&#147;&#148;&#150;&#x97;&#128;", "‘’“”–—€");
    check_decoded("&#129;&#160;", "\xC2\x81\xC2\xA0");
    check_decoded("&#0;&#xD800;&#xDFFF;&#1114112;&#99999999999999999999;&#x110000;",
                  "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
    check_decoded("&#128512;&#x10FFFF;", "😀\xF4\x8F\xBF\xBF");
    check_decoded("a&#9;b&#10;c&#13;d", "a\tb\nc\rd");
    check_same("&#;&#x;&#xg;&#1;&#26;&#127;&#10 &#a;&# 34;");
}

static void test_twice(void)
{
    check_decoded("&amp;quot;It rained,&amp;quot;", "\"It rained,\"");
    check_decoded("&amp;#8220;It rained,&amp;#x201D;", "“It rained,”");
    check_decoded("&amp;amp;ldquo;R&amp;amp;amp;D", "“R&D");
    check_decoded("&#38;ldquo;a&#x26;amp;#39;", "“a'");
    check_decoded("AT&amp;T; R&amp;D &amp;nothing; &amp;ldquo &amp;amp", "AT&T; R&D &nothing; &ldquo &amp");
}

static void test_escapes(void)
{
    check_decoded("\\\"It rained,\\\" said Ada.", "\"It rained,\" said Ada.");
    check_decoded("\\\\\\\"Don\\'t,\\\\\"", "\"Don't,\"");
    check_decoded("\\u201cIt rained,\\u201D she said. \\\\u0027No\\\\u0027", "“It rained,” she said. 'No'");
    check_decoded("\\u0026quot;No\\u0026#8221; \\ud83d\\ude00", "\"No” 😀");
    check_decoded("\\&quot;No\\&#8221;", "\"No”");
    check_decoded("It rained.\\n\\n\\\"No,\\\" she said.\\r\\nIt fell.\\n",
                  "It rained.\n\n\"No,\" she said.\n\nIt fell.\n");
    check_decoded("Rain in Veld\\n\\nby ada\\r\\nand Bert\\\\n\\\\nAll", "Rain in Veld\n\nby ada\n\nand Bert\n\nAll");
    check_decoded("a \\\"b\\\"\\nc\\td\\ne", "a \"b\"\nc\\td\ne");
    check_decoded("a \\\"b\\\" c\\nd\n\n", "a \"b\" c\nd\n\n");
    check_decoded("a \\\"b\\\"\nc\\nd", "a \"b\"\nc\\nd");
    check_decoded("a\\u201c\\nb", "a“\nb");
    check_decoded("a\\u201c c\\nb\\x", "a“ c\nb\\x");
    check_same("C:\\new\\users \\u12 \\ud83d \\ude00\\ude00 \\u0001 \\x \\nothing \\");
    check_same("in D:\\nEU or a.\\next");
}

static void test_emphasis(void)
{
    check_decoded("*\"It rained,\"* said Ada. _“No,”_ she said.", "\"It rained,\" said Ada. “No,” she said.");
    check_decoded("**\"It\"** __\"It\"__ ***\"It\"*** ___\"It\"___ **_\"It\"_**", "\"It\" \"It\" \"It\" \"It\" \"It\"");
    check_decoded("\"*It rained*,\" said **Ada Moss**. \"**No,**\"", "\"It rained,\" said Ada Moss. \"No,\"");
    check_decoded("*\"It rained*,\" said (_Ada_) of the *Courier*'s desk—*Veld*",
                  "\"It rained,\" said (Ada) of the Courier's desk—Veld");
    check_decoded("*\"It rained\nall day,\"* said Ada.", "\"It rained\nall day,\" said Ada.");
    check_decoded("*&quot;It rained,&quot;* said Ada.", "\"It rained,\" said Ada.");
    check_decoded("_a *b __c__ d* e_", "a b c d e");
    check_decoded("*a **b c* d**", "a **b c d**");
    check_decoded("*\"It rained\r\nall day,\"* said Ada.", "\"It rained\r\nall day,\" said Ada.");
}

static void test_no_emphasis(void)
{
    check_same("5 * 3 * 2, 4*5*6, a*b, 2**3**4");
    check_same("n****rs, **** off, f*** it, s***, F***ing f***ing");
    check_same("* One said so.\n* Two said so.\n*Three said so.\n*Four said so.");
    check_same("From $5* to $9*, the \"best\"* and \"first\"*.");
    check_same("*Prices may change.\nThe price is 5 crowns*");
    check_same("*It rained.\n\nIt snowed*");
    check_same("\"It rained\n\nall day.\"* \n\n*\"No\"");
    check_same("Press \"*\" or \"_\" and then \"*\" or \"_\", “*” and “*”.");
    check_same("snake_case_word, __init, @_ada_, #_veld_, http://x.y/_a_/*b*/c");
    check_same("___.\n\n____\n* * *\n***\n_ _ _\n*");
    check_same("****a**** ____b____ *a (* b)");
    check_same("see *, and c* d");
    check_same("*\"It rained.\n\nIt snowed.\"*");
    check_same("It rained *");
}

static void test_markdown_escapes(void)
{
    check_decoded("\\*\\\"No\\\"\\* 1\\. \\- \\[x\\] a\\_b http:\\/\\/x", "*\"No\"* 1. - [x] a_b http://x");
    check_decoded("*a\\* b*", "a* b");
    check_decoded("It rained,\\\nand fell.", "It rained,\nand fell.");
    check_same("\\\\server\\share \\a \\1");
}

static void test_lines(void)
{
    check_decoded("> \"It rained,\"\n> said Ada.\n>\n>> No.\n > > Yes", "\"It rained,\"\nsaid Ada.\n\nNo.\n Yes");
    check_decoded(">\"It\"\r\n>*\"So\"* \r>Ada", "\"It\"\r\n\"So\" \rAda");
    check_decoded("&gt; &quot;It&quot;", "\"It\"");
    check_decoded("# Rain in Veld\n\n###### More\n> ## Less", "Rain in Veld\n\nMore\nLess");
    check_decoded("> *\"It rained\n> all day,\"* said Ada.", "\"It rained\nall day,\" said Ada.");
    check_same("#veld\n####### x\n#\n>50 people\n>= 5\na > b # c");
}

static void test_links(void)
{
    check_decoded("[said](https://x.y/z) [Ada Moss](/ada \"Ada (the mayor)\") [b](http://x.y/a_(b)_c 't')",
                  "said Ada Moss b");
    check_decoded("**[Ada](https://x.y)** [**Bert**](https://x.y) [*\"No\"*](#a)", "Ada Bert \"No\"");
    check_decoded("a ![The mill](mill.jpg) b [![*m](m.png)](/m) c [d [e](/e)](/d)", "a  b  c d e");
    check_decoded("[a](/x \"t\") and \"b\") \\![c](/d) ![e*](f) *g", "a and \"b\") !c  *g");
    check_decoded("a ![b *c* d](/e) f ![*g](/h) i* ![\\*j](/k)", "a  f  i* ");
    check_same("[1] said [sic](so they say) [HuffPost.] (x) [a](b) [a] (/b) [a]\n(/b) ](/c) [a](/b");
    check_same("[a\n\nb](/c) [a](/b c) [a](/b \"c) [a](/b[c])");
}

#define SHY "\xC2\xAD"
#define SPACE "\xE2\x80\x8B"      /* of no width */
#define NON_JOINER "\xE2\x80\x8C"
#define JOINER "\xE2\x80\x8D"
#define TO_RIGHT "\xE2\x80\x8E"
#define WORD_JOINER "\xE2\x81\xA0"
#define SELECTOR "\xEF\xB8\x8F" /* of an emoji's look */
#define ORDER "\xEF\xBB\xBF"     /* byte order mark */

static void test_invisible(void)
{
    check_decoded("Ma" SHY "rta Qu" SHY SHY "ill" SHY ", Qu&shy;ill, Qu\\u00adill", "Marta Quill, Quill, Quill");
    check_decoded(ORDER "One" WORD_JOINER "two " TO_RIGHT "three " ORDER "four" ORDER, "One" "two three four");
    check_decoded("\xE2\x80\xAAOne\xE2\x80\xAC \xE2\x81\xA6two\xE2\x81\xA9, \xD8\x9Cthree\xF3\xA0\x80\x81",
                  "One two, three");
    check_decoded(ORDER SHY WORD_JOINER, "");
    check_decoded("*" SHY "\"No,\"*" WORD_JOINER " she said", "\"No,\" she said");
    check_same("plain é “marks” 😀 Ǵ");
}

/* A space of no width is one between words, and nothing elsewhere. */
static void test_space_of_no_width(void)
{
    check_same("river" SPACE "bank or" SPACE "(a) 5" SPACE "é");
    check_decoded("river" SPACE SPACE SHY SPACE "bank", "river" SPACE "bank");
    check_decoded(SPACE "One " SPACE "two" SPACE " three\xC2\xA0" SPACE "\n" SPACE "\n" SPACE "four" SPACE,
                  "One two three\xC2\xA0\n\nfour");
    check_decoded("“" SPACE "No" SPACE ",”" SPACE " “No.”" SPACE "She", "“No,” “No.”She");
    check_decoded("It rained" SPACE "." SPACE "She" SPACE "(Ada" SPACE ") left" SPACE "…",
                  "It rained." SPACE "She" SPACE "(Ada) left…");
}

/* Joiners stay where they change what is before them. */
static void test_joiners(void)
{
    check_same("👩" JOINER "💻 ❤" SELECTOR " می" NON_JOINER "خواهم क्" JOINER "ष ‼" SELECTOR "☃" SELECTOR "!");
    check_same("🏴\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xBF 葛\xF3\xA0\x84\x80");
    check_decoded("Qu" JOINER "ill" NON_JOINER " Auf" NON_JOINER "lage e\xCC\x81" JOINER "t " JOINER "a." SELECTOR,
                  "Quill Auflage e\xCC\x81t a.");
    check_decoded("❤" SHY SELECTOR WORD_JOINER SPACE " a", "❤" SELECTOR " a");
    check_decoded("❤" SELECTOR SPACE "a", "❤" SELECTOR SPACE "a");
}

/* Places in what was decoded are places of the whole characters and none of the marks. */
static void test_places(void)
{
    static const char text[] =
        "> **&amp;ldquo;O&#39;Hara**&rdquo; é\\\"[no](/x)\\\" &#x1F600; \xC2\xADQu&shy;\xC2\xADill\xC2\xAD.";
    struct decoded decoded = decode(text);
    CHECK_STRING(decoded.text, "“O'Hara” é\"no\" 😀 Quill.");
    static const struct {
        const char *words, *there;
    } places[] = {
        {"“", "&amp;ldquo;"},
        {"O'Hara", "O&#39;Hara"},
        {"“O'Hara”", "&amp;ldquo;O&#39;Hara**&rdquo;"},
        {"”", "&rdquo;"},
        {"'", "&#39;"},
        {"é", "é"},
        {"é\"", "é\\\""},
        {"\"no\"", "\"[no](/x)\\\""},
        {"no", "no"},
        {"no\" 😀", "no](/x)\\\" &#x1F600;"},
        {"😀", "&#x1F600;"},
        {" ", " "},
        {"Quill", "Qu&shy;\xC2\xADill"},
        {"ill", "ill"},
        {"Qu", "Qu"},
        {".", "."},
        {"“O'Hara” é\"no\" 😀", "&amp;ldquo;O&#39;Hara**&rdquo; é\\\"[no](/x)\\\" &#x1F600;"},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t start = (size_t)(strstr(decoded.text, places[i].words) - decoded.text);
        saidby_span place =
            decode_place(&decoded.decoding, DECODE_PASSES, (saidby_span){start, start + strlen(places[i].words)});
        char there[100] = "";
        CHECK(place.start < place.end && place.end < sizeof text);
        memcpy(there, text + place.start, place.end - place.start);
        CHECK_STRING(there, places[i].there);
    }
    decoded_free(&decoded);
}

/* The bits of bad bytes go where the bytes go. places, want: of bad bytes before and after, the last repeated. */
static void check_bad(const char *given, const size_t *places, const char *decoded, const size_t *want)
{
    memory mem = memory_default();
    struct decoding decoding = {0};
    char text[40];
    unsigned char bad[5] = {0};
    size_t length = strlen(given);
    memcpy(text, given, length + 1);
    for (size_t i = 0; i < 3; i++)
        bad[places[i] / 8] |= (unsigned char)(1u << places[i] % 8);
    CHECK(decode_text(&mem, &decoding, text, &length, bad));
    CHECK_STRING(text, decoded);
    for (size_t i = 0; i < length; i++)
        CHECK_SIZE(bad[i / 8] >> i % 8 & 1, i == want[0] || i == want[1] || i == want[2]);
    decode_free(&mem, &decoding);
}

static void test_bad_bytes(void)
{
    check_bad("&quot;\x1A\x1A*a\x1A*&#38;b\x1A &ldquo;\x1A", (size_t[]){6, 10, 27}, "\"\x1A\x1A*a\x1A*&b\x1A “\x1A",
              (size_t[]){1, 5, 14});
    check_bad("&gt;\x1Ax&ldquo;", (size_t[]){4, 4, 4}, "\x1Ax“", (size_t[]){0, 0, 0});
    check_bad("&gt; &gt;\x1A\x1A*&ldquo;*", (size_t[]){9, 9, 9}, "\x1A\x1A*“*", (size_t[]){0, 0, 0});
    check_bad("\xC2\xAD\x1A"
              "a\xE2\x80\x8B\xE2\x80\x8B\x1A\xE2\x80\x8C\x1A",
              (size_t[]){2, 10, 14},
              "\x1A"
              "a\xE2\x80\x8B\x1A\x1A",
              (size_t[]){0, 5, 6});
    check_bad("a&gt;\x1Ax&ldquo;", (size_t[]){5, 5, 5}, "a>\x1Ax“", (size_t[]){2, 2, 2});
}

int main(void)
{
    test_names();
    test_without_semicolon();
    test_numbers();
    test_twice();
    test_escapes();
    test_emphasis();
    test_no_emphasis();
    test_markdown_escapes();
    test_lines();
    test_links();
    test_invisible();
    test_space_of_no_width();
    test_joiners();
    test_places();
    test_bad_bytes();
    return CHECK_RESULT();
}
