/* What the targets share. A target is the function of libFuzzer's interface; replay.c runs it over files without one.
 */
#ifndef SAIDBY_FUZZ_H
#define SAIDBY_FUZZ_H

#include <saidby/saidby.h>

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* End the program when something does not hold that must hold for every input. */
#define MUST(condition) ((condition) ? (void)0 : fuzz_fail(#condition, __FILE__, __LINE__))
void fuzz_fail(const char *condition, const char *file, int line);

/* What holds for the records of every text. */
void fuzz_check_doc(const saidby_doc *doc);

#endif
