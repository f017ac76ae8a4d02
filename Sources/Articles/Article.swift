import Bytes
import Chronology
import Entities
import Markdown
import SourceText

/// An article as its file gives it; whether its pictures and links exist is asked when the site is put together.
///
/// A class, for an article is looked at from everywhere: a copy of so many fields would cost more than what is read of it.
public final class Article: Sendable {
    /// The file, relative to the site's folder.
    public let path: String
    /// Of the file's bytes.
    public let fingerprint: Fingerprint
    /// Of its front matter's bytes.
    public let frontMatter: Fingerprint
    public let slug: String
    public let slugPosition: SourcePosition
    public let title: String
    public let date: Moment
    public let updated: Moment?
    public let section: Located<String>?
    /// The standfirst.
    public let summary: String?
    public let authors: [String]
    public let sources: [SourceCredit]
    /// `topics`, `people` and `countries` of the front matter.
    public let subjects: [EntityReference]
    public let isDraft: Bool
    public let publishDate: Moment?
    public let expiryDate: Moment?
    /// Former addresses: paths that begin with `/`.
    public let aliases: [Located<String>]
    /// Lower stands first; articles without a weight come after those with one.
    public let weight: Int?
    /// A BCP 47 language tag, where it is not the site's.
    public let language: String?
    public let corrections: [Correction]
    public let params: YAMLNode?
    public let text: AnnotatedText
    /// The lead picture's index in `text.figures`: the front matter's `image`, else the body's first block.
    public let leadFigure: Int?

    init(
        path: String, fingerprint: Fingerprint, frontMatter: Fingerprint, slug: String, slugPosition: SourcePosition,
        title: String, date: Moment,
        updated: Moment?,
        section: Located<String>?, summary: String?, authors: [String], sources: [SourceCredit],
        subjects:
            [EntityReference], isDraft: Bool, publishDate: Moment?, expiryDate: Moment?, aliases: [Located<String>],
        weight: Int?, language: String?, corrections: [Correction], params: YAMLNode?, text: AnnotatedText,
        leadFigure: Int?
    ) {
        self.path = path
        self.fingerprint = fingerprint
        self.frontMatter = frontMatter
        self.slug = slug
        self.slugPosition = slugPosition
        self.title = title
        self.date = date
        self.updated = updated
        self.section = section
        self.summary = summary
        self.authors = authors
        self.sources = sources
        self.subjects = subjects
        self.isDraft = isDraft
        self.publishDate = publishDate
        self.expiryDate = expiryDate
        self.aliases = aliases
        self.weight = weight
        self.language = language
        self.corrections = corrections
        self.params = params
        self.text = text
        self.leadFigure = leadFigure
    }

    /// The same article with what was found out when the site was put together.
    public func with(text: AnnotatedText, subjects: [EntityReference]) -> Article {
        Article(
            path: path, fingerprint: fingerprint, frontMatter: frontMatter, slug: slug, slugPosition: slugPosition,
            title: title, date: date,
            updated: updated,
            section:
                section, summary: summary, authors: authors, sources: sources, subjects: subjects, isDraft: isDraft,
            publishDate: publishDate, expiryDate: expiryDate, aliases: aliases, weight: weight, language: language,
            corrections: corrections, params: params, text: text, leadFigure: leadFigure)
    }

    /// An article without words, for one whose file was changed while it was needed: it has as many statements and figures
    /// as lists count, all of them empty.
    public convenience init(standingInFor path: String, slug: String, date: Moment, statements: Int, figures: Int) {
        let start = SourcePosition(line: 1, column: 1)
        var text = AnnotatedText()
        text.figures = [Figure](repeating: .none, count: figures)
        text.statements = [Statement](
            repeating: Statement(
                quote: 0..<0, speaker: EntityReference(unregistered: 0), attribution: 0..<0, position: start),
            count: statements)
        self.init(
            path: path, fingerprint: Fingerprint(of: []), frontMatter: Fingerprint(of: []), slug: slug,
            slugPosition: start, title: "", date: date,
            updated: nil, section: nil, summary: nil, authors: [], sources: [], subjects: [], isDraft: false,
            publishDate: nil, expiryDate: nil, aliases: [], weight: nil, language: nil, corrections: [], params: nil,
            text: text, leadFigure: nil)
    }

    /// Minutes that reading takes, at 230 words each.
    public var minutes: Int { max(1, (text.wordCount + 115) / 230) }

    /// When the article may be seen: `publishDate`, else its date.
    public var visibleFrom: Moment { publishDate ?? date }
}

/// Reads article files; one reader serves one worker.
public struct ArticleReader: Sendable {
    private var texts: TextReader
    private let zone: TimeZoneRules

    public init(settings: TextReader.Settings, zone: TimeZoneRules) {
        texts = TextReader(settings: settings)
        self.zone = zone
    }

    /// Reads one file; nil where its front matter cannot be used. Faults are added to `diagnostics`.
    public mutating func read(_ source: SourceFile, into diagnostics: inout [Diagnostic]) -> Article? {
        guard let block = FrontMatterBlock.find(in: source, into: &diagnostics) else { return nil }
        let head = ArticleFrontMatter.decode(block, in: source, zone: zone, into: &diagnostics)
        var text = texts.read(
            block.body, of: source, firstLine: block.bodyFirstLine, isArticle: true, into: &diagnostics)
        guard let head else { return nil }
        let slug = head.slug ?? Located(fileName(ofPath: source.path), at: SourcePosition(line: 1, column: 1))
        if let fault = slugFault(slug.value) {
            diagnostics.append(.invalidSlug(slug, fault, in: source))
            return nil
        }
        let aliases = head.aliases.filter { Self.isPath($0, in: source, &diagnostics) }
        let lead = text.takeLeadFigure(image: head.image)
        let subjects = self.subjects(of: head, in: source, &text, &diagnostics)
        return Article(
            path: source.path, fingerprint: Fingerprint(of: source.bytes),
            frontMatter: Fingerprint(of: source.bytes[..<block.body.lowerBound]), slug: slug.value,
            slugPosition: slug.position, title: head.title.value,
            date: head.date.value, updated: head.updated?.value, section: head.section, summary: head.summary?.value,
            authors: head.authors.map(\.value), sources: head.sources, subjects: subjects, isDraft: head.draft,
            publishDate: head.publishDate?.value, expiryDate: head.expiryDate?.value, aliases: aliases,
            weight: head.weight, language: head.lang?.value, corrections: head.corrections, params: head.params,
            text: text, leadFigure: lead)
    }

    /// Whether a former address stays within the site: each of its parts is held to the rules of a slug.
    private static func isPath(
        _ alias: Located<String>, in source: SourceFile, _ diagnostics: inout [Diagnostic]
    ) -> Bool {
        let parts = alias.value.split(separator: "/").map(String.init)
        guard let fault = parts.isEmpty ? SlugFault.empty : parts.lazy.compactMap(slugFault).first else { return true }
        diagnostics.append(
            Diagnostic(
                .error, id: "invalid-alias", in: source, at: alias.position, "alias '\(alias.value)' \(fault.reason)",
                fix: "write the former address's path, such as /2017/09/old-slug/"))
        return false
    }

    private func subjects(
        of head: ArticleFrontMatter, in source: SourceFile, _ text: inout AnnotatedText,
        _ diagnostics: inout [Diagnostic]
    ) -> [EntityReference] {
        var found: [EntityReference] = []
        var unregistered = UnregisteredNumbers(text.unregistered)
        for (kind, names) in [(EntityKind.topic, head.topics), (.person, head.people), (.country, head.countries)] {
            if names.count > TextReader.mostNames {
                diagnostics.append(
                    MarkdownLimits.Excess.names.diagnostic(in: source, at: names[TextReader.mostNames].position))
            }
            for name in names.prefix(TextReader.mostNames) {
                if let reference = texts.subject(kind, name, in: source, &text, &unregistered, &diagnostics) {
                    found.append(reference)
                }
            }
        }
        return found
    }
}

/// A file's name without its folder and `.md`.
public func fileName(ofPath path: String) -> String {
    var name = Array(path.utf8)[...]
    if let slash = name.lastIndex(of: UInt8(ascii: "/")) { name = name[(slash + 1)...] }
    if name.suffix(3).elementsEqual(".md".utf8) { name.removeLast(3) }
    return String(decoding: name, as: UTF8.self)
}

extension Diagnostic {
    /// A slug that cannot be part of an address.
    public static func invalidSlug(_ slug: Located<String>, _ fault: SlugFault, in source: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, id: "invalid-slug", in: source, at: slug.position, "slug '\(slug.value)' \(fault.reason)",
            fix: "use letters, digits and hyphens")
    }
}

extension AnnotatedText {
    /// The front matter's `image`, else the body's first block if it is a figure: that one leaves the body, since
    /// templates show the lead picture in its own place.
    mutating func takeLeadFigure(image: ImageField?) -> Int? {
        if let image {
            figures.append(Figure(image))
            return figures.count - 1
        }
        guard let first = holes.first, first.offset == bodyStart, case .figure(let index) = first.filling else {
            return nil
        }
        holes.removeFirst()
        return index
    }
}

extension Figure {
    /// The picture that front matter names.
    public init(_ image: ImageField) {
        self.init(
            source: image.src.value, position: image.src.position, alt: image.alt?.value ?? "", caption: 0..<0,
            credit: image.credit.map { Credit(line: $0.value) ?? Credit(plain: $0.value) },
            license: image.license?.value, plainCaption: image.caption?.value)
    }
}

extension TextReader {
    /// The entity that front matter names, by slug, code or name.
    func subject(
        _ kind: EntityKind, _ name: Located<String>, in source: SourceFile, _ text: inout AnnotatedText,
        _ unregistered: inout UnregisteredNumbers, _ diagnostics: inout [Diagnostic]
    ) -> EntityReference? {
        let registry = settings.registry
        if let id = registry.entity(kind, slug: name.value) { return EntityReference(id) }
        // Whoever gets a slug of that spelling comes before whoever has the name.
        text.unknownNames.insert(name.value)
        if case .one(let id, _, _)? = registry.lookUp(label: name.value), id.kind == kind { return EntityReference(id) }
        let slug = slugify(name.value)
        if let id = registry.entity(kind, slug: slug) { return EntityReference(id) }
        let suggestion = registry.nearest(kind, slug: slug).map { "; did you mean '\($0)'?" }
        if kind == .country {
            diagnostics.append(
                Diagnostic(
                    .error, id: "unknown-country", in: source, at: name.position,
                    "no country is called '\(name.value)'\(suggestion ?? "")",
                    fix: "use an ISO 3166-1 code or an English name"))
            return nil
        }
        if let suggestion {
            diagnostics.append(
                Diagnostic(
                    .warning, id: "unknown-\(kind.noun)", in: source, at: name.position,
                    "no \(kind.noun) is called '\(name.value)'\(suggestion)"))
        }
        return unregistered.number(kind, slug, in: &text.unregistered) {
            UnregisteredEntity(kind: kind, slug: slug, text: name.value, position: name.position, isNamed: true)
        }
    }
}
