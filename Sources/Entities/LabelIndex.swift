/// Labels to entities.
struct LabelIndex: Sendable {
    private struct Holder {
        var entity: EntityID
        var sense: Sense
        /// All entities, where there are several; else empty.
        var rivals: [EntityID] = []
    }

    private var holders: [Holder] = []
    /// Labels that match in any letter case, folded.
    private var anyCase = ByteTable(expecting: 4096)
    /// Labels that match only in capitals, as they are.
    private var inCapitals = ByteTable(expecting: 512)
    /// Names that match no label by themselves, yet tell a sense where the country is given: country, then folded form.
    private var apart: [EntityID: [[UInt8]: Sense]] = [:]

    /// The same in memory of its own, but for what is rarely asked.
    func ofOneThread() -> LabelIndex {
        var index = self
        index.holders = holders.map { $0 }
        index.anyCase = anyCase.ofOneThread()
        index.inCapitals = inCapitals.ofOneThread()
        return index
    }

    func match(_ label: ArraySlice<UInt8>) -> LabelMatch? {
        let census = LetterCensus(label)
        if census.isASCII {
            return match(exact: label, folded: label, written: census.isWrittenInCapitals)
        }
        let forms = ScalarForms(label)
        return match(exact: forms.exact[...], folded: forms.folded[...], written: forms.isWrittenInCapitals)
    }

    private func match(exact: ArraySlice<UInt8>, folded: ArraySlice<UInt8>, written capitals: Bool) -> LabelMatch? {
        if capitals, let index = inCapitals.value(at: exact, folding: false) {
            return match(holders[Int(index)], caseSensitive: true)
        }
        guard let index = anyCase.value(at: folded, folding: true) else { return nil }
        return match(holders[Int(index)], caseSensitive: false)
    }

    private func match(_ holder: Holder, caseSensitive: Bool) -> LabelMatch {
        guard holder.rivals.isEmpty else { return .ambiguous(holder.rivals) }
        return .one(holder.entity, holder.sense, caseSensitive: caseSensitive)
    }

    /// What a new label met.
    enum Claim: Equatable {
        case free
        /// The same entity has it already; its first sense stays.
        case own
        /// Another entity has it; nothing was changed.
        case taken(EntityID)
        /// Nothing to match is left of it, or more than the 999 characters of a CommonMark label.
        case unusable
    }

    /// Gives a label to an entity if it is free.
    mutating func claim(_ text: String, for entity: EntityID, _ sense: Sense) -> Claim {
        guard let (key, capitals) = Self.key(text) else { return .unusable }
        if let index = holderIndex(of: key, capitals: capitals) {
            let holder = holders[Int(index)]
            if holder.entity == entity || holder.rivals.contains(entity) { return .own }
            return .taken(holder.entity)
        }
        holders.append(Holder(entity: entity, sense: sense))
        if capitals {
            inCapitals.set(key, to: UInt32(holders.count - 1))
        } else {
            anyCase.set(key, to: UInt32(holders.count - 1))
        }
        return .free
    }

    /// Makes a label ambiguous between its holder and another entity.
    mutating func share(_ text: String, with entity: EntityID) {
        guard let (key, capitals) = Self.key(text), let index = holderIndex(of: key, capitals: capitals) else { return }
        var rivals = holders[Int(index)].rivals
        if rivals.isEmpty { rivals = [holders[Int(index)].entity] }
        if !rivals.contains(entity) { rivals.append(entity) }
        holders[Int(index)].rivals = rivals.sorted()
    }

    /// Keeps the sense of a name that is no label.
    mutating func setApart(_ text: String, for entity: EntityID, _ sense: Sense) {
        let key = Array(labelNormalForm(text).utf8)
        if apart[entity]?[key] == nil { apart[entity, default: [:]][key] = sense }
    }

    func sense(of text: ArraySlice<UInt8>, apartFor entity: EntityID) -> Sense {
        guard let names = apart[entity], text.count <= 200 else { return .itself }
        return names[Array(labelNormalForm(String(decoding: text, as: UTF8.self)).utf8)] ?? .itself
    }

    /// Labels in their compared form that may be a letter or two off a form.
    func labels(like form: String) -> [String] {
        let form = Array(form.utf8)
        return anyCase.keys(like: form)
    }

    /// A label, by whom it is held, and the sense in which the first holder has it.
    struct Entry {
        let label: ArraySlice<UInt8>
        let way: Way
        let holders: [EntityID]
        let sense: Sense
    }

    /// How a label matches; apart is what matches nothing by itself.
    enum Way: Int { case anyCase, inCapitals, apart }

    /// All labels, those in several ways several times.
    var all: [Entry] {
        var found: [Entry] = []
        for (table, way) in [(anyCase, Way.anyCase), (inCapitals, .inCapitals)] {
            for (label, index) in table.all {
                let holder = holders[Int(index)]
                let all = holder.rivals.isEmpty ? [holder.entity] : holder.rivals
                found.append(Entry(label: label, way: way, holders: all, sense: holder.sense))
            }
        }
        for (entity, names) in apart {
            for (label, sense) in names {
                found.append(Entry(label: label[...], way: .apart, holders: [entity], sense: sense))
            }
        }
        return found
    }

    private func holderIndex(of key: [UInt8], capitals: Bool) -> UInt32? {
        let reader = LabelReader(key[...], folding: false)
        return capitals ? inCapitals.value(at: reader) : anyCase.value(at: reader)
    }

    private static func key(_ text: String) -> (bytes: [UInt8], capitals: Bool)? {
        let label = Array(text.utf8)[...]
        let census = LetterCensus(label)
        var exact = label
        var folded = label
        var capitals = census.isWrittenInCapitals
        if !census.isASCII {
            let forms = ScalarForms(label)
            (exact, folded, capitals) = (forms.exact[...], forms.folded[...], forms.isWrittenInCapitals)
        }
        let key = capitals ? LabelReader(exact, folding: false).all() : LabelReader(folded, folding: true).all()
        guard !key.isEmpty, text.unicodeScalars.count <= 999 else { return nil }
        return (key, capitals)
    }
}
