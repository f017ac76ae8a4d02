import Bytes
import Folders
import LastBuild
import Parallel

/// What tells the site's files from those of another time: one stamp for each file that was seen, taken before any of
/// them is read.
struct SourceStamps: Sendable {
    let listing: FolderListing
    /// By file four words; those of none where a file changed so lately that it may change again without its stamp's
    /// changing.
    let words: [UInt64]

    /// Of no file.
    init() {
        listing = FolderListing()
        words = []
    }

    init(_ folder: SiteFolder, jobs: Int) {
        listing = folder.listing
        words = FileStamp.settledWords(of: listing.files, below: folder.root, jobs: jobs)
    }

    /// Whether the files are all those of a record, and none was changed.
    func areThose(of record: SourceRecord) -> Bool {
        guard words == record.stamps, listing.files == record.sources, listing.unused == record.unused else {
            return false
        }
        // A stamp of none is like no other.
        for start in stride(from: 0, to: words.count, by: 4) where words[start + 3] == 0 { return false }
        return true
    }
}

/// How the files differ from those of the last build.
struct SourceChanges: Sendable {
    /// By file of this build: its number in the record, where that is another; nil for one that is new. Empty where the
    /// files are the same.
    private var numbers: [Int?] = []
    /// By file of this build: whether it is as it was.
    private(set) var isSame: [Bool] = []
    /// Files that came, changed or went.
    private(set) var paths: [String] = []
    /// Those of them that came or went.
    private(set) var comings: [String] = []

    init(_ sources: SourceStamps, since record: SourceRecord) {
        let files = sources.listing.files
        isSame.reserveCapacity(files.count)
        if files == record.sources {
            for number in 0..<files.count { compare(number, number, sources, record) }
        } else {
            merge(files, sources, record)
        }
        noteUses(sources.listing, record)
    }

    /// A file that is used now and was not, or the other way about, such as a link in its place, came or went.
    private mutating func noteUses(_ listing: FolderListing, _ record: SourceRecord) {
        if listing.unused == record.unused && numbers.isEmpty { return }
        let (now, then) = (Set(listing.unused), Set(record.unused))
        for number in 0..<listing.files.count {
            guard let last = self.number(of: number), now.contains(UInt32(number)) != then.contains(UInt32(last)) else {
                continue
            }
            isSame[number] = false
            noteComing(listing.files[number])
        }
    }

    /// Numbers of files that were changed, where none came and none went; nil where any did.
    var edited: [Int]? { comings.isEmpty ? isSame.indices.filter { !isSame[$0] } : nil }

    /// A file's number in the record; nil for one that is new.
    func number(of file: Int) -> Int? { numbers.isEmpty ? file : numbers[file] }

    private mutating func merge(_ files: PackedTexts, _ sources: SourceStamps, _ record: SourceRecord) {
        numbers.reserveCapacity(files.count)
        var last = 0
        for number in 0..<files.count {
            let path = files.slice(number)
            while last < record.sources.count, Self.stands(record.sources.slice(last), before: path) {
                noteComing(record.sources[last])
                last += 1
            }
            guard last < record.sources.count, record.sources.slice(last) == path else {
                numbers.append(nil)
                isSame.append(false)
                noteComing(files[number])
                continue
            }
            numbers.append(last)
            compare(number, last, sources, record)
            last += 1
        }
        while last < record.sources.count {
            noteComing(record.sources[last])
            last += 1
        }
    }

    private mutating func compare(_ number: Int, _ last: Int, _ sources: SourceStamps, _ record: SourceRecord) {
        let (own, other) = (4 * number, 4 * last)
        var same = sources.words[own + 3] != 0
        for place in 0..<4 where sources.words[own + place] != record.stamps[other + place] { same = false }
        isSame.append(same)
        if !same { paths.append(sources.listing.files[number]) }
    }

    private mutating func noteComing(_ path: String) {
        paths.append(path)
        comings.append(path)
    }

    /// The order of `FolderWalk`: a folder's own files before those of its folders, each by their names.
    private static func stands(_ one: ArraySlice<UInt8>, before other: ArraySlice<UInt8>) -> Bool {
        let slash = UInt8(ascii: "/")
        let same = zip(one, other).prefix { $0 == $1 }.count
        let (left, right) = (one.dropFirst(same), other.dropFirst(same))
        if left.isEmpty && right.isEmpty { return false }
        let (leftIsFile, rightIsFile) = (!left.contains(slash), !right.contains(slash))
        if leftIsFile != rightIsFile { return leftIsFile }
        let (first, second) = (left.first ?? 0, right.first ?? 0)
        return (first == slash ? 0 : first) < (second == slash ? 0 : second)
    }
}
