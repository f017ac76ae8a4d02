#pragma once
/* mallopt(3), which Swift's Glibc module leaves out. Other C libraries have no such settings: nothing is done then. */
#ifdef __linux__
#include <limits.h>
#include <malloc.h>
#endif

static inline void sitegen_take_memory_in_steps(int bytes) {
#ifdef M_TOP_PAD
    mallopt(M_TOP_PAD, bytes);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
#else
    (void)bytes;
#endif
}
