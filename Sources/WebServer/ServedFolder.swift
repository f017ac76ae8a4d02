import Folders

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A folder whose files are served. Nothing outside it is reached, whatever a path says: each folder on the way is opened from
/// the one above it, and no symbolic link is followed.
public struct ServedFolder: Sendable {
    private let path: String
    /// Folders on the way from there, which are no links either.
    private let way: [String]

    /// - Parameter way: folders below `path` to the one that is served.
    public init(_ path: String, way: [String] = []) {
        self.path = path
        self.way = way
    }

    /// The file, opened; nil where there is none at that path.
    public func file(_ parts: [String]) -> OpenFile? {
        guard parts.allSatisfy(Self.isName), let name = parts.last, let folder = openFolder(parts.dropLast()) else {
            return nil
        }
        defer { close(folder) }
        let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        return descriptor < 0 ? nil : OpenFile(descriptor)
    }

    public func hasFolder(_ parts: [String]) -> Bool {
        guard parts.allSatisfy(Self.isName), let folder = openFolder(parts[...]) else { return false }
        close(folder)
        return true
    }

    private static func isName(_ part: String) -> Bool {
        !part.isEmpty && part != "." && part != ".." && !part.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }

    private func openFolder(_ parts: ArraySlice<String>) -> Int32? {
        var folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        for part in way + parts where folder >= 0 {
            let next = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            close(folder)
            folder = next
        }
        return folder < 0 ? nil : folder
    }
}

/// A regular file that is open for reading; closed with its last owner.
public final class OpenFile: Sendable {
    public let size: Int
    /// Seconds since 1970.
    public let modified: Int
    /// What no other content of the file has had.
    let identity: String
    private let descriptor: Int32

    fileprivate init?(_ descriptor: Int32) {
        guard let stamp = FileStamp(descriptor: descriptor), stamp.kind == .file else {
            close(descriptor)
            return nil
        }
        size = stamp.size
        modified = stamp.modified / 1_000_000_000
        identity = stamp.words.map { String($0, radix: 36) }.joined(separator: "-")
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// A second descriptor of the same file, which is the caller's; -1 where there is none to be had.
    func duplicate() -> Int32 { fcntl(descriptor, F_DUPFD_CLOEXEC, 0) }

    /// All of its bytes; nil where it cannot be read.
    public func bytes() -> [UInt8]? {
        var isRead = true
        let size = size
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size {
                let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
                if got < 0 && errno == EINTR { continue }
                if got < 0 { isRead = false }
                if got <= 0 { return }
                count += got
            }
        }
        return isRead ? bytes : nil
    }
}
