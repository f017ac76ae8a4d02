import Chronology
import Markdown
import SourceText

extension ArticleFrontMatter {
    /// Reads an article's front matter. Every fault is reported; nil where `title` or `date` cannot be known.
    public static func decode(
        _ block: FrontMatterBlock, in source: SourceFile, zone: TimeZoneRules, into diagnostics: inout [Diagnostic]
    ) -> ArticleFrontMatter? { nil }
}
extension EntityFrontMatter {
    public static func decode(
        _ block: FrontMatterBlock, kind: Kind, in source: SourceFile, zone: TimeZoneRules,
        into diagnostics: inout [Diagnostic]
    ) -> EntityFrontMatter? { nil }
}
extension BriefingFrontMatter {
    public static func decode(
        _ block: FrontMatterBlock, in source: SourceFile, zone: TimeZoneRules, into diagnostics: inout [Diagnostic]
    ) -> BriefingFrontMatter? { nil }
}
extension SiteSettings {
    /// Reads `content/site.yml`; nil source where there is none.
    public static func decode(_ source: SourceFile?, into diagnostics: inout [Diagnostic]) -> SiteSettings? { nil }
}
