import Foundation

/// The examples of CommonMark's specification, version 0.30. Their text is not ours to keep: `scripts/setup spec` brings
/// it to `.build/commonmark/spec.txt`.
struct CommonMarkExamples {
    struct Example: Sendable {
        /// 1 to 652, as the specification numbers them.
        let number: Int
        let markdown: String
        let html: String
    }

    let all: [Example]
    /// As the text's head gives it.
    let version: String?

    static var path: String {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.appending(path: ".build/commonmark/spec.txt").path()
    }

    static var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    /// Each stands between lines of 32 backticks, its two halves parted by a line with a full stop; `→` is a tab.
    init() throws {
        let fence = String(repeating: "`", count: 32)
        let text = try String(contentsOfFile: Self.path, encoding: .utf8)
        var found: [Example] = []
        var halves: [[Substring]]?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == fence + " example" {
                halves = [[]]
            } else if line == fence, let both = halves, both.count == 2 {
                let (markdown, html) = (Self.joined(both[0]), Self.joined(both[1]))
                found.append(Example(number: found.count + 1, markdown: markdown, html: html))
                halves = nil
            } else if line == ".", halves?.count == 1 {
                halves?.append([])
            } else if let last = halves?.indices.last {
                halves?[last].append(line)
            }
        }
        all = found
        version = text.firstMatch(of: /\nversion: (\S+)/).map { String($0.1) }
    }

    private static func joined(_ lines: [Substring]) -> String {
        lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
    }
}
