/// What stands where a byte would be read as markup. Each case is one grammar's rule, named by its specification.
public enum ByteEscape: Sendable {
    /// HTML element text and attribute values: `& < > "` and `'` (HTML Living Standard, section 13.3).
    case html
    /// HTML element text and values in double quotes: `& < > "`, as CommonMark's reference renderer writes them.
    case commonMark
    /// XML 1.0 text and attribute values (section 2.4); characters that XML forbids (section 2.2) become U+FFFD.
    case xml
    /// A JSON string (RFC 8259, section 7) that is also safe inside `<script>`: `<`, `>`, `&` and U+2028/U+2029 are
    /// written as `\u` escapes.
    case json

    /// A replacement and how many bytes of the source it stands for.
    public struct Replacement: Sendable {
        public let text: StaticString
        public let consumed: Int

        @inlinable
        public init(_ text: StaticString, consumed: Int = 1) {
            self.text = text
            self.consumed = consumed
        }
    }

    @inlinable
    func replacement(for source: UnsafeBufferPointer<UInt8>, at index: Int) -> Replacement? {
        let byte = source[index]
        return switch self {
        case .html: Self.markup(byte, apostrophe: "&#39;")
        case .commonMark: byte == UInt8(ascii: "'") ? nil : Self.markup(byte, apostrophe: "'")
        case .xml: Self.xml(byte, source, index)
        case .json: Self.json(byte, source, index)
        }
    }

    /// The first byte from `start` on that may have a replacement, else the count.
    @inlinable
    func firstCandidate(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        switch self {
        case .html, .commonMark:
            source.first(from: start, among: Self.markup, where: Self.isMarkup)
        case .xml:
            source.first(
                from: start,
                among: { Self.markup($0) .| ($0 .< SIMD16(repeating: 0x20)) .| ($0 .== SIMD16(repeating: 0xEF)) },
                where: { Self.isMarkup($0) || $0 < 0x20 || $0 == 0xEF })
        case .json:
            source.first(
                from: start,
                among: { lanes in
                    Self.markup(lanes) .| (lanes .< SIMD16(repeating: 0x20)) .| (lanes .== SIMD16(repeating: 0xE2))
                        .| (lanes .== SIMD16(repeating: UInt8(ascii: "\\")))
                },
                where: { Self.isMarkup($0) || $0 < 0x20 || $0 == 0xE2 || $0 == UInt8(ascii: "\\") })
        }
    }

    /// The bytes of `& < > " '`.
    @inlinable
    @inline(__always)
    static func isMarkup(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
    }

    /// `&` and `'` differ in one bit, and so do `<` and `>`.
    @inlinable
    @inline(__always)
    static func markup(_ lanes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        ((lanes | SIMD16(repeating: 1)) .== SIMD16(repeating: UInt8(ascii: "'")))
            .| ((lanes | SIMD16(repeating: 2)) .== SIMD16(repeating: UInt8(ascii: ">")))
            .| (lanes .== SIMD16(repeating: UInt8(ascii: "\"")))
    }

    @usableFromInline
    static func markup(_ byte: UInt8, apostrophe: StaticString) -> Replacement? {
        switch byte {
        case UInt8(ascii: "&"): Replacement("&amp;")
        case UInt8(ascii: "<"): Replacement("&lt;")
        case UInt8(ascii: ">"): Replacement("&gt;")
        case UInt8(ascii: "\""): Replacement("&quot;")
        case UInt8(ascii: "'"): Replacement(apostrophe)
        default: nil
        }
    }

    @usableFromInline
    static func xml(_ byte: UInt8, _ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Replacement? {
        if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return Replacement("\u{FFFD}") }
        // U+FFFE and U+FFFF, the only forbidden characters outside ASCII that UTF-8 can hold.
        if byte == 0xEF, index + 2 < source.count, source[index + 1] == 0xBF, source[index + 2] >= 0xBE {
            return Replacement("\u{FFFD}", consumed: 3)
        }
        return markup(byte, apostrophe: "&apos;")
    }

    @usableFromInline
    static func json(_ byte: UInt8, _ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Replacement? {
        switch byte {
        case UInt8(ascii: "\""): return Replacement("\\\"")
        case UInt8(ascii: "\\"): return Replacement("\\\\")
        case UInt8(ascii: "<"): return Replacement("\\u003C")
        case UInt8(ascii: ">"): return Replacement("\\u003E")
        case UInt8(ascii: "&"): return Replacement("\\u0026")
        case 0x0A: return Replacement("\\n")
        case 0x0D: return Replacement("\\r")
        case 0x09: return Replacement("\\t")
        case 0..<0x20: return Replacement("\\uFFFD")
        case 0xE2:
            guard index + 2 < source.count, source[index + 1] == 0x80 else { return nil }
            if source[index + 2] == 0xA8 { return Replacement("\\u2028", consumed: 3) }
            if source[index + 2] == 0xA9 { return Replacement("\\u2029", consumed: 3) }
            return nil
        default: return nil
        }
    }
}
