/// Sixty-four bits that tell contents apart: whether a page is the one that was written last time, and the part of an
/// asset's name that changes with its bytes.
///
/// Not cryptographic: it guards against accidents, not against somebody who looks for two texts with one fingerprint.
/// The value depends on the bytes alone, never on the machine, and is kept in files: changing it makes every record
/// of an earlier build a foreign one.
public struct Fingerprint: Hashable, Sendable {
    public let value: UInt64

    public init(value: UInt64) {
        self.value = value
    }

    public init(of bytes: [UInt8]) {
        var stream = FingerprintStream()
        stream.append(bytes[...])
        self = stream.fingerprint
    }

    public init(of bytes: borrowing ByteBuffer) {
        var stream = FingerprintStream()
        bytes.withBytes { stream.append($0) }
        self = stream.fingerprint
    }

    public init(of bytes: ArraySlice<UInt8>) {
        var stream = FingerprintStream()
        stream.append(bytes)
        self = stream.fingerprint
    }

    /// Sixteen lowercase hexadecimal digits.
    public var hexadecimal: String {
        var digits: [UInt8] = []
        digits.append(hexadecimal: value, digits: 16)
        return String(decoding: digits, as: UTF8.self)
    }
}

/// The fingerprint of contents that come in pieces: each piece but the last must be a multiple of `blockLength` bytes,
/// then the value is that of the whole.
public struct FingerprintStream: Sendable {
    /// Contents are taken in blocks of this many bytes; a reader that fills such blocks may stream a file of any size.
    public static let blockLength = 65_536

    private var state: UInt64 = 0x6A09_E667_F3BC_C909
    private var length: UInt64 = 0

    public init() {}

    public mutating func append(_ piece: ArraySlice<UInt8>) {
        piece.withUnsafeBufferPointer { append($0) }
    }

    public mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
        length &+= UInt64(piece.count)
        let memory = UnsafeRawBufferPointer(piece)
        var start = 0
        while start < memory.count {
            let end = min(start + Self.blockLength, memory.count)
            state = Self.hash(UnsafeRawBufferPointer(rebasing: memory[start..<end]), seed: state)
            start = end
        }
    }

    public var fingerprint: Fingerprint {
        Fingerprint(value: Self.fold(state ^ Self.first, length ^ Self.third))
    }

    // Odd constants with as many ones as zeros: bits of the square roots of small primes.
    private static let first: UInt64 = 0xBB67_AE85_84CA_A73B
    private static let second: UInt64 = 0x3C6E_F372_FE94_F82B
    private static let third: UInt64 = 0xA54F_F53A_5F1D_36F1
    private static let fourth: UInt64 = 0x510E_527F_ADE6_82D1

    /// Both halves of a 128-bit product, folded: every bit of either factor reaches every bit of the result.
    @inline(__always)
    static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    /// One block, in lanes of their own so that the multiplications overlap.
    private static func hash(_ block: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        @inline(__always)
        func word(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: block.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        var one = seed
        var two = seed ^ second
        var three = seed ^ fourth
        var offset = 0
        while offset + 48 <= block.count {
            one = fold(word(offset) ^ first, word(offset + 8) ^ one) &+ second
            two = fold(word(offset + 16) ^ second, word(offset + 24) ^ two) &+ third
            three = fold(word(offset + 32) ^ third, word(offset + 40) ^ three) &+ fourth
            offset += 48
        }
        var state = one ^ fold(two ^ third, three ^ fourth)
        while offset + 8 <= block.count {
            state = fold(state ^ first, word(offset) ^ second) &+ fourth
            offset += 8
        }
        var rest: UInt64 = 0
        var shift: UInt64 = 0
        while offset < block.count {
            rest |= UInt64(block[offset]) << shift
            shift += 8
            offset += 1
        }
        return fold(state ^ second, rest ^ UInt64(block.count) ^ third)
    }
}

extension ByteSink where Self: ~Copyable {
    /// Appends the lowest `digits` hexadecimal digits of a number, lowercase, with leading zeros.
    @inlinable
    public mutating func append(hexadecimal number: UInt64, digits: Int) {
        var shift = digits * 4
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: (number >> UInt64(shift)) & 15)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
    }
}

/// The fingerprint of a thing that is no one text: of its parts, in their order.
public struct PartsFingerprint: Sendable {
    public private(set) var value: UInt64 = 0x9B05_688C_2B3E_6C1F

    public init() {}

    @inlinable
    public mutating func add(_ part: Int) { add(UInt64(bitPattern: Int64(part))) }

    @inlinable
    public mutating func add(_ part: Bool) { add(part ? 1 : 2 as UInt64) }

    public mutating func add(_ part: UInt64) {
        value = FingerprintStream.fold(value ^ part, 0x1F83_D9AB_FB41_BD6B) ^ part
    }

    public mutating func add(_ bytes: [UInt8]) { add(Fingerprint(of: bytes).value) }

    /// The same as the text that the bytes are.
    public mutating func add(_ bytes: ArraySlice<UInt8>) { add(Fingerprint(of: bytes).value) }

    public mutating func add(_ text: String) {
        var text = text
        add(text.withUTF8 { FingerprintStream.fingerprint(of: $0).value })
    }

    /// Nothing differs from an empty text.
    public mutating func add(_ text: String?) {
        add(text != nil)
        if let text { add(text) }
    }
}

extension FingerprintStream {
    static func fingerprint(of bytes: UnsafeBufferPointer<UInt8>) -> Fingerprint {
        var stream = FingerprintStream()
        stream.append(bytes)
        return stream.fingerprint
    }
}
