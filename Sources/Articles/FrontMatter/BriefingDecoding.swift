import Chronology
import Markdown
import SourceText

extension BriefingFrontMatter {
    /// Reads the front matter of an editor's file for a day. Every fault is reported; nil where it cannot be read.
    public static func decode(
        _ block: FrontMatterBlock, in source: SourceFile, zone: TimeZoneRules, into diagnostics: inout [Diagnostic]
    ) -> BriefingFrontMatter? {
        var fields = FieldReader(source: source, zone: zone)
        defer { diagnostics.append(contentsOf: fields.diagnostics) }
        guard let pairs = fields.pairs(of: block.yaml, firstLine: block.yamlFirstLine) else { return nil }
        var matter = BriefingFrontMatter()
        for pair in pairs {
            switch pair.key {
            case "title": matter.title = fields.line(pair.value, "title")
            case "articles": matter.articles = unrepeated(fields.lines(pair.value, "articles"), &fields)
            case "summary": matter.summary = fields.text(pair.value, "summary")
            case "image": matter.image = fields.image(pair.value, "image")
            case "params": matter.params = fields.params(pair.value)
            case "date":
                fields.error(
                    "unknown-key", at: pair.keyPosition, "a briefing's date is its file's name",
                    fix: "remove 'date'; name the file after its day, as 2017-09-14.md")
            default:
                fields.unknown(pair, known: ["title", "articles", "summary", "image", "params"])
            }
        }
        return matter
    }

    /// An article stands in a briefing once.
    private static func unrepeated(_ articles: [Located<String>], _ fields: inout FieldReader) -> [Located<String>] {
        var seen: Set<String> = []
        return articles.filter { article in
            if seen.insert(article.value).inserted { return true }
            fields.error(
                "repeated-article", at: article.position,
                "'articles' names '\(fields.shortened(article.value))' twice", fix: "keep one of the two")
            return false
        }
    }
}
