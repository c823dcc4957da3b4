/*
 * Transcripts and interviews: paragraphs that begin with who speaks and a colon ("SMITH: ...", "Q: ..."). A label in
 * capitals counts alone; one in plain letters only where the text has several. What follows without a label of its own
 * goes on with the speaker of the last.
 */
#include "attribute.h"

#define LABEL_MOST 5  /* words of a label */
#define PLAIN_LEAST 3 /* labels in plain letters that make a transcript */
#define LABELS_LEAST 2

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

struct turn_label {
    size_t first, end; /* tokens, the colon left out; first == end: no label */
    bool capitals;
};

static struct turn_label label_of(const struct scan *scan, const struct block *block)
{
    struct turn_label none = {0, 0, false}, label = {block->first_token, block->first_token, true};
    if (block->kind != BLOCK_PARAGRAPH || block->first_token >= block->end_token)
        return none;
    if (at(scan, label.first)->kind == TOKEN_QUOTE)
        label.end = ++label.first;
    for (; label.end < block->end_token && label.end - label.first < LABEL_MOST; label.end++) {
        const struct token *t = at(scan, label.end);
        if (t->kind != TOKEN_WORD)
            break;
        if (!(t->flags & TOKEN_CAPITAL))
            return none;
        bool single = t->end - t->start == 1;
        label.capitals = label.capitals && (t->flags & (TOKEN_ALL_CAPITAL | TOKEN_ABBREVIATION) || single);
    }
    bool colon = label.end > label.first && label.end + 1 < block->end_token && at(scan, label.end)->mark == ':';
    return colon ? label : none;
}

/* How many paragraphs carry a label in capitals, and how many one in plain letters. */
static void count_labels(const struct scan *scan, size_t *capitals, size_t *plain)
{
    *capitals = *plain = 0;
    for (size_t b = 0; b < scan->blocks.count; b++) {
        struct turn_label label = label_of(scan, &scan->blocks.items[b]);
        *capitals += label.end > label.first && label.capitals;
        *plain += label.end > label.first && !label.capitals;
    }
}

/* The words of a turn become a link; the quoted spans in them are its own. */
static bool add_turn(struct scan *scan, const struct block *block, const struct turn_label *label, size_t previous, size_t *owners)
{
    struct link link = {.cue = NONE, .addressee = NONE, .via = NONE, .previous = previous, .part_count = 1,
                        .source_first = label->first, .source_end = label->end, .source = scan_mention_within(scan, label->first, label->end),
                        .pattern = "transcript-label", .score = 0.95, .confidence = 0.95};
    bool own = previous == NONE;
    link.cue_first = own ? label->end : 0;
    link.cue_end = own ? label->end + 1 : 0;
    link.parts[0].first_token = own ? label->end + 1 : block->first_token;
    link.parts[0].end_token = block->end_token;
    for (size_t i = link.parts[0].first_token; i < link.parts[0].end_token; i++)
        if (at(scan, i)->span != NONE)
            owners[at(scan, i)->span] = scan->links.count;
    return VECTOR_PUSH(&scan->mem, scan->links, link);
}

bool transcript_find(struct scan *scan, size_t *owners)
{
    size_t capitals, plain, last = NONE;
    count_labels(scan, &capitals, &plain);
    struct turn_label speaking = {0, 0, false};
    for (size_t b = 0; b < scan->blocks.count; b++) {
        const struct block *block = &scan->blocks.items[b];
        struct turn_label label = label_of(scan, block);
        bool labelled = label.end > label.first && (label.capitals ? capitals >= LABELS_LEAST : plain >= PLAIN_LEAST);
        if (block->kind != BLOCK_PARAGRAPH || block->first_token >= block->end_token)
            continue;
        if (labelled) {
            speaking = label;
            last = scan->links.count;
            if (!add_turn(scan, block, &label, NONE, owners))
                return false;
        } else if (last != NONE && at(scan, block->first_token)->kind == TOKEN_QUOTE &&
                   at(scan, speaking.first - (speaking.first > 0))->kind == TOKEN_QUOTE) {
            /* Turns that stand in marks go on where the marks open anew. */
            size_t before = last;
            last = scan->links.count;
            if (!add_turn(scan, block, &speaking, before, owners))
                return false;
        } else {
            last = NONE;
        }
    }
    return true;
}
