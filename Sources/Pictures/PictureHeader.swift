/// What a picture's first bytes say about it: enough for `width`, `height` and the media type in a page.
public struct PictureHeader: Equatable, Sendable {
    /// The kinds of picture that browsers show and sitegen copies.
    public enum Kind: String, CaseIterable, Sendable {
        case jpeg, png, gif, webp, avif, svg
    }

    public let kind: Kind
    /// In CSS pixels as a browser shows the picture, turned as its metadata asks; from 1 to 2³¹ - 1.
    public let width: Int
    public let height: Int

    /// Nil unless both sides are within their limits.
    init?(_ kind: Kind, width: Int, height: Int) {
        let limit = Int(Int32.max)
        guard width >= 1, height >= 1, width <= limit, height <= limit else { return nil }
        self.kind = kind
        self.width = width
        self.height = height
    }

    /// Reads a picture that is in memory, whole or its beginning; nil if the bytes are no such picture, are damaged,
    /// or end before its size is told.
    public static func read(_ bytes: [UInt8]) -> PictureHeader? {
        read { offset, count in
            guard offset < bytes.count else { return [] }
            return Array(bytes[offset..<min(bytes.count, offset + count)])
        }
    }

    /// Reads a picture in steps: `source` returns `count` bytes from `offset`, or fewer where the picture ends.
    ///
    /// At most `PictureBytes.budget` bytes are asked for, whatever the picture says of itself: large metadata is
    /// stepped over, not read.
    public static func read(from source: (_ offset: Int, _ count: Int) -> [UInt8]) -> PictureHeader? {
        withoutActuallyEscaping(source) { source in
            var bytes = PictureBytes(source)
            return readJPEG(&bytes) ?? readPNG(&bytes) ?? readGIF(&bytes) ?? readWebP(&bytes) ?? readAVIF(&bytes)
                ?? readSVG(&bytes)
        }
    }
}

extension PictureHeader.Kind {
    /// The media type as IANA registered it.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .avif: "image/avif"
        case .svg: "image/svg+xml"
        }
    }

    /// The kind that a file's name promises; nil for other files. Letter case does not matter.
    public init?(fileName: String) {
        guard let dot = fileName.lastIndex(of: ".") else { return nil }
        switch fileName[fileName.index(after: dot)...].lowercased() {
        case "jpg", "jpeg", "jpe", "jfif": self = .jpeg
        case "png": self = .png
        case "gif": self = .gif
        case "webp": self = .webp
        case "avif": self = .avif
        case "svg": self = .svg
        default: return nil
        }
    }
}
