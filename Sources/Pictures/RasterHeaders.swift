extension PictureHeader {
    /// PNG (third edition), sections 5.2 and 11.2.1.
    static func readPNG(_ bytes: inout PictureBytes) -> PictureHeader? {
        guard bytes.big(0, 4) == 0x8950_4E47, bytes.big(4, 4) == 0x0D0A_1A0A, bytes.big(8, 4) == 13,
            bytes.holds("IHDR", at: 12), let width = bytes.big(16, 4), let height = bytes.big(20, 4)
        else { return nil }
        return PictureHeader(.png, width: width, height: height)
    }

    /// GIF 89a, sections 17 and 18: the logical screen.
    static func readGIF(_ bytes: inout PictureBytes) -> PictureHeader? {
        guard bytes.holds("GIF87a", at: 0) || bytes.holds("GIF89a", at: 0),
            let width = bytes.little(6, 2), let height = bytes.little(8, 2)
        else { return nil }
        return PictureHeader(.gif, width: width, height: height)
    }

    /// WebP container (RFC 9649, section 2): lossy (RFC 6386, section 9.1), lossless (section 3.4) or extended.
    static func readWebP(_ bytes: inout PictureBytes) -> PictureHeader? {
        guard bytes.holds("RIFF", at: 0), bytes.holds("WEBP", at: 8) else { return nil }
        if bytes.holds("VP8X", at: 12) {
            guard let width = bytes.little(24, 3), let height = bytes.little(27, 3) else { return nil }
            return PictureHeader(.webp, width: width + 1, height: height + 1)
        }
        if bytes.holds("VP8L", at: 12) {
            guard bytes.byte(20) == 0x2F, let bits = bytes.little(21, 4) else { return nil }
            return PictureHeader(.webp, width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
        }
        guard bytes.holds("VP8 ", at: 12), let tag = bytes.byte(20), tag & 1 == 0, bytes.big(23, 3) == 0x9D012A,
            let width = bytes.little(26, 2), let height = bytes.little(28, 2)
        else { return nil }
        return PictureHeader(.webp, width: width & 0x3FFF, height: height & 0x3FFF)
    }
}
