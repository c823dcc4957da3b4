/* Speakers: full name, kind, every role that the article gives, who is joined in a joint speaker, where each is named.
 */
#include <saidby/saidby.h>

#include <stdio.h>
#include <string.h>

static void print_speaker(const saidby_doc *doc, const saidby_speaker *speaker, const char *text)
{
    static const char *const kinds[] = {"person", "organization", "country", "group", "anonymous", "document"};
    printf("%zu: %s (%s)\n", speaker->id, speaker->name, kinds[speaker->kind]);
    for (size_t i = 0; i < speaker->role_count; i++)
        printf("   role: %s\n", speaker->roles[i]);
    for (size_t i = 0; i < speaker->member_count; i++)
        printf("   member: %s\n", saidby_doc_speaker(doc, speaker->members[i])->name);
    for (size_t i = 0; i < speaker->mention_count; i++) {
        saidby_span place = speaker->mentions[i];
        printf("   byte %zu: %.*s\n", place.start, (int)(place.end - place.start), text + place.start);
    }
}

int main(void)
{
    const char *text =
        "Mayor Marta Quill said the bridge would stay open.\n\n"
        "“It is safe,” said Quill, an engineer by training. She added that repairs would begin in May.\n\n"
        "Ostravia and Veldland said they would share the cost.\n";
    saidby_extractor *extractor;
    saidby_doc *doc;
    if (saidby_new(NULL, &extractor, NULL) != SAIDBY_OK)
        return 1;
    if (saidby_extract(extractor, text, strlen(text), &doc, NULL) == SAIDBY_OK)
        for (size_t i = 0; i < saidby_doc_speaker_count(doc); i++)
            print_speaker(doc, saidby_doc_speaker(doc, i), text);
    saidby_doc_free(doc);
    saidby_free(extractor);
    return 0;
}
