import Bytes

/// The manifest after a build, made of the one before it: lines that the build says nothing of are copied in runs, as
/// the bytes that they are, and none of them is unpacked.
struct ManifestSplice: ~Copyable {
    /// What the old manifest has and the new site has not, in order.
    private(set) var stale: [Manifest.Entry] = []

    private let old: Manifest
    private var new: ManifestText
    private var count: Int
    /// The line behind the last path that was looked for: nothing before it is asked for again.
    private var place: Int
    /// Where the lines start that stay and are not yet copied; they end at `place` or behind it.
    private var kept: Int
    private var isChanged = false

    /// - Parameters:
    ///   - files: what the build made, in order.
    ///   - others: what becomes of the old manifest's other lines.
    init(_ old: Manifest, _ files: [OutputFile], _ others: Others) {
        self.old = old
        count = old.count
        place = old.lines.lowerBound
        kept = place
        var room = files.reduce(0) { $0 + Manifest.pathColumn + $1.path.utf8.count + 1 }
        switch others {
        case .removed:
            new = ManifestText(room: room)
            for file in files { put(file.entry, removingOthers: true) }
            drop(place..<old.lines.upperBound)
        case .kept(let leaving):
            room += old.lines.count
            new = ManifestText(room: room)
            put(files, leaving: leaving.sorted(by: OutputPath.precedes))
        }
    }

    /// The new manifest; the old one itself if nothing was changed.
    consuming func manifest() -> Manifest {
        if !isChanged { return old }
        keep(to: old.lines.upperBound)
        return Manifest(new, count: count)
    }

    private mutating func put(_ files: [OutputFile], leaving: [String]) {
        var leaving = leaving[...]
        for file in files {
            while let path = leaving.first, !OutputPath.precedes(file.path, path) {
                // A path that is made and leaves is made.
                if !OutputPath.areEqual(file.path, path) { drop(path) }
                leaving.removeFirst()
            }
            put(file.entry, removingOthers: false)
        }
        for path in leaving { drop(path) }
    }

    private mutating func put(_ entry: Manifest.Entry, removingOthers: Bool) {
        let line = old.line(of: entry.path, from: place)
        if removingOthers { drop(place..<line.lowerBound) }
        place = line.upperBound
        if old.holds(entry, at: line) { return }
        keep(to: line.lowerBound)
        new.append(entry)
        if line.isEmpty { count += 1 }
        kept = line.upperBound
        isChanged = true
    }

    private mutating func drop(_ path: String) {
        drop(old.line(of: path, from: place))
    }

    /// Lets lines go that are not before `place`.
    private mutating func drop(_ lines: Range<Int>) {
        if lines.isEmpty { return }
        let entries = old.entries(in: lines)
        for entry in entries {
            stale.append(entry)
            count -= 1
        }
        keep(to: lines.lowerBound)
        place = lines.upperBound
        kept = place
        isChanged = true
    }

    /// Copies the lines that stay, up to one that does not.
    private mutating func keep(to end: Int) {
        new.append(kept..<end, of: old)
        kept = end
    }
}
