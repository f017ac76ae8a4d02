import Articles
import Chronology
import Parallel

/// The articles that a build shows, numbered from the oldest. What the table holds of one is at hand; its words may have
/// to be read first.
public struct PublishedArticles: Sendable, RandomAccessCollection {
    /// Of no article where nothing but words changed since the last build.
    public var table: ArticleTable { known.table }
    let known: ArticleRows
    /// By number: the row of the table.
    public let rows: [UInt32]
    /// By number: those whose words were read.
    public let atHand: [Article?]
    /// All others.
    public let others: OtherArticles

    init(_ known: ArticleRows, rows: [UInt32], atHand: [Article?], others: OtherArticles) {
        self.known = known
        self.rows = rows
        self.atHand = atHand
        self.others = others
    }

    /// The same with the words of every article.
    public func withAllAtHand(jobs: Int) -> PublishedArticles {
        if !atHand.contains(where: { $0 == nil }) { return self }
        let (read, others) = (atHand, others)
        let all = parallelMap(count, jobs: jobs, worker: ()) { _, number -> Article? in
            read[number] ?? others.read(number)
        }
        return PublishedArticles(known, rows: rows, atHand: all, others: others)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }
    public subscript(number: Int) -> Article { atHand[number] ?? others[number] }

    public func path(of number: Int) -> String { String(decoding: pathBytes(of: number), as: UTF8.self) }
    public func pathBytes(of number: Int) -> ArraySlice<UInt8> { known.path(row(number)) }
    public func slugBytes(of number: Int) -> ArraySlice<UInt8> { known.slug(row(number)) }
    public func slug(of number: Int) -> String { String(decoding: slugBytes(of: number), as: UTF8.self) }
    public func facts(of number: Int) -> ArticleTable.Facts { known.facts(row(number)) }
    public func date(of number: Int) -> Moment { known.date(row(number)) }
    func weight(of number: Int) -> Int? { known.facts(row(number)).weight }
    public func aliasCount(of number: Int) -> Int { known.aliasCount(row(number)) }
    public func alias(_ place: Int, of number: Int) -> String { known.alias(place, of: row(number)) }

    @inline(__always)
    func row(_ number: Int) -> Int { Int(rows[number]) }
}
