import Bytes
import Folders

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The only file of the build that calls the operating system: reading and writing files, and the clock.
enum FileSystem {
    /// A folder's entries by name; nil where there is no such folder.
    static func entries(of folder: String) throws(BuildFailure) -> [FolderEntry]? {
        do {
            return try FolderEntry.all(of: folder)
        } catch {
            throw BuildFailure("cannot read the folder \(folder): \(error.reason)")
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

    /// The program's own file; nil where the system does not tell.
    static var ownStamp: FileStamp? { FileStamp(of: "/proc/self/exe", followingLinks: true) }

    static func isThere(_ path: String) -> Bool { FileStamp(of: path) != nil }

    static func isFolder(_ path: String) -> Bool {
        FileStamp(of: path)?.kind == .folder
    }

    static func isLink(_ path: String) -> Bool {
        FileStamp(of: path)?.kind == .symbolicLink
    }

    /// Writes a file whole or not at all, and the folder that it lies in if need be.
    static func replace(
        _ path: String, with bytes: borrowing ByteBuffer, inFolder folder: String
    ) throws(BuildFailure) {
        try replace(path, inFolder: folder) { put(bytes, into: $0) }
    }

    /// Likewise, of two pieces.
    static func replace(
        _ path: String, with first: borrowing ByteBuffer, _ second: borrowing ByteBuffer, inFolder folder: String
    ) throws(BuildFailure) {
        try replace(path, inFolder: folder) { put(first, into: $0) && put(second, into: $0) }
    }

    private static func replace(
        _ path: String, inFolder folder: String, _ body: (Int32) -> Bool
    ) throws(BuildFailure) {
        if mkdir(folder, 0o777) != 0 && errno != EEXIST { throw failure("cannot make the folder", folder) }
        let staged = path + ".new"
        let descriptor = open(staged, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure("cannot write", path) }
        var problem = body(descriptor) ? nil : failure("cannot write", path)
        if close(descriptor) != 0 && errno != EINTR { problem = problem ?? failure("cannot write", path) }
        if problem == nil && rename(staged, path) != 0 { problem = failure("cannot write", path) }
        guard let problem else { return }
        unlink(staged)
        throw problem
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
