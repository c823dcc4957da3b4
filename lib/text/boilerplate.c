/*
 * Which blocks are prose, and what the others are: the rules of block_rules.h in their order, those of prose, lists and
 * boilerplate among them. credit.c and heading.c have the others.
 */
#include "lang/vocabulary.h"
#include "text/block_rules.h"
#include "text/layout.h"
#include "text/limits.h"

#include <string.h>

/* ---- prose at first sight ---- */

/* No bracket and no question: a credit or a heading may end so. */
static bool ends_as_prose(const struct block_profile *block)
{
    char last = block->text[block->end - 1];
    return last != ')' && last != ']' && last != '?' && !profile_ends_open(block);
}

/* With a word, after one mark at most, and with no label. */
static bool begins_as_prose(const struct block_profile *block)
{
    size_t size, length = profile_length(block);
    size_t beginning = length < MAX_LABEL + LABEL_ROOM ? length : MAX_LABEL + LABEL_ROOM;
    bool word = character_is_alphanumeric(character_at(block->text, block->start, block->end, &size)) ||
                byte_is(block->text[block->start + size], BYTE_LETTER);
    return word && !memchr(block->text + block->start, ':', beginning);
}

/* Most blocks are prose, and most of these have none of the signs that the other rules ask for in blocks that end with
 * a stop: then nothing is to be counted. */
static bool is_plainly_prose(const struct block_profile *block)
{
    size_t length = profile_length(block);
    return length > MAX_LABEL && length <= MAX_PROFILE && ends_as_prose(block) && begins_as_prose(block) &&
           !profile_opening(block) && !line_within(block->language, block->text + block->start, length, LINE_THANKS);
}

bool block_is_prose(const struct block_scene *scene)
{
    return scene->block->prose;
}

/* Of which nothing was counted. */
bool block_is_long(const struct block_scene *scene)
{
    return profile_length(scene->block) > MAX_PROFILE;
}

/* For which no other rule was true. */
bool block_is_paragraph(const struct block_scene *scene)
{
    return scene->block != NULL;
}

/* Where many paragraphs end without a stop, a line with quotation marks may be one of them. */
bool block_may_be_loose_speech(const struct block_scene *scene)
{
    return scene->loose && !scene->in_links && scene->block->quotes > 0;
}

/* ---- lists and figures ---- */

/* The first colon, when no more than a label comes before it, or NO_INDEX. */
static size_t label_colon(const struct block_profile *block)
{
    for (size_t at = block->start, size; at < block->end; at += size) {
        if (character_at(block->text, at, block->end, &size) == ':')
            return at;
        if (at - block->start > MAX_LABEL)
            break;
    }
    return NO_INDEX;
}

/* Where a word ends that begins before, apostrophes within. */
static size_t listed_word_end(const struct block_profile *block, size_t at)
{
    for (size_t size; at < block->end; at += size) {
        uint32_t c = character_at(block->text, at, block->end, &size);
        if (!character_is_alphanumeric(c) && c != '\'' && c != 0x2019)
            break;
    }
    return at;
}

/* A name, a figure, or a small word as in "Ann van Berg"; the last word may be cut off, or end a sentence. */
static bool may_be_listed(const struct block_profile *block, size_t start, size_t end)
{
    size_t size;
    uint32_t first = character_at(block->text, start, block->end, &size);
    return end == block->end || end - start < MIN_LONGER_WORD || character_is_capital(first) ||
           character_is_digit(first);
}

/* Of any length, after a label: nothing but names and marks between them. */
bool block_is_list_of_names(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    size_t words = 0, separators = 0, size;
    if (label_colon(block) == NO_INDEX)
        return false;
    for (size_t at = block->start; at < block->end; at += size) {
        uint32_t c = character_at(block->text, at, block->end, &size);
        size_t end = listed_word_end(block, at);
        if (profile_is_double_mark(c) || (end > at && !may_be_listed(block, at, end)))
            return false;
        words += end > at;
        size = end > at ? end - at : size;
        separators += c == ',' || c == ';';
    }
    return separators >= MIN_IN_LIST && separators * LIST_WORDS >= words;
}

/* After a label nothing but figures. */
bool block_is_figure(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    size_t digits = 0, at = block->colon;
    if (at == NO_INDEX || at - block->start > MAX_LABEL)
        return false;
    for (size_t size; at < block->end && !strchr("?!", block->text[at]); at += size) {
        uint32_t c = character_at(block->text, at, block->end, &size);
        if (character_is_letter(c))
            return false;
        digits += character_is_digit(c);
    }
    return digits > 0 && at == block->end;
}

/* Marks alone. */
bool block_is_drawn(const struct block_scene *scene)
{
    return scene->block->words == 0;
}

/* ---- phrases with which boilerplate begins ---- */

static bool opens(const struct block_scene *scene, enum block_kind kind)
{
    return scene->opening && scene->opening->kind == kind && (!scene->block->tells || scene->opening->label);
}

bool block_opens_boilerplate(const struct block_scene *scene)
{
    return opens(scene, BLOCK_BOILERPLATE);
}

bool block_opens_agency(const struct block_scene *scene)
{
    return opens(scene, BLOCK_AGENCY);
}

bool block_opens_caption(const struct block_scene *scene)
{
    return opens(scene, BLOCK_CAPTION);
}

/* But an article may have a headline that begins so. */
bool block_opens_links(const struct block_scene *scene)
{
    return opens(scene, BLOCK_LINKS) && !block_is_headline(scene) && !block_may_be_loose_speech(scene);
}

/* ---- all blocks of a text ---- */

/* Most longer blocks end without a stop: then a missing stop says nothing. */
static bool is_loose(const struct layout_stage *layout)
{
    size_t open = 0, longer = 0;
    for (size_t i = 1; i < layout->blocks.count; i++) {
        struct block_profile block = profile_of(layout, i);
        if (profile_length(&block) <= MAX_HEADING)
            continue;
        longer++;
        open += profile_ends_open(&block);
    }
    return open * LOOSE_PART > longer;
}

/* The line between the headline and a byline or the heading of a picture says what the article will say again. */
static void find_standfirst(struct layout_stage *layout)
{
    struct block *blocks = layout->blocks.items;
    if (layout->blocks.count < STANDFIRST_BLOCKS || blocks[0].kind != BLOCK_HEADLINE ||
        blocks[1].kind != BLOCK_PARAGRAPH)
        return;
    struct block_profile second = profile_make(layout, 1);
    bool ends = blocks[2].kind == BLOCK_BYLINE ||
                (blocks[2].kind == BLOCK_SUBHEADING && blocks[3].kind == BLOCK_CAPTION);
    if (ends && second.words > 0 && profile_length(&second) <= MAX_HEADLINE && second.quotes == 0 && !second.tells)
        blocks[1].kind = BLOCK_SUBHEADING;
}

/* What rules ask of a block: of most prose no more than that it is. */
static struct block_profile read_profile(const struct layout_stage *layout, size_t index)
{
    struct block_profile block = profile_of(layout, index);
    block.prose = is_plainly_prose(&block);
    return block.prose ? block : profile_make(layout, index);
}

static enum block_rule find_rule(const struct block_scene *scene)
{
#define BLOCK_RULE_TEST(name, kind, example) block_##name,
    static bool (*const tests[])(const struct block_scene *) = {BLOCK_RULES(BLOCK_RULE_TEST)};
#undef BLOCK_RULE_TEST
    size_t rule = 0;
    while (!tests[rule](scene)) /* the last is always true */
        rule++;
    return (enum block_rule)rule;
}

void layout_classify(struct layout_stage *layout)
{
#define BLOCK_RULE_KIND(name, kind, example) kind,
    static const enum block_kind kinds[] = {BLOCK_RULES(BLOCK_RULE_KIND)};
#undef BLOCK_RULE_KIND
    struct block_profile previous = {.text = layout->text}, block = previous, next = previous;
    struct block_scene scene = {.block = &block, .loose = is_loose(layout)};
    size_t count = layout->blocks.count;
    if (count > 0)
        next = profile_make(layout, 0); /* what may be a headline is looked at in full */
    for (size_t i = 0; i < count; i++) {
        previous = block;
        block = next;
        if (i + 1 < count)
            next = read_profile(layout, i + 1);
        scene.previous = i > 0 ? &previous : NULL;
        scene.next = i + 1 < count ? &next : NULL;
        scene.first = i == 0 && count > 1;
        scene.opening = block.words > 0 && (block.quotes == 0 || block.open) ? profile_opening(&block) : NULL;
        struct block *out = &layout->blocks.items[i];
        out->rule = (uint8_t)find_rule(&scene);
        out->kind = block.kind = kinds[out->rule];
        scene.in_links = out->kind == BLOCK_LINKS && (scene.in_links || profile_opening(&block));
    }
    find_standfirst(layout);
}
