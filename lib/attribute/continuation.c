/*
 * Quotations that have no cue: those that go on over paragraphs or after their cue, a paragraph wholly in marks
 * after one by the same speaker, and those that a sentence before them introduces ("Torres was blunt. “...”").
 */
#include "attribute/answers.h"
#include "attribute/attribute.h"
#include "base/bisect.h"
#include "attribute/limits.h"

/* True when the span begins its sentence or its block: no words of the sentence are before it. */
static bool opens_sentence(const struct analysis *analysis, const struct quoted_span *span)
{
    if (span->opens_block || span->open_token == 0)
        return true;
    const struct token *before = token_at(analysis, span->open_token - 1);
    if (before->block != span->block)
        return true;
    return before->mark == '.' || before->mark == '?' || before->mark == '!' || before->mark == ':' ||
           before->kind == TOKEN_QUOTE ||
           sentence_of(analysis, span->open_token) != sentence_of(analysis, span->open_token - 1);
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
static bool add_further(struct attribute_stage *stage, size_t span, size_t before, const char *pattern, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    struct link link = stage->links.items[before];
    const struct quoted_span *s = &analysis->spans.items[span];
    link.part_count = 1;
    link.parts[0].first_token = s->open_token;
    link.parts[0].end_token = index_32(span_after(s));
    link.cue = NO_INDEX;
    link.cue_first = link.cue_end = 0;
    link.previous = index_32(before);
    link.pattern = pattern;
    owners[span] = stage->links.count;
    return VECTOR_PUSH(&analysis->mem, stage->links, link);
}

/* A link of its own with the source of words outside it. */
static bool add_source(struct attribute_stage *stage, size_t span, size_t mention, size_t source_first,
                       size_t source_end, const char *pattern, double confidence, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    const struct quoted_span *s = &analysis->spans.items[span];
    struct link link = {.cue = NO_INDEX,
                        .source = index_32(mention),
                        .addressee = NO_INDEX,
                        .via = NO_INDEX,
                        .previous = NO_INDEX,
                        .source_first = index_32(source_first),
                        .source_end = index_32(source_end),
                        .part_count = 1,
                        .pattern = pattern,
                        .confidence = confidence};
    link.parts[0].first_token = s->open_token;
    link.parts[0].end_token = index_32(span_after(s));
    owners[span] = stage->links.count;
    return VECTOR_PUSH(&analysis->mem, stage->links, link);
}

static bool is_person_pronoun(const struct analysis *analysis, const struct mention *mention)
{
    return mention->type == MENTION_PRONOUN && token_in(analysis, token_at(analysis, mention->head), SET_HE_OR_SHE);
}

/* The subject of a sentence: a person, near its start, outside marks. */
static size_t subject_of(const struct analysis *analysis, size_t sentence)
{
    const struct sentence *s = &analysis->sentences.items[sentence];
    for (size_t m = analysis_first_mention(analysis, s->first_token);
         m < analysis->mentions.count && analysis->mentions.items[m].first_token < s->end_token; m++) {
        const struct mention *x = &analysis->mentions.items[m];
        if (x->first_token > s->first_token + SUBJECT_REACH)
            break;
        if (x->parent == NO_INDEX && !x->possessive && !token_is_quoted(analysis, x->head) &&
            (x->type == MENTION_NAME || x->type == MENTION_DESCRIPTION || is_person_pronoun(analysis, x)))
            return m;
    }
    return NO_INDEX;
}

/* The link of the nearest of the few spans before one, or NO_INDEX. */
static size_t link_before(const struct attribute_stage *stage, const size_t *owners, size_t span)
{
    for (size_t back = 1; back <= SPANS_BACK && back <= span; back++) {
        size_t owner = owners[span - back];
        if (owner != NO_INDEX && stage->links.items[owner].part_count)
            return owner;
    }
    return NO_INDEX;
}

/* True when somebody else is the subject of a sentence between the link and the span. */
static bool other_subject_between(const struct analysis *analysis, const struct link *link,
                                  const struct quoted_span *span)
{
    size_t end = link_end(link);
    if (end >= analysis->tokens.count || end >= span->open_token)
        return false;
    size_t first = sentence_of(analysis, end - 1) + 1, last = sentence_of(analysis, span->open_token);
    for (size_t s = first; s < last; s++)
        if (subject_of(analysis, s) != NO_INDEX)
            return true;
    return false;
}

static bool previous_text_block(const struct analysis *analysis, size_t block, size_t *out)
{
    while (block-- > 0)
        if (analysis->blocks.items[block].kind == BLOCK_PARAGRAPH) {
            *out = block;
            return true;
        }
    return false;
}

/* The sentence before the span, in its block or, where the span opens its block, the last of the paragraph before. */
static size_t sentence_before(const struct analysis *analysis, const struct quoted_span *span)
{
    size_t sentence = sentence_of(analysis, span->open_token), block;
    if (sentence > analysis->block_sentences.items[span->block].first)
        return sentence - 1;
    if (!previous_text_block(analysis, span->block, &block) || analysis->block_sentences.items[block].end == 0)
        return NO_INDEX;
    return analysis->block_sentences.items[block].end - 1;
}

/* The link whose cue or source begins right after a span or ends right before it, in the same sentence: what is left of
 * a quotation that its cue splits. Looked for among the links of the spans around. */
static size_t link_beside(const struct attribute_stage *stage, const size_t *owners, size_t index)
{
    const struct analysis *analysis = stage->analysis;
    const struct quoted_span *span = &analysis->spans.items[index];
    size_t end = span_after(span);
    size_t first = index > SPLIT_REACH ? index - SPLIT_REACH : 0;
    for (size_t s = first; s <= index + SPLIT_REACH && s < analysis->spans.count; s++) {
        if (s == index || owners[s] == NO_INDEX)
            continue;
        const struct link *link = &stage->links.items[owners[s]];
        size_t begin = link->source_first < link->cue_first || !link->cue_end ? link->source_first : link->cue_first;
        size_t close = link->cue_end > link->source_end ? link->cue_end : link->source_end;
        if (link->cue_end == 0 || token_at(analysis, begin)->block != span->block)
            continue;
        if (begin == end || begin == end + 1 || (close <= span->open_token && close + 2 > span->open_token))
            return owners[s];
    }
    return NO_INDEX;
}

/* Whole words of somebody: they end with a stop of their own, or are many. */
static bool is_utterance(const struct analysis *analysis, const struct quoted_span *span)
{
    char mark = span->end_token > span->first_token ? token_at(analysis, span->end_token - 1)->mark : 0;
    bool stop = mark == '.' || mark == '?' || mark == '!' || mark == '~';
    return stop || (span->words >= MIN_SPEECH_WORDS && (span->ends_block || mark == '-'));
}

/* The link made of a cue of the sentence, the last one: whoever speaks there speaks on. */
static size_t link_of_sentence(const struct attribute_stage *stage, size_t sentence, size_t chosen)
{
    const struct analysis *analysis = stage->analysis;
    const struct sentence *s = &analysis->sentences.items[sentence];
    size_t best = NO_INDEX; /* links are in the order of their content */
    size_t low = first_not_below_32(stage->links.items, chosen, sizeof *stage->links.items,
                                    offsetof(struct link, parts[0].first_token), s->end_token);
    for (size_t i = low; i > 0 && low - i < LINKS_BACK; i--) {
        const struct link *link = &stage->links.items[i - 1];
        if (link->part_count && link->cue_end > s->first_token && link->cue_end <= s->end_token &&
            (best == NO_INDEX || link->cue_first > stage->links.items[best].cue_first))
            best = i - 1;
    }
    return best;
}

/* A quotation that no link reaches: whoever speaks in the sentence before, or is the subject there, speaks on. */
static bool answer_by_sentence(struct attribute_stage *stage, size_t index, size_t chosen, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    const struct quoted_span *span = &analysis->spans.items[index];
    size_t sentence = sentence_before(analysis, span);
    if (sentence == NO_INDEX)
        return true;
    size_t spoken = link_of_sentence(stage, sentence, chosen);
    if (spoken != NO_INDEX && stage->links.items[spoken].source_end > stage->links.items[spoken].source_first) {
        const struct link *link = &stage->links.items[spoken];
        return add_source(stage, index, link->source, link->source_first, link->source_end,
                          ANSWER_QUOTE_AFTER_STATEMENT, STATEMENT_BEFORE_CONFIDENCE, owners);
    }
    size_t subject = subject_of(analysis, sentence);
    if (subject == NO_INDEX)
        return true;
    const struct mention *m = &analysis->mentions.items[subject];
    bool named = m->type == MENTION_NAME || is_person_pronoun(analysis, m) ||
                 token_is(token_at(analysis, m->head), LEX_SOURCE_NOUN);
    if (!named)
        return true;
    return add_source(stage, index, subject, m->first_token, m->end_token, ANSWER_SENTENCE_BEFORE_QUOTE,
                      SUBJECT_BEFORE_CONFIDENCE, owners);
}

/* What is left of a quotation that its cue splits becomes a part of its link. */
static void add_split_part(struct attribute_stage *stage, size_t index, size_t owner, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    const struct quoted_span *span = &analysis->spans.items[index];
    struct link *link = &stage->links.items[owner];
    size_t place = link->part_count;
    if (link->part_count == LINK_PARTS)
        return;
    for (; place > 0 && link->parts[place - 1].first_token > span->open_token; place--)
        link->parts[place] = link->parts[place - 1];
    link->parts[place].first_token = span->open_token;
    link->parts[place].end_token = index_32(span_after(span));
    link->part_count++;
    owners[index] = owner;
}

/* Words of speech that no link has. */
static bool is_free_speech(const struct analysis *analysis, const size_t *owners, size_t index)
{
    const struct quoted_span *span = &analysis->spans.items[index];
    return owners[index] == NO_INDEX && span->parent == NO_INDEX && span->use == SPAN_SPEECH &&
           span->words >= MIN_SPEECH_WORDS && analysis->blocks.items[span->block].kind == BLOCK_PARAGRAPH;
}

/* A verb of saying is after the span, in its sentence and in no clause of its own (“...,” which she thinks will
 * do). */
static bool has_cue_after(const struct analysis *analysis, const struct quoted_span *span)
{
    size_t first = span_after(span), cue = analysis_first_cue(analysis, first);
    if (cue == analysis->cues.count || analysis->cues.items[cue].kind != CUE_VERB ||
        analysis->cues.items[cue].sentence != sentence_of(analysis, span->open_token))
        return false;
    size_t i = first;
    while (i < first + SUBJECT_REACH && i < analysis->cues.items[cue].first_token &&
           !token_is(token_at(analysis, i), LEX_WH))
        i++;
    return i == analysis->cues.items[cue].first_token;
}

/* The span goes on with a link. Speech between the two that opens a sentence (“...,” which she thinks will do. “...”)
 * goes on with it too; across other words in marks that are nobody's, nothing goes on. */
static bool speak_on(struct attribute_stage *stage, size_t index, size_t before, const char *name, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    size_t first = index;
    while (first > 0 && owners[first - 1] == NO_INDEX)
        first--;
    bool across = false;
    for (size_t i = first; i < index; i++) {
        const struct quoted_span *span = &analysis->spans.items[i];
        if (is_free_speech(analysis, owners, i))
            across = across || !opens_sentence(analysis, span) || has_cue_after(analysis, span);
    }
    for (size_t i = first; i < index && !across; i++)
        if (is_free_speech(analysis, owners, i) && !add_further(stage, i, before, name, owners))
            return false;
    const struct link *link = &stage->links.items[before];
    return across ? add_source(stage, index, link->source, link->source_first, link->source_end, name,
                               STATEMENT_BEFORE_CONFIDENCE, owners)
                  : add_further(stage, index, before, name, owners);
}

static bool answer_span(struct attribute_stage *stage, size_t index, size_t chosen, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    const struct quoted_span *span = &analysis->spans.items[index];
    if (span->continues != NO_INDEX && owners[span->continues] != NO_INDEX)
        return add_further(stage, index, owners[span->continues], ANSWER_CONTINUED_QUOTE, owners);
    size_t beside = link_beside(stage, owners, index);
    if (beside != NO_INDEX) {
        add_split_part(stage, index, beside, owners);
        return true;
    }
    if (!is_utterance(analysis, span) || !opens_sentence(analysis, span))
        return true;
    size_t before = link_before(stage, owners, index), block;
    if (before != NO_INDEX) {
        const struct link *link = &stage->links.items[before];
        size_t link_block = token_at(analysis, link->parts[0].first_token)->block;
        bool near = link_block == span->block ||
                    (span->opens_block && previous_text_block(analysis, span->block, &block) && link_block == block);
        if (near && !other_subject_between(analysis, link, span)) {
            const char *name = link_block == span->block ? ANSWER_QUOTE_GOES_ON : ANSWER_QUOTED_PARAGRAPH;
            /* Whole words after a reported statement are a quotation of their own. */
            if (!link_quoted(analysis, link))
                return add_source(stage, index, link->source, link->source_first, link->source_end, name,
                                  STATEMENT_BEFORE_CONFIDENCE, owners);
            return speak_on(stage, index, before, name, owners);
        }
    }
    return answer_by_sentence(stage, index, chosen, owners);
}

/* Speech in the tokens that is not a link's own, but nobody else's either. */
static bool leaves_out(const struct attribute_stage *stage, const size_t *owners, size_t link, size_t first, size_t end)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t i = analysis_first_span(analysis, first);
         i < analysis->spans.count && analysis->spans.items[i].open_token < end; i++) {
        bool same = owners[i] != NO_INDEX && owners[i] != link && stage->links.items[link].source != NO_INDEX &&
                    stage->links.items[owners[i]].source == stage->links.items[link].source;
        if (same || is_free_speech(analysis, owners, i))
            return true;
    }
    return false;
}

/* The parts of a link from one on become a link of its own, without the cue. */
static bool split(struct attribute_stage *stage, size_t index, size_t part, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    struct link *link = &stage->links.items[index], rest = *link;
    rest.part_count = 0;
    for (size_t p = part; p < link->part_count; p++)
        rest.parts[rest.part_count++] = link->parts[p];
    rest.cue = rest.previous = NO_INDEX;
    rest.cue_first = rest.cue_end = 0;
    rest.pattern = ANSWER_QUOTE_GOES_ON;
    link->part_count = index_32(part);
    for (size_t i = analysis_first_span(analysis, rest.parts[0].first_token); i < analysis->spans.count; i++) {
        if (analysis->spans.items[i].open_token >= rest.parts[rest.part_count - 1].end_token)
            break;
        if (owners[i] == index)
            owners[i] = stage->links.count;
    }
    return VECTOR_PUSH(&analysis->mem, stage->links, rest);
}

/* No record leaps over words that its speaker said in marks: what comes after them is one of its own. */
static bool split_links(struct attribute_stage *stage, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    for (size_t i = 0; i < stage->links.count; i++) /* with those that it adds */
        for (size_t p = 1; p < stage->links.items[i].part_count; p++) {
            const struct link *link = &stage->links.items[i];
            size_t end = link->parts[p - 1].end_token, next = link->parts[p].first_token;
            bool quoted = tokens_quoted(analysis, link->parts[p - 1].first_token, end) &&
                          tokens_quoted(analysis, next, link->parts[p].end_token);
            if (quoted && leaves_out(stage, owners, i, end, next) && !split(stage, i, p, owners))
                return false;
        }
    return true;
}

bool continuation_find(struct attribute_stage *stage, size_t *owners)
{
    const struct analysis *analysis = stage->analysis;
    size_t chosen = stage->links.count;
    for (size_t i = 0; i < analysis->spans.count; i++) {
        const struct quoted_span *span = &analysis->spans.items[i];
        if (owners[i] != NO_INDEX || span->parent != NO_INDEX || span->use == SPAN_TITLE ||
            analysis->blocks.items[span->block].kind != BLOCK_PARAGRAPH)
            continue;
        if (!answer_span(stage, i, chosen, owners))
            return false;
    }
    return split_links(stage, owners);
}
