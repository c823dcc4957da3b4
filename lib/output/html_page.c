/* What is around the articles of a page. */
#include "output/html.h"
#include "output/markup.h"
#include "base/error.h"
#include "base/utf8.h"

#include <string.h>

void saidby_html_options_init(saidby_html_options *options)
{
    if (options)
        *options = (saidby_html_options){.size = sizeof *options};
}

void html_add_lines(struct string_buffer *string_buffer, const char *const *lines)
{
    for (; *lines; lines++)
        string_buffer_add_string(string_buffer, *lines);
}

static bool is_utf8(const char *text)
{
    return !text || utf8_valid(text, strlen(text)) == strlen(text);
}

const char *html_option_fault(const saidby_html_options *options)
{
    if (options->size != sizeof *options)
        return "options.size is not the size of saidby_html_options: call saidby_html_options_init";
    if (!is_utf8(options->id))
        return "options.id is not UTF-8";
    return is_utf8(options->title) ? NULL : "options.title is not UTF-8";
}

static void add_element(struct string_buffer *string_buffer, const char *open, const char *text, const char *close)
{
    string_buffer_add_string(string_buffer, open);
    markup_text(string_buffer, text, strlen(text));
    string_buffer_add_string(string_buffer, close);
}

void html_open_section(struct string_buffer *string_buffer, const saidby_html_options *options, const char *of_class)
{
    if (options->style) {
        string_buffer_add_string(string_buffer, "<style>\n");
        html_add_lines(string_buffer, html_article_css);
        string_buffer_add_string(string_buffer, "</style>\n");
    }
    string_buffer_add_string(string_buffer, "<section class=\"saidby");
    string_buffer_add_string(string_buffer, of_class);
    string_buffer_add_string(string_buffer, "\">\n");
    if (!options->id && !options->title)
        return;
    string_buffer_add_string(string_buffer, "<header class=\"saidby-head\">\n");
    if (options->title)
        add_element(string_buffer, "<h2 class=\"saidby-title\" dir=\"auto\">", options->title, "</h2>\n");
    if (options->id)
        add_element(string_buffer, "<p class=\"saidby-id\" dir=\"auto\">", options->id, "</p>\n");
    string_buffer_add_string(string_buffer, "</header>\n");
}

void html_close_section(struct string_buffer *string_buffer)
{
    string_buffer_add_string(string_buffer, "</section>\n");
}

static saidby_status finish_page(struct string_buffer *string_buffer, char **out, size_t *length, saidby_error *error)
{
    *out = string_buffer_take(string_buffer, length);
    return *out ? error_clear(error) : error_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the HTML");
}

/* Clear the results; false when there is no place for them. */
static bool begin_page(char **out, size_t *length)
{
    if (length)
        *length = 0;
    if (out)
        *out = NULL;
    return out != NULL;
}

saidby_status saidby_html_failure(const char *message, const saidby_html_options *options, char **out, size_t *length,
                                  saidby_error *error)
{
    if (!begin_page(out, length) || !message || !is_utf8(message))
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out or message is NULL, or message is not UTF-8");
    saidby_html_options defaults;
    saidby_html_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = html_option_fault(options);
    if (fault)
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    struct string_buffer string_buffer = {.mem = memory_default()};
    html_open_section(&string_buffer, options, " saidby-failed");
    add_element(&string_buffer, "<p class=\"saidby-failure\">This document could not be read: ", message, "</p>\n");
    html_close_section(&string_buffer);
    return finish_page(&string_buffer, out, length, error);
}

static void add_style(struct string_buffer *string_buffer, const char *const *lines)
{
    string_buffer_add_string(string_buffer, "<style>\n");
    html_add_lines(string_buffer, lines);
    string_buffer_add_string(string_buffer, "</style>\n");
}

static saidby_status make_head(const char *title, bool trace, char **out, size_t *length, saidby_error *error)
{
    if (!begin_page(out, length) || !is_utf8(title))
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL, or title is not UTF-8");
    struct string_buffer string_buffer = {.mem = memory_default()};
    string_buffer_add_string(&string_buffer, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                               "<meta http-equiv=\"Content-Security-Policy\" content=\"");
    string_buffer_add_string(&string_buffer, trace ? html_trace_policy : html_policy);
    string_buffer_add_string(&string_buffer,
                             "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                             "<meta name=\"color-scheme\" content=\"light dark\">\n"
                             "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
    add_element(&string_buffer, "<title>", title, "</title>\n");
    add_style(&string_buffer, html_article_css);
    add_style(&string_buffer, html_page_css);
    if (trace)
        add_style(&string_buffer, html_trace_css);
    string_buffer_add_string(&string_buffer, "</head>\n<body>\n<header class=\"saidby-page-head\">\n");
    add_element(&string_buffer, "<h1 dir=\"auto\">", title, "</h1>\n");
    string_buffer_add_string(
        &string_buffer,
        "<p class=\"saidby saidby-key\"><span class=\"saidby-quoted saidby-c0\">in quotation marks</span> "
        "<span class=\"saidby-indirect saidby-c0\">reported</span> "
        "<span class=\"saidby-cue saidby-c0\">cue</span> "
        "<span class=\"saidby-uncertain saidby-c0\">uncertain</span></p>\n</header>\n<main>\n");
    return finish_page(&string_buffer, out, length, error);
}

saidby_status saidby_html_head(const char *title, char **out, size_t *length, saidby_error *error)
{
    return make_head(title ? title : "Who said what", false, out, length, error);
}

saidby_status saidby_trace_head(const char *title, char **out, size_t *length, saidby_error *error)
{
    return make_head(title ? title : "Who said what, and why", true, out, length, error);
}

saidby_status saidby_html_tail(char **out, size_t *length, saidby_error *error)
{
    if (!begin_page(out, length))
        return error_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL");
    struct string_buffer string_buffer = {.mem = memory_default()};
    string_buffer_add_string(&string_buffer, "</main>\n<script>\n");
    html_add_lines(&string_buffer, html_page_js);
    string_buffer_add_string(&string_buffer, "</script>\n</body>\n</html>\n");
    return finish_page(&string_buffer, out, length, error);
}
