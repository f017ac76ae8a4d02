import Articles
import Chronology
import Entities
import SiteModel
import SourceText

/// What one thread reads articles with.
struct ArticleDesk: Sendable {
    private let reading: TextReader.Settings
    private let zone: TimeZoneRules
    private var reader: ArticleReader
    private let keys: EntityKeys
    private var pictures: PictureLookUp

    init(_ reading: TextReader.Settings, _ zone: TimeZoneRules, _ keys: EntityKeys, _ files: Set<String>) {
        self.reading = reading
        self.zone = zone
        reader = ArticleReader(settings: reading, zone: zone)
        self.keys = keys
        pictures = PictureLookUp(files: files)
    }

    /// The same with tables of its own, for one more thread.
    func ofOneThread() -> ArticleDesk {
        var desk = self
        desk.reader = ArticleReader(settings: reading.ofOneThread(), zone: zone)
        return desk
    }

    mutating func read(_ source: SourceFile) -> ReadArticle {
        if let fault = UTF8Check.fault(in: source) { return ReadArticle(article: nil, diagnostics: [fault]) }
        var faults: [Diagnostic] = []
        guard let article = reader.read(source, into: &faults) else {
            return ReadArticle(article: nil, diagnostics: faults)
        }
        return ReadArticle(
            article: (article, ArticleRow(of: article, keys, &pictures, diagnostics: faults)), diagnostics: [])
    }
}

extension ArticleDesk {
    /// Reads articles one by one when pages show them, on any thread.
    func lateReading(of folder: SiteFolder) -> OtherArticles.Read {
        { path in
            guard let source = try? folder.source(path), UTF8Check.fault(in: source) == nil else { return nil }
            var (reader, unheard) = (reader, [Diagnostic]())
            return reader.read(source, into: &unheard)
        }
    }
}

/// What one file gave; no article where its front matter cannot be used.
struct ReadArticle: Sendable {
    let article: (article: Article, row: ArticleRow)?
    /// Where there is no article; else its row has them.
    let diagnostics: [Diagnostic]
}
