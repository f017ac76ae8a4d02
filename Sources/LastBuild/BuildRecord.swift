import Bytes

/// What a build leaves for the next one: what its sources gave, and what each fact was that a page may have read.
///
/// It is a help, never a source: where it is missing, damaged, of another program or of another state of the output, the
/// next build is a clean one.
public struct BuildRecord: Equatable, Sendable {
    /// What every page hangs on: the program, the options, the settings, the site's outline.
    public var frame: UInt64 = 0
    /// What it was made from.
    public var seen = SourceRecord()
    /// By space of facts: the keys of its things.
    public var keys: [[UInt64]] = []
    /// By kind of fact: what each was.
    public var values: [[UInt64]] = []
    /// By space of facts, by the thing's number in the build that wrote this: its place among `keys`.
    public var numbers: [[UInt32]] = []
    /// Which file of pages' reads and addresses belongs to it.
    public var index: UInt64 = 0
    /// What became of pages since that was written.
    public var changes: PageChanges {
        get { seen.changes }
        set { seen.changes = newValue }
    }
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
    /// By row of `articles`: its file's number in `sources`, in their order.
    public var articleSources: [UInt32] = []
    /// The lists that the build made of all that.
    public var lists = Columns()
    /// What each name meant.
    public var names = Columns()
    /// What entities' files say of them.
    public var profiles = Columns()
    /// Keys of articles that were published elsewhere before, and the files there, whether these lead on now or not.
    public var formerKeys: [UInt64] = []
    public var formerFiles = PackedTexts()
    /// What was shown besides what is published: drafts, future and expired articles, a bit each.
    public var shown: UInt64 = 0
    /// Files that are copied: pictures, static files, assets; where they are published.
    public var copies = PackedTexts()

    public init() {}
}
