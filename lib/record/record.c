/*
 * Links and speakers -> records. A link that goes on with an earlier one and has no cue of its own is a further part
 * of that one's record. Only records that are sure enough come out, and only speakers that one of these names, with the
 * members of coordinated ones.
 */
#include "record/record.h"

#include "base/sort.h"
#include "base/unicode.h"
#include "record/content.h"

#include <stdlib.h>
#include <string.h>

#define PHRASES 64
#define MAX_PHRASE 64

struct recorder {
    const struct analysis *analysis;
    const struct source_text *source;
    struct saidby_doc *doc;
    struct doc_part *part; /* of the doc, being made */
    size_t *root;             /* of each link: the link that its record begins with; NO_INDEX: one that is left out */
    size_t *next;             /* of each link: the next link of its record, or NO_INDEX */
    size_t *last;             /* of each root: the last link of its record */
    size_t *speaker;          /* of each root: index of the stage coref's speakers, or NO_INDEX */
    size_t *ids;              /* of each of these: its index in the doc, or NO_INDEX */
    struct content content;
    struct {
        const char *name, *copy;
    } patterns[32]; /* names of patterns, copied once; by their address */
    struct slice
        phrases[PHRASES]; /* cues and sources that the doc has, the last of each hash: many are the same words */
};

/* ---- text ---- */

static bool is_bad(const struct recorder *recorder, size_t at)
{
    return recorder->source->bad && utf8_bit(recorder->source->bad, at);
}

/* Write the words of a place, bad bytes replaced; to NULL: only count. */
static size_t write_text(const struct recorder *recorder, saidby_span place, char *to)
{
    if (!recorder->source->bad) {
        if (to)
            memcpy(to, recorder->source->text + place.start, place.end - place.start);
        return place.end - place.start;
    }
    size_t length = 0;
    for (size_t i = place.start; i < place.end; i++) {
        size_t size = is_bad(recorder, i) ? 3 : 1;
        if (to)
            memcpy(to + length, size == 3 ? "\xEF\xBF\xBD" : recorder->source->text + i, size);
        length += size;
    }
    return length;
}

/* The words of some places with what joins them. NULL when memory is out. */
static const char *copy_wordings(const struct recorder *recorder, const struct wording *wordings, size_t count,
                                 size_t *length)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        size += strlen(wordings[i].coordinated) + write_text(recorder, wordings[i].bytes, NULL);
    char *text = arena_string(&recorder->doc->arena, size);
    if (!text)
        return NULL;
    for (size_t i = 0, at = 0; i < count; i++) {
        size_t coordinated = strlen(wordings[i].coordinated);
        memcpy(text + at, wordings[i].coordinated, coordinated);
        at += coordinated + write_text(recorder, wordings[i].bytes, text + at + coordinated);
    }
    *length = size;
    return text;
}

static const char *copy_place(const struct recorder *recorder, saidby_span place, size_t *length)
{
    return copy_wordings(recorder, &(struct wording){place, ""}, 1, length);
}

static size_t phrase_hash(const char *text, size_t length)
{
    uint32_t first = 0, last = 0;
    size_t size = length < sizeof first ? length : sizeof first;
    memcpy(&first, text, size);
    memcpy(&last, text + length - size, size);
    return ((first * 0x9E3779B1u) ^ (last + index_32(length)) * 0x85EBCA6Bu) >> 24;
}

/* The words of a place, which are in the doc once if they come again and again, but where bad bytes are replaced.
 * NULL when memory is out. */
static const char *copy_phrase(struct recorder *recorder, saidby_span place, size_t *length)
{
    const char *text = recorder->source->text + place.start;
    *length = place.end - place.start;
    if (*length > MAX_PHRASE || recorder->source->bad)
        return copy_place(recorder, place, length);
    struct slice *kept = &recorder->phrases[phrase_hash(text, *length) % PHRASES];
    if (kept->text && kept->length == *length && memcmp(kept->text, text, *length) == 0)
        return kept->text;
    const char *copy = copy_place(recorder, place, length);
    if (copy)
        *kept = (struct slice){copy, *length};
    return copy;
}

/* The bytes of the whitespace character at c, or 0; a NUL ends the text. */
static size_t whitespace_length(const char *c)
{
    size_t size;
    if ((unsigned char)c[0] < 0xC2) /* ASCII, or the rest of a character */
        return byte_is_space(c[0]);
    return character_is_whitespace(character_at(c, 0, 4, &size)) ? size : 0;
}

/* Whether a name or role is already as the doc tells it: one space at most between its words, and none outside. */
static bool is_settled(const struct recorder *recorder, const char *name)
{
    if (recorder->source->bad || *name == ' ')
        return false;
    for (const char *c = name; *c; c++)
        if (((unsigned char)*c <= ' ' || (unsigned char)*c >= 0xC2) && whitespace_length(c) &&
            (*c != ' ' || c[1] == '\0' || whitespace_length(c + 1)))
            return false;
    return true;
}

/* A name or role: spaces and line ends between its words become one space each. In a repaired text the stand-in for a
 * bad byte becomes U+FFFD. */
static const char *settle_name(const struct recorder *recorder, const char *name)
{
    if (is_settled(recorder, name))
        return name;
    char *copy = arena_string(&recorder->doc->arena, strlen(name) * (recorder->source->bad ? 3 : 1));
    if (!copy)
        return NULL;
    size_t at = 0;
    for (const char *c = name; *c; c++) {
        size_t whitespace = whitespace_length(c);
        if (whitespace) {
            if (at && copy[at - 1] != ' ')
                copy[at++] = ' ';
            c += whitespace - 1;
        } else if (*c == UTF8_BAD_BYTE && recorder->source->bad) {
            memcpy(copy + at, "\xEF\xBF\xBD", 3);
            at += 3;
        } else {
            copy[at++] = *c;
        }
    }
    while (at && copy[at - 1] == ' ')
        at--;
    copy[at] = '\0';
    return copy;
}

static const char *skip_article(const struct language *language, const char *role)
{
    const char *space = strchr(role, ' ');
    bool article =
        space && space[1] && word_in(language, word_number(language, role, (size_t)(space - role)), SET_ARTICLE);
    return article ? space + 1 : role;
}

/* ---- mentions ---- */

static saidby_span token_bytes(const struct analysis *analysis, size_t first, size_t end)
{
    return (saidby_span){analysis->tokens.items[first].start, analysis->tokens.items[end - 1].end};
}

/* Some tokens as a mention; *out stays NULL where there are none. False when memory is out. */
static bool make_record_mention(struct recorder *recorder, size_t first, size_t end, const saidby_mention **out)
{
    *out = NULL;
    if (first >= end || end > recorder->analysis->tokens.count)
        return true;
    saidby_mention *mention = arena_allocate(&recorder->doc->arena, sizeof *mention);
    if (!mention)
        return false;
    saidby_span place = token_bytes(recorder->analysis, first, end);
    mention->start = place.start;
    mention->end = place.end;
    mention->text = copy_phrase(recorder, place, &mention->text_length);
    *out = mention;
    return mention->text != NULL;
}

static const struct mention *mention_or_null(const struct analysis *analysis, size_t index)
{
    return index < analysis->mentions.count ? &analysis->mentions.items[index] : NULL;
}

static bool copy_mention(struct recorder *recorder, size_t index, const saidby_mention **out)
{
    const struct mention *mention = mention_or_null(recorder->analysis, index);
    return make_record_mention(recorder, mention ? mention->first_token : 0, mention ? mention->end_token : 0, out);
}

/* The source as the attribution marked it, or the whole mention that speaks. */
static bool copy_source(struct recorder *recorder, const struct link *link, const saidby_mention **out)
{
    if (link->source_first < link->source_end)
        return make_record_mention(recorder, link->source_first, link->source_end, out);
    return copy_mention(recorder, link->source, out);
}

/* ---- which links make one record ---- */

static bool has_cue(const struct link *link)
{
    return link->cue_first < link->cue_end;
}

static bool has_source(const struct link *link)
{
    return link->source != NO_INDEX || link->source_first < link->source_end;
}

/* The speaker that a link names itself, or NO_INDEX. */
static size_t own_speaker(const struct analysis *analysis, const struct link *link)
{
    bool known = link->source < analysis->mention_speakers.count;
    size_t speaker = known ? analysis->mention_speakers.items[link->source] : NO_INDEX;
    return speaker < analysis->speakers.count && analysis->speakers.items[speaker].name ? speaker : NO_INDEX;
}

/* Links are in text order, so the record that a link goes on with is known when its turn comes. */
static void group_links(struct recorder *recorder)
{
    const struct analysis *analysis = recorder->analysis;
    for (size_t i = 0; i < analysis->links.count; i++) {
        const struct link *link = &analysis->links.items[i];
        size_t before = link->previous < i ? recorder->root[link->previous] : NO_INDEX;
        size_t named = own_speaker(analysis, link);
        recorder->next[i] = NO_INDEX;
        if (before == NO_INDEX || has_cue(link)) {
            recorder->root[i] = recorder->last[i] = i;
            recorder->speaker[i] = before != NO_INDEX && !has_source(link) ? recorder->speaker[before] : named;
            continue;
        }
        recorder->root[i] = before;
        recorder->next[recorder->last[before]] = i;
        recorder->last[before] = i;
        if (recorder->speaker[before] == NO_INDEX)
            recorder->speaker[before] = named;
    }
}

/* The first link of a record that has what is asked for, or its root. */
static const struct link *first_with(const struct recorder *recorder, size_t root, bool (*has)(const struct link *))
{
    for (size_t i = root; i != NO_INDEX; i = recorder->next[i])
        if (has(&recorder->analysis->links.items[i]))
            return &recorder->analysis->links.items[i];
    return &recorder->analysis->links.items[root];
}

/* With three decimals, as the doc tells it in every form. */
static double record_confidence(const struct recorder *recorder, size_t root)
{
    double value = first_with(recorder, root, has_cue)->confidence;
    return value > 0 ? value < 1 ? (int)(value * 1000 + 0.5) / 1000.0 : 1 : 0; /* not a number: 0 */
}

/* Records that are not sure enough are none, with all their parts. What goes on with one has its speaker already. */
static void leave_out_unsure(struct recorder *recorder)
{
    for (size_t i = 0; i < recorder->analysis->links.count; i++)
        if (recorder->root[i] == i && record_confidence(recorder, i) < recorder->analysis->min_confidence)
            recorder->root[i] = NO_INDEX;
}

/* ---- speakers ---- */

static void keep_speaker(struct recorder *recorder, size_t index)
{
    if (index < recorder->analysis->speakers.count && recorder->analysis->speakers.items[index].name)
        recorder->ids[index] = 0;
}

/* Number the speakers that come out, in their order. */
static size_t number_speakers(struct recorder *recorder)
{
    const struct analysis *analysis = recorder->analysis;
    size_t count = 0;
    for (size_t i = 0; i < analysis->speakers.count; i++)
        recorder->ids[i] = NO_INDEX;
    for (size_t i = 0; i < analysis->links.count; i++)
        if (recorder->root[i] == i)
            keep_speaker(recorder, recorder->speaker[i]);
    for (size_t i = 0; i < analysis->speakers.count; i++)
        for (size_t m = 0; recorder->ids[i] != NO_INDEX && m < analysis->speakers.items[i].members.count; m++)
            keep_speaker(recorder, analysis->speakers.items[i].members.items[m]);
    for (size_t i = 0; i < analysis->speakers.count; i++)
        if (recorder->ids[i] != NO_INDEX)
            recorder->ids[i] = count++;
    return count;
}

static bool has_role(const saidby_speaker *speaker, const char *const *roles, const char *role)
{
    for (size_t i = 0; i < speaker->role_count && i < 32; i++)
        if (strcmp(roles[i], role) == 0)
            return true;
    return false;
}

/* A role as the doc tells it; *out stays NULL where nothing is left of it. False when memory is out. */
static bool settle_role(const struct recorder *recorder, const char *given, const char **out)
{
    const char *role = given ? settle_name(recorder, given) : NULL;
    bool good = role || !given;
    role = role ? skip_article(recorder->analysis->language, role) : NULL;
    *out = role && *role ? role : NULL;
    return good;
}

static bool copy_roles(const struct recorder *recorder, const struct speaker *from, saidby_speaker *to)
{
    size_t most = from->roles.count + (from->role != NULL);
    const char **roles = most ? arena_allocate(&recorder->doc->arena, most * sizeof *roles) : NULL, *role = NULL;
    if (most && !roles)
        return false;
    for (size_t i = 0; i < most; i++) {
        if (!settle_role(recorder, i < from->roles.count ? from->roles.items[i] : from->role, &role))
            return false;
        if (role && !has_role(to, roles, role))
            roles[to->role_count++] = role;
    }
    to->role = from->role ? role : NULL; /* the last */
    to->roles = roles;
    return true;
}

static bool copy_places_of(const struct recorder *recorder, const struct speaker *from, saidby_speaker *to)
{
    const struct analysis *analysis = recorder->analysis;
    saidby_span *mentions = arena_allocate(&recorder->doc->arena, from->mentions.count * sizeof *mentions);
    size_t members_size = from->members.count * sizeof(size_t);
    size_t *members = members_size ? arena_allocate(&recorder->doc->arena, members_size) : NULL;
    if (!mentions || (members_size && !members))
        return false;
    for (size_t i = 0; i < from->mentions.count; i++) {
        const struct mention *mention = mention_or_null(analysis, from->mentions.items[i]);
        if (mention && mention->core_first < mention->core_end)
            mentions[to->mention_count++] = token_bytes(analysis, mention->core_first, mention->core_end);
        else if (mention)
            mentions[to->mention_count++] = token_bytes(analysis, mention->first_token, mention->end_token);
    }
    for (size_t i = 0; i < from->members.count; i++)
        if (from->members.items[i] < analysis->speakers.count && recorder->ids[from->members.items[i]] != NO_INDEX)
            members[to->member_count++] = recorder->ids[from->members.items[i]];
    to->mentions = mentions;
    to->members = to->member_count ? members : NULL;
    return true;
}

static bool make_speakers(struct recorder *recorder)
{
    const struct analysis *analysis = recorder->analysis;
    struct saidby_doc *doc = recorder->doc;
    struct doc_part *part = recorder->part;
    size_t count = number_speakers(recorder);
    part->speakers = arena_allocate(&doc->arena, count * sizeof *part->speakers);
    if (!part->speakers)
        return false;
    for (size_t i = 0; i < analysis->speakers.count; i++) {
        const struct speaker *from = &analysis->speakers.items[i];
        if (recorder->ids[i] == NO_INDEX)
            continue;
        saidby_speaker *to = &part->speakers[part->speaker_count++];
        to->id = recorder->ids[i];
        to->kind = from->kind;
        to->name = settle_name(recorder, from->name);
        to->ref = from->ref ? arena_copy(&doc->arena, from->ref, strlen(from->ref)) : NULL;
        if (!to->name || (from->ref && !to->ref) || !copy_roles(recorder, from, to) ||
            !copy_places_of(recorder, from, to))
            return false;
    }
    return true;
}

/* ---- quotes ---- */

static const saidby_span *copy_spans(struct arena *arena, const saidby_span *spans, size_t count)
{
    saidby_span *copy = arena_allocate(arena, count * sizeof *copy);
    if (copy && count)
        memcpy(copy, spans, count * sizeof *copy);
    return copy;
}

static bool copy_content(struct recorder *recorder, saidby_quote *quote)
{
    const struct content *content = &recorder->content;
    struct arena *arena = &recorder->doc->arena;
    quote->type = content_type(content);
    quote->part_count = content->parts.count;
    quote->parts = copy_spans(arena, content->parts.items, quote->part_count);
    quote->quoted_count = quote->type == SAIDBY_MIXED ? content->quoted.count : 0;
    if (!quote->parts)
        return false;
    quote->quoted = quote->quoted_count ? copy_spans(arena, content->quoted.items, quote->quoted_count)
                                        : quote->parts + quote->part_count; /* none, but not NULL */
    quote->text = copy_wordings(recorder, content->wordings.items, content->wordings.count, &quote->text_length);
    quote->sentence = sentence_of(recorder->analysis, content->first_token);
    quote->paragraph = recorder->analysis->tokens.items[content->first_token].block; /* until number_paragraphs */
    return quote->quoted && quote->text;
}

/* The name of a pattern in the doc's own memory. NULL: no memory. */
static const char *copy_pattern(struct recorder *recorder, const char *name)
{
    const size_t room = sizeof recorder->patterns / sizeof *recorder->patterns;
    size_t at = ((uintptr_t)name >> 3) % room;
    if (recorder->patterns[at].name != name) {
        recorder->patterns[at].copy = arena_copy(&recorder->doc->arena, name, strlen(name));
        recorder->patterns[at].name = recorder->patterns[at].copy ? name : NULL;
    }
    return recorder->patterns[at].copy;
}

static bool copy_attribution(struct recorder *recorder, size_t root, saidby_quote *quote)
{
    const struct link *link = first_with(recorder, root, has_cue);
    const struct link *named = has_cue(link) ? link : first_with(recorder, root, has_source);
    size_t speaker = recorder->speaker[root];
    quote->speaker = speaker == NO_INDEX ? SAIDBY_NO_SPEAKER : recorder->ids[speaker];
    quote->confidence = record_confidence(recorder, root);
    quote->pattern = copy_pattern(recorder, link->pattern ? link->pattern : "");
    return quote->pattern && make_record_mention(recorder, link->cue_first, link->cue_end, &quote->cue) &&
           copy_source(recorder, named, &quote->source) && copy_mention(recorder, link->addressee, &quote->addressee) &&
           copy_mention(recorder, link->via, &quote->via);
}

/* Add the record that begins with this link, unless it has no content. */
static bool make_quote(struct recorder *recorder, size_t root)
{
    struct content *content = &recorder->content;
    content_clear(content);
    for (size_t i = root; i != NO_INDEX; i = recorder->next[i])
        if (!content_add(content, recorder->analysis, &recorder->analysis->links.items[i]))
            return false;
    if (!content_sort(content, &recorder->analysis->mem))
        return false;
    if (!content->parts.count)
        return true;
    if (!content_word(content, recorder->analysis))
        return false;
    saidby_quote *quote = &recorder->part->quotes[recorder->part->quote_count++];
    return copy_content(recorder, quote) && copy_attribution(recorder, root, quote);
}

static size_t mention_start(const saidby_mention *mention)
{
    return mention ? mention->start : NO_INDEX;
}

/* By first part, the longer first, then by cue and source: never by address, so that every run gives the same order. */
static int by_place_of_quote(const void *left, const void *right, const void *context)
{
    (void)context;
    const saidby_quote *a = left, *b = right;
    int order = compare_sizes(a->parts[0].start, b->parts[0].start);
    if (!order)
        order = compare_sizes(b->parts[0].end, a->parts[0].end);
    if (!order)
        order = compare_sizes(mention_start(a->cue), mention_start(b->cue));
    return order ? order : compare_sizes(mention_start(a->source), mention_start(b->source));
}

/* Turn the block of each quote into the number of its paragraph; headings and the like are not counted. */
static void number_paragraphs(const struct analysis *analysis, struct doc_part *part)
{
    size_t block = 0, paragraph = 0;
    for (size_t i = 0; i < part->quote_count; i++) {
        for (; block < part->quotes[i].paragraph && block < analysis->blocks.count; block++)
            paragraph += analysis->blocks.items[block].kind == BLOCK_PARAGRAPH;
        part->quotes[i].paragraph = paragraph;
    }
}

static bool make_quotes(struct recorder *recorder)
{
    struct doc_part *part = recorder->part;
    size_t count = 0;
    for (size_t i = 0; i < recorder->analysis->links.count; i++)
        count += recorder->root[i] == i;
    part->quotes = arena_allocate(&recorder->doc->arena, count * sizeof *part->quotes);
    if (!part->quotes)
        return false;
    for (size_t i = 0; i < recorder->analysis->links.count; i++)
        if (recorder->root[i] == i && !make_quote(recorder, i))
            return false;
    if (!sort_items(&recorder->analysis->mem, part->quotes, part->quote_count, sizeof *part->quotes, by_place_of_quote,
                    NULL))
        return false;
    number_paragraphs(recorder->analysis, part);
    return true;
}

/* ---- all of it ---- */

static bool make_sentences(struct recorder *recorder)
{
    const struct analysis *analysis = recorder->analysis;
    struct doc_part *part = recorder->part;
    part->sentences = arena_allocate(&recorder->doc->arena, analysis->sentences.count * sizeof *part->sentences);
    if (!part->sentences)
        return false;
    for (size_t i = 0; i < analysis->sentences.count; i++)
        part->sentences[i] = (saidby_span){analysis->sentences.items[i].start, analysis->sentences.items[i].end};
    part->sentence_count = analysis->sentences.count;
    return true;
}

static bool make_part(struct recorder *recorder)
{
    struct saidby_doc *doc = recorder->doc;
    struct doc_part empty = {.first_quote = doc->quote_count, .first_speaker = doc->speaker_count,
                             .first_sentence = doc->sentence_count};
    if (!VECTOR_PUSH(&doc->mem, doc->parts, empty))
        return false;
    struct doc_part *part = recorder->part = &doc->parts.items[doc->parts.count - 1];
    if (!make_sentences(recorder) || !make_speakers(recorder) || !make_quotes(recorder))
        return false;
    doc->quote_count += part->quote_count;
    doc->speaker_count += part->speaker_count;
    doc->sentence_count += part->sentence_count;
    return true;
}

bool record_make(const struct analysis *analysis, const struct source_text *source, struct saidby_doc *doc)
{
    struct recorder recorder = {.analysis = analysis, .source = source, .doc = doc};
    size_t links = analysis->links.count, count = 4 * links + analysis->speakers.count;
    size_t *numbers =
        count <= SIZE_MAX / sizeof *numbers ? memory_allocate(&analysis->mem, count * sizeof *numbers) : NULL;
    if (!numbers)
        return false;
    recorder.root = numbers;
    recorder.next = numbers + links;
    recorder.last = numbers + 2 * links;
    recorder.speaker = numbers + 3 * links;
    recorder.ids = numbers + 4 * links;
    group_links(&recorder);
    leave_out_unsure(&recorder);
    bool good = make_part(&recorder);
    content_free(&recorder.content, &analysis->mem);
    memory_free(&analysis->mem, numbers);
    return good;
}
