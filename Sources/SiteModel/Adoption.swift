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

    /// Notes the names that an article gives.
    ///
    /// - Parameter text: the article's, with its words; asked for where there is a fault.
    mutating func note(_ names: ArraySlice<ArticleTable.UnregisteredName>, in path: String, text: () -> AnnotatedText) {
        for (place, name) in names.enumerated() {
            note(name, Origin(path: path)) {
                // The file may have been changed since the name was found in it.
                let named = text().unregistered
                return place < named.count ? named[place].position : SourcePosition(line: 1, column: 1)
            }
        }
    }

    /// Notes the names that a text gives which is no article's.
    mutating func note(_ text: AnnotatedText, in path: String) {
        for entity in text.unregistered {
            note(
                ArticleTable.UnregisteredName(
                    kind: entity.kind, slug: entity.slug, text: entity.text, isNamed: entity.isNamed),
                Origin(path: path)
            ) { entity.position }
        }
    }

    /// Of several names for one slug, words that spell the slug win, else the longest.
    private mutating func note(
        _ name: ArticleTable.UnregisteredName, _ origin: Origin, position: () -> SourcePosition
    ) {
        let key = Key(kind: name.kind, slug: name.slug)
        if name.isNamed { noteNamer(name, key, origin.path, position) }
        let words = name.text.isEmpty ? name.slug : name.text
        guard let known = names[key] else {
            names[key] = words
            return
        }
        if known == words || slugify(known) == name.slug { return }
        if slugify(words) == name.slug || words.count > known.count { names[key] = words }
    }

    /// Names that come out as one slug, `Мир` and `Mir`, would share a page: an error that names both.
    private mutating func noteNamer(
        _ name: ArticleTable.UnregisteredName, _ key: Key, _ path: String, _ position: () -> SourcePosition
    ) {
        guard let known = namers[key] else {
            namers[key] = (name.text, path)
            return
        }
        if known.name.lowercased() == name.text.lowercased() || [known.name, name.text].contains(key.slug) {
            return
        }
        let address = "/\(key.kind.folder)/\(key.slug)/"
        faults.append(
            Diagnostic(
                .error, id: "address-clash", file: path, position: position(),
                message: "the address \(address) belongs to two: \(key.kind.noun) '\(known.name)' in \(known.path) and "
                    + "\(key.kind.noun) '\(name.text)' in \(path)",
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

/// Who was adopted, by the rows whose articles name them.
struct AdoptedEntities {
    /// By row, then by place among the row's unregistered names.
    private var ids: [Int: [EntityID?]] = [:]

    init(_ table: ArticleTable, rows: [UInt32], in registry: EntityRegistry) {
        if table.unregistered.elements.isEmpty { return }
        for row in rows where !table.unregistered[Int(row)].isEmpty {
            ids[Int(row)] = table.unregistered[Int(row)].map { registry.entity($0.kind, slug: $0.slug) }
        }
    }

    @inline(__always)
    func entity(_ reference: EntityReference, row: Int) -> EntityID? {
        if let id = reference.registered { return id }
        guard let place = reference.unregistered, let ids = ids[row] else { return nil }
        return ids[place]
    }
}
