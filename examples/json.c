/* The records as JSON, with offsets in UTF-16 units, as JavaScript and Java count them. */
#include <saidby/saidby.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "💬 “The bridge is safe,” Marta Quill said.";
    saidby_extractor *extractor;
    saidby_doc *doc;
    char *json = NULL;
    saidby_json_options options;
    saidby_json_options_init(&options);
    options.id = "bridge";
    options.offsets = SAIDBY_OFFSETS_UTF16;
    if (saidby_new(NULL, &extractor, NULL) != SAIDBY_OK)
        return 1;
    if (saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK &&
        saidby_doc_json(doc, &options, &json, NULL, NULL) == SAIDBY_OK)
        printf("%.93s...\n", json); /* one line; here its start */
    saidby_string_free(json);
    saidby_doc_free(doc);
    saidby_free(extractor);
    return 0;
}
