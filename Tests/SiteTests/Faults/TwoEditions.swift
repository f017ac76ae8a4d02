import Build
import Foundation
import FuzzInputs

/// A site in one folder that goes to and fro between two editions, so that every build meets the live record of the one
/// before it.
final class TwoEditions {
    enum Extent: String, Sendable, CaseIterable {
        /// Every page changes, and some come and go.
        case everything
        /// One article's text changes.
        case oneText
    }

    struct Edition {
        let site: EditedSite
        /// What a clean build makes of it.
        let files: [String: Data]
    }

    let folder: EditedFolder
    /// What is built, and what is to be built next.
    private(set) var standing: Edition
    private(set) var coming: Edition
    private var random = RandomNumbers(seed: 1)

    init(_ extent: Extent) throws {
        folder = try EditedFolder()
        var writer = NewsWriter(random: RandomNumbers(seed: 3))
        var one = writer.site()
        one.files.merge(SiteEditor.ownTheme) { $1 }
        for number in 0..<10 { one.sources["content/articles/more-\(number).md"] = writer.article(for: one) }
        // Links to what the other edition lacks would be faults.
        for path in one.sources.keys { one.sources[path]?.blocks.removeAll { $0.contains("](article:") } }
        let other = Self.changed(one, extent, &writer)
        standing = try Self.edition(one)
        coming = try Self.edition(other)
        try folder.bring(to: one.allFiles, EditedFolder.Manner(&random))
    }

    var root: URL { folder.site.root }

    /// The coming edition's sources take the place of the standing one's.
    func edit() throws { try folder.bring(to: coming.site.allFiles, EditedFolder.Manner(&random)) }

    /// As `edit`, while builds may be reading.
    func editAtOnce() throws { try folder.bring(to: coming.site.allFiles, .atOnce) }

    /// The standing edition's sources are back.
    func turnBack() throws { try folder.bring(to: standing.site.allFiles, EditedFolder.Manner(&random)) }

    /// The coming edition has been built.
    func turn() { swap(&standing, &coming) }

    /// The words of a build of the sources as they are.
    var words: [String] { ["build", "--quiet", "-s", root.path(), "-j", "2", "--now", "2017-09-20T00:00:00Z"] }

    /// Whether a build holds the output folder at this moment.
    func isHeld() -> Bool {
        let lock = open(root.appending(path: "public/.sitegen/lock").path(), O_RDWR)
        if lock < 0 { return false }
        defer { close(lock) }
        return flock(lock, LOCK_EX | LOCK_NB) != 0
    }

    /// The built site.
    func output() throws -> [String: Data] { try EditedOutput.files(below: root.appending(path: "public")) }

    /// What the generator keeps for itself, in the output and in the site's folder: names only.
    func records() throws -> [String] {
        try ["public/.sitegen", ".sitegen"].flatMap { name -> [String] in
            let place = root.appending(path: name)
            guard FileManager.default.fileExists(atPath: place.path()) else { return [] }
            return try FileManager.default.subpathsOfDirectory(atPath: place.path()).map { name + "/" + $0 }
        }.sorted()
    }

    private static func changed(_ one: EditedSite, _ extent: Extent, _ writer: inout NewsWriter) -> EditedSite {
        var other = one
        other.sources["content/articles/more-1.md"]?.blocks = [writer.prose(), writer.statement()]
        if extent == .oneText { return other }
        other.settings["title"] = "Another Digest"
        other.sources["content/articles/more-2.md"] = nil
        other.sources["content/articles/renamed.md"] = other.sources["content/articles/more-3.md"]
        other.sources["content/articles/more-3.md"] = nil
        // At the same address: a former one would lead on, which no clean build knows of.
        other.sources["content/articles/renamed.md"]?.keys["slug"] = one.slug(ofArticle: "content/articles/more-3.md")
        other.sources["content/articles/added.md"] = writer.article(for: EditedSite())
        other.sources["content/articles/added.md"]?.blocks = [writer.explicitMentions()]
        other.sources["content/people/new-person.md"] = writer.person("New Person", for: other)
        other.files["content/images/p1.png"] = PaintedPicture.png(width: 40, height: 40, shade: 0xAA)
        other.files["content/static/docs/note-0.txt"] = nil
        // A file where the other edition has a folder.
        other.files["content/static/docs"] = Array("A file\n".utf8)
        return other
    }

    private static func edition(_ site: EditedSite) throws -> Edition {
        let other = try EditedFolder()
        var random = RandomNumbers(seed: 1)
        try other.bring(to: site.allFiles, EditedFolder.Manner(&random))
        let clean = try CleanBuild(ofSiteIn: other.site.root, site.wish)
        if let error = clean.report.diagnostics.first(where: { $0.severity == .error }) {
            throw Unsound(error: "\(error)")
        }
        return Edition(site: site, files: clean.files)
    }

    struct Unsound: Error { let error: String }
}
