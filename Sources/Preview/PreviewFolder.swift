import Build
import Foundation
import Synchronization
import WebServer

/// Where a preview is built: in the site's `.sitegen/`, so that `public/` holds only what `build` made. A second preview of one
/// site gets a folder of its own.
final class PreviewFolder: Sendable {
    let path: String
    private let site: String
    /// For requests: through no symbolic link, whatever stands in its place by then.
    let served: ServedFolder
    private let lock: Mutex<Int32>

    /// More previews of one site at a time are a mistake.
    private static let most = 9

    init(of site: String) throws(BuildFailure) {
        self.site = site
        let folder = try RecordFolder.make(in: site)
        for number in 1...Self.most {
            let name = "preview" + (number == 1 ? "" : "-\(number)")
            let path = folder + "/" + name
            guard let lock = try Self.lock(path) else { continue }
            try Self.refuseLink(path)
            self.path = path
            served = ServedFolder(site, way: [".sitegen", name])
            self.lock = Mutex(lock)
            return
        }
        throw BuildFailure("'\(site)' is previewed \(Self.most) times already")
    }

    deinit { lock.withLock { _ = close($0) } }

    /// Nil where another preview has it.
    private static func lock(_ path: String) throws(BuildFailure) -> Int32? {
        let lock = open(path + ".lock", O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o666)
        if lock < 0 { throw BuildFailure("cannot open '\(path).lock': \(String(cString: strerror(errno)))") }
        // Where a file system has no locks, nobody else can be told from here.
        if flock(lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK { return lock }
        close(lock)
        return nil
    }

    /// Takes hold of the folder anew where its lock was removed, as it is with all of `.sitegen/`.
    func hold() throws(BuildFailure) {
        var (own, now) = (stat(), stat())
        let isHeld =
            lock.withLock { fstat($0, &own) == 0 } && stat(path + ".lock", &now) == 0 && own.st_ino == now.st_ino
        if isHeld { return }
        _ = try RecordFolder.make(in: site)
        guard let again = try Self.lock(path) else {
            throw BuildFailure("'\(path)' was removed, and another preview has taken its place; end this one")
        }
        lock.withLock { lock in
            close(lock)
            lock = again
        }
    }

    private static func refuseLink(_ path: String) throws(BuildFailure) {
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
            throw BuildFailure("'\(path)' is a symbolic link; sitegen writes through none")
        }
    }

    /// Removes what a build would take for somebody else's: without its manifest nothing of the folder is anybody's, and all of
    /// it can be made again.
    func clear() { try? FileManager.default.removeItem(atPath: path) }

    /// Whether the last build's files are still there.
    var isThere: Bool { access(path + "/.sitegen/manifest", F_OK) == 0 }
}
