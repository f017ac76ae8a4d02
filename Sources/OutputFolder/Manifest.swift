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
/// (12) in bytes; all hexadecimal. It holds no time and no absolute path: one site, one text, with what changed since it was
/// written beside it (`ManifestChanges`).
struct Manifest: Sendable {
    struct Entry: Equatable, Sendable {
        var path: String
        var fingerprint: Fingerprint
        var size: Int
    }

    /// The text as a whole, with the lines as they are now: places in it are counted from its first byte.
    var text: [UInt8]
    /// Lines that are others than in the file: see `ManifestChanges`.
    var changes: [ManifestChanges.Line] = []
    /// The fingerprint of all lines of the file.
    let base: Fingerprint
    /// Where there are no changes, the same: one site, one value.
    var checksum: Fingerprint
    /// How many files there are.
    let count: Int

    static let path = OutputPath.recordFolder + "/manifest"
    /// A second copy: a manifest that a disk or an editor damaged is made good from it, line by line.
    static let copyPath = OutputPath.recordFolder + "/manifest.copy"

    static let header: StaticString = "sitegen output 1 "
    static let headerLength = 17 + 16 + 1
    /// Where the path starts in a line.
    static let pathColumn = 8 + 1 + 16 + 1 + 12 + 1

    /// The ends of lines, as a search looks for them.
    private static let lineEnd = ByteRun(0x0A...0x0A)

    /// A manifest of `entries`, which are in order.
    init(_ entries: some Sequence<Entry> = []) {
        var text = ManifestText()
        var count = 0
        for entry in entries {
            text.append(entry)
            count += 1
        }
        self.init(text, count: count)
    }

    init(_ text: consuming ManifestText, count: Int) {
        let (text, checksum) = text.sealed()
        self.init(text: text, checksum: checksum, count: count)
    }

    init(text: [UInt8], checksum: Fingerprint, count: Int) {
        self.text = text
        base = checksum
        self.checksum = checksum
        self.count = count
    }
}

// MARK: Looking up

extension Manifest {
    /// Where the lines are; as all ranges of lines, with the last one's end.
    var lines: Range<Int> { Self.headerLength..<text.count }

    /// The entry of `path`.
    func entry(for path: String) -> Entry? {
        let found = line(of: path, from: lines.lowerBound)
        return found.isEmpty ? nil : entry(at: found)
    }

    /// The line of `path`, which is sought from the start of a line on; where it would stand if there is none, with no
    /// byte in it.
    func line(of path: String, from start: Int) -> Range<Int> {
        path.utf8.withContiguousStorageIfAvailable { line(of: $0, from: start) }
            ?? line(of: Array(path.utf8), from: start)
    }

    /// The first line is looked at first, then ever wider steps are made and the last of them is halved: what is near
    /// costs next to nothing, and what is far no more than halving alone. A line is found from any byte within it.
    private func line(of path: some RandomAccessCollection<UInt8>, from start: Int) -> Range<Int> {
        var low = start
        var high = text.count
        var step = 0
        while low < high {
            let middle = low + min(step, (high - low) / 2)
            let line = line(around: middle, from: low)
            let order = order(of: line, and: path)
            if order == 0 { return line }
            if order < 0 { low = line.upperBound } else { high = line.lowerBound }
            step = step * 2 + 128
        }
        return low..<low
    }

    /// The line that a byte is in; `start` is the start of a line before it.
    private func line(around index: Int, from start: Int) -> Range<Int> {
        let before = text.last(of: Self.lineEnd, in: start..<index)
        return line(from: before.map { $0 + 1 } ?? start)
    }

    /// The line that starts at `start`.
    private func line(from start: Int) -> Range<Int> {
        // Past the fixed columns, which hold no line's end.
        let end = text.first(of: Self.lineEnd, in: min(start + Self.pathColumn, text.count)..<text.count)
        return start..<min(end + 1, text.count)
    }

    /// Below zero if the line's path comes before `path`, above if it comes after.
    private func order(of line: Range<Int>, and path: some RandomAccessCollection<UInt8>) -> Int {
        let end = line.upperBound - 1
        var index = line.lowerBound + Self.pathColumn
        for byte in path {
            if index >= end { return -1 }
            let own = text[index]
            if own != byte { return Int(own) - Int(byte) }
            index += 1
        }
        return end - index
    }

    /// All entries of a range of lines, in order.
    func entries(in lines: Range<Int>) -> some Sequence<Entry> {
        sequence(state: lines.lowerBound) { (start: inout Int) -> Entry? in
            while start < lines.upperBound {
                let line = line(from: start)
                start = line.upperBound
                if let entry = entry(at: line) { return entry }
            }
            return nil
        }
    }

    private func entry(at line: Range<Int>) -> Entry? {
        Self.entry(text[line].dropLast())
    }

    /// Whether a line says just this of its path.
    func holds(_ entry: Entry, at line: Range<Int>) -> Bool {
        guard let (fingerprint, size) = Self.columns(text[line]) else { return false }
        return fingerprint == entry.fingerprint && size == entry.size
    }

    /// The entry of a line without its end; nil if any byte of it is not as it was written.
    static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
        guard line.count > pathColumn, let (fingerprint, size) = columns(line) else { return nil }
        let path = String(decoding: line[(line.startIndex + pathColumn)...], as: UTF8.self)
        return Entry(path: path, fingerprint: fingerprint, size: size)
    }

    /// What a line says before its path.
    private static func columns(_ line: ArraySlice<UInt8>) -> (fingerprint: Fingerprint, size: Int)? {
        let start = line.startIndex
        guard line.count >= pathColumn, line[start + 8] == UInt8(ascii: " "), line[start + 25] == UInt8(ascii: " "),
            line[start + 38] == UInt8(ascii: " "),
            let fingerprint = number(line[(start + 9)..<(start + 25)]),
            let size = number(line[(start + 26)..<(start + 38)])
        else { return nil }
        return (Fingerprint(value: fingerprint), Int(size))
    }

    static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
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
