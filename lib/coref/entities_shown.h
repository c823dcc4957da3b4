/* What the stage coref shows of its entities to who looks on (base/observer.h). They last as long as the call. */
#ifndef SAIDBY_ENTITIES_SHOWN_H
#define SAIDBY_ENTITIES_SHOWN_H

#include "coref/speakers.h"

struct coref; /* what identity works on: coref/coref.h, of this folder alone */

enum entity_sort { SORT_PERSON, SORT_ORGANIZATION, SORT_LOCATION, SORT_GROUP, SORT_DOCUMENT, SORT_THING };

struct entity_shown {
    enum entity_sort sort;
    enum gender gender;
    uint32_t speaker;         /* or NO_INDEX */
    struct index_range words; /* tokens that name it best */
};

const struct analysis *coref_analysis(const struct coref *coref);

/* A mention as identity reads it: what was misread as a description may be a name by now. */
const struct mention *coref_mention_shown(const struct coref *coref, size_t mention);

/* The entity that a mention means, or NO_INDEX. */
uint32_t coref_entity_of(const struct coref *coref, size_t mention);

size_t coref_entity_count(const struct coref *coref);
struct entity_shown coref_entity_shown(const struct coref *coref, uint32_t entity);

/* The tokens of the roles of an entity, one after the other: *at is NO_INDEX to begin with. False: there are no
 * more. */
bool coref_next_role(const struct coref *coref, uint32_t entity, uint32_t *at, struct index_range *words);

#endif
