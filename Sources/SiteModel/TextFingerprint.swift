import Articles
import Bytes
import Entities

extension EntityKeys {
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
