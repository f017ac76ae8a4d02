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

/// Finds the files that texts mean by their pictures' addresses, and remembers which are used.
public struct PictureLookUp: Sendable {
    /// All files of the content folder that are no Markdown, relative to it.
    private let files: Set<String>
    private var numbers: [String: Int32] = [:]
    public private(set) var pictures: [SitePicture] = []
    /// What was found before: most pictures are named as others of their folder are, and many are used again.
    private var found: [Question: Int32] = [:]
    /// Names that a missing picture's may be meant for; made when the first is missing.
    private var names: [String]?
    private var suggestions = 0
    /// A moved folder makes thousands of pictures missing: only the first ones are compared with all others.
    private static let mostSuggestions = 50

    private struct Question: Hashable {
        let source: String
        let folder: String
    }

    public init(files: Set<String>) { self.files = files }

    public enum Fault: Sendable, Hashable {
        /// The address leads out of the content folder.
        case leavesSite
        case missing(nearest: String?)
    }

    public enum Answer: Sendable, Hashable {
        case picture(Int32)
        /// An address at another site, or with a scheme.
        case elsewhere
        case fault(Fault)
    }

    /// The picture that `source` means in a file of `folder` (relative to the content folder, without a slash at its
    /// end): beside the file first, then in `images`; from the content folder where it begins with a slash.
    public mutating func find(_ source: String, in folder: String) -> Answer {
        let question = Question(source: source, folder: source.utf8.first == UInt8(ascii: "/") ? "" : folder)
        if let known = found[question] { return .picture(known) }
        let answer = search(source, in: folder)
        if case .picture(let number) = answer { found[question] = number }
        return answer
    }

    private mutating func search(_ source: String, in folder: String) -> Answer {
        if source.hasPrefix("//") || Self.hasScheme(source) { return .elsewhere }
        let name = Self.withoutQuery(source)
        if name.isEmpty { return .fault(.missing(nearest: nil)) }
        let isRooted = name.hasPrefix("/")
        let places = isRooted ? [""] : [folder, "images"]
        var leaves = true
        for place in places {
            guard let path = Self.join(place, name) else { continue }
            leaves = false
            if files.contains(path) { return .picture(number(of: path)) }
            if let decoded = Self.percentDecoded(path), files.contains(decoded) { return .picture(number(of: decoded)) }
        }
        if leaves { return .fault(.leavesSite) }
        return .fault(.missing(nearest: suggestion(for: name.split(separator: "/").last.map(String.init) ?? name)))
    }

    private mutating func suggestion(for name: String) -> String? {
        suggestions += 1
        guard suggestions <= Self.mostSuggestions else { return nil }
        let known = names ?? files.compactMap { $0.split(separator: "/").last.map(String.init) }.sorted()
        names = known
        return nearestName(to: name, in: known, distance: 3)
    }

    private mutating func number(of path: String) -> Int32 {
        if let known = numbers[path] { return known }
        let number = Int32(pictures.count)
        numbers[path] = number
        pictures.append(SitePicture(path: path))
        return number
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
    private static func percentDecoded(_ path: String) -> String? {
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
