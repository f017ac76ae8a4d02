import Foundation
import Testing

/// A whole small site of `Tests/Fixtures/sites/`: its `content/`, and in `expected/` what a build makes of it.
///
/// Those without `templates/` are built with `Tests/Fixtures/templates/`, which print what the model holds and little else,
/// so that a change of the theme's markup does not touch them; `default-theme` has just a style sheet. After a change that is meant, write all of it anew with
///
///     SITEGEN_RECORD=1 swift test --disable-xctest --filter Fixture
///
/// and read the difference before it is committed.
struct FixtureSite: Sendable, CustomTestStringConvertible {
    let name: String

    static let all = ["story", "long-lists", "arabic", "russian", "unpublished", "default-theme"].map(FixtureSite.init)

    static var isRecording: Bool { ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1" }

    static var repository: URL {
        var root = URL(filePath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root
    }

    static var fixtures: URL { repository.appending(path: "Tests/Fixtures") }

    var testDescription: String { name }

    var folder: URL { Self.fixtures.appending(path: "sites/\(name)") }

    var expected: URL { folder.appending(path: "expected") }

    /// A copy of the fixture, not yet built.
    func copy() throws -> TemporarySite {
        let site = try TemporarySite()
        try FileManager.default.copyItem(
            at: folder.appending(path: "content"), to: site.root.appending(path: "content"))
        let own = folder.appending(path: "templates")
        let hasOwn = FileManager.default.fileExists(atPath: own.path())
        try FileManager.default.copyItem(
            at: hasOwn ? own : Self.fixtures.appending(path: "templates"), to: site.root.appending(path: "templates"))
        return site
    }

    /// The repository's own site: `content/` and `templates/`.
    static func demo() throws -> TemporarySite {
        let site = try TemporarySite()
        for folder in ["content", "templates"] {
            try FileManager.default.copyItem(
                at: repository.appending(path: folder), to: site.root.appending(path: folder))
        }
        return site
    }

    /// Replaces `expected/` and the messages by what a build made.
    func record(_ files: [String: Data], messages: String) throws {
        try? FileManager.default.removeItem(at: expected)
        for (path, bytes) in files {
            let file = expected.appending(path: path)
            let place = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try bytes.write(to: file)
        }
        try messages.write(to: folder.appending(path: "messages.txt"), atomically: true, encoding: .utf8)
    }
}
