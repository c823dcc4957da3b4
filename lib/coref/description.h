/* A description, and how well it fits the entities that it may mean. */
#ifndef SAIDBY_COREF_DESCRIPTION_H
#define SAIDBY_COREF_DESCRIPTION_H

#include "base/observer.h"
#include "coref/coref.h"

/* A description while it is read: what is asked of it again for each entity that it may mean. */
struct described {
    size_t mention;
    const struct mention *m;
    uint64_t kinds, roles; /* of its noun; those of roles alone */
    uint32_t word;         /* its noun as one of a role */
    enum gender gender;    /* of its noun */
    bool owned;            /* "her office" */
    bool possessor;        /* "Veld's mayor" */
    bool definite;         /* it speaks of somebody who is known: "the", "this", "his", "Veld's" */
    bool body, person;     /* may mean one */
    bool person_noun, bearer;
    bool source;
    bool speaks;           /* it is a source or a subject */
    bool human, document;  /* what the mention was read as */
    bool bare;             /* "Mayor resigns": without a determiner in the first sentence */
    uint32_t phrase;       /* hash of its words */
};

void coref_describe(const struct coref *c, size_t mention, struct described *d);

/* The classes of entities that it may mean, as bits; 0: none. */
uint64_t description_classes(const struct described *d);

/* An entity is of these classes. */
bool description_agrees(const struct coref *c, const struct entity *e, const struct described *d, uint64_t classes);

/* Points for an entity that it agrees with, noted in the list unless it is NULL; 0: it does not mean it. */
int description_points(const struct coref *c, size_t entity, const struct described *d, struct point_list *list);

/* A word beside the noun that says more of it. */
bool description_is_modifier(const struct analysis *analysis, const struct mention *m, size_t i);

/* One of the tokens has the stem of a word. */
bool coref_role_has_word(const struct analysis *analysis, size_t first, size_t end, size_t word);

#endif
