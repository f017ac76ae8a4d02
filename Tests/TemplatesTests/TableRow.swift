import Testing

/// A row of a table in a test: a template on one line, and what is expected of it, indented, on the lines below. A line
/// break within the template is written as `⏎`.
struct TableRow: Sendable, CustomTestStringConvertible {
    let template: String
    var lines: [String] = []

    var testDescription: String { template }

    static func read(_ table: String) -> [TableRow] {
        var rows: [TableRow] = []
        for line in table.split(separator: "\n") {
            if line.hasPrefix("    "), !rows.isEmpty {
                rows[rows.count - 1].lines.append(String(line.dropFirst(4)))
            } else {
                rows.append(TableRow(template: String(line).replacing("⏎", with: "\n")))
            }
        }
        return rows
    }
}
