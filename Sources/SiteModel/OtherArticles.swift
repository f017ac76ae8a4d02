import Articles
import Chronology
import Entities
import Synchronization

/// Reads articles that a page shows and nobody has read yet.
public final class OtherArticles: Sendable {
    /// Reads and parses one file; nil where it is gone or no article any more.
    public typealias Read = @Sendable (_ path: String) -> Article?

    private let table: ArticleTable
    private let rows: [UInt32]
    private let read: Read
    private let finishing: ArticleFinishing
    /// By the article's number.
    private let known = Mutex<[Int: Article]>([:])
    private let foundOther = Atomic<Bool>(false)

    init(_ table: ArticleTable, rows: [UInt32], _ finishing: ArticleFinishing, read: @escaping Read) {
        self.table = table
        self.rows = rows
        self.finishing = finishing
        self.read = read
    }

    /// Whether a file was another than the table says: somebody saved it since it was looked at, and what was made of it
    /// cannot be used.
    public var haveChanged: Bool { foundOther.load(ordering: .relaxed) }

    public subscript(number: Int) -> Article {
        if let article = known.withLock({ $0[number] }) { return article }
        let article = read(number)
        known.withLock { $0[number] = article }
        return article
    }

    /// Reads an article, whether it was read before or not.
    func read(_ number: Int) -> Article {
        let row = Int(rows[number])
        let article = read(table.paths[row])
        if let article, article.fingerprint.value == table.facts[row].file {
            return finishing.finished(article, row: row)
        }
        foundOther.store(true, ordering: .relaxed)
        return Article(
            standingInFor: table.paths[row], slug: table.slugs[row], date: table.facts[row].date,
            statements: table.speakers[row].count, figures: table.pictures[row].count)
    }
}

/// Puts what was found out about a whole site into an article as its file gave it: who was adopted, and its pictures'
/// numbers.
struct ArticleFinishing: Sendable {
    let table: ArticleTable
    let registry: EntityRegistry
    /// By number in the table: the picture's number in the site.
    let pictureNumbers: [Int32]

    func finished(_ article: Article, row: Int) -> Article {
        guard article.text.hasPictures || !article.text.unregistered.isEmpty else { return article }
        var text = article.text
        var subjects = article.subjects
        Adoption.resolve(&text, subjects: &subjects, in: registry)
        let pictures = table.pictures[row].map { $0 < 0 ? -1 : pictureNumbers[Int($0)] }
        for index in text.figures.indices { text.figures[index].picture = pictures[index] }
        for index in text.inlinePictures.indices {
            text.inlinePictures[index].picture = pictures[text.figures.count + index]
        }
        return article.with(text: text, subjects: subjects)
    }
}
