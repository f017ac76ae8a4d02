/// An address in an SVG as a browser reads it: control characters and blanks do not hide its scheme.
struct SVGAddress {
    /// In lowercase and without blanks; all later questions are about bytes.
    private let text: [UInt8]

    /// - Parameter value: with its references replaced.
    init(_ value: [UInt8]) {
        // The URL standard strips C0 controls and blanks at the ends, and tabs and line ends everywhere; here both go
        // everywhere, which can only find more.
        text = value.filter { $0 > 0x20 && $0 != 0x7F }.lowercased
    }

    /// What stands before the first `:`, if that comes before any mark of a relative address.
    var scheme: String? {
        let ends: [UInt8] = [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        guard let end = text.firstIndex(where: ends.contains), text[end] == UInt8(ascii: ":") else { return nil }
        return String(decoding: text[..<end], as: UTF8.self)
    }

    /// The scheme by which it runs a script wherever it stands. Lists (`values="#a;javascript:…"`) are looked through.
    var scriptScheme: String? {
        if text.contains("javascript:") { return "javascript" }
        if text.contains("vbscript:") { return "vbscript" }
        return text.contains("livescript:") ? "livescript" : nil
    }

    /// Why it must not stand in an `href` of this element.
    func fault(on element: String) -> String? {
        if text.isEmpty || text.first == UInt8(ascii: "#") { return nil }
        if element == "a" {
            guard let scheme, !["http", "https", "mailto", "tel"].contains(scheme) else { return nil }
            return "a link with the scheme '\(scheme)'"
        }
        if (element == "image" || element == "feimage") && Self.isRaster(text[...]) { return nil }
        return "a reference to something outside the file"
    }

    /// A picture within the address whose kind cannot script; an SVG in an SVG is not one.
    static func isRaster(_ lowercased: ArraySlice<UInt8>) -> Bool {
        ["png", "jpeg", "jpg", "gif", "webp", "avif"].contains { kind in
            lowercased.starts(with: "data:image/\(kind);".utf8) || lowercased.starts(with: "data:image/\(kind),".utf8)
        }
    }
}
