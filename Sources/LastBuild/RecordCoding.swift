import Bytes
import SourceText

// The record's files: each names its form, then come its parts, each with its length in bytes before it, and a checksum of all
// that. All numbers are 64-bit words, the lowest byte first.

extension SourceRecord {
    private static let mark: StaticString = "sitegen sources1"

    /// The file's bytes.
    public var encoded: ByteBuffer {
        var file = RecordFile(Self.mark, room: sources.bytes.count + 8 * (sources.count + stamps.count) + 4_096)
        for word in [
            options, UInt64(bitPattern: Int64(holdsFrom)), UInt64(bitPattern: Int64(holdsUntil)), folder, record,
        ] {
            file.add(word: word)
        }
        file.add(sources)
        file.add(stamps)
        file.add(folders)
        file.add(PackedTexts(diagnostics.flatMap(\.texts)))
        file.add(formerFiles)
        return file.finished()
    }

    /// Nil unless every byte is as it was written.
    public init?(_ file: MappedFile) {
        guard var parts = RecordParts(file, mark: Self.mark), let head = parts.words(count: 5),
            let sources = parts.texts(), let stamps = parts.words(), let folders = parts.columns(),
            let diagnostics = parts.texts().flatMap({ Diagnostic.diagnostics(texts: $0.all) }),
            let formerFiles = parts.texts(), parts.isAtEnd, stamps.count == 4 * sources.count
        else { return nil }
        (options, folder, record) = (head[0], head[3], head[4])
        (holdsFrom, holdsUntil) = (Int(truncatingIfNeeded: head[1]), Int(truncatingIfNeeded: head[2]))
        self.sources = sources
        self.stamps = stamps
        self.folders = folders
        self.diagnostics = diagnostics
        self.formerFiles = formerFiles
    }
}

extension BuildRecord {
    private static let mark: StaticString = "sitegen record 5"

    /// The file's bytes, without what was seen.
    public var encoded: ByteBuffer {
        var file = RecordFile(Self.mark, room: encodedLength)
        for word in [frame, index, theme, reading, shown] { file.add(word: word) }
        for lists in [keys, values] {
            file.add(word: UInt64(lists.count))
            for list in lists { file.add(list) }
        }
        file.add(changes.reads)
        file.add(changes.pages)
        file.add(changes.paths)
        file.add(constantReads)
        file.add(copies)
        file.add(articles)
        file.add(articleSources)
        file.add(names)
        file.add(profiles)
        file.add(templateParts)
        file.add(formerKeys)
        file.add(formerFiles)
        return file.finished()
    }

    /// At least what the file takes, so that its memory is taken once.
    private var encodedLength: Int {
        let texts = [changes.paths, copies, templateParts, formerFiles].reduce(0) { $0 + $1.bytes.count + 8 * $1.count }
        let words = (keys + values).reduce(changes.reads.count + formerKeys.count) { $0 + $1.count }
        return texts + 8 * words + 4 * (changes.pages.count + articleSources.count) + constantReads.count
            + [articles, names, profiles].reduce(4_096) { $0 + Self.length(of: $1) }
    }

    private static func length(of columns: Columns) -> Int {
        columns.wide.reduce(0) { $0 + 8 * $1.count + 16 } + columns.narrow.reduce(0) { $0 + 4 * $1.count + 16 }
            + columns.texts.reduce(0) { $0 + $1.bytes.count + 8 * $1.count + 16 }
    }

    /// Nil unless every byte is as it was written, and the file is the one that `seen` names.
    public init?(_ file: MappedFile, seen: SourceRecord) {
        guard file.checksum == seen.record, var parts = RecordParts(file, mark: Self.mark),
            let head = parts.words(count: 5), let keys = parts.lists(), let values = parts.lists(),
            let reads = parts.words(), let pages = parts.narrowWords(), let paths = parts.texts(),
            let constantReads = parts.bytes(), let copies = parts.texts(), let articles = parts.columns(),
            let articleSources = parts.narrowWords(), let names = parts.columns(), let profiles = parts.columns(),
            let templateParts = parts.texts(),
            let formerKeys = parts.words(), let formerFiles = parts.texts(),
            parts.isAtEnd, pages.count == paths.count, formerKeys.count == formerFiles.count
        else { return nil }
        self.seen = seen
        (frame, index, theme, reading, shown) = (head[0], head[1], head[2], head[3], head[4])
        self.keys = keys
        self.values = values
        changes.reads = reads
        changes.pages = pages
        changes.paths = paths
        self.constantReads = constantReads
        self.copies = copies
        self.articles = articles
        self.articleSources = articleSources
        self.names = names
        self.profiles = profiles
        self.templateParts = templateParts
        self.formerKeys = formerKeys
        self.formerFiles = formerFiles
    }

    /// Of a file that is about to be written: what names it.
    public static func checksum(of file: borrowing ByteBuffer) -> UInt64 { file.lastWord }
}

/// Puts a record's file together.
private struct RecordFile: ~Copyable {
    private var bytes: ByteBuffer

    init(_ mark: StaticString, room: Int) {
        bytes = ByteBuffer(room: room)
        bytes.append(mark)
    }

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

    consuming func finished() -> ByteBuffer {
        bytes.append(word: Fingerprint(of: bytes).value)
        return bytes
    }
}

/// Takes a record's file apart from its beginning. Lengths that lead beyond the end give nil.
private struct RecordParts {
    private let file: MappedFile
    private var rest: Range<Int>

    private static let markLength = 16

    /// Nil unless the file has the form that `mark` names, and every byte is as it was written.
    init?(_ file: MappedFile, mark: StaticString) {
        let named = mark.withUTF8Buffer { Array($0) }
        guard file.count >= Self.markLength + 8, file.bytes(in: 0..<Self.markLength) == named,
            file.checksum == file.fingerprint(of: 0..<(file.count - 8)).value
        else { return nil }
        self.file = file
        rest = Self.markLength..<(file.count - 8)
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func word() -> UInt64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = (rest.lowerBound + 8)..<rest.upperBound }
        return file.word(at: rest.lowerBound)
    }

    private mutating func part() -> Range<Int>? {
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

    mutating func bytes() -> [UInt8]? { part().map(file.bytes) }
    mutating func words() -> [UInt64]? { part().map(file.words) }
    mutating func narrowWords() -> [UInt32]? { part().map(file.narrowWords) }

    mutating func lists() -> [[UInt64]]? {
        guard let count = word(), count <= 64 else { return nil }
        var lists: [[UInt64]] = []
        for _ in 0..<count {
            guard let list = words() else { return nil }
            lists.append(list)
        }
        return lists
    }

    mutating func columns() -> Columns? {
        var columns = Columns()
        guard let wide = lists() else { return nil }
        columns.wide = wide
        guard let narrowCount = word(), narrowCount <= 64 else { return nil }
        for _ in 0..<narrowCount {
            guard let list = narrowWords() else { return nil }
            columns.narrow.append(list)
        }
        guard let textCount = word(), textCount <= 64 else { return nil }
        for _ in 0..<textCount {
            guard let texts = texts() else { return nil }
            columns.texts.append(texts)
        }
        return columns
    }

    mutating func texts() -> PackedTexts? {
        guard let ends = words(), let bytes = bytes() else { return nil }
        return PackedTexts(bytes: bytes, ends: ends)
    }
}
