/// Where bytes are written one after the other. What can be written is said once, for all that bytes are written to.
public protocol ByteSink: ~Copyable {
    /// How many bytes were written.
    var count: Int { get }
    mutating func append(_ byte: UInt8)
    /// Appends bytes in memory.
    mutating func append(bytes: UnsafeBufferPointer<UInt8>)
}

extension [UInt8]: ByteSink {
    @inlinable
    public mutating func append(bytes: UnsafeBufferPointer<UInt8>) { append(contentsOf: bytes) }
}

/// A page on its way to its file.
///
/// An array does the same, at several times the cost of each short append, of which a page takes thousands. Cannot be
/// copied: whoever holds it writes to it.
public struct ByteBuffer: ~Copyable, ByteSink {
    @usableFromInline var start: UnsafeMutablePointer<UInt8>
    @usableFromInline var room: Int
    @usableFromInline var filled = 0

    @inlinable public var count: Int { filled }

    /// - Parameter room: bytes that it holds before it has to grow; those that are never written take no memory.
    public init(room: Int = 4_096) {
        self.room = Swift.max(room, 16)
        start = .allocate(capacity: self.room)
    }

    deinit { start.deallocate() }

    @inlinable
    @inline(__always)
    public mutating func append(_ byte: UInt8) {
        if filled == room { grow(by: 1) }
        start[filled] = byte
        filled &+= 1
    }

    @inlinable
    @inline(__always)
    public mutating func append(bytes: UnsafeBufferPointer<UInt8>) {
        if room &- filled < bytes.count { grow(by: bytes.count) }
        if let source = bytes.baseAddress { (start + filled).update(from: source, count: bytes.count) }
        filled &+= bytes.count
    }

    /// Takes back all bytes from `place` on, which must not be beyond the end.
    @inlinable
    public mutating func removeAll(from place: Int = 0) {
        precondition(place >= 0 && place <= count, "only bytes that were written can be taken back")
        filled = place
    }

    /// Calls `body` with the bytes from `place` on.
    @inlinable
    public func withBytes<Result, Failure: Error>(
        from place: Int = 0, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(place >= 0 && place <= count, "only bytes that were written can be read")
        return try body(UnsafeBufferPointer(start: start + place, count: count - place))
    }

    /// Appends `length` bytes of another buffer, from `place` on.
    @inlinable
    public mutating func append(_ other: borrowing ByteBuffer, from place: Int, length: Int) {
        precondition(
            place >= 0 && length >= 0 && place + length <= other.count, "only bytes that were written can be copied")
        append(bytes: UnsafeBufferPointer(start: other.start + place, count: length))
    }

    /// The bytes as a value of their own.
    public var array: [UInt8] { withBytes { Array($0) } }

    /// The bytes from `place` on as text.
    public func text(from place: Int = 0) -> String { withBytes(from: place) { String(decoding: $0, as: UTF8.self) } }

    @usableFromInline
    mutating func grow(by length: Int) {
        room = Swift.max(room * 2, count + length)
        let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        wider.update(from: start, count: count)
        start.deallocate()
        start = wider
    }
}

extension ByteBuffer {
    /// Appends a list of bytes as they are.
    @inlinable
    public mutating func append(contentsOf list: [UInt8]) { list.withUnsafeBufferPointer { append(bytes: $0) } }

    @inlinable
    public mutating func append(contentsOf list: ArraySlice<UInt8>) {
        list.withUnsafeBufferPointer { append(bytes: $0) }
    }
}
