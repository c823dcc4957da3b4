/* Text that is not clean UTF-8: refused with the place of the first bad byte, or repaired when that is asked for. */
#include <saidby/saidby.h>

#include <stdio.h>

int main(void)
{
    const char text[] = "The caf\xE9 is open, Marta Quill said."; /* Latin-1 */
    saidby_options options;
    saidby_options_init(&options);
    for (options.repair = 0; options.repair < 2; options.repair++) {
        saidby_extractor *extractor;
        saidby_doc *doc;
        saidby_error error;
        if (saidby_new(&options, &extractor, &error) != SAIDBY_OK)
            return 1;
        if (saidby_extract(extractor, text, sizeof text - 1, &doc, &error) == SAIDBY_OK)
            printf("read, %zu code points\n", saidby_doc_offset(doc, SAIDBY_OFFSETS_CODEPOINT, sizeof text - 1));
        else
            printf("byte %zu: %s (%s)\n", error.offset, error.message, saidby_status_string(error.status));
        saidby_doc_free(doc);
        saidby_free(extractor);
    }
    return 0;
}
