#include "content.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define UNPACK(command) "unpack it first: " command " FILE | saidby"
#define TAKE_TEXT "take the text out of it first"

/* What begins with bytes of its own. */
struct magic {
    const char *bytes;
    size_t length, at;
    const char *name, *advice;
};

static const struct magic magics[] = {
    {"\x28\xB5\x2F\xFD", 4, 0, "zstd", UNPACK("zstd -dc")},
    {"\xFD" "7zXZ\0", 6, 0, "xz", UNPACK("xz -dc")},
    {"1AY&SY", 6, 4, "bzip2", UNPACK("bzip2 -dc")}, /* the mark of a block, or of the end: "BZh" may begin a word */
    {"\x17rE8P\x90", 6, 4, "bzip2", UNPACK("bzip2 -dc")},
    {"\x04\x22\x4D\x18", 4, 0, "lz4", UNPACK("lz4 -dc")},
    {"\x1F\x9D", 2, 0, "data of compress", UNPACK("uncompress -c")},
    {"\x1F\x8B", 2, 0, "gzip within gzip", UNPACK("zcat")},
    {"7z\xBC\xAF\x27\x1C", 6, 0, "a 7z archive", "unpack it first, and name the folder"},
    {"Rar!\x1A\x07", 6, 0, "a RAR archive", "unpack it first, and name the folder"},
    {"ustar\0", 6, 257, "a tar archive", "unpack it first, and name the folder: tar -xf FILE"},
    {"ustar  \0", 8, 257, "a tar archive", "unpack it first, and name the folder: tar -xf FILE"},
    {"%PDF-", 5, 0, "PDF", TAKE_TEXT ": pdftotext FILE - | saidby"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, 0, "an old Office file (.doc, .xls, .ppt, .msg)", TAKE_TEXT},
    {"{\\rtf", 5, 0, "RTF", TAKE_TEXT},
    {"PAR1\x15", 5, 0, "Parquet", "read it in Python: saidby.arrow"},
    {"SQLite format 3\0", 16, 0, "a SQLite database", TAKE_TEXT},
    {"\x89PNG", 4, 0, "a PNG picture", TAKE_TEXT},
    {"\xFF\xD8\xFF", 3, 0, "a JPEG picture", TAKE_TEXT},
    {"GIF87a", 6, 0, "a GIF picture", TAKE_TEXT},
    {"GIF89a", 6, 0, "a GIF picture", TAKE_TEXT},
    {"\x7F" "ELF", 4, 0, "a program", "name a file with text"},
};

/* What a zip archive is, by the names in it. */
static const struct {
    const char *part, *name;
} zips[] = {
    {"word/", "Word (.docx)"}, {"xl/", "Excel (.xlsx)"}, {"ppt/", "PowerPoint (.pptx)"},
    {"application/epub+zip", "EPUB"}, {"application/vnd.oasis.opendocument", "OpenDocument (.odt, .ods)"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct content text = {CONTENT_TEXT, NULL, NULL};

static struct content other(const char *name, const char *advice)
{
    return (struct content){CONTENT_OTHER, name, advice};
}

/* The bytes that are looked at. They may hold NULs. */
struct view {
    const char *at, *end;
};

static bool begins(struct view view, const char *word)
{
    size_t length = strlen(word);
    return (size_t)(view.end - view.at) >= length && strncasecmp(view.at, word, length) == 0;
}

static bool holds(struct view view, const char *part)
{
    while (view.at < view.end && !begins(view, part))
        view.at++;
    return view.at < view.end;
}

static struct view past_blanks(struct view view)
{
    if (begins(view, "\xEF\xBB\xBF"))
        view.at += 3;
    while (view.at < view.end && strchr(" \t\r\n\f", *view.at) && *view.at)
        view.at++;
    return view;
}

/* The end of the line that begins here, without its line end. */
static const char *line_end(struct view view)
{
    while (view.at < view.end && *view.at != '\n')
        view.at++;
    return view.at;
}

static const char *next_line(struct view view)
{
    const char *end = line_end(view);
    return end < view.end ? end + 1 : end;
}

/* ---- Binary data ---- */

static bool find_magic(struct view view, struct content *content)
{
    for (size_t i = 0; i < COUNT(magics); i++) {
        const struct magic *magic = &magics[i];
        if ((size_t)(view.end - view.at) < magic->at + magic->length ||
            memcmp(view.at + magic->at, magic->bytes, magic->length) != 0)
            continue;
        *content = other(magic->name, magic->advice);
        return true;
    }
    return false;
}

static bool find_zip(struct view view, struct content *content)
{
    if (view.end - view.at < 4 || (memcmp(view.at, "PK\3\4", 4) != 0 && memcmp(view.at, "PK\5\6", 4) != 0))
        return false;
    for (size_t i = 0; i < COUNT(zips); i++) {
        if (holds(view, zips[i].part)) {
            *content = other(zips[i].name, TAKE_TEXT);
            return true;
        }
    }
    *content = other("a zip archive", "unpack it first, and name the folder: unzip FILE -d FOLDER");
    return true;
}

enum { FEW_BYTES = 32 }; /* shorter data are text with an error in it: that is told with its place */

/* UTF-16 and UTF-32 without a mark at their start: every other byte is a NUL. */
static const char *find_wide(struct view view)
{
    size_t nuls[4] = {0}, length = (size_t)(view.end - view.at);
    for (size_t i = 0; i < length; i++)
        nuls[i % 4] += view.at[i] == '\0';
    size_t even = nuls[0] + nuls[2], odd = nuls[1] + nuls[3];
    if (even + odd < length * 2 / 5)
        return NULL;
    if (nuls[1] + nuls[2] + nuls[3] >= length * 7 / 10 && nuls[0] < length / 100 + 1)
        return "--encoding utf-32le reads it";
    if (nuls[0] + nuls[1] + nuls[2] >= length * 7 / 10 && nuls[3] < length / 100 + 1)
        return "--encoding utf-32be reads it";
    return even < odd / 20 + 1   ? "--encoding utf-16le reads it"
           : odd < even / 20 + 1 ? "--encoding utf-16be reads it"
                                 : NULL;
}

static bool find_binary(struct view view, struct content *content)
{
    size_t odd = 0, length = (size_t)(view.end - view.at);
    if (length < FEW_BYTES)
        return false;
    const char *wide = find_wide(view);
    if (wide) {
        *content = other("UTF-16 or UTF-32 without a byte order mark", wide);
        return true;
    }
    for (const char *at = view.at; at < view.end; at++)
        odd += *at == '\0' || ((unsigned char)*at < ' ' && !strchr("\t\n\r\f\v\b\033\032", *at));
    *content = other("binary data", "name a file with text");
    return odd > length / 20;
}

/* ---- Markup ---- */

/* The name of the tag that begins here, in lower case. */
static bool read_tag(struct view view, char name[16])
{
    size_t length = 0;
    if (view.end - view.at < 2 || *view.at != '<' || !isalpha((unsigned char)view.at[1]))
        return false;
    for (const char *at = view.at + 1; at < view.end && (isalnum((unsigned char)*at) || strchr(":_-.", *at)); at++) {
        if (*at == '\0' || length == 15)
            break;
        name[length++] = (char)tolower((unsigned char)*at);
    }
    name[length] = '\0';
    return true;
}

static bool is_html_tag(const char *name)
{
    static const char *const tags[] = {"html",  "head",   "body",   "div",    "p",     "span", "article", "section",
                                       "main",  "header", "nav",    "script", "style", "meta", "link",    "title",
                                       "table", "ul",     "ol",     "h1",     "h2",    "h3",   "a",       "b",
                                       "i",     "em",     "strong", "br",     "img",   "font", "center",  "blockquote"};
    for (size_t i = 0; i < COUNT(tags); i++)
        if (strcmp(name, tags[i]) == 0)
            return true;
    return false;
}

/* How many tags that end a part of a page there are, three at most. */
static bool is_tagged(struct view view)
{
    static const char *const ends[] = {"</p>", "</div>", "</script>", "</a>", "</span>", "</li>"};
    int found = 0;
    while (view.at < view.end && found < 3) {
        const char *open = memchr(view.at, '<', (size_t)(view.end - view.at));
        if (!open)
            break;
        view.at = open;
        for (size_t i = 0; i < COUNT(ends); i++)
            found += begins(view, ends[i]);
        view.at++;
    }
    return found >= 3;
}

/* Past comments that are before what the file begins with. */
static struct view past_comments(struct view view)
{
    view = past_blanks(view);
    while (begins(view, "<!--")) {
        while (view.at < view.end && !begins(view, "-->"))
            view.at++;
        view.at += view.at < view.end ? 3 : 0;
        view = past_blanks(view);
    }
    return view;
}

static const struct content html = {CONTENT_OTHER, "HTML", "take the article out of it first, in Python by "
                                                           "saidby.extract_html; --input text reads it as it is"};

static bool find_markup(struct view view, struct content *content)
{
    char tag[16];
    view = past_comments(view);
    *content = html;
    if (begins(view, "<!doctype html") || is_tagged(view))
        return true;
    bool declared = begins(view, "<?xml"), tagged = read_tag(view, tag);
    if (declared || begins(view, "<!doctype") || (tagged && holds(view, "</"))) {
        if (!(tagged && is_html_tag(tag)) && !holds(view, "<html"))
            *content = other("XML", "take the text out of it first; --input text reads it as it is");
        return true;
    }
    return false;
}

/* ---- Tables ---- */

static bool is_column(const char *name, size_t length)
{
    static const char *const names[] = {"text", "body", "content", "title", "headline", "article", "id", "url", "link",
                                        "date", "published", "author", "source", "summary", "description", "section",
                                        "publication", "outlet", "name", "category", "language", "label"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (strlen(names[i]) == length && strncasecmp(name, names[i], length) == 0)
            return true;
    return false;
}

/* Whether a field of the first line may be the name of a column: letters, few of them, and no sentence. */
static bool may_name(const char *at, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (!isalnum((unsigned char)at[i]) && !strchr(" _-:/()", at[i]))
            return false;
    return length < 40;
}

/* How many fields the first line has, where each may name a column and one is a name that columns have; else 0. */
static size_t count_columns(struct view line, char separator)
{
    size_t count = 0, known = 0;
    while (line.at <= line.end) {
        const char *stop = memchr(line.at, separator, (size_t)(line.end - line.at));
        stop = stop ? stop : line.end;
        const char *at = line.at, *end = stop;
        if (end - at >= 2 && *at == '"' && end[-1] == '"') {
            at++;
            end--;
        }
        if (memchr(at, '\0', (size_t)(end - at)) || !may_name(at, (size_t)(end - at)))
            return 0;
        known += is_column(at, (size_t)(end - at));
        count++;
        line.at = stop + 1;
    }
    return known ? count : 0;
}

/* How many fields the row has that begins here, which may go on over lines within quotation marks. */
static size_t count_fields(struct view view, char separator)
{
    bool quoted = false;
    size_t count = 1;
    for (; view.at < view.end && (quoted || !strchr("\r\n", *view.at) || !*view.at); view.at++) {
        quoted = quoted != (*view.at == '"');
        count += !quoted && *view.at == separator;
    }
    return count;
}

static bool find_table(struct view view, struct content *content)
{
    static const char separators[] = ",\t;";
    view = past_blanks(view);
    struct view first = {view.at, line_end(view)}, rest = {next_line(view), view.end};
    if (first.end > first.at && first.end[-1] == '\r')
        first.end--;
    for (const char *separator = separators; *separator; separator++) {
        size_t columns = count_columns(first, *separator);
        if (columns > 1 && count_fields(rest, *separator) == columns) {
            *content =
                other(*separator == '\t' ? "TSV" : "CSV", "write it as JSON Lines, an object a line with \"text\"; "
                                                          "--input text reads it as it is");
            return true;
        }
    }
    return false;
}

/* ---- E-mail ---- */

/* Whether the lines up to the first empty one are header fields, among them one that e-mail alone has. */
static bool find_mail(struct view view, struct content *content)
{
    static const char *const own[] = {"message-id:", "mime-version:", "received:", "return-path:", "delivered-to:",
                                      "content-transfer-encoding:", "x-mailer:", "dkim-signature:"};
    size_t fields = 0, known = 0;
    view = past_blanks(view);
    if (begins(view, "From ") && holds((struct view){view.at, line_end(view)}, "@")) /* a mailbox of them */
        view.at = next_line(view);
    while (view.at < view.end && *view.at != '\n' && *view.at != '\r') {
        const char *colon = memchr(view.at, ':', (size_t)(line_end(view) - view.at));
        bool goes_on = *view.at == ' ' || *view.at == '\t';
        if (!goes_on && (!colon || memchr(view.at, ' ', (size_t)(colon - view.at))))
            return false;
        for (size_t i = 0; i < COUNT(own); i++)
            known += begins(view, own[i]);
        fields += !goes_on;
        view.at = next_line(view);
    }
    *content = other("an e-mail", "take the text out of it first; --input text reads it as it is");
    return fields >= 3 && known > 0;
}

/* ---- JSON ---- */

static bool is_json_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether the object that begins here goes on over the end of its line: what follows goes on inside of it. */
static bool is_over_lines(struct view view)
{
    struct view line = {view.at, line_end(view)}, rest = past_blanks((struct view){next_line(view), view.end});
    const char *last = line.end;
    if (last == view.end)
        return false;
    while (last > line.at && is_json_blank(last[-1]))
        last--;
    if (last[-1] == ':' || last[-1] == '[')
        return true;
    return strchr("{,", last[-1]) && rest.at < rest.end && strchr("\"}", *rest.at);
}

static bool find_json(struct view view, bool asked, struct content *content)
{
    view = past_blanks(view);
    struct view inner = past_blanks((struct view){view.at + (view.at < view.end), view.end});
    char first = view.at < view.end ? *view.at : '\0', second = inner.at < inner.end ? *inner.at : '\0';
    if (first == '[' &&
        (second == '{' || (second == ']' && past_blanks((struct view){inner.at + 1, inner.end}).at == view.end)))
        *content = (struct content){CONTENT_VALUES, NULL, NULL};
    else if (first == '{' && (second == '"' || second == '}') && is_over_lines(view))
        *content = (struct content){CONTENT_VALUES, NULL, NULL};
    else if (asked || (first == '{' && (second == '"' || second == '}')))
        *content = (struct content){CONTENT_LINES, NULL, NULL};
    else
        return false;
    return true;
}

struct content content_of(const char *bytes, size_t length, enum input input)
{
    struct view view = {bytes, bytes + length};
    struct content content = text;
    if (length == 0)
        content.kind = input == INPUT_JSONL ? CONTENT_LINES : CONTENT_TEXT;
    else if (find_magic(view, &content) || find_zip(view, &content))
        return content;
    else if (input == INPUT_TEXT)
        return text;
    else if (find_binary(view, &content) || find_json(view, false, &content) || find_markup(view, &content) ||
             find_mail(view, &content) || find_table(view, &content))
        return content;
    else if (!find_json(view, input == INPUT_JSONL, &content))
        return text;
    return content;
}
