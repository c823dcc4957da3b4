/* Versions, names of statuses, and filling the caller's error. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

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
    case SAIDBY_ERROR_STOPPED: return "stopped";
    }
    return "unknown status";
}

saidby_status error_fail(saidby_error *error, saidby_status status, size_t offset, const char *format, ...)
{
    if (!error)
        return status;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    size_t used = length < 0 ? 0 : (size_t)length;
    if (used >= sizeof error->message) { /* cut: a character may have lost its end */
        used = sizeof error->message - 1;
        while (used && (error->message[used - 1] & 0x80) != 0)
            used--;
    }
    for (size_t i = 0; i < used; i++)
        if ((unsigned char)error->message[i] < ' ')
            error->message[i] = ' ';
    error->message[used] = '\0';
    error->status = status;
    error->offset = offset;
    return status;
}

saidby_status error_clear(saidby_error *error)
{
    if (error)
        *error = (saidby_error){.status = SAIDBY_OK};
    return SAIDBY_OK;
}
