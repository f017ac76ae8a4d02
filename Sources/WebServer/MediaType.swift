/// What a file holds, by its name's ending (IANA Media Types), as static hosts have it.
public struct MediaType: Sendable, Equatable {
    public let name: String
    /// Worth compressing.
    public let isText: Bool

    public var isHTML: Bool { name.hasPrefix("text/html") }

    public init(of file: String) {
        let ending = file.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false)
            .dropFirst().last?.lowercased()
        self = ending.flatMap { Self.known[$0] } ?? MediaType("application/octet-stream", isText: false)
    }

    private init(_ name: String, isText: Bool) {
        self.name = name
        self.isText = isText
    }

    private static let known: [String: MediaType] = {
        var known: [String: MediaType] = [:]
        for (name, endings) in texts {
            for ending in endings { known[ending] = MediaType(name, isText: true) }
        }
        for (name, endings) in others {
            for ending in endings { known[ending] = MediaType(name, isText: false) }
        }
        return known
    }()

    private static let texts = [
        ("text/html; charset=utf-8", ["html", "htm"]), ("text/css; charset=utf-8", ["css"]),
        ("text/javascript; charset=utf-8", ["js", "mjs"]), ("application/json", ["json", "map"]),
        ("application/xml", ["xml", "xsl"]), ("application/rss+xml", ["rss"]), ("application/atom+xml", ["atom"]),
        ("image/svg+xml", ["svg"]), ("text/plain; charset=utf-8", ["txt", "md"]), ("text/csv; charset=utf-8", ["csv"]),
        ("text/calendar; charset=utf-8", ["ics"]), ("text/vtt; charset=utf-8", ["vtt"]),
        ("application/manifest+json", ["webmanifest"]), ("application/geo+json", ["geojson"]),
        ("application/wasm", ["wasm"]), ("message/rfc822", ["eml"]),
    ]

    private static let others = [
        ("image/jpeg", ["jpg", "jpeg"]), ("image/png", ["png"]), ("image/webp", ["webp"]), ("image/avif", ["avif"]),
        ("image/gif", ["gif"]), ("image/x-icon", ["ico"]), ("image/tiff", ["tif", "tiff"]), ("image/jxl", ["jxl"]),
        ("font/woff2", ["woff2"]), ("font/woff", ["woff"]), ("font/ttf", ["ttf"]), ("font/otf", ["otf"]),
        ("application/pdf", ["pdf"]), ("application/zip", ["zip"]), ("application/gzip", ["gz"]),
        ("audio/mpeg", ["mp3"]), ("audio/mp4", ["m4a"]), ("audio/ogg", ["ogg", "oga", "opus"]), ("audio/wav", ["wav"]),
        ("video/mp4", ["mp4", "m4v"]), ("video/webm", ["webm"]), ("video/quicktime", ["mov"]),
    ]
}
