/* saidby, the program. It knows the library by its public header alone. */
#include "source.h"
#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static enum exit_status print(const char *text)
{
    if (fputs(text, stdout) >= 0 && fflush(stdout) == 0)
        return EXIT_FINE;
    if (errno == EPIPE)
        output_file_end_by_pipe();
    fprintf(stderr, "saidby: standard output: cannot write: %s\n", strerror(errno));
    return EXIT_IO;
}

/* Tell where in the rules they go wrong, by line and column. */
static void tell_rules(const char *path, const struct buffer *rules, const saidby_error *error)
{
    size_t line = 1, column = 1;
    for (size_t i = 0; i < error->offset && i < rules->length; i++) {
        column = rules->data[i] == '\n' ? 1 : column + 1;
        line += rules->data[i] == '\n';
    }
    fprintf(stderr, "saidby: %s:%zu:%zu: %s\n", path, line, column, error->message);
}

static enum exit_status make_extractor(const struct options *options, saidby_extractor **extractor)
{
    struct buffer rules = {0};
    saidby_error error = {0};
    saidby_options settings;
    saidby_options_init(&settings);
    settings.repair = options->repair;
    settings.min_confidence = options->min_confidence;
    if (options->rules) {
        int failure = source_read_file(options->rules, &rules);
        if (failure) {
            fprintf(stderr, "saidby: %s: cannot read: %s\n", options->rules, strerror(failure));
            buffer_free(&rules);
            return EXIT_IO;
        }
        settings.rules = rules.data;
        settings.rules_length = rules.length;
    }
    saidby_status status = saidby_new(&settings, extractor, &error);
    if (status == SAIDBY_ERROR_RULES)
        tell_rules(options->rules, &rules, &error);
    else if (status != SAIDBY_OK)
        fprintf(stderr, "saidby: %s\n", error.message[0] ? error.message : saidby_status_string(status));
    buffer_free(&rules);
    return status == SAIDBY_OK ? EXIT_FINE : status == SAIDBY_ERROR_RULES ? EXIT_USAGE : EXIT_IO;
}

/* How wide the terminal is that standard output goes to; 80 where it does not tell. */
static unsigned terminal_width(void)
{
    struct winsize size;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

static enum exit_status run(struct options *options)
{
    const char *no_colour = getenv("NO_COLOR");
    struct output_file output;
    struct terminal terminal;
    saidby_extractor *extractor;
    if (output_file_is_input(options))
        return EXIT_USAGE;
    enum exit_status status = make_extractor(options, &extractor);
    if (status != EXIT_FINE)
        return status;
    bool is_terminal = !options->output && isatty(STDOUT_FILENO);
    if (!options->format_given)
        options->format = is_terminal ? FORMAT_TEXT : FORMAT_JSONL;
    terminal.width = is_terminal ? terminal_width() : 0;
    terminal.colour = is_terminal && !(no_colour && no_colour[0]);
    status = output_file_open(&output, options) ? batch_run(options, extractor, &terminal, &output) : EXIT_IO;
    saidby_free(extractor);
    return status;
}

/* Take the numbers of standard files that are closed, so that no other file gets them; what uses them fails as before.
 */
static void fill_standard_files(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDWR};
    struct stat status;
    for (int file = 0; file < 3; file++)
        if (fstat(file, &status) != 0 && open("/dev/null", modes[file]) < 0)
            return;
}

static enum exit_status print_version(void)
{
    printf("saidby %s\n", saidby_version_string());
    return print("");
}

int main(int argument_count, char **arguments)
{
    struct options options;
    enum exit_status status;
    fill_standard_files();
    setlocale(LC_CTYPE, "C.UTF-8"); /* for the width of characters on a screen */
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of writing like another */
    switch (options_read(&options, argument_count, arguments)) {
    case OPTIONS_HELP: status = print(options_help); break;
    case OPTIONS_VERSION: status = print_version(); break;
    case OPTIONS_BAD: status = EXIT_USAGE; break;
    default: status = run(&options); break;
    }
    options_free(&options);
    return (int)status;
}
