import Bytes

/// What each name means in a registry, to be compared with what it meant in another build's: only texts that use a name
/// that means something else now have to be read again.
public struct NameCensus: Sendable, Equatable {
    /// By bytes; labels in the form that they are compared in, and slugs.
    private var names = PackedTexts()
    /// By name: what it means to whom, as a fingerprint.
    private var meanings: [UInt64] = []
    /// By name: where its holders end.
    private var ends: [UInt32] = []
    /// Keys of entities.
    private var holders: [UInt64] = []
    /// By kind and index.
    public let keys: [[UInt64]]

    public init(_ registry: EntityRegistry) {
        let entityKeys = EntityKeys(registry)
        keys = entityKeys.all
        var entries: [Entry] = []
        for label in registry.labels.all {
            let holders = label.holders.map { entityKeys[$0] }
            var meaning = PartsFingerprint()
            meaning.add(label.way.rawValue)
            meaning.add(Int(label.sense.rawValue))
            for holder in holders { meaning.add(holder) }
            entries.append(Entry(name: Array(label.label), meaning: meaning.value, holders: holders))
        }
        // Slugs, and countries' codes.
        for kind in EntityKind.allCases {
            for (name, index) in registry.slugs[Int(kind.rawValue)].all {
                let key = entityKeys[EntityID(kind, index: Int(index))]
                entries.append(Entry(name: Array(name), meaning: key, holders: [key]))
            }
        }
        entries.sort { $0.name == $1.name ? $0.meaning < $1.meaning : $0.name.lexicographicallyPrecedes($1.name) }
        for entry in entries {
            names.append(entry.name)
            meanings.append(entry.meaning)
            holders += entry.holders
            ends.append(UInt32(holders.count))
        }
    }

    private struct Entry {
        let name: [UInt8]
        let meaning: UInt64
        let holders: [UInt64]
    }

    /// What differs between two registries.
    public struct Changes: Sendable, Equatable {
        /// Names that came, went or mean something else.
        public fileprivate(set) var names: [String] = []
        /// Keys of those who have or had them.
        public fileprivate(set) var entities: Set<UInt64> = []
    }

    public func changes(since other: NameCensus) -> Changes {
        var changes = Changes()
        var (own, last) = (0, 0)
        while own < count || last < other.count {
            let order = own == count ? 1 : last == other.count ? -1 : compare(own, other, last)
            if order < 0 { changes.add(self, own) }
            if order > 0 { changes.add(other, last) }
            if order <= 0 { own += 1 }
            if order >= 0 { last += 1 }
        }
        return changes
    }

    private var count: Int { meanings.count }

    /// By name, then meaning: negative where the own one comes first.
    private func compare(_ own: Int, _ other: NameCensus, _ last: Int) -> Int {
        let (one, two) = (names.slice(own), other.names.slice(last))
        if one.elementsEqual(two) {
            return meanings[own] == other.meanings[last] ? 0 : meanings[own] < other.meanings[last] ? -1 : 1
        }
        return one.lexicographicallyPrecedes(two) ? -1 : 1
    }

    fileprivate func entry(_ number: Int) -> (name: String, holders: ArraySlice<UInt64>) {
        (names[number], holders[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])])
    }
}

extension NameCensus.Changes {
    fileprivate mutating func add(_ census: NameCensus, _ number: Int) {
        let (name, holders) = census.entry(number)
        if names.last != name { names.append(name) }
        entities.formUnion(holders)
    }
}

// MARK: As it lies in a file

extension NameCensus {
    public var columns: Columns {
        var columns = Columns()
        columns.wide = [meanings, holders] + keys
        columns.narrow = [ends]
        columns.texts = [names]
        return columns
    }

    /// Nil for columns that are no census's.
    public init?(_ columns: Columns) {
        guard columns.wide.count == 2 + EntityKind.allCases.count, columns.narrow.count == 1, columns.texts.count == 1
        else { return nil }
        names = columns.texts[0]
        meanings = columns.wide[0]
        holders = columns.wide[1]
        ends = columns.narrow[0]
        keys = Array(columns.wide[2...])
        guard names.count == meanings.count, ends.count == meanings.count, Int(ends.last ?? 0) == holders.count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
        else { return nil }
    }
}
