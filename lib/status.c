/* Versions, names of statuses, and filling the caller's error. */
#include "status.h"

#include <string.h>

const char *saidby_version_string(void)
{
    return SAIDBY_VERSION;
}

int saidby_abi_version(void)
{
    return SAIDBY_ABI_VERSION;
}

const char *saidby_status_string(saidby_status status)
{
    switch (status) {
    case SAIDBY_OK: return "ok";
    case SAIDBY_ERROR_MEMORY: return "out of memory";
    case SAIDBY_ERROR_ARGUMENT: return "bad argument";
    case SAIDBY_ERROR_UTF8: return "invalid UTF-8";
    case SAIDBY_ERROR_NUL: return "NUL in text";
    case SAIDBY_ERROR_RULES: return "bad rules";
    case SAIDBY_ERROR_LIMIT: return "text too large";
    case SAIDBY_ERROR_DEPENDENCY: return "unfit dependency";
    }
    return "unknown status";
}

saidby_status status_fail(saidby_error *error, saidby_status status, size_t offset, const char *const *parts)
{
    if (!error)
        return status;
    size_t used = 0;
    for (; *parts; parts++)
        for (const char *c = *parts; *c && used < sizeof error->message - 1; c++)
            error->message[used++] = *c >= 0 && *c < ' ' ? ' ' : *c;
    if (used == sizeof error->message - 1) /* cut: let go of a character that may have lost its end */
        while (used && (error->message[used - 1] & 0x80) != 0)
            used--;
    error->message[used] = '\0';
    error->status = status;
    error->offset = offset;
    return status;
}

saidby_status status_fail_plain(saidby_error *error, saidby_status status, size_t offset, const char *message)
{
    return status_fail(error, status, offset, (const char *const[]){message, NULL});
}

saidby_status status_succeed(saidby_error *error)
{
    if (error)
        *error = (saidby_error){.status = SAIDBY_OK};
    return SAIDBY_OK;
}
