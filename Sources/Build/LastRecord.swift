import Bytes
import Folders
import LastBuild
import OutputFolder
import SourceText

/// The record of the last build into an output folder, and the folder itself, which is held from here on: the two belong
/// together.
///
/// Records lie in the site's `.sitegen/`, with the index of pages that belongs to each; the whole of it may be deleted at
/// any time.
struct LastRecord {
    /// What the last build saw; nil where its record does not belong to the folder as it is now.
    private(set) var seen: SourceRecord?
    /// The rest of it, once something is found to have changed; nil likewise.
    private(set) var record: KeptRecord?
    /// What was published last, wherever the files are now: the same, or a record of a folder that was emptied or changed.
    private(set) var published: KeptRecord?
    /// Nil until there is one.
    private(set) var output: OutputFolder?
    private var isTrusted = true
    private let root: String
    private let waiting: Builder.Waiting?
    /// Of the output folder within the names of files.
    private let name: String

    private var seenPath: String { "\(root)/.sitegen/sources-\(name)" }
    private var path: String { "\(root)/.sitegen/record-\(name)" }
    private var indexPath: String { "\(root)/.sitegen/pages-\(name)" }

    /// - Parameters:
    ///   - output: the output folder's absolute path.
    ///   - waiting: told if another build holds the folder, before the wait for it.
    init(root: String, output path: String, waiting: Builder.Waiting? = nil) throws(BuildFailure) {
        self.root = root
        self.waiting = waiting
        // The same for a site that was moved as a whole.
        let place = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
        name = Fingerprint(of: Array(place.utf8)).hexadecimal
        guard FileStamp(of: seenPath) != nil, !FileSystem.isLink(root + "/.sitegen") else { return }
        do throws(OutputError) {
            if FileSystem.isFolder(path + "/.sitegen") { _ = try open(path) }
        } catch {
            throw BuildFailure(error.description)
        }
        // Once the folder is held: a build that was waited for has left a record of its own.
        let last = MappedFile(seenPath).flatMap(SourceRecord.init)
        if let last, let checksum = output?.checksum, checksum.value == last.folder { seen = last }
    }

    /// Reads what the last build made.
    mutating func read() {
        if !isTrusted || FileSystem.isLink(root + "/.sitegen") { return }
        guard let last = seen ?? MappedFile(seenPath).flatMap(SourceRecord.init) else { return }
        published = MappedFile(path).flatMap { KeptRecord($0, seen: last) }
        if seen != nil { record = published }
        // One without the other is no record.
        if record == nil { seen = nil }
    }

    /// Believes nothing of it but, where only the index of pages is damaged, what was published where.
    mutating func distrust() {
        (seen, record, isTrusted) = (nil, nil, false)
        if published?.isDamaged == true { published = nil }
    }

    /// Looks at every byte of the record before much of it is read.
    mutating func check(jobs: Int) {
        if published?.isSound(jobs: jobs) == false { (seen, record, published) = (nil, nil, nil) }
    }

    /// The pages that were published last.
    func formerPages() -> FormerPages? {
        guard isTrusted, let published, let index = MappedFile(indexPath).flatMap(PageIndex.init),
            index.identity == published.index
        else { return nil }
        return FormerPages(published, index)
    }

    /// Opens the output folder unless that was done.
    mutating func open(_ path: String) throws(OutputError) -> OutputFolder {
        if let output { return output }
        let waiting = waiting
        let opened = try OutputFolder(path, waiting: { waiting?(path) })
        output = opened
        return opened
    }

    /// Forgets the record, so that whatever is made by it is made clean, and looks at the folder as it stands now. What is
    /// published there is known still: former addresses are in no file of the site.
    mutating func forget() throws(BuildFailure) {
        (seen, record) = (nil, nil)
        read()
        do throws(OutputError) {
            output = try output?.reopened()
        } catch {
            throw BuildFailure(error.description)
        }
    }

    /// Keeps what the next build may know.
    ///
    /// - Parameter index: if it was written anew. It comes first, and what was seen last: each file names the one before.
    /// - Throws: why it cannot be written; the next build is a clean one then.
    func save(_ record: BuildRecord, index: consuming CheckedContents?) throws(BuildFailure) {
        let folder = try RecordFolder.make(in: root)
        if let index { try FileSystem.replace(indexPath, with: index.head, index.contents, inFolder: folder) }
        let file = record.encoded
        try FileSystem.replace(path, with: file.head, file.contents, inFolder: folder)
        var seen = record.seen
        seen.record = file.identity
        try save(seen)
    }

    /// Keeps what this build saw, with what it amends of a record that stays as it is.
    func save(_ seen: SourceRecord) throws(BuildFailure) {
        let file = seen.encoded
        try FileSystem.replace(seenPath, with: file.head, file.contents, inFolder: root + "/.sitegen")
    }
}
