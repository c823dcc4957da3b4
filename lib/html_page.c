/* What stands around the articles of a page. */
#include "html.h"
#include "markup.h"
#include "status.h"
#include "utf8.h"

#include <string.h>

void saidby_html_options_init(saidby_html_options *options)
{
    if (options)
        *options = (saidby_html_options){.size = sizeof *options};
}

void html_add_lines(struct output *output, const char *const *lines)
{
    for (; *lines; lines++)
        output_add_string(output, *lines);
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

static void add_element(struct output *output, const char *open, const char *text, const char *close)
{
    output_add_string(output, open);
    markup_text(output, text, strlen(text));
    output_add_string(output, close);
}

void html_open_section(struct output *output, const saidby_html_options *options, const char *of_class)
{
    if (options->style) {
        output_add_string(output, "<style>\n");
        html_add_lines(output, html_article_css);
        output_add_string(output, "</style>\n");
    }
    output_add_string(output, "<section class=\"saidby");
    output_add_string(output, of_class);
    output_add_string(output, "\">\n");
    if (!options->id && !options->title)
        return;
    output_add_string(output, "<header class=\"saidby-head\">\n");
    if (options->title)
        add_element(output, "<h2 class=\"saidby-title\" dir=\"auto\">", options->title, "</h2>\n");
    if (options->id)
        add_element(output, "<p class=\"saidby-id\" dir=\"auto\">", options->id, "</p>\n");
    output_add_string(output, "</header>\n");
}

void html_close_section(struct output *output)
{
    output_add_string(output, "</section>\n");
}

static saidby_status finish(struct output *output, char **out, size_t *length, saidby_error *error)
{
    *out = output_take(output, length);
    return *out ? status_succeed(error) : status_fail(error, SAIDBY_ERROR_MEMORY, 0, "no memory for the HTML");
}

/* Clear the results; false when there is no place for them. */
static bool begin(char **out, size_t *length)
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
    if (!begin(out, length) || !message || !is_utf8(message))
        return status_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out or message is NULL, or message is not UTF-8");
    saidby_html_options defaults;
    saidby_html_options_init(&defaults);
    if (!options)
        options = &defaults;
    const char *fault = html_option_fault(options);
    if (fault)
        return status_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "%s", fault);
    struct output output = {.mem = memory_default()};
    html_open_section(&output, options, " saidby-failed");
    add_element(&output, "<p class=\"saidby-failure\">This document could not be read: ", message, "</p>\n");
    html_close_section(&output);
    return finish(&output, out, length, error);
}

saidby_status saidby_html_head(const char *title, char **out, size_t *length, saidby_error *error)
{
    if (!begin(out, length) || !is_utf8(title))
        return status_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL, or title is not UTF-8");
    title = title ? title : "Who said what";
    struct output output = {.mem = memory_default()};
    output_add_string(&output, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                               "<meta http-equiv=\"Content-Security-Policy\" content=\"");
    output_add_string(&output, html_policy);
    output_add_string(&output, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                               "<meta name=\"color-scheme\" content=\"light dark\">\n"
                               "<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
    add_element(&output, "<title>", title, "</title>\n<style>\n");
    html_add_lines(&output, html_article_css);
    output_add_string(&output, "</style>\n<style>\n");
    html_add_lines(&output, html_page_css);
    output_add_string(&output, "</style>\n</head>\n<body>\n<header class=\"saidby-page-head\">\n");
    add_element(&output, "<h1 dir=\"auto\">", title, "</h1>\n");
    output_add_string(&output, "<p class=\"saidby saidby-key\"><span class=\"saidby-quoted saidby-c0\">in quotation marks</span> "
                               "<span class=\"saidby-indirect saidby-c0\">reported</span> "
                               "<span class=\"saidby-cue saidby-c0\">cue</span> "
                               "<span class=\"saidby-uncertain saidby-c0\">uncertain</span></p>\n</header>\n<main>\n");
    return finish(&output, out, length, error);
}

saidby_status saidby_html_tail(char **out, size_t *length, saidby_error *error)
{
    if (!begin(out, length))
        return status_fail(error, SAIDBY_ERROR_ARGUMENT, 0, "out is NULL");
    struct output output = {.mem = memory_default()};
    output_add_string(&output, "</main>\n<script>\n");
    html_add_lines(&output, html_page_js);
    output_add_string(&output, "</script>\n</body>\n</html>\n");
    return finish(&output, out, length, error);
}
