/* The unit of every ratio: what libyaml's event parser alone needs for the same files, on one thread.
 *
 *     cc -O2 -o baseline baseline.c -lyaml && ./baseline config
 */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <yaml.h>

static unsigned char *text;
static size_t room;
static unsigned long files, bytes, events;

static void fail(const char *path, const char *problem) {
    fprintf(stderr, "baseline: %s: %s\n", path, problem);
    exit(1);
}

/* Reads a whole file into the one buffer that all files share. */
static size_t read_file(const char *path, size_t size) {
    if (size > room) {
        room = size;
        text = realloc(text, room);
        if (!text) fail(path, "out of memory");
    }
    FILE *file = fopen(path, "rb");
    if (!file) fail(path, "cannot be opened");
    setvbuf(file, NULL, _IONBF, 0);
    size_t length = fread(text, 1, size, file);
    if (length != size) fail(path, "cannot be read");
    fclose(file);
    return length;
}

static void parse(const char *path, size_t size) {
    yaml_parser_t parser;
    yaml_event_t event;
    size_t length = read_file(path, size);

    if (!yaml_parser_initialize(&parser)) fail(path, "out of memory");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, text, length);
    for (int done = 0; !done;) {
        if (!yaml_parser_parse(&parser, &event)) fail(path, parser.problem ? parser.problem : "not YAML");
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        events++;
    }
    yaml_parser_delete(&parser);
    files++;
    bytes += length;
}

static int visit(const char *path, const struct stat *status, int kind, struct FTW *place) {
    const char *ending = strrchr(path + place->base, '.');
    if (kind == FTW_DNR || kind == FTW_NS) fail(path, "cannot be read");
    if (kind != FTW_F || !ending) return 0;

    /* A file that is named itself is always read. */
    if (place->level == 0 || !strcmp(ending, ".yaml") || !strcmp(ending, ".yml")) parse(path, status->st_size);
    return 0;
}

int main(int count, char **paths) {
    if (count < 2) {
        fprintf(stderr, "usage: baseline FILE-OR-FOLDER...\n");
        return 64;
    }
    for (int i = 1; i < count; i++)
        if (nftw(paths[i], visit, 16, FTW_PHYS)) fail(paths[i], "cannot be read");
    printf("%lu files, %lu bytes, %lu events, libyaml %s\n", files, bytes, events, yaml_get_version_string());
    return 0;
}
