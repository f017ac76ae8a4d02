/// By row a list, all lists in two flat arrays: a hundred thousand of them are two pieces of memory.
public struct ListColumn<Element: Sendable>: Sendable {
    public private(set) var elements: [Element] = []
    /// By row: where its list ends.
    public private(set) var ends: [UInt32] = []

    public init() {}

    public mutating func append(_ list: some Sequence<Element>) {
        elements.append(contentsOf: list)
        ends.append(UInt32(elements.count))
    }

    public subscript(row: Int) -> ArraySlice<Element> { elements[range(of: row)] }

    /// Where a row's list lies among all elements.
    public func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row]) }

    /// How many rows there are.
    public var count: Int { ends.count }
}
