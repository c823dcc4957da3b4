/*
 * Rules: what a user adds to an extractor, as JSON:
 *
 *   {"cues": [{"forms": ["dish", "dishes", "dished", "dished", "dishing"], "takes": ["that", "np"]}],
 *    "roles": ["harbour master", "harbour masters"],
 *    "patterns": [{"name": "...", "pattern": "...", "as": "...", "example": "..."}],
 *    "people": [{"id": "...", "name": "...", "aliases": ["..."], "role": "..."}]}
 *
 * forms: base, third person, past, participle, gerund. takes: that, np, person, to, if, as, name, quote, belief; left
 * out: that. roles: nouns for people who may be a source, each form for itself. as: a family of lang/en/patterns.txt.
 * Of a pattern, as and example may be left out; of a person, aliases and role.
 */
#ifndef SAIDBY_RULES_H
#define SAIDBY_RULES_H

#include "api/extractor.h"

/* Add the rules to an extractor that is being made. SAIDBY_ERROR_RULES with the byte and a message that names the
 * place ("cues[2].forms: ..."), or SAIDBY_ERROR_MEMORY. */
saidby_status rules_read(saidby_extractor *extractor, const char *text, size_t length, saidby_error *error);

#endif
