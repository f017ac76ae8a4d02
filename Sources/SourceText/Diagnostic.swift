import Bytes

/// One fault in what an author wrote, or one thing worth knowing about it.
public struct Diagnostic: Sendable, Hashable {
    public enum Severity: String, Sendable, Hashable {
        /// The build cannot go on to write: nothing is published.
        case error
        /// The build goes on; with `--strict` this is an error.
        case warning
        /// For `check`: worth knowing, never a fault.
        case note
    }

    public var severity: Severity
    /// Stable, in kebab case: `unknown-key`. Scripts may rely on it.
    public let id: String
    /// Relative to the site's folder.
    public let file: String
    public let position: SourcePosition
    /// One sentence without a full stop; a suggestion stands in it after a semicolon: `…; did you mean 'title'?`.
    public let message: String
    /// The source line that `position` points into, of a long one the part around it; empty where a file as a whole is
    /// meant.
    public let excerpt: String
    /// Bytes of the line before the excerpt, and whether there are more behind it.
    let excerptStart: Int
    let isExcerptCut: Bool
    /// What to do about it, as an imperative; nil where the message says it all.
    public let fix: String?

    public init(
        _ severity: Severity, id: String, file: String, position: SourcePosition, message: String, excerpt: String,
        fix: String? = nil
    ) {
        self.init(
            severity, id: id, file: file, position: position, message: message, excerpt: excerpt, excerptStart: 0,
            isExcerptCut: false, fix: fix)
    }

    init(
        _ severity: Severity, id: String, file: String, position: SourcePosition, message: String, excerpt: String,
        excerptStart: Int, isExcerptCut: Bool, fix: String?
    ) {
        self.severity = severity
        self.id = id
        self.file = file
        self.position = position
        self.message = message
        self.excerpt = excerpt
        self.excerptStart = excerptStart
        self.isExcerptCut = isExcerptCut
        self.fix = fix
    }

    /// A diagnostic at a place in `source`, with the line there as its excerpt.
    public init(
        _ severity: Severity, id: String, in source: SourceFile, at position: SourcePosition, _ message: String,
        fix: String? = nil
    ) {
        self.init(severity, id: id, file: source.path, position: position, message: message, in: source, fix: fix)
    }

    private init(
        _ severity: Severity, id: String, file: String, position: SourcePosition, message: String,
        in source: SourceFile, fix: String?
    ) {
        self.severity = severity
        self.id = id
        self.file = file
        self.position = position
        self.message = message
        self.fix = fix
        // A line may be as long as its file, and have as many faults as it has words.
        let line = source.lineRange(position.line)
        let place = min(line.lowerBound + max(position.column - 1, 0), line.upperBound)
        let start = Self.characterStart(max(line.lowerBound, place - Self.excerptReach), source.bytes, line)
        let end = Self.characterStart(min(line.upperBound, place + Self.excerptReach), source.bytes, line)
        excerpt = String(decoding: source.bytes[start..<end], as: UTF8.self)
        excerptStart = start - line.lowerBound
        isExcerptCut = end < line.upperBound
    }

    /// Bytes of a line that an excerpt holds on each side of its place.
    private static let excerptReach = 200

    private static func characterStart(_ offset: Int, _ bytes: [UInt8], _ line: Range<Int>) -> Int {
        var start = offset
        while start > line.lowerBound, start < line.upperBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}

extension Diagnostic {
    /// The same with its source line, for stages that no longer hold the source.
    public func excerpted(from source: SourceFile) -> Diagnostic {
        Diagnostic(severity, id: id, file: file, position: position, message: message, in: source, fix: fix)
    }
}

extension Diagnostic: Comparable {
    /// By file, then place, then identifier: the same order whatever order they were found in.
    public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.file != right.file { return left.file < right.file }
        if left.position != right.position { return left.position < right.position }
        if left.id != right.id { return left.id < right.id }
        return left.message < right.message
    }
}

extension Diagnostic {
    /// `file:line:column: severity: message [id]`, then the source line with a caret under the place, then the fix.
    ///
    /// Control characters of the source are shown as U+FFFD, and long lines are cut around the place, so that a
    /// hostile file can neither move the terminal's cursor nor flood it.
    public func rendered(colour: Bool = false) -> String {
        let tint = colour ? (severity == .error ? "\u{1B}[1;31m" : "\u{1B}[1;35m") : ""
        let plain = colour ? "\u{1B}[0m" : ""
        var text = "\(Self.printable(file)):\(position.line):\(position.column): "
        text += "\(tint)\(severity.rawValue):\(plain) \(Self.printable(message)) [\(id)]"
        if let (line, caret) = excerptWithCaret() { text += "\n    \(line)\n    \(caret)" }
        if let fix { text += "\n    fix: \(Self.printable(fix))" }
        return text
    }

    /// One JSON object on one line (RFC 8259).
    public var json: String {
        let members: [(String, JSONValue)] = [
            ("severity", .text(severity.rawValue)), ("id", .text(id)), ("file", .text(file)),
            ("line", .number(position.line)), ("column", .number(position.column)), ("message", .text(message)),
            ("excerpt", .text(excerpt)),
        ]
        return JSONValue.object(members + (fix.map { [("fix", .text($0))] } ?? [])).line
    }

    /// The source line, of a long one the part around the place, and blanks with a caret under the place; nil where the fault is
    /// of a file as a whole.
    public func excerptWithCaret() -> (line: String, caret: String)? {
        guard !excerpt.isEmpty else { return nil }
        let bytes = Array(excerpt.utf8)
        let place = min(max(position.column - 1 - excerptStart, 0), bytes.count)
        let longest = 100
        var start = max(0, place - longest / 2)
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = min(bytes.count, start + longest)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let before = String(decoding: bytes[start..<max(start, min(place, end))], as: UTF8.self)
        let after = String(decoding: bytes[min(place, end)..<end], as: UTF8.self)
        let lead = start + excerptStart > 0 ? "…" : ""
        let tail = end < bytes.count || isExcerptCut ? "…" : ""
        let pad = String(repeating: " ", count: lead.count + Self.printable(before).count)
        return (lead + Self.printable(before) + Self.printable(after) + tail, pad + "^")
    }

    /// A text whose control characters, and those that turn a line's direction, are shown as U+FFFD.
    public static func printable(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: out += " "
            case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: out += "\u{FFFD}"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
