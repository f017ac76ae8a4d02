import LastBuild
import Parallel

/// For each of many subjects a list of numbers, in two flat arrays: who is in which articles, and the like.
public struct Postings: Sendable {
    @usableFromInline private(set) var starts: [UInt32]
    @usableFromInline private(set) var numbers: [UInt32]
    /// Where the lists lie in the last build's record; nil where they are in memory.
    @usableFromInline let kept: KeptPostings?

    /// No subject has anything.
    public init(subjects: Int) {
        starts = [UInt32](repeating: 0, count: subjects + 1)
        numbers = []
        kept = nil
    }

    init(_ kept: KeptPostings) {
        (starts, numbers) = ([], [])
        self.kept = kept
    }

    /// Lists from pairs of a subject and a number, as `Pairs` holds them. Each list holds its numbers in reverse order of
    /// their naming.
    init(subjects: Int, newestFirst pairs: Pairs) {
        var places = [UInt32](repeating: 0, count: subjects + 1)
        for subject in pairs.subjects { places[Int(subject)] &+= 1 }
        var sum: UInt32 = 0
        for subject in 0..<subjects {
            sum &+= places[subject]
            places[subject] = sum
        }
        kept = nil
        starts = places
        starts[subjects] = sum
        var filled = [UInt32](repeating: 0, count: Int(sum))
        for pair in pairs.subjects.indices {
            let subject = Int(pairs.subjects[pair])
            starts[subject] &-= 1
            filled[Int(starts[subject])] = pairs.numbers[pair]
        }
        numbers = filled
    }

    /// Pairs of a subject and a number, in the order of their naming.
    struct Pairs {
        fileprivate var subjects: [UInt32] = []
        fileprivate var numbers: [UInt32] = []

        init(expecting count: Int = 0) {
            subjects.reserveCapacity(count)
            numbers.reserveCapacity(count)
        }

        mutating func add(_ subject: Int, _ number: UInt32) {
            subjects.append(UInt32(subject))
            numbers.append(number)
        }
    }

    /// Lists that were made one after the other: the numbers of all, and where each list begins, with the end of the last.
    init(numbers: [UInt32], starts: [UInt32]) {
        self.numbers = numbers
        self.starts = starts
        kept = nil
    }

    public subscript(subject: Int) -> ArraySlice<UInt32> {
        if let kept { return kept.list(of: subject)[...] }
        return numbers[Int(starts[subject])..<Int(starts[subject + 1])]
    }

    /// Where a subject's numbers lie among those of all subjects.
    public func places(of subject: Int) -> Range<Int> {
        if let kept { return kept.places(of: subject) }
        return Int(starts[subject])..<Int(starts[subject + 1])
    }

    /// One of a subject's numbers, by its place among them.
    public func number(of subject: Int, at place: Int) -> UInt32 {
        let places = places(of: subject)
        precondition(place < places.count, "a subject has no more numbers than are counted")
        return number(at: places.lowerBound + place)
    }

    /// A number by its place among those of all subjects.
    @inline(__always)
    func number(at place: Int) -> UInt32 {
        if let kept { return kept.number(at: place) }
        return numbers[place]
    }

    /// How many numbers all subjects have together.
    public var total: Int { kept?.total ?? numbers.count }

    public func count(_ subject: Int) -> Int { places(of: subject).count }

    /// Calls `visit` with each of a subject's numbers.
    @inlinable
    public func forEach(of subject: Int, _ visit: (UInt32) -> Void) {
        if let kept { return kept.inMemory.forEach(of: subject, visit) }
        for place in Int(starts[subject])..<Int(starts[subject + 1]) { visit(numbers[place]) }
    }

    public var subjects: Int { kept?.subjects ?? starts.count - 1 }

    /// Two columns of a record: where each list begins, with the end of the last, and the numbers.
    var columns: [[UInt32]] { [starts, numbers] }
}

/// Lists that lie in the last build's record.
@usableFromInline
final class KeptPostings: Sendable {
    private let columns: LocatedColumns
    /// The narrow column of the numbers; the one before has the lists' starts.
    private let column: Int
    private let starts: [UInt32]
    let subjects: Int
    let total: Int
    private let loaded: Deferred<Postings>

    /// Nil unless the columns are those of so many lists, one after the other.
    init?(_ columns: LocatedColumns, at column: Int, subjects: Int) {
        guard columns.count(ofNarrow: column) == subjects + 1 else { return nil }
        let starts = columns.numbers(ofNarrow: column)
        let total = columns.count(ofNarrow: column + 1)
        var last: UInt32 = 0
        for start in starts {
            if start < last { return nil }
            last = start
        }
        guard Int(last) == total else { return nil }
        self.columns = columns
        self.column = column + 1
        self.subjects = subjects
        self.starts = starts
        self.total = total
        loaded = Deferred { Postings(numbers: columns.numbers(ofNarrow: column + 1), starts: starts) }
    }

    /// For whoever asks for very many of the lists.
    @usableFromInline var inMemory: Postings { loaded() }

    func places(of subject: Int) -> Range<Int> { Int(starts[subject])..<Int(starts[subject + 1]) }

    func list(of subject: Int) -> [UInt32] { columns.numbers(places(of: subject), ofNarrow: column) }

    func number(at place: Int) -> UInt32 { columns.number(place, ofNarrow: column) }
}
