/* Filling the caller's error. */
#ifndef SAIDBY_STATUS_H
#define SAIDBY_STATUS_H

#include <saidby/saidby.h>

/* Fill error, unless it is NULL, and give the status back. parts: strings that make the message, the last one NULL;
 * a message that is too long is cut between characters. */
saidby_status status_fail(saidby_error *error, saidby_status status, size_t offset, const char *const *parts);

/* The same with a message of one string. */
saidby_status status_fail_plain(saidby_error *error, saidby_status status, size_t offset, const char *message);

/* Say that all is well. */
saidby_status status_succeed(saidby_error *error);

#endif
