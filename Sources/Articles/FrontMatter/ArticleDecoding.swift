import Chronology
import Markdown
import SourceText

extension ArticleFrontMatter {
    /// Reads an article's front matter. Every fault is reported; nil where `title` or `date` cannot be known.
    public static func decode(
        _ block: FrontMatterBlock, in source: SourceFile, zone: TimeZoneRules, into diagnostics: inout [Diagnostic]
    ) -> ArticleFrontMatter? {
        var fields = FieldReader(source: source, zone: zone)
        defer { diagnostics.append(contentsOf: fields.diagnostics) }
        guard let pairs = fields.pairs(of: block.yaml, firstLine: block.yamlFirstLine) else { return nil }
        var reading = ArticleReading()
        for pair in pairs { reading.take(pair, &fields) }
        return reading.finish(&fields)
    }
}

/// The keys of an article's front matter, synonyms of other programs included.
private enum ArticleKey: String, CaseIterable {
    case title, date, section, summary, people, countries, topics, source, authors, image, slug, updated
    case sources, draft, publishDate, expiryDate, aliases, weight, lang, corrections, params
    case description, lastmod, pubdate, published, categories, tags, author

    /// The key that a synonym stands for.
    var meaning: ArticleKey {
        switch self {
        case .description: .summary
        case .lastmod: .updated
        case .pubdate: .date
        case .categories: .section
        case .tags: .topics
        case .author: .authors
        case .source: .sources
        default: self
        }
    }

    static var names: [String] { allCases.map(\.rawValue) }

    /// What an author means by a name that is not near any key's.
    static func meant(by name: String) -> String? {
        switch name.lowercased() {
        case "category": "section"
        case "keywords", "tag": "topics"
        case "modified", "last_modified_at": "updated"
        case "expires", "unpublishdate": "expiryDate"
        case "headline": "title"
        case "byline": "authors"
        case "excerpt", "standfirst": "summary"
        case "redirect_from": "aliases"
        case "language", "locale": "lang"
        default: nil
        }
    }
}

/// An article's front matter while its keys are being taken.
private struct ArticleReading {
    private var matter = ArticleFrontMatter(
        title: Located("", at: SourcePosition(line: 1, column: 1)),
        date: Located(Moment(seconds: 0), at: SourcePosition(line: 1, column: 1)))
    private var hasTitle = false
    private var hasDate = false
    /// What has been given so far, and the name that it was given under.
    private var given: [(meaning: ArticleKey, name: ArticleKey)] = []

    init() { given.reserveCapacity(12) }

    mutating func take(_ pair: YAMLPair, _ fields: inout FieldReader) {
        guard let key = ArticleKey(rawValue: pair.key) else {
            return fields.unknown(pair, known: ArticleKey.names, meant: ArticleKey.meant(by: pair.key))
        }
        let meaning = key == .published ? meaningOfPublished(pair.value) : key.meaning
        if let other = given.first(where: { $0.meaning == meaning }) {
            return fields.error(
                "synonym-clash", at: pair.keyPosition,
                "both '\(other.name.rawValue)' and '\(key.rawValue)' are given; they mean the same",
                fix: "keep one of the two")
        }
        given.append((meaning, key))
        read(key, pair.value, &fields)
    }

    mutating func finish(_ fields: inout FieldReader) -> ArticleFrontMatter? {
        if !given.contains(where: { $0.meaning == .title }) { fields.missing("title") }
        if !given.contains(where: { $0.meaning == .date }) {
            fields.missing("date", fix: "add a line such as 'date: 2017-09-14T15:20:00Z'")
        }
        return hasTitle && hasDate ? matter : nil
    }

    /// Jekyll's `published: false` is a draft; elsewhere it is the date.
    private func meaningOfPublished(_ value: YAMLNode) -> ArticleKey {
        guard let text = value.scalar?.text.utf8.first else { return .draft }
        return (0x30...0x39).contains(text) ? .date : .draft
    }

    private mutating func read(_ key: ArticleKey, _ value: YAMLNode, _ fields: inout FieldReader) {
        let name = key.rawValue
        switch key {
        case .title: takeTitle(value, &fields)
        case .date, .pubdate: takeDate(value, name, &fields)
        case .published:
            if meaningOfPublished(value) == .date { return takeDate(value, name, &fields) }
            matter.draft = fields.flag(value, name) == false
        case .section: matter.section = fields.line(value, name)
        case .categories: takeCategories(fields.lines(value, name))
        case .summary, .description: matter.summary = fields.text(value, name)
        case .people: matter.people = fields.lines(value, name)
        case .countries: matter.countries = fields.lines(value, name)
        case .topics, .tags: matter.topics += fields.lines(value, name)
        case .source, .sources: matter.sources = fields.sources(value, name)
        case .author, .authors: matter.authors = fields.lines(value, name)
        case .image: matter.image = fields.image(value, name)
        case .slug: matter.slug = fields.slug(value, name)
        case .updated, .lastmod: matter.updated = fields.moment(value, name)
        case .draft: matter.draft = fields.flag(value, name) ?? false
        case .publishDate: matter.publishDate = fields.moment(value, name)
        case .expiryDate: matter.expiryDate = fields.moment(value, name)
        case .aliases: matter.aliases = fields.sitePaths(value, name)
        case .weight: matter.weight = fields.number(value, name, in: -1_000_000...1_000_000)
        case .lang: matter.lang = fields.language(value, name)
        case .corrections: matter.corrections = fields.corrections(value)
        case .params: matter.params = fields.params(value)
        }
    }

    private mutating func takeTitle(_ value: YAMLNode, _ fields: inout FieldReader) {
        guard let title = fields.filledLine(value, "title") else { return }
        matter.title = title
        hasTitle = true
    }

    private mutating func takeDate(_ value: YAMLNode, _ name: String, _ fields: inout FieldReader) {
        let faults = fields.diagnostics.count
        if let date = fields.moment(value, name) {
            matter.date = date
            hasDate = true
        } else if fields.diagnostics.count == faults {
            fields.error(
                "bad-date", at: value.position, "'\(name)' is empty",
                fix: "write it as 2017-09-14 or 2017-09-14T15:20:00Z")
        }
    }

    /// The first category is the section; the others are topics.
    private mutating func takeCategories(_ names: [Located<String>]) {
        matter.section = names.first
        matter.topics += names.dropFirst()
    }
}
