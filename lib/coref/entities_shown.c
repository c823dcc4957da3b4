/* Entities as they are shown to who looks on. */
#include "coref/entities_shown.h"

#include "coref/coref.h"

const struct analysis *coref_analysis(const struct coref *coref)
{
    return coref->analysis;
}

const struct mention *coref_mention_shown(const struct coref *coref, size_t mention)
{
    return coref_mention(coref, mention);
}

uint32_t coref_entity_of(const struct coref *coref, size_t mention)
{
    return coref->of[mention];
}

size_t coref_entity_count(const struct coref *coref)
{
    return coref->entities.count;
}

struct entity_shown coref_entity_shown(const struct coref *coref, uint32_t entity)
{
    const struct entity *e = &coref->entities.items[entity];
    const struct mention *best = coref_mention(coref, e->best);
    bool named = best->name_first < best->name_end;
    struct index_range words = named ? (struct index_range){best->name_first, best->name_end}
                                     : (struct index_range){best->core_first, best->core_end};
    return (struct entity_shown){(enum entity_sort)e->sort, (enum gender)e->gender, e->speaker, words};
}

bool coref_next_role(const struct coref *coref, uint32_t entity, uint32_t *at, struct index_range *words)
{
    *at = *at == NO_INDEX ? coref->entities.items[entity].first_role : coref->roles.items[*at].next;
    if (*at == NO_INDEX)
        return false;
    const struct role *role = &coref->roles.items[*at];
    *words = (struct index_range){role->first, role->end};
    return true;
}
