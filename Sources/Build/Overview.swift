import Articles
import Bytes
import Chronology
import Entities
import SiteModel
import SourceText

/// A site as its authors see it: what each page is made from, what is not published yet, and who is named without a link.
public struct SiteOverview: Sendable {
    public struct PageRow: Sendable {
        /// What it is: `article`, `person`, `older items`.
        public let kind: String
        /// From the host's root, percent-encoded.
        public let address: String
        /// Relative to the site's folder; nil for a page that is put together from others' files.
        public let source: String?
    }

    /// An article with a time of its own, or a draft.
    public struct TimedArticle: Sendable {
        public let title: String
        public let source: String
        public let state: SiteListing.ArticleRow.State
        /// When it is to be seen first, as RFC 3339 has it; nil for one that is to be seen.
        public let from: String?
        /// When its time is over; nil where there is no such time.
        public let until: String?
        /// Nil for one that is not shown.
        public let address: String?
    }

    public private(set) var pages: [PageRow] = []
    /// Drafts, then those whose time has not come, or ends, by that time.
    public private(set) var timed: [TimedArticle] = []
    public private(set) var unlinked: [UnlinkedName] = []
    /// As `check` tells them, besides faults.
    public private(set) var notes: [Diagnostic] = []
    /// Pages of articles that only authors see.
    public private(set) var unpublished: [UnpublishedPage] = []

    init() {}

    fileprivate init(_ site: Site, _ parts: SiteParts, jobs: Int) {
        let plan = PagePlan(of: site)
        pages = plan.pages.map { page in
            PageRow(kind: page.kind, address: site.url(of: page), source: site.source(of: page))
        }
        timed = Self.timed(site, parts)
        unlinked = UnlinkedName.all(in: site, jobs: jobs)
        unpublished = site.unpublishedPages
    }

    func with(notes: [Diagnostic]) -> SiteOverview {
        var overview = self
        overview.notes = notes
        return overview
    }

    private static func timed(_ site: Site, _ parts: SiteParts) -> [TimedArticle] {
        var numbers: [UInt32: Int] = [:]
        for (number, row) in site.articles.rows.enumerated() { numbers[row] = number }
        let zone = parts.settings.timeZone
        var found: [(key: Int, article: TimedArticle)] = []
        for row in 0..<parts.articles.table.count {
            let facts = parts.articles.table.facts[row]
            let state = SiteListing.ArticleRow.State(
                isDraft: facts.isDraft, from: facts.visibleFrom, until: facts.expiry, now: site.now.seconds)
            let ends = facts.expiry ?? 0 > site.now.seconds
            if state == .published && !ends { continue }
            let source = parts.articles.table.paths[row]
            let isAhead = facts.visibleFrom > site.now.seconds
            let article = TimedArticle(
                title: parts.articles.atHand[row]?.title ?? source, source: source, state: state,
                from: isAhead ? text(facts.visibleFrom, zone) : nil, until: facts.expiry.map { text($0, zone) },
                address: numbers[UInt32(row)].map { site.url(of: .article($0)) })
            found.append((state == .draft ? 0 : isAhead ? facts.visibleFrom : facts.expiry ?? 0, article))
        }
        return found.sorted { ($0.key, $0.article.source) < ($1.key, $1.article.source) }.map(\.article)
    }

    private static func text(_ seconds: Int, _ zone: TimeZoneRules) -> String {
        var out: [UInt8] = []
        out.append(rfc3339: Moment(seconds: seconds, offset: zone.offset(at: seconds)))
        return String(decoding: out, as: UTF8.self)
    }
}

extension Builder {
    /// The site as it is now, read from its files alone. Nil where the settings cannot be used; faults are a build's to tell.
    public static func overview(_ options: BuildOptions) throws(BuildFailure) -> SiteOverview? {
        let folder = try SiteFolder(FileSystem.absolute(options.source))
        var parsing = Parsing(folder, options, jobs: jobs(options))
        guard let parts = try parsing.parts(Tally("parse", of: folder.articles.count, nil)) else {
            return nil
        }
        var unheard: [Diagnostic] = []
        let site = Site.resolve(parts, jobs: jobs(options), into: &unheard)
        let notes = finish(Notes.notes(on: site), options, root: folder.root)
        return SiteOverview(site, parts, jobs: jobs(options)).with(notes: notes)
    }
}

extension Page {
    fileprivate var kind: String {
        switch self {
        case .home: "home"
        case .briefing: "briefing"
        case .archive: "archive"
        case .month: "month"
        case .article: "article"
        case .entity, .entities: "subject"
        case .relation: "two countries"
        case .section: "section"
        case .sections: "sections"
        case .sealed, .sealedPages: "older items"
        case .notFound: "not found"
        case .rssFeed, .jsonFeed: "feed"
        case .sitemap: "sitemap"
        case .robots: "robots"
        case .redirect, .formerAddress: "redirect"
        }
    }
}

extension Site {
    fileprivate func source(of page: Page) -> String? {
        switch page {
        case .article(let number), .redirect(let number, _): articles.path(of: number)
        case .formerAddress(let number): articles.path(of: formerAddresses[number].article)
        case .briefing(let number): briefings[number].note?().path
        case .home: briefings.last?.note?().path
        case .entity(let subject), .rssFeed(.subject(let subject)), .jsonFeed(.subject(let subject)):
            registry[entity(subject)].profile?.sourcePath
        case .sealed(let list, _), .sealedPages(let list): source(of: ownPage(of: list))
        case .section(let number): sections[number].origin?.path ?? "content/site.yml"
        default: nil
        }
    }
}
