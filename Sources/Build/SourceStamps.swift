import Bytes
import LastBuild
import Parallel

/// What tells the site's files from those of another time: one stamp for each file that was seen, taken before any of
/// them is read.
struct SourceStamps: Sendable {
    let paths: PackedTexts
    /// Four words for each path. A file that changed so lately that it may change again without its stamp's changing has
    /// the words of none.
    let words: [UInt64]

    /// Times of change are those of the system clock's last tick: within so many nanoseconds two changes look like one.
    private static let tick = 20_000_000

    /// Of no file.
    init() {
        paths = PackedTexts()
        words = []
    }

    init(_ folder: SiteFolder, jobs: Int) {
        let (root, now) = (folder.root, FileSystem.clockNanoseconds)
        let paths = folder.seen
        let stamps = parallelMap(paths.count, jobs: jobs, worker: ()) { _, number -> FileStamp? in
            FileSystem.stamp(of: root + "/" + paths[number])
        }
        self.paths = PackedTexts(paths)
        var words: [UInt64] = []
        words.reserveCapacity(4 * paths.count)
        for stamp in stamps {
            if let stamp, stamp.changed < now - Self.tick, stamp.modified < now - Self.tick {
                words += stamp.words
            } else {
                words += [0, 0, 0, 0]
            }
        }
        self.words = words
    }

    /// Whether the files are all those of a record, and none was changed.
    func areThose(of record: BuildRecord) -> Bool {
        guard words == record.stamps, paths == record.sources else { return false }
        // A stamp of none is like no other.
        for start in stride(from: 0, to: words.count, by: 4) where words[start + 3] == 0 { return false }
        return true
    }
}

/// How the files differ from those of the last build.
struct SourceChanges: Sendable {
    /// By file of this build: its number in the record; nil for one that is new.
    private(set) var numbers: [Int?] = []
    /// By file of this build: whether it is as it was.
    private(set) var isSame: [Bool] = []
    /// Files that came, changed or went.
    private(set) var paths: [String] = []
    /// Those of them that came or went.
    private(set) var comings: [String] = []

    init(_ sources: SourceStamps, since record: BuildRecord) {
        numbers.reserveCapacity(sources.paths.count)
        isSame.reserveCapacity(sources.paths.count)
        var last = 0
        for number in 0..<sources.paths.count {
            let path = sources.paths.slice(number)
            while last < record.sources.count, Self.stands(record.sources.slice(last), before: path) {
                noteComing(record.sources[last])
                last += 1
            }
            guard last < record.sources.count, record.sources.slice(last) == path else {
                numbers.append(nil)
                isSame.append(false)
                noteComing(sources.paths[number])
                continue
            }
            let own = sources.words[(4 * number)..<(4 * number + 4)]
            let same = own.last != 0 && own == record.stamps[(4 * last)..<(4 * last + 4)]
            numbers.append(last)
            isSame.append(same)
            if !same { paths.append(sources.paths[number]) }
            last += 1
        }
        while last < record.sources.count {
            noteComing(record.sources[last])
            last += 1
        }
    }

    private mutating func noteComing(_ path: String) {
        paths.append(path)
        comings.append(path)
    }

    /// The order in which folders are walked through: by names, so that a slash stands before every letter.
    private static func stands(_ one: ArraySlice<UInt8>, before other: ArraySlice<UInt8>) -> Bool {
        if one == other { return false }
        let slash = UInt8(ascii: "/")
        for (left, right) in zip(one, other) where left != right {
            return (left == slash ? 0 : left) < (right == slash ? 0 : right)
        }
        return one.count < other.count
    }
}
