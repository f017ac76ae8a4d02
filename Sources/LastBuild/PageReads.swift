/// What a page read: for each kind of fact its number, the length of what follows in bytes, and the facts' numbers. All
/// are written in seven bits a byte, the lowest first, all but the last byte with the eighth bit set.
public struct PageReads: Sendable, Equatable {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    /// What another one's bytes were.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// The same without room to grow: a build holds these of all pages.
    public var trimmed: PageReads { PageReads(bytes: bytes.map(\.self)) }

    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    public mutating func append(kind: Int, _ numbers: [UInt32]) {
        if numbers.isEmpty { return }
        bytes.append(varied: UInt32(kind))
        bytes.append(varied: UInt32(numbers.reduce(0) { $0 + $1.variedLength }))
        for number in numbers { bytes.append(varied: number) }
    }

    /// Calls `body` with each kind and the bytes of its facts' numbers.
    func forEachKind(_ body: (_ kind: Int, _ numbers: ArraySlice<UInt8>) -> Void) {
        var reader = VariedNumbers(bytes[...])
        while let kind = reader.next(), let length = reader.next() {
            let end = reader.place + Int(length)
            body(Int(kind), bytes[reader.place..<end])
            reader.skip(Int(length))
        }
    }

    /// Calls `body` with each fact.
    public func visitAll(_ body: (_ kind: Int, _ number: Int) -> Void) {
        var reader = VariedNumbers(bytes[...])
        while let kind = reader.next(), let length = reader.next() {
            let end = reader.place + Int(length)
            while reader.place < end, let number = reader.next() { body(Int(kind), Int(number)) }
        }
    }
}

/// Reads numbers that were written in seven bits a byte.
struct VariedNumbers {
    private let bytes: ArraySlice<UInt8>
    private(set) var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    mutating func next() -> UInt32? {
        var number: UInt32 = 0
        var shift: UInt32 = 0
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            number |= UInt32(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return number }
            shift += 7
        }
        return nil
    }

    mutating func skip(_ count: Int) { place += count }
}

extension [UInt8] {
    mutating func append(varied number: UInt32) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}

extension UInt32 {
    fileprivate var variedLength: Int { Swift.max(1, (38 - leadingZeroBitCount) / 7) }
}
