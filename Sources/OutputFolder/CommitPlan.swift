/// Which renames and removals make the staged files the site, found by looking at what stands in the folder; nothing
/// is changed by it.
///
/// A staged folder whose place is free moves whole, with all that is in it; only where a folder stands already does
/// the plan go down to its files.
struct CommitPlan {
    /// Removals that make room for a file where a folder was, or a folder where a file was.
    private(set) var clearing: [Journal.Step] = []
    private(set) var placing: [Journal.Step] = []
    private(set) var removing: [Journal.Step] = []
    /// Staged files whose bytes stand at their address already, written by somebody else or by a build whose manifest
    /// was lost.
    private(set) var adopted = 0
    /// Stale files that were changed by hand since they were written: no longer sitegen's, they stay.
    private(set) var leftAlone: [String] = []

    private let system: System
    private let manifest: Manifest
    private var stale: [[UInt8]: Manifest.Entry] = [:]
    private var cleared: Set<[UInt8]> = []
    private var occupied: [String] = []

    var steps: [Journal.Step] { clearing + placing + removing }

    /// - Parameters:
    ///   - staged: the new files, in order.
    ///   - stale: what the manifest holds and the new site does not, in order.
    init(staged: [OutputFile], stale: [Manifest.Entry], in folder: OutputFolder) throws(OutputError) {
        system = folder.system
        manifest = folder.manifest
        // A manifest may come from anywhere, with a repository or an archive: no path of it leads out of the folder.
        let stale = stale.filter { (try? OutputPath.validate($0.path)) != nil }
        for entry in stale { self.stale[Array(entry.path.utf8)] = entry }
        try place(staged[...], prefix: 0)
        if !occupied.isEmpty { throw .occupied(folder: system.name, paths: occupied) }
        for entry in stale where !cleared.contains(Array(entry.path.utf8)) { try removeStale(entry) }
    }

    /// Plans files that lie in one folder, which stands: `prefix` is the length of its path with the last `/`.
    private mutating func place(_ files: ArraySlice<OutputFile>, prefix: Int) throws(OutputError) {
        var start = files.startIndex
        while start < files.endIndex {
            let path = files[start].path
            guard let slash = Self.slash(in: path, after: prefix) else {
                try place(files[start])
                start += 1
                continue
            }
            var end = start + 1
            while end < files.endIndex && Self.shares(files[end].path, path, bytes: slash + 1) { end += 1 }
            let name = String(decoding: path.utf8.prefix(slash), as: UTF8.self)
            switch try system.status(name).kind {
            case .absent: placing.append(.move(name))
            case .folder: try place(files[start..<end], prefix: slash + 1)
            case .symbolicLink: throw .symbolicLink(path: system.name + "/" + name)
            case .file:
                if try clear(name) { placing.append(.move(name)) } else { occupied.append(name) }
            case .other: occupied.append(name)
            }
            start = end
        }
    }

    /// Plans one file whose folder stands.
    private mutating func place(_ file: OutputFile) throws(OutputError) {
        switch try system.status(file.path).kind {
        case .absent: placing.append(.move(file.path))
        case .file where manifest.entry(for: file.path) != nil: placing.append(.replace(file.path))
        case .file:
            if try system.holds(file.entry) { adopted += 1 } else { occupied.append(file.path) }
        case .folder:
            if try clearFolder(file.path, depth: 0) {
                placing.append(.move(file.path))
            } else {
                occupied.append(file.path)
            }
        case .symbolicLink, .other: occupied.append(file.path)
        }
    }

    /// Plans to take away a stale file of ours that is in the way; false if it is not ours.
    private mutating func clear(_ path: String) throws(OutputError) -> Bool {
        let key = Array(path.utf8)
        guard let entry = stale[key], try system.holds(entry) else { return false }
        clearing.append(.remove(entry))
        cleared.insert(key)
        return true
    }

    /// Plans to take away a folder that is in the way; false if anything in it is not ours.
    private mutating func clearFolder(_ path: String, depth: Int) throws(OutputError) -> Bool {
        if depth > OutputPath.depthLimit { return false }
        let names = try system.list(path)
        // An empty folder is somebody else's: sitegen leaves none behind.
        if names.isEmpty { return false }
        for name in names {
            let inner = path + "/" + name
            let isOurs =
                switch try system.status(inner).kind {
                case .folder: try clearFolder(inner, depth: depth + 1)
                case .file: try clear(inner)
                default: false
                }
            if !isOurs { return false }
        }
        return true
    }

    private mutating func removeStale(_ entry: Manifest.Entry) throws(OutputError) {
        do throws(OutputError) {
            if try system.holds(entry) {
                removing.append(.remove(entry))
            } else if try system.status(entry.path).kind != .absent {
                leftAlone.append(entry.path)
            }
        } catch .symbolicLink {
            // Somebody put a link in the place of the folder: what lies behind it was never ours.
            leftAlone.append(entry.path)
        }
    }

    /// Where the first `/` from `start` on is, counted in bytes.
    private static func slash(in path: String, after start: Int) -> Int? {
        let bytes = path.utf8
        guard let index = bytes.dropFirst(start).firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return bytes.distance(from: bytes.startIndex, to: index)
    }

    private static func shares(_ left: String, _ right: String, bytes count: Int) -> Bool {
        left.utf8.prefix(count).elementsEqual(right.utf8.prefix(count))
    }
}
