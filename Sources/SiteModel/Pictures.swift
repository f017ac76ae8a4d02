import Articles
import Pictures
import SourceText

/// A picture that a published page uses.
public struct SitePicture: Sendable {
    /// Relative to the content folder: `images/one.jpg`.
    public let path: String
    /// Pixels; nil where the header does not tell.
    public var width: Int?
    public var height: Int?
    public var mimeType: String?

    public init(path: String) { self.path = path }
}

/// Finds the files that texts mean by their pictures' addresses.
public struct PictureLookUp: Sendable {
    /// All files of the content folder that are no Markdown, relative to it.
    private let files: Set<String>
    /// What was found before: most pictures are named as others of their folder are, and many are used again.
    private var found: [Question: String] = [:]

    private struct Question: Hashable {
        let source: String
        let folder: String
    }

    public init(files: Set<String>) { self.files = files }

    public enum Answer: Sendable, Hashable {
        /// The file, relative to the content folder.
        case picture(String)
        /// An address at another site, or with a scheme.
        case elsewhere
        /// The address leads out of the content folder.
        case leavesSite
        /// No such file; its name without a folder, empty where there is none.
        case missing(name: String)
    }

    /// The picture that `source` means in a file of `folder` (relative to the content folder, without a slash at its
    /// end): beside the file first, then in `images`; from the content folder where it begins with a slash.
    public mutating func find(_ source: String, in folder: String) -> Answer {
        let question = Question(source: source, folder: source.utf8.first == UInt8(ascii: "/") ? "" : folder)
        if let known = found[question] { return .picture(known) }
        let answer = search(source, in: folder)
        if case .picture(let path) = answer { found[question] = path }
        return answer
    }

    private func search(_ source: String, in folder: String) -> Answer {
        if source.hasPrefix("//") || Self.hasScheme(source) { return .elsewhere }
        let name = Self.withoutQuery(source)
        if name.isEmpty { return .missing(name: "") }
        let isRooted = name.hasPrefix("/")
        let places = isRooted ? [""] : [folder, "images"]
        var leaves = true
        for place in places {
            guard let path = Self.join(place, name) else { continue }
            leaves = false
            if files.contains(path) { return .picture(path) }
            if let decoded = Self.percentDecoded(path), files.contains(decoded) { return .picture(decoded) }
        }
        if leaves { return .leavesSite }
        return .missing(name: name.split(separator: "/").last.map(String.init) ?? name)
    }

    /// `folder/name` with `.` and `..` resolved; nil where it leaves the content folder.
    private static func join(_ folder: String, _ name: String) -> String? {
        var parts = folder.split(separator: "/").map(String.init)
        for part in name.split(separator: "/") {
            if part == "." { continue }
            if part == ".." {
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            } else {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    private static func withoutQuery(_ source: String) -> String {
        String(source.prefix { $0 != "?" && $0 != "#" })
    }

    private static func hasScheme(_ source: String) -> Bool {
        guard let colon = source.firstIndex(of: ":") else { return false }
        return !source[..<colon].isEmpty && !source[..<colon].contains("/")
    }

    /// Nil where nothing was encoded or the bytes are no UTF-8.
    public static func percentDecoded(_ path: String) -> String? {
        guard path.contains("%") else { return nil }
        var out: [UInt8] = []
        var rest = Array(path.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexadecimal),
                let low = rest.dropFirst().first.flatMap(hexadecimal)
            {
                out.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(validating: out, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
