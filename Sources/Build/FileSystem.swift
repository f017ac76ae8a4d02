import Bytes
import Parallel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// See `FileSystem.stamp`.
struct FileStamp: Equatable, Sendable {
    let size: Int
    let modified: Int
    let changed: Int
    let number: UInt64

    var words: [UInt64] { [size, modified, changed].map { UInt64(bitPattern: Int64($0)) } + [number] }

    /// Times of change are those of the system clock's last tick: within so many nanoseconds two changes look like one.
    private static let tick = 20_000_000
    /// Some file systems keep times of change in whole seconds, or in pairs of them.
    private static let coarseTick = 2_000_000_000

    /// Whether another change from now on would show. Where it would not, the file or folder has the words of none.
    func isSettled(at now: Int) -> Bool {
        let isCoarse = modified % 1_000_000_000 == 0 && changed % 1_000_000_000 == 0
        return Swift.max(modified, changed) < now - (isCoarse ? Self.coarseTick : Self.tick)
    }

    static let wordsOfNone: [UInt64] = [0, 0, 0, 0]

    /// The words of a file or folder as it is from now on.
    static func settledWords(of path: String) -> [UInt64] {
        let now = FileSystem.clockNanoseconds
        guard let stamp = FileSystem.stamp(of: path), stamp.isSettled(at: now) else { return wordsOfNone }
        return stamp.words
    }

    /// Likewise of many, four words for each.
    static func settledWords(of paths: PackedTexts, below root: String, jobs: Int) -> [UInt64] {
        let now = FileSystem.clockNanoseconds
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

    fileprivate init(_ status: stat) {
        #if canImport(Darwin)
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        size = Int(status.st_size)
        self.modified = modified.tv_sec * 1_000_000_000 + modified.tv_nsec
        self.changed = changed.tv_sec * 1_000_000_000 + changed.tv_nsec
        number = UInt64(status.st_ino)
    }
}

/// The only file of the build that calls the operating system: reading folders and files, and the clock.
enum FileSystem {
    enum EntryKind: Sendable { case file, folder, symbolicLink, other }

    struct Entry: Sendable {
        let name: String
        let kind: EntryKind
        /// False: `name` is only like the name, and opens nothing.
        let isUTF8: Bool
    }

    /// A folder's entries by name; nil where there is no such folder.
    static func entries(of folder: String) throws(BuildFailure) -> [Entry]? {
        guard let stream = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw failure("cannot read the folder", folder)
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw failure("cannot read the folder", folder) }
                break
            }
            let (name, isUTF8) = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
                    String(validatingCString: $0).map { ($0, true) } ?? (String(cString: $0), false)
                }
            }
            if name == "." || name == ".." { continue }
            let kind = kind(Int32(entry.pointee.d_type), folder + "/" + name)
            entries.append(Entry(name: name, kind: kind, isUTF8: isUTF8))
        }
        // By bytes: the order of names must not depend on the machine's language.
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func kind(_ type: Int32, _ path: @autoclosure () -> String) -> EntryKind {
        switch type {
        case Int32(DT_REG): return .file
        case Int32(DT_DIR): return .folder
        case Int32(DT_LNK): return .symbolicLink
        default: break
        }
        // Some file systems do not tell the kind with the name.
        var status = stat()
        guard lstat(path(), &status) == 0 else { return .other }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case S_IFLNK: return .symbolicLink
        default: return .other
        }
    }

    /// A file's bytes. Symbolic links are not followed.
    static func bytes(of path: String) throws(BuildFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot read", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("cannot read", path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw BuildFailure("cannot read \(path): it is no regular file")
        }
        let size = Int(status.st_size)
        var problem: BuildFailure?
        // One byte more than the size, so that the end of the file shows in the same call.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            count = 0
            while count < buffer.count {
                let got = read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { problem = failure("cannot read", path) }
                if got <= 0 { return }
                count += got
                if count == size { return }
            }
        }
        if let problem { throw problem }
        return bytes
    }

    /// At most `count` bytes from `offset` on; empty where there are none or the file cannot be read.
    static func bytes(of path: String, from offset: Int, count: Int) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0, offset >= 0, count > 0 else { return [] }
        defer { close(descriptor) }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = max(0, pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)))
        }
    }

    /// Seconds since 1970 on the machine's clock.
    static var clock: Int { time(nil) }

    /// What tells whether a file is the one that was read: its size, when its bytes and its status last changed, in
    /// nanoseconds, and its number in the file system. Nil where it cannot be asked.
    static func stamp(of path: String, followingLinks: Bool = false) -> FileStamp? {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
        return FileStamp(status)
    }

    /// The program's own file; nil where the system does not tell.
    static var ownStamp: FileStamp? { stamp(of: "/proc/self/exe", followingLinks: true) }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    /// Writes a file whole or not at all, and the folder that it lies in if need be.
    static func replace(_ path: String, with bytes: borrowing ByteBuffer, inFolder folder: String) -> Bool {
        replace(path, inFolder: folder) { put(bytes, into: $0) }
    }

    /// Likewise, of two pieces.
    static func replace(
        _ path: String, with first: borrowing ByteBuffer, _ second: borrowing ByteBuffer, inFolder folder: String
    ) -> Bool {
        replace(path, inFolder: folder) { put(first, into: $0) && put(second, into: $0) }
    }

    private static func replace(_ path: String, inFolder folder: String, _ body: (Int32) -> Bool) -> Bool {
        if mkdir(folder, 0o777) != 0 && errno != EEXIST { return false }
        let staged = path + ".new"
        let descriptor = open(staged, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return false }
        var isWritten = body(descriptor)
        if close(descriptor) != 0 && errno != EINTR { isWritten = false }
        if isWritten && rename(staged, path) == 0 { return true }
        unlink(staged)
        return false
    }

    private static func put(_ bytes: borrowing ByteBuffer, into descriptor: Int32) -> Bool {
        bytes.withBytes { bytes in
            var start = 0
            while start < bytes.count {
                let count = write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return false }
                start += count
            }
            return true
        }
    }

    /// Nanoseconds since 1970 on the machine's clock.
    static var clockNanoseconds: Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1_000_000_000 + now.tv_nsec
    }

    static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// The path from the root, without links resolved.
    static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let folder = getcwd(nil, 0) else { return path }
        defer { free(folder) }
        let below = path.hasPrefix("./") ? String(path.dropFirst(2)) : path == "." ? "" : path
        return String(cString: folder) + (below.isEmpty ? "" : "/" + below)
    }

    private static func failure(_ what: String, _ path: String) -> BuildFailure {
        BuildFailure("\(what) \(path): \(String(cString: strerror(errno)))")
    }
}
