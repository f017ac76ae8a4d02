import Build
import Foundation
import Testing

/// Nothing outside of the site's folders is read or written, whatever content and templates name.
struct ContainmentTests {
    private static let secret = "SECRET-OF-ANOTHER-FOLDER"

    /// Files of a site that reach for `outside/` beside it; `%` stands for the way from the site's folder there.
    private static let reaching: [(name: String, files: [String: String])] = [
        ("a slug", ["content/articles/a.md": TemporarySite.article("x", keys: "slug: ../../../../outside/written\n")]),
        ("a slug in parts", ["content/articles/a.md": TemporarySite.article("x", keys: "slug: ..\n")]),
        ("a slug with a backslash", ["content/articles/a.md": TemporarySite.article("x", keys: "slug: '..\\..\\x'\n")]),
        ("a picture", ["content/articles/a.md": TemporarySite.article("![A](../../../outside/secret.png)\nA.")]),
        (
            "an encoded picture",
            ["content/articles/a.md": TemporarySite.article("![A](%2e%2e/%2e%2e/%2e%2e/outside/secret.png)\nA.")]
        ),
        ("a rooted picture", ["content/articles/a.md": TemporarySite.article("![A](/../../outside/secret.png)\nA.")]),
        (
            "a lead picture",
            ["content/articles/a.md": TemporarySite.article("x", keys: "image: ../../../outside/secret.png\n")]
        ),
        (
            "an alias",
            ["content/articles/a.md": TemporarySite.article("x", keys: "aliases: [/../../outside/written.html]\n")]
        ),
        (
            "an encoded alias",
            [
                "content/articles/a.md": TemporarySite.article(
                    "x", keys: "aliases: ['/%2e%2e/%2e%2e/outside/written/']\n")
            ]
        ),
        (
            "a permalink",
            ["content/site.yml": "title: T\nbaseURL: https://t.example/\npermalink: /../../outside/:slug/\n"]
        ),
        ("a section", ["content/articles/a.md": TemporarySite.article("x", keys: "section: ../../outside\n")]),
        (
            "a section's slug",
            ["content/site.yml": "title: T\nbaseURL: https://t.example/\nsections: [{name: S, slug: ../../outside}]\n"]
        ),
        ("a person's slug", ["content/people/a.md": "---\nname: A\nslug: ../../outside/written\n---\n"]),
        (
            "a person of an article",
            ["content/articles/a.md": TemporarySite.article("[A](person:../../outside/written)")]
        ),
        ("an include", ["templates/article.html": "\\(include \"../../outside/secret\")\n"]),
        ("a rooted include", ["templates/article.html": "\\(include \"/etc/passwd\")\n"]),
        ("a layout", ["templates/article.html": "\\(layout \"../../outside/secret\")\n"]),
    ]

    /// A site in a folder that also holds `outside/`, which is not the site's.
    private func withSite(_ files: [String: String], _ body: (TemporarySite, URL) throws -> Void) throws {
        let both = try TemporarySite()
        for name in ["secret.png", "secret.html", "secret.md", "secret.txt"] {
            try both.write(Self.secret, to: "outside/\(name)")
        }
        var all = [
            "content/site.yml": "title: T\nbaseURL: https://t.example/\n",
            "content/articles/plain.md": TemporarySite.article("Text.", title: "P"),
        ]
        all.merge(files) { _, new in new }
        for (path, text) in all { try both.write(text, to: "site/" + path) }
        try body(both, both.root.appending(path: "site"))
    }

    private func expectContained(_ both: TemporarySite, _ site: URL) throws {
        let outside = try FileTree.files(below: both.root.appending(path: "outside"))
        #expect(outside.keys.sorted() == ["secret.html", "secret.md", "secret.png", "secret.txt"])
        for bytes in outside.values { #expect(bytes == Data(Self.secret.utf8)) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: both.root.path()).sorted() == ["outside", "site"])
        let output = site.appending(path: "public")
        guard FileManager.default.fileExists(atPath: output.path()) else { return }
        for (path, bytes) in try FileTree.files(below: output) {
            #expect(bytes.range(of: Data(Self.secret.utf8)) == nil, "\(path)")
        }
    }

    @Test(arguments: reaching.indices)
    func pathsThatClimb(number: Int) throws {
        try withSite(Self.reaching[number].files) { both, site in
            let report = try both.build { $0.source = site.path() }
            try expectContained(both, site)
            // Only what becomes a harmless name of the site's own may go without a word.
            let isHarmless = ["a section"].contains(Self.reaching[number].name)
            #expect(report.diagnostics.isEmpty == isHarmless, "\(Self.reaching[number].name): \(report.diagnostics)")
        }
    }

    /// Links in content and templates, each to a file or folder outside.
    @Test(arguments: [
        ("content/articles/linked.md", "outside/secret.md"), ("content/articles/linked", "outside"),
        ("content/images", "outside"), ("content/images/secret.png", "outside/secret.png"),
        ("content/static/secret.txt", "outside/secret.txt"), ("content/static/folder", "outside"),
        ("content/people", "outside"), ("templates/article.html", "outside/secret.html"),
        ("templates/assets", "outside"), ("templates", "outside"),
        ("content/loop", "site"),
    ])
    func symbolicLinksAreNotFollowed(link: String, target: String) throws {
        let figure = TemporarySite.article("![A](/images/secret.png)\nA.")
        let files = link.hasPrefix("content/images") ? ["content/articles/a.md": figure] : [:]
        try withSite(files) { both, site in
            let place = site.appending(path: link)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: place.path(), withDestinationPath: both.root.appending(path: target).path())
            let report = try both.build { $0.source = site.path() }
            try expectContained(both, site)
            let told = report.diagnostics.filter { $0.id == "symbolic-link" }
            #expect(told.map(\.file) == [link])
        }
    }

    @Test func contentThatIsALinkIsNotRead() throws {
        try withSite([:]) { both, site in
            let content = site.appending(path: "content")
            try FileManager.default.removeItem(at: content)
            let outside = both.root.appending(path: "outside").path()
            try FileManager.default.createSymbolicLink(atPath: content.path(), withDestinationPath: outside)
            #expect(throws: BuildFailure.self) { try both.build { $0.source = site.path() } }
            try expectContained(both, site)
        }
    }

    /// Neither are links in the output folder: a page is never written to where one leads.
    @Test(arguments: [("briefings", "outside"), ("index.html", "outside/secret.html"), ("2017", "outside")])
    func symbolicLinksOfTheOutputAreNotWrittenThrough(link: String, target: String) throws {
        try withSite([:]) { both, site in
            let place = site.appending(path: "public/" + link)
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: place.path(), withDestinationPath: both.root.appending(path: target).path())
            _ = try? both.build { $0.source = site.path() }
            let outside = try FileTree.files(below: both.root.appending(path: "outside"))
            #expect(outside.count == 4)
            for bytes in outside.values { #expect(bytes == Data(Self.secret.utf8)) }
        }
    }
}
