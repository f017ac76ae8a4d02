#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension System {
    /// Opens the output folder, and makes it, and the folders above it, if need be. A link in its last part is refused.
    static func opening(_ path: String, faults: FaultPlan?) throws(OutputError) -> System {
        var name = path
        while name.utf8.count > 1 && name.utf8.last == UInt8(ascii: "/") { name.removeLast() }
        var descriptor = openRoot(name)
        if descriptor == -ENOENT {
            try makeFolders(name)
            descriptor = openRoot(name)
        }
        if descriptor < 0 {
            var record = stat()
            if lstat(name, &record) == 0 && record.st_mode & S_IFMT == S_IFLNK { throw .symbolicLink(path: name) }
            throw .system(call: Call.open.rawValue, path: name, code: -descriptor)
        }
        return System(folder: descriptor, name: name, restrictsModes: umaskRestricts(), faults: faults)
    }

    private static func openRoot(_ path: String) -> Int32 {
        while true {
            let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            if descriptor >= 0 { return descriptor }
            if errno != EINTR { return -errno }
        }
    }

    private static func makeFolders(_ path: String) throws(OutputError) {
        var end = path.utf8.startIndex
        while end < path.utf8.endIndex {
            let rest = path.utf8.index(after: end)
            end = path.utf8[rest...].firstIndex(of: UInt8(ascii: "/")) ?? path.utf8.endIndex
            let part = String(path[..<end])
            if mkdir(part, folderMode) == 0 {
                if chmod(part, folderMode) != 0 { throw .system(call: Call.setMode.rawValue, path: part, code: errno) }
            } else if errno != EEXIST && errno != EISDIR {
                throw .system(call: Call.makeFolder.rawValue, path: part, code: errno)
            }
        }
    }
}

// MARK: The process

extension System {
    /// Whether the process's umask takes bits of `fileMode` or `folderMode` away. Linux tells without changing it;
    /// elsewhere the answer is yes, which costs a call for each file.
    static func umaskRestricts() -> Bool {
        #if os(Linux)
            let descriptor = open("/proc/self/status", O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { return true }
            defer { _ = release(descriptor) }
            var text = [UInt8](repeating: 0, count: 4_096)
            let count = systemRead(descriptor, &text, text.count)
            let lines = text.prefix(max(0, count)).split(separator: UInt8(ascii: "\n"))
            guard let line = lines.first(where: { $0.starts(with: "Umask:".utf8) }) else { return true }
            let digits = String(decoding: line.drop { $0 < 0x30 || $0 > 0x37 }, as: UTF8.self)
            guard let mask = mode_t(digits, radix: 8) else { return true }
            return mask & folderMode != 0
        #else
            return true
        #endif
    }
}
