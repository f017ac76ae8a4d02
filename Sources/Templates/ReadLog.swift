/// What getters read while a page is made, as numbers whose meaning is the schema's business: a page needs making again
/// once any of these has changed.
///
/// A class, for every getter of a thread writes into one. It belongs to one thread at a time, as the getters do that
/// refer to it; nothing checks that, so that reading a field costs no lock.
public final class ReadLog: @unchecked Sendable {
    /// In the order of reading; one that is read again and again in a row stands there once.
    @usableFromInline private(set) var numbers: [UInt32] = []
    @usableFromInline let isOpen: Bool

    /// - Parameter isOpen: false for a log that takes no notes.
    public init(isOpen: Bool = true) {
        self.isOpen = isOpen
        if isOpen { numbers.reserveCapacity(1 << 12) }
    }

    @inlinable
    public func note(_ number: UInt32) {
        if isOpen && numbers.last != number { numbers.append(number) }
    }

    func note(contentsOf noted: ArraySlice<UInt32>) { numbers.append(contentsOf: noted) }

    var count: Int { numbers.count }

    /// What was noted from `start` on.
    subscript(from start: Int) -> ArraySlice<UInt32> { numbers[min(start, numbers.count)...] }

    /// Calls `visit` with everything that was noted, and forgets it.
    public func take(_ visit: (UInt32) -> Void) {
        for number in numbers { visit(number) }
        numbers.removeAll(keepingCapacity: true)
    }
}
