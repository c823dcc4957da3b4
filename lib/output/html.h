/* What html.c and html_page.c share. The tables are made from lib/output/page/ by tools/page.py. */
#ifndef SAIDBY_HTML_H
#define SAIDBY_HTML_H

#include "base/string_buffer.h"

/* The files of lib/output/page, line by line, NULL at the end. */
extern const char *const html_article_css[];
extern const char *const html_page_css[];
extern const char *const html_trace_css[];
extern const char *const html_page_js[];

/* The content security policy: nothing is loaded, and of styles and scripts only those of the page itself run. The
 * other: of a page of traces, which has html_trace_css too. */
extern const char html_policy[], html_trace_policy[];

void html_add_lines(struct string_buffer *string_buffer, const char *const *lines);

/* What is wrong with the options, or NULL. */
const char *html_option_fault(const saidby_html_options *options);

/* Open the section, with its style where the options ask for it, and its head. of_class: a further class, or "". */
void html_open_section(struct string_buffer *string_buffer, const saidby_html_options *options, const char *of_class);
void html_close_section(struct string_buffer *string_buffer);

#endif
