import Bytes
import Chronology
import SourceText

/// One entity with all that is known of it.
public struct Entity: Sendable {
    public var id: EntityID
    public var slug: String
    /// In the site's language where the entity is a country.
    public var name: String
    /// Nil for a built-in country without a file, and for what is only annotated.
    public var profile: EntityProfile?
    /// For countries, the merged facts.
    public var country: Country?
    /// The country that a person, place or other entity belongs to.
    public var belongsTo: EntityID?
    /// False for what has no file and is not built in: `check` lists those.
    public var isRegistered: Bool
}

/// What a by-name label names.
public enum LabelMatch: Sendable, Equatable {
    /// - Parameter caseSensitive: the label was found as written in capitals: its other letter cases name nobody.
    case one(EntityID, Sense, caseSensitive: Bool)
    /// The entities in order; naming any of them by this label is an error.
    case ambiguous([EntityID])
}

/// Every entity of a site: the built-in countries, those with a file, and those that are only annotated.
public struct EntityRegistry: Sendable {
    /// By kind, then index.
    var entities: [[Entity]] = EntityKind.allCases.map { _ in [] }
    /// Slugs to indices, by kind; of countries also their codes. Keys of countries are in small letters.
    var slugs: [ByteTable] = EntityKind.allCases.map { _ in ByteTable() }
    var labels = LabelIndex()

    init() {}

    // MARK: Entities

    public subscript(id: EntityID) -> Entity { entities[Int(id.kind.rawValue)][id.index] }
    public func name(of id: EntityID) -> String { entities[Int(id.kind.rawValue)][id.index].name }
    public func slug(of id: EntityID) -> String { entities[Int(id.kind.rawValue)][id.index].slug }

    /// By slug, but for adopted entities, which follow in the order of their adoption.
    public func all(_ kind: EntityKind) -> [Entity] { entities[Int(kind.rawValue)] }
    public func count(_ kind: EntityKind) -> Int { entities[Int(kind.rawValue)].count }

    /// The entity at a slug; of countries also by alpha-2 or alpha-3 code in any letter case (and `uk`, which ISO 3166-1
    /// reserves for the United Kingdom).
    public func entity(_ kind: EntityKind, slug: ArraySlice<UInt8>) -> EntityID? {
        guard slug.first(of: ByteRun(0x00...0x20), in: slug.indices) == slug.endIndex else { return nil }
        return slugs[Int(kind.rawValue)].value(at: slug, folding: kind == .country).map {
            EntityID(kind, index: Int($0))
        }
    }

    public func entity(_ kind: EntityKind, slug: String) -> EntityID? {
        entity(kind, slug: Array(slug.utf8)[...])
    }

    /// The entity at a slug, added without a file where there is none; nil for an unknown country, which is a mistake.
    ///
    /// Identities follow the order of calls: whoever wants the same order in each build asks in a settled order. The
    /// caller has checked the slug with `slugFault`.
    public mutating func adopt(_ kind: EntityKind, slug: String, name: String) -> EntityID? {
        if let known = entity(kind, slug: slug) { return known }
        guard kind != .country, !slug.utf8.contains(where: { $0 <= 0x20 }) else { return nil }
        let id = EntityID(kind, index: count(kind))
        entities[Int(kind.rawValue)].append(
            Entity(id: id, slug: slug, name: name, profile: nil, country: nil, belongsTo: nil, isRegistered: false))
        slugs[Int(kind.rawValue)].set(Array(slug.utf8), to: UInt32(id.index))
        return id
    }

    /// The person's role on a day: see `[Role].role(on:death:)`. Nil for what has no file.
    public func role(of id: EntityID, on date: CivilDate) -> Role? {
        let place = (kind: Int(id.kind.rawValue), index: id.index)
        guard let roles = entities[place.kind][place.index].profile?.roles, !roles.isEmpty else { return nil }
        return roles.role(on: date, death: entities[place.kind][place.index].profile?.died)
    }

    /// The countries of each region in the regions' order, by slug; regions without any are left out.
    public func countriesByRegion() -> [(region: Region, countries: [EntityID])] {
        let countries = all(.country)
        return Region.allCases.compactMap { region in
            let members = countries.filter { ($0.country?.region ?? .other) == region }.map(\.id)
            return members.isEmpty ? nil : (region, members)
        }
    }

    /// The same for one more thread, with tables of its own for what each text asks again and again: processors that count
    /// one reference at the same time take turns at it.
    public func ofOneThread() -> EntityRegistry {
        var registry = self
        registry.slugs = slugs.map { $0.ofOneThread() }
        registry.labels = labels.ofOneThread()
        return registry
    }

    // MARK: Labels

    /// What the text between the brackets of a CommonMark reference names; nil where it names nobody. The cost does not
    /// grow with the registry.
    public func lookUp(label: ArraySlice<UInt8>) -> LabelMatch? { labels.match(label) }
    public func lookUp(label: String) -> LabelMatch? { labels.match(Array(label.utf8)[...]) }

    /// The sense of an explicit mention's text: `[Moscow](country:ru)` means the capital. Text that is none of the
    /// country's names means the country itself.
    public func sense(ofText text: ArraySlice<UInt8>, for country: EntityID) -> Sense {
        guard country.kind == .country else { return .itself }
        if case .one(country, let sense, _)? = labels.match(text) { return sense }
        return labels.sense(of: text, apartFor: country)
    }

    public func sense(ofText text: String, for country: EntityID) -> Sense {
        sense(ofText: Array(text.utf8)[...], for: country)
    }
}
