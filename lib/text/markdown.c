/*
 * Reads the text, makes edits that remove what CommonMark would not show. News is full of stars and underscores that
 * mean something else ("n****", "$5*", "___", "* a point of a list"), so emphasis counts only around whole words, in a
 * pair of the same marks, and over a line end only if one of these is beside a quotation mark.
 */
#include "text/markdown.h"
#include "base/unicode.h"
#include "text/limits.h"

#include <string.h>

#define OPENER_KINDS (2 * MAX_RUN) /* one to three stars, one to three underscores */

/* Marks that may begin emphasis: an edit that removes nothing until they are closed. */
struct opener {
    uint32_t edit;
    uint32_t before; /* the opener of the same kind before it, or NO_INDEX */
    uint8_t kind;    /* which mark, how many */
    bool at_mark;    /* a quotation mark is beside it */
};

struct markdown {
    const memory *mem;
    const char *text; /* a NUL ends it, and none is in it */
    size_t length;
    struct edits *edits;
    VECTOR(struct opener) openers;
    uint32_t last[OPENER_KINDS]; /* the last opener of each kind, or NO_INDEX */
    VECTOR(uint32_t) brackets;   /* edits that may open a link */
    bool links;                  /* the text may have some */
    size_t line;                 /* where the line begins */
    size_t escaped;              /* after the last character that is escaped */
};

static bool is_ascii_in(uint32_t c, const char *marks)
{
    return c && c < 0x80 && strchr(marks, (int)c);
}

static void forget_openers(struct markdown *markdown, size_t count)
{
    while (markdown->openers.count > count) {
        const struct opener *opener = &markdown->openers.items[--markdown->openers.count];
        markdown->last[opener->kind] = opener->before;
    }
}

static bool add_edit(struct markdown *markdown, size_t from, size_t end)
{
    return edits_add(markdown->mem, markdown->edits, from, end - from, 0);
}

/* ---- the start of a line ---- */

/* Tabs as well. */
static size_t skip_spaces(const char *text, size_t at)
{
    while (text[at] == ' ' || text[at] == '\t')
        at++;
    return at;
}

/* After the marks of a quoted line and one space: "> ", ">> ", and ">" at a letter or mark; ">50 people" counts. */
static size_t quoted_line_end(const char *text, size_t at)
{
    size_t end = at;
    for (size_t next = at; text[next] == '>'; next = skip_spaces(text, end))
        end = next + 1;
    if (end == at || byte_is(text[end], BYTE_DIGIT) || text[end] == '=')
        return at;
    return end + (text[end] == ' ' || text[end] == '\t');
}

/* After "# " to "###### ". */
static size_t heading_end(const char *text, size_t at)
{
    size_t end = at + strspn(text + at, "#");
    return end - at <= MAX_HASHES && (text[end] == ' ' || text[end] == '\t') ? skip_spaces(text, end) : at;
}

/* Emphasis and links do not reach over an empty line. *at: the start of a line, and then where its words begin. */
static bool read_line_start(struct markdown *markdown, size_t *at)
{
    const char *text = markdown->text;
    size_t first = skip_spaces(text, *at), end = quoted_line_end(text, first);
    markdown->line = *at;
    end = text[end] == '#' ? heading_end(text, end) : end;
    *at = end;
    if (text[end] == '\n' || text[end] == '\r') {
        forget_openers(markdown, 0);
        markdown->brackets.count = 0;
    }
    return end == first || add_edit(markdown, first, end);
}

/* ---- emphasis ---- */

static bool is_single_mark(uint32_t c)
{
    return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A;
}

/* Between these two a star is what is spoken of: “*”. */
static bool is_named_star(uint32_t before, uint32_t after)
{
    return character_is_quotation_mark(before) && character_is_quotation_mark(after) &&
           is_single_mark(before) == is_single_mark(after);
}

static bool may_open(uint32_t before, uint32_t after)
{
    if (character_is_whitespace(after) || is_ascii_in(after, ".,;:!?)]}/=|"))
        return false;
    return character_is_whitespace(before) || character_is_quotation_mark(before) || character_is_dash(before) ||
           is_ascii_in(before, character_is_quotation_mark(after) ? ":([{*_>" : "([{*_>");
}

static bool may_close(uint32_t before, uint32_t after)
{
    if (character_is_whitespace(before) || is_ascii_in(before, "([{/=|"))
        return false;
    return character_is_whitespace(after) || character_is_quotation_mark(after) || character_is_dash(after) ||
           after == 0x2026 || is_ascii_in(after, ".,;:!?)]}*_<");
}

/* Whether the run of marks from `at` to `end` closes emphasis, which it then does. *good: false when memory is out. */
static bool close_emphasis(struct markdown *markdown, const struct opener *closer, size_t at, size_t end, bool *good)
{
    uint32_t last = markdown->last[closer->kind];
    if (last == NO_INDEX)
        return false;
    const struct opener *opener = &markdown->openers.items[last];
    struct edit *edit = &markdown->edits->list.items[opener->edit];
    if (edit->from < markdown->line && !opener->at_mark && !closer->at_mark)
        return false;
    edit->took = index_32(end - at);
    forget_openers(markdown, last);
    *good = add_edit(markdown, at, end);
    return true;
}

/* Read a run of stars or underscores. */
static bool read_run(struct markdown *markdown, size_t at, size_t end)
{
    size_t size, count = end - at;
    uint32_t before = at ? character_before(markdown->text, 0, at, &size) : ' ';
    uint32_t after = end < markdown->length ? character_at(markdown->text, end, markdown->length, &size) : ' ';
    if (count > MAX_RUN || is_named_star(before, after))
        return true;
    struct opener run = {.kind = (uint8_t)(count - 1 + (markdown->text[at] == '_' ? MAX_RUN : 0))};
    bool good = true;
    run.at_mark = character_is_quotation_mark(before) || character_is_quotation_mark(after);
    if (may_close(before, after) && close_emphasis(markdown, &run, at, end, &good))
        return good;
    if (!may_open(before, after))
        return true;
    run.edit = index_32(markdown->edits->list.count);
    run.before = markdown->last[run.kind];
    markdown->last[run.kind] = index_32(markdown->openers.count);
    return add_edit(markdown, at, at) && VECTOR_PUSH(markdown->mem, markdown->openers, run);
}

/* ---- links ---- */

static bool is_link_target(const char *text, size_t at, size_t end)
{
    static const char *const starts[] = {"http://", "https://", "mailto:", "www.", "/", "#", "<"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(text + at, starts[i], strlen(starts[i])) == 0)
            return true;
    return memchr(text + at, '/', end - at) != NULL;
}

/* Where a target ends: before whitespace, a square bracket or the bracket that closes it. */
static size_t link_target_end(const char *text, size_t at)
{
    size_t depth = 0;
    for (; (unsigned char)text[at] > ' ' && !strchr("[]", text[at]) && (depth || text[at] != ')'); at++)
        depth += text[at] == '(' ? 1 : text[at] == ')' ? SIZE_MAX : 0;
    return at;
}

/* After a title in quotation marks, and whitespace before it; the same place where there is none. */
static size_t link_title_end(const char *text, size_t at)
{
    size_t start = skip_spaces(text, at), end = start + 1;
    char mark = text[start];
    if (mark != '"' && mark != '\'')
        return at;
    while (text[end] && !strchr("[]\r\n", text[end]) && (text[end] != mark || text[end + 1] != ')'))
        end++;
    return end + (text[end] == mark);
}

/* After the brackets that follow the text of a link or image, with target and perhaps title; 0: these are none. They
 * hold no square bracket, so that no byte of the text is looked at for many links. */
static size_t link_tail_end(const char *text, size_t at, bool image)
{
    size_t end = link_target_end(text, at + 1);
    if (!image && !is_link_target(text, at + 1, end))
        return 0;
    end = link_title_end(text, end);
    return text[end] == ')' ? end + 1 : 0;
}

static bool open_link(struct markdown *markdown, size_t at)
{
    uint32_t edit = index_32(markdown->edits->list.count);
    bool image = at && markdown->text[at - 1] == '!' && markdown->escaped < at;
    return add_edit(markdown, at - image, at - image) && VECTOR_PUSH(markdown->mem, markdown->brackets, edit);
}

/* Read a closing bracket. *after: where to go on. */
static bool close_link(struct markdown *markdown, size_t at, size_t *after)
{
    const char *text = markdown->text;
    if (!markdown->brackets.count)
        return true;
    uint32_t index = markdown->brackets.items[--markdown->brackets.count];
    struct edit *edit = &markdown->edits->list.items[index];
    bool image = text[edit->from] == '!';
    size_t end = text[at + 1] == '(' ? link_tail_end(text, at + 1, image) : 0;
    if (!end)
        return true;
    *after = end;
    if (!image) {
        edit->took = 1;
        return add_edit(markdown, at, end);
    }
    edit->took = index_32(end - edit->from); /* its text is shown where the image is not */
    markdown->edits->list.count = index + 1;
    while (markdown->openers.count && markdown->openers.items[markdown->openers.count - 1].edit > index)
        forget_openers(markdown, markdown->openers.count - 1);
    return true;
}

/* ---- all of it ---- */

static bool may_have_links(const char *text, size_t length)
{
    const char *end = text + length;
    for (const char *at = text; (at = memchr(at, ']', (size_t)(end - at))) != NULL; at++)
        if (at[1] == '(')
            return true;
    return false;
}

static bool may_have_any(const char *text, size_t length)
{
    static const char marks[] = "*_\\>#";
    for (size_t i = 0; marks[i]; i++)
        if (memchr(text, marks[i], length))
            return true;
    return may_have_links(text, length);
}

/* Bytes that may mean something. */
static const bool MARKUP[256] = {['\0'] = true, ['\n'] = true, ['\r'] = true, ['*'] = true,
                                 ['_'] = true,  ['\\'] = true, ['['] = true,  [']'] = true};

/* A backslash before a mark of ASCII is not shown, nor at the end of a line; before a quotation mark it has gone. */
static bool read_backslash(struct markdown *markdown, size_t at, size_t *after)
{
    char next = markdown->text[at + 1];
    *after = at + 1 + (next != '\0');
    markdown->escaped = *after;
    bool mark = next > ' ' && next < 0x7F && !byte_is(next, BYTE_LETTER | BYTE_DIGIT);
    if (next == '\n' || next == '\r')
        *after = at + 1;
    else if (!mark || strchr("\\\"'", next))
        return true;
    return add_edit(markdown, at, at + 1);
}

/* Read what is at a byte of MARKUP. *after: where to go on. */
static bool read_markup(struct markdown *markdown, size_t at, size_t *after)
{
    const char *text = markdown->text;
    *after = at + 1;
    switch (text[at]) {
    case '*':
    case '_':
        while (text[*after] == text[at])
            ++*after;
        return read_run(markdown, at, *after);
    case '\\':
        return read_backslash(markdown, at, after);
    case '[':
        return !markdown->links || open_link(markdown, at);
    case ']':
        return close_link(markdown, at, after);
    default:
        *after += text[at] == '\r' && text[at + 1] == '\n';
        return read_line_start(markdown, after);
    }
}

static bool read_all_markup(struct markdown *markdown)
{
    size_t at = 0;
    bool good = read_line_start(markdown, &at);
    while (good && at < markdown->length) {
        while (!MARKUP[(unsigned char)markdown->text[at]])
            at++;
        if (at < markdown->length)
            good = read_markup(markdown, at, &at);
    }
    return good;
}

bool markdown_find(const memory *mem, const char *text, size_t length, struct edits *edits)
{
    if (!may_have_any(text, length))
        return true;
    struct markdown markdown = {.mem = mem, .text = text, .length = length, .edits = edits,
                                .links = may_have_links(text, length)};
    for (size_t i = 0; i < OPENER_KINDS; i++)
        markdown.last[i] = NO_INDEX;
    bool good = read_all_markup(&markdown);
    VECTOR_FREE(mem, markdown.openers);
    VECTOR_FREE(mem, markdown.brackets);
    return good;
}
