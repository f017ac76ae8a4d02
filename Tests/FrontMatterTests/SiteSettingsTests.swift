import Articles
import Chronology
import SourceText
import Testing

struct SiteSettingsTests {
    private func settings(_ text: String) -> (SiteSettings?, [Diagnostic]) {
        var found: [Diagnostic] = []
        let source = SourceFile(path: "content/site.yml", bytes: Array(text.utf8))
        return (SiteSettings.decode(source, into: &found), found)
    }

    @Test func everyKeyIsRead() throws {
        let (read, faults) = settings(
            """
            title: The Digest
            baseURL: https://example.org/news
            language: sv
            timeZone: Europe/Stockholm
            description: News.
            publisher: {name: Example, url: "https://example.org", logo: /logo.png, sameAs: ["https://example.net"]}
            sections: [World, {name: Hemma, slug: hem, description: Nära.}]
            digest: weekly
            pageSize: 10
            relations: 2
            feeds: {items: 5, kinds: [site, people]}
            annotate: {people: true}
            rawHTML: true
            permalink: /:section/:slug/
            params: {a: b}
            """)
        #expect(faults.isEmpty)
        let site = try #require(read)
        #expect(site.title == "The Digest")
        #expect(site.baseURL == "https://example.org/news/")
        #expect(site.language == "sv")
        #expect(site.timeZone.identifier == "Europe/Stockholm")
        #expect(site.publisher?.logo?.value == "/logo.png")
        #expect(site.publisher?.sameAs == ["https://example.net"])
        #expect(site.sections.map(\.name.value) == ["World", "Hemma"])
        #expect(site.sections.map(\.slug?.value) == [nil, "hem"])
        #expect(site.digest == .weekly)
        #expect(site.pageSize == 10 && site.relations == 2 && site.feeds.items == 5)
        #expect(site.feeds.kinds == [.site, .people])
        #expect(site.rawHTML)
        #expect(site.permalink.parts == [.literal("/"), .section, .literal("/"), .slug, .literal("/")])
    }

    @Test func defaultsHoldWhereTheFileIsSilent() throws {
        let (read, faults) = settings("title: T\n")
        #expect(faults.isEmpty)
        var expected = SiteSettings()
        expected.title = "T"
        #expect(read == expected)
        #expect(expected.baseURL == "http://localhost:1313/" && expected.pageSize == 50 && expected.relations == 3)
        #expect(Permalink.parse("/:year/:month/:day/:slug/") == .success(.standard))
    }

    @Test func aMissingFileIsAWarning() {
        var found: [Diagnostic] = []
        #expect(SiteSettings.decode(nil, into: &found) == SiteSettings())
        #expect(found.map(\.id) == ["settings-missing"])
        #expect(found.map(\.severity) == [.warning])
    }

    @Test(arguments: [
        ("http://localhost:1313", "http://localhost:1313/"), ("https://example.org//", "https://example.org/"),
        ("https://example.org/a/b/", "https://example.org/a/b/"), ("http://[::1]:80/", "http://[::1]:80/"),
        ("HTTPS://Example.org/", "HTTPS://Example.org/"),
    ])
    func addressesEndInOneSlash(_ text: String, address: String) {
        #expect(SiteSettings.normalisedBaseURL(text) == address)
    }

    @Test(arguments: [
        "", "example.org", "//example.org/", "ftp://example.org/", "https://", "https:///a", "https://a b/",
        "https://u@a/",
        "https://a/#x", "https://a/?x", "https://a/../b/", "https://a:port/", "https://a//b/", "javascript:alert(1)",
        "https://a/\"x",
    ])
    func othersAreRefused(_ text: String) {
        #expect(SiteSettings.normalisedBaseURL(text) == nil)
    }

    @Test(arguments: [
        "", "/", ":slug", "/:slug", "/:slug//", "/../:slug/", "/.x/:slug/", "/:slug/?a/", "/:slug/#/", "/a\\:slug/",
        "/:/:slug/", "/:title/", "/:slugs/", "/<b>/:slug/", "/%2e/:slug/",
    ])
    func faultyPermalinks(_ pattern: String) {
        if case .success = Permalink.parse(pattern) { Issue.record("\(pattern) was taken") }
    }
}
