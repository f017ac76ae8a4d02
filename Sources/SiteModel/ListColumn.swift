/// By row a list, all lists in two flat arrays: a hundred thousand of them are two pieces of memory.
public struct ListColumn<Element: Sendable>: Sendable {
    public fileprivate(set) var elements: [Element] = []
    /// By row: where its list ends.
    public fileprivate(set) var ends: [UInt32] = []

    public init() {}

    /// Nil unless every list lies within the elements.
    init?(elements: [Element], ends: [UInt32]) {
        self.elements = elements
        self.ends = ends
        var last: UInt32 = 0
        for end in ends {
            if end < last { return nil }
            last = end
        }
        guard Int(last) == elements.count else { return nil }
    }

    /// So many lists with nothing in them.
    init(emptyLists count: Int) { ends = [UInt32](repeating: 0, count: count) }

    public mutating func append(_ list: some Sequence<Element>) {
        elements.append(contentsOf: list)
        ends.append(UInt32(elements.count))
    }

    /// Appends lists of another column.
    mutating func append(rows: Range<Int>, of other: ListColumn<Element>) {
        guard let last = rows.last else { return }
        let start = other.range(of: rows.lowerBound).lowerBound
        let shift = UInt32(elements.count) &- UInt32(start)
        elements.append(contentsOf: other.elements[start..<Int(other.ends[last])])
        ends.append(contentsOf: other.ends[rows].lazy.map { $0 &+ shift })
    }

    func mapElements<Other: Sendable>(_ transform: (Element) -> Other) -> ListColumn<Other> {
        var mapped = ListColumn<Other>()
        mapped.elements = elements.map(transform)
        mapped.ends = ends
        return mapped
    }

    public subscript(row: Int) -> ArraySlice<Element> { elements[range(of: row)] }

    /// Where a row's list lies among all elements.
    public func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row]) }

    /// How many rows there are.
    public var count: Int { ends.count }
}
