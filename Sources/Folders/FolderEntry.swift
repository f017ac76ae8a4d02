#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

public enum FileKind: Sendable {
    case file, folder, symbolicLink, other

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        case S_IFLNK: self = .symbolicLink
        default: self = .other
        }
    }

    /// - Parameter type: as a folder tells of an entry. Some file systems do not: then the entry is looked at.
    fileprivate init(_ type: Int32, _ path: @autoclosure () -> String) {
        switch type {
        case Int32(DT_REG): self = .file
        case Int32(DT_DIR): self = .folder
        case Int32(DT_LNK): self = .symbolicLink
        default: self = FileStamp(of: path())?.kind ?? .other
        }
    }
}

/// What a folder holds under a name.
public struct FolderEntry: Sendable {
    public let name: String
    public let kind: FileKind
    /// False: `name` is only like the name, and opens nothing.
    public let isUTF8: Bool

    /// A folder that is there and cannot be read: too few permissions, or a machine that fails.
    public struct Unreadable: Error {
        /// The system's words for the reason.
        public let reason: String
    }

    /// A folder's entries by name; nil where there is no such folder.
    public static func all(of folder: String) throws(Unreadable) -> [FolderEntry]? {
        guard let stream = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Unreadable(reason: String(cString: strerror(errno)))
        }
        defer { closedir(stream) }
        var entries: [FolderEntry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw Unreadable(reason: String(cString: strerror(errno))) }
                break
            }
            let (name, isUTF8) = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
                    String(validatingCString: $0).map { ($0, true) } ?? (String(cString: $0), false)
                }
            }
            if name == "." || name == ".." { continue }
            let kind = FileKind(Int32(entry.pointee.d_type), folder + "/" + name)
            entries.append(FolderEntry(name: name, kind: kind, isUTF8: isUTF8))
        }
        // By bytes: the order of names must not depend on the machine's language.
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
