/* The sentence splitter alone: abbreviations and quotations do not end a sentence. */
#include <saidby/saidby.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    const char *text = "Dr. Moss came at 9 a.m. on Friday. “I think it is safe,” she said. Nobody else came.";
    saidby_extractor *extractor;
    saidby_doc *doc;
    if (saidby_new(NULL, &extractor, NULL) != SAIDBY_OK)
        return 1;
    if (saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK)
        for (size_t i = 0; i < saidby_doc_sentence_count(doc); i++) {
            const saidby_span *sentence = saidby_doc_sentence(doc, i);
            printf("%.*s\n", (int)(sentence->end - sentence->start), text + sentence->start);
        }
    saidby_doc_free(doc);
    saidby_free(extractor);
    return 0;
}
