import Articles
import Bytes
import Entities

/// Keys of entities that are the same in every build, where numbers are not: made from kind and slug.
public struct EntityKeys: Sendable {
    /// By kind and index.
    private let keys: [[UInt64]]

    public init(_ registry: EntityRegistry) {
        keys = EntityKind.allCases.map { kind in registry.all(kind).map { Self.key(kind, slug: $0.slug) } }
    }

    public static func key(_ kind: EntityKind, slug: String) -> UInt64 {
        var key = PartsFingerprint()
        key.add(Int(kind.rawValue))
        key.add(slug)
        return key.value
    }

    public subscript(id: EntityID) -> UInt64 { keys[Int(id.kind.rawValue)][id.index] }

    /// The key of what a text names, which need not be registered.
    func key(of reference: EntityReference, in text: AnnotatedText) -> UInt64 {
        if let id = reference.registered { return self[id] }
        guard let number = reference.unregistered else { return 0 }
        return Self.key(text.unregistered[number].kind, slug: text.unregistered[number].slug)
    }
}

extension PartsFingerprint {
    /// Adds what a text gave that does not follow from its file alone: names found in the registry.
    mutating func add(_ text: AnnotatedText, _ keys: EntityKeys) {
        add(text.html)
        for mention in text.mentions {
            add(keys.key(of: mention.entity, in: text))
            add(Int(mention.start) << 32 | Int(mention.length) << 16 | Int(mention.sentence))
            add(Int(mention.place.rawValue) << 8 | Int(mention.sense.rawValue))
        }
        add(text.dateline?.place.map { keys.key(of: $0, in: text) } ?? 0)
        for statement in text.statements { add(keys.key(of: statement.speaker, in: text)) }
        for figure in text.figures {
            for depicted in figure.depicted { add(keys.key(of: depicted.entity, in: text)) }
        }
    }
}
