/// The path of a request's target (RFC 9112, section 3.2; RFC 3986, section 3.3): decoded once, and never outside the folder
/// that is served.
public struct RequestPath: Equatable, Sendable {
    public enum Fault: Error, Equatable, Sendable {
        /// What no client writes: 400.
        case malformed
        /// What is there for nobody, such as dotfiles: 404.
        case unseen
    }

    /// Decoded, without slashes; `.well-known` (RFC 8615) is the only name that begins with a dot.
    public let parts: [String]
    /// Whether it ends with a slash, and so means a folder.
    public let isFolder: Bool
    /// After the question mark, undecoded; nil where there is none.
    public let query: String?

    /// - Parameter target: in origin form, `/people/ada/?q=x`.
    public init(target: [UInt8]) throws(Fault) {
        let path = target.prefix { $0 != UInt8(ascii: "?") }
        guard path.first == UInt8(ascii: "/"), target.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            !path.contains(UInt8(ascii: "#"))
        else { throw .malformed }
        query = path.count < target.count ? String(decoding: target[(path.count + 1)...], as: UTF8.self) : nil
        let written = path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        isFolder = written.last?.isEmpty ?? true
        var parts: [String] = []
        for part in isFolder ? written.dropLast() : written[...] {
            parts.append(try Self.name(part, isFirst: parts.isEmpty))
        }
        self.parts = parts
    }

    /// The parts of a path, as `/news/` of a site's address; nil where no request can name it.
    public static func parts(of path: String) -> [String]? { (try? RequestPath(target: Array(path.utf8)))?.parts }

    private static func name(_ written: ArraySlice<UInt8>, isFirst: Bool) throws(Fault) -> String {
        var bytes: [UInt8] = []
        var index = written.startIndex
        while index < written.endIndex {
            guard written[index] == UInt8(ascii: "%") else {
                bytes.append(written[index])
                index += 1
                continue
            }
            guard index + 2 < written.endIndex, let high = digit(written[index + 1]),
                let low = digit(written[index + 2])
            else { throw .malformed }
            bytes.append(high << 4 | low)
            index += 3
        }
        guard let name = String(validating: bytes, as: UTF8.self) else { throw .malformed }
        // A slash that is written as `%2F` parts no folders anywhere on the web, and a backslash does on Windows.
        let isControl = { (byte: UInt8) in byte < 0x20 || byte == 0x7F }
        if bytes.contains(where: { isControl($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }) {
            throw .malformed
        }
        let isKnown = isFirst && name == ".well-known"
        if bytes.isEmpty || bytes.first == UInt8(ascii: ".") && !isKnown { throw .unseen }
        return name
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// The value of a parameter of the query (URL Standard, "application/x-www-form-urlencoded parsing"); nil where there is
    /// none, or it is no UTF-8.
    public func parameter(_ name: String) -> String? {
        for pair in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard sides[0].elementsEqual(name.utf8) else { continue }
            return sides.count == 2 ? Self.value(Array(sides[1])) : ""
        }
        return nil
    }

    private static func value(_ written: [UInt8]) -> String? {
        var bytes: [UInt8] = []
        var index = 0
        while index < written.count {
            if written[index] == UInt8(ascii: "%"), index + 2 < written.count, let high = digit(written[index + 1]),
                let low = digit(written[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(written[index] == UInt8(ascii: "+") ? 0x20 : written[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
