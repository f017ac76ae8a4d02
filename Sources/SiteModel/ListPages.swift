/// How a list, newest first, is cut into stable pages (DESIGN: from one to two page sizes on the list's own page, older
/// items in sealed pages numbered from the oldest).
public struct ListPages: Sendable, Hashable {
    public let count: Int
    public let pageSize: Int

    public init(count: Int, pageSize: Int) {
        self.count = count
        self.pageSize = pageSize
    }

    /// How many sealed pages there are.
    public var sealed: Int { count < 2 * pageSize ? 0 : (count - pageSize) / pageSize }

    /// What the list's own page shows.
    public var own: Range<Int> { 0..<(count - sealed * pageSize) }

    /// What sealed page `number`, from 1, shows.
    public func items(onSealed number: Int) -> Range<Int> {
        (count - number * pageSize)..<(count - (number - 1) * pageSize)
    }
}
