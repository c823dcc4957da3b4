/*
 * What is not prose: headline, subheadings, bylines, captions, credits, boilerplate, links to other articles. Every
 * rule wants more than one sign, and none takes a block that may hold speech for boilerplate lightly.
 */
#include "text/boilerplate.h"
#include "text/layout.h"

/* Most longer words begin with a capital. */
static bool is_title_cased(const struct look *look)
{
    return look->words > 2 && look->plain * 4 <= look->capitals;
}

/* ---- headings and links ---- */

/* Short, without a stop at its end, and with no sign of speech. */
static bool is_heading(const struct look *look)
{
    return look->open && look->words > 0 && look->words <= 14 && look_length(look) <= MAX_HEADING &&
           !look->stop_in_quotes && !look->said && look->colon == NO_INDEX;
}

static bool is_bullet(uint32_t c)
{
    return c == '*' || c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0xB7 || character_is_dash(c);
}

/* A line of boilerplate above, or nothing that goes on in this one. */
static bool is_free_before(const struct look *previous)
{
    return previous &&
           (previous->kind != BLOCK_PARAGRAPH || (!previous->open && previous->text[previous->end - 1] != ':'));
}

/* "Minister: strike ‘helps nobody’" between boilerplate and a paragraph; but "SMITH: Yes" is a turn of a transcript. */
static bool is_colon_heading(const struct look *look, const struct look *previous, const struct look *next)
{
    if (look->colon == NO_INDEX || !look->open || look->words > 14 || look_length(look) > MAX_HEADING || look->said ||
        look->stop_in_quotes || !previous || previous->kind == BLOCK_PARAGRAPH || (next && next->open))
        return false;
    for (size_t at = look->start; at < look->colon; at++)
        if (look->text[at] >= 'a' && look->text[at] <= 'z')
            return look->capital_first;
    return false;
}

/* "What comes next?" between a line of boilerplate and a heading. */
static bool is_question_heading(const struct look *look, const struct look *previous, const struct look *next)
{
    return look->text[look->end - 1] == '?' && look->quotes == 0 && look->capital_first &&
           look_length(look) <= MAX_HEADING && previous && previous->kind != BLOCK_PARAGRAPH && next &&
           is_heading(next);
}

/* A heading without marks, or with some words in marks ("Council ‘goals’"), or wholly in marks between two paragraphs.
 */
static bool is_subheading(const struct look *look, const struct look *previous, const struct look *next)
{
    size_t size, last_size;
    if (is_colon_heading(look, previous, next) || is_question_heading(look, previous, next))
        return true;
    if (!is_heading(look) || is_bullet(character_at(look->text, look->start, look->end, &size)))
        return false;
    if (look->quotes == 0)
        return look->capital_first;
    uint32_t first = character_at(look->text, look->start, look->end, &size);
    uint32_t last = character_before(look->text, look->start, look->end, &last_size);
    bool whole = look_is_mark(first) && look_is_mark(last) && look->quotes == 2 && look->words > 1;
    bool between = next && (look_length(next) > MAX_HEADING || !next->open) && is_free_before(previous);
    if (whole)
        return between;
    return look->quotes == 2 && look->words <= 8 && look->capital_first && !look_is_mark(first) && next;
}

#define MIN_IN_LIST 6  /* commas and semicolons */

/* "Rovers: Pell; Oakes, Marsh (Dunn 70), Lund, ..." of any length: nothing but names after a colon. */
static bool is_list_of_names(const struct look *look)
{
    size_t word = NO_INDEX, size, words = 0, parted = 0, colon = NO_INDEX;
    for (size_t at = look->start; at < look->end; at += size) {
        uint32_t c = character_at(look->text, at, look->end, &size);
        bool inside = look_is_inside_word(c) || c == '\'' || c == 0x2019;
        if (inside && word == NO_INDEX) {
            word = at;
            words++;
        }
        if (!inside && word != NO_INDEX && at - word > 3) {
            size_t first;
            uint32_t letter = character_at(look->text, word, at, &first);
            if (!character_is_capital(letter) && !character_is_digit(letter))
                return false;
        }
        if (!inside)
            word = NO_INDEX;
        if (c == ':' && colon == NO_INDEX)
            colon = at - look->start;
        if (look_is_double_mark(c) || (colon == NO_INDEX && at - look->start > MAX_LABEL))
            return false;
        parted += c == ',' || c == ';';
    }
    return colon != NO_INDEX && parted >= MIN_IN_LIST && parted * 3 >= words;
}

/* "Attendance: 11,204." */
static bool is_figure(const struct look *look)
{
    size_t digits = 0, at = look->colon;
    if (at == NO_INDEX || at - look->start > MAX_LABEL)
        return false;
    for (; at < look->end && !strchr("?!", look->text[at]); at++) {
        if (look_is_inside_word((unsigned char)look->text[at]) && !character_is_digit((unsigned char)look->text[at]))
            return false;
        digits += character_is_digit((unsigned char)look->text[at]);
    }
    return digits > 0 && at == look->end;
}

/* “...”: and then words without a stop at their end: the headline of another article. */
static bool is_linked_headline(const struct look *look)
{
    size_t size;
    return look->open && look->colon != NO_INDEX && look_length(look) <= MAX_HEADLINE && !look->stop_in_quotes &&
           !look->said && look_is_mark(character_at(look->text, look->start, look->end, &size)) && look->quotes == 2 &&
           look->colon > look->start && look_is_mark(character_before(look->text, look->start, look->colon, &size));
}

/* A longer line without a stop between closed paragraphs. */
static bool is_plain_link(const struct look *look, const struct look *previous, const struct look *next)
{
    return look->open && look->quotes == 0 && !look->said && look->colon == NO_INDEX && look->capital_first &&
           look->words > 0 && previous && !previous->open && next && look_length(look) <= MAX_HEADLINE &&
           (is_title_cased(look) || (!next->open && look_length(look) <= MAX_LINK));
}

static bool is_headline(const struct look *look)
{
    size_t size;
    uint32_t last = character_before(look->text, look->start, look->end, &size);
    uint32_t first = character_at(look->text, look->start, look->end, &size);
    if (look->words == 0 || look_length(look) > MAX_HEADLINE)
        return false;
    if (look->stop_in_quotes) /* ‘We were lucky,’ says keeper */
        return look->open && !look->said && !look_is_double_mark(first) && look_length(look) <= MAX_HEADING;
    return look->open || ((last == '?' || last == '!') && look->quotes == 0 && look_length(look) <= MAX_HEADING);
}

/* A label that begins no sentence, whatever is said after it: "Image caption, The mayor said ...". */
static bool is_sure(const struct phrase *phrase)
{
    return strchr(phrase->text, ':') || strstr(phrase->text, "caption");
}

static bool holds_contributed(const struct look *look)
{
    const char *end = look->text + look->end;
    for (const char *letter = "bB"; *letter; letter++) /* seldom, and so looked for first */
        for (const char *at = look->text + look->start; (at = memchr(at, *letter, (size_t)(end - at))) != NULL; at++)
            if (at - look->text >= (ptrdiff_t)look->start + 6 &&
                look_phrase(look, (size_t)(at - look->text) - 6, "contributed"))
                return true;
    return false;
}

/* Most blocks end with a stop and have none of the signs that kind_of asks for in blocks that do: no label, no bracket
 * or question at the end, no phrase of boilerplate at the start, no thanks. */
static bool is_prose(const struct look *look)
{
    const char *first = look->text + look->start, last = look->text[look->end - 1];
    size_t length = look_length(look), begins = length < MAX_LABEL + 6 ? length : MAX_LABEL + 6, size;
    if (length <= MAX_LABEL || length > MAX_CREDIT || last == ')' || last == ']' || last == '?' || look_ends_open(look))
        return false;
    bool word = look_is_inside_word(character_at(look->text, look->start, look->end, &size)) ||
                byte_is(look->text[look->start + size], BYTE_LETTER);
    return word && !memchr(first, ':', begins) && !look_find_phrase(look) && !holds_contributed(look);
}

/* What kind_of asks of a block. */
static struct look look_briefly(const struct layout_stage *layout, size_t index)
{
    const struct block *block = &layout->blocks.items[index];
    struct look look = {.text = layout->text, .start = block->start, .end = block->end, .colon = NO_INDEX};
    look.prose = is_prose(&look);
    return look.prose ? look : look_at(layout, index);
}

static enum block_kind kind_of(const struct look *look, const struct look *previous, const struct look *next)
{
    if (look->prose)
        return BLOCK_PARAGRAPH;
    bool may_begin = look->words > 0 && (look->quotes == 0 || look->open);
    const struct phrase *phrase = may_begin ? look_find_phrase(look) : NULL;
    if (is_list_of_names(look) || is_figure(look))
        return BLOCK_BOILERPLATE;
    if (look->words == 0) /* a long block, or a rule of dashes */
        return look_length(look) > MAX_CREDIT ? BLOCK_PARAGRAPH : BLOCK_BOILERPLATE;
    if (phrase && (!look->said || is_sure(phrase)))
        return phrase->kind;
    if (boilerplate_is_agency(look))
        return BLOCK_AGENCY;
    if (boilerplate_is_byline(look))
        return BLOCK_BYLINE;
    if (boilerplate_is_dateline(look))
        return BLOCK_DATELINE;
    if (boilerplate_is_caption(look))
        return BLOCK_CAPTION;
    if (is_linked_headline(look))
        return BLOCK_LINKS;
    if (is_subheading(look, previous, next)) /* "Staff writer" below the name is a part of the byline */
        return previous && previous->kind == BLOCK_BYLINE && look->words <= MAX_TRADE ? BLOCK_BYLINE : BLOCK_SUBHEADING;
    return is_plain_link(look, previous, next) ? BLOCK_LINKS : BLOCK_PARAGRAPH;
}

/* Most longer blocks end without a stop: then a missing stop says nothing. */
static bool is_loose(const struct layout_stage *layout)
{
    size_t open = 0, all = 0;
    for (size_t i = 1; i < layout->blocks.count; i++) {
        struct look look = {
            .text = layout->text, .start = layout->blocks.items[i].start, .end = layout->blocks.items[i].end};
        if (look_length(&look) <= MAX_HEADING)
            continue;
        all++;
        open += look_ends_open(&look);
    }
    return open * 3 > all;
}

/* The line between the headline and a byline or the heading of a picture says what the article will say again. */
static void find_standfirst(struct layout_stage *layout)
{
    struct block *blocks = layout->blocks.items;
    if (layout->blocks.count < 5 || blocks[0].kind != BLOCK_HEADLINE || blocks[1].kind != BLOCK_PARAGRAPH)
        return;
    struct look look = look_at(layout, 1);
    bool ends =
        blocks[2].kind == BLOCK_BYLINE || (blocks[2].kind == BLOCK_SUBHEADING && blocks[3].kind == BLOCK_CAPTION);
    if (ends && look.words > 0 && look_length(&look) <= MAX_HEADLINE && look.quotes == 0 && !look.said)
        blocks[1].kind = BLOCK_SUBHEADING;
}

void layout_classify(struct layout_stage *layout)
{
    struct look previous = {.text = layout->text}, look = previous, next = previous;
    bool loose = is_loose(layout), in_links = false;
    size_t count = layout->blocks.count;
    for (size_t i = 0; i < count; i++, previous = look, look = next) {
        if (i == 0)
            look = look_at(layout, 0);
        if (i + 1 < count)
            next = look_briefly(layout, i + 1);
        enum block_kind kind = kind_of(&look, i > 0 ? &previous : NULL, i + 1 < count ? &next : NULL);
        if (i == 0 && count > 1 && (kind == BLOCK_PARAGRAPH || kind == BLOCK_SUBHEADING || kind == BLOCK_LINKS) &&
            is_headline(&look))
            kind = BLOCK_HEADLINE;
        else if (in_links && look.open && look_length(&look) <= MAX_HEADLINE)
            kind = BLOCK_LINKS;
        else if (loose && (kind == BLOCK_SUBHEADING || kind == BLOCK_LINKS) && !in_links && look.quotes > 0)
            kind = BLOCK_PARAGRAPH;
        in_links = kind == BLOCK_LINKS && (in_links || look_find_phrase(&look));
        layout->blocks.items[i].kind = look.kind = kind;
    }
    find_standfirst(layout);
}
