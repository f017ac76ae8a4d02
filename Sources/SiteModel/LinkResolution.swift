import Articles
import Chronology
import SourceText

/// Finds what `article:` and `briefing:` links lead to.
struct LinkResolution {
    /// By the slug's key.
    private var bySlug: [UInt64: UInt32] = [:]
    /// All articles of slugs that more than one has.
    private var repeated: [UInt64: [UInt32]] = [:]
    private let unpublished: Set<UInt64>
    /// Days whose briefing comes with an article that is not published.
    private let unpublishedDays: Set<CivilDate>
    private let articles: PublishedArticles
    private let briefings: [CivilDate: UInt32]
    private let digestDay: (CivilDate) -> CivilDate
    /// Slugs that an unknown one may be meant for; made when the first is unknown.
    private var slugs: [String]?

    /// - Parameter unpublished: rows of the table.
    init(
        articles: PublishedArticles, unpublished: [UInt32], briefings: [CivilDate: UInt32],
        digestDay: @escaping (CivilDate) -> CivilDate
    ) {
        self.articles = articles
        self.briefings = briefings
        self.digestDay = digestDay
        let table = articles.table
        self.unpublished = Set(unpublished.map { ArticleTable.Link.key(ofSlug: table.slugs.slice(Int($0))) })
        self.unpublishedDays = Set(unpublished.map { digestDay(table.facts[Int($0)].date.date) })
        bySlug.reserveCapacity(articles.count)
        for number in articles.indices {
            let key = ArticleTable.Link.key(ofSlug: table.slugs.slice(articles.row(number)))
            guard let first = bySlug.updateValue(UInt32(number), forKey: key) else { continue }
            repeated[key, default: [first]].append(UInt32(number))
        }
    }

    /// What an article's links lead to; where one of them cannot be followed, that is told with its words.
    mutating func destinations(ofArticle number: Int, into diagnostics: inout [Diagnostic]) -> [LinkDestination] {
        let links = articles.known.table.links[articles.row(number)]
        var found: [LinkDestination] = []
        found.reserveCapacity(links.count)
        for link in links {
            guard let destination = destination(of: link) else {
                return destinations(of: articles[number].text, in: articles.path(of: number), into: &diagnostics)
            }
            found.append(destination)
        }
        return found
    }

    mutating func destinations(
        of text: AnnotatedText, in path: String, into diagnostics: inout [Diagnostic]
    ) -> [LinkDestination] {
        text.links.map { link in
            destination(of: ArticleTable.Link(link.target, isCard: false))
                ?? noDestination(link.target, Origin(path: path, position: link.position), &diagnostics)
        }
    }

    /// The article that a briefing's order names; nil, with a diagnostic, where there is none.
    mutating func article(
        _ name: String, _ origin: Origin, _ diagnostics: inout [Diagnostic]
    ) -> LinkDestination {
        let target = SiteLink.Target.article(name)
        return destination(of: ArticleTable.Link(target, isCard: false)) ?? noDestination(target, origin, &diagnostics)
    }

    private func destination(of link: ArticleTable.Link) -> LinkDestination? {
        if link.slug == 0 {
            return briefings[digestDay(CivilDate(daysSinceEpoch: Int(link.day ?? 0)))].map(LinkDestination.briefing)
        }
        let found = articles(named: link)
        return found.count == 1 ? .article(found[0]) : nil
    }

    private func articles(named link: ArticleTable.Link) -> [UInt32] {
        let found = repeated[link.slug] ?? bySlug[link.slug].map { [$0] } ?? []
        guard let day = link.day else { return found }
        return found.filter { articles.date(of: Int($0)).date.daysSinceEpoch == Int(day) }
    }

    // MARK: Faults

    private mutating func noDestination(
        _ target: SiteLink.Target, _ origin: Origin, _ diagnostics: inout [Diagnostic]
    ) -> LinkDestination {
        switch target {
        case .article(let name): diagnostics.append(fault(ofArticle: name, origin, diagnostics.count))
        case .briefing(let date): diagnostics.append(fault(ofBriefing: date, origin))
        }
        return .unpublished
    }

    private mutating func fault(ofArticle name: String, _ origin: Origin, _ told: Int) -> Diagnostic {
        let slug = ArticleTable.Link.parts(of: name).slug
        let link = ArticleTable.Link(.article(name), isCard: false)
        let found = articles(named: link)
        if found.count > 1 {
            let choices = found.map { "'\(articles.date(of: Int($0)).date)/\(slug)'" }.joined(separator: " and ")
            return Diagnostic(
                .error, id: "ambiguous-article", file: origin.path, position: origin.position,
                message: "several articles have the slug '\(slug)': \(choices)", excerpt: "",
                fix: "put the day before the slug")
        }
        if unpublished.contains(link.slug) {
            return Diagnostic(
                .warning, id: "unpublished-article", file: origin.path, position: origin.position,
                message: "article '\(slug)' is not published; the link is left out", excerpt: "")
        }
        // An import may break thousands of links: only the first ones are compared with all articles.
        let near = told < 100 ? nearestName(to: slug, in: allSlugs(), distance: 3) : nil
        let suggestion = near.map { "; did you mean '\($0)'?" } ?? ""
        return Diagnostic(
            .error, id: "unknown-article", file: origin.path, position: origin.position,
            message: "no article has the slug '\(name)'\(suggestion)", excerpt: "")
    }

    private mutating func allSlugs() -> [String] {
        let all = slugs ?? articles.indices.map(articles.slug)
        slugs = all
        return all
    }

    private func fault(ofBriefing date: CivilDate, _ origin: Origin) -> Diagnostic {
        let day = digestDay(date)
        if unpublishedDays.contains(day) {
            return Diagnostic(
                .warning, id: "unpublished-briefing", file: origin.path, position: origin.position,
                message: "the briefing of \(day) is not published; the link is left out", excerpt: "")
        }
        return Diagnostic(
            .error, id: "unknown-briefing", file: origin.path, position: origin.position,
            message: "there is no briefing for \(date)", excerpt: "", fix: "link to a day that has articles")
    }
}
