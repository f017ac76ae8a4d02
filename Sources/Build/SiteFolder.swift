import SourceText

/// The read stage: which files the site's folder holds, sorted by what they are.
struct SiteFolder: Sendable {
    /// Absolute.
    let root: String
    var settings: String?
    /// Paths relative to the root, in the order of their bytes.
    var articles: [String] = []
    /// By article: its number in `seen`.
    private(set) var articleNumbers: [Int] = []
    var entities: [String] = []
    var briefings: [String] = []
    /// Files of the content folder that are no Markdown, relative to it.
    var files: [String] = []
    /// Files below `templates/`, relative to it.
    var templates: [String] = []
    /// Everything that was looked at, links and strays too, relative to the root: what is here decides what is built.
    private(set) var seen: [String] = []
    var diagnostics: [Diagnostic] = []

    /// Folders deeper than this are not entered: no site needs them, and a loop of mounts would never end.
    private static let deepest = 32

    init(_ root: String) throws(BuildFailure) {
        self.root = root
        guard let entries = try FileSystem.entries(of: root) else {
            throw BuildFailure("there is no folder \(root)")
        }
        let links = entries.filter { $0.kind == .symbolicLink }.map(\.name)
        if links.contains("content") {
            throw BuildFailure("\(root)/content is a symbolic link; sitegen reads through none")
        }
        var content: [Int] = []
        guard try walk("content", into: &content) else {
            throw BuildFailure("\(root) is no site: it has no folder 'content'")
        }
        for number in content { sort(seen[number], number) }
        var templates: [Int] = []
        if links.contains("templates") {
            reportLink("templates")
        } else {
            _ = try walk("templates", into: &templates)
        }
        self.templates = templates.map { String(seen[$0].dropFirst("templates/".count)) }
    }

    /// False where there is no such folder. Numbers of what may be used are added to `found`.
    private mutating func walk(_ folder: String, into found: inout [Int], depth: Int = 0) throws(BuildFailure)
        -> Bool
    {
        guard let entries = try FileSystem.entries(of: root + "/" + folder) else { return false }
        for entry in entries {
            let path = folder + "/" + entry.name
            if entry.kind != .folder { seen.append(path) }
            guard entry.isUTF8 else {
                reportName(path)
                continue
            }
            switch entry.kind {
            case .file: if !Self.isIgnored(entry.name, in: folder) { found.append(seen.count - 1) }
            case .folder:
                if entry.name.hasPrefix(".") && !folder.hasPrefix("content/static") { continue }
                if depth < Self.deepest { _ = try walk(path, into: &found, depth: depth + 1) }
            case .symbolicLink: reportLink(path)
            case .other: break
            }
        }
        return true
    }

    private mutating func reportLink(_ path: String) {
        diagnostics.append(
            Diagnostic(
                .warning, id: "symbolic-link", file: path, position: SourcePosition(line: 1, column: 1),
                message: "symbolic links are not followed; this one is left out", excerpt: "",
                fix: "put the file itself here"))
    }

    private mutating func reportName(_ path: String) {
        diagnostics.append(
            Diagnostic(
                .error, id: "name-not-utf8", file: path, position: SourcePosition(line: 1, column: 1),
                message: "the name of this file or folder is not UTF-8", excerpt: "", fix: "rename it"))
    }

    /// Editors' and systems' own files; under `static/` dotfiles such as `.nojekyll` are the site's.
    private static func isIgnored(_ name: String, in folder: String) -> Bool {
        if name == ".DS_Store" || name == "Thumbs.db" || name.utf8.last == UInt8(ascii: "~") { return true }
        guard name.utf8.first == UInt8(ascii: ".") else { return false }
        return !(folder == "content/static" || folder.hasPrefix("content/static/"))
    }

    private mutating func sort(_ path: String, _ number: Int) {
        let inContent = String(Substring(path.utf8.dropFirst("content/".utf8.count)))
        if inContent == "site.yml" {
            settings = path
        } else if inContent.hasPrefix("static/") || !path.hasSuffix(".md") {
            files.append(inContent)
            if inContent == "site.yaml" || inContent == "config.yml" {
                reportStray(path, "the settings are read from content/site.yml", fix: "rename it to site.yml")
            }
        } else if inContent.hasPrefix("articles/") {
            articles.append(path)
            articleNumbers.append(number)
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
