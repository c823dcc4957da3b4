/* Text in Windows-1252 where UTF-8 was expected. */
#ifndef SAIDBY_CLI_WINDOWS_1252_H
#define SAIDBY_CLI_WINDOWS_1252_H

#include "buffer.h"

#include <stdbool.h>

/* Whether the bytes that are not UTF-8 look like the quotation marks, apostrophes and dashes of Windows-1252: two or
 * more of them stand alone among ASCII, and no byte is one that Windows-1252 leaves out. */
bool windows_1252_suits(const char *text, size_t length);

/* Read the bytes that are not UTF-8 as Windows-1252; what is UTF-8 stays. */
void windows_1252_decode(struct buffer *text);

#endif
