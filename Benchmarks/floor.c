/* The floor under any generator that uses libcmark: parse and render every Markdown file of a folder, and write files.
   It knows no front matter, no names, no lists and no templates; what a real build takes beyond it is the generator's.

     cc -O2 floor.c $(pkg-config --cflags --libs libcmark) -lpthread -o floor
     floor IN                                           tells what there is: "FILES files, BYTES bytes of HTML"
     floor IN OUT THREADS PADDING OTHERS OTHER_BYTES    writes each file's HTML with PADDING bytes before it, and OTHERS
                                                        more files of OTHER_BYTES: the furniture and the lists of the
                                                        site that is compared, in files and bytes */
#define _XOPEN_SOURCE 700
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_THREADS = 256, MAX_PATH = 4096, OPEN_FOLDERS = 32 };

static char **sources;
static size_t source_count, source_room;

static const char *output; /* null: render only */
static size_t padding, others, other_bytes;
static char *blanks;

static atomic_size_t next_job, html_bytes;

static void fail(const char *what) {
    fprintf(stderr, "floor: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *need(void *memory) {
    if (!memory) fail("memory");
    return memory;
}

static int collect(const char *path, const struct stat *status, int kind, struct FTW *place) {
    (void)status, (void)place;
    size_t length = strlen(path);
    if (kind != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0) return 0;
    if (source_count == source_room) {
        source_room = source_room ? source_room * 2 : 1024;
        sources = need(realloc(sources, source_room * sizeof *sources));
    }
    sources[source_count++] = need(strdup(path));
    return 0;
}

static void write_all(int file, const char *bytes, size_t count, const char *path) {
    while (count > 0) {
        ssize_t written = write(file, bytes, count);
        if (written < 0) fail(path);
        bytes += written;
        count -= (size_t)written;
    }
}

/* A folder and a file for each page, as static sites have them. */
static void write_page(size_t number, size_t blank_bytes, const char *html, size_t html_length) {
    char path[MAX_PATH];
    int end = snprintf(path, sizeof path, "%s/%zu", output, number);
    if (mkdir(path, 0755) != 0) fail(path);
    snprintf(path + end, sizeof path - (size_t)end, "/index.html");
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (file < 0) fail(path);
    write_all(file, blanks, blank_bytes, path);
    write_all(file, html, html_length, path);
    close(file);
}

static void render(size_t number, char **text, size_t *room) {
    int file = open(sources[number], O_RDONLY);
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0) fail(sources[number]);
    size_t size = (size_t)status.st_size;
    if (size > *room) *text = need(realloc(*text, *room = size * 2));
    if (read(file, *text, size) != (ssize_t)size) fail(sources[number]);
    close(file);
    char *html = cmark_markdown_to_html(*text, size, CMARK_OPT_DEFAULT);
    size_t length = strlen(html);
    atomic_fetch_add(&html_bytes, length);
    if (output) write_page(number, padding, html, length);
    free(html);
}

static void *work(void *unused) {
    (void)unused;
    char *text = NULL;
    size_t room = 0, job;
    while ((job = atomic_fetch_add(&next_job, 1)) < source_count + others) {
        if (job < source_count) render(job, &text, &room);
        else write_page(job, other_bytes, "", 0);
    }
    free(text);
    return NULL;
}

int main(int count, char **arguments) {
    if (count != 2 && count != 7) {
        fputs("usage: floor IN [OUT THREADS PADDING OTHERS OTHER_BYTES]\n", stderr);
        return 2;
    }
    long threads = 1;
    if (count == 7) {
        output = arguments[2];
        threads = strtol(arguments[3], NULL, 10);
        padding = strtoul(arguments[4], NULL, 10);
        others = strtoul(arguments[5], NULL, 10);
        other_bytes = strtoul(arguments[6], NULL, 10);
        if (threads < 1 || threads > MAX_THREADS) threads = 1;
        if (mkdir(output, 0755) != 0) fail(output);
        size_t most = padding > other_bytes ? padding : other_bytes;
        blanks = need(malloc(most + 1));
        memset(blanks, ' ', most);
    }
    if (nftw(arguments[1], collect, OPEN_FOLDERS, FTW_PHYS) != 0) fail(arguments[1]);

    pthread_t workers[MAX_THREADS];
    for (long i = 0; i < threads; i++)
        if (pthread_create(&workers[i], NULL, work, NULL) != 0) fail("thread");
    for (long i = 0; i < threads; i++) pthread_join(workers[i], NULL);
    printf("%zu files, %zu bytes of HTML\n", source_count, (size_t)html_bytes);
    return 0;
}
