#pragma once
/* mallopt(3) and malloc_trim(3), which Swift's Glibc module leaves out. Other C libraries have neither: nothing is done then. */
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

static inline void sitegen_give_memory_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
