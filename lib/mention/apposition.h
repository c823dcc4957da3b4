/* Appositions and relative clauses after a mention. */
#ifndef SAIDBY_APPOSITION_H
#define SAIDBY_APPOSITION_H

#include "mention/noun_phrase.h"

/* ", 43, the mayor of Veld,": an apposition or a relative clause after a comma or dash; false: none follows. */
bool apposition_read(const struct mention_reader *r, struct mention *m);

/* "the mayor, Ana Torres,": a description whose name follows; false: none does. */
bool apposition_read_name(const struct mention_reader *r, struct mention *m);

#endif
