import Foundation
import FuzzInputs

/// A folder on disk that sites are written into.
struct Folder {
    let path: String

    func write(_ site: SmallSite) throws {
        try? FileManager.default.removeItem(atPath: path)
        try change(from: SmallSite(), to: site)
    }

    /// Writes what differs between the site that is there and another.
    func change(from old: SmallSite, to new: SmallSite) throws {
        for name in old.files.keys where new.files[name] == nil { remove(name) }
        for (name, bytes) in new.files where old.files[name] != bytes {
            let file = path + "/" + name
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(filePath: file))
        }
    }

    func remove(_ name: String) { try? FileManager.default.removeItem(atPath: path + "/" + name) }

    /// The folder's files in memory, `prefix` before each name.
    func site(below prefix: String = "") throws -> SmallSite {
        var site = SmallSite()
        for file in files() { site.files[prefix + file] = Folder.bytes(of: path + "/" + file) }
        return site
    }

    /// The site in each folder within this one, without what its build should have written.
    func sites() throws -> [(name: String, site: SmallSite)] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
            var site = try Folder(path: path + "/" + name).site()
            site.files = site.files.filter { $0.key.hasPrefix("content/") || $0.key.hasPrefix("templates/") }
            return (name, site)
        }
    }

    static func bytes(of file: String) -> [UInt8] {
        (FileManager.default.contents(atPath: file)).map(Array.init) ?? []
    }

    /// Paths of regular files below the folder, relative to it, in order.
    func files() -> [String] {
        guard let found = FileManager.default.enumerator(atPath: path) else { return [] }
        return found.compactMap { $0 as? String }.filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: path + "/" + $0, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}

/// Prints a line at once: these runs are long, and their output is often piped.
func report(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
