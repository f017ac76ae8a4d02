import Bytes
import Chronology
import Markdown
import SourceText

/// Reads typed values out of a YAML tree and collects what is wrong with them.
///
/// Every function that reads a value gives nil for a key without a value, silently, and for a value of the wrong form,
/// with a diagnostic; `key` is the name that its author gave it.
struct FieldReader {
    let source: SourceFile
    let zone: TimeZoneRules
    var diagnostics: [Diagnostic] = []
    /// Known keys that unknown ones were taken for.
    private var offered: [String] = []

    init(source: SourceFile, zone: TimeZoneRules) {
        self.source = source
        self.zone = zone
    }

    /// The entries of a file's YAML; nil where it cannot be read.
    mutating func pairs(of bytes: Range<Int>, firstLine: Int) -> [YAMLPair]? {
        let (tree, faults) = YAMLReader.read(bytes: source.bytes[bytes], in: source, firstLine: firstLine)
        diagnostics.append(contentsOf: faults)
        guard let tree, !tree.isNull else { return faults.isEmpty ? [] : nil }
        guard let pairs = tree.mapping else {
            error("wrong-type", at: tree.position, "lines of the form 'key: value' are expected, not \(found(tree))")
            return nil
        }
        return pairs
    }

    mutating func error(_ id: String, at position: SourcePosition, _ message: String, fix: String? = nil) {
        let most = YAMLReader.mostFaults
        if diagnostics.count < most {
            diagnostics.append(Diagnostic(.error, id: id, in: source, at: position, message, fix: fix))
        } else if diagnostics.count == most {
            diagnostics.append(YAMLReader.furtherFaults(in: source))
        }
    }

    mutating func missing(_ key: String, fix: String? = nil) {
        if offered.contains(key) { return }
        error(
            "missing-key", at: SourcePosition(line: 1, column: 1), "'\(key)' is missing",
            fix: fix ?? "add a line '\(key): …'")
    }

    /// `owner` is the key that the unknown one stands under; nil at the top, where `params` takes keys of one's own.
    /// The known key that was offered instead is not reported as missing later.
    mutating func unknown(_ pair: YAMLPair, known: [String], in owner: String? = nil, meant: String? = nil) {
        if diagnostics.count > YAMLReader.mostFaults { return }
        var message = "unknown key '\(shortened(pair.key))'"
        if let owner { message += " in '\(owner)'" }
        if let near = meant ?? nearestName(to: pair.key, in: known) {
            message += "; did you mean '\(near)'?"
            if owner == nil { offered.append(near) }
        }
        let fix =
            owner == nil
            ? "put keys of your own under 'params'"
            : "known keys are " + known.map { "'\($0)'" }.joined(separator: ", ")
        error("unknown-key", at: pair.keyPosition, message, fix: fix)
    }

    mutating func wrongType(_ node: YAMLNode, _ key: String, expected: String, fix: String? = nil) {
        error("wrong-type", at: node.position, "'\(key)' should be \(expected), not \(found(node))", fix: fix)
    }

    /// What stands where something else was expected.
    func found(_ node: YAMLNode) -> String {
        switch node.content {
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .scalar(let scalar):
            if scalar.isNull { "nothing" } else { "the text '\(shortened(scalar.text))'" }
        }
    }

    func shortened(_ text: String) -> String { YAMLReader.shortened(text) }
}

extension FieldReader {
    /// A text without blanks around it; an empty one counts as no value.
    mutating func text(_ node: YAMLNode, _ key: String, expected: String = "a text") -> Located<String>? {
        guard let scalar = node.scalar else {
            wrongType(node, key, expected: expected)
            return nil
        }
        if scalar.isNull { return nil }
        var text = scalar.text
        switch TextForm(of: text) {
        case .plain: break
        case .blankAround: text = TextForm.trimmed(text)
        case .control(let code):
            let name =
                "U+" + String(repeating: "0", count: code < 16 ? 3 : 2) + String(code, radix: 16, uppercase: true)
            error("control-character", at: node.position, "'\(key)' holds the control character \(name)")
            return nil
        }
        return text.isEmpty ? nil : Located(text, at: node.position)
    }

    /// A text of one line: breaks and runs of blanks become one blank.
    mutating func line(_ node: YAMLNode, _ key: String) -> Located<String>? {
        guard let text = text(node, key), fits(text, key, bytes: Self.longestLine) else { return nil }
        guard text.value.utf8.contains(where: { $0 < 0x20 }) else { return text }
        let words = text.value.split { $0.isNewline || $0 == " " || $0 == "\t" }
        return Located(words.joined(separator: " "), at: text.position)
    }

    /// Bytes of a text of one line, and of an address: what stands on many pages, several times on each.
    static let longestLine = 10_000
    static let longestAddress = 2_000

    mutating func fits(_ text: Located<String>, _ key: String, bytes most: Int) -> Bool {
        let count = text.value.utf8.count
        if count <= most { return true }
        error(
            "too-long", at: text.position, "'\(key)' is \(count) bytes long; at most \(most) are possible",
            fix: "shorten it")
        return false
    }

    /// A one-line text that has to be there: an empty one is a fault.
    mutating func filledLine(_ node: YAMLNode, _ key: String) -> Located<String>? {
        let faults = diagnostics.count
        if let text = line(node, key) { return text }
        if diagnostics.count == faults {
            error("empty-\(key)", at: node.position, "'\(key)' is empty", fix: "write it after '\(key):'")
        }
        return nil
    }

    /// A list of one-line texts; a text by itself is a list of one.
    mutating func lines(_ node: YAMLNode, _ key: String) -> [Located<String>] {
        items(node).compactMap { item in
            if item.scalar == nil {
                wrongType(item, key, expected: "a list of texts", fix: "write a text in each item")
                return nil
            }
            return line(item, key)
        }
    }

    /// The items of a list; anything else is a list of one, and nothing a list of none.
    func items(_ node: YAMLNode) -> [YAMLNode] {
        node.sequence ?? (node.isNull ? [] : [node])
    }

    mutating func flag(_ node: YAMLNode, _ key: String) -> Bool? {
        if node.isNull { return nil }
        guard let scalar = node.scalar else {
            wrongType(node, key, expected: "true or false")
            return nil
        }
        let meant: Bool
        let text = scalar.text.lowercased()
        switch text {
        case "true", "yes", "on", "y", "1": meant = true
        case "false", "no", "off", "n", "0": meant = false
        default:
            wrongType(node, key, expected: "true or false")
            return nil
        }
        if scalar.style == .plain, text == "true" || text == "false" { return meant }
        wrongType(
            node, key, expected: "true or false",
            fix: "write it as \(meant)\(scalar.style == .quoted ? ", without quotes" : "")")
        return nil
    }

    mutating func number(_ node: YAMLNode, _ key: String, in range: ClosedRange<Int>) -> Int? {
        if node.isNull { return nil }
        guard let scalar = node.scalar, scalar.style == .plain, let number = Int(scalar.text) else {
            wrongType(node, key, expected: "a whole number")
            return nil
        }
        guard range.contains(number) else {
            error(
                "out-of-range", at: node.position,
                "'\(key)' should be from \(range.lowerBound) to \(range.upperBound), not \(number)")
            return nil
        }
        return number
    }

    /// The entries of a mapping.
    mutating func mapping(_ node: YAMLNode, _ key: String, expected: String = "a mapping") -> [YAMLPair]? {
        if node.isNull { return nil }
        if let pairs = node.mapping { return pairs }
        wrongType(node, key, expected: expected)
        return nil
    }

    /// The author's own keys, as they stand.
    mutating func params(_ node: YAMLNode) -> YAMLNode? {
        mapping(node, "params", expected: "a mapping of keys of your own") == nil ? nil : node
    }
}

/// What has to be done to a text before it is used; one look at its bytes.
private enum TextForm {
    case plain
    case blankAround
    /// Escapes such as `"\x07"` write what no page can show.
    case control(UInt8)

    private static let controls = ByteRun(0x00...0x1F)
    private static let delete = ByteRun(0x7F...0x7F)

    init(of text: String) {
        if !text.holds(Self.controls), !text.holds(Self.delete) {
            self = text.utf8.first == 0x20 || text.utf8.last == 0x20 ? .blankAround : .plain
            return
        }
        var last: UInt8 = 0x61
        var isBlankAround = false
        var isFirst = true
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F {
                guard byte == 0x09 || byte == 0x0A || byte == 0x0D else {
                    self = .control(byte)
                    return
                }
            }
            if isFirst {
                isBlankAround = byte <= 0x20
                isFirst = false
            }
            last = byte
        }
        self = isBlankAround || last <= 0x20 ? .blankAround : .plain
    }

    static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(where: { $0 > 0x20 }), let end = bytes.lastIndex(where: { $0 > 0x20 })
        else { return "" }
        return String(decoding: bytes[start...end], as: UTF8.self)
    }
}
