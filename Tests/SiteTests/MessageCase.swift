import Foundation
import Testing

/// A mistake of an author's and what a build says of it, from a file of `Tests/Fixtures/messages/`.
struct MessageCase: Sendable, CustomTestStringConvertible {
    let name: String
    let files: [String: String]
    /// As the program prints them, with excerpts and fixes.
    let messages: String

    var testDescription: String { name }

    private static var folder: URL { FixtureSite.fixtures.appending(path: "messages") }

    static let all: [(file: String, cases: [MessageCase])] = names.map { ($0, cases(in: text(of: $0))) }

    private static let names = [
        "front-matter.txt", "markdown.txt", "entities.txt", "settings.txt", "templates.txt", "files.txt",
    ]

    private static func text(of file: String) -> String {
        (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
    }

    /// A case begins with `### its name`; its files and, last, its messages stand under lines with `@@`.
    private static func cases(in text: String) -> [MessageCase] {
        text.components(separatedBy: "\n### ").dropFirst().map { part in
            let parts = part.components(separatedBy: "\n@@ ")
            var files: [String: String] = [:]
            for part in parts.dropFirst() {
                let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                files[String(lines[0])] = lines.count > 1 ? String(lines[1]) + "\n" : ""
            }
            let messages = files.removeValue(forKey: "messages") ?? ""
            let end = messages.lastIndex { $0 != "\n" }.map { messages.index(after: $0) } ?? messages.startIndex
            return MessageCase(
                name: parts[0], files: files.mapValues { $0 == "\n" ? "" : $0 },
                messages: messages[..<end] + (end == messages.startIndex ? "" : "\n"))
        }
    }

    /// Writes what builds say now in the place of what the file held: `SITEGEN_RECORD=1`, as for `FixtureSite`.
    static func record(_ file: String, _ found: [String]) throws {
        var parts = text(of: file).components(separatedBy: "\n### ")
        for (number, messages) in found.enumerated() {
            let head = parts[number + 1].components(separatedBy: "\n@@ messages")[0]
            parts[number + 1] = head + "\n@@ messages\n" + messages
        }
        try parts.joined(separator: "\n### ").write(
            to: folder.appending(path: file), atomically: true, encoding: .utf8)
    }
}
