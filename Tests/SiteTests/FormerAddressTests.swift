import Build
import Foundation
import Testing

/// Addresses that articles had: each leads on, or its end is told.
struct FormerAddressTests {
    private static let old = "content/articles/a.md"

    private static func site() throws -> TemporarySite {
        let site = try TemporarySite([
            old: TemporarySite.article("A story.", title: "First"),
            "content/articles/b.md": TemporarySite.article("Another story.", title: "Second"),
        ])
        try site.build()
        return site
    }

    private static func move(_ site: TemporarySite, to path: String) throws {
        try FileManager.default.moveItem(at: site.root.appending(path: old), to: site.root.appending(path: path))
    }

    private static func leads(_ path: String, to target: String, in site: TemporarySite) throws -> Bool {
        try site.page(path).contains("<meta http-equiv=\"refresh\" content=\"0; url=\(target)\">")
    }

    @Test(arguments: ["slug: other", "date: 2017-09-15"])
    func anotherAddressIsFoundFromTheOldOne(key: String) throws {
        let site = try Self.site()
        var text = TemporarySite.article("A story.", title: "First", keys: key.hasPrefix("slug") ? key + "\n" : "")
        if key.hasPrefix("date") { text = text.replacing("date: 2017-09-14", with: key) }
        try site.write(text, to: Self.old)
        let target = key.hasPrefix("slug") ? "/2017/09/14/other/" : "/2017/09/15/a/"
        let report = try site.build()
        #expect(report.newRedirects.map(\.from) == ["2017/09/14/a/index.html"])
        #expect(report.newRedirects.map { "/" + $0.to } == [target])
        #expect(report.diagnostics.filter { $0.id == "vanished-page" && $0.file.hasSuffix("a/index.html") } == [])
        #expect(try Self.leads("2017/09/14/a/index.html", to: target, in: site))
    }

    @Test func aRenamedFileIsKnownByItsBytes() throws {
        let site = try Self.site()
        try Self.move(site, to: "content/articles/renamed.md")
        #expect(try site.build().newRedirects.map(\.from) == ["2017/09/14/a/index.html"])
        #expect(try Self.leads("2017/09/14/a/index.html", to: "/2017/09/14/renamed/", in: site))
    }

    @Test func formerAddressesFollowTheArticle() throws {
        let site = try Self.site()
        try Self.move(site, to: "content/articles/c.md")
        try site.build()
        try site.write(
            TemporarySite.article("A story.", title: "First", keys: "slug: d\n"), to: "content/articles/c.md")
        let report = try site.build()
        #expect(report.newRedirects.map(\.from) == ["2017/09/14/c/index.html"])
        #expect(report.redirects == ["2017/09/14/a/index.html", "2017/09/14/c/index.html"])
        for old in ["a", "c"] {
            #expect(try Self.leads("2017/09/14/\(old)/index.html", to: "/2017/09/14/d/", in: site))
        }
        // An article that comes back to an address has it.
        try site.write(
            TemporarySite.article("A story.", title: "First", keys: "slug: a\n"), to: "content/articles/c.md")
        #expect(Set(try site.build().redirects) == ["2017/09/14/c/index.html", "2017/09/14/d/index.html"])
        #expect(try site.page("2017/09/14/a/index.html").contains("A story."))
    }

    @Test func theyOutliveTheOutputFolder() throws {
        let site = try Self.site()
        try Self.move(site, to: "content/articles/c.md")
        try site.build()
        try FileManager.default.removeItem(at: site.root.appending(path: "public"))
        let report = try site.build()
        #expect(report.redirects == ["2017/09/14/a/index.html"] && report.newRedirects.isEmpty)
        #expect(try Self.leads("2017/09/14/a/index.html", to: "/2017/09/14/c/", in: site))
        #expect(try site.build { $0.verify = true }.verification?.isClean == true)
    }

    @Test func aPageOrAnAliasComesFirst() throws {
        let site = try Self.site()
        try Self.move(site, to: "content/articles/c.md")
        try site.build()
        try site.write(TemporarySite.article("News.", title: "Third"), to: Self.old)
        #expect(try site.build().redirects == [])
        #expect(try site.page("2017/09/14/a/index.html").contains("News."))
    }

    @Test func aPageThatVanishesIsTold() throws {
        let site = try Self.site()
        try FileManager.default.removeItem(at: site.root.appending(path: Self.old))
        let strict = try site.build { $0.strict = true }
        let told = strict.diagnostics.filter { $0.id == "vanished-page" }
        #expect(strict.hasErrors && told.map(\.file) == ["2017/09/14/a/index.html"])
        #expect(told.map(\.message) == ["the page at /2017/09/14/a/ was published and is gone"])
        #expect(
            told.map(\.fix) == [
                "bring it back, or add '/2017/09/14/a/' to the 'aliases' of the article that readers are to find there"
            ])
        #expect(try site.page("2017/09/14/a/index.html").contains("A story."))
        let report = try site.build()
        #expect(!report.hasErrors && report.diagnostics.map(\.id) == ["vanished-page"])
        #expect(try site.build().diagnostics == [])
    }

    @Test func anAliasKeepsAPageFromVanishing() throws {
        let site = try Self.site()
        try FileManager.default.removeItem(at: site.root.appending(path: Self.old))
        let heir = TemporarySite.article("Another story.", title: "Second", keys: "aliases: [/2017/09/14/a/]\n")
        try site.write(heir, to: "content/articles/b.md")
        #expect(try site.build { $0.strict = true }.diagnostics == [])
        #expect(try Self.leads("2017/09/14/a/index.html", to: "/2017/09/14/b/", in: site))
    }

    @Test func draftsThatWereShownMayGo() throws {
        let site = try Self.site()
        try site.write(
            TemporarySite.article("Soon.", title: "Draft", keys: "draft: true\n"), to: "content/articles/d.md")
        try site.build { $0.drafts = true }
        #expect(try site.build { $0.strict = true }.diagnostics == [])
    }

    @Test func theyAreKnownThroughRenamingsAndPauses() throws {
        let site = try Self.site()
        func write(_ keys: String, to path: String = Self.old) throws {
            try site.write(TemporarySite.article("A story.", title: "First", keys: keys), to: path)
        }
        try write("slug: two\n")
        try site.build()
        try Self.move(site, to: "content/articles/renamed.md")
        #expect(try site.build().redirects == ["2017/09/14/a/index.html"])
        try write("slug: two\ndraft: true\n", to: "content/articles/renamed.md")
        #expect(try site.build().redirects == [])
        try write("slug: two\n", to: "content/articles/renamed.md")
        #expect(try site.build().redirects == ["2017/09/14/a/index.html"])
        #expect(try Self.leads("2017/09/14/a/index.html", to: "/2017/09/14/two/", in: site))
    }

    @Test func anArticleMayExpire() throws {
        let site = try Self.site()
        let text = TemporarySite.article("A story.", title: "First", keys: "expiryDate: 2017-09-15\n")
        try site.write(text, to: Self.old)
        #expect(try site.build { $0.strict = true }.diagnostics == [])
        #expect(throws: (any Error).self) { try site.page("2017/09/14/a/index.html") }
    }
}
