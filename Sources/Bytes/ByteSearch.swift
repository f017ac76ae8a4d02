/// Bytes that a search looks for: a run of ASCII, and at wish all that is beyond ASCII.
///
/// A run is told from the other bytes in a word of eight at once, which is why it is a run: the sum of a byte's lower
/// seven bits and the distance of an end from 0x80 sets the eighth bit if the byte has reached that end, and carries
/// into no other byte.
public struct ByteRun: Sendable {
    @usableFromInline let reached: UInt64
    @usableFromInline let passed: UInt64
    @usableFromInline let beyondASCII: UInt64

    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
    @usableFromInline static let highBits: UInt64 = 0x8080_8080_8080_8080

    @inlinable
    public init(_ run: ClosedRange<UInt8>, orBeyondASCII: Bool = false) {
        reached = Self.ones &* UInt64(0x80 &- min(run.lowerBound, 0x7F))
        passed = Self.ones &* UInt64(0x7F &- min(run.upperBound, 0x7F))
        beyondASCII = orBeyondASCII ? Self.highBits : 0
    }

    /// Nothing of ASCII.
    @inlinable
    init() {
        reached = 0
        passed = 0
        beyondASCII = Self.highBits
    }

    /// All that is beyond ASCII.
    @inlinable public static var nonASCII: ByteRun { ByteRun() }

    /// The eighth bit of each byte of `word` that is one of these.
    @inlinable @inline(__always)
    func hits(in word: UInt64) -> UInt64 {
        let low = word & ~Self.highBits
        let inRun = (low &+ reached) & ~(low &+ passed) & ~word
        return (inRun | (word & beyondASCII)) & Self.highBits
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The first of the run's bytes in a part of the buffer; the part's end where there is none.
    @inlinable @inline(__always)
    func first(of run: ByteRun, from start: Int, to end: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(self)
        while index &+ 8 <= end {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let hits = run.hits(in: word)
            if hits != 0 { return index &+ hits.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        while index < end {
            if run.hits(in: UInt64(self[index])) & 0x80 != 0 { return index }
            index &+= 1
        }
        return end
    }
}

extension [UInt8] {
    /// The first of the run's bytes in `range`; the range's end where there is none.
    @inlinable
    public func first(of run: ByteRun, in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBufferPointer { $0.first(of: run, from: range.lowerBound, to: range.upperBound) }
    }

    /// The last of the run's bytes in `range`; nil where there is none.
    @inlinable
    public func last(of run: ByteRun, in range: Range<Int>) -> Int? {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBytes { raw in
            var end = range.upperBound
            while end &- 8 >= range.lowerBound {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self))
                let hits = run.hits(in: word)
                if hits != 0 { return end &- 1 &- hits.leadingZeroBitCount &>> 3 }
                end &-= 8
            }
            while end > range.lowerBound {
                if run.hits(in: UInt64(raw[end &- 1])) & 0x80 != 0 { return end &- 1 }
                end &-= 1
            }
            return nil
        }
    }

    /// How many bytes of `range` are `byte`.
    @inlinable
    public func count(of byte: UInt8, in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return withUnsafeBufferPointer { $0.count(of: byte, from: range.lowerBound, to: range.upperBound) }
    }

    /// How many of the run's bytes stand from `start` on.
    @inlinable
    public func count(of run: ByteRun, from start: Int) -> Int {
        precondition(start >= 0 && start <= count)
        return withUnsafeBytes { raw in
            var total = 0
            var index = start
            while index &+ 8 <= raw.count {
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                total &+= Int(((run.hits(in: word) &>> 7) &* ByteRun.ones) &>> 56)
                index &+= 8
            }
            while index < raw.count {
                if run.hits(in: UInt64(raw[index])) & 0x80 != 0 { total &+= 1 }
                index &+= 1
            }
            return total
        }
    }
}

extension String {
    /// Whether one of the run's bytes is among those of the text.
    @inlinable
    public func holds(_ run: ByteRun) -> Bool {
        var text = self
        return text.withUTF8 { $0.first(of: run, from: 0, to: $0.count) < $0.count }
    }
}

extension ArraySlice<UInt8> {
    /// The first of the run's bytes in `range`, which counts as the slice does; the range's end where there is none.
    @inlinable
    public func first(of run: ByteRun, in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= startIndex && range.upperBound <= endIndex)
        let base = startIndex
        return withUnsafeBufferPointer {
            $0.first(of: run, from: range.lowerBound - base, to: range.upperBound - base) + base
        }
    }
}
