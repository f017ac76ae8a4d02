import Bytes

/// A build's record where it lies: parts of it are read when they are asked for.
///
/// What is damaged reads as zeros, or as nothing: see `isDamaged`.
public struct KeptRecord: Sendable {
    public let seen: SourceRecord
    public let frame: UInt64
    public let index: UInt64
    public let theme: UInt64
    public let reading: UInt64
    public let shown: UInt64
    /// See `BuildRecord`.
    public let articles: LocatedColumns
    public let lists: LocatedColumns
    private let file: CheckedFile
    private let parts: RecordLayout

    /// Nil unless the file is the one that `seen` names and its form is a record's.
    public init?(_ mapped: MappedFile, seen: SourceRecord) {
        guard let file = CheckedFile(mapped, mark: BuildRecord.mark), file.identity == seen.record,
            let parts = RecordLayout(file), !file.isDamaged
        else { return nil }
        self.seen = seen
        self.file = file
        self.parts = parts
        (frame, index, theme) = (parts.head[0], parts.head[1], parts.head[2])
        (reading, shown) = (parts.head[3], parts.head[4])
        articles = parts.articles
        lists = parts.lists
    }

    /// Whether something was read that is not as it was written: then nothing of it is to be believed.
    public var isDamaged: Bool { file.isDamaged }

    /// Whether all of it is as it was written.
    public func isSound(jobs: Int) -> Bool { file.isSound(0..<file.count, jobs: jobs) && !file.isDamaged }

    /// Whether its lists are: whatever is found in them leads to other places.
    public func areListsSound(jobs: Int) -> Bool { file.isSound(parts.listsPart, jobs: jobs) }

    public var changes: PageChanges { seen.changes }

    // MARK: Facts

    public var keys: [[UInt64]] { parts.keys.map(file.words) }

    public func keys(ofSpace space: Int) -> [UInt64] {
        space < parts.keys.count ? file.words(in: parts.keys[space]) : []
    }

    public var values: [[UInt64]] { parts.values.indices.map(values) }

    public func values(ofKind kind: Int) -> [UInt64] {
        guard kind < parts.values.count else { return [] }
        var values = file.words(in: parts.values[kind])
        for (fact, value) in seen.amendments.values {
            let (other, number, _) = PageChanges.parts(of: fact)
            if other == kind, number < values.count { values[number] = value }
        }
        return values
    }

    /// What one fact was; 0 where there was none.
    public func value(kind: Int, _ number: Int) -> UInt64 {
        if let value = seen.amendments.values[PageChanges.word(kind: kind, number, page: 0)] { return value }
        guard kind < parts.values.count, number < parts.values[kind].count / 8 else { return 0 }
        return file.word(at: parts.values[kind].lowerBound + 8 * number)
    }

    /// By kind: how many facts there are.
    public var factCounts: [Int] { parts.values.map { $0.count / 8 } }

    public var numbers: [[UInt32]] { parts.numbers.map(file.narrowWords) }

    // MARK: All else

    public var constantReads: PageReads { PageReads(bytes: file.bytes(in: parts.constantReads)) }
    public var copies: PackedTexts { parts.copies.all(in: file) ?? PackedTexts() }
    public var copyCount: Int { parts.copies.count }
    public var templateParts: PackedTexts { parts.templateParts.all(in: file) ?? PackedTexts() }
    public var articleSources: [UInt32] { file.narrowWords(in: parts.articleSources) }
    public var names: Columns { parts.names.columns ?? Columns() }
    public var profiles: Columns { parts.profiles.columns ?? Columns() }
    public var formerKeys: [UInt64] { file.words(in: parts.formerKeys) }
    public var formerFiles: PackedTexts { parts.formerFiles.all(in: file) ?? PackedTexts() }
}

/// Where a record's parts lie in its file.
private struct RecordLayout: Sendable {
    let head: [UInt64]
    let keys: [Range<Int>]
    let values: [Range<Int>]
    let numbers: [Range<Int>]
    let constantReads: Range<Int>
    let copies: LocatedTexts
    let articles: LocatedColumns
    let articleSources: Range<Int>
    let names: LocatedColumns
    let profiles: LocatedColumns
    let templateParts: LocatedTexts
    let formerKeys: Range<Int>
    let formerFiles: LocatedTexts
    let lists: LocatedColumns
    /// Where the lists lie, all in one.
    let listsPart: Range<Int>

    init?(_ file: CheckedFile) {
        var parts = RecordParts(file)
        guard let head = parts.words(count: 5), let keys = parts.parts(), let values = parts.parts(),
            let numbers = parts.parts(), let constantReads = parts.part(), let copies = parts.locatedTexts(),
            let articles = parts.locatedColumns(), let articleSources = parts.part(),
            let names = parts.locatedColumns(), let profiles = parts.locatedColumns(),
            let templateParts = parts.locatedTexts(), let formerKeys = parts.part(),
            let formerFiles = parts.locatedTexts(), case let start = parts.place,
            let lists = parts.locatedColumns(), parts.isAtEnd,
            formerKeys.count / 8 == formerFiles.count
        else { return nil }
        self.head = head
        self.keys = keys
        self.values = values
        self.numbers = numbers
        self.constantReads = constantReads
        self.copies = copies
        self.articles = articles
        self.articleSources = articleSources
        self.names = names
        self.profiles = profiles
        self.templateParts = templateParts
        self.formerKeys = formerKeys
        self.formerFiles = formerFiles
        self.lists = lists
        listsPart = start..<file.count
    }
}
