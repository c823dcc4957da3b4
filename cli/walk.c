#include "walk.h"

#include "buffer.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct folder {
    char *path;
    struct dirent **names;
    int count, next;
};

void walk_init(struct walk *walk, char **arguments, int count, const char *suffix)
{
    *walk = (struct walk){.arguments = arguments, .count = count, .suffix = suffix};
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
    return length > size && memcmp(name + length - size, suffix, size) == 0;
}

static bool has_suffix(const struct walk *walk, const char *name)
{
    size_t length = strlen(name);
    if (ends_with(name, length, ".gz"))
        length -= 3;
    return ends_with(name, length, walk->suffix);
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

/* The next file of the innermost folder, or NULL when the step led to none (a folder was opened or left). */
static char *step(struct walk *walk, int *error)
{
    struct folder *folder = &walk->stack[walk->depth - 1];
    if (folder->next == folder->count) {
        pop(walk);
        return NULL;
    }
    const char *name = folder->names[folder->next++]->d_name;
    char *path = join(folder->path, name);
    struct stat status;
    if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        *error = push(walk, path);
        return *error ? path : NULL;
    }
    /* A link to a folder is not followed, so that no walk is endless. */
    if (has_suffix(walk, name)) {
        *error = stat(path, &status) == 0 ? 0 : errno;
        if (*error || S_ISREG(status.st_mode))
            return path;
    }
    free(path);
    return NULL;
}

char *walk_next(struct walk *walk, int *error)
{
    *error = 0;
    for (;;) {
        while (walk->depth) {
            char *path = step(walk, error);
            if (path)
                return path;
        }
        if (walk->next == walk->count)
            return NULL;
        const char *argument = walk->arguments[walk->next++];
        char *path = must_copy(argument, strlen(argument));
        struct stat status;
        if (strcmp(path, "-") == 0)
            return path;
        if (stat(path, &status) != 0)
            *error = errno;
        else if (S_ISDIR(status.st_mode))
            *error = push(walk, path);
        else
            return path;
        if (*error)
            return path;
    }
}

void walk_free(struct walk *walk)
{
    while (walk->depth)
        pop(walk);
    free(walk->stack);
}
