import Build
import Foundation
import SourceText

/// What a build makes of a site that has never been built: the measure of all others.
struct CleanBuild {
    let report: BuildReport
    let files: [String: Data]

    /// Copies the site's sources, and nothing of what earlier builds have left, to a folder of its own and builds them.
    init(ofSiteIn root: URL, _ wish: BuildWish) throws {
        let copy = try TemporarySite(in: TemporarySite.memory)
        for name in ["content", "templates"] {
            let folder = root.appending(path: name)
            guard FileManager.default.fileExists(atPath: folder.path()) else { continue }
            try FileManager.default.copyItem(at: folder, to: copy.root.appending(path: name))
        }
        report = try Builder.build(wish.options(source: copy.root.path()))
        files = try EditedOutput.files(below: copy.root.appending(path: wish.output))
    }
}

/// The files of a built site.
enum EditedOutput {
    /// Without the generator's own record of them; empty where nothing has been built.
    static func files(below folder: URL) throws -> [String: Data] {
        guard FileManager.default.fileExists(atPath: folder.path()) else { return [:] }
        return try FileTree.files(below: folder).filter { !$0.key.hasPrefix(".sitegen/") }
    }
}
