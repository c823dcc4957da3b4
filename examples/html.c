/* A page of several texts, written piece by piece: saidby_html_head, a section for each text, saidby_html_tail. */
#include <saidby/saidby.h>

#include <stdio.h>
#include <string.h>

static void write_piece(FILE *page, char *piece, size_t length)
{
    if (piece)
        fwrite(piece, 1, length, page);
    saidby_string_free(piece);
}

/* The text's section, or a box with the reason why there is none. */
static void write_section(FILE *page, const saidby_extractor *extractor, const char *id, const char *text)
{
    saidby_doc *doc;
    saidby_error error;
    saidby_html_options options;
    char *section;
    size_t length;
    saidby_html_options_init(&options);
    options.id = id;
    if (saidby_extract(extractor, text, strlen(text), &doc, &error) == SAIDBY_OK)
        saidby_doc_html(doc, text, strlen(text), &options, &section, &length, NULL);
    else
        saidby_html_failure(error.message, &options, &section, &length, NULL);
    saidby_doc_free(doc);
    write_piece(page, section, length);
}

int main(void)
{
    FILE *page = fopen("example.html", "wb");
    saidby_extractor *extractor;
    char *piece;
    size_t length;
    if (!page || saidby_new(NULL, &extractor, NULL) != SAIDBY_OK)
        return 1;
    saidby_html_head("Two notes", &piece, &length, NULL);
    write_piece(page, piece, length);
    write_section(page, extractor, "bridge", "“The bridge is safe,” Marta Quill said. <Really.>");
    write_section(page, extractor, "broken", "Not UTF-8: \xFF");
    saidby_html_tail(&piece, &length, NULL);
    write_piece(page, piece, length);
    saidby_free(extractor);
    if (fclose(page) != 0)
        return 1;
    puts("Open example.html in a browser.");
    return 0;
}
