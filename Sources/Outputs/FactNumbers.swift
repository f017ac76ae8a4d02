import LastBuild

/// Numbers of facts that hold from one build to the next: a thing that was there in the last build keeps its number, and
/// what is new gets the next one.
public struct FactNumbers: Sendable {
    /// By space and number in the record: the key of the thing.
    public private(set) var keys: [[UInt64]]
    /// By kind and number in the record: what the fact is now; 0 where it is no more.
    public private(set) var values: [[UInt64]]
    /// By space and number in this build: the number in the record.
    public private(set) var numbers: [[UInt32]] = []
    /// By kind: how many facts there are in the record.
    public private(set) var factCounts: [Int] = []
    /// By kind and number in the record: whether the fact is another than it was; empty for kinds of which none is.
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
            let parts = FactTable.parts(ofKind: kind)
            var now = [UInt64](repeating: 0, count: self.keys[space].count * parts)
            // A value of 0 would say that the thing is gone.
            for (number, value) in table.values[kind].enumerated() {
                now[Int(numbers[space][number / parts]) * parts + number % parts] = value | 1
            }
            hasChanged.append(now.indices.map { $0 >= before.count || before[$0] != now[$0] })
            self.values.append(now)
        }
        factCounts = self.values.map(\.count)
    }

    /// Those of the last build, where each thing has the number that it had; nil where they cannot be a site's.
    ///
    /// - Parameters:
    ///   - numbers: by space and number in that build: the number in the record.
    ///   - factCounts: by kind.
    ///   - changes: facts that are others than they were.
    public init?(keptAs numbers: [[UInt32]], factCounts: [Int], changes: [(kind: Int, number: Int)]) {
        guard numbers.count == FactTable.Space.allCases.count, factCounts.count == FactTable.kindCount else {
            return nil
        }
        for kind in 0..<FactTable.kindCount where FactTable.space(ofKind: kind) != .fixed {
            let space = FactTable.space(ofKind: kind).rawValue
            let things = factCounts[kind] / FactTable.parts(ofKind: kind)
            guard numbers[space].allSatisfy({ $0 < things }) else { return nil }
        }
        (keys, values) = ([], [])
        self.numbers = numbers
        self.factCounts = factCounts
        hasChanged = [[Bool]](repeating: [], count: factCounts.count)
        for (kind, number) in changes {
            if hasChanged[kind].isEmpty { hasChanged[kind] = [Bool](repeating: false, count: factCounts[kind]) }
            hasChanged[kind][number] = true
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

    /// How many pages there are in the record, those of other times too.
    public var pageCount: Int { factCounts[FactTable.pageKind] }

    /// Facts that are others than they were, or gone.
    public var changes: [(kind: Int, number: Int)] {
        hasChanged.enumerated().flatMap { kind, changed in
            changed.indices.lazy.filter { changed[$0] }.map { (kind, $0) }
        }
    }

    public func hasChanged(kind: Int, _ number: Int) -> Bool {
        guard kind < factCounts.count, number < factCounts[kind] else { return true }
        return !hasChanged[kind].isEmpty && hasChanged[kind][number]
    }

    /// Whether the record holds more of what is gone than of what is there, so that it should be made anew.
    public var isMostlyPast: Bool {
        keys.indices.contains { keys[$0].count > 2 * numbers[$0].count + 1_000 }
    }
}

// MARK: What a page read

extension FactNumbers {
    /// A fact's number in the record.
    func number(of fact: Fact) -> Int {
        let kind = fact.kind
        let numbers = numbers[kind.space.rawValue]
        if kind != .sentences { return Int(numbers[fact.number]) }
        return Int(numbers[fact.number / kind.parts]) * kind.parts + fact.number % kind.parts
    }

    /// Whether any of the facts is another than it was.
    public func haveChanged(_ reads: PageReads) -> Bool {
        var changed = false
        reads.visitAll { kind, number in
            if hasChanged(kind: kind, number) { changed = true }
        }
        return changed
    }
}

/// Each fact that a page read, once. One for each thread that renders.
public struct ReadSet: Sendable {
    /// By fact, kind after kind: the last page that read it; empty where few pages are made.
    private var pages: [UInt32] = []
    /// Where each kind's facts begin.
    private var starts: [Int] = []
    private var page: UInt32 = 0
    /// Where few pages are made: what the page at hand read.
    private var read: Set<UInt32> = []
    /// By kind: what the page at hand read, by number in the record.
    private var found: [[UInt32]]
    /// Grows to what the longest page read.
    private var gathered = PageReads()
    private let numbers: FactNumbers

    /// - Parameter isForFew: whether few pages are made, for which a place for each fact of the site would be too much.
    init(_ numbers: FactNumbers, isForFew: Bool) {
        self.numbers = numbers
        found = [[UInt32]](repeating: [], count: FactTable.kindCount)
        if isForFew { return }
        var count = 0
        for kind in 0..<FactTable.kindCount {
            starts.append(count)
            count += numbers.numbers[FactTable.space(ofKind: kind).rawValue].count * FactTable.parts(ofKind: kind)
        }
        pages = [UInt32](repeating: 0, count: count)
    }

    /// Whether the page at hand reads a fact for the first time.
    @inline(__always)
    private mutating func isFirst(_ fact: Fact, ofKind kind: Int) -> Bool {
        if starts.isEmpty { return read.insert(fact.packed).inserted }
        let place = starts[kind] + fact.number
        if pages[place] == page { return false }
        pages[place] = page
        return true
    }

    /// Empties the log into a page's reads, as the record keeps them.
    mutating func take(_ edition: Edition) -> PageReads {
        page += 1
        read.removeAll(keepingCapacity: true)
        for packed in edition.log.numbers {
            let fact = Fact(packed: packed)
            let kind = Int(packed >> 27)
            if isFirst(fact, ofKind: kind) { found[kind].append(UInt32(numbers.number(of: fact))) }
        }
        edition.log.clear()
        gathered.removeAll()
        for kind in found.indices where !found[kind].isEmpty {
            gathered.append(kind: kind, found[kind])
            found[kind].removeAll(keepingCapacity: true)
        }
        return gathered.trimmed
    }
}
