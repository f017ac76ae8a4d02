import Articles
import Chronology
import Markdown
import SourceText
import Testing

/// A file that an editor may have written, and which of the decoders reads it.
struct WrittenFile: Sendable {
    enum Kind: String, Sendable {
        case article, person, country, place, topic, briefing, site
    }

    let kind: Kind
    let bytes: [UInt8]

    init(_ kind: Kind, _ text: String) {
        self.init(kind, bytes: Array(text.utf8))
    }

    init(_ kind: Kind, bytes: [UInt8]) {
        self.kind = kind
        self.bytes = bytes
    }

    /// What a reader is told about it, in the order of the file.
    var diagnostics: [Diagnostic] {
        var found: [Diagnostic] = []
        let source = SourceFile(path: kind == .site ? "content/site.yml" : "content/\(kind.rawValue).md", bytes: bytes)
        if kind == .site {
            _ = SiteSettings.decode(source, into: &found)
            return found.sorted()
        }
        guard let block = FrontMatterBlock.find(in: source, into: &found) else { return found }
        switch kind {
        case .article: _ = ArticleFrontMatter.decode(block, in: source, zone: .utc, into: &found)
        case .briefing: _ = BriefingFrontMatter.decode(block, in: source, zone: .utc, into: &found)
        case .person: entity(.person)
        case .country: entity(.country)
        case .place: entity(.place)
        case .topic: entity(.topic)
        case .site: break
        }
        func entity(_ kind: EntityFrontMatter.Kind) {
            _ = EntityFrontMatter.decode(block, kind: kind, in: source, zone: .utc, into: &found)
        }
        return found.sorted()
    }

    /// All diagnostics as a terminal shows them.
    var rendered: String { diagnostics.map { $0.rendered() }.joined(separator: "\n") }
}

/// An article's front matter of the given YAML, with whatever was found wrong with it.
func article(_ yaml: String, zone: TimeZoneRules = .utc) -> (ArticleFrontMatter?, [Diagnostic]) {
    let source = SourceFile(path: "content/articles/a.md", bytes: Array("---\n\(yaml)\n---\n".utf8))
    var found: [Diagnostic] = []
    guard let block = FrontMatterBlock.find(in: source, into: &found) else { return (nil, found) }
    return (ArticleFrontMatter.decode(block, in: source, zone: zone, into: &found), found)
}

/// A YAML text by itself.
func yaml(_ text: String) -> (YAMLNode?, [Diagnostic]) {
    let source = SourceFile(path: "a.yml", bytes: Array(text.utf8))
    return YAMLReader.read(bytes: source.bytes[...], in: source, firstLine: 1)
}

/// A mistake, and the exact report that a terminal shows of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let file: WrittenFile
    let report: String

    init(_ kind: WrittenFile.Kind, _ text: String, _ report: String) {
        file = WrittenFile(kind, text)
        self.report = report
    }

    init(_ kind: WrittenFile.Kind, bytes: [UInt8], _ report: String) {
        file = WrittenFile(kind, bytes: bytes)
        self.report = report
    }

    var testDescription: String { String(report.prefix { $0 != "\n" }) }
}
