import Chronology
import LastBuild
import Outputs
import SiteModel

/// The pages that the last build left, by their numbers in its record.
struct FormerPages: Sendable {
    let record: KeptRecord
    let index: PageIndex
    /// By page: 0 where the last build had it no more.
    private let presence: [UInt64]
    /// By page: where its file is among the record's changes.
    private let places: [UInt32: Int]

    init(_ record: KeptRecord, _ index: PageIndex) {
        self.record = record
        self.index = index
        presence = record.values(ofKind: FactTable.pageKind)
        let moved = record.changes.pages.enumerated().map { ($1, $0) }
        places = Dictionary(moved, uniquingKeysWith: { _, last in last })
    }

    /// By page: its key.
    var keys: [UInt64] { record.keys(ofSpace: FactTable.Space.page.rawValue) }

    /// Whether something of it is not as it was written: then nothing is to be believed.
    var isDamaged: Bool { index.isDamaged || record.isDamaged }

    /// Whether the last build had the page, and none before it only.
    func isThere(_ page: Int) -> Bool { page < presence.count && presence[page] != 0 }

    /// The page's file; empty where there was none.
    func file(ofPage page: Int) -> String {
        guard isThere(page) else { return "" }
        if let place = places[UInt32(page)] { return record.changes.paths[place] }
        return index.path(ofPage: page)
    }

    /// All files of pages.
    var files: Set<String> { Set(keys.indices.map(file)).subtracting([""]) }

    /// Files of articles' pages, by the articles' keys.
    func files(of articles: Set<UInt64>) -> Set<String> {
        if articles.isEmpty { return [] }
        let wanted = Set(articles.map(FactTable.key(ofArticlePage:)))
        let keys = keys
        return Set(keys.indices.lazy.filter { wanted.contains(keys[$0]) }.map(file))
    }
}

extension ArticleTable {
    /// Keys of articles whose time is over: that their pages go is what their authors asked for.
    func expired(_ now: Moment) -> Set<UInt64> {
        let rows = facts.indices.filter { facts[$0].expiry.map { $0 <= now.seconds } ?? false }
        return Set(rows.map { FactTable.key(ofArticle: paths.slice($0)) })
    }
}
