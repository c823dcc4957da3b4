/*
 * Transcripts and interviews: paragraphs that begin with who speaks and a colon ("SMITH: ...", "Q: ..."). A label in
 * capitals counts alone; one in plain letters only where the text has several. What follows without a label of its own
 * goes on with the speaker of the last. Labels are before other things too ("ENERGY: Oil fell"): turns are word for
 * word where people speak in them, to each other and of themselves.
 */
#include "attribute/answers.h"
#include "attribute/attribute.h"
#include "attribute/limits.h"

struct turn_label {
    size_t first, end; /* tokens, the colon left out; first == end: no label */
    bool capitals;
};

static struct turn_label label_of(const struct analysis *analysis, size_t block)
{
    const struct index_range tokens = analysis->block_tokens.items[block];
    struct turn_label none = {0, 0, false}, label = {tokens.first, tokens.first, true};
    if (analysis->blocks.items[block].kind != BLOCK_PARAGRAPH || tokens.first >= tokens.end)
        return none;
    if (token_at(analysis, label.first)->kind == TOKEN_QUOTE)
        label.end = ++label.first;
    for (; label.end < tokens.end && label.end - label.first < MAX_LABEL_WORDS; label.end++) {
        const struct token *t = token_at(analysis, label.end);
        if (t->kind != TOKEN_WORD)
            break;
        if (!(t->flags & TOKEN_CAPITAL))
            return none;
        bool single = t->end - t->start == 1;
        label.capitals = label.capitals && (t->flags & (TOKEN_ALL_CAPITAL | TOKEN_ABBREVIATION) || single);
    }
    bool colon = label.end > label.first && label.end + 1 < tokens.end && token_at(analysis, label.end)->mark == ':';
    return colon ? label : none;
}

/* The word, up to its apostrophe ("I’m", "you'll"), is one of the set. */
static bool is_contraction_of(const struct analysis *analysis, size_t token, enum word_set set)
{
    const struct token *t = token_at(analysis, token);
    struct slice text = token_text(analysis, token);
    return t->kind == TOKEN_WORD &&
           (token_in(analysis, t, set) ||
            word_in(analysis->language, word_number_contracted(analysis->language, text.text, text.length), set));
}

static bool is_own(const struct analysis *analysis, size_t token)
{
    return is_contraction_of(analysis, token, SET_FIRST_PERSON);
}

static bool is_yours(const struct analysis *analysis, size_t token)
{
    return is_contraction_of(analysis, token, SET_SECOND_PERSON);
}

/* Words within marks in a turn are somebody else's; a turn that is in marks itself has none. */
static bool is_quoted(const struct analysis *analysis, size_t block, size_t token)
{
    size_t first = analysis->block_tokens.items[block].first;
    return token_is_quoted(analysis, token) && token_at(analysis, first)->kind != TOKEN_QUOTE;
}

/* Somebody speaks of themselves, or to somebody, or asks. */
static bool is_spoken(const struct analysis *analysis, size_t block, size_t first)
{
    for (size_t i = first; i < analysis->block_tokens.items[block].end; i++)
        if (!is_quoted(analysis, block, i) &&
            (is_own(analysis, i) || is_yours(analysis, i) || token_at(analysis, i)->mark == '?'))
            return true;
    return false;
}

/* "Says the bridge is safe", "He says that ...": nobody else is there to say it but the one of the label. */
static bool begins_report(const struct analysis *analysis, size_t first, size_t end)
{
    if (first + 1 >= end)
        return false;
    return token_in(analysis, token_at(analysis, first), SET_REPORT_OPENER) ||
           (is_contraction_of(analysis, first, SET_SPOKEN_OF) && says_surely(token_at(analysis, first + 1)->classes));
}

/* The name of the label is here too. One letter, as of "Q", is none. */
static bool names_label(const struct analysis *analysis, const struct turn_label *label, size_t token)
{
    const struct token *name = token_at(analysis, label->end - 1), *t = token_at(analysis, token);
    return name->end - name->start > 1 && t->kind == TOKEN_WORD && t->hash == name->hash;
}

/* Nobody says "Mr." or "Senator" of themselves. */
static bool is_titled(const struct analysis *analysis, size_t token, size_t first)
{
    for (size_t i = token; i-- > first && i + 3 > token;)
        if (token_at(analysis, i)->classes & (LEX_BIT(LEX_TITLE) | LEX_BIT(LEX_SOURCE_NOUN)))
            return true;
    return false;
}

/* Written as a headline is, which is seldom what was said: all but short words have capitals. */
static bool is_title_case_turn(const struct analysis *analysis, size_t first, size_t end)
{
    size_t large = 0;
    for (size_t i = first; i < end; i++) {
        const struct token *t = token_at(analysis, i);
        if (t->kind != TOKEN_WORD || t->end - t->start < HEADLINE_WORD_LETTERS)
            continue;
        if (!(t->flags & TOKEN_CAPITAL) || t->flags & TOKEN_ALL_CAPITAL)
            return false;
        large++;
    }
    return large >= MIN_HEADLINE_WORDS;
}

/* What is after a label tells of the one who is named in it: "Says he has no plan", "The bridge is safe, he said".
 */
static bool is_report(const struct analysis *analysis, size_t block, const struct turn_label *label)
{
    size_t first = label->end + 1, end = analysis->block_tokens.items[block].end;
    bool named = false, own = token_at(analysis, label->end - 1)->end - token_at(analysis, label->end - 1)->start ==
                              1; /* "A: He said so." */
    for (size_t i = first; i < end; i++) {
        if (is_quoted(analysis, block, i))
            continue;
        own = own || is_own(analysis, i);
        if (!names_label(analysis, label, i))
            continue;
        named = true;
        if (is_titled(analysis, i, first))
            return true;
    }
    bool ends = end > first + 3 && is_contraction_of(analysis, end - 3, SET_SPOKEN_OF) &&
                says_surely(token_at(analysis, end - 2)->classes);
    return !own && (named || ends || begins_report(analysis, first, end));
}

/* How many paragraphs carry a label in capitals, and how many one in plain letters; in how many of them somebody
 * speaks, and how many have the same last word as one a little before, as those have who speak in turn. */
struct label_counts {
    size_t capitals, plain, spoken, again;
    uint32_t last[LABELS_BACK];
};

static struct label_counts count_labels(const struct analysis *analysis)
{
    struct label_counts counts = {.capitals = 0};
    for (size_t b = 0; b < analysis->blocks.count; b++) {
        struct turn_label label = label_of(analysis, b);
        if (label.end == label.first)
            continue;
        uint32_t name = token_at(analysis, label.end - 1)->hash;
        for (size_t i = 0; i < LABELS_BACK; i++)
            counts.again += counts.last[i] == name;
        counts.last[(counts.capitals + counts.plain) % LABELS_BACK] = name;
        counts.capitals += label.capitals;
        counts.plain += !label.capitals;
        counts.spoken += is_spoken(analysis, b, label.end + 1);
    }
    return counts;
}

/* The words of a turn become a link; the quoted spans in them are its own. */
static bool add_turn(struct attribute_stage *stage, struct index_range block, const struct turn_label *label,
                     size_t previous, bool verbatim, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    struct link link = {.cue = NO_INDEX,
                        .addressee = NO_INDEX,
                        .via = NO_INDEX,
                        .previous = index_32(previous),
                        .part_count = 1,
                        .source_first = index_32(label->first),
                        .source_end = index_32(label->end),
                        .source = index_32(analysis_mention_within(analysis, label->first, label->end)),
                        .pattern = ANSWER_TRANSCRIPT_LABEL,
                        .score = TURN_CONFIDENCE,
                        .confidence = TURN_CONFIDENCE,
                        .turn = verbatim};
    bool own = previous == NO_INDEX;
    link.cue_first = index_32(own ? label->end : 0);
    link.cue_end = index_32(own ? label->end + 1 : 0);
    link.parts[0].first_token = index_32(own ? label->end + 1 : block.first);
    link.parts[0].end_token = block.end;
    for (size_t i = link.parts[0].first_token; i < link.parts[0].end_token; i++)
        if (token_is_quoted(analysis, i))
            owners[span_of(analysis, i)] = stage->links.count;
    return VECTOR_PUSH(&analysis->mem, stage->links, link);
}

bool transcript_find(struct attribute_stage *stage, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    struct label_counts counts = count_labels(analysis);
    size_t last = NO_INDEX;
    bool verbatim = false, spoken = counts.spoken * SPOKEN_SHARE >= counts.capitals + counts.plain;
    struct turn_label speaking = {0, 0, false};
    for (size_t b = 0; b < analysis->blocks.count; b++) {
        const struct index_range block = analysis->block_tokens.items[b];
        struct turn_label label = label_of(analysis, b);
        bool labelled = label.end > label.first &&
                        (label.capitals ? counts.capitals >= MIN_LABELS : counts.plain >= MIN_PLAIN_LABELS);
        if (analysis->blocks.items[b].kind != BLOCK_PARAGRAPH || block.first >= block.end)
            continue;
        size_t before = NO_INDEX;
        if (labelled) {
            speaking = label;
            verbatim = spoken && (label.capitals || counts.again) && !is_report(analysis, b, &label) &&
                       !is_title_case_turn(analysis, label.end + 1, block.end);
        } else if (last != NO_INDEX && token_at(analysis, block.first)->kind == TOKEN_QUOTE &&
                   token_at(analysis, speaking.first - (speaking.first > 0))->kind == TOKEN_QUOTE) {
            before = last; /* turns that are in marks go on where the marks open again */
        } else {
            last = NO_INDEX;
            continue;
        }
        last = stage->links.count;
        if (!add_turn(stage, block, &speaking, before, verbatim, owners))
            return false;
    }
    return true;
}
