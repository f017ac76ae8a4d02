import Chronology
import Entities
import Markdown
import SourceText

/// What an entity's file holds besides its names: its biography and picture.
public struct EntityText: Sendable {
    /// The file, relative to the site's folder.
    public let path: String
    public var text: AnnotatedText
    /// The portrait's index in `text.figures`.
    public let portrait: Int?

    /// What stands for a text whose file is no longer as it was: nothing that shows it is published.
    public init(standingInFor path: String) { self.init(path: path, text: AnnotatedText(), portrait: nil) }

    private init(path: String, text: AnnotatedText, portrait: Int?) {
        self.path = path
        self.text = text
        self.portrait = portrait
    }

    /// Reads the biography in an entity's file, whose front matter has been read into its profile already.
    public static func read(
        _ source: SourceFile, profile: EntityProfile, with reader: inout TextReader,
        into diagnostics: inout [Diagnostic]
    ) -> EntityText? {
        var unheard: [Diagnostic] = []
        guard let block = FrontMatterBlock.find(in: source, isRequired: true, into: &unheard) else { return nil }
        var text = reader.read(
            block.body, of: source, firstLine: block.bodyFirstLine, isArticle: false, into: &diagnostics)
        var portrait: Int?
        if let image = profile.image {
            text.figures.append(Figure(image))
            portrait = text.figures.count - 1
        }
        return EntityText(path: source.path, text: text, portrait: portrait)
    }
}

extension Figure {
    init(_ image: ProfileImage) {
        self.init(
            source: image.source, position: image.position, alt: image.alt ?? "", caption: 0..<0,
            credit: image.credit.map { Credit(line: $0) ?? Credit(plain: $0) }, license: image.license,
            plainCaption: image.caption)
    }
}

/// An editor's file for a day.
public struct BriefingNote: Sendable {
    public let path: String
    public let date: CivilDate
    public let title: String?
    /// Slugs in the order in which the briefing shows them.
    public let articles: [Located<String>]
    public let summary: String?
    public var introduction: AnnotatedText
    /// The picture's index in `introduction.figures`.
    public let picture: Int?

    /// What stands for a note whose file is no longer as it was: nothing that shows it is published.
    public init(standingInFor path: String, date: CivilDate) {
        self.init(
            path: path, date: date, title: nil, articles: [], summary: nil, introduction: AnnotatedText(), picture: nil)
    }

    private init(
        path: String, date: CivilDate, title: String?, articles: [Located<String>], summary: String?,
        introduction: AnnotatedText, picture: Int?
    ) {
        self.path = path
        self.date = date
        self.title = title
        self.articles = articles
        self.summary = summary
        self.introduction = introduction
        self.picture = picture
    }

    /// Reads `content/briefings/2017-09-14.md`; nil where its name is no day or its front matter cannot be used.
    public static func read(
        _ source: SourceFile, zone: TimeZoneRules, with reader: inout TextReader, into diagnostics: inout [Diagnostic]
    ) -> BriefingNote? {
        let name = fileName(ofPath: source.path)
        guard case .briefing(let date)? = SiteLink.Target(address: Array("briefing:\(name)".utf8)) else {
            diagnostics.append(
                Diagnostic(
                    .error, id: "briefing-name", in: source, at: SourcePosition(line: 1, column: 1),
                    "a briefing's file is named by its day, and '\(name)' is none",
                    fix: "name it like 2017-09-14.md"))
            return nil
        }
        guard
            let block = FrontMatterBlock.find(in: source, isRequired: false, into: &diagnostics),
            let head = BriefingFrontMatter.decode(block, in: source, zone: zone, into: &diagnostics)
        else { return nil }
        var text = reader.read(
            block.body, of: source, firstLine: block.bodyFirstLine, isArticle: false, into: &diagnostics)
        if let image = head.image { text.figures.append(Figure(image)) }
        return BriefingNote(
            path: source.path, date: date, title: head.title?.value, articles: head.articles,
            summary: head.summary?.value, introduction: text,
            picture: head.image == nil ? nil : text.figures.count - 1)
    }
}
