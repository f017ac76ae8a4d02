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
        guard columns.has(wide: 2, narrow: 16, texts: 8), columns.count(ofTexts: 0) == columns.count(ofTexts: 1),
            columns.count(ofWide: 0) == ArticleTable.Facts.wordCount * columns.count(ofTexts: 0)
        else { return nil }
        self.columns = columns
        self.amended = amended
        count = columns.count(ofTexts: 0)
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
        var words = columns.words(length * row..<length * (row + 1), ofWide: 0)
        if let own = amended[row] { words.replaceSubrange(0..<own.count, with: own) }
        return ArticleTable.Facts(words, at: 0)
    }

    func date(_ row: Int) -> Moment {
        let start = ArticleTable.Facts.wordCount * row + ArticleTable.TextFacts.wordCount
        let words = columns.words(start..<start + 2, ofWide: 0)
        return Moment(words[0], words[1])
    }

    func path(_ row: Int) -> [UInt8] { columns.text(row, of: 0) }
    func slug(_ row: Int) -> [UInt8] { columns.text(row, of: 1) }
    /// Few articles have any.
    func aliases(_ row: Int) -> Range<Int> { hasAliases ? columns.range(of: row, ends: 9) : 0..<0 }
    private var hasAliases: Bool { columns.count(ofTexts: 4) > 0 }
    func alias(_ place: Int) -> String { columns.string(place, of: 4) }
    func speakerCount(_ row: Int) -> Int { columns.range(of: row, ends: 3).count }

    func pictures(_ row: Int) -> [Int32] {
        columns.numbers(columns.range(of: row, ends: 8), ofNarrow: 7).map { Int32(bitPattern: $0) }
    }

    /// A picture's path, by its number in the table; nil where there is no such one.
    func picturePath(_ number: Int32) -> String? {
        number >= 0 && Int(number) < columns.count(ofTexts: 3) ? columns.string(Int(number), of: 3) : nil
    }

    // MARK: Rows that were read anew

    /// Whether a row is as it was but for what its file says in so many words: then so is every list that is made of rows.
    public func isSame(_ row: ArticleRow, as number: Int) -> Bool {
        let (now, then) = (row.facts, facts(number))
        guard row.path.utf8.elementsEqual(path(number)), row.slug.utf8.elementsEqual(slug(number)), !now.lacksPicture,
            row.diagnostics.isEmpty, columns.range(of: number, ends: 13).isEmpty,
            row.section == section(then.section), now.with(section: then.section, textOf: then) == then
        else { return false }
        return row.subjects.map(\.packed) == list(number, 0) && row.datelined.map(\.packed) == list(number, 14)
            && row.speakers.map(\.packed) == list(number, 2)
            && row.depicted == pairs(columns.range(of: number, ends: 5))
            && row.links == links(columns.range(of: number, ends: 6))
            && row.pictures == pictures(number).map(picturePath)
            && row.aliases == strings(aliases(number), of: 4) && row.unregistered == names(number)
            && row.unknown == strings(columns.range(of: number, ends: 12), of: 6)
    }

    private func section(_ number: Int32) -> String? {
        number >= 0 && Int(number) < columns.count(ofTexts: 2) ? columns.string(Int(number), of: 2) : nil
    }

    /// A row's list in a narrow column; the next one has the lists' ends.
    private func list(_ row: Int, _ column: Int) -> [UInt32] {
        columns.numbers(columns.range(of: row, ends: column + 1), ofNarrow: column)
    }

    private func strings(_ places: Range<Int>, of column: Int) -> [String] {
        places.map { columns.string($0, of: column) }
    }

    private func pairs(_ places: Range<Int>) -> [ArticleTable.Depiction] {
        places.map { place in
            let words = columns.numbers(2 * place..<2 * place + 2, ofNarrow: 4)
            return ArticleTable.Depiction(figure: words[0], entity: EntityReference(packed: words[1]))
        }
    }

    private func links(_ places: Range<Int>) -> [ArticleTable.Link] {
        places.map { place in
            let words = columns.words(2 * place..<2 * place + 2, ofWide: 1)
            return ArticleTable.Link(slug: words[0], rest: words[1])
        }
    }

    private func names(_ row: Int) -> [ArticleTable.UnregisteredName] {
        columns.range(of: row, ends: 11).map { place in
            let word = columns.number(place, ofNarrow: 10)
            return ArticleTable.UnregisteredName(
                kind: EntityKind(rawValue: UInt8(truncatingIfNeeded: word >> 1)) ?? .person,
                slug: columns.string(2 * place, of: 5), text: columns.string(2 * place + 1, of: 5),
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
