import Bytes
import SourceText

/// The record's file: what names its form, its parts, each with its length in bytes before it, and a checksum of all that.
/// All numbers are 64-bit words, the lowest byte first.
extension BuildRecord {
    private static let mark: StaticString = "sitegen record 2"
    private static let markLength = 16

    /// The file's bytes.
    public var encoded: ByteBuffer {
        var body = ByteBuffer(room: encodedLength)
        body.append(Self.mark)
        for word in [frame, options, Self.word(holdsFrom), Self.word(holdsUntil), folder, index, theme, reading] {
            body.append(word: word)
        }
        Self.append(sources, to: &body)
        Self.append(stamps, to: &body)
        Self.append(PackedTexts(diagnostics.flatMap(\.texts)), to: &body)
        for lists in [keys, values] {
            body.append(word: UInt64(lists.count))
            for list in lists { Self.append(list, to: &body) }
        }
        Self.append(changes.reads, to: &body)
        Self.append(changes.pages, to: &body)
        Self.append(changes.paths, to: &body)
        Self.append(constantReads, to: &body)
        Self.append(copies, to: &body)
        Self.append(articles, to: &body)
        Self.append(articleSources, to: &body)
        Self.append(names, to: &body)
        Self.append(folders, to: &body)
        Self.append(templateParts, to: &body)
        body.append(word: Fingerprint(of: body).value)
        return body
    }

    private static func word(_ number: Int) -> UInt64 { UInt64(bitPattern: Int64(number)) }

    /// At least what the file takes, but for diagnostics, so that its memory is taken once.
    private var encodedLength: Int {
        let texts = [sources, changes.paths, copies].reduce(0) { $0 + $1.bytes.count + 8 * $1.count }
        let words = (keys + values).reduce(stamps.count + changes.reads.count) { $0 + $1.count }
        return texts + 8 * words + 4 * (changes.pages.count + articleSources.count) + constantReads.count
            + [articles, names, folders].reduce(4_096) { $0 + Self.length(of: $1) }
    }

    private static func length(of columns: Columns) -> Int {
        columns.wide.reduce(0) { $0 + 8 * $1.count + 16 } + columns.narrow.reduce(0) { $0 + 4 * $1.count + 16 }
            + columns.texts.reduce(0) { $0 + $1.bytes.count + 8 * $1.count + 16 }
    }

    /// Nil unless every byte is as it was written.
    public init?(_ file: MappedFile) {
        guard file.count >= Self.markLength + 8,
            file.bytes(in: 0..<Self.markLength).elementsEqual("sitegen record 2".utf8),
            file.word(at: file.count - 8) == file.fingerprint(of: 0..<(file.count - 8)).value
        else { return nil }
        var parts = RecordParts(file, Self.markLength..<(file.count - 8))
        var head: [UInt64] = []
        for _ in 0..<8 {
            guard let word = parts.word() else { return nil }
            head.append(word)
        }
        guard let sources = parts.texts(), let stamps = parts.words(),
            let diagnostics = parts.texts().flatMap({ Diagnostic.diagnostics(texts: $0.all) }),
            let keys = parts.lists(), let values = parts.lists(), let reads = parts.words(),
            let pages = parts.narrowWords(), let paths = parts.texts(), let constantReads = parts.bytes(),
            let copies = parts.texts(), let articles = parts.columns(), let articleSources = parts.narrowWords(),
            let names = parts.columns(), let folders = parts.columns(), let templateParts = parts.texts(),
            parts.isAtEnd,
            stamps.count == 4 * sources.count, pages.count == paths.count
        else { return nil }
        (frame, options) = (head[0], head[1])
        (holdsFrom, holdsUntil) = (Int(truncatingIfNeeded: head[2]), Int(truncatingIfNeeded: head[3]))
        (folder, index, theme, reading) = (head[4], head[5], head[6], head[7])
        self.sources = sources
        self.stamps = stamps
        self.diagnostics = diagnostics
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
        self.folders = folders
        self.templateParts = templateParts
    }

    // MARK: Parts

    private static func append(_ list: [UInt64], to body: inout ByteBuffer) {
        body.append(word: UInt64(list.count * 8))
        body.append(words: list)
    }

    private static func append(_ list: [UInt32], to body: inout ByteBuffer) {
        body.append(word: UInt64(list.count * 4))
        body.append(narrowWords: list)
    }

    private static func append(_ columns: Columns, to body: inout ByteBuffer) {
        body.append(word: UInt64(columns.wide.count))
        for list in columns.wide { append(list, to: &body) }
        body.append(word: UInt64(columns.narrow.count))
        for list in columns.narrow { append(list, to: &body) }
        body.append(word: UInt64(columns.texts.count))
        for texts in columns.texts { append(texts, to: &body) }
    }

    private static func append(_ bytes: [UInt8], to body: inout ByteBuffer) {
        body.append(word: UInt64(bytes.count))
        body.append(contentsOf: bytes)
    }

    private static func append(_ texts: PackedTexts, to body: inout ByteBuffer) {
        append(texts.ends, to: &body)
        append(texts.bytes, to: &body)
    }
}

/// Takes a record's file apart from its beginning. Lengths that lead beyond the end give nil.
private struct RecordParts {
    private let file: MappedFile
    private var rest: Range<Int>

    init(_ file: MappedFile, _ range: Range<Int>) {
        self.file = file
        rest = range
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
