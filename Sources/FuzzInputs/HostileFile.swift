/// A file of front matter and a body that holds hostile texts, and can do without each of them.
struct HostileFile: Sendable {
    /// One line of the front matter.
    struct Line: Sendable {
        var text: String
        /// Which field holds a hostile text here; nil for a line that stays.
        var field: String?
        /// What takes its place once it is refused; nil: nothing.
        var substitute: String?
    }

    private var lines: [Line] = []
    /// A file of settings is all YAML.
    private let hasFences: Bool
    var body: String
    /// What the body stands for; nil for a plain one.
    var bodyField: String?

    init(hasFences: Bool = true, body: String = "", bodyField: String? = nil) {
        self.hasFences = hasFences
        self.body = body
        self.bodyField = bodyField
    }

    mutating func plain(_ text: String) { lines.append(Line(text: text)) }

    mutating func hostile(_ field: String, _ text: String, or substitute: String? = nil) {
        lines.append(Line(text: text, field: field, substitute: substitute))
    }

    var fields: [String] { lines.compactMap(\.field) + (bodyField.map { [$0] } ?? []) }

    var text: String {
        let matter = lines.map { $0.text + "\n" }.joined()
        return hasFences ? "---\n\(matter)---\n\(body)\n" : matter
    }

    /// Takes the text out that a line of the file holds: the field that has lost it, or nil where none is held there.
    mutating func leaveOut(line number: Int) -> String? {
        let index = number - (hasFences ? 2 : 1)
        if index >= lines.count, let field = bodyField {
            body = "Text."
            bodyField = nil
            return field
        }
        guard lines.indices.contains(index), let field = lines[index].field else { return nil }
        if let substitute = lines[index].substitute {
            lines[index] = Line(text: substitute)
        } else {
            lines.remove(at: index)
        }
        return field
    }

    /// A scalar of YAML's in double quotes, all on one line.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x5C: out += "\\" + String(scalar)
            case 0x20..<0x7F, 0xA1..<0x2000, 0x2070..<0xD800: out.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                out += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return out + "\""
    }
}
