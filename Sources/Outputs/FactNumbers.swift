/// Numbers of facts that hold from one build to the next: a thing that was there in the last build keeps its number, and
/// what is new gets the next one.
public struct FactNumbers: Sendable {
    /// By space and number in the record: the key of the thing.
    public private(set) var keys: [[UInt64]]
    /// By kind and number in the record: what the fact is now; 0 where it is no more.
    public private(set) var values: [[UInt64]]
    /// By space and number in this build: the number in the record.
    private(set) var numbers: [[UInt32]] = []
    /// By kind and number in the record: whether the fact is another than it was.
    private var hasChanged: [[Bool]] = []

    /// - Parameters:
    ///   - keys: of the last build's record; empty where there is none.
    ///   - values: likewise.
    public init(of table: FactTable, after keys: [[UInt64]], _ values: [[UInt64]]) {
        self.keys = FactTable.Space.allCases.map { $0.rawValue < keys.count ? keys[$0.rawValue] : [] }
        self.values = []
        for (space, current) in table.keys.enumerated() {
            numbers.append(Self.numbers(of: current, in: &self.keys[space]))
        }
        for kind in 0..<FactTable.kindCount {
            let space = FactTable.space(ofKind: kind).rawValue
            let before = kind < values.count ? values[kind] : []
            var now = [UInt64](repeating: 0, count: self.keys[space].count)
            // A value of 0 would say that the thing is gone.
            for (number, value) in table.values[kind].enumerated() { now[Int(numbers[space][number])] = value | 1 }
            hasChanged.append(now.indices.map { $0 >= before.count || before[$0] != now[$0] })
            self.values.append(now)
        }
    }

    private static func numbers(of current: [UInt64], in keys: inout [UInt64]) -> [UInt32] {
        // Most often nothing came and nothing went.
        if current == keys { return current.indices.map(UInt32.init) }
        var known = Dictionary(minimumCapacity: keys.count + current.count) as [UInt64: UInt32]
        for (number, key) in keys.enumerated() { known[key] = UInt32(number) }
        return current.map { key in
            if let number = known[key] { return number }
            let number = UInt32(keys.count)
            known[key] = number
            keys.append(key)
            return number
        }
    }

    /// Of a page of this build: its number in the record.
    public func number(ofPage page: Int) -> Int { Int(numbers[FactTable.Space.page.rawValue][page]) }

    /// Whether the record holds more of what is gone than of what is there, so that it should be made anew.
    public var isMostlyPast: Bool {
        keys.indices.contains { keys[$0].count > 2 * numbers[$0].count + 1_000 }
    }
}

// MARK: What a page read

extension FactNumbers {
    /// Appends a fact as it stands in the record: seven bits a byte, the lowest first, all but the last with the eighth set.
    func append(_ fact: Fact, to reads: inout [UInt8]) {
        let number = numbers[fact.kind.space.rawValue][fact.number]
        var rest = UInt64(number) << 5 | UInt64(fact.kind.rawValue)
        while rest >= 0x80 {
            reads.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        reads.append(UInt8(truncatingIfNeeded: rest))
    }

    /// The first of a page's facts that is another than it was, as its kind and its number in the record; nil where all are
    /// the same.
    public func firstChange(in reads: ArraySlice<UInt8>) -> (kind: Int, number: Int)? {
        var fact: UInt64 = 0
        var shift: UInt64 = 0
        for byte in reads {
            fact |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 != 0 { continue }
            let (kind, number) = (Int(fact & 31), Int(truncatingIfNeeded: fact >> 5))
            if kind >= hasChanged.count || number >= hasChanged[kind].count || hasChanged[kind][number] {
                return (kind, number)
            }
            (fact, shift) = (0, 0)
        }
        return nil
    }
}

/// Each fact that a page read, once. One for each thread that renders.
public struct ReadSet: Sendable {
    /// By fact, kind after kind: the last page that read it.
    private var pages: [UInt32]
    /// Where each kind's facts begin.
    private var starts: [Int] = []
    private var page: UInt32 = 0
    private let numbers: FactNumbers

    init(_ numbers: FactNumbers, _ table: FactTable) {
        self.numbers = numbers
        var count = 0
        for kind in 0..<FactTable.kindCount {
            starts.append(count)
            count += table.keys[FactTable.space(ofKind: kind).rawValue].count
        }
        pages = [UInt32](repeating: 0, count: count)
    }

    /// Empties the log into a page's reads, as the record keeps them.
    mutating func take(_ edition: Edition) -> [UInt8] {
        page += 1
        var reads: [UInt8] = []
        for packed in edition.log.numbers {
            let fact = Fact(packed: packed)
            let place = starts[Int(packed >> 27)] + fact.number
            if pages[place] == page { continue }
            pages[place] = page
            numbers.append(fact, to: &reads)
        }
        edition.log.clear()
        return reads
    }
}
