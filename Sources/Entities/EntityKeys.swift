import Bytes

/// Keys of entities that are the same in every build, where numbers are not: made from kind and slug.
public struct EntityKeys: Sendable {
    /// By kind and index.
    private let keys: [[UInt64]]

    public init(_ registry: EntityRegistry) {
        keys = EntityKind.allCases.map { kind in
            (0..<registry.count(kind)).map { Self.key(kind, slug: registry.slug(of: EntityID(kind, index: $0))) }
        }
    }

    public static func key(_ kind: EntityKind, slug: String) -> UInt64 {
        var key = PartsFingerprint()
        key.add(Int(kind.rawValue))
        key.add(slug)
        return key.value
    }

    public subscript(id: EntityID) -> UInt64 { keys[Int(id.kind.rawValue)][id.index] }

    /// By kind and index.
    public var all: [[UInt64]] { keys }
}
