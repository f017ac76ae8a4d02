/// What an article can be about. The order is the order of lists and of identities.
public enum EntityKind: UInt8, Sendable, CaseIterable, Comparable {
    case person
    case country
    case organization
    case place
    case topic

    /// The part of an annotation before the colon: `[text](org:SLUG)`.
    public var scheme: String {
        switch self {
        case .person: "person"
        case .country: "country"
        case .organization: "org"
        case .place: "place"
        case .topic: "topic"
        }
    }

    /// The folder under `content/`, and the first part of the page's address.
    public var folder: String {
        switch self {
        case .person: "people"
        case .country: "countries"
        case .organization: "organizations"
        case .place: "places"
        case .topic: "topics"
        }
    }

    /// The word for one such entity in a message.
    public var noun: String { self == .organization ? "organization" : scheme }

    public init?(scheme: some StringProtocol) {
        guard let kind = Self.allCases.first(where: { $0.scheme == scheme }) else { return nil }
        self = kind
    }

    public init?(folder: some StringProtocol) {
        guard let kind = Self.allCases.first(where: { $0.folder == folder }) else { return nil }
        self = kind
    }

    public static func < (left: EntityKind, right: EntityKind) -> Bool { left.rawValue < right.rawValue }
}

/// One entity of one registry, in four bytes. Ordered by kind, then by place in the registry, which is by slug for all
/// that had a file or are built in.
public struct EntityID: Sendable, Hashable, Comparable {
    /// The kind in the upper three bits, the index in the lower 29.
    public let packed: UInt32

    public init(_ kind: EntityKind, index: Int) {
        packed = UInt32(kind.rawValue) << 29 | UInt32(truncatingIfNeeded: index) & 0x1FFF_FFFF
    }

    public init(packed: UInt32) { self.packed = packed }

    public var kind: EntityKind { EntityKind(rawValue: UInt8(truncatingIfNeeded: packed >> 29)) ?? .topic }
    /// Counts from 0 within the kind.
    public var index: Int { Int(packed & 0x1FFF_FFFF) }

    public static func < (left: EntityID, right: EntityID) -> Bool { left.packed < right.packed }
}

/// What the text of a mention says of a country.
public enum Sense: UInt8, Sendable {
    /// `Russia`, `US`; and the only sense of entities that are no countries.
    case itself
    /// `Moscow`: a government, or a place.
    case capital
    /// `Russian`, `Russians`.
    case adjective
}
