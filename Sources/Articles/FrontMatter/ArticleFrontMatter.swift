import Chronology
import Markdown
import SourceText

/// What an article's front matter says, checked for form; whether a person or a picture exists is asked later.
public struct ArticleFrontMatter: Sendable, Hashable {
    /// Never empty.
    public var title: Located<String>
    public var date: Located<Moment>
    public var updated: Located<Moment>?
    public var slug: Located<String>?
    public var section: Located<String>?
    public var summary: Located<String>?
    public var authors: [Located<String>] = []
    public var sources: [SourceCredit] = []
    public var image: ImageField?
    public var topics: [Located<String>] = []
    public var people: [Located<String>] = []
    public var countries: [Located<String>] = []
    public var draft = false
    public var publishDate: Located<Moment>?
    public var expiryDate: Located<Moment>?
    /// Former addresses: paths that begin with `/`.
    public var aliases: [Located<String>] = []
    /// Lower stands first.
    public var weight: Int?
    /// A BCP 47 language tag.
    public var lang: Located<String>?
    public var corrections: [Correction] = []
    /// The author's own keys.
    public var params: YAMLNode?

    public init(title: Located<String>, date: Located<Moment>) {
        self.title = title
        self.date = date
    }
}

/// Whom an article was taken from.
public struct SourceCredit: Sendable, Hashable {
    public var name: Located<String>
    /// An address that begins with `http://` or `https://`.
    public var url: Located<String>?

    public init(name: Located<String>, url: Located<String>? = nil) {
        self.name = name
        self.url = url
    }
}

/// A picture that front matter names.
public struct ImageField: Sendable, Hashable {
    public var src: Located<String>
    public var alt: Located<String>?
    public var caption: Located<String>?
    public var credit: Located<String>?
    public var license: Located<String>?

    public init(src: Located<String>) {
        self.src = src
    }
}

/// A correction that an article carries.
public struct Correction: Sendable, Hashable {
    public var date: Moment?
    public var text: Located<String>

    public init(date: Moment? = nil, text: Located<String>) {
        self.date = date
        self.text = text
    }
}
