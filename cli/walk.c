#include "walk.h"

#include "buffer.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct folder {
    char *path;
    struct dirent **names;
    int count, next;
};

void walk_init(struct walk *walk, const struct options *options, const struct same_file *output)
{
    *walk = (struct walk){
        .arguments = options->paths, .count = options->path_count, .options = options, .output = output};
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* By bytes, so that the order does not hang on the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool ends_with(const char *name, size_t length, const char *suffix)
{
    size_t size = strlen(suffix);
    return length > size && strncasecmp(name + length - size, suffix, size) == 0;
}

static char *lower_case(const char *text, size_t length)
{
    char *copy = must_copy(text, length);
    for (size_t i = 0; i < length; i++)
        copy[i] = (char)tolower((unsigned char)copy[i]);
    return copy;
}

/* Whether a pattern of --include means the file: with a slash by its path below the folder, else by its name. */
static bool is_included(const char *pattern, const char *path, size_t length)
{
    const char *slash = strrchr(path, '/');
    const char *subject = strchr(pattern, '/') || !slash ? path : slash + 1;
    char *small_pattern = lower_case(pattern, strlen(pattern));
    char *small = lower_case(subject, length - (size_t)(subject - path));
    bool found = fnmatch(small_pattern, small, strchr(pattern, '/') ? FNM_PATHNAME : 0) == 0;
    free(small_pattern);
    free(small);
    return found;
}

/* Whether a file of a folder is read; path: the one below the folder. Case does not matter, nor does .gz at the end. */
static bool is_wanted(const struct walk *walk, const char *path)
{
    const struct options *options = walk->options;
    size_t length = strlen(path), plain = ends_with(path, length, ".gz") ? length - 3 : length;
    for (int i = 0; i < options->include_count; i++)
        if (is_included(options->includes[i], path, length) || is_included(options->includes[i], path, plain))
            return true;
    return options->include_count == 0 && ends_with(path, plain, options->input == INPUT_JSONL ? ".jsonl" : ".txt");
}

/* Open the folder; takes the path. 0 or an errno. */
static int push(struct walk *walk, char *path)
{
    struct folder folder = {.path = path};
    errno = 0;
    folder.count = scandir(path, &folder.names, not_hidden, by_name);
    if (folder.count < 0)
        return errno ? errno : EIO;
    if (walk->depth == walk->capacity) {
        walk->capacity = walk->capacity ? walk->capacity * 2 : 8;
        walk->stack = must_resize(walk->stack, walk->capacity * sizeof *walk->stack);
    }
    walk->stack[walk->depth++] = folder;
    return 0;
}

static void pop(struct walk *walk)
{
    struct folder *folder = &walk->stack[--walk->depth];
    for (int i = 0; i < folder->count; i++)
        free(folder->names[i]);
    free(folder->names);
    free(folder->path);
}

static char *join(const char *folder, const char *name)
{
    struct buffer path = {0};
    buffer_add_string(&path, folder);
    if (path.length && path.data[path.length - 1] != '/')
        buffer_add_string(&path, "/");
    buffer_add_string(&path, name);
    return path.data;
}

static bool is_same(const struct stat *status, const struct same_file *file)
{
    return file && status->st_dev == file->device && status->st_ino == file->number;
}

/* The part of a path that is below the folder of the arguments. */
static const char *below_root(const struct walk *walk, const char *path)
{
    path += walk->root;
    return path + strspn(path, "/");
}

/* A file of a folder: whether it is given out. */
static bool judge_file(struct walk *walk, const char *path, struct found *found)
{
    struct stat status;
    if (!is_wanted(walk, below_root(walk, path))) {
        walk->left_out += stat(path, &status) == 0 && S_ISREG(status.st_mode);
        return false;
    }
    found->error = stat(path, &status) == 0 ? 0 : errno;
    if (!found->error && (!S_ISREG(status.st_mode) || is_same(&status, walk->output)))
        return false;
    walk->taken++;
    return true;
}

/* The next file of the innermost folder; false when the step led to none (a folder was opened or left). */
static bool step(struct walk *walk, struct found *found)
{
    struct folder *folder = &walk->stack[walk->depth - 1];
    struct stat status;
    if (folder->next == folder->count) {
        pop(walk);
        return false;
    }
    char *path = join(folder->path, folder->names[folder->next++]->d_name);
    found->path = path;
    found->name = (size_t)(below_root(walk, path) - path);
    /* A link to a folder is not followed, so that no walk is endless. */
    if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        found->error = push(walk, path);
        walk->taken += found->error != 0;
        return found->error != 0;
    }
    if (judge_file(walk, path, found))
        return true;
    free(path);
    return false;
}

/* Begin with an argument: true for a file, or for what is wrong with it. */
static bool begin(struct walk *walk, struct found *found)
{
    const char *argument = walk->arguments[walk->next++], *slash = strrchr(argument, '/');
    struct stat status;
    found->path = must_copy(argument, strlen(argument));
    found->name = slash && slash[1] ? (size_t)(slash + 1 - argument) : 0;
    if (strcmp(argument, "-") == 0)
        return true;
    if (stat(argument, &status) != 0) {
        found->error = errno;
    } else if (S_ISDIR(status.st_mode)) {
        walk->root = strlen(argument);
        while (walk->root > 1 && argument[walk->root - 1] == '/')
            walk->root--;
        walk->taken = walk->left_out = 0;
        found->error = push(walk, found->path);
        return found->error != 0;
    }
    return true;
}

/* The folder of the arguments was left: true where nothing was read in it. */
static bool finish(const struct walk *walk, struct found *found)
{
    const char *argument = walk->arguments[walk->next - 1];
    if (walk->taken)
        return false;
    *found = (struct found){.path = must_copy(argument, strlen(argument)), .empty = true, .left_out = walk->left_out};
    return true;
}

bool walk_next(struct walk *walk, struct found *found)
{
    for (;;) {
        *found = (struct found){0};
        if (walk->depth) {
            if (step(walk, found))
                return true;
            if (walk->depth == 0 && finish(walk, found))
                return true;
        } else if (walk->next == walk->count) {
            return false;
        } else if (begin(walk, found)) {
            return true;
        }
    }
}

void walk_free(struct walk *walk)
{
    while (walk->depth)
        pop(walk);
    free(walk->stack);
}
