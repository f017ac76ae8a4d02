import Articles
import Bytes
import Chronology
import Entities
import SourceText

/// All that was parsed, before names are resolved.
public struct SiteParts: Sendable {
    public var settings: SiteSettings
    public var registry: EntityRegistry
    public var articles: ParsedArticles
    public var texts: [(id: EntityID, text: EntityText)]
    public var notes: [BriefingNote]
    /// Files of the content folder that are no Markdown, relative to it.
    public var files: Set<String>
    public var visibility: Visibility
    public var basePath: String
    /// By path: the fingerprints of entities' and briefings' files.
    public var fingerprints: [String: Fingerprint] = [:]

    public init(
        settings: SiteSettings, registry: EntityRegistry, articles: ParsedArticles,
        texts: [(id: EntityID, text: EntityText)], notes: [BriefingNote], files: Set<String>, visibility: Visibility,
        basePath: String
    ) {
        self.settings = settings
        self.registry = registry
        self.articles = articles
        self.texts = texts
        self.notes = notes
        self.files = files
        self.visibility = visibility
        self.basePath = basePath
    }
}

/// The articles of a site: all of them in a table, and with their words those that were read.
public struct ParsedArticles: Sendable {
    public private(set) var table: ArticleTable
    /// By row; nil for one whose words have yet to be read.
    public private(set) var atHand: [Article?]
    let read: OtherArticles.Read

    public init(table: ArticleTable, atHand: [Article?], read: @escaping OtherArticles.Read) {
        self.table = table
        self.atHand = atHand
        self.read = read
    }

    /// All articles of a site, each of which is at hand.
    public init(_ articles: [Article], registry: EntityRegistry, files: Set<String>) {
        var table = ArticleTable()
        let keys = EntityKeys(registry)
        var lookUp = PictureLookUp(files: files)
        for article in articles { table.append(ArticleRow(of: article, keys, &lookUp)) }
        self.init(table: table, atHand: articles) { _ in nil }
    }

    /// As its file gave it; nil where that is another by now.
    func article(inRow row: Int) -> Article? {
        if let article = atHand[row] { return article }
        guard let article = read(table.paths[row]), article.fingerprint.value == table.facts[row].text.file else {
            return nil
        }
        return article
    }
}

/// Which articles a build shows.
public struct Visibility: Sendable, Hashable {
    public var now: Moment
    public var showsDrafts: Bool
    public var showsFuture: Bool
    public var showsExpired: Bool

    public init(now: Moment, showsDrafts: Bool = false, showsFuture: Bool = false, showsExpired: Bool = false) {
        self.now = now
        self.showsDrafts = showsDrafts
        self.showsFuture = showsFuture
        self.showsExpired = showsExpired
    }

    public func shows(_ article: ArticleTable.Facts) -> Bool {
        if article.isDraft && !showsDrafts { return false }
        if article.visibleFrom > now.seconds && !showsFuture { return false }
        if let expiry = article.expiry, expiry <= now.seconds, !showsExpired { return false }
        return true
    }
}
