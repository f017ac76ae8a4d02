#pragma once
/* Two calls of Linux that Swift's Glibc module hides behind _GNU_SOURCE: syncfs(2) and renameat2(2). */
#ifdef __linux__
int syncfs(int descriptor);
int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
#define SITEGEN_RENAME_NOREPLACE 1u
#endif
