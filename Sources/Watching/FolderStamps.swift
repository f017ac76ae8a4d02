import Folders

/// The watched folders' files and folders as they are at a moment, by their paths relative to the site's folder.
enum FolderStamps {
    static func all(below root: String) -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        var waiting = SiteFolders.names.map { ($0, 0) }
        while let (folder, depth) = waiting.popLast() {
            guard let own = FileStamp(of: root + "/" + folder), own.kind == .folder else { continue }
            stamps[folder] = own
            for entry in entries(of: root + "/" + folder) {
                let path = folder + "/" + entry.name
                if entry.kind == .folder {
                    if depth < SiteFolders.deepest, SiteFolders.isEntered(entry.name, in: folder) {
                        waiting.append((path, depth + 1))
                    }
                } else if isWatched(entry.name, in: folder) {
                    stamps[path] = FileStamp(of: root + "/" + path)
                }
            }
        }
        return stamps
    }

    /// None where there is no such folder, or it cannot be read: the build says so.
    static func entries(of folder: String) -> [FolderEntry] {
        guard let entries = try? FolderEntry.all(of: folder) else { return [] }
        return entries
    }

    /// Whether a file's change is one of the site.
    static func isWatched(_ name: String, in folder: String) -> Bool {
        !SiteFolders.isIgnored(name, in: folder) && !SiteFolders.isPassing(name, in: folder)
    }
}
