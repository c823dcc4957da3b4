/* What holds for the HTML of every doc: its elements nest, and its article says what the text says. */
#ifndef SAIDBY_HTML_CHECK_H
#define SAIDBY_HTML_CHECK_H

#include "html_read.h"

static void check_html(const saidby_doc *doc, const char *text, size_t length)
{
    char *html = NULL;
    size_t size, deepest;
    CHECK(saidby_doc_html(doc, text, length, NULL, &html, &size, NULL) == SAIDBY_OK);
    CHECK(html && strlen(html) == size);
    CHECK(html && !strstr(html, "\"></mark>") && !strstr(html, "\"></span>")); /* nothing is empty */
    char *shown = html ? html_content(html, "article", &deepest) : NULL;
    CHECK(html_shows(shown, text, length));
    free(shown);
    saidby_string_free(html);
}

#endif
