/* Any bytes as rules: an extractor that reads texts, or an error with its place. What begins with "~" is the text of
 * one pattern, so that changes to it reach PCRE2 and not JSON alone. */
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

static const char *const texts[] = {
    "“We will open it,” Anna Lindqvist, the mayor, told reporters. She said it was late.",
    "By Ilse Arden\n\nVELD (North Wire) — Marta Quill, the mayor of Veld, said on Monday that the bridge would stay "
    "open: "
    "“It is safe.”\n\n“We asked three engineers. They all agree.\n\n“Nobody will tear it down,” she said, “while I am "
    "mayor.”\n\n"
    "Her rival called the plan “a gamble”, according to the Veld Courier, and asked:\n\n“Who pays?”\n\nMoss and Lund "
    "told him "
    "to wait. As Moss put it, “so be it”.",
    "ARDEN: Is it safe?\n\nQUILL: It is. “Safe as houses,” as they say.\n\nARDEN: Who said so?", ""};

static void read_texts(const saidby_extractor *extractor)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        saidby_doc *doc;
        saidby_error error;
        MUST(saidby_extract(extractor, texts[i], strlen(texts[i]), &doc, &error) == SAIDBY_OK);
        fuzz_check_doc(doc);
        saidby_doc_free(doc);
    }
}

static void run(const char *rules, size_t size)
{
    saidby_options options;
    saidby_error error;
    saidby_extractor *extractor;
    saidby_options_init(&options);
    options.rules = rules;
    options.rules_length = size;
    saidby_status status = saidby_new(&options, &extractor, &error);
    MUST(status == SAIDBY_OK ? extractor != NULL : extractor == NULL);
    MUST(status == SAIDBY_OK || (status == SAIDBY_ERROR_RULES && error.offset <= size && error.message[0]));
    if (extractor)
        read_texts(extractor);
    saidby_free(extractor);
}

/* The rules with this one pattern, to be freed. */
static char *with_pattern(const char *pattern, size_t size, size_t *length)
{
    static const char head[] = "{\"patterns\": [{\"name\": \"own\", \"pattern\": \"", tail[] = "\"}]}";
    char *rules = malloc(sizeof head + 2 * size + sizeof tail), *to = rules;
    if (!rules)
        abort();
    memcpy(to, head, sizeof head - 1);
    to += sizeof head - 1;
    for (size_t i = 0; i < size; i++) {
        if (pattern[i] == '\\' || pattern[i] == '"')
            *to++ = '\\';
        *to++ = pattern[i];
    }
    memcpy(to, tail, sizeof tail - 1);
    *length = (size_t)(to - rules) + sizeof tail - 1;
    return rules;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!data)
        return 0;
    if (size > 0 && data[0] == '~') {
        size_t length;
        char *rules = with_pattern((const char *)data + 1, size - 1, &length);
        run(rules, length);
        free(rules);
    } else {
        run((const char *)data, size);
    }
    return 0;
}
