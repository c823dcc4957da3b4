/* Compiled as C11 and as C++17: the header needs nothing before it, may come twice, and is enough to call everything.
 */
#include <saidby/saidby.h>
#include <saidby/saidby.h>

/* A C++ program's own wrapper may have the library's name. */
#ifdef __cplusplus
namespace saidby {
class document;
}
#endif

int use_all(const char *text, size_t length);

int use_all(const char *text, size_t length)
{
    saidby_options options;
    saidby_options_init(&options);
    saidby_extractor *extractor;
    saidby_doc *doc;
    saidby_error error;
    if (saidby_new(&options, &extractor, &error) != SAIDBY_OK)
        return 1;
    saidby_status status = saidby_extract(extractor, text, length, &doc, &error);
    const saidby_quote *quote = saidby_doc_quote(doc, 0);
    int found = quote && quote->speaker != SAIDBY_NO_SPEAKER;
    saidby_doc_free(doc);
    saidby_free(extractor);
    return status == SAIDBY_OK && found ? 0 : 1;
}
