import Chronology
import Markdown
import SourceText

/// What the file of a person, country, organization, place or topic says about it.
public struct EntityFrontMatter: Sendable, Hashable {
    /// Which folder the file lies in; it decides which keys there are.
    public enum Kind: Sendable, Hashable, CaseIterable {
        case person, country, organization, place, topic
    }

    public var kind: Kind
    /// Nil only for a country: its file adds to what is built in.
    public var name: Located<String>?
    /// What a person stands under in the index.
    public var sortName: Located<String>?
    public var aliases: [Located<String>] = []
    /// A country's code, name or slug.
    public var country: Located<String>?
    public var roles: [RoleField] = []
    public var born: PartialDate?
    public var died: PartialDate?
    public var image: ImageField?
    /// An identifier such as `Q42`.
    public var wikidata: String?
    /// Addresses that begin with `http://` or `https://`.
    public var sameAs: [Located<String>] = []
    public var summary: Located<String>?
    public var slug: Located<String>?
    /// What a country's file overrides; nil for the other kinds.
    public var countryNames: CountryFields?
    /// The author's own keys.
    public var params: YAMLNode?

    public init(kind: Kind) {
        self.kind = kind
    }
}

/// A function that somebody has or had.
public struct RoleField: Sendable, Hashable {
    public var title: Located<String>
    public var organization: Located<String>?
    /// Never later than `to`.
    public var from: PartialDate?
    public var to: PartialDate?

    public init(
        title: Located<String>, organization: Located<String>? = nil, from: PartialDate? = nil, to: PartialDate? = nil
    ) {
        self.title = title
        self.organization = organization
        self.from = from
        self.to = to
    }
}

/// Names of a country that its file gives in place of the built-in ones.
public struct CountryFields: Sendable, Hashable {
    public var officialName: Located<String>?
    /// Three capital letters.
    public var alpha3: Located<String>?
    public var capital: Located<String>?
    public var demonym: Located<String>?
    public var shortForms: [Located<String>] = []
    public var region: Located<String>?
    public var subregion: Located<String>?

    public init() {}
}
