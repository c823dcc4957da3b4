/* What sets one holder of an office apart from another: rank, owner, field. "The mayor of Veld" is not the one of
 * Norra, "the president" no vice president, "the defence minister" not the one for trade. */
#ifndef SAIDBY_COREF_QUALIFIER_H
#define SAIDBY_COREF_QUALIFIER_H

#include "text/tokens.h"

/* A noun for somebody with the words around it: tokens. */
struct qualified {
    size_t first, end, head;
};

enum qualifier_relation {
    QUALIFIERS_CLASH = -1, /* they are of two people */
    QUALIFIERS_UNTOLD = 0, /* nothing in common, nothing against it */
    QUALIFIERS_SHARED = 1  /* the same owner or field */
};

/* How two phrases stand to each other; same_noun: they have one noun, so ranks and fields count too. */
enum qualifier_relation qualifiers_relate(const struct analysis *analysis, const struct qualified *a,
                                          const struct qualified *b, bool same_noun);

#endif
