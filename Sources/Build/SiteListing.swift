import Articles
import Entities
import SiteModel
import SourceText

/// What `list` shows.
public struct SiteListing: Sendable {
    public struct ArticleRow: Sendable, Hashable {
        public enum State: String, Sendable, Hashable { case published, draft, future, expired }

        /// `2017-09-14`.
        public let date: String
        public let section: String
        public let slug: String
        public let title: String
        public let path: String
        public let state: State
    }

    public struct PersonRow: Sendable, Hashable {
        public let slug: String
        public let name: String
        /// At present; empty where none is known.
        public let role: String
        public let country: String
        public let articles: Int
        public let hasFile: Bool
    }

    public struct CountryRow: Sendable, Hashable {
        public let code: String
        public let slug: String
        public let name: String
        public let articles: Int
    }

    /// Newest first, whatever their state.
    public private(set) var articles: [ArticleRow] = []
    /// By slug.
    public private(set) var people: [PersonRow] = []
    /// Those that articles name, by slug.
    public private(set) var countries: [CountryRow] = []
    public private(set) var diagnostics: [Diagnostic] = []

    init() {}

    init(everythingIn parts: SiteParts, into diagnostics: inout [Diagnostic]) {
        let visibility = parts.visibility
        var all = parts
        all.visibility.showsDrafts = true
        all.visibility.showsFuture = true
        all.visibility.showsExpired = true
        let site = Site.resolve(all, into: &diagnostics)
        articles = site.articles.reversed().map { article in
            ArticleRow(
                date: article.date.date.description, section: article.section?.value ?? "", slug: article.slug,
                title: article.title, path: article.path, state: Self.state(of: article, visibility))
        }
        people = site.subjects(of: .person).map { subject in
            let entity = site.registry[site.entity(subject)]
            return PersonRow(
                slug: entity.slug, name: entity.name,
                role: site.registry.role(of: entity.id, on: visibility.now.date)?.title ?? "",
                country: entity.belongsTo.map(site.registry.name) ?? "", articles: site.appearances.count(subject),
                hasFile: entity.isRegistered)
        }.sorted { $0.slug < $1.slug }
        countries = site.subjects(of: .country).filter { site.appearances.count($0) > 0 }.map { subject in
            let entity = site.registry[site.entity(subject)]
            return CountryRow(
                code: (entity.country?.code ?? "").uppercased(), slug: entity.slug, name: entity.name,
                articles: site.appearances.count(subject))
        }.sorted { $0.slug < $1.slug }
    }

    func with(_ diagnostics: [Diagnostic]) -> SiteListing {
        var listing = self
        listing.diagnostics = diagnostics
        return listing
    }

    private static func state(of article: Article, _ visibility: Visibility) -> ArticleRow.State {
        .init(
            isDraft: article.isDraft, from: article.visibleFrom.seconds, until: article.expiryDate?.seconds,
            now: visibility.now.seconds)
    }
}

extension SiteListing.ArticleRow.State {
    /// - Parameters:
    ///   - from: when the article is to be seen first, in seconds since 1970.
    ///   - until: when its time is over.
    init(isDraft: Bool, from: Int, until: Int?, now: Int) {
        if isDraft {
            self = .draft
        } else if from > now {
            self = .future
        } else if let until, until <= now {
            self = .expired
        } else {
            self = .published
        }
    }
}

extension Site {
    /// Articles that only authors see as yet, or still.
    var unpublishedPages: [UnpublishedPage] {
        articles.indices.compactMap { number in
            let facts = articles.facts(of: number)
            let state = SiteListing.ArticleRow.State(
                isDraft: facts.isDraft, from: facts.visibleFrom, until: facts.expiry, now: now.seconds)
            return state == .published
                ? nil : UnpublishedPage(file: Self.file(at: path(ofArticle: number)), state: state)
        }
    }
}
