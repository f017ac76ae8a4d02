import LastBuild
import Outputs
import SiteModel

/// Finds the articles whose address is another than the one that was published, so that the old one leads to the new one.
///
/// An address that was found so leads on as long as the article is there and no page takes its place. What is known of
/// them lies in the record; an author who wants to rely on it writes the address among the article's `aliases`.
struct Redirection: Sendable {
    /// All that lead on.
    private(set) var addresses: [FormerAddress] = []
    /// Those that this build found: the old file, and the article's path.
    private(set) var found: [(from: String, to: String)] = []
    /// All that are known, for the record: those of articles that are not shown now, or whose place another page has, too.
    private(set) var known: [(key: UInt64, file: String)] = []

    /// - Parameter taken: gives all files of the site, asked for where an address is to lead on.
    init(_ site: Site, after record: KeptRecord?, _ former: FormerPages?, taken: () -> Set<String>) {
        guard let record else { return }
        let moves = former.map { Self.moved(site, $0) } ?? []
        // A file of another name is another article; what was known of the old one is its own.
        let heirs = Dictionary(moves.map { ($0.former, $0.key) }, uniquingKeysWith: { first, _ in first })
        var pairs: [(key: UInt64, file: String, isNew: Bool)] = []
        for (key, file) in zip(record.formerKeys, record.formerFiles.all) {
            pairs.append((heirs[key] ?? key, file, false))
        }
        for move in moves { pairs.append((move.key, move.file, true)) }
        if pairs.isEmpty { return }
        let table = site.articles.table
        let present = Set((0..<table.count).map { FactTable.key(ofArticle: table.paths.slice($0)) })
        let shown = Self.articles(site, Set(pairs.map(\.key)))
        var files: Set<String>?
        var told: Set<String> = []
        for pair in pairs where present.contains(pair.key) {
            let article = shown[pair.key]
            if let article, pair.file == Site.file(at: site.path(ofArticle: article)) {
                // It is there again; should it leave once more, that will be found anew.
                continue
            }
            guard told.insert("\(pair.key) \(pair.file)").inserted else { continue }
            known.append((pair.key, pair.file))
            guard let article else { continue }
            if files == nil { files = taken() }
            if files?.insert(pair.file).inserted == true {
                addresses.append(FormerAddress(file: pair.file, article: article))
                if pair.isNew { found.append((pair.file, site.path(ofArticle: article))) }
            }
        }
    }

    /// An article that was published, and its page's file then.
    private struct Move {
        let key: UInt64
        /// The key that it had: another one where its file has another name now.
        let former: UInt64
        let article: Int
        let file: String
    }

    /// Articles by their keys.
    private static func articles(_ site: Site, _ wanted: Set<UInt64>) -> [UInt64: Int] {
        var articles: [UInt64: Int] = [:]
        for number in site.articles.indices {
            let key = FactTable.key(ofArticle: site.articles.pathBytes(of: number))
            if wanted.contains(key) { articles[key] = number }
        }
        return articles
    }

    /// Articles that were read anew and had a page, with that page's file. One whose file has another name now is known
    /// by its bytes.
    private static func moved(_ site: Site, _ former: FormerPages) -> [Move] {
        var wanted: [UInt64: (key: UInt64, article: Int)] = [:]
        for number in site.articles.indices where site.articles.atHand[number] != nil {
            let key = FactTable.key(ofArticle: site.articles.pathBytes(of: number))
            wanted[FactTable.key(ofArticlePage: key)] = (key, number)
        }
        if wanted.isEmpty { return [] }
        var found: [Move] = []
        for (page, key) in former.keys.enumerated() {
            guard let (own, article) = wanted[key], former.isThere(page) else { continue }
            found.append(Move(key: own, former: own, article: article, file: former.file(ofPage: page)))
            wanted[key] = nil
        }
        // A list of a few hundred new articles is an import, which renames nothing.
        if !wanted.isEmpty && wanted.count < 1_000 { found += renamed(site, Array(wanted.values), former) }
        return found.sorted { $0.article < $1.article }
    }

    private static func renamed(
        _ site: Site, _ new: [(key: UInt64, article: Int)], _ former: FormerPages
    ) -> [Move] {
        guard let table = former.record.articleTable else { return [] }
        var present = Set(site.articles.indices.map { FactTable.key(ofArticle: site.articles.pathBytes(of: $0)) })
        var goneByFile: [UInt64: (key: UInt64, page: UInt64)] = [:]
        for row in 0..<table.count {
            let key = FactTable.key(ofArticle: table.paths.slice(row))
            if present.insert(key).inserted {
                goneByFile[table.facts[row].text.file] = (key, FactTable.key(ofArticlePage: key))
            }
        }
        if goneByFile.isEmpty { return [] }
        var heirs: [UInt64: (key: UInt64, former: UInt64, article: Int)] = [:]
        for own in new {
            if let gone = goneByFile[site.articles.facts(of: own.article).text.file] {
                heirs[gone.page] = (own.key, gone.key, own.article)
            }
        }
        var found: [Move] = []
        for (page, key) in former.keys.enumerated() {
            guard let heir = heirs[key], former.isThere(page) else { continue }
            found.append(
                Move(key: heir.key, former: heir.former, article: heir.article, file: former.file(ofPage: page)))
        }
        return found
    }
}
