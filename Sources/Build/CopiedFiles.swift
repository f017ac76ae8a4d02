import Bytes
import LastBuild
import SiteModel

/// Files of the site that are no pages: pictures that published pages use, everything below `static/`, and the theme's
/// assets.
struct CopiedFiles: Sendable {
    /// Their places in the content folder, and where they are published; without assets.
    let all: [(source: String, path: String)]
    /// Those that have to be copied: the others stand as the last build left them.
    private(set) var due: [(source: String, path: String)]
    /// Published paths of all, and of the assets.
    let paths: [String]
    /// How many these are.
    let count: Int
    /// What the last build copied and this site has no more.
    private(set) var gone: Set<String> = []

    init(_ site: Site, _ folder: SiteFolder, _ theme: ThemeFiles) {
        let statics = folder.files.filter { $0.hasPrefix("static/") }
        all =
            site.pictures.map { (source: $0.path, path: $0.path) }
            + statics.map { (source: $0, path: String($0.dropFirst("static/".count))) }
        due = all
        paths = all.map(\.path) + theme.assets.map(\.path)
        count = paths.count
    }

    /// Where so many stand as they were left, whatever they are.
    init(kept count: Int) {
        (all, due, paths) = ([], [], [])
        self.count = count
    }

    /// The same where others were copied before.
    func after(_ record: KeptRecord, _ changes: SourceChanges) -> CopiedFiles {
        var copied = self
        let (former, changed) = (record.copies, Set(changes.paths))
        if former == PackedTexts(paths) {
            copied.due = all.filter { changed.contains("content/" + $0.source) }
        } else {
            let known = Set(former.all)
            copied.due = all.filter { changed.contains("content/" + $0.source) || !known.contains($0.path) }
            copied.gone = known.subtracting(paths)
        }
        return copied
    }

    /// Their names among the site's sources, for diagnostics.
    func sources(_ theme: ThemeFiles) -> [String] { all.map(\.source) + theme.assets.map { "templates/" + $0.path } }
}
