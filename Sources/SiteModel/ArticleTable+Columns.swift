import Articles
import Bytes
import Chronology
import Entities
import SourceText

/// The table as it lies in a file.
extension ArticleTable {
    /// Places of the table's wide columns.
    enum Wide: Int, CaseIterable { case facts, links }

    /// Of its narrow ones.
    enum Narrow: Int, CaseIterable {
        case subjects, subjectEnds, speakers, speakerEnds, depicted, depictedEnds, linkEnds, pictures, pictureEnds
        case aliasEnds, unregistered, unregisteredEnds, unknownEnds, diagnosticEnds, datelined, datelinedEnds
    }

    /// Of its columns of texts.
    enum Texts: Int, CaseIterable {
        case paths, slugs, sections, picturePaths, aliases, unregistered, unknown, diagnostics
    }

    public var columns: Columns {
        var columns = Columns()
        columns.wide = [[], []]
        columns.wide[0].reserveCapacity(Facts.wordCount * facts.count)
        for own in facts { own.append(to: &columns.wide[0]) }
        for link in links.elements { link.append(to: &columns.wide[1]) }
        columns.narrow = [
            subjects.elements.map(\.packed), subjects.ends, speakers.elements.map(\.packed), speakers.ends,
            depicted.elements.flatMap { [$0.figure, $0.entity.packed] }, depicted.ends, links.ends,
            pictures.elements.map { UInt32(bitPattern: $0) }, pictures.ends, aliases.ends,
            unregistered.elements.map { UInt32($0.kind.rawValue) << 1 | ($0.isNamed ? 1 : 0) }, unregistered.ends,
            unknown.ends, diagnostics.ends,
            datelined.elements.map(\.packed), datelined.ends,
        ]
        columns.texts = [
            paths, slugs, PackedTexts(sections), PackedTexts(picturePaths), PackedTexts(aliases.elements),
            PackedTexts(unregistered.elements.flatMap { [$0.slug, $0.text] }), PackedTexts(unknown.elements),
            PackedTexts(diagnostics.elements.flatMap(\.texts)),
        ]
        return columns
    }

    /// Nil for columns that are no table's.
    public init?(_ columns: Columns) {
        self.init()
        guard columns.wide.count == Wide.allCases.count, columns.narrow.count == Narrow.allCases.count,
            columns.texts.count == Texts.allCases.count
        else { return nil }
        func wide(_ column: Wide) -> [UInt64] { columns.wide[column.rawValue] }
        func narrow(_ column: Narrow) -> [UInt32] { columns.narrow[column.rawValue] }
        func texts(_ column: Texts) -> PackedTexts { columns.texts[column.rawValue] }
        guard wide(.facts).count % Facts.wordCount == 0,
            wide(.links).count % 2 == 0, narrow(.depicted).count % 2 == 0,
            texts(.unregistered).count == 2 * narrow(.unregistered).count,
            let subjects = ListColumn(
                elements: narrow(.subjects).map(EntityReference.init(packed:)), ends: narrow(.subjectEnds)),
            let datelined = ListColumn(
                elements: narrow(.datelined).map(EntityReference.init(packed:)), ends: narrow(.datelinedEnds)),
            let speakers = ListColumn(
                elements: narrow(.speakers).map(EntityReference.init(packed:)), ends: narrow(.speakerEnds)),
            let depicted = ListColumn(elements: Self.depictions(narrow(.depicted)), ends: narrow(.depictedEnds)),
            let links = ListColumn(elements: Self.links(wide(.links)), ends: narrow(.linkEnds)),
            let pictures = ListColumn(
                elements: narrow(.pictures).map { Int32(bitPattern: $0) }, ends: narrow(.pictureEnds)),
            let aliases = ListColumn(elements: texts(.aliases).all, ends: narrow(.aliasEnds)),
            let names = Self.names(narrow(.unregistered), texts(.unregistered)),
            let unregistered = ListColumn(elements: names, ends: narrow(.unregisteredEnds)),
            let unknown = ListColumn(elements: texts(.unknown).all, ends: narrow(.unknownEnds)),
            let faults = Diagnostic.diagnostics(texts: texts(.diagnostics).all),
            let diagnostics = ListColumn(elements: faults, ends: narrow(.diagnosticEnds))
        else { return nil }
        facts = stride(from: 0, to: wide(.facts).count, by: Facts.wordCount).map { Facts(wide(.facts), at: $0) }
        paths = texts(.paths)
        slugs = texts(.slugs)
        sections = texts(.sections).all
        picturePaths = texts(.picturePaths).all
        self.subjects = subjects
        self.datelined = datelined
        self.speakers = speakers
        self.depicted = depicted
        self.links = links
        self.pictures = pictures
        self.aliases = aliases
        self.unregistered = unregistered
        self.unknown = unknown
        self.diagnostics = diagnostics
        let counts = [paths.count, slugs.count, subjects.count, speakers.count, depicted.count, links.count]
        let others = [
            pictures.count, aliases.count, unregistered.count, unknown.count, diagnostics.count, datelined.count,
        ]
        guard (counts + others).allSatisfy({ $0 == facts.count }),
            facts.allSatisfy({ Int($0.section) < sections.count }),
            pictures.elements.allSatisfy({ Int($0) < picturePaths.count })
        else { return nil }
    }

    private static func depictions(_ words: [UInt32]) -> [Depiction] {
        stride(from: 0, to: words.count, by: 2).map {
            Depiction(figure: words[$0], entity: EntityReference(packed: words[$0 + 1]))
        }
    }

    private static func links(_ words: [UInt64]) -> [Link] {
        stride(from: 0, to: words.count, by: 2).map { Link(slug: words[$0], rest: words[$0 + 1]) }
    }

    private static func names(_ kinds: [UInt32], _ texts: PackedTexts) -> [UnregisteredName]? {
        var names: [UnregisteredName] = []
        for (place, word) in kinds.enumerated() {
            guard let kind = EntityKind(rawValue: UInt8(truncatingIfNeeded: word >> 1)) else { return nil }
            names.append(
                UnregisteredName(
                    kind: kind, slug: texts[2 * place], text: texts[2 * place + 1], isNamed: word & 1 == 1))
        }
        return names
    }
}

extension ArticleTable.Link {
    fileprivate func append(to words: inout [UInt64]) {
        words.append(slug)
        words.append(UInt64(UInt32(bitPattern: day ?? 0)) << 2 | (day != nil ? 2 : 0) | (isCard ? 1 : 0))
    }

    init(slug: UInt64, rest: UInt64) {
        self.slug = slug
        day = rest & 2 == 0 ? nil : Int32(bitPattern: UInt32(truncatingIfNeeded: rest >> 2))
        isCard = rest & 1 == 1
    }
}

extension ArticleTable.Facts {
    static let wordCount = 9 + ArticleTable.TextFacts.wordCount

    private static let (isDraft, lacksPicture, hasUpdated, hasExpiry, hasWeight, hasDateline):
        (
            UInt64, UInt64, UInt64, UInt64, UInt64, UInt64
        ) = (1, 2, 4, 8, 16, 32)

    fileprivate func append(to words: inout [UInt64]) {
        func add(_ number: Int) { words.append(UInt64(bitPattern: Int64(number))) }
        var flags: UInt64 = isDraft ? Self.isDraft : 0
        if lacksPicture { flags |= Self.lacksPicture }
        if updated != nil { flags |= Self.hasUpdated }
        if expiry != nil { flags |= Self.hasExpiry }
        if weight != nil { flags |= Self.hasWeight }
        if dateline != nil { flags |= Self.hasDateline }
        words += text.columns
        date.append(to: &words)
        (updated ?? date).append(to: &words)
        add(visibleFrom)
        add(expiry ?? 0)
        add(weight ?? 0)
        words.append(UInt64(UInt32(bitPattern: section)) << 32 | UInt64(dateline?.packed ?? 0))
        words.append(flags)
    }

    init(_ words: [UInt64], at place: Int) {
        text = ArticleTable.TextFacts(words[place...])
        let start = place + ArticleTable.TextFacts.wordCount
        func number(_ place: Int) -> Int { Int(truncatingIfNeeded: words[start + place]) }
        let flags = words[start + 8]
        date = Moment(words[start], words[start + 1])
        updated = flags & Self.hasUpdated == 0 ? nil : Moment(words[start + 2], words[start + 3])
        visibleFrom = number(4)
        expiry = flags & Self.hasExpiry == 0 ? nil : number(5)
        weight = flags & Self.hasWeight == 0 ? nil : number(6)
        section = Int32(truncatingIfNeeded: words[start + 7] >> 32)
        dateline =
            flags & Self.hasDateline == 0
            ? nil : EntityReference(packed: UInt32(truncatingIfNeeded: words[start + 7]))
        isDraft = flags & Self.isDraft != 0
        lacksPicture = flags & Self.lacksPicture != 0
    }
}

extension ArticleTable.TextFacts {
    static let wordCount = 5 + 8

    /// The first words of a row.
    public var columns: [UInt64] {
        [file, head, quotes, mentions, words] + (0..<8).map { sentences[$0] }
    }

    init(_ columns: ArraySlice<UInt64>) {
        let start = columns.startIndex
        (file, head, quotes) = (columns[start], columns[start + 1], columns[start + 2])
        (mentions, words) = (columns[start + 3], columns[start + 4])
        sentences = SIMD8()
        for part in 0..<8 { sentences[part] = columns[start + 5 + part] }
    }
}

extension ArticleTable {
    /// Takes what became of rows since the columns were written: the first words of each.
    public mutating func amend(_ rows: [Int: [UInt64]]) {
        for (row, words) in rows where row < facts.count && words.count == TextFacts.wordCount {
            facts[row].text = TextFacts(words[...])
        }
    }
}

extension Moment {
    fileprivate func append(to words: inout [UInt64]) {
        words.append(UInt64(bitPattern: Int64(seconds)))
        words.append(UInt64(bitPattern: Int64(offset)) << 1 | (hasTime ? 1 : 0))
    }

    init(_ seconds: UInt64, _ rest: UInt64) {
        self.init(
            seconds: Int(truncatingIfNeeded: seconds), offset: Int(Int64(bitPattern: rest) >> 1),
            hasTime: rest & 1 == 1)
    }
}
