#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a folder holds, and what tells that a file is another one.
enum FolderNames {
    /// Empty where there is no such folder. Links are none.
    static func folders(in path: String) -> [String] { entries(of: path).filter(\.isFolder).map(\.name) }

    static func entries(of path: String) -> [(name: String, isFolder: Bool)] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var found: [(name: String, isFolder: Bool)] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            let isFolder =
                switch Int32(entry.pointee.d_type) {
                case Int32(DT_DIR): true
                case Int32(DT_UNKNOWN): stamp(of: path + "/" + name)?.isFolder ?? false
                default: false
                }
            found.append((name, isFolder))
        }
        return found
    }

    struct Stamp: Equatable {
        let isFolder: Bool
        let size: Int
        let modified: Int
        let changed: Int
        let number: UInt64
    }

    /// Nil where there is nothing.
    static func stamp(of path: String) -> Stamp? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (modified, changed) = (status.st_mtim, status.st_ctim)
        #endif
        return Stamp(
            isFolder: status.st_mode & S_IFMT == S_IFDIR, size: Int(status.st_size),
            modified: modified.tv_sec * 1_000_000_000 + modified.tv_nsec,
            changed: changed.tv_sec * 1_000_000_000 + changed.tv_nsec, number: UInt64(status.st_ino))
    }

    /// The watched folders' files and folders, by their paths relative to the root.
    static func stamps(below root: String) -> [String: Stamp] {
        var stamps: [String: Stamp] = [:]
        var waiting = WatchedFolders.names.map { ($0, 0) }
        while let (folder, depth) = waiting.popLast() {
            guard let own = stamp(of: root + "/" + folder), own.isFolder else { continue }
            stamps[folder] = own
            for entry in entries(of: root + "/" + folder) {
                let path = folder + "/" + entry.name
                if entry.isFolder {
                    if depth < WatchedFolders.deepest, WatchedFolders.isRead(entry.name, in: folder) {
                        waiting.append((path, depth + 1))
                    }
                } else if !WatchedFolders.isIgnored(entry.name, in: folder) {
                    stamps[path] = stamp(of: root + "/" + path)
                }
            }
        }
        return stamps
    }
}
