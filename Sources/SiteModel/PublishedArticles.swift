import Articles
import Chronology
import Parallel

/// The articles that a build shows, numbered from the oldest. What the table holds of one is at hand; its words may have
/// to be read first.
public struct PublishedArticles: Sendable, RandomAccessCollection {
    public let table: ArticleTable
    /// By number: the row of the table.
    public let rows: [UInt32]
    /// By number: those whose words were read.
    public let atHand: [Article?]
    /// All others.
    public let others: OtherArticles

    init(table: ArticleTable, rows: [UInt32], atHand: [Article?], others: OtherArticles) {
        self.table = table
        self.rows = rows
        self.atHand = atHand
        self.others = others
    }

    /// The same with the words of every article.
    public func withAllAtHand(jobs: Int) -> PublishedArticles {
        if !atHand.contains(where: { $0 == nil }) { return self }
        let (known, others) = (atHand, others)
        let all = parallelMap(count, jobs: jobs, worker: ()) { _, number -> Article? in
            known[number] ?? others.read(number)
        }
        return PublishedArticles(table: table, rows: rows, atHand: all, others: others)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }
    public subscript(number: Int) -> Article { atHand[number] ?? others[number] }

    public func path(of number: Int) -> String { table.paths[row(number)] }
    public func pathBytes(of number: Int) -> ArraySlice<UInt8> { table.paths.slice(row(number)) }
    public func slugBytes(of number: Int) -> ArraySlice<UInt8> { table.slugs.slice(row(number)) }
    public func slug(of number: Int) -> String { table.slugs[row(number)] }
    public func facts(of number: Int) -> ArticleTable.Facts { table.facts[row(number)] }
    public func date(of number: Int) -> Moment { table.facts[row(number)].date }
    func weight(of number: Int) -> Int? { table.facts[row(number)].weight }
    public func aliasCount(of number: Int) -> Int { table.aliases.range(of: row(number)).count }
    public func alias(_ place: Int, of number: Int) -> String {
        table.aliases.elements[table.aliases.range(of: row(number)).lowerBound + place]
    }

    @inline(__always)
    func row(_ number: Int) -> Int { Int(rows[number]) }
}
