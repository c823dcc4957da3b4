/*
 * Quotations that no cue stands with: those that go on over paragraphs or after their cue, a paragraph wholly in marks
 * after one by the same speaker, and those that a sentence before them introduces ("Torres was blunt. “...”").
 */
#include "attribute.h"

#define LEAST_WORDS 4   /* shorter spans without a cue are names, titles and scare quotes more often than speech */
#define LINKS_BACK 12   /* links before a span among which one of the sentence before is looked for */
#define SPLIT_REACH 3   /* spans before and behind one among which the rest of its quotation is looked for */
#define SUBJECT_REACH 6 /* tokens of a sentence in which its subject is looked for */

static const struct token *at(const struct scan *scan, size_t i)
{
    return &scan->tokens.items[i];
}

/* True when the span begins its sentence or its block: no words of the sentence stand before it. */
static bool begins_sentence(const struct scan *scan, const struct quoted_span *span)
{
    if (span->opens_block || span->open_token == 0)
        return true;
    const struct token *before = at(scan, span->open_token - 1);
    if (before->block != span->block)
        return true;
    return before->mark == '.' || before->mark == '?' || before->mark == '!' || before->mark == ':' ||
           before->kind == TOKEN_QUOTE || at(scan, span->open_token)->sentence != before->sentence;
}

/* Where the words of a link end: its content, its cue or its source, whichever is last. */
static size_t link_end(const struct link *link)
{
    size_t end = link->cue_end > link->source_end ? link->cue_end : link->source_end;
    for (size_t p = 0; p < link->part_count; p++)
        if (link->parts[p].end_token > end)
            end = link->parts[p].end_token;
    return end;
}

/* A link that goes on with another: the same source, no cue of its own. */
static bool add_further(struct scan *scan, size_t span, size_t before, const char *pattern, size_t *owners)
{
    struct link link = scan->links.items[before];
    const struct quoted_span *s = &scan->spans.items[span];
    link.part_count = 1;
    link.parts[0].first_token = s->open_token;
    link.parts[0].end_token = span_behind(s);
    link.cue = NONE;
    link.cue_first = link.cue_end = 0;
    link.previous = before;
    link.pattern = pattern;
    owners[span] = scan->links.count;
    return VECTOR_PUSH(&scan->mem, scan->links, link);
}

/* A link of its own with the source of words outside it. */
static bool add_source(struct scan *scan, size_t span, size_t mention, size_t source_first, size_t source_end,
                       const char *pattern, double confidence, size_t *owners)
{
    const struct quoted_span *s = &scan->spans.items[span];
    struct link link = {.cue = NONE, .source = mention, .addressee = NONE, .via = NONE, .previous = NONE,
                        .source_first = source_first, .source_end = source_end, .part_count = 1,
                        .pattern = pattern, .confidence = confidence};
    link.parts[0].first_token = s->open_token;
    link.parts[0].end_token = span_behind(s);
    owners[span] = scan->links.count;
    return VECTOR_PUSH(&scan->mem, scan->links, link);
}

static bool is_person_pronoun(const struct scan *scan, const struct mention *mention)
{
    return mention->type == MENTION_PRONOUN && (token_equals(scan, mention->head, "he") || token_equals(scan, mention->head, "she"));
}

/* The subject of a sentence: a person, near its start, outside marks. */
static size_t subject_of(const struct scan *scan, size_t sentence)
{
    const struct sentence *s = &scan->sentences.items[sentence];
    for (size_t m = scan_first_mention(scan, s->first_token);
         m < scan->mentions.count && scan->mentions.items[m].first_token < s->end_token; m++) {
        const struct mention *x = &scan->mentions.items[m];
        if (x->first_token > s->first_token + SUBJECT_REACH)
            break;
        if (x->parent == NONE && !x->possessive && !(at(scan, x->head)->flags & TOKEN_QUOTED) &&
            (x->type == MENTION_NAME || x->type == MENTION_DESCRIPTION || is_person_pronoun(scan, x)))
            return m;
    }
    return NONE;
}

/* The last link that ends before a token and begins in the block or the one before; NONE where there is none. */
static size_t link_before(const struct scan *scan, const size_t *owners, size_t span)
{
    for (size_t back = 1; back <= 4 && back <= span; back++) {
        size_t owner = owners[span - back];
        if (owner != NONE && scan->links.items[owner].part_count)
            return owner;
    }
    return NONE;
}

/* True when somebody else is the subject of a sentence between the link and the span. */
static bool other_subject_between(const struct scan *scan, const struct link *link, const struct quoted_span *span)
{
    size_t end = link_end(link);
    if (end >= scan->tokens.count || end >= span->open_token)
        return false;
    size_t first = at(scan, end - 1)->sentence + 1, last = at(scan, span->open_token)->sentence;
    for (size_t s = first; s < last; s++)
        if (subject_of(scan, s) != NONE)
            return true;
    return false;
}

static bool previous_text_block(const struct scan *scan, size_t block, size_t *out)
{
    while (block-- > 0)
        if (scan->blocks.items[block].kind == BLOCK_PARAGRAPH) {
            *out = block;
            return true;
        }
    return false;
}

/* The sentence before the span, in its block or, where the span opens its block, the last of the paragraph before. */
static size_t sentence_before(const struct scan *scan, const struct quoted_span *span)
{
    size_t sentence = at(scan, span->open_token)->sentence, block;
    const struct block *own = &scan->blocks.items[span->block];
    if (sentence > own->first_sentence)
        return sentence - 1;
    if (!previous_text_block(scan, span->block, &block) || scan->blocks.items[block].end_sentence == 0)
        return NONE;
    return scan->blocks.items[block].end_sentence - 1;
}

/* The link whose cue or source begins right behind a span or ends right before it, in the same sentence: what is left of
 * a quotation that its cue splits. Looked for among the links of the spans around. */
static size_t link_beside(const struct scan *scan, const size_t *owners, size_t index)
{
    const struct quoted_span *span = &scan->spans.items[index];
    size_t end = span_behind(span);
    size_t first = index > SPLIT_REACH ? index - SPLIT_REACH : 0;
    for (size_t s = first; s <= index + SPLIT_REACH && s < scan->spans.count; s++) {
        if (s == index || owners[s] == NONE)
            continue;
        const struct link *link = &scan->links.items[owners[s]];
        size_t begin = link->source_first < link->cue_first || !link->cue_end ? link->source_first : link->cue_first;
        size_t close = link->cue_end > link->source_end ? link->cue_end : link->source_end;
        if (link->cue_end == 0 || at(scan, begin)->block != span->block)
            continue;
        if (begin == end || begin == end + 1 || (close <= span->open_token && close + 2 > span->open_token))
            return owners[s];
    }
    return NONE;
}

/* Whole words of somebody: they end with a stop of their own, or are many. */
static bool is_utterance(const struct scan *scan, const struct quoted_span *span)
{
    char mark = span->end_token > span->first_token ? at(scan, span->end_token - 1)->mark : 0;
    bool stop = mark == '.' || mark == '?' || mark == '!' || mark == '~';
    return stop || (span->words >= LEAST_WORDS && (span->ends_block || mark == '-'));
}

/* The link made of a cue of the sentence, the last one: whoever speaks there speaks on. */
static size_t link_of_sentence(const struct scan *scan, size_t sentence, size_t chosen)
{
    const struct sentence *s = &scan->sentences.items[sentence];
    size_t low = 0, high = chosen, best = NONE;
    while (low < high) { /* links stand in the order of their content */
        size_t middle = low + (high - low) / 2;
        if (scan->links.items[middle].part_count && scan->links.items[middle].parts[0].first_token < s->end_token)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i > 0 && low - i < LINKS_BACK; i--) {
        const struct link *link = &scan->links.items[i - 1];
        if (link->part_count && link->cue_end > s->first_token && link->cue_end <= s->end_token &&
            (best == NONE || link->cue_first > scan->links.items[best].cue_first))
            best = i - 1;
    }
    return best;
}

/* A quotation that no link reaches: whoever speaks in the sentence before, or is the subject there, speaks on. */
static bool answer_by_sentence(struct scan *scan, size_t index, size_t chosen, size_t *owners)
{
    const struct quoted_span *span = &scan->spans.items[index];
    size_t sentence = sentence_before(scan, span);
    if (sentence == NONE)
        return true;
    size_t spoken = link_of_sentence(scan, sentence, chosen);
    if (spoken != NONE && scan->links.items[spoken].source_end > scan->links.items[spoken].source_first) {
        const struct link *link = &scan->links.items[spoken];
        return add_source(scan, index, link->source, link->source_first, link->source_end, "quote-after-statement", 0.6, owners);
    }
    size_t subject = subject_of(scan, sentence);
    if (subject == NONE)
        return true;
    const struct mention *m = &scan->mentions.items[subject];
    bool named = m->type == MENTION_NAME || is_person_pronoun(scan, m) || token_is(at(scan, m->head), LEX_SOURCE_NOUN);
    if (!named)
        return true;
    return add_source(scan, index, subject, m->first_token, m->end_token, "sentence-before-quote", 0.3, owners);
}

/* What is left of a quotation that its cue splits becomes a part of its link. */
static void add_part(struct scan *scan, size_t index, size_t owner, size_t *owners)
{
    const struct quoted_span *span = &scan->spans.items[index];
    struct link *link = &scan->links.items[owner];
    size_t place = link->part_count;
    if (link->part_count == LINK_PARTS)
        return;
    for (; place > 0 && link->parts[place - 1].first_token > span->open_token; place--)
        link->parts[place] = link->parts[place - 1];
    link->parts[place].first_token = span->open_token;
    link->parts[place].end_token = span_behind(span);
    link->part_count++;
    owners[index] = owner;
}

/* Words of speech that no link has. */
static bool is_free_speech(const struct scan *scan, const size_t *owners, size_t index)
{
    const struct quoted_span *span = &scan->spans.items[index];
    return owners[index] == NONE && span->parent == NONE && span->use == SPAN_SPEECH && span->words >= LEAST_WORDS &&
           scan->blocks.items[span->block].kind == BLOCK_PARAGRAPH;
}

/* A verb of saying stands behind the span, in its sentence and in no clause of its own (“...,” which she thinks will do). */
static bool has_cue_behind(const struct scan *scan, const struct quoted_span *span)
{
    size_t first = span_behind(span), cue = scan_first_cue(scan, first);
    if (cue == scan->cues.count || scan->cues.items[cue].kind != CUE_VERB ||
        scan->cues.items[cue].sentence != at(scan, span->open_token)->sentence)
        return false;
    size_t i = first;
    while (i < first + SUBJECT_REACH && i < scan->cues.items[cue].first_token && !token_is(at(scan, i), LEX_WH))
        i++;
    return i == scan->cues.items[cue].first_token;
}

/* The span goes on with a link. Speech between the two that opens a sentence (“...,” which she thinks will do. “...”) goes on
 * with it too; across other words in marks that are nobody's, nothing goes on. */
static bool go_on(struct scan *scan, size_t index, size_t before, const char *name, size_t *owners)
{
    size_t first = index;
    while (first > 0 && owners[first - 1] == NONE)
        first--;
    bool across = false;
    for (size_t i = first; i < index; i++) {
        const struct quoted_span *span = &scan->spans.items[i];
        if (is_free_speech(scan, owners, i))
            across = across || !begins_sentence(scan, span) || has_cue_behind(scan, span);
    }
    for (size_t i = first; i < index && !across; i++)
        if (is_free_speech(scan, owners, i) && !add_further(scan, i, before, name, owners))
            return false;
    const struct link *link = &scan->links.items[before];
    return across ? add_source(scan, index, link->source, link->source_first, link->source_end, name, 0.6, owners)
                  : add_further(scan, index, before, name, owners);
}

static bool answer_span(struct scan *scan, size_t index, size_t chosen, size_t *owners)
{
    const struct quoted_span *span = &scan->spans.items[index];
    if (span->continues != NONE && owners[span->continues] != NONE)
        return add_further(scan, index, owners[span->continues], "continued-quote", owners);
    size_t beside = link_beside(scan, owners, index);
    if (beside != NONE) {
        add_part(scan, index, beside, owners);
        return true;
    }
    if (!is_utterance(scan, span) || !begins_sentence(scan, span))
        return true;
    size_t before = link_before(scan, owners, index), block;
    if (before != NONE) {
        const struct link *link = &scan->links.items[before];
        size_t link_block = at(scan, link->parts[0].first_token)->block;
        bool near = link_block == span->block ||
                    (span->opens_block && previous_text_block(scan, span->block, &block) && link_block == block);
        if (near && !other_subject_between(scan, link, span)) {
            const char *name = link_block == span->block ? "quote-goes-on" : "quoted-paragraph";
            /* Whole words after a reported statement are a quotation of their own. */
            if (!link_quoted(scan, link))
                return add_source(scan, index, link->source, link->source_first, link->source_end, name, 0.6, owners);
            return go_on(scan, index, before, name, owners);
        }
    }
    return answer_by_sentence(scan, index, chosen, owners);
}

/* Speech in the tokens that is not a link's own, but nobody else's either. */
static bool leaves_out(const struct scan *scan, const size_t *owners, size_t link, size_t first, size_t end)
{
    for (size_t i = scan_first_span(scan, first); i < scan->spans.count && scan->spans.items[i].open_token < end; i++) {
        bool same = owners[i] != NONE && owners[i] != link && scan->links.items[link].source != NONE &&
                    scan->links.items[owners[i]].source == scan->links.items[link].source;
        if (same || is_free_speech(scan, owners, i))
            return true;
    }
    return false;
}

/* The parts of a link from one on become a link of its own, without the cue. */
static bool split(struct scan *scan, size_t index, size_t part, size_t *owners)
{
    struct link *link = &scan->links.items[index], rest = *link;
    rest.part_count = 0;
    for (size_t p = part; p < link->part_count; p++)
        rest.parts[rest.part_count++] = link->parts[p];
    rest.cue = rest.previous = NONE;
    rest.cue_first = rest.cue_end = 0;
    rest.pattern = "quote-goes-on";
    link->part_count = part;
    for (size_t i = scan_first_span(scan, rest.parts[0].first_token); i < scan->spans.count; i++) {
        if (scan->spans.items[i].open_token >= rest.parts[rest.part_count - 1].end_token)
            break;
        if (owners[i] == index)
            owners[i] = scan->links.count;
    }
    return VECTOR_PUSH(&scan->mem, scan->links, rest);
}

/* No record leaps over words that its speaker said in marks: what comes behind them is one of its own. */
static bool split_links(struct scan *scan, size_t *owners)
{
    for (size_t i = 0; i < scan->links.count; i++) /* with those that it adds */
        for (size_t p = 1; p < scan->links.items[i].part_count; p++) {
            const struct link *link = &scan->links.items[i];
            size_t end = link->parts[p - 1].end_token, next = link->parts[p].first_token;
            bool quoted = tokens_quoted(scan, link->parts[p - 1].first_token, end) && tokens_quoted(scan, next, link->parts[p].end_token);
            if (quoted && leaves_out(scan, owners, i, end, next) && !split(scan, i, p, owners))
                return false;
        }
    return true;
}

bool continuation_find(struct scan *scan, size_t *owners)
{
    size_t chosen = scan->links.count;
    for (size_t i = 0; i < scan->spans.count; i++) {
        const struct quoted_span *span = &scan->spans.items[i];
        if (owners[i] != NONE || span->parent != NONE || span->use == SPAN_TITLE ||
            scan->blocks.items[span->block].kind != BLOCK_PARAGRAPH)
            continue;
        if (!answer_span(scan, i, chosen, owners))
            return false;
    }
    return split_links(scan, owners);
}
