import Foundation
import OutputFolder
import SourceText
import Testing

@testable import Build

/// A built site against a clean build of it.
struct VerifyTests {
    private static func site() throws -> TemporarySite {
        try TemporarySite([
            "content/people/ada.md": "---\nname: Ada Example\n---\n",
            "content/articles/a.md": TemporarySite.article("[Ada Example] spoke.", title: "First"),
            "content/articles/b.md": TemporarySite.article("[Moscow] listened.", title: "Second"),
            "content/static/notes/one.txt": "A note.\n",
        ])
    }

    private func verified(
        _ site: TemporarySite, _ adjust: (inout BuildOptions) -> Void = { _ in }
    ) throws -> Verification {
        let report = try site.build {
            $0.verify = true
            adjust(&$0)
        }
        return try #require(report.verification)
    }

    private func tree(_ site: TemporarySite) throws -> [String: Data] { try FileTree.files(below: site.root) }

    @Test func aBuildIsVerified() async throws {
        let site = try Self.site()
        try await Task.sleep(for: .milliseconds(40))
        let first = try site.build { $0.verify = true }
        #expect(first.made > 10 && first.verification?.files == first.pages)
        #expect(first.verification?.isClean == true)
        let before = try tree(site)
        let again = try site.build { $0.verify = true }
        #expect(again.made == 0 && again.verification?.isClean == true)
        #expect(try tree(site) == before)
        try site.write(TemporarySite.article("[Ada Example] left.", title: "Third"), to: "content/articles/c.md")
        try FileManager.default.removeItem(at: site.root.appending(path: "content/articles/b.md"))
        let after = try site.build { $0.verify = true }
        #expect(after.made > 0 && after.removed > 0 && after.verification?.isClean == true)
        #expect(after.verification?.files == after.pages)
    }

    @Test func changesByHandAreFound() async throws {
        let site = try Self.site()
        try await Task.sleep(for: .milliseconds(40))
        try site.build()
        var page = Array(try site.page("people/ada/index.html").utf8)
        page[7] = UInt8(ascii: "~")
        try site.write(Data(page), to: "public/people/ada/index.html")
        try site.write("A note.\nMore.\n", to: "public/notes/one.txt")
        try FileManager.default.removeItem(at: site.root.appending(path: "public/robots.txt"))
        try site.write("Not sitegen's.", to: "public/foreign.txt")
        let before = try tree(site)
        let found = try verified(site)
        #expect(
            found.differences == [
                .init(path: "notes/one.txt", kind: .different(offset: 8)),
                .init(path: "people/ada/index.html", kind: .different(offset: 7)),
                .init(path: "robots.txt", kind: .missing),
            ])
        #expect(!found.sourcesChanged)
        #expect(try tree(site) == before)
        // As is advised.
        try FileManager.default.removeItem(at: site.root.appending(path: ".sitegen"))
        #expect(try verified(site).isClean)
    }

    /// A verification of sources that the folder was not built from.
    private func verifyAfterEdit(_ edit: (TemporarySite) throws -> Void) async throws -> Verification {
        let site = try Self.site()
        try await Task.sleep(for: .milliseconds(40))
        try site.build()
        var options = BuildOptions()
        options.source = site.root.path()
        options.now = TemporarySite.now
        let root = FileSystem.absolute(options.source)
        let sources = SourceStamps(try SiteFolder(root), jobs: 1)
        try edit(site)
        try await Task.sleep(for: .milliseconds(40))
        var last = try LastRecord(root: root, output: root + "/public")
        try last.forget()
        return try Builder.verify(options, last, of: sources, nil)
    }

    @Test func whatACleanBuildDoesNotMakeIsExtra() async throws {
        let found = try await verifyAfterEdit {
            try FileManager.default.removeItem(at: $0.root.appending(path: "content/articles/b.md"))
        }
        #expect(found.differences.contains(.init(path: "2017/09/14/b/index.html", kind: .extra)))
        #expect(!found.differences.contains { $0.path == "2017/09/14/a/index.html" && $0.kind == .extra })
        #expect(found.sourcesChanged)
    }

    @Test func whatACleanBuildMakesBesidesIsMissing() async throws {
        let found = try await verifyAfterEdit {
            try $0.write(TemporarySite.article("[Ada Example] left.", title: "Third"), to: "content/articles/c.md")
        }
        #expect(found.differences.contains(.init(path: "2017/09/14/c/index.html", kind: .missing)))
        #expect(found.sourcesChanged)
    }

    @Test func faultsOfTheCleanBuildAreTold() async throws {
        let found = try await verifyAfterEdit {
            try $0.write(TemporarySite.article("[No](article:nowhere)"), to: "content/articles/a.md")
        }
        #expect(found.errors.map(\.id) == ["unknown-article"] && found.differences == [] && !found.isClean)
        #expect(found.sourcesChanged)
    }

    /// Nothing of the first build is in memory while the second is made.
    @Test func aSiteThatWasLetGoIsGone() throws {
        let site = try Self.site()
        var options = BuildOptions()
        options.source = site.root.path()
        weak var renderer: AnyObject?
        do {
            var diagnostics: [Diagnostic] = []
            let folder = try SiteFolder(FileSystem.absolute(options.source))
            let ready = try #require(try Builder.prepare(folder, options, nil, nil, nil, into: &diagnostics))
            renderer = ready.writing.renderer
            #expect(renderer != nil)
            let staging = try OutputFolder(site.root.appending(path: "public").path()).begin()
            defer { staging.abandon() }
            _ = try ready.writing.stage(ready.due, staging, Tally("render", of: ready.due.pages.count, nil))
            ready.writing.renderer.letGo()
        }
        #expect(renderer == nil)
    }

    /// One present for both: articles are shown, or not, by the clock of the build.
    @Test func aSiteWithoutAGivenTimeIsVerified() throws {
        let site = try Self.site()
        #expect(try verified(site) { $0.now = nil }.isClean)
        #expect(try verified(site) { $0.now = nil }.isClean)
    }

    @Test func aSiteWithErrorsIsNotVerified() throws {
        let site = try Self.site()
        try site.write(TemporarySite.article("[No](article:nowhere)"), to: "content/articles/a.md")
        let report = try site.build { $0.verify = true }
        #expect(report.hasErrors && report.verification == nil)
    }
}
