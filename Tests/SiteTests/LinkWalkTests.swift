import Foundation
import Testing

/// Every address within the site that any built file names leads to a file of the site, and every `#fragment` to an
/// `id` in it.
struct LinkWalkTests {
    @Test(arguments: FixtureSite.all)
    func fixturesHaveNoBrokenLink(fixture: FixtureSite) throws {
        let site = try fixture.copy()
        try site.build()
        try walk(site)
    }

    @Test func theDemoHasNoBrokenLink() throws {
        let site = try FixtureSite.demo()
        #expect(try !site.build().hasErrors)
        try walk(site)
    }

    /// The walker itself: it finds what it should.
    @Test func brokenLinksAreFound() throws {
        let site = try TemporarySite([
            "content/articles/a.md": TemporarySite.article(
                "[There](/nowhere/), [here](#nothing), [up](../../../gone.png)"),
            "templates/article.html":
                "<p>\\(article.body)<img src=\"/no.png\" srcset=\"/no1.png 1x, /no2.png 2x\" alt=\"\">",
        ])
        try site.build()
        let links = SiteLinks(try site.output(), base: "https://test.example/")
        let broken = links.broken()
        for address in ["/nowhere/", "#nothing", "../../../gone.png", "/no.png", "/no1.png", "/no2.png"] {
            #expect(broken.contains("2017/09/14/a/index.html: \(address)"), "\(address)")
        }
        #expect(broken.filter { $0.hasPrefix("2017") }.count == 6, "\(broken)")
    }

    private func walk(_ site: TemporarySite) throws {
        let settings = try String(contentsOf: site.root.appending(path: "content/site.yml"), encoding: .utf8)
        let base = try #require(settings.firstMatch(of: /baseURL: (\S+)/)).1
        let links = SiteLinks(try site.output(), base: String(base))
        #expect(links.count > 100)
        #expect(links.broken() == [])
    }
}
