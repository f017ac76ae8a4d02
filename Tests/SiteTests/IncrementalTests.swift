import Build
import Foundation
import Testing

/// What a build after an edit makes, and what it says of it.
struct IncrementalTests {
    private static func site() throws -> TemporarySite {
        try TemporarySite([
            "content/people/ada.md": "---\nname: Ada Example\n---\n",
            "content/people/bob.md": "---\nname: Bob Sample\n---\n",
            "content/articles/a.md": TemporarySite.article("[Ada Example] spoke.", title: "First"),
            "content/articles/b.md": TemporarySite.article("[Bob Sample] listened.", title: "Second"),
        ])
    }

    /// The clock of the site's files moves on, so that their stamps say all.
    private static func settle() async throws { try await Task.sleep(for: .milliseconds(40)) }

    /// The site is as good; only the next build takes longer, and nobody would know why.
    @Test func aRecordThatCannotBeKeptIsTold() throws {
        let site = try TemporarySite(["content/articles/one.md": TemporarySite.article("Words.")])
        try site.write("", to: ".sitegen")
        let report = try site.build()
        #expect(!report.hasErrors && report.made > 0)
        #expect(try #require(report.recordFault).contains("/.sitegen/.gitignore: Not a directory"))
        try FileManager.default.removeItem(at: site.root.appending(path: ".sitegen"))
        #expect(try site.build().recordFault == nil)
        try FileManager.default.removeItem(at: site.root.appending(path: ".sitegen"))
        try FileManager.default.createSymbolicLink(
            atPath: site.root.appending(path: ".sitegen").path(), withDestinationPath: site.root.path())
        #expect(try #require(site.build().recordFault).contains("is a symbolic link"))
    }

    @Test func nothingIsMadeWhereNothingChanged() async throws {
        let site = try Self.site()
        try await Self.settle()
        let first = try site.build()
        #expect(first.made > 10 && first.unchanged == 0)
        let again = try site.build()
        #expect(again.made == 0 && again.removed == 0 && again.pages == first.pages)
        #expect(again.unchanged == first.pages)
    }

    @Test func warningsAreToldAgain() async throws {
        let site = try Self.site()
        try site.write("stray", to: "content/stray.md")
        try await Self.settle()
        let first = try site.build()
        #expect(first.diagnostics.map(\.id) == ["stray-file"])
        #expect(try site.build().diagnostics == first.diagnostics)
    }

    @Test func aNameTouchesThePagesThatShowIt() async throws {
        let site = try Self.site()
        try site.build()
        try site.write("---\nname: Ada Sample\naliases: [Ada Example]\n---\n", to: "content/people/ada.md")
        let report = try site.build { $0.dryRun = true }
        #expect(report.wouldWrite.contains("people/ada/index.html"))
        #expect(!report.wouldWrite.contains("people/bob/index.html"))
        #expect(!report.wouldWrite.contains { $0.hasSuffix("/b/index.html") })
    }

    @Test func aDryRunWritesNothing() throws {
        let site = try Self.site()
        let first = try site.build { $0.dryRun = true }
        #expect(first.wouldWrite.contains("people/ada/index.html"))
        #expect(!FileManager.default.fileExists(atPath: site.root.appending(path: "public").path()))
        try site.build()
        let before = try FileTree.files(below: site.root.appending(path: "public"))
        try FileManager.default.removeItem(at: site.root.appending(path: "content/articles/b.md"))
        let report = try site.build { $0.dryRun = true }
        #expect(report.wouldRemove.contains("2017/09/14/b/index.html"))
        #expect(report.wouldWrite.contains("index.html"))
        #expect(try FileTree.files(below: site.root.appending(path: "public")) == before)
    }

    @Test func saysWhyAPageIsMade() async throws {
        let site = try Self.site()
        try await Self.settle()
        let page = "2017/09/14/a/index.html"
        func why(_ asked: String) throws -> String? { try site.build { $0.explain = asked }.explanation }
        #expect(try why(page) == "\(page) is made: there is no record of the last build that this one could go by")
        #expect(try why(page) == "\(page) stays as it is: nothing has changed since the last build")
        try site.write(TemporarySite.article("[Ada Example] spoke again.", title: "First"), to: "content/articles/a.md")
        #expect(try why("/people/bob/") == "people/bob/index.html stays as it is: nothing that it shows has changed")
        try site.write(TemporarySite.article("[Ada Example] spoke twice.", title: "First"), to: "content/articles/a.md")
        #expect(try why("/2017/09/14/a/") == "\(page) is made again: the words of content/articles/a.md changed")
        #expect(try why("nowhere") == "no page of this site is at nowhere/index.html")
    }
}
