import Articles
import Bytes
import Chronology
import Entities
import LastBuild

/// An article table's rows where the last build's record has them.
public final class KeptRows: Sendable {
    private let columns: LocatedColumns
    /// Of rows that are others than they were when the record was written: their first words.
    private let amended: [Int: [UInt64]]
    public let count: Int

    /// - Parameter amended: see `Amendments.rows`.
    /// - Returns: nil unless the columns have the form of a table's.
    public init?(_ columns: LocatedColumns, amended: [Int: [UInt64]]) {
        guard
            columns.has(
                wide: ArticleTable.Wide.allCases.count, narrow: ArticleTable.Narrow.allCases.count,
                texts: ArticleTable.Texts.allCases.count),
            columns.count(ofTexts: .paths) == columns.count(ofTexts: .slugs),
            columns.count(ofWide: .facts) == ArticleTable.Facts.wordCount * columns.count(ofTexts: .paths)
        else { return nil }
        self.columns = columns
        self.amended = amended
        count = columns.count(ofTexts: .paths)
    }

    /// The same with other rows amended besides.
    public func amended(_ rows: [Int: [UInt64]]) -> KeptRows {
        KeptRows(columns, amended.merging(rows) { _, new in new }, count)
    }

    private init(_ columns: LocatedColumns, _ amended: [Int: [UInt64]], _ count: Int) {
        self.columns = columns
        self.amended = amended
        self.count = count
    }

    public func facts(_ row: Int) -> ArticleTable.Facts {
        let length = ArticleTable.Facts.wordCount
        var words = columns.words(length * row..<length * (row + 1), ofWide: .facts)
        if let own = amended[row] { words.replaceSubrange(0..<own.count, with: own) }
        return ArticleTable.Facts(words, at: 0)
    }

    func date(_ row: Int) -> Moment {
        let start = ArticleTable.Facts.wordCount * row + ArticleTable.TextFacts.wordCount
        let words = columns.words(start..<start + 2, ofWide: .facts)
        return Moment(words[0], words[1])
    }

    func path(_ row: Int) -> [UInt8] { columns.text(row, of: .paths) }
    func slug(_ row: Int) -> [UInt8] { columns.text(row, of: .slugs) }
    /// Few articles have any.
    func aliases(_ row: Int) -> Range<Int> { hasAliases ? columns.range(of: row, ends: .aliasEnds) : 0..<0 }
    private var hasAliases: Bool { columns.count(ofTexts: .aliases) > 0 }
    func alias(_ place: Int) -> String { columns.string(place, of: .aliases) }
    func speakerCount(_ row: Int) -> Int { columns.range(of: row, ends: .speakerEnds).count }

    func pictures(_ row: Int) -> [Int32] {
        columns.numbers(columns.range(of: row, ends: .pictureEnds), ofNarrow: .pictures).map { Int32(bitPattern: $0) }
    }

    /// A picture's path, by its number in the table; nil where there is no such one.
    func picturePath(_ number: Int32) -> String? {
        number >= 0 && Int(number) < columns.count(ofTexts: .picturePaths)
            ? columns.string(Int(number), of: .picturePaths) : nil
    }

    // MARK: Rows that were read anew

    /// Whether a row is as it was but for what its file says in so many words: then so is every list that is made of rows.
    public func isSame(_ row: ArticleRow, as number: Int) -> Bool {
        let (now, then) = (row.facts, facts(number))
        guard row.path.utf8.elementsEqual(path(number)), row.slug.utf8.elementsEqual(slug(number)), !now.lacksPicture,
            row.diagnostics.isEmpty, columns.range(of: number, ends: .diagnosticEnds).isEmpty,
            row.section == section(then.section), now.with(section: then.section, textOf: then) == then
        else { return false }
        return row.subjects.map(\.packed) == list(number, .subjects, ends: .subjectEnds)
            && row.datelined.map(\.packed) == list(number, .datelined, ends: .datelinedEnds)
            && row.speakers.map(\.packed) == list(number, .speakers, ends: .speakerEnds)
            && row.depicted == pairs(columns.range(of: number, ends: .depictedEnds))
            && row.links == links(columns.range(of: number, ends: .linkEnds))
            && row.pictures == pictures(number).map(picturePath)
            && row.aliases == strings(aliases(number), of: .aliases) && row.unregistered == names(number)
            && row.unknown == strings(columns.range(of: number, ends: .unknownEnds), of: .unknown)
    }

    private func section(_ number: Int32) -> String? {
        number >= 0 && Int(number) < columns.count(ofTexts: .sections)
            ? columns.string(Int(number), of: .sections) : nil
    }

    /// A row's list in a narrow column.
    private func list(_ row: Int, _ column: ArticleTable.Narrow, ends: ArticleTable.Narrow) -> [UInt32] {
        columns.numbers(columns.range(of: row, ends: ends), ofNarrow: column)
    }

    private func strings(_ places: Range<Int>, of column: ArticleTable.Texts) -> [String] {
        places.map { columns.string($0, of: column) }
    }

    private func pairs(_ places: Range<Int>) -> [ArticleTable.Depiction] {
        places.map { place in
            let words = columns.numbers(2 * place..<2 * place + 2, ofNarrow: .depicted)
            return ArticleTable.Depiction(figure: words[0], entity: EntityReference(packed: words[1]))
        }
    }

    private func links(_ places: Range<Int>) -> [ArticleTable.Link] {
        places.map { place in
            let words = columns.words(2 * place..<2 * place + 2, ofWide: .links)
            return ArticleTable.Link(slug: words[0], rest: words[1])
        }
    }

    private func names(_ row: Int) -> [ArticleTable.UnregisteredName] {
        columns.range(of: row, ends: .unregisteredEnds).map { place in
            let word = columns.number(place, ofNarrow: .unregistered)
            return ArticleTable.UnregisteredName(
                kind: EntityKind(rawValue: UInt8(truncatingIfNeeded: word >> 1)) ?? .person,
                slug: columns.string(2 * place, of: .unregistered),
                text: columns.string(2 * place + 1, of: .unregistered),
                isNamed: word & 1 == 1)
        }
    }
}

extension ArticleTable.Facts {
    /// The same in another section of a table, and with another one's words.
    fileprivate func with(section: Int32, textOf other: ArticleTable.Facts) -> ArticleTable.Facts {
        var facts = self
        facts.section = section
        facts.text = other.text
        return facts
    }
}

/// A table's columns by their names.
extension LocatedColumns {
    fileprivate func count(ofWide column: ArticleTable.Wide) -> Int { count(ofWide: column.rawValue) }
    fileprivate func count(ofTexts column: ArticleTable.Texts) -> Int { count(ofTexts: column.rawValue) }

    fileprivate func words(_ places: Range<Int>, ofWide column: ArticleTable.Wide) -> [UInt64] {
        words(places, ofWide: column.rawValue)
    }

    fileprivate func number(_ place: Int, ofNarrow column: ArticleTable.Narrow) -> UInt32 {
        number(place, ofNarrow: column.rawValue)
    }

    fileprivate func numbers(_ places: Range<Int>, ofNarrow column: ArticleTable.Narrow) -> [UInt32] {
        numbers(places, ofNarrow: column.rawValue)
    }

    fileprivate func range(of row: Int, ends column: ArticleTable.Narrow) -> Range<Int> {
        range(of: row, ends: column.rawValue)
    }

    fileprivate func text(_ number: Int, of column: ArticleTable.Texts) -> [UInt8] { text(number, of: column.rawValue) }
    fileprivate func string(_ number: Int, of column: ArticleTable.Texts) -> String {
        string(number, of: column.rawValue)
    }
}
