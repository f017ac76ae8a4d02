import Bytes

/// A manifest's text while it is written, entry by entry or whole runs of an older one's lines.
struct ManifestText: ~Copyable {
    private var text: [UInt8] = []

    /// - Parameter room: bytes of lines that are expected.
    init(room: Int = 0) {
        text.reserveCapacity(Manifest.headerLength + room)
        text.append(Manifest.header)
        // The checksum's place, until all lines are there.
        text.append(hexadecimal: 0, digits: 16)
        text.append(UInt8(ascii: "\n"))
    }

    /// Adds an entry that comes after all others.
    mutating func append(_ entry: Manifest.Entry) { text += Self.line(entry) }

    /// An entry's line with its end.
    static func line(_ entry: Manifest.Entry) -> [UInt8] {
        var rest: [UInt8] = []
        rest.append(hexadecimal: entry.fingerprint.value, digits: 16)
        rest.append(UInt8(ascii: " "))
        rest.append(hexadecimal: UInt64(max(0, entry.size)), digits: 12)
        rest.append(UInt8(ascii: " "))
        rest.append(entry.path)
        var line: [UInt8] = []
        line.reserveCapacity(rest.count + 10)
        line.append(hexadecimal: UInt64(lineSum(rest[...])), digits: 8)
        line.append(UInt8(ascii: " "))
        line += rest
        line.append(UInt8(ascii: "\n"))
        return line
    }

    /// Adds lines of another manifest that come after all others, as they are.
    mutating func append(_ lines: Range<Int>, of other: borrowing Manifest) {
        if !lines.isEmpty { text.append(contentsOf: other.text[lines]) }
    }

    /// The whole text with its checksum.
    consuming func sealed() -> ([UInt8], Fingerprint) {
        let checksum = Fingerprint(of: text[Manifest.headerLength...])
        put(checksum.value, at: Manifest.headerLength - 17, digits: 16)
        return (text, checksum)
    }

    /// Writes hexadecimal digits over others.
    private mutating func put(_ number: UInt64, at start: Int, digits: Int) {
        var rest = number
        for place in (start..<start + digits).reversed() {
            let low = UInt8(truncatingIfNeeded: rest & 15)
            text[place] = low < 10 ? 0x30 + low : 0x57 + low
            rest >>= 4
        }
    }

    /// The checksum of a line, taken from behind its own place to the line's end.
    static func lineSum(_ rest: ArraySlice<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: Fingerprint(of: rest).value)
    }
}
