/// What getters read while a page is made, as numbers whose meaning is the schema's business: a page needs making again
/// once any of these has changed.
///
/// A class, for every getter of a thread writes into one. It belongs to one thread at a time, as the getters do that
/// refer to it; nothing checks that, so that reading a field costs no lock.
public final class ReadLog: @unchecked Sendable {
    /// In the order of reading; one that is read again and again in a row stands there once. Every reading of a field notes
    /// something, and nothing reads the notes meanwhile: looking that up at each note would cost more than the note.
    @exclusivity(unchecked) @usableFromInline var noted: [UInt32] = []
    @usableFromInline let isOpen: Bool

    /// - Parameter isOpen: false for a log that takes no notes.
    public init(isOpen: Bool = true) {
        self.isOpen = isOpen
        if isOpen { noted.reserveCapacity(1 << 12) }
    }

    @inlinable
    public func note(_ number: UInt32) {
        if isOpen && noted.last != number { noted.append(number) }
    }

    func note(contentsOf others: ArraySlice<UInt32>) { noted.append(contentsOf: others) }

    var count: Int { noted.count }

    /// What was noted from `start` on.
    subscript(from start: Int) -> ArraySlice<UInt32> { noted[min(start, noted.count)...] }

    /// Everything that was noted, in the order of reading; what is read again and again in a row stands there once.
    public var numbers: [UInt32] { noted }

    /// Forgets everything that was noted.
    public func clear() { noted.removeAll(keepingCapacity: true) }
}
