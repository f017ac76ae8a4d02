import Articles
import Bytes
import Chronology
import Entities
import SourceText

/// One article's row of the table.
public struct ArticleRow: Sendable {
    /// The section's number is the table's to give.
    public let facts: ArticleTable.Facts
    let path: String
    let slug: String
    let section: String?
    let subjects: [EntityReference]
    let datelined: [EntityReference]
    let speakers: [EntityReference]
    let depicted: [ArticleTable.Depiction]
    let links: [ArticleTable.Link]
    let pictures: [String?]
    let aliases: [String]
    let unregistered: [ArticleTable.UnregisteredName]
    let unknown: [String]
    let diagnostics: [Diagnostic]

    /// Statements and figures that lists show: their number and the article's share a word.
    static let mostOfAKind = 256

    /// - Parameter diagnostics: what was wrong with its file.
    public init(
        of article: Article, _ keys: EntityKeys, _ lookUp: inout PictureLookUp, diagnostics: [Diagnostic] = []
    ) {
        let text = article.text
        let folder = PictureFaults.folder(of: article.path)
        var lacksPicture = false
        var pictures: [String?] = []
        for (number, source) in text.pictureSources.enumerated() {
            let answer = lookUp.find(source, in: folder)
            if case .picture(let path) = answer { pictures.append(path) } else { pictures.append(nil) }
            if PictureFaults.isFault(answer, source, isFigure: number < text.figures.count) { lacksPicture = true }
        }
        path = article.path
        slug = article.slug
        section = article.section?.value
        let found = Self.subjects(of: article)
        subjects = found
        datelined = text.mentions.filter { $0.place == .dateline && !found.contains($0.entity) }.map(\.entity)
        speakers = text.statements.prefix(Self.mostOfAKind).map(\.speaker)
        depicted = Self.depictions(in: text)
        links = Self.links(in: text)
        self.pictures = pictures
        aliases = article.aliases.map(\.value)
        unregistered = text.unregistered.map {
            ArticleTable.UnregisteredName(kind: $0.kind, slug: $0.slug, text: $0.text, isNamed: $0.isNamed)
        }
        unknown = text.unknownNames.sorted()
        self.diagnostics = diagnostics
        facts = ArticleTable.Facts(
            text: ArticleTable.TextFacts(
                file: article.fingerprint.value, head: Self.head(of: article, pictures, keys),
                quotes: text.quotesFingerprint, mentions: text.mentionsFingerprint(keys),
                words: text.fingerprint(keys), sentences: text.sentenceFingerprints(keys)),
            date: article.date,
            updated: article.updated, visibleFrom: article.visibleFrom.seconds, expiry: article.expiryDate?.seconds,
            isDraft: article.isDraft, weight: article.weight, section: -1, dateline: text.dateline?.place,
            lacksPicture: lacksPicture)
    }

    private static func head(of article: Article, _ pictures: [String?], _ keys: EntityKeys) -> UInt64 {
        var value = PartsFingerprint()
        let text = article.text
        value.add(article.frontMatter.value)
        value.add(article.slug)
        value.add(article.leadFigure ?? -1)
        value.add(article.minutes)
        value.add(text.dateline?.text)
        value.add(text.dateline?.place.map { keys.key(of: $0, in: text) } ?? 0)
        for reference in article.subjects { value.add(keys.key(of: reference, in: text)) }
        for statement in text.statements { value.add(keys.key(of: statement.speaker, in: text)) }
        for figure in text.figures { value.add(figure, of: text, keys) }
        for picture in pictures { value.add(picture) }
        return value.value
    }

    private static func subjects(of article: Article) -> [EntityReference] {
        var found: [EntityReference] = []
        func add(_ reference: EntityReference) {
            if !found.contains(reference) { found.append(reference) }
        }
        let text = article.text
        let bodyStart = UInt32(text.bodyStart)
        for mention in text.mentions where mention.start >= bodyStart && mention.place != .dateline {
            add(mention.entity)
        }
        for mention in text.mentions where mention.start < bodyStart { add(mention.entity) }
        for subject in article.subjects { add(subject) }
        return found
    }

    private static func depictions(in text: AnnotatedText) -> [ArticleTable.Depiction] {
        var found: [ArticleTable.Depiction] = []
        for (number, figure) in text.figures.enumerated().prefix(mostOfAKind) {
            let start = found.count
            for depicted in figure.depicted where !found[start...].contains(where: { $0.entity == depicted.entity }) {
                found.append(ArticleTable.Depiction(figure: UInt32(number), entity: depicted.entity))
            }
        }
        return found
    }

    private static func links(in text: AnnotatedText) -> [ArticleTable.Link] {
        if text.links.isEmpty { return [] }
        var cards: Set<Int> = []
        for hole in text.holes {
            if case .card(let link) = hole.filling { cards.insert(link) }
        }
        return text.links.enumerated().map { ArticleTable.Link($1.target, isCard: cards.contains($0)) }
    }
}

extension AnnotatedText {
    /// Where the pictures are, as their authors wrote it: the figures', then those within the text.
    var pictureSources: [String] { figures.map(\.source) + inlinePictures.map(\.source) }
}

extension ArticleTable.Link {
    init(_ target: SiteLink.Target, isCard: Bool) {
        self.isCard = isCard
        switch target {
        case .briefing(let date): (slug, day) = (0, Int32(clamping: date.daysSinceEpoch))
        case .article(let name):
            let (day, slug) = Self.parts(of: name)
            self.slug = Self.key(ofSlug: Array(slug.utf8)[...])
            self.day = day
        }
    }

    /// `2017-09-14/slug` is a day and a slug; what stands there and is no day is a day that no article has.
    static func parts(of name: String) -> (day: Int32?, slug: String) {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return (nil, name) }
        guard let date = CivilDate.parse(parts[0]), date.description == parts[0] else { return (.max, parts[1]) }
        return (Int32(clamping: date.daysSinceEpoch), parts[1])
    }

    /// A slug as links are compared by.
    static func key(ofSlug slug: ArraySlice<UInt8>) -> UInt64 {
        var key = PartsFingerprint()
        key.add(slug)
        // A briefing's link has none.
        return key.value | 1
    }
}
