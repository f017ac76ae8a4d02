import Chronology
import Entities
import Markdown
import SourceText

extension EntityProfile {
    /// Reads the front matter of a file in `content/people/`, `countries/` and so on; nil where it cannot be used.
    public static func read(
        _ source: SourceFile, zone: TimeZoneRules, into diagnostics: inout [Diagnostic]
    ) -> EntityProfile? {
        let folders = source.path.split(separator: "/")
        guard folders.count >= 3, let kind = EntityKind(folder: folders[1]),
            let block = FrontMatterBlock.find(in: source, into: &diagnostics),
            let head = EntityFrontMatter.decode(
                block, kind: kind.frontMatter, in: source, zone: zone, into: &diagnostics)
        else { return nil }
        let slug = head.slug?.value ?? fileName(ofPath: source.path)
        var profile = EntityProfile(kind, slug: slug, name: head.name?.value ?? "")
        profile.sortName = head.sortName?.value
        profile.aliases = head.aliases.map(\.value)
        profile.aliasPositions = head.aliases.map(\.position)
        profile.namePosition = head.name?.position ?? profile.namePosition
        profile.slugPosition = head.slug?.position
        profile.country = head.country?.value
        profile.countryPosition = head.country?.position
        profile.roles = head.roles.map {
            Role(
                title: $0.title.value, organization: $0.organization?.value, from: $0.from, to: $0.to,
                position: $0.title.position)
        }
        profile.born = head.born
        profile.died = head.died
        profile.image = head.image.map(ProfileImage.init)
        profile.wikidata = head.wikidata
        profile.sameAs = head.sameAs.map(\.value)
        profile.summary = head.summary?.value
        profile.sourcePath = source.path
        if kind == .country {
            // A country's file is named by its code; its address comes from its name or `slug`.
            profile.slug = fileName(ofPath: source.path)
            profile.countryDetails = head.countryNames.map { CountryDetails($0, slug: head.slug?.value) }
        }
        return profile
    }
}

extension EntityKind {
    var frontMatter: EntityFrontMatter.Kind {
        switch self {
        case .person: .person
        case .country: .country
        case .organization: .organization
        case .place: .place
        case .topic: .topic
        }
    }
}

extension ProfileImage {
    init(_ image: ImageField) {
        self.init(
            source: image.src.value, alt: image.alt?.value, caption: image.caption?.value,
            credit: image.credit?.value, license: image.license?.value, position: image.src.position)
    }
}

extension CountryDetails {
    init(_ fields: CountryFields, slug: String?) {
        self.init()
        self.slug = slug
        alpha3 = fields.alpha3?.value
        officialName = fields.officialName?.value
        capitals = fields.capital.map { [$0.value] }
        demonyms = fields.demonym.map { [$0.value] } ?? []
        shortForms = fields.shortForms.map(\.value)
        region = fields.region?.value
        regionPosition = fields.region?.position
    }
}
