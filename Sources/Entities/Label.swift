/// The form in which a by-name label is compared: case folded, white space collapsed and trimmed (CommonMark 0.30,
/// "matches"), and beyond CommonMark composed (NFC), with typographic apostrophes and hyphens as typed ones, since names
/// are pasted from anywhere.
public func labelNormalForm(_ text: String) -> String {
    let bytes = Array(text.utf8)[...]
    let prepared = bytes.contains(where: { $0 >= 0x80 }) ? ScalarForms(bytes).folded[...] : bytes
    return String(decoding: LabelReader(prepared, folding: true).all(), as: UTF8.self)
}

/// Reads a label's bytes with white space collapsed and trimmed, and on demand ASCII letters folded. Bytes beyond
/// ASCII pass: `ScalarForms` has dealt with them.
struct LabelReader {
    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private let folding: Bool
    private var started = false

    init(_ bytes: ArraySlice<UInt8>, folding: Bool) {
        self.bytes = bytes
        index = bytes.startIndex
        self.folding = folding
    }

    mutating func next() -> UInt8? {
        var spaced = false
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
                spaced = started
                index += 1
                continue
            }
            if spaced { return 0x20 }
            started = true
            index += 1
            return folding && byte &- 0x41 < 26 ? byte | 0x20 : byte
        }
        return nil
    }

    func all() -> [UInt8] {
        var reader = self
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        while let byte = reader.next() { out.append(byte) }
        return out
    }
}

/// What decides between the two ways of matching, read off a label's ASCII bytes in one pass.
struct LetterCensus {
    var isASCII = true
    var capitals = 0
    var smalls = 0

    init(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            if byte >= 0x80 {
                isASCII = false
                return
            }
            if byte &- 0x41 < 26 { capitals += 1 }
            if byte &- 0x61 < 26 { smalls += 1 }
        }
    }

    /// `US`, `U.S.`: such a label matches only in capitals, so that `us` is nobody.
    var isWrittenInCapitals: Bool { capitals >= 2 && smalls == 0 }
}

/// A label with letters beyond ASCII: its two forms to compare by, and whether it is written in capitals.
struct ScalarForms {
    private(set) var exact: [UInt8] = []
    private(set) var folded: [UInt8] = []
    private var capitals = 0
    private var smalls = 0

    var isWrittenInCapitals: Bool { capitals >= 2 && smalls == 0 }

    init(_ bytes: ArraySlice<UInt8>) {
        var text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.contains(where: Self.mayCompose) { text = composed(text) }
        exact.reserveCapacity(bytes.count)
        folded.reserveCapacity(bytes.count)
        for scalar in text.unicodeScalars { add(scalar) }
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0..<0x80:
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            if byte &- 0x41 < 26 { capitals += 1 }
            if byte &- 0x61 < 26 { smalls += 1 }
            exact.append(byte)
            folded.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        case 0xA0, 0x2007, 0x202F: both(" ")
        case 0x2018, 0x2019, 0x02BB, 0x02BC: both("'")
        case 0x2010, 0x2011: both("-")
        default:
            if scalar.properties.isUppercase { capitals += 1 }
            if scalar.properties.isLowercase { smalls += 1 }
            exact.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            CaseFolding.append(scalar, to: &folded)
        }
    }

    private mutating func both(_ byte: Unicode.Scalar) {
        exact.append(UInt8(ascii: byte))
        folded.append(UInt8(ascii: byte))
    }

    /// Marks above and below of Latin, Greek and Cyrillic, Arabic's hamza and madda, kana's voicing, Hangul's letters.
    private static func mayCompose(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x653...0x655, 0x1100...0x11FF, 0x3099, 0x309A: true
        default: false
        }
    }
}

/// Unicode's full case folding (CaseFolding.txt, statuses C and F), by way of the mappings that the standard library has.
enum CaseFolding {
    static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        if let value = quickly(scalar.value) {
            out.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
            out.append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
            return
        }
        for folded in folding(scalar).unicodeScalars {
            out.append(contentsOf: UTF8.encode(folded) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// Western Latin, Greek and Cyrillic, whose letters lie a fixed way apart and take two bytes: folded without a
    /// `String` for each letter.
    private static func quickly(_ value: UInt32) -> UInt32? {
        switch value {
        case 0xD7, 0xDF: nil
        case 0xC0...0xDE, 0x391...0x3A1, 0x3A3...0x3A9, 0x410...0x42F: value + 0x20
        case 0x400...0x40F: value + 0x50
        case 0xE0...0xFE, 0x3B1...0x3C1, 0x3C3...0x3C9, 0x430...0x45F: value
        default: nil
        }
    }

    /// Small, capital, small: `ẞ` and `ß` both become `ss`, `ς` becomes `σ`. The dotless `ı` folds to itself.
    private static func folding(_ scalar: Unicode.Scalar) -> String {
        if scalar.value == 0x131 { return "\u{131}" }
        var out = ""
        for small in scalar.properties.lowercaseMapping.unicodeScalars {
            for capital in small.properties.uppercaseMapping.unicodeScalars {
                out += capital.properties.lowercaseMapping
            }
        }
        return out
    }
}
