import SourceText

/// Turns libyaml's places, which count characters from the text's beginning, into lines and byte columns of the file.
///
/// Events come in the order of the text, so one walk over the bytes serves them all; a place before the last one,
/// which only faults ask for, starts over. Lines are counted by `\n` alone, as everywhere in diagnostics: libyaml
/// would count U+0085, U+2028, U+2029 and a lone CR too.
struct YAMLPositions {
    private let bytes: ArraySlice<UInt8>
    private let firstLine: Int
    /// The byte that the first line begins at; before `bytes` where a byte order mark was left out.
    private let firstLineStart: Int
    private var character = 0
    private var byte: Int
    private var line: Int
    private var lineStart: Int

    init(of bytes: ArraySlice<UInt8>, in source: SourceFile, firstLine: Int) {
        self.bytes = bytes
        self.firstLine = firstLine
        var start = min(bytes.startIndex, source.bytes.count)
        while start > 0, source.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        firstLineStart = start
        byte = bytes.startIndex
        line = firstLine
        lineStart = start
    }

    mutating func position(ofCharacter target: Int) -> SourcePosition {
        if target < character { restart() }
        while character < target, byte < bytes.endIndex {
            if bytes[byte] == UInt8(ascii: "\n") {
                line += 1
                lineStart = byte + 1
            }
            byte += 1
            while byte < bytes.endIndex, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            character += 1
        }
        return SourcePosition(line: line, column: byte - lineStart + 1)
    }

    /// `offset` counts bytes from the text's beginning.
    func position(ofByte offset: Int) -> SourcePosition {
        let end = min(bytes.startIndex + max(offset, 0), bytes.endIndex)
        var line = firstLine
        var lineStart = firstLineStart
        for index in bytes.startIndex..<end where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        return SourcePosition(line: line, column: end - lineStart + 1)
    }

    /// Whether a character is the one after the text's last; to be asked after its position was.
    func isEnd(_ target: Int) -> Bool {
        byte == bytes.endIndex && character <= target
    }

    /// The place of the character that a byte is part of; `offset` counts bytes from the text's beginning.
    func position(ofCharacterAround offset: Int) -> SourcePosition {
        var start = min(bytes.startIndex + max(offset, 0), bytes.endIndex)
        let given = start
        while start > bytes.startIndex, given - start < 3, start == bytes.endIndex || bytes[start] < 0xC0 { start -= 1 }
        let isPart = start < bytes.endIndex && bytes[start] >= 0xC0
        return position(ofByte: (isPart ? start : given) - bytes.startIndex)
    }

    private mutating func restart() {
        character = 0
        byte = bytes.startIndex
        line = firstLine
        lineStart = firstLineStart
    }
}
