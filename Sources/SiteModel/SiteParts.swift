import Articles
import Bytes
import Chronology
import Entities
import SourceText

/// All that was parsed, before names are resolved.
public struct SiteParts: Sendable {
    public var settings: SiteSettings
    public var registry: EntityRegistry
    public var articles: [Article]
    public var texts: [(id: EntityID, text: EntityText)]
    public var notes: [BriefingNote]
    /// Files of the content folder that are no Markdown, relative to it.
    public var files: Set<String>
    public var visibility: Visibility
    public var basePath: String
    /// By path: the fingerprints of entities' and briefings' files.
    public var fingerprints: [String: Fingerprint] = [:]

    public init(
        settings: SiteSettings, registry: EntityRegistry, articles: [Article],
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

    public func shows(_ article: Article) -> Bool {
        if article.isDraft && !showsDrafts { return false }
        if article.visibleFrom.seconds > now.seconds && !showsFuture { return false }
        if let expiry = article.expiryDate, expiry.seconds <= now.seconds, !showsExpired { return false }
        return true
    }
}
