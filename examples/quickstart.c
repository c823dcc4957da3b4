/* The least there is: one text in, who said what out. */
#include <saidby/saidby.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "“The bridge is safe,” Mayor Marta Quill told reporters. She said repairs would begin in May.";
    saidby_extractor *extractor;
    saidby_doc *doc;
    saidby_error error;
    if (saidby_new(NULL, &extractor, &error) != SAIDBY_OK ||
        saidby_extract(extractor, text, strlen(text), &doc, &error) != SAIDBY_OK) {
        fprintf(stderr, "%s\n", error.message);
        saidby_free(extractor);
        return 1;
    }
    for (size_t i = 0; i < saidby_doc_quote_count(doc); i++) {
        const saidby_quote *quote = saidby_doc_quote(doc, i);
        const saidby_speaker *speaker = saidby_doc_speaker(doc, quote->speaker); /* NULL: nobody is named */
        printf("%s: %s\n", speaker ? speaker->name : "(nobody named)", quote->text);
    }
    saidby_doc_free(doc);
    saidby_free(extractor);
    return 0;
}
