#include "output_file.h"

#include "buffer.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file beside the target, for the handler of signals and for exit; NULL: none. */
static char *volatile beside;

/* ---- Is it an input? ---- */

static bool find_file(const char *path, struct same_file *file)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *file = (struct same_file){status.st_dev, status.st_ino};
    return true;
}

static bool is_same(const char *path, const struct same_file *file)
{
    struct stat status;
    int failed = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, &status) : stat(path, &status);
    return !failed && status.st_dev == file->device && status.st_ino == file->number;
}

bool output_file_redirected(const struct options *options, struct same_file *file)
{
    struct stat status;
    if (options->output || fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode))
        return false;
    *file = (struct same_file){status.st_dev, status.st_ino};
    return true;
}

static bool tell_same(const char *path)
{
    fprintf(stderr, "saidby: %s: this is read, and cannot be the output too\n",
            strcmp(path, "-") == 0 ? "standard input" : path);
    return true;
}

/* Whether the walk comes to that file. Where it is standard output, files of folders are left out by the walk itself.
 */
static bool is_walked(const struct options *options, const struct same_file *file, bool redirected)
{
    struct walk walk;
    struct found found;
    bool same = false;
    walk_init(&walk, options, redirected ? file : NULL);
    while (!same && walk_next(&walk, &found)) {
        same = !found.error && !found.empty && is_same(found.path, file) && tell_same(found.path);
        free(found.path);
    }
    walk_free(&walk);
    return same;
}

bool output_file_is_input(const struct options *options)
{
    struct same_file file;
    bool redirected = output_file_redirected(options, &file);
    if (!redirected && (!options->output || !find_file(options->output, &file)))
        return false;
    if (options->rules && is_same(options->rules, &file))
        return tell_same(options->rules);
    return is_walked(options, &file, redirected);
}

/* ---- Beside the target ---- */

static void remove_beside(void)
{
    if (beside)
        unlink(beside);
    beside = NULL;
}

static void end_by_signal(int number)
{
    static const char message[] = "saidby: ended by a signal: the output is left as it was\n";
    ssize_t ignored = write(STDERR_FILENO, message, sizeof message - 1);
    (void)ignored;
    if (beside)
        unlink(beside);
    signal(number, SIG_DFL);
    raise(number);
}

static void catch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    struct sigaction action, before;
    memset(&action, 0, sizeof action);
    action.sa_handler = end_by_signal;
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* as nohup wants it */
            sigaction(numbers[i], &action, NULL);
}

/* Where a path leads to through symbolic links, whether there is something or not. NULL and errno when it leads
 * nowhere. */
static char *follow_links(const char *path)
{
    char target[4096], *at = must_copy(path, strlen(path));
    for (int links = 0; links < 40; links++) {
        ssize_t length = readlink(at, target, sizeof target);
        if (length < 0)
            return at;
        const char *slash = target[0] == '/' ? NULL : strrchr(at, '/');
        struct buffer next = {0};
        buffer_add(&next, at, slash ? (size_t)(slash + 1 - at) : 0);
        buffer_add(&next, target, (size_t)length);
        free(at);
        at = next.data;
    }
    free(at);
    errno = ELOOP;
    return NULL;
}

/* The path of a new file in the folder of another; hidden, so that no walk comes to it. */
static char *make_template(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buffer name = {0};
    buffer_add(&name, path, slash ? (size_t)(slash + 1 - path) : 0);
    buffer_add_string(&name, ".saidby-XXXXXX");
    return name.data;
}

/* The rights of the file that will be replaced, or those of any new file. */
static void set_rights(int file, const struct stat *replaced)
{
    mode_t mask = umask(0);
    umask(mask);
    int failed = replaced ? fchown(file, replaced->st_uid, replaced->st_gid) : 0;
    (void)failed; /* the owner stays another where this user may not give files away */
    fchmod(file, replaced ? replaced->st_mode & 07777 : 0666 & ~mask);
}

static FILE *open_beside(struct output_file *output, const struct stat *replaced)
{
    if (replaced && access(output->target, W_OK) != 0)
        return NULL;
    char *name = make_template(output->target);
    catch_signals();
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error of writing */
    beside = name; /* before there is such a file, so that no signal leaves one */
    int file = mkstemp(name);
    if (file < 0) {
        beside = NULL;
        free(name);
        return NULL;
    }
    atexit(remove_beside);
    set_rights(file, replaced);
    return fdopen(file, "wb");
}

static FILE *open_target(struct output_file *output, const char *path)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && !S_ISREG(status.st_mode))
        return fopen(path, "wb"); /* a device or a pipe has nothing to lose */
    output->target = follow_links(path);
    return output->target ? open_beside(output, exists ? &status : NULL) : NULL;
}

void output_file_end_by_pipe(void)
{
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
}

bool output_file_open(struct output_file *output, const struct options *options)
{
    *output = (struct output_file){.file = stdout, .name = "standard output"};
    if (!options->output)
        return true;
    output->name = options->output;
    output->file = open_target(output, options->output);
    if (output->file)
        return true;
    fprintf(stderr, "saidby: %s: cannot write: %s\n", options->output, strerror(errno));
    free(output->target);
    return false;
}

int output_file_keep(struct output_file *output)
{
    int error = 0;
    errno = 0;
    if (output->file != stdout && fclose(output->file) != 0)
        error = errno ? errno : EIO;
    if (output->target) {
        sigset_t all, before;
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, &before); /* no signal may unlink what has its name already */
        char *name = beside;
        if (!error && rename(name, output->target) == 0)
            beside = NULL;
        else
            error = error ? error : errno;
        sigprocmask(SIG_SETMASK, &before, NULL);
        remove_beside();
        free(name);
    }
    free(output->target);
    output->target = NULL;
    return error;
}

void output_file_drop(struct output_file *output)
{
    char *name = beside;
    if (output->file != stdout)
        fclose(output->file);
    remove_beside();
    free(name);
    free(output->target);
    output->target = NULL;
}
