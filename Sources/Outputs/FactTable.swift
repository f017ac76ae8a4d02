import Bytes
import Entities
import SiteModel

/// The facts of one build: what each thing is called in every build, and what it is now.
public struct FactTable: Sendable {
    /// What facts are about. A thing's key is made from its file's path or its name, so that it is the same in the next
    /// build, where the thing may have another number.
    public enum Space: Int, CaseIterable, Sendable {
        case article, subject, section, relation, briefing, month, picture, page
        /// Things whose number is the same in all builds: a kind of entity, a part of the sitemap, a template.
        case fixed
    }

    /// By space and number.
    public internal(set) var keys: [[UInt64]]
    /// By kind of fact and number: what is equal as long as the fact is the same.
    public internal(set) var values: [[UInt64]]

    /// - Parameter templates: by entry, the fingerprint of the template with all that it includes.
    public init(_ lists: SiteLists, templates: [UInt64], jobs: Int) {
        self = FactValues.table(lists, templates: templates, jobs: jobs)
    }

    init(keys: [[UInt64]], values: [[UInt64]]) {
        self.keys = keys
        self.values = values
    }

    /// An article's key, by its file's path.
    public static func key(ofArticle path: ArraySlice<UInt8>) -> UInt64 {
        var key = PartsFingerprint()
        key.add(path)
        return key.value
    }

    /// The key of an article's page, by the article's.
    public static func key(ofArticlePage article: UInt64) -> UInt64 { key(4, article, 0) }

    /// What an article is, from what lists say of it and from the rest. Given what it is and the same rest, what lists say.
    static func value(ofArticle lists: UInt64, head: UInt64) -> UInt64 { lists ^ head }

    /// What is another of an article whose row changed in nothing that lists are made from: kinds of facts with the fact's
    /// number in the record, and what it is now.
    ///
    /// - Parameters:
    ///   - number: the article's in the record.
    ///   - former: its row when the values were worked out.
    ///   - value: what a fact was then, as the record keeps it.
    public static func changes(
        ofArticle number: Int, _ text: ArticleTable.TextFacts, since former: ArticleTable.TextFacts,
        value: (_ kind: Int, _ number: Int) -> UInt64
    ) -> [(kind: Int, number: Int, value: UInt64)] {
        var changes: [(kind: Int, number: Int, value: UInt64)] = []
        func add(_ kind: Fact.Kind, _ number: Int, _ now: (_ then: UInt64) -> UInt64) {
            let then = value(Int(kind.rawValue), number)
            // The lowest bit is always set.
            let now = now(then) | 1
            if now != then { changes.append((Int(kind.rawValue), number, now)) }
        }
        add(.article, number) { Self.value(ofArticle: Self.value(ofArticle: $0, head: former.head), head: text.head) }
        add(.words, number) { _ in text.words }
        add(.quotes, number) { _ in text.quotes }
        add(.mentions, number) { _ in text.mentions }
        for part in 0..<Fact.sentenceParts {
            add(.sentences, number * Fact.sentenceParts + part) { _ in text.sentences[part] }
        }
        return changes
    }

    fileprivate static func key(_ kind: Int, _ part: UInt64, _ other: UInt64) -> UInt64 {
        var key = PartsFingerprint()
        key.add(kind)
        key.add(part)
        key.add(other)
        return key.value
    }

    /// The kind of fact that each page is for itself, as long as it is there.
    public static let pageKind = Int(Fact.Kind.slice.rawValue)

    public static let templateKind = Int(Fact.Kind.template.rawValue)

    public static let kindCount = Fact.Kind.allCases.count

    public static func space(ofKind kind: Int) -> Space { Fact.Kind.allCases[kind].space }

    /// How many facts of a kind each thing of its space has.
    static func parts(ofKind kind: Int) -> Int { Fact.Kind.allCases[kind].parts }
}

extension Fact.Kind {
    var parts: Int { self == .sentences ? Fact.sentenceParts : 1 }

    var space: FactTable.Space {
        switch self {
        case .article, .quotes, .mentions, .sentences, .words, .neighbours, .followUps: .article
        case .subject, .subjectList, .gallery, .relationsOf, .peopleOf: .subject
        case .section, .sectionList: .section
        case .relationList: .relation
        case .slice: .page
        case .briefing, .briefingNeighbours: .briefing
        case .month: .month
        case .picture: .picture
        case .calendar, .newestBriefings, .index, .sitemap, .newestArticles, .template: .fixed
        }
    }
}

/// The keys of a site's things.
struct FactKeys {
    let article: [UInt64]
    let subject: [UInt64]
    let section: [UInt64]
    let relation: [UInt64]
    let briefing: [UInt64]
    let month: [UInt64]
    let picture: [UInt64]
    let formerAddress: [UInt64]

    init(_ lists: SiteLists) {
        let site = lists.site
        article = site.articles.indices.map { number in
            FactTable.key(ofArticle: site.articles.pathBytes(of: number))
        }
        let subjects = (0..<site.subjectCount).map { subject -> UInt64 in
            let id = site.entity(subject)
            return EntityKeys.key(id.kind, slug: site.registry.slug(of: id))
        }
        subject = subjects
        section = site.sections.map { Self.key($0.name) }
        relation = site.relations.map { relation in
            var key = PartsFingerprint()
            key.add(subjects[site.subject(relation.first)])
            key.add(subjects[site.subject(relation.second)])
            return key.value
        }
        briefing = site.briefings.map { briefing in
            // Not the day itself: 0 says that there is none.
            var key = PartsFingerprint()
            key.add(briefing.date.daysSinceEpoch)
            return key.value
        }
        month = lists.monthRange.map(UInt64.init)
        picture = site.pictures.map { Self.key($0.path) }
        // Whose address it was is part of it: a file that leads elsewhere is another one.
        let articles = article
        formerAddress = site.formerAddresses.map { Self.key($0.file) ^ articles[$0.article] }
    }

    private static func key(_ text: String) -> UInt64 {
        var key = PartsFingerprint()
        key.add(text)
        return key.value
    }

    func key(of list: ItemList) -> UInt64 {
        switch list {
        case .subject(let number): subject[number]
        case .section(let number): section[number]
        case .relation(let number): relation[number]
        }
    }

    func key(of list: FeedList) -> UInt64 {
        switch list {
        case .site: 0
        case .subject(let number): subject[number]
        case .section(let number): section[number]
        }
    }

    private func made(_ kind: Int, _ part: UInt64 = 0, _ other: UInt64 = 0) -> UInt64 {
        FactTable.key(kind, part, other)
    }

    /// What a page is, whatever its address.
    func key(of page: Page) -> UInt64 {
        return switch page {
        case .home: made(0)
        case .briefing(let number): made(1, briefing[number])
        case .archive: made(2)
        case .month(let month): made(3, UInt64(month))
        case .article(let number): FactTable.key(ofArticlePage: article[number])
        case .entity(let number): made(5, subject[number])
        case .entities(let kind): made(6, UInt64(kind.rawValue))
        case .relation(let number): made(7, relation[number])
        case .section(let number): made(8, section[number])
        case .sections: made(9)
        case .sealed(let list, let number): made(10, self.key(of: list), UInt64(number))
        case .sealedPages(let list): made(11, self.key(of: list))
        case .notFound: made(12)
        case .rssFeed(let list): made(13, self.key(of: list))
        case .jsonFeed(let list): made(14, self.key(of: list))
        case .sitemap(let part): made(15, UInt64(part ?? 0))
        case .robots: made(16)
        case .redirect(let number, let alias): made(17, article[number], UInt64(alias))
        case .formerAddress(let number): made(18, formerAddress[number])
        }
    }
}
