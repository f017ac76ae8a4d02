import Articles
import Chronology

/// What is known of articles, by row of their table: it is in memory, or where the last build left it.
struct ArticleRows: Sendable {
    /// Of no article where the rows are kept ones.
    let table: ArticleTable
    private let kept: KeptRows?

    init(_ table: ArticleTable) {
        self.table = table
        kept = nil
    }

    init(_ kept: KeptRows) {
        table = ArticleTable()
        self.kept = kept
    }

    @inline(__always)
    func facts(_ row: Int) -> ArticleTable.Facts {
        if let kept { return kept.facts(row) }
        return table.facts[row]
    }

    @inline(__always)
    func date(_ row: Int) -> Moment {
        if let kept { return kept.date(row) }
        return table.facts[row].date
    }

    func path(_ row: Int) -> ArraySlice<UInt8> {
        if let kept { return kept.path(row)[...] }
        return table.paths.slice(row)
    }

    func slug(_ row: Int) -> ArraySlice<UInt8> {
        if let kept { return kept.slug(row)[...] }
        return table.slugs.slice(row)
    }

    func aliasCount(_ row: Int) -> Int {
        if let kept { return kept.aliases(row).count }
        return table.aliases.range(of: row).count
    }

    func alias(_ place: Int, of row: Int) -> String {
        if let kept { return kept.alias(kept.aliases(row).lowerBound + place) }
        return table.aliases.elements[table.aliases.range(of: row).lowerBound + place]
    }

    func speakerCount(_ row: Int) -> Int {
        if let kept { return kept.speakerCount(row) }
        return table.speakers.range(of: row).count
    }

    /// Numbers in the table.
    func pictures(_ row: Int) -> ArraySlice<Int32> {
        if let kept { return kept.pictures(row)[...] }
        return table.pictures[row]
    }
}
