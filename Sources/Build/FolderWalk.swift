import Bytes
import Folders
import LastBuild
import SourceText

/// Walks through a folder of the site. A folder that is as it was when the last build looked into it is not read again:
/// nothing came into it and nothing went.
///
/// A folder's own files come before those of its folders, each by their names' bytes.
struct FolderWalk {
    private let root: String
    private let last: FormerFolders?
    private(set) var listing = FolderListing()
    private(set) var diagnostics: [Diagnostic] = []

    init(_ root: String, after last: FolderListing?, jobs: Int) {
        self.root = root
        self.last = last.map { FormerFolders($0, root: root, jobs: jobs) }
    }

    /// The last build's listing where all folders are as they were, so that a walk would find just that.
    var same: FolderListing? { last.flatMap { !$0.isSame.isEmpty && $0.isSame.allSatisfy(\.self) ? $0.listing : nil } }

    /// Whether the last build looked into a folder.
    func knew(_ folder: String) -> Bool { last?.number(of: folder) != nil }

    /// False where there is no such folder.
    mutating func walk(_ folder: String) throws(BuildFailure) -> Bool {
        try walk(folder, as: last?.number(of: folder), depth: 0)
    }

    /// - Parameter former: the folder's number in the last build's listing.
    private mutating func walk(_ folder: String, as former: Int?, depth: Int) throws(BuildFailure) -> Bool {
        if let former, let last, last.isSame[former] {
            listing.append(former, of: last.listing)
            if depth < SiteFolders.deepest {
                for child in last.children(of: former) {
                    _ = try walk(last.listing.folders[child], as: child, depth: depth + 1)
                }
            }
            return true
        }
        // Taken first, so that what comes while the folder is read makes it another one for the next build.
        let stamp = FileStamp.settledWords(of: root + "/" + folder)
        guard let entries = try FileSystem.entries(of: root + "/" + folder) else { return false }
        var folders: [String] = []
        for entry in entries {
            let path = folder + "/" + entry.name
            guard entry.isUTF8 else {
                listing.add(path, isUsed: false)
                reportName(path)
                continue
            }
            switch entry.kind {
            case .file: listing.add(path, isUsed: !SiteFolders.isIgnored(entry.name, in: folder))
            case .folder:
                if depth < SiteFolders.deepest, SiteFolders.isEntered(entry.name, in: folder) {
                    folders.append(entry.name)
                }
            case .symbolicLink:
                listing.add(path, isUsed: false)
                reportLink(path)
            case .other: listing.add(path, isUsed: false)
            }
        }
        listing.end(folder, stamp: stamp)
        for name in folders {
            _ = try walk(folder + "/" + name, as: former.flatMap { last?.child(name, of: $0) }, depth: depth + 1)
        }
        return true
    }

    /// A link in the place of a folder.
    mutating func noteLink(_ path: String) {
        listing.add(path, isUsed: false)
        reportLink(path)
    }

    private mutating func reportLink(_ path: String) {
        listing.isWhole = false
        diagnostics.append(
            Diagnostic(
                .warning, id: "symbolic-link", file: path, position: SourcePosition(line: 1, column: 1),
                message: "symbolic links are not followed; this one is left out", excerpt: "",
                fix: "put the file itself here"))
    }

    private mutating func reportName(_ path: String) {
        listing.isWhole = false
        diagnostics.append(
            Diagnostic(
                .error, id: "name-not-utf8", file: path, position: SourcePosition(line: 1, column: 1),
                message: "the name of this file or folder is not UTF-8", excerpt: "", fix: "rename it"))
    }

}

/// The folders that the last build looked into.
private struct FormerFolders {
    let listing: FolderListing
    /// By folder: whether it is as it was.
    let isSame: [Bool]
    /// By folder: the number after the last folder within it.
    private let ends: [Int]

    init(_ listing: FolderListing, root: String, jobs: Int) {
        self.listing = listing
        let words = FileStamp.settledWords(of: listing.folders, below: root, jobs: jobs)
        isSame = (0..<listing.folders.count).map { number in
            let place = 4 * number
            return words[place + 3] != 0 && words[place..<place + 4] == listing.stamps[place..<place + 4]
        }
        var ends = [Int](repeating: listing.folders.count, count: listing.folders.count)
        var open: [(number: Int, depth: Int)] = []
        for number in 0..<listing.folders.count {
            let depth = listing.folders.slice(number).count { $0 == UInt8(ascii: "/") }
            while let last = open.last, last.depth >= depth {
                ends[last.number] = number
                open.removeLast()
            }
            open.append((number, depth))
        }
        self.ends = ends
    }

    func number(of folder: String) -> Int? {
        var number = 0
        while number < ends.count {
            if listing.folders[number] == folder { return number }
            number = ends[number]
        }
        return nil
    }

    func children(of folder: Int) -> [Int] {
        var children: [Int] = []
        var child = folder + 1
        while child < ends[folder] {
            children.append(child)
            child = ends[child]
        }
        return children
    }

    func child(_ name: String, of folder: Int) -> Int? {
        let length = listing.folders.slice(folder).count + 1
        return children(of: folder).first { listing.folders.slice($0).dropFirst(length).elementsEqual(name.utf8) }
    }
}
