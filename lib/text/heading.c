/* The rules of headlines, of headings between paragraphs and of links to other articles. */
#include "text/block_rules.h"
#include "text/layout.h"
#include "text/limits.h"

/* ---- what these have in common ---- */

/* Most longer words begin with a capital. */
static bool has_title_capitals(const struct block_profile *block)
{
    return block->words >= MIN_TITLE_WORDS && block->small * TITLE_CAPITALS <= block->capitals;
}

/* Without a stop at its end, and with no sign of speech. */
static bool is_silent_line(const struct block_profile *block)
{
    return block->open && !block->stop_in_quotes && !block->tells;
}

static bool fits_heading(const struct block_profile *block)
{
    return block->words > 0 && block->words <= MAX_HEADING_WORDS && profile_length(block) <= MAX_HEADING;
}

static bool looks_like_heading(const struct block_profile *block)
{
    return is_silent_line(block) && fits_heading(block) && block->colon == NO_INDEX;
}

/* A point of a list is none. */
static bool is_heading_line(const struct block_profile *block)
{
    return looks_like_heading(block) && !layout_is_bullet(profile_first(block));
}

/* Boilerplate or another heading is above. */
static bool is_after_no_prose(const struct block_scene *scene)
{
    return scene->previous && scene->previous->kind != BLOCK_PARAGRAPH;
}

/* Nothing above goes on in this line: no paragraph without its stop, none that ends with a colon. */
static bool is_free_above(const struct block_scene *scene)
{
    const struct block_profile *above = scene->previous;
    return above && (above->kind != BLOCK_PARAGRAPH || (!above->open && above->text[above->end - 1] != ':'));
}

static bool has_small_letter(const struct block_profile *block, size_t end)
{
    for (size_t at = block->start; at < end; at++)
        if (byte_is(block->text[at], BYTE_LETTER) && !byte_is(block->text[at], BYTE_CAPITAL))
            return true;
    return false;
}

/* ---- headings ---- */

/* But "SMITH: Yes" is a turn of a transcript. */
bool block_is_heading_with_colon(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    return block->colon != NO_INDEX && is_silent_line(block) && fits_heading(block) && is_after_no_prose(scene) &&
           !(scene->next && scene->next->open) && has_small_letter(block, block->colon) && block->capital_first;
}

/* Between a line of boilerplate and a heading. */
bool block_is_question(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    return block->text[block->end - 1] == '?' && block->quotes == 0 && block->capital_first &&
           profile_length(block) <= MAX_HEADING && is_after_no_prose(scene) && scene->next &&
           looks_like_heading(scene->next);
}

bool block_is_plain_heading(const struct block_scene *scene)
{
    return scene->block->quotes == 0 && scene->block->capital_first && is_heading_line(scene->block);
}

/* Wholly in marks, and between two paragraphs: among lines of speech it would be one of them. */
bool block_is_quoted_heading(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block, *next = scene->next;
    return block->quotes == 2 && block->words > 1 && profile_is_mark(profile_first(block)) &&
           profile_is_mark(profile_last(block)) && is_heading_line(block) && next &&
           (profile_length(next) > MAX_HEADING || !next->open) && is_free_above(scene);
}

bool block_is_partly_quoted_heading(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    return block->quotes == 2 && block->words <= MAX_PARTLY_QUOTED && block->capital_first &&
           !profile_is_mark(profile_first(block)) && is_heading_line(block) && scene->next;
}

bool block_is_subheading(const struct block_scene *scene)
{
    return block_is_heading_with_colon(scene) || block_is_question(scene) || block_is_plain_heading(scene) ||
           block_is_quoted_heading(scene) || block_is_partly_quoted_heading(scene);
}

/* Below the name of the writer what he does there. */
bool block_is_desk(const struct block_scene *scene)
{
    return scene->previous && scene->previous->kind == BLOCK_BYLINE && scene->block->words <= MAX_DESK_WORDS &&
           block_is_subheading(scene);
}

/* ---- headlines ---- */

/* "‘We were lucky,’ says keeper of old bridge"; but double marks are those of a paragraph. */
static bool is_speaking_headline(const struct block_profile *block)
{
    return block->open && !block->tells && !profile_is_double_mark(profile_first(block)) &&
           profile_length(block) <= MAX_HEADING;
}

/* "Will the bridge in Lower Wenham close?" */
static bool is_asking_headline(const struct block_profile *block)
{
    uint32_t last = profile_last(block);
    return (last == '?' || last == '!') && block->quotes == 0 && profile_length(block) <= MAX_HEADING;
}

/* The first line of the text, if there are others. */
bool block_is_headline(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    if (!scene->first || block->words == 0 || profile_length(block) > MAX_HEADLINE)
        return false;
    return block->stop_in_quotes ? is_speaking_headline(block) : block->open || is_asking_headline(block);
}

/* ---- links ---- */

bool block_goes_on_with_links(const struct block_scene *scene)
{
    return scene->in_links && scene->block->open && profile_length(scene->block) <= MAX_HEADLINE;
}

/* What somebody said, and then words without a stop. */
bool block_is_quoted_link(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block;
    size_t size;
    return block->quotes == 2 && block->colon != NO_INDEX && block->colon > block->start && is_silent_line(block) &&
           profile_length(block) <= MAX_HEADLINE && profile_is_mark(profile_first(block)) &&
           profile_is_mark(character_before(block->text, block->start, block->colon, &size));
}

/* A longer line without a stop between paragraphs that have theirs. */
bool block_is_plain_link(const struct block_scene *scene)
{
    const struct block_profile *block = scene->block, *next = scene->next;
    if (!next || !scene->previous || scene->previous->open || profile_length(block) > MAX_HEADLINE)
        return false;
    return is_silent_line(block) && block->quotes == 0 && block->colon == NO_INDEX && block->capital_first &&
           (has_title_capitals(block) || (!next->open && profile_length(block) <= MAX_LINK));
}
