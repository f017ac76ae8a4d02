import Bytes

/// What sitegen wrote into the output folder: the path, fingerprint and size of every file, in the order of the paths'
/// bytes. Only files that stand here are ever replaced or removed.
///
/// The text is a header and a line a file, all of fixed width but for the path, so that a path is found by halving and
/// nothing is unpacked for a build that changes little:
///
///     sitegen output 1 CHECKSUM
///     LINESUM FINGERPRINT SIZE PATH
///
/// `CHECKSUM` (16 digits) is the fingerprint of all lines, `LINESUM` (8) half of that of the rest of its line, `SIZE`
/// (12) in bytes; all hexadecimal. It holds no time and no absolute path: one site, one text.
struct Manifest: Sendable {
    struct Entry: Equatable, Sendable {
        var path: String
        var fingerprint: Fingerprint
        var size: Int
    }

    /// The lines, without the header.
    private(set) var lines: [UInt8] = []

    /// How many files there are.
    var count: Int { lines.count(where: { $0 == UInt8(ascii: "\n") }) }

    static let path = OutputPath.recordFolder + "/manifest"
    /// A second copy: a manifest that a disk or an editor damaged is made good from it, line by line.
    static let copyPath = OutputPath.recordFolder + "/manifest.copy"

    fileprivate static let header: StaticString = "sitegen output 1 "
    fileprivate static let headerLength = 17 + 16 + 1
    /// Where the path starts in a line.
    fileprivate static let pathColumn = 8 + 1 + 16 + 1 + 12 + 1

    /// A manifest of no file.
    init() {}

    /// A manifest of `entries`, which are in order.
    init(_ entries: some Sequence<Entry>) {
        for entry in entries { append(entry) }
    }

    /// Adds an entry that comes after all others.
    mutating func append(_ entry: Entry) {
        let start = lines.count
        lines.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 9))
        lines.append(hexadecimal: entry.fingerprint.value, digits: 16)
        lines.append(UInt8(ascii: " "))
        lines.append(hexadecimal: UInt64(max(0, entry.size)), digits: 12)
        lines.append(UInt8(ascii: " "))
        lines.append(entry.path)
        let sum = Self.lineSum(lines[(start + 9)...])
        var digit = start + 8
        var rest = sum
        while digit > start {
            digit -= 1
            let low = UInt8(truncatingIfNeeded: rest & 15)
            lines[digit] = low < 10 ? 0x30 + low : 0x57 + low
            rest >>= 4
        }
        lines.append(UInt8(ascii: "\n"))
    }

    /// The file's text.
    var text: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(lines.count + Self.headerLength)
        text.append(Self.header)
        text.append(hexadecimal: Fingerprint(of: lines).value, digits: 16)
        text.append(UInt8(ascii: "\n"))
        text.append(contentsOf: lines)
        return text
    }

    fileprivate static func lineSum(_ line: ArraySlice<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: Fingerprint(of: line).value)
    }
}

// MARK: Looking up

extension Manifest {
    var isEmpty: Bool { lines.isEmpty }

    /// The entry of `path`, by halving: a line is found from any byte within it.
    func entry(for path: String) -> Entry? {
        var low = 0
        var high = lines.count
        while low < high {
            let start = lineStart(before: low + (high - low) / 2)
            let end = lineEnd(after: start)
            let name = lines[(start + Self.pathColumn)..<end]
            if name.elementsEqual(path.utf8) { return Self.entry(lines[start..<end]) }
            if name.lexicographicallyPrecedes(path.utf8) {
                low = end + 1
            } else {
                high = start
            }
        }
        return nil
    }

    private func lineStart(before index: Int) -> Int {
        var start = index
        while start > 0 && lines[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return start
    }

    private func lineEnd(after index: Int) -> Int {
        // Past the fixed columns, which hold no line's end.
        var end = index + Self.pathColumn
        while lines[end] != UInt8(ascii: "\n") { end += 1 }
        return end
    }

    /// All entries in order.
    var entries: some Sequence<Entry> {
        lines.split(separator: UInt8(ascii: "\n")).lazy.compactMap(Self.entry)
    }

    /// The entry of a line without its end; nil if any byte of it is not as it was written.
    fileprivate static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
        let start = line.startIndex
        guard line.count > pathColumn, line[start + 8] == UInt8(ascii: " "), line[start + 25] == UInt8(ascii: " "),
            line[start + 38] == UInt8(ascii: " "),
            let fingerprint = number(line[(start + 9)..<(start + 25)]),
            let size = number(line[(start + 26)..<(start + 38)])
        else { return nil }
        let path = String(decoding: line[(start + pathColumn)...], as: UTF8.self)
        return Entry(path: path, fingerprint: Fingerprint(value: fingerprint), size: Int(size))
    }

    fileprivate static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var number: UInt64 = 0
        for digit in digits {
            switch digit {
            case 0x30...0x39: number = number << 4 | UInt64(digit - 0x30)
            case 0x61...0x66: number = number << 4 | UInt64(digit - 0x57)
            default: return nil
            }
        }
        return number
    }
}

// MARK: Reading

extension Manifest {
    /// Reads a manifest's text; nil unless every byte is as it was written.
    init?(intact text: [UInt8]) {
        guard text.count >= Self.headerLength, text.starts(with: "sitegen output 1 ".utf8),
            text[Self.headerLength - 1] == UInt8(ascii: "\n"),
            let sum = Self.number(text[17..<33])
        else { return nil }
        let lines = text[Self.headerLength...]
        guard Fingerprint(of: lines).value == sum else { return nil }
        self.lines = Array(lines)
    }

    /// Reads what can be verified, line by line, of texts that may be damaged; where two speak of one path, the first
    /// is believed. Lines that do not fit their checksum, or whose path could not have been written, are left out.
    init(verifying texts: [[UInt8]]) {
        var found: [[UInt8]: Entry] = [:]
        for text in texts {
            for line in text.split(separator: UInt8(ascii: "\n")) {
                guard line.count > Self.pathColumn, let sum = Self.number(line.prefix(8)),
                    UInt64(Self.lineSum(line.dropFirst(9))) == sum, let entry = Self.entry(line),
                    (try? OutputPath.validate(entry.path)) != nil
                else { continue }
                let key = Array(entry.path.utf8)
                if found[key] == nil { found[key] = entry }
            }
        }
        self.init(found.values.sorted { OutputPath.precedes($0.path, $1.path) })
    }
}
