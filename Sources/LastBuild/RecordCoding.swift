import Bytes
import SourceText

// The record's files: in each come its parts, each with its length in bytes before it. All numbers are 64-bit or 32-bit words,
// the lowest byte first.

extension SourceRecord {
    private static let mark: StaticString = "sitegen sources2"

    /// The file.
    public var encoded: CheckedContents {
        var file = RecordFile(room: encodedLength)
        for word in [
            options, UInt64(bitPattern: Int64(holdsFrom)), UInt64(bitPattern: Int64(holdsUntil)), folder, record,
        ] {
            file.add(word: word)
        }
        file.add(sources)
        file.add(unused)
        file.add(stamps)
        file.add(folders)
        file.add(PackedTexts(diagnostics.flatMap(\.texts)))
        file.add(formerFiles)
        file.add(changes.reads)
        file.add(changes.pages)
        file.add(changes.paths)
        let rows = amendments.rows.sorted { $0.key < $1.key }
        file.add(rows.flatMap { [UInt64($0.key)] + $0.value })
        let values = amendments.values.sorted { $0.key < $1.key }
        file.add(values.flatMap { [$0.key, $0.value] })
        return file.finished(mark: Self.mark)
    }

    /// At least what most of the file takes, so that its memory is taken once.
    private var encodedLength: Int {
        let words = sources.count + stamps.count + changes.reads.count + 2 * amendments.values.count
        return sources.bytes.count + 8 * (words + 5 * amendments.rows.count) + folders.encodedLength + 65_536
    }

    /// Nil unless every byte is as it was written.
    public init?(_ mapped: MappedFile) {
        guard let file = CheckedFile(mapped, mark: Self.mark) else { return nil }
        var parts = RecordParts(file)
        guard let head = parts.words(count: 5), let sources = parts.texts(),
            let unused = parts.narrowWords(), let stamps = parts.words(), let folders = parts.columns(),
            let diagnostics = parts.texts().flatMap({ Diagnostic.diagnostics(texts: $0.all) }),
            let formerFiles = parts.texts(), let reads = parts.words(), let pages = parts.narrowWords(),
            let paths = parts.texts(), let rows = parts.words(), let values = parts.words(), parts.isAtEnd,
            !file.isDamaged, stamps.count == 4 * sources.count, pages.count == paths.count,
            rows.count % (1 + Amendments.rowLength) == 0, values.count % 2 == 0
        else { return nil }
        (changes.reads, changes.pages, changes.paths) = (reads, pages, paths)
        for start in stride(from: 0, to: rows.count, by: 1 + Amendments.rowLength) {
            amendments.rows[Int(truncatingIfNeeded: rows[start])] = Array(
                rows[(start + 1)...].prefix(Amendments.rowLength))
        }
        for start in stride(from: 0, to: values.count, by: 2) { amendments.values[values[start]] = values[start + 1] }
        (options, folder, record) = (head[0], head[3], head[4])
        (holdsFrom, holdsUntil) = (Int(truncatingIfNeeded: head[1]), Int(truncatingIfNeeded: head[2]))
        self.sources = sources
        self.unused = unused
        self.stamps = stamps
        self.folders = folders
        self.diagnostics = diagnostics
        self.formerFiles = formerFiles
    }
}

extension BuildRecord {
    static let mark: StaticString = "sitegen record 6"

    /// The file, without what was seen.
    public var encoded: CheckedContents {
        var file = RecordFile(room: encodedLength)
        for word in [frame, index, theme, reading, shown] { file.add(word: word) }
        for lists in [keys, values] {
            file.add(word: UInt64(lists.count))
            for list in lists { file.add(list) }
        }
        file.add(word: UInt64(numbers.count))
        for list in numbers { file.add(list) }
        file.add(constantReads)
        file.add(copies)
        file.add(articles)
        file.add(articleSources)
        file.add(names)
        file.add(profiles)
        file.add(templateParts)
        file.add(formerKeys)
        file.add(formerFiles)
        file.add(lists)
        return file.finished(mark: Self.mark)
    }

    /// At least what the file takes, so that its memory is taken once.
    private var encodedLength: Int {
        let texts = [copies, templateParts, formerFiles].reduce(0) { $0 + $1.bytes.count + 8 * $1.count }
        let words = (keys + values).reduce(formerKeys.count) { $0 + $1.count }
        let narrow = numbers.reduce(articleSources.count) { $0 + $1.count }
        return texts + 8 * words + 4 * narrow + constantReads.count
            + [articles, names, profiles, lists].reduce(4_096) { $0 + $1.encodedLength }
    }
}

extension Columns {
    fileprivate var encodedLength: Int {
        wide.reduce(0) { $0 + 8 * $1.count + 16 } + narrow.reduce(0) { $0 + 4 * $1.count + 16 }
            + texts.reduce(0) { $0 + $1.bytes.count + 8 * $1.count + 16 }
    }
}

/// Puts a record's file together.
private struct RecordFile: ~Copyable {
    private var bytes: ByteBuffer

    init(room: Int) { bytes = ByteBuffer(room: room) }

    mutating func add(word: UInt64) { bytes.append(word: word) }

    mutating func add(_ list: [UInt64]) {
        bytes.append(word: UInt64(list.count * 8))
        bytes.append(words: list)
    }

    mutating func add(_ list: [UInt32]) {
        bytes.append(word: UInt64(list.count * 4))
        bytes.append(narrowWords: list)
    }

    mutating func add(_ list: [UInt8]) {
        bytes.append(word: UInt64(list.count))
        bytes.append(contentsOf: list)
    }

    mutating func add(_ texts: PackedTexts) {
        add(texts.ends)
        add(texts.bytes)
    }

    mutating func add(_ columns: Columns) {
        add(word: UInt64(columns.wide.count))
        for list in columns.wide { add(list) }
        add(word: UInt64(columns.narrow.count))
        for list in columns.narrow { add(list) }
        add(word: UInt64(columns.texts.count))
        for texts in columns.texts { add(texts) }
    }

    consuming func finished(mark: StaticString) -> CheckedContents { CheckedContents(bytes, mark: mark) }
}

/// Takes a record's file apart from its beginning. Lengths that lead beyond the end give nil.
struct RecordParts {
    private let file: CheckedFile
    private var rest: Range<Int>

    init(_ file: CheckedFile) {
        self.file = file
        rest = 0..<file.count
    }

    var isAtEnd: Bool { rest.isEmpty }
    /// Where the next part begins.
    var place: Int { rest.lowerBound }

    mutating func word() -> UInt64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = (rest.lowerBound + 8)..<rest.upperBound }
        return file.word(at: rest.lowerBound)
    }

    mutating func part() -> Range<Int>? {
        guard let length = word(), length <= UInt64(rest.count) else { return nil }
        let part = rest.lowerBound..<(rest.lowerBound + Int(length))
        rest = part.upperBound..<rest.upperBound
        return part
    }

    mutating func words(count: Int) -> [UInt64]? {
        var words: [UInt64] = []
        for _ in 0..<count {
            guard let word = word() else { return nil }
            words.append(word)
        }
        return words
    }

    mutating func words() -> [UInt64]? { part().map(file.words) }
    mutating func narrowWords() -> [UInt32]? { part().map(file.narrowWords) }
    mutating func texts() -> PackedTexts? { locatedTexts()?.all(in: file) }
    mutating func columns() -> Columns? { locatedColumns()?.columns }

    /// Parts with their number before them.
    mutating func parts() -> [Range<Int>]? {
        guard let count = word(), count <= 64 else { return nil }
        var parts: [Range<Int>] = []
        for _ in 0..<count {
            guard let part = part() else { return nil }
            parts.append(part)
        }
        return parts
    }

    mutating func locatedTexts() -> LocatedTexts? {
        guard let ends = part(), let bytes = part() else { return nil }
        return LocatedTexts(ends: ends, bytes: bytes)
    }

    mutating func locatedColumns() -> LocatedColumns? {
        guard let wide = parts(), let narrow = parts(), let count = word(), count <= 64 else { return nil }
        var texts: [LocatedTexts] = []
        for _ in 0..<count {
            guard let located = locatedTexts() else { return nil }
            texts.append(located)
        }
        return LocatedColumns(file, wide: wide, narrow: narrow, texts: texts)
    }
}
