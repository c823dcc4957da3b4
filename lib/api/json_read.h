/* JSON in; only json_read.c knows cJSON. */
#ifndef SAIDBY_JSON_H
#define SAIDBY_JSON_H

#include "record/doc.h"

/* A tree of values, read as it is. */

struct json_value;
enum json_kind { JSON_OTHER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

#define MAX_JSON_DEPTH 8 /* arrays and objects within each other; more are refused */

/* Parse a whole text, strictly: UTF-8 without NUL (nor an escaped one), nothing after the value. NULL on failure, with
 * error filled: SAIDBY_ERROR_RULES and the byte, or SAIDBY_ERROR_MEMORY. Strings lie in the tree. */
struct json_value *json_parse(const memory *mem, const char *text, size_t length, saidby_error *error);
void json_free(struct json_value *root);

enum json_kind json_kind(const struct json_value *value);
const char *json_key(const struct json_value *value);    /* of a member of an object; else NULL */
const char *json_string(const struct json_value *value); /* of a string; else NULL */
const struct json_value *json_first(const struct json_value *value); /* first member or item, or NULL */
const struct json_value *json_next(const struct json_value *value);

/* The byte at which a member or item begins in a text that json_parse took: path[0] is its place in the root, counted
 * from 0, path[1] its place in that one, and so on. A member begins with its key. */
size_t json_place(const char *text, size_t length, const size_t *path, size_t depth);

#endif
