/* A disk that fails, or a process that dies, at a chosen call: preloaded into a program with LD_PRELOAD (Linux).
 *
 * Counted, on all threads by one counter: opening a file to create it; write, pwrite, writev, ftruncate, fsync and
 * close of what was so opened; fsync of anything, syncfs; rename, mkdir, rmdir, unlink, link, symlink. Standard output
 * and error are left alone.
 *
 *   FAULT       kill N        the process is killed in place of the Nth call (from 1)
 *               kill-short N  as that, but if the Nth call is a write, half of its bytes are written first
 *               ENOSPC N      from the Nth call on, whatever takes space fails: create, write, mkdir, link
 *               EIO N         the Nth call alone fails
 *   FAULT_LOG   a file that each counted call is written to, one a line: its number, its name and what it was for
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum mode { NOTHING, KILL, KILL_SHORT, NO_SPACE, ONE_ERROR };
enum { TAKES_SPACE = 1, IS_WRITE = 2 };

static enum mode mode;
static long point;
static int log_descriptor = -1;
static atomic_long calls;

/* Descriptors of files that were opened to be created. */
enum { LAST_DESCRIPTOR = 65536 };
static atomic_bool is_written[LAST_DESCRIPTOR];

__attribute__((constructor)) static void start(void) {
    static const struct { const char *name; enum mode mode; } modes[] = {
        { "kill-short ", KILL_SHORT }, { "kill ", KILL }, { "ENOSPC ", NO_SPACE }, { "EIO ", ONE_ERROR },
    };
    const char *fault = getenv("FAULT");
    for (size_t i = 0; fault && i < sizeof modes / sizeof *modes; i++) {
        size_t length = strlen(modes[i].name);
        if (strncmp(fault, modes[i].name, length) == 0) {
            mode = modes[i].mode;
            point = atol(fault + length);
            break;
        }
    }
    const char *log = getenv("FAULT_LOG");
    if (log) log_descriptor = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void note(long number, const char *name, const char *path) {
    if (log_descriptor < 0) return;
    char line[512];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", number, name, path ? path : "");
    if (length >= (int)sizeof line) length = sizeof line - 1;
    syscall(SYS_write, log_descriptor, line, length);
}

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

/* Counts a call. Nonzero: it has to fail with this error. `half` is set where half of a write comes before death. */
static int fault(const char *name, const char *path, int traits, int *half) {
    long number = atomic_fetch_add(&calls, 1) + 1;
    note(number, name, path);
    switch (mode) {
    case KILL:
        if (number == point) die();
        return 0;
    case KILL_SHORT:
        if (number != point) return 0;
        if (!(traits & IS_WRITE)) die();
        *half = 1;
        return 0;
    case NO_SPACE: return number >= point && traits & TAKES_SPACE ? ENOSPC : 0;
    case ONE_ERROR: return number == point ? EIO : 0;
    default: return 0;
    }
}

static int is_counted(int descriptor) {
    return descriptor > 2 && descriptor < LAST_DESCRIPTOR && atomic_load(&is_written[descriptor]);
}

/* The program's own definition of NAME hides the system's; this finds the latter. */
#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define FAIL_AT(call_name, path, traits) \
    do { \
        int half = 0, code = fault(call_name, path, traits, &half); \
        if (code) { errno = code; return -1; } \
    } while (0)

/* Opening. */

static int opened(int descriptor, int flags) {
    if (descriptor >= 0 && descriptor < LAST_DESCRIPTOR) atomic_store(&is_written[descriptor], (flags & O_CREAT) != 0);
    return descriptor;
}

#define OPEN_AT(name) \
    int name(int folder, const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t permissions = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        if (flags & O_CREAT) FAIL_AT("create", path, TAKES_SPACE); \
        return opened(real(folder, path, flags, permissions), flags); \
    }

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t permissions = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        if (flags & O_CREAT) FAIL_AT("create", path, TAKES_SPACE); \
        return opened(real(path, flags, permissions), flags); \
    }

OPEN_AT(openat)
OPEN_AT(openat64)
OPEN(open)
OPEN(open64)

/* Writing. */

#define FAIL_OR_HALVE(call_name, do_half) \
    do { \
        int half = 0, code = fault(call_name, NULL, TAKES_SPACE | IS_WRITE, &half); \
        if (half) { do_half; die(); } \
        if (code) { errno = code; return -1; } \
    } while (0)

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(write);
    if (is_counted(descriptor)) FAIL_OR_HALVE("write", real(descriptor, bytes, count / 2));
    return real(descriptor, bytes, count);
}

#define PWRITE(name, offset_type) \
    ssize_t name(int descriptor, const void *bytes, size_t count, offset_type offset) { \
        REAL(name); \
        if (is_counted(descriptor)) FAIL_OR_HALVE("pwrite", real(descriptor, bytes, count / 2, offset)); \
        return real(descriptor, bytes, count, offset); \
    }

PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    REAL(writev);
    if (is_counted(descriptor) && count > 0)
        FAIL_OR_HALVE("writev", { ssize_t done = write(descriptor, parts->iov_base, parts->iov_len / 2); (void)done; });
    return real(descriptor, parts, count);
}

#define FTRUNCATE(name, offset_type) \
    int name(int descriptor, offset_type length) { \
        REAL(name); \
        if (is_counted(descriptor)) FAIL_AT("ftruncate", NULL, TAKES_SPACE); \
        return real(descriptor, length); \
    }

FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

int close(int descriptor) {
    REAL(close);
    if (is_counted(descriptor)) {
        int half = 0, code = fault("close", NULL, 0, &half);
        atomic_store(&is_written[descriptor], 0);
        int result = real(descriptor);
        if (!code) return result;
        errno = code;
        return -1;
    }
    return real(descriptor);
}

int fsync(int descriptor) {
    REAL(fsync);
    FAIL_AT("fsync", NULL, 0);
    return real(descriptor);
}

int fdatasync(int descriptor) {
    REAL(fdatasync);
    FAIL_AT("fdatasync", NULL, 0);
    return real(descriptor);
}

int syncfs(int descriptor) {
    REAL(syncfs);
    FAIL_AT("syncfs", NULL, 0);
    return real(descriptor);
}

/* Names. */

int rename(const char *old, const char *path) {
    REAL(rename);
    FAIL_AT("rename", path, 0);
    return real(old, path);
}

int renameat(int old_folder, const char *old, int folder, const char *path) {
    REAL(renameat);
    FAIL_AT("rename", path, 0);
    return real(old_folder, old, folder, path);
}

int renameat2(int old_folder, const char *old, int folder, const char *path, unsigned flags) {
    REAL(renameat2);
    FAIL_AT("rename", path, 0);
    return real(old_folder, old, folder, path, flags);
}

int mkdir(const char *path, mode_t permissions) {
    REAL(mkdir);
    FAIL_AT("mkdir", path, TAKES_SPACE);
    return real(path, permissions);
}

int mkdirat(int folder, const char *path, mode_t permissions) {
    REAL(mkdirat);
    FAIL_AT("mkdir", path, TAKES_SPACE);
    return real(folder, path, permissions);
}

int rmdir(const char *path) {
    REAL(rmdir);
    FAIL_AT("rmdir", path, 0);
    return real(path);
}

int unlink(const char *path) {
    REAL(unlink);
    FAIL_AT("unlink", path, 0);
    return real(path);
}

int unlinkat(int folder, const char *path, int flags) {
    REAL(unlinkat);
    FAIL_AT(flags & AT_REMOVEDIR ? "rmdir" : "unlink", path, 0);
    return real(folder, path, flags);
}

int link(const char *old, const char *path) {
    REAL(link);
    FAIL_AT("link", path, TAKES_SPACE);
    return real(old, path);
}

int linkat(int old_folder, const char *old, int folder, const char *path, int flags) {
    REAL(linkat);
    FAIL_AT("link", path, TAKES_SPACE);
    return real(old_folder, old, folder, path, flags);
}
