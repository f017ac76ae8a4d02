import Bytes
import Parallel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What tells whether a file or folder is the one that was looked at before.
public struct FileStamp: Equatable, Sendable {
    public let kind: FileKind
    public let size: Int
    /// When its bytes last changed, in nanoseconds since 1970.
    public let modified: Int
    /// Likewise its status: its name, its permissions, its bytes.
    public let changed: Int
    /// Its number in the file system.
    public let number: UInt64

    /// Nil where there is nothing, or it cannot be asked.
    public init?(of path: String, followingLinks: Bool = false) {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        self.init(status)
    }

    /// Of what is open; nil where it cannot be asked.
    public init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    public var words: [UInt64] { [size, modified, changed].map { UInt64(bitPattern: Int64($0)) } + [number] }

    /// Times of change are those of the system clock's last tick: within so many nanoseconds two changes look like one.
    private static let tick = 20_000_000
    /// Some file systems keep times of change in whole seconds, or in pairs of them.
    private static let coarseTick = 2_000_000_000

    /// Whether another change from now on would show. Where it would not, the file or folder has the words of none.
    func isSettled(at now: Int) -> Bool {
        let isCoarse = modified % 1_000_000_000 == 0 && changed % 1_000_000_000 == 0
        return Swift.max(modified, changed) < now - (isCoarse ? Self.coarseTick : Self.tick)
    }

    public static let wordsOfNone: [UInt64] = [0, 0, 0, 0]

    /// The words of a file or folder as it is from now on.
    public static func settledWords(of path: String) -> [UInt64] {
        let now = clockNanoseconds
        guard let stamp = FileStamp(of: path), stamp.isSettled(at: now) else { return wordsOfNone }
        return stamp.words
    }

    /// Likewise of many, four words for each.
    public static func settledWords(of paths: PackedTexts, below root: String, jobs: Int) -> [UInt64] {
        let now = clockNanoseconds
        let folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer { if folder >= 0 { close(folder) } }
        let size = 256
        let blocks = parallelMap((paths.count + size - 1) / size, jobs: jobs, worker: [CChar]()) {
            name, block -> [UInt64] in
            var words: [UInt64] = []
            words.reserveCapacity(4 * size)
            for number in block * size..<min((block + 1) * size, paths.count) {
                name.removeAll(keepingCapacity: true)
                for byte in paths.slice(number) { name.append(CChar(bitPattern: byte)) }
                name.append(0)
                var status = stat()
                guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                    words += wordsOfNone
                    continue
                }
                let stamp = FileStamp(status)
                if stamp.isSettled(at: now) {
                    words.append(UInt64(bitPattern: Int64(stamp.size)))
                    words.append(UInt64(bitPattern: Int64(stamp.modified)))
                    words.append(UInt64(bitPattern: Int64(stamp.changed)))
                    words.append(stamp.number)
                } else {
                    words += wordsOfNone
                }
            }
            return words
        }
        var words: [UInt64] = []
        words.reserveCapacity(4 * paths.count)
        for block in blocks { words += block }
        return words
    }

    /// Nanoseconds since 1970 on the machine's clock.
    private static var clockNanoseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1_000_000_000 + now.tv_nsec
    }

    private init(_ status: stat) {
        #if canImport(Darwin)
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        kind = FileKind(status)
        size = Int(status.st_size)
        self.modified = modified.tv_sec * 1_000_000_000 + modified.tv_nsec
        self.changed = changed.tv_sec * 1_000_000_000 + changed.tv_nsec
        number = UInt64(status.st_ino)
    }
}
