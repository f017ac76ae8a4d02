import Articles
import Chronology
import Entities
import SourceText

/// The pages that a site has, in a settled order: the plan stage.
public struct PagePlan: Sendable {
    public private(set) var pages: [Page] = []
    /// By part, the pages of a sitemap that is too long for one file; empty where one file holds all. Articles come first,
    /// from the oldest, so that news changes the last of their parts only; the parts of all other pages follow.
    public private(set) var sitemapParts: [ArraySlice<Int>] = []

    /// A sitemap file holds at most this many addresses (sitemaps.org, "Using Sitemap index files").
    public static let sitemapLimit = 50_000

    public init(of site: Site) {
        pages.reserveCapacity(Self.mostPages(of: site))
        addBriefings(site)
        for number in site.articles.indices { pages.append(.article(number)) }
        for kind in EntityKind.allCases { addEntities(kind, site) }
        for number in site.relations.indices { addList(.relation(number), site) }
        if !site.sections.isEmpty { pages.append(.sections) }
        for number in site.sections.indices { addList(.section(number), site) }
        addFeeds(site)
        pages.append(.notFound)
        if pages.count(where: Self.isInSitemap) > Self.sitemapLimit {
            sitemapParts = makeSitemapParts()
            for part in sitemapParts.indices { pages.append(.sitemap(part: part + 1)) }
        }
        pages += [.sitemap(part: nil), .robots]
        for number in site.articles.indices {
            for alias in 0..<site.articles.aliasCount(of: number) {
                pages.append(.redirect(article: number, alias: alias))
            }
        }
        for number in site.formerAddresses.indices { pages.append(.formerAddress(number)) }
    }

    /// How many pages there may be, but for redirects, so that their memory is taken once.
    private static func mostPages(of site: Site) -> Int {
        let items = site.appearances.total + site.articlesOfSection.total + site.articlesOfRelation.total
        let lists = site.subjectCount + site.relations.count + site.sections.count
        return site.articles.count + 2 * site.briefings.count + 4 * lists + items / max(1, site.settings.pageSize) + 100
    }

    /// Pages that search engines are told of.
    public static func isInSitemap(_ page: Page) -> Bool {
        switch page {
        case .home, .briefing, .archive, .month, .article, .entity, .entities, .relation, .section, .sections, .sealed:
            true
        case .sealedPages, .notFound, .rssFeed, .jsonFeed, .sitemap, .robots, .redirect, .formerAddress: false
        }
    }

    /// The pages whose addresses a sitemap file holds; nil for the index of the parts.
    public func sitemap(part: Int?) -> ArraySlice<Int>? {
        if let part { return sitemapParts[part - 1] }
        return sitemapParts.isEmpty ? pages.indices.filter { Self.isInSitemap(pages[$0]) }[...] : nil
    }

    private func makeSitemapParts() -> [ArraySlice<Int>] {
        var articles: [Int] = []
        var others: [Int] = []
        for (number, page) in pages.enumerated() where Self.isInSitemap(page) {
            if case .article = page { articles.append(number) } else { others.append(number) }
        }
        return [articles, others].flatMap { pages in
            stride(from: 0, to: pages.count, by: Self.sitemapLimit).map {
                pages[$0..<min($0 + Self.sitemapLimit, pages.count)]
            }
        }
    }

    /// Months that have a briefing, oldest first, as `year * 12 + month - 1`.
    public static func months(of site: Site) -> [Int] {
        var months: [Int] = []
        for briefing in site.briefings {
            let month = briefing.date.year * 12 + briefing.date.month - 1
            if months.last != month { months.append(month) }
        }
        return months
    }

    private mutating func addBriefings(_ site: Site) {
        pages += [.home, .archive]
        for number in site.briefings.indices { pages.append(.briefing(number)) }
        for month in Self.months(of: site) { pages.append(.month(month)) }
    }

    private mutating func addEntities(_ kind: EntityKind, _ site: Site) {
        let shown = site.subjects(of: kind).filter(site.hasPage)
        if shown.isEmpty { return }
        pages.append(.entities(kind))
        for subject in shown { addList(.subject(subject), site) }
    }

    private mutating func addList(_ list: ItemList, _ site: Site) {
        pages.append(site.ownPage(of: list))
        let sealed = site.pages(of: list).sealed
        for number in 0..<sealed { pages.append(.sealed(list, number: number + 1)) }
        if sealed > Site.linkedSpans { pages.append(.sealedPages(list)) }
    }

    private mutating func addFeeds(_ site: Site) {
        func add(_ list: FeedList) { pages += [.rssFeed(list), .jsonFeed(list)] }
        let kinds = site.settings.feeds.kinds
        if kinds.contains(.site) { add(.site) }
        if kinds.contains(.sections) { for number in site.sections.indices { add(.section(number)) } }
        for kind in EntityKind.allCases where kinds.contains(kind.feeds) {
            for subject in site.subjects(of: kind) where site.hasPage(subject) { add(.subject(subject)) }
        }
    }
}

extension EntityKind {
    public var feeds: FeedSettings.Kind {
        switch self {
        case .person: .people
        case .country: .countries
        case .organization: .organizations
        case .place: .places
        case .topic: .topics
        }
    }
}
