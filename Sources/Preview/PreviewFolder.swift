import Build

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a preview is built: in the site's `.sitegen/`, so that `public/` holds only what `build` made. A second preview of one
/// site gets a folder of its own.
final class PreviewFolder: Sendable {
    let path: String
    private let lock: Int32

    /// More previews of one site at a time are a mistake.
    private static let most = 9

    init(of site: String) throws(BuildFailure) {
        let folder = site + "/.sitegen"
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
            throw BuildFailure("cannot make '\(folder)': \(String(cString: strerror(errno)))")
        }
        for number in 1...Self.most {
            let path = folder + "/preview" + (number == 1 ? "" : "-\(number)")
            let lock = open(path + ".lock", O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o666)
            if lock < 0 { throw BuildFailure("cannot open '\(path).lock': \(String(cString: strerror(errno)))") }
            // Where a file system has no locks, nobody else can be told from here.
            if flock(lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK {
                self.path = path
                self.lock = lock
                return
            }
            close(lock)
        }
        throw BuildFailure("'\(site)' is previewed \(Self.most) times already")
    }

    deinit { close(lock) }

    /// Whether the last build's files are still there.
    var isThere: Bool { access(path + "/.sitegen/manifest", F_OK) == 0 }
}
