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
        body.append(word: frame)
        body.append(word: options)
        body.append(word: UInt64(bitPattern: Int64(holdsFrom)))
        body.append(word: UInt64(bitPattern: Int64(holdsUntil)))
        body.append(word: folder)
        Self.append(sources, to: &body)
        Self.append(stamps, to: &body)
        Self.append(PackedTexts(diagnostics.flatMap(\.texts)), to: &body)
        for lists in [keys, values] {
            body.append(word: UInt64(lists.count))
            for list in lists { Self.append(list, to: &body) }
        }
        Self.append(pages, to: &body)
        Self.append(reads, to: &body)
        Self.append(constantReads, to: &body)
        Self.append(copies, to: &body)
        body.append(word: reading)
        Self.append(articles, to: &body)
        Self.append(articleSources, to: &body)
        Self.append(names, to: &body)
        body.append(word: Fingerprint(of: body).value)
        return body
    }

    /// At least what the file takes, but for diagnostics, so that its memory is taken once.
    private var encodedLength: Int {
        let texts = [sources, pages, reads, copies].reduce(0) { $0 + $1.bytes.count + 8 * $1.count }
        let words = (keys + values).reduce(stamps.count) { $0 + $1.count }
        return texts + 8 * words + constantReads.count + [articles, names].reduce(4_096) { $0 + Self.length(of: $1) }
    }

    private static func length(of columns: Columns) -> Int {
        columns.wide.reduce(0) { $0 + 8 * $1.count + 16 } + columns.narrow.reduce(0) { $0 + 4 * $1.count + 16 }
            + columns.texts.reduce(0) { $0 + $1.bytes.count + 8 * $1.count + 16 }
    }

    /// Nil unless every byte is as it was written.
    public init?(decoding file: [UInt8]) {
        guard file.count >= Self.markLength + 8, file.starts(with: "sitegen record 2".utf8),
            file.suffix(8).words == [Fingerprint(of: file.dropLast(8)).value]
        else { return nil }
        var parts = RecordParts(file.dropFirst(Self.markLength).dropLast(8))
        guard let frame = parts.word(), let options = parts.word(), let from = parts.word(), let until = parts.word(),
            let folder = parts.word(), let sources = parts.texts(), let stamps = parts.words(),
            let diagnostics = parts.texts().flatMap({ Diagnostic.diagnostics(texts: $0.all) }),
            let keys = parts.lists(),
            let values = parts.lists(), let pages = parts.texts(), let reads = parts.texts(),
            let constantReads = parts.bytes(), let copies = parts.texts(),
            let reading = parts.word(), let articles = parts.columns(), let articleSources = parts.narrowWords(),
            let names = parts.columns(), parts.isAtEnd, stamps.count == 4 * sources.count,
            pages.count == reads.count
        else { return nil }
        self.frame = frame
        self.options = options
        holdsFrom = Int(truncatingIfNeeded: from)
        holdsUntil = Int(truncatingIfNeeded: until)
        self.folder = folder
        self.sources = sources
        self.stamps = stamps
        self.diagnostics = diagnostics
        self.keys = keys
        self.values = values
        self.pages = pages
        self.reads = reads
        self.constantReads = Array(constantReads)
        self.copies = copies
        self.reading = reading
        self.articles = articles
        self.articleSources = articleSources
        self.names = names
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
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func word() -> UInt64? {
        guard rest.count >= 8 else { return nil }
        defer { rest = rest.dropFirst(8) }
        return rest.prefix(8).words.first
    }

    mutating func bytes() -> ArraySlice<UInt8>? {
        guard let length = word(), length <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return rest.prefix(Int(length))
    }

    mutating func words() -> [UInt64]? { bytes()?.words }

    mutating func lists() -> [[UInt64]]? {
        guard let count = word(), count <= 64 else { return nil }
        var lists: [[UInt64]] = []
        for _ in 0..<count {
            guard let list = words() else { return nil }
            lists.append(list)
        }
        return lists
    }

    mutating func narrowWords() -> [UInt32]? { bytes()?.narrowWords }

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
        return PackedTexts(bytes: Array(bytes), ends: ends)
    }
}
