import LastBuild
import Parallel

/// What tells the site's files from those of another time: one stamp for each file that was seen, taken before any of
/// them is read.
struct SourceStamps: Sendable {
    let paths: [String]
    /// Four words for each path. A file that changed so lately that it may change again without its stamp's changing has
    /// the words of none.
    let words: [UInt64]

    /// Times of change are those of the system clock's last tick: within so many nanoseconds two changes look like one.
    private static let tick = 20_000_000

    init(_ folder: SiteFolder, jobs: Int) {
        let (root, now) = (folder.root, FileSystem.clockNanoseconds)
        let paths = folder.seen
        let stamps = parallelMap(paths.count, jobs: jobs, worker: ()) { _, number -> FileStamp? in
            FileSystem.stamp(of: root + "/" + paths[number])
        }
        self.paths = paths
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
        guard words == record.stamps, paths.count == record.sources.count else { return false }
        // A stamp of none is like no other.
        for start in stride(from: 0, to: words.count, by: 4) where words[start + 3] == 0 { return false }
        return paths.indices.allSatisfy { record.sources.slice($0).elementsEqual(paths[$0].utf8) }
    }

    /// Files that the record does not hold as they are.
    func changed(since record: BuildRecord) -> Set<String> {
        var known: [String: Int] = [:]
        known.reserveCapacity(record.sources.count)
        for number in 0..<record.sources.count { known[record.sources[number]] = number }
        var changed: Set<String> = []
        for (number, path) in paths.enumerated() {
            let own = words[(4 * number)..<(4 * number + 4)]
            guard let other = known[path], own.last != 0,
                own.elementsEqual(record.stamps[(4 * other)..<(4 * other + 4)])
            else {
                changed.insert(path)
                continue
            }
        }
        return changed
    }
}
