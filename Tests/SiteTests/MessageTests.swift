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
