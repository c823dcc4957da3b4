/* JSON in and out; only json.c knows cJSON. */
#ifndef SAIDBY_JSON_H
#define SAIDBY_JSON_H

#include "doc.h"

#endif
