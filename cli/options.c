#include "options.h"

#include "format.h"
#include "reader.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const options_help =
    "Usage: saidby [OPTION]... [FILE|FOLDER|-]...\n"
    "Find the quotations in news articles, direct, mixed and indirect, and who said each.\n"
    "\n"
    "Each FILE is one article in UTF-8, or JSON with many: JSON Lines, or an array of objects; plain or gzipped.\n"
    "Which it is, is told by its content. A FOLDER is walked in sorted order for *.txt and *.txt.gz (with --input\n"
    "jsonl: *.jsonl and *.jsonl.gz), hidden ones left out. \"-\", or nothing, is standard input. The id of a\n"
    "document is the name of its file without suffix, below a FOLDER with the path there: 2023/front.\n"
    "\n"
    "  -f, --format FORMAT    text: lines to read; jsonl: a JSON object a line for each document; json: an array,\n"
    "                         indented; html: one page that needs no other file, the quotes marked in the articles\n"
    "                         (default: text when standard output is a terminal, otherwise jsonl)\n"
    "  -o, --output FILE      write to FILE instead of standard output; it is replaced when all is done\n"
    "      --offsets UNIT     count offsets in byte, codepoint or utf16 units (default: codepoint)\n"
    "      --input KIND       auto: told by the content; text: a file is an article; jsonl: each line is a JSON\n"
    "                         object with one (default: auto)\n"
    "      --include GLOB     of folders, read the files whose name GLOB means, or with a slash whose path below\n"
    "                         the folder; may be given again\n"
    "      --encoding NAME    the files are not in UTF-8 but in NAME, such as windows-1252; offsets count in the\n"
    "                         decoded text (UTF-16 and UTF-32 with a byte order mark are known without this)\n"
    "      --text-field NAME  where a JSON object has its text (default: text)\n"
    "      --id-field NAME    where it has its id, which stays as it is (default: id)\n"
    "      --rules FILE       more verbs, titles, patterns and known people (JSON)\n"
    "      --min-confidence N leave out quotes whose confidence is below N, from 0 to 1 (default: 0)\n"
    "      --repair           read bad bytes and NULs as U+FFFD instead of refusing the document; bytes that look\n"
    "                         like quotation marks of Windows-1252 are read as that, with a message\n"
    "      --explain          say of each quote which pattern found it\n"
    "      --sentences        print the sentences instead of the quotes\n"
    "      --trace[=STAGE]    show what each stage made of the text, and why, instead of the quotes: as text, or with\n"
    "                         --format html as a page; or one of them: decode, layout, tokenizer, sentence,\n"
    "                         quotation, mention, cue, match, tagger, attribute, coref, record\n"
    "  -j, --threads N        use N threads (default: 0, one a processor); the output is the same\n"
    "  -h, --help             print this\n"
    "  -V, --version          print the version\n"
    "\n"
    "A document that cannot be read right gives {\"id\", \"error\": {\"code\", \"message\", \"offset\"}} in its "
    "place,\n"
    "and the rest goes on. What is no text (HTML, CSV, zip, PDF, ...) is such a document. Text for a terminal\n"
    "is coloured unless the variable NO_COLOR is set.\n"
    "\n"
    "Exit status: 0 all is well, 1 some documents failed or a folder holds none, 2 wrong usage or rules, 3 something\n"
    "could not be read or written.\n";

enum { OPTION_OFFSETS = 256, OPTION_INPUT, OPTION_INCLUDE, OPTION_ENCODING, OPTION_TEXT_FIELD, OPTION_ID_FIELD,
       OPTION_RULES, OPTION_REPAIR, OPTION_EXPLAIN, OPTION_SENTENCES, OPTION_TRACE,
       OPTION_MIN_CONFIDENCE };

static const struct option long_options[] = {
    {"format", required_argument, NULL, 'f'},
    {"output", required_argument, NULL, 'o'},
    {"offsets", required_argument, NULL, OPTION_OFFSETS},
    {"input", required_argument, NULL, OPTION_INPUT},
    {"include", required_argument, NULL, OPTION_INCLUDE},
    {"encoding", required_argument, NULL, OPTION_ENCODING},
    {"text-field", required_argument, NULL, OPTION_TEXT_FIELD},
    {"id-field", required_argument, NULL, OPTION_ID_FIELD},
    {"rules", required_argument, NULL, OPTION_RULES},
    {"min-confidence", required_argument, NULL, OPTION_MIN_CONFIDENCE},
    {"repair", no_argument, NULL, OPTION_REPAIR},
    {"explain", no_argument, NULL, OPTION_EXPLAIN},
    {"sentences", no_argument, NULL, OPTION_SENTENCES},
    {"trace", optional_argument, NULL, OPTION_TRACE},
    {"threads", required_argument, NULL, 'j'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0}
};

/* The index of word among the names, which end with NULL, or -1 and a message. */
static int choose(const char *option, const char *word, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (strcmp(word, names[i]) == 0)
            return i;
    fprintf(stderr, "saidby: %s: '%s' is none of:", option, word);
    for (int i = 0; names[i]; i++)
        fprintf(stderr, " %s", names[i]);
    fputc('\n', stderr);
    return -1;
}

static bool read_threads(struct options *options, const char *word)
{
    size_t digits = strspn(word, "0123456789");
    if (digits == 0 || digits > 4 || word[digits] || atoi(word) > 1024) {
        fprintf(stderr, "saidby: --threads: '%s' is not a number from 0 to 1024\n", word);
        return false;
    }
    options->threads = (unsigned)atoi(word);
    return true;
}

/* A number as JSON writes it, or nearly so: no "nan" and no "0x1". */
static bool read_confidence(struct options *options, const char *word)
{
    char *end;
    options->min_confidence = strtod(word, &end);
    bool number = end != word && !*end && !word[strspn(word, "0123456789.eE+-")];
    if (number && options->min_confidence >= 0 && options->min_confidence <= 1)
        return true;
    fprintf(stderr, "saidby: --min-confidence: '%s' is not a number from 0 to 1\n", word);
    return false;
}

/* An option whose value is one of a few words. */
static bool read_choice(struct options *options, int option, const char *word)
{
    const char *formats[FORMAT_COUNT + 1] = {NULL};
    static const char *const units[] = {"byte", "codepoint", "utf16", NULL};
    static const char *const inputs[] = {"auto", "text", "jsonl", NULL};
    int choice;
    switch (option) {
    case 'f':
        for (int i = 0; i < FORMAT_COUNT; i++)
            formats[i] = format_rows[i].name;
        choice = choose("--format", word, formats);
        options->format = (enum format)choice;
        options->format_given = true;
        break;
    case OPTION_OFFSETS:
        choice = choose("--offsets", word, units);
        options->offsets = (saidby_offsets)choice;
        break;
    default:
        choice = choose("--input", word, inputs);
        options->input = (enum input)choice;
        break;
    }
    return choice >= 0;
}

static bool read_encoding(struct options *options, const char *name)
{
    options->encoding = name;
    if (reader_knows_encoding(name))
        return true;
    fprintf(stderr, "saidby: --encoding: '%s' is not an encoding that this system knows (see iconv -l)\n", name);
    return false;
}

/* An option without a value. */
static bool read_switch(struct options *options, int option)
{
    switch (option) {
    case OPTION_REPAIR: options->repair = true; return true;
    case OPTION_EXPLAIN: options->explain = true; return true;
    case OPTION_SENTENCES: options->sentences = true; return true;
    default: return false; /* getopt_long has told what is wrong */
    }
}

#define MAX_STAGES 32

static bool read_trace(struct options *options, const char *stage)
{
    const char *stages[MAX_STAGES] = {NULL};
    for (size_t i = 0; i + 1 < MAX_STAGES && saidby_trace_stage(i); i++)
        stages[i] = saidby_trace_stage(i);
    options->trace = true;
    options->traced_stage = stage;
    return !stage || choose("--trace", stage, stages) >= 0;
}

static bool read_option(struct options *options, int option, const char *word)
{
    switch (option) {
    case 'f':
    case OPTION_OFFSETS:
    case OPTION_INPUT: return read_choice(options, option, word);
    case 'j': return read_threads(options, word);
    case 'o': options->output = word; return true;
    case OPTION_INCLUDE: options->includes[options->include_count++] = word; return true;
    case OPTION_ENCODING: return read_encoding(options, word);
    case OPTION_TEXT_FIELD: options->text_field = word; return true;
    case OPTION_ID_FIELD: options->id_field = word; return true;
    case OPTION_RULES: options->rules = word; return true;
    case OPTION_MIN_CONFIDENCE: return read_confidence(options, word);
    case OPTION_TRACE: return read_trace(options, word);
    default: return read_switch(options, option);
    }
}

/* Whether the options go together; the format becomes that of a trace where one is asked for. */
static bool agree(struct options *options)
{
    const struct format_row *format = &format_rows[options->format];
    const char *option = NULL;
    if (options->sentences && options->trace) {
        fputs("saidby: --trace: not with --sentences\nTry 'saidby --help'.\n", stderr);
        return false;
    }
    if (options->sentences && !format->sentences)
        option = "--sentences";
    if (options->trace && !format->trace)
        option = "--trace";
    if (option)
        fprintf(stderr, "saidby: %s: not with --format %s\nTry 'saidby --help'.\n", option, format->name);
    if (options->trace)
        options->format = format->trace;
    options->format_given = options->format_given || options->trace;
    return !option;
}

enum options_outcome options_read(struct options *options, int argument_count, char **arguments)
{
    static char standard_input[] = "-";
    static char *only_standard_input[] = {standard_input};
    *options = (struct options){
        .offsets = SAIDBY_OFFSETS_CODEPOINT, .text_field = "text", .id_field = "id"};
    options->includes = must_allocate((size_t)argument_count * sizeof *options->includes);
    int option;
    while ((option = getopt_long(argument_count, arguments, "f:o:j:hV", long_options, NULL)) != -1) {
        if (option == 'h')
            return OPTIONS_HELP;
        if (option == 'V')
            return OPTIONS_VERSION;
        if (!read_option(options, option, optarg)) {
            fputs("Try 'saidby --help'.\n", stderr);
            return OPTIONS_BAD;
        }
    }
    if (!agree(options))
        return OPTIONS_BAD;
    options->paths = arguments + optind;
    options->path_count = argument_count - optind;
    if (options->path_count == 0) {
        options->paths = only_standard_input;
        options->path_count = 1;
    }
    return OPTIONS_RUN;
}

void options_free(struct options *options)
{
    free(options->includes);
}
