import Build
import Foundation
import Testing

/// What authors read when they err, word for word, through the whole program.
struct MessageTests {
    @Test(arguments: MessageCase.all.map(\.file))
    func messagesAreAsListed(file: String) throws {
        let cases = try #require(MessageCase.all.first { $0.file == file }).cases
        let found = try cases.map { try messages(of: $0, hasTheme: file == "templates.txt") }
        if FixtureSite.isRecording { return try MessageCase.record(file, found) }
        for (one, messages) in zip(cases, found) {
            #expect(messages == one.messages, "\(file): \(one.name)")
        }
    }

    @Test func manyMistakesAreListed() {
        #expect(MessageCase.all.map(\.cases.count).reduce(0, +) >= 60)
        for (file, cases) in MessageCase.all {
            for one in cases { #expect(!one.messages.isEmpty, "\(file): \(one.name)") }
        }
    }

    /// Where whoever has no file is named: in a text, or in the front matter, of the oldest article that does.
    @Test func notesStandWhereTheNameStands() throws {
        let site = try TemporarySite([
            "content/articles/a.md": TemporarySite.article(
                "Text.\n\nMore of [A B](person:a-b).", keys: "topics: [Summits]\n"),
            "content/articles/b.md": "---\ntitle: Later\ndate: 2017-09-15\n---\n[A B](person:a-b)\n",
        ])
        var options = BuildOptions()
        options.source = site.root.path()
        options.now = TemporarySite.now
        let notes = try Builder.check(options).diagnostics.map {
            "\($0.file):\($0.position.line):\($0.position.column): \($0.message)"
        }
        #expect(
            notes == [
                "content/articles/a.md:4:10: topic 'Summits' has no file",
                "content/articles/a.md:8:9: person 'A B' has no file",
            ])
    }

    /// The default theme is compiled only where templates are what is tested: it takes most of such a small build's time.
    private func messages(of one: MessageCase, hasTheme: Bool) throws -> String {
        let site = try TemporarySite(one.files)
        if !hasTheme {
            for path in try FileTree.files(below: FixtureSite.repository.appending(path: "templates")).keys
            where path.hasSuffix(".html") {
                try site.write("", to: "templates/" + path)
            }
        }
        var options = BuildOptions()
        options.source = site.root.path()
        options.now = TemporarySite.now
        let diagnostics = try Builder.check(options).diagnostics.filter { $0.severity != .note }
        return diagnostics.map { $0.rendered() + "\n" }.joined()
    }
}
