import Articles
import Entities
import SourceText

/// Gives everybody who is annotated but has no file a place in the registry, and makes every reference a registered one.
struct Adoption {
    private var names: [Key: String] = [:]
    /// What front matter calls them: the slug was made from that.
    private var namers: [Key: (name: String, path: String)] = [:]
    private(set) var faults: [Diagnostic] = []

    private struct Key: Hashable, Comparable {
        let kind: EntityKind
        let slug: String

        static func < (left: Key, right: Key) -> Bool {
            left.kind == right.kind ? left.slug < right.slug : left.kind < right.kind
        }
    }

    /// Notes the names that a text gives; of several for one slug, words that spell the slug win, else the longest.
    mutating func note(_ text: AnnotatedText, in path: String) {
        for entity in text.unregistered {
            let key = Key(kind: entity.kind, slug: entity.slug)
            if entity.isNamed { noteName(entity, key, path) }
            let words = entity.text.isEmpty ? entity.slug : entity.text
            guard let known = names[key] else {
                names[key] = words
                continue
            }
            if slugify(known) == entity.slug { continue }
            if slugify(words) == entity.slug || words.count > known.count { names[key] = words }
        }
    }

    /// Names that come out as one slug, `Мир` and `Mir`, would share a page: an error that names both.
    private mutating func noteName(_ entity: UnregisteredEntity, _ key: Key, _ path: String) {
        guard let known = namers[key] else {
            namers[key] = (entity.text, path)
            return
        }
        if known.name.lowercased() == entity.text.lowercased() || [known.name, entity.text].contains(key.slug) {
            return
        }
        let address = "/\(key.kind.folder)/\(key.slug)/"
        faults.append(
            Diagnostic(
                .error, id: "address-clash", file: path, position: entity.position,
                message: "the address \(address) belongs to two: \(key.kind.noun) '\(known.name)' in \(known.path) and "
                    + "\(key.kind.noun) '\(entity.text)' in \(path)",
                excerpt: "",
                fix:
                    "write the name in one way, or give one of them a file with another slug in content/\(key.kind.folder)/"
            ))
    }

    /// Adopts in the order of kind and slug, so that numbers do not depend on the order of files.
    func adopt(into registry: inout EntityRegistry) {
        for (key, name) in names.sorted(by: { $0.key < $1.key }) {
            _ = registry.adopt(key.kind, slug: key.slug, name: name)
        }
    }

    static func resolve(_ text: inout AnnotatedText, subjects: inout [EntityReference], in registry: EntityRegistry) {
        guard !text.unregistered.isEmpty else { return }
        let ids = text.unregistered.map { registry.entity($0.kind, slug: $0.slug) }
        func resolved(_ reference: EntityReference) -> EntityReference {
            guard let index = reference.unregistered, let id = ids[index] else { return reference }
            return EntityReference(id)
        }
        for index in text.mentions.indices { text.mentions[index].entity = resolved(text.mentions[index].entity) }
        for index in text.statements.indices {
            text.statements[index].speaker = resolved(text.statements[index].speaker)
        }
        for figure in text.figures.indices {
            for index in text.figures[figure].depicted.indices {
                text.figures[figure].depicted[index].entity = resolved(text.figures[figure].depicted[index].entity)
            }
        }
        if let place = text.dateline?.place { text.dateline?.place = resolved(place) }
        subjects = subjects.map(resolved)
    }
}
