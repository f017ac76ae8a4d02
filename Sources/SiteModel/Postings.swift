/// For each of many subjects a list of numbers, in two flat arrays: who is in which articles, and the like.
public struct Postings: Sendable {
    @usableFromInline private(set) var starts: [UInt32]
    @usableFromInline private(set) var numbers: [UInt32]

    /// No subject has anything.
    public init(subjects: Int) {
        starts = [UInt32](repeating: 0, count: subjects + 1)
        numbers = []
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
    }

    public subscript(subject: Int) -> ArraySlice<UInt32> {
        numbers[Int(starts[subject])..<Int(starts[subject + 1])]
    }

    /// Where a subject's numbers lie among those of all subjects.
    public func places(of subject: Int) -> Range<Int> { Int(starts[subject])..<Int(starts[subject + 1]) }

    /// One of a subject's numbers, by its place among them.
    public func number(of subject: Int, at place: Int) -> UInt32 {
        precondition(place < count(subject), "a subject has no more numbers than are counted")
        return numbers[Int(starts[subject]) + place]
    }

    /// A number by its place among those of all subjects.
    @inline(__always)
    func number(at place: Int) -> UInt32 { numbers[place] }

    /// How many numbers all subjects have together.
    public var total: Int { numbers.count }

    public func count(_ subject: Int) -> Int { Int(starts[subject + 1] - starts[subject]) }

    /// Calls `visit` with each of a subject's numbers.
    @inlinable
    public func forEach(of subject: Int, _ visit: (UInt32) -> Void) {
        for place in Int(starts[subject])..<Int(starts[subject + 1]) { visit(numbers[place]) }
    }

    public var subjects: Int { starts.count - 1 }
}
