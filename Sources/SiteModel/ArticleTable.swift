import Articles
import Bytes
import Chronology
import Entities
import SourceText

/// All articles without their words: what lists, addresses and numbers are made from. A site is put together from this
/// alone, so that the words are read only of what is shown.
///
/// References to entities are those of the registry before anybody was adopted.
public struct ArticleTable: Sendable {
    /// Fingerprints of what an edit may change that changes no list.
    public struct TextFacts: Sendable, Equatable {
        /// Of the file's bytes.
        public var file: UInt64
        /// Of all that it gave but its words: with the names and pictures that were found for it.
        public var head: UInt64
        /// Of captions and statements.
        public var quotes: UInt64
        /// Of who is named in which sentence, in which sense.
        public var mentions: UInt64
        /// Of all its words.
        public var words: UInt64
        /// Of the sentences that name somebody, in parts by whom they name: see `AnnotatedText.sentencePart`.
        public var sentences: SIMD8<UInt64>
    }

    /// What every article has one of.
    public struct Facts: Sendable, Equatable {
        public var text: TextFacts
        public var date: Moment
        public var updated: Moment?
        /// Seconds since 1970.
        public var visibleFrom: Int
        /// Likewise.
        public var expiry: Int?
        public var isDraft: Bool
        public var weight: Int?
        /// In `sections`; -1 for none.
        public var section: Int32
        public var dateline: EntityReference?
        /// Whether something is to be said of a picture.
        public var lacksPicture: Bool
    }

    /// An entity on a picture.
    public struct Depiction: Sendable, Equatable {
        public let figure: UInt32
        public let entity: EntityReference
    }

    /// A link within the site, as it was written.
    public struct Link: Sendable, Equatable {
        /// Of the slug that an article is named by; 0 for a briefing.
        public let slug: UInt64
        /// The day of a briefing or, where it stands before the slug, of an article: days since 1970.
        public let day: Int32?
        /// Whether it shows the article's card.
        public let isCard: Bool
    }

    /// Somebody who is annotated and has no file.
    public struct UnregisteredName: Sendable, Equatable {
        public let kind: EntityKind
        public let slug: String
        public let text: String
        public let isNamed: Bool
    }

    public internal(set) var facts: [Facts] = []
    /// Of the files, relative to the site's folder.
    public internal(set) var paths = PackedTexts()
    public internal(set) var slugs = PackedTexts()
    /// Names of sections, in the order in which rows gave them.
    public internal(set) var sections: [String] = []
    /// Each subject once, those of the body first, datelines left out.
    public internal(set) var subjects = ListColumn<EntityReference>()
    /// Whom nothing but the dateline names.
    public internal(set) var datelined = ListColumn<EntityReference>()
    /// By statement: who speaks.
    public internal(set) var speakers = ListColumn<EntityReference>()
    /// Each entity once for each figure.
    public internal(set) var depicted = ListColumn<Depiction>()
    public internal(set) var links = ListColumn<Link>()
    /// By figure, then by picture within the text: in `picturePaths`; -1 for one that is elsewhere or was not found.
    public internal(set) var pictures = ListColumn<Int32>()
    /// Relative to the content folder.
    public internal(set) var picturePaths: [String] = []
    public internal(set) var aliases = ListColumn<String>()
    public internal(set) var unregistered = ListColumn<UnregisteredName>()
    /// Words that stand where a name would, and are nobody's.
    public internal(set) var unknown = ListColumn<String>()
    /// What was wrong with the file by itself.
    public internal(set) var diagnostics = ListColumn<Diagnostic>()

    private var sectionNumbers: [String: Int32] = [:]
    private var pictureNumbers: [String: Int32] = [:]

    public init() {}

    public var count: Int { facts.count }

    public mutating func append(_ row: ArticleRow) {
        var own = row.facts
        own.section = row.section.map { Self.number(of: $0, in: &sections, &sectionNumbers) } ?? -1
        facts.append(own)
        paths.append(row.path)
        slugs.append(row.slug)
        subjects.append(row.subjects)
        datelined.append(row.datelined)
        speakers.append(row.speakers)
        depicted.append(row.depicted)
        links.append(row.links)
        pictures.append(
            row.pictures.map { $0.map { Self.number(of: $0, in: &picturePaths, &pictureNumbers) } ?? -1 })
        aliases.append(row.aliases)
        unregistered.append(row.unregistered)
        unknown.append(row.unknown)
        diagnostics.append(row.diagnostics)
    }

    private static func number(of text: String, in texts: inout [String], _ numbers: inout [String: Int32]) -> Int32 {
        if let known = numbers[text] { return known }
        let number = Int32(texts.count)
        numbers[text] = number
        texts.append(text)
        return number
    }
}

// MARK: Rows of an earlier build

extension ArticleTable {
    /// An empty table whose sections and pictures have the numbers that they have in another, whose rows it can take.
    public init(after other: ArticleTable) {
        sections = other.sections
        picturePaths = other.picturePaths
        for (number, name) in sections.enumerated() { sectionNumbers[name] = Int32(number) }
        for (number, path) in picturePaths.enumerated() { pictureNumbers[path] = Int32(number) }
    }

    /// Takes rows of the table that this one was made after.
    public mutating func append(rows: Range<Int>, of other: ArticleTable) {
        facts.append(contentsOf: other.facts[rows])
        paths.append(rows, of: other.paths)
        slugs.append(rows, of: other.slugs)
        subjects.append(rows: rows, of: other.subjects)
        datelined.append(rows: rows, of: other.datelined)
        speakers.append(rows: rows, of: other.speakers)
        depicted.append(rows: rows, of: other.depicted)
        links.append(rows: rows, of: other.links)
        pictures.append(rows: rows, of: other.pictures)
        aliases.append(rows: rows, of: other.aliases)
        unregistered.append(rows: rows, of: other.unregistered)
        unknown.append(rows: rows, of: other.unknown)
        diagnostics.append(rows: rows, of: other.diagnostics)
    }

    /// The same with other references, for a registry that has other numbers.
    public func withReferences(_ map: (EntityReference) -> EntityReference) -> ArticleTable {
        var table = self
        for row in table.facts.indices { table.facts[row].dateline = table.facts[row].dateline.map(map) }
        table.subjects = subjects.mapElements(map)
        table.datelined = datelined.mapElements(map)
        table.speakers = speakers.mapElements(map)
        table.depicted = depicted.mapElements { Depiction(figure: $0.figure, entity: map($0.entity)) }
        return table
    }
}
