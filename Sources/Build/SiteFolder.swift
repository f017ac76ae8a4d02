import Bytes
import Folders
import LastBuild
import SourceText

/// The read stage: which files the site's folder holds, sorted by what they are.
struct SiteFolder: Sendable {
    /// Absolute.
    let root: String
    var settings: String?
    /// Numbers of files in `listing`.
    private(set) var articles: [Int] = []
    /// Paths relative to the root, a folder's own files before those of its folders, each in the order of their bytes.
    private(set) var entities: [String] = []
    private(set) var briefings: [String] = []
    /// Files of the content folder that are no Markdown, relative to it.
    private(set) var files: [String] = []
    /// Files below `templates/`, relative to it.
    private(set) var templates: [String] = []
    /// Everything that was looked at, links and strays too: what is here decides what is built.
    let listing: FolderListing
    private(set) var diagnostics: [Diagnostic] = []

    /// - Parameter last: what the last build saw.
    init(_ root: String, after last: SourceRecord? = nil, jobs: Int = 1) throws(BuildFailure) {
        self.root = root
        guard FileSystem.isFolder(root) else { throw BuildFailure("there is no folder \(root)") }
        if FileSystem.isLink(root + "/content") {
            throw BuildFailure("\(root)/content is a symbolic link; sitegen reads through none")
        }
        let former = last.flatMap { FolderListing($0.folders, files: $0.sources) }
        var walk = FolderWalk(root, after: former, jobs: jobs)
        if let same = walk.same, walk.knew("templates") || FileStamp(of: root + "/templates") == nil {
            listing = same
        } else {
            guard try walk.walk("content") else {
                throw BuildFailure("\(root) is no site: it has no folder 'content'")
            }
            if FileSystem.isLink(root + "/templates") {
                walk.noteLink("templates")
            } else {
                _ = try walk.walk("templates")
            }
            listing = walk.listing
            diagnostics = walk.diagnostics
        }
        var unused = listing.unused[...]
        for number in 0..<listing.files.count {
            if unused.first == UInt32(number) {
                unused.removeFirst()
            } else {
                sort(number)
            }
        }
    }

    func path(ofArticle number: Int) -> String { listing.files[articles[number]] }

    private static let (articleFolder, markdown) = (Array("content/articles/".utf8), Array(".md".utf8))

    private mutating func sort(_ number: Int) {
        let bytes = listing.files.slice(number)
        if bytes.starts(with: Self.articleFolder), bytes.suffix(3).elementsEqual(Self.markdown) {
            articles.append(number)
        } else {
            sort(listing.files[number])
        }
    }

    private mutating func sort(_ path: String) {
        if path.hasPrefix("templates/") {
            templates.append(String(path.dropFirst("templates/".count)))
            return
        }
        let inContent = String(Substring(path.utf8.dropFirst("content/".utf8.count)))
        if inContent == "site.yml" {
            settings = path
        } else if inContent.hasPrefix("static/") || !path.hasSuffix(".md") {
            files.append(inContent)
            if inContent == "site.yaml" || inContent == "config.yml" {
                reportStray(path, "the settings are read from content/site.yml", fix: "rename it to site.yml")
            }
        } else if inContent.hasPrefix("briefings/") {
            briefings.append(path)
        } else if Self.entityFolders.contains(where: inContent.hasPrefix) {
            entities.append(path)
        } else {
            reportStray(path, "it is in none of the folders that pages are made from")
        }
    }

    private mutating func reportStray(
        _ path: String, _ reason: String,
        fix: String = "move it to articles/, people/, countries/, organizations/, places/, topics/ or briefings/"
    ) {
        diagnostics.append(
            Diagnostic(
                .warning, id: "stray-file", file: path, position: SourcePosition(line: 1, column: 1),
                message: "the file is not used: \(reason)", excerpt: "",
                fix: fix))
    }

    static let entityFolders = ["people/", "countries/", "organizations/", "places/", "topics/"]

    func source(_ path: String) throws(BuildFailure) -> SourceFile {
        SourceFile(path: path, bytes: try FileSystem.bytes(of: root + "/" + path))
    }
}
