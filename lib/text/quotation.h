/* What quotation.c and quotation_use.c share. */
#ifndef SAIDBY_QUOTEMARK_H
#define SAIDBY_QUOTEMARK_H

#include "text/spans.h"

/* Speech, a title of a work or words set apart? Only a guess from the words and their neighbours. */
enum span_use quote_use(const struct analysis *analysis, const struct quoted_span *s);

#endif
