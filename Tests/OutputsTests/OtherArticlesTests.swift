import Articles
import Chronology
import Entities
import SiteModel
import SourceText
import Synchronization
import Templates
import Testing

@testable import Outputs

/// Articles that are read when a page shows them.
struct OtherArticlesTests {
    private static let path = "content/articles/a.md"

    private static func source(_ body: String) -> SourceFile {
        SourceFile(path: path, bytes: Array("---\ntitle: T\ndate: 2017-09-14\n---\n\(body)".utf8))
    }

    private static let files: Set<String> = ["images/a.png"]
    private static let registry = EntityRegistry.build(profiles: [], language: "en").0

    private static func read(_ source: SourceFile) -> Article? {
        var reader = ArticleReader(
            settings: TextReader.Settings(registry: registry, rawHTML: false, basePath: "/"), zone: .utc)
        var faults: [Diagnostic] = []
        return reader.read(source, into: &faults)
    }

    /// A site whose only article has yet to be read, from `found`.
    private static func site(_ article: String, found: String?) throws -> Site {
        let known = try #require(Self.read(source(article)))
        let table = ParsedArticles([known], registry: registry, files: files).table
        let parsed = ParsedArticles(table: table, atHand: [nil]) { _ in found.flatMap { Self.read(source($0)) } }
        let parts = SiteParts(
            settings: SiteSettings(), registry: registry, articles: parsed, texts: [], notes: [], files: files,
            visibility: Visibility(now: Moment(seconds: 1_527_811_200)), basePath: "/")
        var faults: [Diagnostic] = []
        let site = Site.resolve(parts, into: &faults)
        try #require(faults.isEmpty)
        return site
    }

    private static let quotation = "> Words.\n>\n> — [Ada](person:ada)\n"

    @Test func wordsAreReadWhenTheyAreAskedFor() throws {
        let site = try Self.site(Self.quotation, found: Self.quotation)
        #expect(site.statements.total == 1)
        #expect(site.articles[0].text.statements.count == 1)
        #expect(!site.articles.others.haveChanged)
    }

    @Test(arguments: ["Other words.\n", nil])
    func anArticleThatIsAnotherNowIsNotMixedWithTheOldOne(found: String?) throws {
        let site = try Self.site(Self.quotation + "\n![A](a.png)\nA picture.\n", found: found)
        #expect(!site.articles.others.haveChanged)
        // As many statements and pictures as lists count, all of them empty.
        let article = site.articles[0]
        #expect(article.text.statements.count == 1 && article.text.figures.count == 1 && article.title == "")
        #expect(site.articles.others.haveChanged)
    }
}
