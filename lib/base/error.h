/* Filling the caller's error. */
#ifndef SAIDBY_STATUS_H
#define SAIDBY_STATUS_H

#include <saidby/saidby.h>

/* Fill error, unless it is NULL, and give the status back. format: as printf has it; a message that is too long is cut
 * between characters, control characters become spaces. */
saidby_status error_fail(saidby_error *error, saidby_status status, size_t offset, const char *format, ...);

/* Say that all is well. */
saidby_status error_clear(saidby_error *error);

#endif
