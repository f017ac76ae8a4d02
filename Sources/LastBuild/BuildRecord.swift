import Bytes
import SourceText

/// What a build leaves for the next one: what it was made from, and what each of its pages read.
///
/// It is a help, never a source: where it is missing, damaged, of another program or of another state of the output, the
/// next build is a clean one.
public struct BuildRecord: Equatable, Sendable {
    /// What every page hangs on: the program, the options, the settings, the site's outline.
    public var frame: UInt64 = 0
    /// The fingerprint of the options and the program alone, which is known before anything is read.
    public var options: UInt64 = 0
    /// Seconds since 1970: from when on, and until when, the clock makes no difference.
    public var holdsFrom = Int.min
    public var holdsUntil = Int.max
    /// Which state of the output folder the record belongs to: its manifest's checksum.
    public var folder: UInt64 = 0
    /// Every file of the site's folder that the build saw.
    public var sources = PackedTexts()
    /// The folders that they lie in: a `FolderListing`.
    public var folders = Columns()
    /// Four words for each source: size, time of change of its bytes, time of change of its status, number in the file system.
    public var stamps: [UInt64] = []
    /// What the build complained of.
    public var diagnostics: [Diagnostic] = []
    /// By space of facts: the keys of its things.
    public var keys: [[UInt64]] = []
    /// By kind of fact: what each was.
    public var values: [[UInt64]] = []
    /// Which file of pages' reads and addresses belongs to it.
    public var index: UInt64 = 0
    /// What became of pages since that was written.
    public var changes = PageChanges()
    /// Of the templates.
    public var theme: UInt64 = 0
    /// By template that pages are made with: the names of all that it includes.
    public var templateParts = PackedTexts()
    /// What all pages that are made from templates read.
    public var constantReads: [UInt8] = []
    /// Of what every text is read with: the program, the settings, the site's path at its host.
    public var reading: UInt64 = 0
    /// What each article gave but its words.
    public var articles = Columns()
    /// By row of `articles`: its file's number in `sources`.
    public var articleSources: [UInt32] = []
    /// What each name meant.
    public var names = Columns()
    /// Files that are copied: pictures, static files, assets; where they are published.
    public var copies = PackedTexts()

    public init() {}
}
