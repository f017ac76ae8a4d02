import Chronology
import SourceText

/// What an author's file says of a person, country, organization, place or topic, before names are resolved.
///
/// Whoever decodes files fills it in; the registry checks what only shows with all files at hand.
public struct EntityProfile: Sendable {
    public var kind: EntityKind
    /// The file's name or its `slug`; of a country the file's name, which is a code or a known slug.
    public var slug: String
    /// Empty in a country's file that keeps the built-in name.
    public var name: String
    /// What a person stands under in an index, where that is not the name's last word: `Kim Jong Un`.
    public var sortName: String?
    public var aliases: [String] = []
    /// A code or slug of a built-in or added country, as the author wrote it.
    public var country: String?
    public var roles: [Role] = []
    public var born: PartialDate?
    public var died: PartialDate?
    public var image: ProfileImage?
    /// An item's identifier: `Q7747`.
    public var wikidata: String?
    /// Addresses of pages about the same entity.
    public var sameAs: [String] = []
    public var summary: String?
    /// Where the caller keeps the parsed biography; the registry only hands it back.
    public var biography: Int?
    /// Facts that only a country's file can give.
    public var countryDetails: CountryDetails?

    /// Relative to the site's folder.
    public var sourcePath: String?
    public var namePosition = SourcePosition(line: 1, column: 1)
    /// One for each alias, in the same order; the name's position stands in for those missing.
    public var aliasPositions: [SourcePosition] = []
    public var slugPosition: SourcePosition?
    public var countryPosition: SourcePosition?

    public init(_ kind: EntityKind, slug: String, name: String) {
        self.kind = kind
        self.slug = slug
        self.name = name
    }

    func position(ofAlias index: Int) -> SourcePosition {
        index < aliasPositions.count ? aliasPositions[index] : namePosition
    }
}

/// A portrait, flag or sign as its front matter gives it.
public struct ProfileImage: Sendable, Hashable {
    public var source: String
    public var alt: String?
    public var caption: String?
    /// As in an article: `© Reuters / Yuri Gripas`.
    public var credit: String?
    public var license: String?
    public var position: SourcePosition

    public init(
        source: String, alt: String? = nil, caption: String? = nil, credit: String? = nil, license: String? = nil,
        position: SourcePosition = SourcePosition(line: 1, column: 1)
    ) {
        self.source = source
        self.alt = alt
        self.caption = caption
        self.credit = credit
        self.license = license
        self.position = position
    }
}

/// The facts in `content/countries/CODE.md`: what is given replaces a built-in fact, but for demonyms and short forms,
/// which are added.
public struct CountryDetails: Sendable, Hashable {
    /// The page's address where the country is not built in or is to stand elsewhere.
    public var slug: String?
    public var alpha3: String?
    public var officialName: String?
    public var capitals: [String]?
    /// Adjectives and nouns for the people: `Kosovan`.
    public var demonyms: [String]
    public var shortForms: [String]
    /// The name of a region or subregion of UN M49, or its number: `Southern Europe`, `039`.
    public var region: String?
    /// Where `region` stands.
    public var regionPosition: SourcePosition?

    public init(demonyms: [String] = [], shortForms: [String] = [], region: String? = nil) {
        self.demonyms = demonyms
        self.shortForms = shortForms
        self.region = region
    }
}
