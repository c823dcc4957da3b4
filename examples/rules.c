/* Rules: a verb of saying that the library does not know, and a mistake in a rule with its place. */
#include <saidby/saidby.h>

#include <stdio.h>
#include <string.h>

static void try(const char *rules)
{
    const char *text = "Marta Quill blurbed that the bridge would stay open.";
    saidby_options options;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = rules ? strlen(rules) : 0;
    saidby_extractor *extractor;
    saidby_doc *doc = NULL;
    saidby_error error;
    if (saidby_new(&options, &extractor, &error) != SAIDBY_OK)
        printf("byte %zu: %s\n", error.offset, error.message);
    else if (saidby_extract(extractor, text, strlen(text), &doc, &error) == SAIDBY_OK)
        for (size_t i = 0; i < saidby_doc_quote_count(doc); i++) {
            const saidby_quote *quote = saidby_doc_quote(doc, i);
            printf("%s %s: %s\n", quote->source->text, quote->cue->text, quote->text);
        }
    printf("%zu quotes\n", saidby_doc_quote_count(doc));
    saidby_doc_free(doc);
    saidby_free(extractor);
}

int main(void)
{
    try(NULL);
    try("{\"cues\": [{\"forms\": [\"blurb\", \"blurbs\", \"blurbed\", \"blurbed\", \"blurbing\"], \"takes\": "
        "[\"that\"]}]}");
    try("{\"cues\": [{\"forms\": [\"blurb\", \"blurbs\", \"blurbed\"]}]}");
    return 0;
}
