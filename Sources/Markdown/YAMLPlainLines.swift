import Bytes
import SourceText

/// Reads the plainest YAML without libyaml: nothing but lines `key: value` whose values need no rules.
///
/// Most articles' front matter is of this kind, and one pass over its bytes is several times as fast as a parser. A
/// text with any character that could mean something else (an indicator, a blank at an end, a `#`, a second `: `, an
/// escape, a line that is indented) is left to libyaml, as is every faulty one; so both readers agree on whatever this
/// one takes, which a test checks against libyaml on generated texts.
enum YAMLPlainLines {
    /// Nil where the text is not of that kind.
    static func read(_ bytes: ArraySlice<UInt8>, in source: SourceFile, firstLine: Int) -> YAMLNode? {
        // A file's first line may begin after a byte order mark, which columns count.
        if bytes.isEmpty || (firstLine == 1 && bytes.startIndex != 0) { return nil }
        var pairs: [YAMLPair] = []
        pairs.reserveCapacity(8)
        var scanner = PlainLineScanner(bytes)
        var line = firstLine
        while !scanner.isAtEnd {
            guard let found = scanner.line(), pairs.count < mostPairs, !pairs.contains(where: { $0.key == found.key })
            else { return nil }
            let scalar = YAMLScalar(found.value, style: found.isQuoted ? .quoted : .plain)
            pairs.append(
                YAMLPair(
                    key: found.key, keyPosition: SourcePosition(line: line, column: 1),
                    value: YAMLNode(.scalar(scalar), at: SourcePosition(line: line, column: found.column))))
            line += 1
        }
        return YAMLNode(.mapping(pairs), at: SourcePosition(line: firstLine, column: 1))
    }

    /// More would make the search for repeated keys dear.
    private static let mostPairs = 32
}

/// One line after another, as long as they are plain.
private struct PlainLineScanner {
    private let bytes: ArraySlice<UInt8>
    private let end: Int
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        end = bytes.endIndex
        index = bytes.startIndex
    }

    var isAtEnd: Bool { index >= end }

    /// A key, its value, and the 1-based byte column of the value; nil where the line is not plain.
    mutating func line() -> (key: String, value: String, isQuoted: Bool, column: Int)? {
        let lineStart = index
        while index < end, Self.isLetter(bytes[index]) { index += 1 }
        let keyEnd = index
        // libyaml takes keys of up to 1,024 characters; a blank after the colon, then a value on the same line.
        guard keyEnd > lineStart, keyEnd - lineStart <= 64, index + 2 < end,
            bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == 0x20
        else { return nil }
        index += 2
        let valueStart = index
        let isQuoted = bytes[index] == UInt8(ascii: "\"")
        guard let value = isQuoted ? quoted() : plain() else { return nil }
        // The next line has to be read by this scanner too, so it cannot go on with this value.
        if index < end {
            guard bytes[index] == UInt8(ascii: "\n") else { return nil }
            index += 1
        }
        return (text(lineStart..<keyEnd), text(value), isQuoted, valueStart - lineStart + 1)
    }

    /// A bare value: begins with a letter or digit of ASCII, or another script's.
    private mutating func plain() -> Range<Int>? {
        let start = index
        guard Self.isLetter(bytes[start]) || Self.isDigit(bytes[start]) || bytes[start] >= 0x80 else { return nil }
        if let lineEnd = endOfWords() { index = lineEnd }
        while index < end, bytes[index] != UInt8(ascii: "\n") {
            let byte = bytes[index]
            if byte == UInt8(ascii: ":") {
                guard index + 1 < end, bytes[index + 1] > 0x20 else { return nil }
            } else if byte == UInt8(ascii: "#") {
                return nil
            }
            guard takeCharacter() else { return nil }
        }
        return bytes[index - 1] == 0x20 ? nil : start..<index
    }

    /// The end of a line that goes on with nothing but ASCII that needs no look at what stands around it; nil for others.
    private func endOfWords() -> Int? {
        let lineEnd = bytes.first(of: Self.newline, in: index..<end)
        let isPlain = Self.signs.allSatisfy { bytes.first(of: $0, in: index..<lineEnd) == lineEnd }
        return isPlain ? lineEnd : nil
    }

    private static let newline = ByteRun(0x0A...0x0A)
    private static let signs = [
        ByteRun(0x00...0x1F, orBeyondASCII: true), ByteRun(0x7F...0x7F),
        ByteRun(UInt8(ascii: "#")...UInt8(ascii: "#")), ByteRun(UInt8(ascii: ":")...UInt8(ascii: ":")),
    ]

    /// A value in double quotes, without escapes, that ends with the line.
    private mutating func quoted() -> Range<Int>? {
        index += 1
        let start = index
        while index < end, bytes[index] != UInt8(ascii: "\"") {
            if bytes[index] == UInt8(ascii: "\\") || !takeCharacter() { return nil }
        }
        guard index < end else { return nil }
        let close = index
        index += 1
        return start..<close
    }

    /// Steps over a printable character of ASCII, or of U+00A0…U+CFFF but for what libyaml takes for a line break.
    private mutating func takeCharacter() -> Bool {
        let byte = bytes[index]
        if byte < 0x80 {
            guard byte >= 0x20, byte < 0x7F else { return false }
            index += 1
            return true
        }
        let length: Int
        switch byte {
        case 0xC2: length = index + 1 < end && bytes[index + 1] >= 0xA0 ? 2 : 0
        case 0xC3...0xDF: length = 2
        case 0xE0: length = index + 1 < end && bytes[index + 1] >= 0xA0 ? 3 : 0
        case 0xE1...0xEC: length = 3
        default: length = 0
        }
        guard length > 0, index + length <= end else { return false }
        for place in (index + 1)..<(index + length) where bytes[place] & 0xC0 != 0x80 { return false }
        // U+2028 and U+2029.
        if byte == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9 { return false }
        index += length
        return true
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
