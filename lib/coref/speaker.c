/* Speakers: the entities that links name, with the best name, kind and role that the text gives them. */
#include "coref/coref.h"
#include "lang/known_people.h"

#include <string.h>

#define SELF_REACH 8 /* links before and after one among which the quotation is looked for that it is in */

/* ---- text ---- */

/* The words of some tokens, in the doc's arena. */
static const char *copy_tokens(const struct coref *c, size_t first, size_t end)
{
    size_t start = token_at(c->analysis, first)->start, stop = token_at(c->analysis, end - 1)->end;
    return arena_copy(c->analysis->arena, c->analysis->text + start, stop - start);
}




/* A pronoun that means somebody told elsewhere, or the writer or the reader: no indefinite one, such as "someone". */
static bool is_pointing(const struct analysis *analysis, size_t token)
{
    const struct token *t = token_at(analysis, token);
    return t->classes & (LEX_BIT(LEX_PRONOUN) | LEX_BIT(LEX_WH)) || token_in(analysis, t, SET_POINTING);
}

static void trim_name(const struct analysis *analysis, size_t *first, size_t *end)
{
    while (*first + 1 < *end && token_in(analysis, token_at(analysis, *first), SET_NO_NAME_START))
        ++*first;
    while (*end > *first + 1) {
        const struct token *last = token_at(analysis, *end - 1);
        bool loose = last->kind == TOKEN_SUFFIX || last->kind == TOKEN_QUOTE || last->mark == ',' ||
                     last->mark == ';' || last->mark == ':' || last->mark == '-' || last->mark == '.';
        if (!loose)
            break;
        --*end;
    }
}

static const char *copy_trimmed(const struct coref *c, size_t first, size_t end)
{
    trim_name(c->analysis, &first, &end);
    return copy_tokens(c, first, end);
}

/* ---- name, kind, role ---- */

static const char *make_name(const struct coref *c, const struct entity *e)
{
    const struct mention *m = coref_mention(c, e->best);
    if (m->coordinated)
        return copy_trimmed(c, m->core_first, m->core_end);
    if (m->name_end - m->name_first == 1 && m->name_first > m->core_first &&
        token_is_noun_of(c->analysis, m->name_first - 1, KIND_NOBLE))
        return copy_trimmed(c, m->name_first - 1, m->name_end);
    if (m->name_first < m->name_end)
        return copy_trimmed(c, m->name_first, m->name_end);
    if (e->text_first < e->text_end)
        return copy_trimmed(c, e->text_first, e->text_end);
    return copy_trimmed(c, m->core_first, m->core_end);
}

/* "That", "ours", "these too": words that are nobody's name, since they only point at who it is. */
static bool is_only_pointing(const struct coref *c, const struct entity *e)
{
    const struct mention *m = coref_mention(c, e->best);
    bool text = e->text_first < e->text_end;
    size_t first = text ? e->text_first : m->core_first, end = text ? e->text_end : m->core_end;
    if (m->coordinated || m->name_first < m->name_end || !is_pointing(c->analysis, first))
        return false;
    for (size_t i = first + 1; i < end; i++) {
        const struct token *t = token_at(c->analysis, i);
        bool more = t->kind != TOKEN_WORD || token_is(t, LEX_ADVERB) || token_is(t, LEX_DETERMINER);
        if (!more && !is_pointing(c->analysis, i))
            return false;
    }
    return true;
}

/* Joint speakers are of the kind of their members where all are countries, or all organizations. */
static saidby_kind coordinated_kind(const struct coref *c, size_t mention)
{
    const struct mention *m = coref_mention(c, mention);
    size_t places = 0, bodies = 0, all = 0;
    for (size_t i = mention + 1; i < c->analysis->mentions.count && coref_mention(c, i)->first_token < m->end_token;
         i++) {
        if (coref_mention(c, i)->parent != mention || c->of[i] == NO_INDEX)
            continue;
        all++;
        places += c->entities.items[c->of[i]].sort == SORT_LOCATION;
        bodies += c->entities.items[c->of[i]].sort == SORT_ORGANIZATION;
    }
    return all && places == all ? SAIDBY_COUNTRY : all && bodies == all ? SAIDBY_ORGANIZATION : SAIDBY_GROUP;
}

static saidby_kind speaker_kind_of(const struct coref *c, const struct entity *e)
{
    const struct mention *m = coref_mention(c, e->best);
    switch (e->sort) {
    case SORT_ORGANIZATION: return SAIDBY_ORGANIZATION;
    case SORT_LOCATION: return SAIDBY_COUNTRY;
    case SORT_DOCUMENT: return SAIDBY_DOCUMENT;
    case SORT_GROUP:
        if (m->coordinated)
            return coordinated_kind(c, e->best);
        return m->type == MENTION_UNNAMED && token_is_noun_of(c->analysis, m->head, KIND_HIDDEN) ? SAIDBY_ANONYMOUS
                                                                                         : SAIDBY_GROUP;
    default: return e->type == MENTION_NAME ? SAIDBY_PERSON : SAIDBY_ANONYMOUS;
    }
}

/* How full a role is: words, those that are with the name before descriptions, those that the person is introduced
 * by, those of the prose before those of headlines, none that run on like a sentence. */
static int fullness(const struct coref *c, const struct entity *e, const struct role *role)
{
    int words = (int)(role->end - role->first);
    bool person = coref_is_person_noun(c->analysis, role->head);
    bool aside = c->analysis->blocks.items[token_at(c->analysis, role->first)->block].kind != BLOCK_PARAGRAPH;
    const struct mention *first = e->first_form == NO_INDEX ? NULL : coref_mention(c, e->first_form);
    bool introduced = first && role->first >= first->first_token && role->first < first->end_token;
    return (words <= 14 ? words : 1) + (person ? 20 : 0) + (introduced ? 10 : 0) - (aside ? 10 : 0) +
           (role->place == ROLE_DESCRIPTION  ? 0
            : coref_is_verbal(c->analysis, role) ? -100
                                             : 100);
}

static bool give_roles(const struct coref *c, const struct entity *e, struct speaker *speaker)
{
    int most = -1000;
    for (uint32_t r = e->first_role; r != NO_INDEX; r = c->roles.items[r].next) {
        const struct role *role = &c->roles.items[r];
        const char *text = copy_trimmed(c, role->first, role->end);
        if (!text || !VECTOR_PUSH(&c->analysis->mem, speaker->roles, text))
            return false;
        if (fullness(c, e, role) > most) {
            most = fullness(c, e, role);
            speaker->role = text;
        }
    }
    return true;
}

/* ---- speakers ---- */

/* None for what has no name. */
static bool add_speaker(struct coref *c, size_t entity)
{
    struct entity *e = &c->entities.items[entity];
    if (e->speaker != NO_INDEX || is_only_pointing(c, e))
        return true;
    struct speaker speaker = {.name = make_name(c, e), .kind = speaker_kind_of(c, e), .gender = e->gender};
    bool good = speaker.name && give_roles(c, e, &speaker) &&
                VECTOR_PUSH(&c->analysis->mem, c->stage->speakers, speaker);
    if (!good) {
        VECTOR_FREE(&c->analysis->mem, speaker.roles);
        return false;
    }
    e->speaker = index_32(c->stage->speakers.count - 1);
    return true;
}

static bool add_members(struct coref *c, size_t mention)
{
    size_t speaker = c->entities.items[c->of[mention]].speaker;
    if (speaker == NO_INDEX || c->stage->speakers.items[speaker].members.count)
        return true;
    const struct mention *m = coref_mention(c, mention);
    for (size_t i = mention + 1; i < c->analysis->mentions.count && coref_mention(c, i)->first_token < m->end_token;
         i++) {
        if (coref_mention(c, i)->parent != mention || c->of[i] == NO_INDEX)
            continue;
        if (!add_speaker(c, c->of[i]))
            return false;
        size_t member = c->entities.items[c->of[i]].speaker;
        if (member != NO_INDEX && !VECTOR_PUSH(&c->analysis->mem, c->stage->speakers.items[speaker].members, member))
            return false;
    }
    return true;
}

/* Where the words end that name somebody: at the comma after a description, at "when" and "because". */
static bool ends_text(const struct analysis *analysis, const struct entity *e, size_t token)
{
    const struct token *t = token_at(analysis, token);
    return (e->type == MENTION_DESCRIPTION && t->mark == ',') || token_is(t, LEX_SUBORDINATOR) ||
           t->word == WORD_WHEN;
}

/* The source as the attribution marked it may say more of an unnamed one than its mention does. */
static void widen_text(struct coref *c, const struct link *link)
{
    struct entity *e = &c->entities.items[c->of[link->source]];
    bool named = e->type == MENTION_NAME || e->type == MENTION_ORGANIZATION || e->type == MENTION_LOCATION;
    if (named || e->best != link->source || link->source_first >= link->source_end ||
        e->text_first < link->source_first || e->text_first >= link->source_end)
        return;
    e->text_first = link->source_first;
    while (e->text_end < link->source_end && !ends_text(c->analysis, e, e->text_end))
        e->text_end++;
}

static bool covers(const struct link *link, size_t token)
{
    for (size_t p = 0; p < link->part_count; p++)
        if (link->parts[p].first_token <= token && token < link->parts[p].end_token)
            return true;
    return false;
}

/* "I" within a quotation is who says it: the link nearby whose content it is in. */
static void resolve_self(struct coref *c, size_t index)
{
    const struct analysis *analysis = c->analysis;
    size_t source = analysis->links.items[index].source;
    size_t first = index < SELF_REACH ? 0 : index - SELF_REACH;
    if (source == NO_INDEX || c->of[source] != NO_INDEX ||
        token_at(analysis, coref_mention(c, source)->head)->word != WORD_I)
        return;
    for (size_t i = first; i < analysis->links.count && i <= index + SELF_REACH; i++) {
        const struct link *link = &analysis->links.items[i];
        if (i != index && link->source != NO_INDEX && c->of[link->source] != NO_INDEX &&
            covers(link, coref_mention(c, source)->head))
            c->of[source] = c->of[link->source];
    }
}

/* ---- known people ---- */

static struct slice words_of(const struct analysis *analysis, size_t first, size_t end)
{
    if (first >= end)
        return (struct slice){"", 0};
    size_t start = token_at(analysis, first)->start;
    return (struct slice){analysis->text + start, token_at(analysis, end - 1)->end - start};
}

/* By one of the names that the text has for a speaker, its title with it or not. Of a person who has more names, one
 * alone says too little: "Quill" may be an alias of another. */
static const struct known_person *known_by_name(const struct coref *c, const struct speaker *speaker)
{
    const struct known_person *known =
        known_people_named(c->analysis->known_people, (struct slice){speaker->name, strlen(speaker->name)});
    for (size_t i = 0; !known && i < speaker->mentions.count; i++) {
        const struct mention *m = coref_mention(c, speaker->mentions.items[i]);
        size_t words = m->name_end - m->name_first;
        if (words == 0 || (words == 1 && speaker->kind == SAIDBY_PERSON && strchr(speaker->name, ' ')))
            continue;
        known = known_people_named(c->analysis->known_people, words_of(c->analysis, m->name_first, m->name_end));
        if (!known && m->core_first < m->name_first)
            known = known_people_named(c->analysis->known_people, words_of(c->analysis, m->core_first, m->name_end));
    }
    return known;
}

/* By the surname alone, where the text has no more of a person than that. */
static const struct known_person *known_by_surname(const struct coref *c, const struct entity *e,
                                                   const struct speaker *speaker)
{
    const struct mention *m = coref_mention(c, e->best);
    if (speaker->kind != SAIDBY_PERSON)
        return NULL;
    const struct known_person *known =
        known_people_ending(c->analysis->known_people, words_of(c->analysis, m->name_first, m->name_end));
    bool other = known && known->male != known->female &&
                 speaker->gender == (known->male ? GENDER_FEMALE : GENDER_MALE);
    return other ? NULL : known;
}

/* A person of the user's list keeps the name and the identifier that the list gives. */
static bool recognise(const struct coref *c, const struct entity *e)
{
    struct speaker *speaker = &c->stage->speakers.items[e->speaker];
    const struct known_person *known = known_by_name(c, speaker);
    known = known ? known : known_by_surname(c, e, speaker);
    if (!known)
        return true;
    speaker->ref = known->id;
    speaker->name = arena_copy(c->analysis->arena, known->name, strlen(known->name));
    if (!speaker->role && known->role)
        speaker->role = arena_copy(c->analysis->arena, known->role, strlen(known->role));
    return speaker->name && (speaker->role || !known->role);
}

/* A link has a source that an entity is known for. */
static bool is_resolved(const struct coref *c, const struct link *link)
{
    return link->source != NO_INDEX && c->of[link->source] != NO_INDEX;
}

/* The sources of links become speakers, and the members of sources that are several. */
static bool add_sources(struct coref *c)
{
    const struct analysis *analysis = c->analysis;
    for (size_t i = 0; i < analysis->links.count; i++) {
        size_t source = analysis->links.items[i].source;
        if (!is_resolved(c, &analysis->links.items[i]))
            continue;
        if (!add_speaker(c, c->of[source]) || (coref_mention(c, source)->coordinated && !add_members(c, source)))
            return false;
    }
    return true;
}

/* Each mention gets its speaker, and each speaker its mentions. */
static bool add_mentions(struct coref *c)
{
    const struct analysis *analysis = c->analysis;
    if (!VECTOR_RESERVE(&analysis->mem, c->stage->mention_speakers, analysis->mentions.count))
        return false;
    for (size_t i = 0; i < analysis->mentions.count; i++) {
        uint32_t speaker = c->of[i] == NO_INDEX ? NO_INDEX : c->entities.items[c->of[i]].speaker;
        c->stage->mention_speakers.items[c->stage->mention_speakers.count++] = speaker;
        if (speaker != NO_INDEX && !VECTOR_PUSH(&analysis->mem, c->stage->speakers.items[speaker].mentions, i))
            return false;
    }
    return true;
}

static bool recognise_all(const struct coref *c)
{
    const struct known_people *known = c->analysis->known_people;
    if (!known || !known->count)
        return true;
    for (size_t i = 0; i < c->entities.count; i++)
        if (c->entities.items[i].speaker != NO_INDEX && !recognise(c, &c->entities.items[i]))
            return false;
    return true;
}

bool coref_speakers(struct coref *c)
{
    const struct analysis *analysis = c->analysis;
    for (size_t i = 0; i < analysis->links.count; i++)
        resolve_self(c, i);
    for (size_t i = 0; i < analysis->links.count; i++)
        if (is_resolved(c, &analysis->links.items[i]))
            widen_text(c, &analysis->links.items[i]);
    return add_sources(c) && add_mentions(c) && recognise_all(c);
}
