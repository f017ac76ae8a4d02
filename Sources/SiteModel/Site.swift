import Articles
import Bytes
import Chronology
import Entities
import Parallel
import SourceText

/// The whole site, resolved: every name an entity, every link a page, every list in its order.
///
/// Articles are numbered from the oldest; subjects (people, countries, organizations, places, topics) run through one
/// numbering, kind after kind.
public struct Site: Sendable {
    public let settings: SiteSettings
    public let registry: EntityRegistry
    /// The site's path at its host, with slashes at both ends.
    public let basePath: String
    /// Published ones, oldest first.
    public var articles: PublishedArticles
    /// Sizes are filled in once the files' headers have been read.
    public var pictures: [SitePicture]
    /// By the picture's number in the table of articles; -1 for one that no published article shows.
    let pictureNumbers: [Int32]
    public let sections: [Section]
    /// By article; -1 for one without a section.
    public let sectionOfArticle: [Int32]
    /// By subject; nil for those without a file.
    public let texts: [Deferred<EntityText>?]
    public let briefings: [Briefing]
    /// By article.
    public let briefingOfArticle: [UInt32]

    /// Where each kind's subjects begin, and after the last kind their count.
    public let subjectStarts: [Int]
    /// By article: its subjects, each once, datelines left out.
    public let subjectsOfArticle: Postings
    /// By kind: the same, of that kind only.
    public let subjectsByKind: [Postings]
    /// By subject: its articles, newest first.
    public let appearances: Postings
    /// By section.
    public let articlesOfSection: Postings
    /// By subject: articles that are datelined there, newest first.
    public let datelines: Postings
    /// By subject, people only: `article << 8 | statement`, newest first.
    public let statements: Postings
    /// By subject: `article << 8 | figure`, newest first.
    public let depictions: Postings
    public let relations: [Relation]
    /// By relation: the articles that name both, newest first.
    public let articlesOfRelation: Postings
    /// By subject, countries only: relations that it is part of, the one with most articles first.
    public let relationsOfSubject: Postings
    /// By article: what `text.links` lead to.
    public let linkTargets: ListColumn<LinkDestination>
    /// By subject: what the links of its text lead to.
    public let linkTargetsOfText: ListColumn<LinkDestination>
    /// By article: later articles with a card to it, newest first.
    public let followUps: Postings
    /// By path: of entities' and briefings' files.
    public let fingerprints: [String: Fingerprint]
    /// The clock that the build was told.
    public let now: Moment
    /// Where articles were published before, besides what their front matter says.
    public var formerAddresses: [FormerAddress] = []

    /// Whether the lists are those of the last build, where it left them.
    public var areListsKept: Bool { subjectsOfArticle.kept != nil }
}

public struct Section: Sendable {
    public let name: String
    public let slug: String
    public let description: String?
    /// Who named it first, for diagnostics; nil for one that only `site.yml` names.
    public let origin: Origin?
}

/// Where something comes from.
public struct Origin: Sendable, Hashable {
    public let path: String
    public let position: SourcePosition

    public init(path: String, position: SourcePosition = SourcePosition(line: 1, column: 1)) {
        self.path = path
        self.position = position
    }
}

/// An address that an article was published at before.
public struct FormerAddress: Sendable, Hashable {
    /// `2017/09/14/old-slug/index.html`.
    public let file: String
    /// The article's number.
    public let article: Int

    public init(file: String, article: Int) {
        self.file = file
        self.article = article
    }
}

public struct Briefing: Sendable {
    /// The day; of a weekly digest, the week's Monday.
    public let date: CivilDate
    public let note: Deferred<BriefingNote>?
    /// In the order in which the briefing shows them.
    public let stories: [UInt32]
    public let introductionTargets: [LinkDestination]
}

/// Two countries that share enough articles, in alphabetical order of their slugs.
public struct Relation: Sendable {
    public let first: EntityID
    public let second: EntityID
}

/// What a link within the site leads to.
public enum LinkDestination: Sendable, Hashable {
    case article(UInt32)
    case briefing(UInt32)
    /// An article that is not published now: the words stay, the link goes.
    case unpublished
}

extension Site {
    public func subject(_ id: EntityID) -> Int { subjectStarts[Int(id.kind.rawValue)] + id.index }

    public func entity(_ subject: Int) -> EntityID {
        var kind = 0
        while kind + 1 < EntityKind.allCases.count, subjectStarts[kind + 1] <= subject { kind += 1 }
        return EntityID(EntityKind.allCases[kind], index: subject - subjectStarts[kind])
    }

    public func subjects(of kind: EntityKind) -> Range<Int> {
        subjectStarts[Int(kind.rawValue)]..<subjectStarts[Int(kind.rawValue) + 1]
    }

    public var subjectCount: Int { subjectStarts[EntityKind.allCases.count] }

    /// Whether an entity has a page: countries only once an article or file names them, everybody else always.
    public func hasPage(_ subject: Int) -> Bool {
        guard subjects(of: .country).contains(subject) else { return true }
        return appearances.count(subject) > 0 || datelines.count(subject) > 0 || texts[subject] != nil
    }

}
