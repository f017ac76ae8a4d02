import Articles
import Chronology
import Entities
import Synchronization

/// Reads articles that a page shows and nobody has read yet.
public final class OtherArticles: Sendable {
    /// Reads and parses one file; nil where it is gone or no article any more.
    public typealias Read = @Sendable (_ path: String) -> Article?

    private let table: ArticleRows
    private let rows: [UInt32]
    private let read: Read
    private let finishing: ArticleFinishing
    /// By the article's number.
    private let known = Mutex<[Int: Article]>([:])
    private let foundOther = Atomic<Bool>(false)

    init(_ table: ArticleRows, rows: [UInt32], _ finishing: ArticleFinishing, read: @escaping Read) {
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
        let path = String(decoding: table.path(row), as: UTF8.self)
        let article = read(path)
        if let article, article.fingerprint.value == table.facts(row).text.file {
            return finishing.finished(article, row: row)
        }
        noteOther()
        return Article(
            standingInFor: path, slug: String(decoding: table.slug(row), as: UTF8.self), date: table.date(row),
            statements: table.speakerCount(row), figures: table.pictures(row).count)
    }

    /// Notes that a file was another.
    func noteOther() { foundOther.store(true, ordering: .relaxed) }
}

/// Puts what was found out about a whole site into an article as its file gave it: who was adopted, and its pictures'
/// numbers.
struct ArticleFinishing: Sendable {
    let rows: ArticleRows
    let registry: EntityRegistry
    /// A picture's number in the site, by its number in the table.
    let pictureNumber: @Sendable (Int32) -> Int32

    func finished(_ article: Article, row: Int) -> Article {
        guard article.text.hasPictures || !article.text.unregistered.isEmpty else { return article }
        var text = article.text
        var subjects = article.subjects
        Adoption.resolve(&text, subjects: &subjects, in: registry)
        let pictures = rows.pictures(row)
        for (place, number) in pictures.enumerated() where place < text.figures.count + text.inlinePictures.count {
            let picture = number < 0 ? -1 : pictureNumber(number)
            if place < text.figures.count {
                text.figures[place].picture = picture
            } else {
                text.inlinePictures[place - text.figures.count].picture = picture
            }
        }
        return article.with(text: text, subjects: subjects)
    }
}
