#pragma once
#include <string.h>
#include <zlib.h>

/* deflateInit2 is a macro, which Swift does not see. Gives the length of the gzip text (RFC 1952), or 0 if it would not fit. */
static inline size_t sitegen_gzip(const void *bytes, size_t count, void *out, size_t room, int level) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)count;
    stream.next_out = (Bytef *)out;
    stream.avail_out = (uInt)room;
    int ended = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    size_t length = ended ? (size_t)stream.total_out : 0;
    deflateEnd(&stream);
    return length;
}
