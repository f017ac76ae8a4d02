import Chronology
import Markdown
import SourceText

/// What `content/site.yml` says, and what holds where it is silent.
public struct SiteSettings: Sendable, Hashable {
    public enum Digest: String, Sendable, Hashable, CaseIterable {
        case daily, weekly
    }

    public var title = "Briefing"
    /// Absolute, with a trailing slash.
    public var baseURL = "http://localhost:1313/"
    /// A BCP 47 language tag.
    public var language = "en"
    public var timeZone = TimeZoneRules.utc
    public var description: String?
    public var publisher: Publisher?
    /// In the order in which pages show them.
    public var sections: [SectionSetting] = []
    public var digest = Digest.daily
    /// Items on a page of a list, 1 to 500.
    public var pageSize = 50
    /// Articles that two countries share before they get a page, at least 1.
    public var relations = 3
    public var feeds = FeedSettings()
    /// Kept as written.
    public var annotate: YAMLNode?
    /// Whether HTML in Markdown is let through.
    public var rawHTML = false
    public var permalink = Permalink.standard
    /// The author's own keys.
    public var params: YAMLNode?

    public init() {}
}

/// Who publishes the site.
public struct Publisher: Sendable, Hashable {
    public var name: String
    public var url: String?
    public var logo: Located<String>?
    public var sameAs: [String] = []

    public init(name: String) {
        self.name = name
    }
}

/// A section that `site.yml` announces.
public struct SectionSetting: Sendable, Hashable {
    public var name: Located<String>
    public var slug: Located<String>?
    public var description: String?

    public init(name: Located<String>, slug: Located<String>? = nil, description: String? = nil) {
        self.name = name
        self.slug = slug
        self.description = description
    }
}

/// What feeds hold.
public struct FeedSettings: Sendable, Hashable {
    /// Which lists have feeds.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case site, sections, people, countries, organizations, places, topics
    }

    /// Items in a feed, 1 to 500.
    public var items = 20
    public var kinds: [Kind] = [.site, .sections, .people, .countries]
}
