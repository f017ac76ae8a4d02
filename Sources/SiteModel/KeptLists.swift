import Articles
import Bytes
import Chronology
import Entities
import LastBuild
import Parallel
import SourceText

// The lists of a resolved site as the record keeps them: as long as nothing but words changes, they are what they were.

extension Site {
    /// For the record; `init(_:_:)` takes them in this order.
    public var listColumns: Columns {
        var writing = ListWriting()
        writing.add(subjectStarts.map(UInt32.init))
        writing.add(articles.rows)
        writing.add(sectionOfArticle.map { UInt32(bitPattern: $0) })
        writing.add(briefingOfArticle)
        writing.add(sections.map(\.name))
        writing.add(sections.map(\.slug))
        writing.add(sections.map { $0.description == nil ? 0 : 1 })
        writing.add(sections.map { $0.description ?? "" })
        writing.add(relations.flatMap { [$0.first.packed, $0.second.packed] })
        for postings in [subjectsOfArticle] + subjectsByKind { writing.add(postings) }
        for postings in [appearances, datelines, statements, depictions, relationsOfSubject] { writing.add(postings) }
        for postings in [articlesOfSection, articlesOfRelation, followUps] { writing.add(postings) }
        writing.add(linkTargets)
        writing.add(linkTargetsOfText)
        add(texts.map { $0?().path }, to: &writing)
        add(briefings, to: &writing)
        add(pictures, to: &writing)
        let adopted = EntityKind.allCases.flatMap { registry.all($0).filter { !$0.isRegistered } }
        writing.add(adopted.map { UInt32($0.id.kind.rawValue) })
        writing.add(adopted.flatMap { [$0.slug, $0.name] })
        writing.add(formerAddresses.map { UInt32($0.article) })
        writing.add(formerAddresses.map(\.file))
        return writing.columns
    }

    private func add(_ briefings: [Briefing], to writing: inout ListWriting) {
        writing.add(briefings.map { UInt32(bitPattern: Int32(clamping: $0.date.daysSinceEpoch)) })
        add(briefings.map { $0.note?().path }, to: &writing)
        var stories = ListColumn<UInt32>()
        var targets = ListColumn<LinkDestination>()
        for briefing in briefings {
            stories.append(briefing.stories)
            targets.append(briefing.introductionTargets)
        }
        writing.add(stories.elements)
        writing.add(stories.ends)
        writing.add(targets)
    }

    /// Files that may be read again, with what tells whether they are the same then: never 0.
    private func add(_ paths: [String?], to writing: inout ListWriting) {
        writing.add(words: paths.map { path in path.map { (fingerprints[$0]?.value ?? 0) | 1 as UInt64 } ?? 0 })
        writing.add(paths.map { $0 ?? "" })
    }

    private func add(_ pictures: [SitePicture], to writing: inout ListWriting) {
        writing.add(pictureNumbers.map { UInt32(bitPattern: $0) })
        writing.add(pictures.map(\.path))
        writing.add(pictures.flatMap { [UInt32(clamping: $0.width ?? 0), UInt32(clamping: $0.height ?? 0)] })
        writing.add(
            pictures.map { ($0.width == nil ? 0 : 1) | ($0.height == nil ? 0 : 2) | ($0.mimeType == nil ? 0 : 4) })
        writing.add(pictures.map { $0.mimeType ?? "" })
    }
}

extension LinkDestination {
    fileprivate var packed: UInt32 {
        switch self {
        case .article(let number): number << 1
        case .briefing(let number): number << 1 | 1
        case .unpublished: .max
        }
    }

    fileprivate init(packed: UInt32) {
        self = packed == .max ? .unpublished : packed & 1 == 0 ? .article(packed >> 1) : .briefing(packed >> 1)
    }
}

/// Puts lists into columns, one after the other.
private struct ListWriting {
    private(set) var columns = Columns()

    mutating func add(_ numbers: [UInt32]) { columns.narrow.append(numbers) }

    mutating func add(words: [UInt64]) { columns.wide.append(words) }

    mutating func add(_ texts: [String]) { columns.texts.append(PackedTexts(texts)) }

    mutating func add(_ postings: Postings) { columns.narrow += postings.columns }

    mutating func add(_ targets: ListColumn<LinkDestination>) {
        add(targets.elements.map(\.packed))
        add(targets.ends)
    }
}

/// Takes them out again, in the same order.
struct ListReading {
    private let columns: LocatedColumns
    private var nextWide = 0
    private var nextNarrow = 0
    private var nextTexts = 0
    /// Whether anything was not as it has to be.
    private(set) var hasFailed = false

    private static let (wide, narrow, texts) = (2, 48, 9)

    init?(_ columns: LocatedColumns) {
        guard columns.has(wide: Self.wide, narrow: Self.narrow, texts: Self.texts) else { return nil }
        self.columns = columns
    }

    mutating func fail() { hasFailed = true }

    mutating func words(count: Int) -> [UInt64] {
        nextWide += 1
        let found = columns.count(ofWide: nextWide - 1)
        if found == count { return columns.words(0..<count, ofWide: nextWide - 1) }
        fail()
        return [UInt64](repeating: 0, count: count)
    }

    mutating func numbers() -> [UInt32] {
        nextNarrow += 1
        return columns.numbers(ofNarrow: nextNarrow - 1)
    }

    /// Fails where there is another number of them.
    mutating func numbers(count: Int) -> [UInt32] {
        let found = numbers()
        if found.count == count { return found }
        hasFailed = true
        return [UInt32](repeating: 0, count: count)
    }

    mutating func postings(subjects: Int) -> Postings {
        nextNarrow += 2
        guard let kept = KeptPostings(columns, at: nextNarrow - 2, subjects: subjects) else {
            hasFailed = true
            return Postings(subjects: subjects)
        }
        return Postings(kept)
    }

    mutating func targets(count: Int) -> ListColumn<LinkDestination> {
        lists(count: count) { LinkDestination(packed: $0) }
    }

    mutating func lists<Element: Sendable>(count: Int, _ make: (UInt32) -> Element) -> ListColumn<Element> {
        let elements = numbers().map(make)
        let ends = numbers()
        if ends.count == count, let column = ListColumn(elements: elements, ends: ends) { return column }
        hasFailed = true
        return ListColumn(emptyLists: count)
    }

    mutating func texts() -> [String] {
        nextTexts += 1
        guard let texts = columns.texts(of: nextTexts - 1) else {
            hasFailed = true
            return []
        }
        return texts.all
    }

    mutating func texts(count: Int) -> [String] {
        let found = texts()
        if found.count == count { return found }
        hasFailed = true
        return [String](repeating: "", count: count)
    }
}
