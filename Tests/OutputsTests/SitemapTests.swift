import Articles
import Bytes
import Chronology
import Entities
import SiteModel
import SourceText
import Templates
import Testing

@testable import Outputs

/// sitemaps.org allows 50,000 addresses in a file; more need an index. A page size of 1 makes so many pages of few
/// articles: each topic of an article is a page.
struct SitemapTests {
    @Test func fiftyThousandAddressesStandInOneFile() throws {
        let edition = try Self.edition(addresses: 50_000)
        #expect(Self.sitemaps(of: edition) == ["sitemap.xml"])
        let sitemap = Self.sitemap(of: edition)
        #expect(sitemap.contains("<urlset "))
        #expect(Self.addresses(in: sitemap).count == 50_000)
    }

    @Test func oneMoreMakesAnIndexOfParts() throws {
        let edition = try Self.edition(addresses: 50_001)
        #expect(Self.sitemaps(of: edition) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"])
        let index = Self.sitemap(of: edition)
        #expect(index.contains("<sitemapindex "))
        #expect(
            Self.addresses(in: index) == ["https://test.example/sitemap-1.xml", "https://test.example/sitemap-2.xml"])

        let parts = [1, 2].map { Self.addresses(in: Self.sitemap(of: edition, part: $0)) }
        // Articles have parts of their own: news changes the last of these, and what comes after none of the others.
        #expect(parts.map(\.count) == [500, 49_501])
        let plan = edition.plan
        let listed = zip(plan.pages, plan.pages.map(edition.site.unnoted.path)).filter { PagePlan.isInSitemap($0.0) }
        func isArticle(_ page: Page) -> Bool { if case .article = page { true } else { false } }
        let wanted = listed.filter { isArticle($0.0) } + listed.filter { !isArticle($0.0) }
        #expect(parts.joined().elementsEqual(wanted.map { "https://test.example/" + $0.1 }))
    }

    /// Besides the topics' pages: the front page, the archive, a day, a month, the topics' index and the articles.
    private static func edition(addresses: Int) throws -> Edition {
        let articles = 500
        let topics = addresses - 5 - articles
        var settings = SiteSettings()
        settings.baseURL = "https://test.example/"
        settings.pageSize = 1
        let (registry, _) = EntityRegistry.build(profiles: [], language: "en")
        var reader = ArticleReader(
            settings: TextReader.Settings(registry: registry, rawHTML: false, basePath: "/"), zone: .utc)
        var faults: [Diagnostic] = []
        let read = (0..<articles).compactMap { number in
            let own = (topics * number / articles)..<(topics * (number + 1) / articles)
            return reader.read(article(number, topics: own.count), into: &faults)
        }
        try #require(read.count == articles)
        let parts = SiteParts(
            settings: settings, registry: registry, articles: ParsedArticles(read, registry: registry, files: []),
            texts: [],
            notes: [], files: [],
            visibility: Visibility(now: Moment(seconds: 1_527_811_200)), basePath: "/")
        let site = Site.resolve(parts, into: &faults)
        try #require(faults.isEmpty)
        return Edition(
            EditionValues(SiteLists(site, PagePlan(of: site)), assets: [:], version: "0"), ReadLog(isOpen: false))
    }

    private static func article(_ number: Int, topics: Int) -> SourceFile {
        let names = (0..<topics).map { "t\($0)" }.joined(separator: ", ")
        let text = "---\ntitle: T\ndate: 2017-09-14\ntopics: [\(names)]\n---\nText.\n"
        return SourceFile(path: "content/articles/a\(number).md", bytes: Array(text.utf8))
    }

    private static func sitemaps(of edition: Edition) -> [String] {
        edition.plan.pages.compactMap { page in
            if case .sitemap = page { edition.site.unnoted.path(of: page) } else { nil }
        }
    }

    private static func sitemap(of edition: Edition, part: Int? = nil) -> String {
        var out = ByteBuffer()
        edition.writeSitemap(part: part, into: &out)
        return out.text()
    }

    private static func addresses(in sitemap: String) -> [Substring] {
        sitemap.split(separator: "<loc>").dropFirst().map { $0.prefix { $0 != "<" } }
    }
}
