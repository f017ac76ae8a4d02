import LastBuild
import Outputs
import SiteModel

/// Finds the articles whose address is another than the one that was published, so that the old one leads to the new one.
///
/// An address that was found so leads on as long as the article is there and no page takes its place. What is known of
/// them lies in the record; an author who wants to rely on it writes the address among the article's `aliases`.
struct Redirection {
    /// All that lead on, those of earlier builds first.
    private(set) var addresses: [FormerAddress] = []
    /// The keys of their articles, for the record.
    private(set) var keys: [UInt64] = []
    /// Those that this build found: the old file, and the article's path.
    private(set) var found: [(from: String, to: String)] = []

    /// - Parameter taken: gives all files of the site, asked for where an address is to lead on.
    init(_ site: Site, after record: BuildRecord?, _ former: FormerPages?, taken: () -> Set<String>) {
        guard let record else { return }
        var candidates: [(key: UInt64, article: Int, file: String, isNew: Bool)] = []
        let kept = record.formerKeys
        if !kept.isEmpty {
            let articles = Self.articles(site, Set(kept))
            for (place, key) in kept.enumerated() {
                guard let article = articles[key] else { continue }
                candidates.append((key, article, record.seen.formerFiles[place], false))
            }
        }
        if let former {
            for (key, article, file) in Self.moved(site, former) { candidates.append((key, article, file, true)) }
        }
        candidates.removeAll { $0.file == Site.file(at: site.path(ofArticle: $0.article)) }
        if candidates.isEmpty { return }
        var taken = taken()
        for candidate in candidates where taken.insert(candidate.file).inserted {
            addresses.append(FormerAddress(file: candidate.file, article: candidate.article))
            keys.append(candidate.key)
            if candidate.isNew { found.append((candidate.file, site.path(ofArticle: candidate.article))) }
        }
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
    private static func moved(_ site: Site, _ former: FormerPages) -> [(key: UInt64, article: Int, file: String)] {
        var wanted: [UInt64: (key: UInt64, article: Int)] = [:]
        for number in site.articles.indices where site.articles.atHand[number] != nil {
            let key = FactTable.key(ofArticle: site.articles.pathBytes(of: number))
            wanted[FactTable.key(ofArticlePage: key)] = (key, number)
        }
        if wanted.isEmpty { return [] }
        var found: [(key: UInt64, article: Int, file: String)] = []
        for (page, key) in former.record.keys[FactTable.Space.page.rawValue].enumerated() {
            guard let (own, article) = wanted[key], former.isThere(page) else { continue }
            found.append((own, article, former.file(ofPage: page)))
            wanted[key] = nil
        }
        // A list of a few hundred new articles is an import, which renames nothing.
        if !wanted.isEmpty && wanted.count < 1_000 { found += renamed(site, Array(wanted.values), former) }
        return found.sorted { $0.article < $1.article }
    }

    private static func renamed(
        _ site: Site, _ new: [(key: UInt64, article: Int)], _ former: FormerPages
    ) -> [(key: UInt64, article: Int, file: String)] {
        guard let table = ArticleTable(former.record.articles) else { return [] }
        var present = Set(site.articles.indices.map { FactTable.key(ofArticle: site.articles.pathBytes(of: $0)) })
        var goneByFile: [UInt64: UInt64] = [:]
        for row in 0..<table.count {
            let key = FactTable.key(ofArticle: table.paths.slice(row))
            if present.insert(key).inserted { goneByFile[table.facts[row].file] = FactTable.key(ofArticlePage: key) }
        }
        if goneByFile.isEmpty { return [] }
        var heirs: [UInt64: (key: UInt64, article: Int)] = [:]
        for own in new {
            if let page = goneByFile[site.articles.facts(of: own.article).file] { heirs[page] = own }
        }
        var found: [(key: UInt64, article: Int, file: String)] = []
        for (page, key) in former.record.keys[FactTable.Space.page.rawValue].enumerated() {
            guard let heir = heirs[key], former.isThere(page) else { continue }
            found.append((heir.key, heir.article, former.file(ofPage: page)))
        }
        return found
    }
}
