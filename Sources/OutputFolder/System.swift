import Bytes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
#if os(Linux)
    import CLinuxFiles
#endif

/// Every call to the operating system that the output folder makes: with `SystemOpening.swift` the only place with
/// pointers and `errno`.
///
/// Paths are relative to one open folder, interrupted calls are made again, short writes go on, and each failure
/// carries the call and the path. `faults` is the seam for tests: it may make any call fail or fall short.
struct System: Sendable {
    enum Call: String, Sendable, CaseIterable {
        case open, create, read, write, close, sync, rename, link, remove, list, lock
        case makeFolder = "make the folder"
        case removeFolder = "remove the folder"
        case status = "look at"
        case setMode = "set the permissions of"
    }

    enum Fault: Sendable {
        /// The call fails with this `errno` and does nothing.
        case fail(Int32)
        /// A write takes half of its bytes (at least one).
        case shorten
    }

    typealias FaultPlan = @Sendable (Call, String) -> Fault?

    /// The open output folder.
    let folder: Int32
    /// Its path as the user gave it, for messages.
    let name: String
    /// Whether new files and folders come out with other permissions than asked for.
    let restrictsModes: Bool
    let faults: FaultPlan?

    // What callers tell apart; all else is a failure.
    static let missing = ENOENT
    static let exists = EEXIST
    static let notFolder = ENOTDIR
    static let notEmpty = ENOTEMPTY
    static let loop = ELOOP
    static let noDevice = ENXIO

    static let fileMode: mode_t = 0o644
    static let folderMode: mode_t = 0o755

    func failure(_ call: Call, _ path: String, _ code: Int32) -> OutputError {
        .system(call: call.rawValue, path: path.isEmpty ? name : name + "/" + path, code: code)
    }

    /// Makes one call until it is not interrupted; the result, or `errno` as a negative number.
    @inline(__always)
    private func attempt(_ call: Call, _ path: String, _ body: () -> Int32) -> Int32 {
        while true {
            if let faults, case .fail(let code) = faults(call, path) {
                if code == EINTR { continue }
                return -code
            }
            let result = body()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { return -code }
        }
    }

    private func require(_ call: Call, _ path: String, _ body: () -> Int32) throws(OutputError) {
        let result = attempt(call, path, body)
        if result < 0 { throw failure(call, path, -result) }
    }
}

// MARK: Files

extension System {
    /// Creates a file that must not exist; its descriptor, or `errno` as a negative number.
    func createFile(_ path: String) -> Int32 {
        let descriptor = attempt(.create, path) {
            openat(folder, path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, Self.fileMode)
        }
        guard descriptor >= 0, restrictsModes else { return descriptor }
        let changed = attempt(.setMode, path) { fchmod(descriptor, Self.fileMode) }
        if changed < 0 {
            _ = Self.release(descriptor)
            return changed
        }
        return descriptor
    }

    /// Opens a file for reading without following a link in its last part and without waiting for a pipe's writer.
    func openFile(_ path: String) -> Int32 {
        attempt(.open, path) { openat(folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    }

    /// Opens a file anywhere, by its absolute path, for reading.
    func openSource(_ path: String) throws(OutputError) -> Int32 {
        let descriptor = attempt(.open, path) {
            openat(AT_FDCWD, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        }
        if descriptor < 0 { throw .system(call: Call.open.rawValue, path: path, code: -descriptor) }
        return descriptor
    }

    func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32, path: String) throws(OutputError) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(OutputError) in
            try write(UnsafeRawBufferPointer(bytes), to: descriptor, path: path)
        }
    }

    func write(_ bytes: borrowing ByteBuffer, to descriptor: Int32, path: String) throws(OutputError) {
        try bytes.withBytes { (bytes) throws(OutputError) in
            try write(UnsafeRawBufferPointer(bytes), to: descriptor, path: path)
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, path: String) throws(OutputError) {
        var start = 0
        while start < bytes.count {
            var length = bytes.count - start
            if let faults {
                switch faults(.write, path) {
                case .fail(EINTR): continue
                case .fail(let code): throw failure(.write, path, code)
                case .shorten: length = max(1, length / 2)
                case nil: break
                }
            }
            let written = systemWrite(descriptor, bytes.baseAddress.map { $0 + start }, length)
            if written < 0 && errno == EINTR { continue }
            // A write of nothing would be tried for ever.
            if written <= 0 { throw failure(.write, path, written < 0 ? errno : EIO) }
            start += written
        }
    }

    /// Reads until `count` bytes are there or the file ends.
    func read(_ count: Int, from descriptor: Int32, path: String) throws(OutputError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
            Self.inLargePages(memory)
            while filled < count {
                if let faults, case .fail(let injected) = faults(.read, path), injected != EINTR {
                    code = injected
                    return
                }
                let received = systemRead(descriptor, memory.baseAddress.map { $0 + filled }, count - filled)
                if received == 0 { return }
                if received > 0 {
                    filled += received
                } else if errno != EINTR {
                    code = errno
                    return
                }
            }
        }
        if code != 0 { throw failure(.read, path, code) }
        return bytes
    }

    /// Asks for fresh memory in pieces of 2 MiB: a manifest of 24 MB would else be fetched in 6,000 pieces of 4 KiB, one
    /// fault each, which takes longer than reading it. A wish that the system may leave unheard.
    private static func inLargePages(_ memory: UnsafeMutableBufferPointer<UInt8>) {
        #if os(Linux)
            let piece = 2 << 20
            guard memory.count >= 2 * piece, let start = memory.baseAddress else { return }
            let skipped = (piece - Int(bitPattern: start) % piece) % piece
            _ = madvise(start + skipped, (memory.count - skipped) / piece * piece, MADV_HUGEPAGE)
        #endif
    }

    /// Closes a descriptor that was written to: some file systems tell of a full disk only here.
    func close(_ descriptor: Int32, path: String) throws(OutputError) {
        if let faults, case .fail(let code) = faults(.close, path), code != EINTR {
            _ = Self.release(descriptor)
            throw failure(.close, path, code)
        }
        // Never tried again: after EINTR the descriptor is gone on Linux, and may be another thread's already.
        if Self.release(descriptor) < 0 && errno != EINTR { throw failure(.close, path, errno) }
    }

    /// Closes a descriptor where nothing can be lost by it.
    static func release(_ descriptor: Int32) -> Int32 {
        systemClose(descriptor)
    }
}

// MARK: Names

extension System {
    /// Makes a folder; 0, or `errno` as a negative number.
    func makeFolder(_ path: String) -> Int32 {
        let made = attempt(.makeFolder, path) { mkdirat(folder, path, Self.folderMode) }
        guard made >= 0, restrictsModes else { return made }
        return attempt(.setMode, path) { fchmodat(folder, path, Self.folderMode, 0) }
    }

    /// Renames; what stands at the new path is replaced (a file) or refused with EEXIST.
    func rename(_ old: String, to new: String, replacing: Bool) throws(OutputError) {
        if replacing {
            return try require(.rename, new) { renameat(folder, old, folder, new) }
        }
        let result = attempt(.rename, new) { renameExclusively(folder, old, new) }
        if result >= 0 { return }
        // File systems without the exclusive form: nobody else writes here while the lock is held.
        guard result == -EINVAL || result == -ENOSYS || result == -EOPNOTSUPP else {
            throw failure(.rename, new, -result)
        }
        if try status(new).kind != .absent { throw failure(.rename, new, EEXIST) }
        try require(.rename, new) { renameat(folder, old, folder, new) }
    }

    /// Gives a file a second name; 0, or `errno` as a negative number.
    func link(_ path: String, as second: String) -> Int32 {
        attempt(.link, second) { linkat(folder, path, folder, second, 0) }
    }

    /// Whether a link failed because links are not to be had here, rather than because of the disk.
    static func refusesLinks(_ code: Int32) -> Bool {
        code == EPERM || code == EOPNOTSUPP || code == ENOSYS || code == EMLINK || code == EXDEV
    }

    func remove(_ path: String) throws(OutputError) {
        try require(.remove, path) { unlinkat(folder, path, 0) }
    }

    /// Removes an empty folder; 0, or `errno` as a negative number.
    func removeFolder(_ path: String) -> Int32 {
        attempt(.removeFolder, path) { unlinkat(folder, path, AT_REMOVEDIR) }
    }

    /// What a folder holds, but for itself and the one above, in the order of bytes.
    func list(_ path: String) throws(OutputError) -> [String] {
        let descriptor = attempt(.list, path) {
            openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        }
        if descriptor < 0 { throw failure(.list, path, -descriptor) }
        guard let stream = fdopendir(descriptor) else {
            let code = errno
            _ = Self.release(descriptor)
            throw failure(.list, path, code)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        if errno != 0 { throw failure(.list, path, errno) }
        return names.sorted(by: OutputPath.precedes)
    }
}

// MARK: What is there

extension System {
    struct Status: Equatable, Sendable {
        enum Kind: Sendable { case absent, file, folder, symbolicLink, other }
        var kind: Kind
        var size: Int = 0
    }

    /// What stands at a path; a link in its last part is not followed.
    func status(_ path: String) throws(OutputError) -> Status {
        var record = stat()
        let result = attempt(.status, path) { fstatat(folder, path, &record, AT_SYMLINK_NOFOLLOW) }
        if result == -ENOENT || result == -ENOTDIR { return Status(kind: .absent) }
        if result < 0 { throw failure(.status, path, -result) }
        return Self.status(record)
    }

    /// What an open descriptor is.
    func status(of descriptor: Int32, path: String) throws(OutputError) -> Status {
        var record = stat()
        try require(.status, path) { fstat(descriptor, &record) }
        return Self.status(record)
    }

    private static func status(_ record: stat) -> Status {
        let kind: Status.Kind =
            switch record.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            default: .other
            }
        return Status(kind: kind, size: Int(record.st_size))
    }
}

// MARK: The disk

extension System {
    /// Brings everything that was written to the output's file system onto the disk, in one call.
    func syncFileSystem() throws(OutputError) {
        #if os(Linux)
            try require(.sync, "") { syncfs(folder) }
        #else
            try require(.sync, "") { fcntl(folder, F_FULLFSYNC) }
        #endif
    }

    /// Brings a folder's names onto the disk.
    func syncFolder(_ path: String) throws(OutputError) {
        let descriptor = attempt(.open, path) {
            openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        }
        if descriptor < 0 { throw failure(.open, path, -descriptor) }
        defer { _ = Self.release(descriptor) }
        let result = attempt(.sync, path) { fsync(descriptor) }
        // Some file systems cannot sync a folder, and need not: EINVAL says so.
        if result < 0 && result != -EINVAL { throw failure(.sync, path, -result) }
    }

    /// Takes the exclusive lock of an open file; false if another process holds it.
    func lock(_ descriptor: Int32, path: String) throws(OutputError) -> Bool {
        let result = attempt(.lock, path) { flock(descriptor, LOCK_EX | LOCK_NB) }
        if result == -EWOULDBLOCK { return false }
        // A file system without locks at all: a build is worth more than the guard.
        if result == -ENOLCK || result == -EOPNOTSUPP { return true }
        if result < 0 { throw failure(.lock, path, -result) }
        return true
    }

    /// Gives a lock back. Closing alone does not, while a process that was started meanwhile has yet to close its copy.
    static func unlock(_ descriptor: Int32) { _ = flock(descriptor, LOCK_UN) }

    /// Opens, or creates, the file that the lock is held on.
    func openLock(_ path: String) throws(OutputError) -> Int32 {
        let descriptor = attempt(.open, path) {
            openat(folder, path, O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, Self.fileMode)
        }
        if descriptor < 0 { throw failure(.open, path, -descriptor) }
        return descriptor
    }

    static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.withUnsafeBytes { left in right.withUnsafeBytes { right in areEqual(left, right) } }
    }

    static func areEqual(_ left: [UInt8], _ right: borrowing ByteBuffer) -> Bool {
        left.withUnsafeBytes { left in right.withBytes { areEqual(left, UnsafeRawBufferPointer($0)) } }
    }

    private static func areEqual(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count else { return false }
        if left.isEmpty { return true }
        guard let one = left.baseAddress, let two = right.baseAddress else { return false }
        return memcmp(one, two, left.count) == 0
    }

    static func pause(milliseconds: Int) {
        usleep(UInt32(milliseconds) * 1_000)
    }
}

// The system's functions under names that no method hides.

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}

private func systemClose(_ descriptor: Int32) -> Int32 {
    close(descriptor)
}

private func renameExclusively(_ folder: Int32, _ old: String, _ new: String) -> Int32 {
    #if os(Linux)
        return renameat2(folder, old, folder, new, SITEGEN_RENAME_NOREPLACE)
    #else
        return renameatx_np(folder, old, folder, new, UInt32(RENAME_EXCL))
    #endif
}
