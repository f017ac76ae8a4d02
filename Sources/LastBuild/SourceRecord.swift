import Bytes
import SourceText

/// What tells whether anything changed since the last build, in a file of its own: where nothing did, no other file of the
/// record is looked at, and where little did, no other file is written anew.
public struct SourceRecord: Equatable, Sendable {
    /// The fingerprint of the options and the program alone, which is known before anything is read.
    public var options: UInt64 = 0
    /// Seconds since 1970: from when on, and until when, the clock makes no difference.
    public var holdsFrom = Int.min
    public var holdsUntil = Int.max
    /// Which state of the output folder the record belongs to: its manifest's checksum.
    public var folder: UInt64 = 0
    /// The checksum of the file with all else.
    public var record: UInt64 = 0
    /// Every file of the site's folder that the build saw.
    public var sources = PackedTexts()
    /// Numbers of those that nothing is made from.
    public var unused: [UInt32] = []
    /// Four words for each: size, time of change of its bytes, time of change of its status, number in the file system.
    public var stamps: [UInt64] = []
    /// The folders that they lie in: a `FolderListing`.
    public var folders = Columns()
    /// What the build complained of.
    public var diagnostics: [Diagnostic] = []
    /// Files at former addresses of articles, which lead on.
    public var formerFiles = PackedTexts()
    /// What became of pages since their index was written.
    public var changes = PageChanges()
    /// What became of articles and facts since the file with all else was written.
    public var amendments = Amendments()

    public init() {}
}

/// What a build that changed little says of a record, which stays as it is.
public struct Amendments: Equatable, Sendable {
    /// By row of the record's articles: what the first words of the row are now.
    public var rows: [Int: [UInt64]] = [:]
    /// By fact, as `PageChanges.word` names it with page 0: what it is now.
    public var values: [UInt64: UInt64] = [:]

    public init() {}

    /// How many words of a row are amended.
    public static let rowLength = 13
}
