import Bytes

/// Byte strings to small numbers, found without building a `String`: one walk over the asked bytes to hash them, one to
/// compare, whatever the number of keys.
struct ByteTable: Sendable {
    private struct Entry {
        var hash: UInt32
        var start: UInt32
        var length: UInt32
        var value: UInt32
        /// The key's bytes as a set, each by its lower six bits.
        var letters: UInt64
    }

    private var keys: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing, a power of two in size, at most half full; 0 is free, else one more than the entry's index.
    private var slots: [UInt32]

    init(expecting count: Int = 16) {
        var size = 32
        while size < count * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        entries.reserveCapacity(count)
        keys.reserveCapacity(count * 12)
    }

    var count: Int { entries.count }

    /// The same in memory of its own.
    func ofOneThread() -> ByteTable {
        var table = self
        table.keys = keys.map { $0 }
        table.entries = entries.map { $0 }
        table.slots = slots.map { $0 }
        return table
    }

    /// The value at a label, read through `reader`.
    func value(at reader: LabelReader) -> UInt32? {
        var hashing = reader
        var hash = KeyHash.seed
        while let byte = hashing.next() { hash = KeyHash.mix(hash, byte) }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.hash == hash, matches(entry, reader) { return entry.value }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The value at a label whose bytes are ready to be compared but for the case of ASCII letters: what `reader` would
    /// give, without its steps where there is nothing to collapse or trim.
    func value(at label: ArraySlice<UInt8>, folding: Bool) -> UInt32? {
        guard let hash = label.hashOfWords(folding: folding) else {
            return value(at: LabelReader(label, folding: folding))
        }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.hash == hash,
                label.isKey(at: Int(entry.start), length: Int(entry.length), of: keys, folding: folding)
            {
                return entry.value
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// All keys with their values, in the order of adding.
    var all: [(key: ArraySlice<UInt8>, value: UInt32)] {
        entries.map { (keys[Int($0.start)..<Int($0.start) + Int($0.length)], $0.value) }
    }

    /// Adds a key, or gives an existing key another value.
    mutating func set(_ key: [UInt8], to value: UInt32) {
        if (entries.count + 1) * 2 > slots.count { grow() }
        let hash = key.reduce(KeyHash.seed, KeyHash.mix)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) - 1
            let entry = entries[index]
            let start = Int(entry.start)
            if entry.hash == hash, keys[start..<start + Int(entry.length)].elementsEqual(key) {
                entries[index].value = value
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        entries.append(
            Entry(
                hash: hash, start: UInt32(keys.count), length: UInt32(key.count), value: value,
                letters: Self.letters(of: key)))
        keys.append(contentsOf: key)
        slots[slot] = UInt32(entries.count)
    }

    /// The keys that may be a letter or two off, in the order of adding: of like length, and made of like letters. Far
    /// fewer than all, and found without building a `String` for each.
    func keys(like label: [UInt8]) -> [String] {
        let letters = Self.letters(of: label)
        // A letter put for another changes two members of the set; beyond ASCII a letter is two bytes or more.
        let (bytes, members) = label.allSatisfy { $0 < 0x80 } ? (2, 4) : (4, 8)
        var found: [String] = []
        for entry in entries {
            guard abs(Int(entry.length) - label.count) <= bytes, (entry.letters ^ letters).nonzeroBitCount <= members
            else {
                continue
            }
            let start = Int(entry.start)
            found.append(String(decoding: keys[start..<start + Int(entry.length)], as: UTF8.self))
        }
        return found
    }

    private static func letters(of key: [UInt8]) -> UInt64 {
        key.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    private func matches(_ entry: Entry, _ reader: LabelReader) -> Bool {
        var reader = reader
        var index = Int(entry.start)
        let end = index + Int(entry.length)
        while let byte = reader.next() {
            guard index < end, keys[index] == byte else { return false }
            index += 1
        }
        return index == end
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Int(entry.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }
}
