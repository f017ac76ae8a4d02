/// The smallest pictures of their kinds: headers that say 4 by 3, and nothing that a viewer would show.
public enum SamplePictures {
    public static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 4, 0, 0, 0, 3]
        + [8, 2, 0, 0, 0, 0xBE, 0x2C, 0x1C, 0x2D, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    public static let gif = Array("GIF89a".utf8) + [4, 0, 3, 0, 0, 0, 0, 0x3B]
    public static let jpeg: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9]
    public static let webp =
        Array("RIFF".utf8) + [22, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 2, 0, 0]
    public static let avif =
        [0, 0, 0, 20] + Array("ftypavif".utf8) + [0, 0, 0, 0] + Array("avif".utf8) + [0, 0, 0, 52]
        + Array("meta".utf8) + [0, 0, 0, 0, 0, 0, 0, 40] + Array("iprp".utf8) + [0, 0, 0, 32] + Array("ipco".utf8)
        + [0, 0, 0, 20] + Array("ispe".utf8) + [0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3]
    public static let svg = Array(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"><rect width=\"4\" height=\"3\"/></svg>\n"
            .utf8)

    /// By the names that articles give them.
    public static let all: [(name: String, bytes: [UInt8])] = [
        ("picture.png", png), ("picture.gif", gif), ("picture.jpg", jpeg), ("picture.webp", webp),
        ("picture.avif", avif), ("picture.svg", svg),
    ]
}
