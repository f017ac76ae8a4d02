import Markdown
import SourceText

/// What an editor's file for a day says; the day is the file's name.
public struct BriefingFrontMatter: Sendable, Hashable {
    public var title: Located<String>?
    /// Slugs in the order in which the briefing shows them.
    public var articles: [Located<String>] = []
    public var summary: Located<String>?
    public var image: ImageField?
    /// The author's own keys.
    public var params: YAMLNode?

    public init() {}
}
