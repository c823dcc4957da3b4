/*
 * Identity: which mentions mean the same person, body, country or group. Each of these is an entity; those that a link
 * names become speakers. The steps, in their order: names are brought together (entity_name.c), pronouns and
 * descriptions find who they mean (pronoun_resolution.c, nominal.c), speakers are written (speaker.c).
 */
#ifndef SAIDBY_COREF_H
#define SAIDBY_COREF_H

#include "base/map.h"
#include "coref/entities_shown.h"
#include "coref/name_keys.h"
#include "mention/person_name.h"

#define MAX_ROLES 16 /* of one entity */

enum role_place { ROLE_BEFORE, ROLE_AFTER, ROLE_DESCRIPTION };

/* A role that some mention gives an entity. */
struct role {
    uint32_t first, end; /* tokens */
    uint32_t head;       /* its noun: "fellow" of "senior fellow at the Institute" */
    uint32_t next;       /* the next role of the entity, or NO_INDEX */
    uint32_t place;      /* enum role_place */
};

struct entity {
    uint8_t type; /* enum mention_type, of the mention that began it */
    uint8_t sort; /* enum entity_sort */
    uint8_t gender;
    uint8_t class; /* coref_class of it, for the looks back */
    uint8_t role_count;
    bool gender_likely; /* by the given name alone: pronouns may tell another */
    bool plural;
    bool aside;          /* known from a headline, caption or byline alone */
    int32_t votes;       /* of pronouns: above 0 male, below female */
    uint32_t event;      /* its last one, or NO_INDEX */
    uint32_t best;       /* the mention with its fullest name, or the description that began it */
    uint32_t forms;      /* mentions by name */
    uint32_t first_role; /* of roles, or NO_INDEX */
    uint32_t last_role;
    uint32_t first_form;           /* the first mention by name, or NO_INDEX */
    uint32_t full_forms;           /* by more than the surname */
    uint32_t last_full;            /* the last of these before the place that is read */
    uint32_t text_first, text_end; /* of a description, the words that name it */
    uint32_t speaker;
    struct person_name name;
};

/* The text tells a gender: it counts before what a given name makes likely, and not against what was told before. */
static inline void coref_tell_gender(struct entity *e, enum gender told)
{
    if (told == GENDER_UNKNOWN || (e->gender != GENDER_UNKNOWN && !e->gender_likely))
        return;
    e->gender = (uint8_t)told;
    e->gender_likely = false;
}

/* What a look back asks of an entity first: its sort, number and gender, as the number of a bit in a set of 64. */
static inline uint8_t coref_class(const struct entity *e)
{
    return (uint8_t)(e->sort | e->plural << 3 | e->gender << 4);
}
#define CLASS_ONE(sort) (UINT64_C(1) << (sort))                     /* of no gender, one of the sort */
#define CLASS_MANY(classes) ((classes) << 8)                        /* several of it */
#define CLASS_OF(classes, gender) ((classes) << 16 * (gender))      /* the same of a gender */
#define CLASS_ANY(classes) ((classes)*UINT64_C(0x0001000100010001)) /* of each */

/* A mention that has been read, for the looks back. */
struct event {
    uint32_t entity, mention;
    uint32_t sentence, block;
};

enum mention_flag {
    IS_SOURCE = 1,  /* it is the source of a link */
    IS_QUOTED = 2,  /* it is in speech in marks */
    IS_CONTENT = 4, /* it is in what somebody is reported to have said */
    IS_SUBJECT = 8, /* it opens its sentence or clause */
    IS_ASIDE = 16,  /* it is in no paragraph */
    IS_REPLY = 32,  /* it answers: the source of "replied" */
    IS_BYLINE = 64, /* it is in a byline */
    IS_OWNER = 128  /* it says whose somebody is: "Moss's lawyer" */
};

enum key_kind {
    KEY_SURNAME = 1,
    KEY_GIVEN,
    KEY_ORGANIZATION,
    KEY_ORGANIZATION_WORD,
    KEY_ACRONYM,
    KEY_LOCATION,
    KEY_PHRASE,
    KEY_ROLE,
    KEY_NOUN,
    KEY_ALONE
};

/* Something that an entity is found by, such as its surname. */
struct key {
    uint32_t entity;
    uint32_t before; /* the key with the same hash that was added before, or NO_INDEX */
};

struct coref {
    const struct analysis *analysis;
    struct coref_stage *stage;
    struct mention *mentions; /* the text's, as identity reads them: in a copy, where what was misread becomes a name */
    VECTOR(struct entity) entities;
    VECTOR(struct role) roles;
    VECTOR(struct key) keys;
    struct map last_keys; /* by hash: the last key with it */
    struct {
        struct event *items; /* room for one of each mention */
        size_t count;
    } events;
    uint32_t *of;    /* of each mention: its entity, or NO_INDEX */
    uint32_t *named; /* the mentions that names are told from */
    size_t named_count;
    uint8_t *flags;    /* of each mention: enum mention_flag */
    uint32_t *link_of; /* of each mention that is a source: a link of which it is, or NO_INDEX */
    uint32_t spoken;   /* the entity that spoke last, or NO_INDEX */
    uint32_t author;   /* whose the last statement was that the text spoke of, or NO_INDEX */
    bool last_round;   /* pronouns are read twice: first for what they tell of gender */
};

/* ---- entities.c ---- */
bool coref_key(struct coref *c, enum key_kind kind, uint32_t hash, size_t entity);
bool coref_first_key(struct coref *c, enum key_kind kind, uint32_t hash, size_t entity); /* one it cannot have yet */
/* Entities with a key, one after the other: start with *at = NO_INDEX; NO_INDEX after the last. */
uint32_t coref_with_key(const struct coref *c, enum key_kind kind, uint32_t hash, uint32_t *at);
/* kinds: of the head of a description, else 0. NO_INDEX when memory is out. */
uint32_t coref_new_entity(struct coref *c, size_t mention, uint64_t kinds);
bool coref_add_role(struct coref *c, size_t entity, size_t first, size_t end, enum role_place place);

/* The mention is in what the link of another, its source, says. */
bool coref_is_own_content(const struct coref *c, size_t source, size_t mention);

/* A name that was read as a person's may be an organization's, while nothing speaks for a person. */
bool coref_may_be_organization(const struct coref *c, const struct entity *e);

/* ---- copula.c ---- */
bool coref_read_copula(struct coref *c, size_t mention); /* "Ada Moss is a surgeon": a role */

/* ---- the steps ---- */
bool coref_names(struct coref *c);
bool coref_resolve_pronouns(struct coref *c);
bool coref_resolve_pronoun(struct coref *c, size_t mention);
bool coref_nominal(struct coref *c, size_t mention); /* a description: who it means, or an entity of its own */
bool coref_begin(struct coref *c, size_t mention);   /* an entity of its own */
bool coref_speakers(struct coref *c);

static inline const struct mention *coref_mention(const struct coref *c, size_t i)
{
    return &c->mentions[i];
}
/* Sentences between a mention and the last event of an entity before it; a large number where there is none. */
static inline size_t coref_distance(const struct coref *c, const struct entity *e, const struct mention *m)
{
    return e->event == NO_INDEX ? 1000 : m->sentence - coref_mention(c, c->events.items[e->event].mention)->sentence;
}

#endif
