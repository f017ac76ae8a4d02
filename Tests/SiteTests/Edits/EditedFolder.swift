import Foundation
import FuzzInputs
import Synchronization

/// The folder of a site that is being edited, and what last stood in it. Files are changed as editors and programs
/// change them: in place or by another file of the same name, with a new time or with the old one.
final class EditedFolder: Sendable {
    let site: TemporarySite
    private let written = Mutex<[String: [UInt8]]>([:])

    init() throws { site = try TemporarySite(in: TemporarySite.memory) }

    /// How a file comes to hold other bytes.
    struct Manner: Sendable {
        /// The file stays the same one; otherwise another takes its name.
        var isInPlace = false
        /// The time of the last change is set back to what it was.
        var keepsTime = false

        /// No reader meets half of a file.
        static var atOnce: Manner { Manner() }

        private init() {}

        init(_ random: inout RandomNumbers) {
            isInPlace = random.oneIn(2)
            keepsTime = random.oneIn(2)
        }
    }

    /// Makes the folder hold just `files`.
    func bring(to files: [String: [UInt8]], _ manner: Manner) throws {
        try written.withLock { written in
            var gone = written.filter { files[$0.key] == nil }
            var renamed: [(old: String, new: String)] = []
            for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where written[path] == nil {
                guard let old = gone.keys.sorted().first(where: { gone[$0] == bytes }) else { continue }
                gone[old] = nil
                renamed.append((old, path))
            }
            for path in gone.keys {
                try FileManager.default.removeItem(at: place(path))
                removeEmptied(above: path)
            }
            for (old, path) in renamed {
                try move(old, to: path)
                removeEmptied(above: old)
            }
            let moved = Set(renamed.map(\.new))
            for (path, bytes) in files where written[path] != bytes && !moved.contains(path) {
                if written[path] == nil {
                    try site.write(Data(bytes), to: path)
                } else {
                    try replace(path, by: bytes, manner)
                }
            }
            written = files
        }
    }

    /// New times for every file, and not another byte.
    func touch() throws {
        for path in written.withLock({ $0.keys.sorted() }) { setTime(of: path, to: timespec()) }
    }

    func remove(_ path: String) { try? FileManager.default.removeItem(at: place(path)) }

    /// Permissions, sizes and contents aside: which file stands at each path, to tell whether it was touched.
    func identities(below folder: String) throws -> [String: FileIdentity] {
        var identities: [String: FileIdentity] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: place(folder).path()) {
            identities[path] = FileIdentity(place(folder).appending(path: path).path(percentEncoded: false))
        }
        return identities
    }

    private func place(_ path: String) -> URL { site.root.appending(path: path) }

    private func move(_ old: String, to path: String) throws {
        try FileManager.default.createDirectory(
            at: place(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: place(old), to: place(path))
    }

    /// A file may come to stand where a folder was.
    private func removeEmptied(above path: String) {
        var folder = place(path).deletingLastPathComponent().path()
        while rmdir(folder) == 0 { folder = URL(filePath: folder).deletingLastPathComponent().path() }
    }

    private func replace(_ path: String, by bytes: [UInt8], _ manner: Manner) throws {
        let time = FileIdentity(place(path).path(percentEncoded: false))?.time
        if manner.isInPlace {
            let file = try FileHandle(forWritingTo: place(path))
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: Data(bytes))
            try file.close()
        } else {
            try Data(bytes).write(to: place(path), options: .atomic)
        }
        if manner.keepsTime, let time { setTime(of: path, to: time) }
    }

    private func setTime(of path: String, to time: timespec) {
        utimensat(AT_FDCWD, place(path).path(percentEncoded: false), [time, time], 0)
    }
}

/// What the system knows a file by.
struct FileIdentity: Equatable {
    let number: UInt64
    let time: timespec

    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        number = UInt64(status.st_ino)
        #if os(Linux)
            time = status.st_mtim
        #else
            time = status.st_mtimespec
        #endif
    }

    static func == (one: FileIdentity, other: FileIdentity) -> Bool {
        one.number == other.number && one.time.tv_sec == other.time.tv_sec && one.time.tv_nsec == other.time.tv_nsec
    }
}
