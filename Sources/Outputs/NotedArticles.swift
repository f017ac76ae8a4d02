import Articles
import Chronology
import Entities
import Markdown
import SiteModel
import SourceText
import Templates

/// Articles, each in three parts that change by themselves: whoever reads one notes that part.
struct NotedArticles: Sendable {
    private let atHand: [Article?]
    private let shelf: ArticleShelf
    private let parts: SentenceParts
    private let log: ReadLog

    init(_ site: Site, _ parts: SentenceParts, _ log: ReadLog) {
        atHand = site.articles.atHand
        shelf = ArticleShelf(site.articles)
        self.parts = parts
        self.log = log
    }

    /// All but its words.
    @inline(__always)
    subscript(number: Int) -> ArticleHead {
        log.note(.article, number)
        return ArticleHead(article: article(number))
    }

    /// Who is named in which sentence, and where.
    @inline(__always)
    func mentions(of number: Int) -> [Mention] {
        log.note(.mentions, number)
        return article(number).text.mentions
    }

    /// The sentence that a mention stands in.
    @inline(__always)
    func quotation(of mention: Int, in number: Int) -> Quotation {
        log.note(.mentions, number)
        let article = article(number)
        let mention = article.text.mentions[mention]
        log.note(.sentences, number * Fact.sentenceParts + parts[mention.entity])
        return Quotation(article: article, mention: mention)
    }

    /// All its words.
    @inline(__always)
    func words(of number: Int) -> AnnotatedText {
        log.note(.words, number)
        return article(number).text
    }

    /// Calls `body` with its words, of which it reads `range`: captions and statements are quotes.
    @inline(__always)
    func withWords<Value>(of number: Int, in range: Range<Int>, _ body: (borrowing AnnotatedText) -> Value) -> Value {
        let article = article(number)
        log.note(range.upperBound <= article.text.bodyStart ? .quotes : .words, number)
        return body(article.text)
    }

    @inline(__always)
    private func article(_ number: Int) -> Article {
        // Not `??`, whose second side would count references to both.
        if let article = atHand[number] { return article }
        return shelf[number]
    }
}

/// Articles that one thread had read for it. Like `ReadLog`, it belongs to one thread at a time.
private final class ArticleShelf: @unchecked Sendable {
    @exclusivity(unchecked) private var articles: [Article?] = []
    private let count: Int
    private let others: OtherArticles

    init(_ articles: PublishedArticles) {
        count = articles.count
        others = articles.others
    }

    subscript(number: Int) -> Article {
        if articles.isEmpty { articles = [Article?](repeating: nil, count: count) }
        if let article = articles[number] { return article }
        let article = others[number]
        articles[number] = article
        return article
    }
}

/// An article without its words.
struct ArticleHead: Sendable {
    fileprivate let article: Article

    var title: String { article.title }
    var slug: String { article.slug }
    var date: Moment { article.date }
    var updated: Moment? { article.updated }
    var summary: String? { article.summary }
    var authors: [String] { article.authors }
    var sources: [SourceCredit] { article.sources }
    var subjects: [EntityReference] { article.subjects }
    var isDraft: Bool { article.isDraft }
    var language: String? { article.language }
    var corrections: [Correction] { article.corrections }
    var params: YAMLNode? { article.params }
    var leadFigure: Int? { article.leadFigure }
    var dateline: Dateline? { article.text.dateline }
    var minutes: Int { article.minutes }
    /// But for the words of their captions.
    var figures: [Figure] { article.text.figures }
    /// Where the words stand, and who speaks.
    var statements: [Statement] { article.text.statements }
}

/// A sentence that names somebody, with the mention in it.
struct Quotation: Sendable {
    fileprivate let article: Article
    let mention: Mention

    var sentence: Sentence { article.text.sentences[Int(mention.sentence)] }

    /// Of which only the sentence may be read.
    var html: [UInt8] { article.text.html }
}

/// By entity: the part of the sentences that name it.
struct SentenceParts: Sendable {
    /// By kind and index.
    private let parts: [[UInt8]]

    init(_ registry: EntityRegistry) {
        parts = EntityKeys(registry).all.map { keys in keys.map { UInt8(AnnotatedText.sentencePart(ofKey: $0)) } }
    }

    @inline(__always)
    subscript(reference: EntityReference) -> Int {
        guard let id = reference.registered else { return 0 }
        return Int(parts[Int(id.kind.rawValue)][id.index])
    }
}
