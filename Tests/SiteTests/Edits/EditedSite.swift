import Build
import FuzzInputs

/// A Markdown file of the site that is being edited: its front matter by key, and its body's blocks.
struct EditedSource: Sendable, Hashable {
    var keys: [String: String] = [:]
    var blocks: [String] = []

    /// Keys in the order of their names: the same source has the same bytes.
    var text: String { "---\n" + Self.yaml(keys) + "---\n" + blocks.map { $0 + "\n" }.joined(separator: "\n") }

    static func yaml(_ keys: [String: String]) -> String {
        keys.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\n" }.joined()
    }
}

/// A whole site as its editors see it: what its files hold, and what its builds are told.
struct EditedSite: Sendable {
    var settings: [String: String] = [:]
    /// By their paths.
    var sources: [String: EditedSource] = [:]
    /// Pictures, templates, assets and what is copied as it is, by their paths.
    var files: [String: [UInt8]] = [:]
    var wish = BuildWish()

    /// Everything that stands in the site's folder.
    var allFiles: [String: [UInt8]] {
        var all = files
        for (path, source) in sources { all[path] = Array(source.text.utf8) }
        all["content/site.yml"] = Array(EditedSource.yaml(settings).utf8)
        return all
    }

    /// Paths below a folder, in order.
    func sources(in folder: String) -> [String] { sources.keys.filter { $0.hasPrefix("content/\(folder)/") }.sorted() }

    func files(in folder: String) -> [String] { files.keys.filter { $0.hasPrefix(folder + "/") }.sorted() }

    var articles: [String] { sources(in: "articles") }

    /// What `article:` links call the article.
    func slug(ofArticle path: String) -> String { sources[path]?.keys["slug"] ?? Self.name(of: path) }

    /// `2017-09-14`, where the article says so.
    func day(ofArticle path: String) -> String { String((sources[path]?.keys["date"] ?? "").prefix(10)) }

    /// A file's name without its ending.
    static func name(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.prefix { $0 != "." })
    }
}

/// What the builds of a site are told, apart from its files.
struct BuildWish: Sendable, Hashable {
    /// 20 September 2017, 00:00 UTC, when nothing has moved it.
    var now = 1_505_865_600
    var drafts = false
    var future = false
    var expired = false
    var baseURL: String?
    var jobs = 2
    /// Beside `content/`.
    var output = "public"

    func options(source: String) -> BuildOptions {
        var options = BuildOptions()
        options.source = source
        options.output = source + "/" + output
        options.now = now
        options.drafts = drafts
        options.future = future
        options.expired = expired
        options.baseURL = baseURL
        options.jobs = jobs
        return options
    }
}
