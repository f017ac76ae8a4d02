import Foundation
import Testing

/// One address, one page: two sources that want one are an error that names both.
struct AddressClashTests {
    struct Clash: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var files: [String: String]
        /// Words of the one message, each source among them.
        let names: [String]

        init(_ name: String, _ files: [String: String], names: [String]) {
            testDescription = name
            self.files = files
            self.names = names
        }
    }

    private static func article(_ keys: String = "", title: String = "T", body: String = "Text.") -> String {
        TemporarySite.article(body, title: title, keys: keys)
    }

    private static let clashes = [
        Clash(
            "two articles of one day and slug",
            ["content/articles/x/a.md": article(), "content/articles/y/a.md": article()],
            names: ["/2017/09/14/a/index.html", "content/articles/x/a.md", "content/articles/y/a.md"]),
        Clash(
            "a slug that a file has and another is given",
            ["content/articles/a.md": article(), "content/articles/b.md": article("slug: a\n")],
            names: ["content/articles/a.md", "content/articles/b.md"]),
        Clash(
            "letter case",
            ["content/articles/Report.md": article(), "content/articles/report.md": article()],
            names: ["content/articles/Report.md", "content/articles/report.md", "some systems take for one"]),
        Clash(
            "letter case beyond ASCII",
            ["content/articles/a.md": article("slug: Öl\n"), "content/articles/b.md": article("slug: öl\n")],
            names: ["content/articles/a.md", "content/articles/b.md"]),
        Clash(
            "composed and decomposed letters",
            [
                "content/articles/a.md": article("aliases: [\"/caf\\u00e9.txt\"]\n"),
                "content/static/cafe\u{301}.txt": "x",
            ],
            names: [
                "alias '/caf\u{e9}.txt' in content/articles/a.md", "file content/static/cafe\u{301}.txt",
                "some systems take for one",
            ]),
        Clash(
            "a picture where a page needs a folder",
            [
                "content/site.yml": "title: T\nbaseURL: https://t.example/\npermalink: /articles/:slug/\n",
                "content/articles/gate.md": article("slug: Gate.png\n", body: "![A](gate.png)\nA."),
                "content/articles/gate.png": "x",
            ],
            names: ["file content/articles/gate.png", "article content/articles/gate.md"]),
        Clash(
            "an alias and a page",
            ["content/articles/a.md": article(), "content/articles/b.md": article("aliases: [/2017/09/14/a/]\n")],
            names: ["alias '/2017/09/14/a/' in content/articles/b.md", "article content/articles/a.md"]),
        Clash(
            "two aliases",
            [
                "content/articles/a.md": article("aliases: [/old/]\n"),
                "content/articles/b.md": article("aliases: [/old]\n"),
            ],
            names: ["alias '/old/' in content/articles/a.md", "alias '/old' in content/articles/b.md"]),
        Clash(
            "an alias and a list",
            ["content/articles/a.md": article("aliases: [/briefings/]\n")],
            names: ["/briefings/", "alias '/briefings/' in content/articles/a.md"]),
        Clash(
            "an alias and the home page", ["content/articles/a.md": article("aliases: [/index.html]\n")],
            names: ["alias '/index.html' in content/articles/a.md", "the page /"]),
        Clash(
            "an alias and a feed", ["content/articles/a.md": article("aliases: [/feed.xml]\n")],
            names: ["alias '/feed.xml' in content/articles/a.md", "the page /feed.xml"]),
        Clash(
            "a page and a picture",
            [
                "content/articles/a.md": article(body: "![A gate](/images/gate.png)\nThe gate."),
                "content/articles/b.md": article("aliases: [/images/gate.png]\n"), "content/images/gate.png": "x",
            ],
            names: ["alias '/images/gate.png' in content/articles/b.md", "file content/images/gate.png"]),
        Clash(
            "two pictures in letter case",
            [
                "content/articles/a.md": article(body: "![A](/images/A.png)\nA.\n\n![a](/images/a.png)\nB."),
                "content/images/A.png": "x", "content/images/a.png": "x",
            ],
            names: ["content/images/A.png", "content/images/a.png"]),
        Clash(
            "a page and a static file",
            ["content/articles/a.md": article(), "content/static/2017/09/14/a/index.html": "x"],
            names: ["article content/articles/a.md", "file content/static/2017/09/14/a/index.html"]),
        Clash(
            "a static file and robots.txt",
            ["content/articles/a.md": article(), "content/static/robots.txt": "x"],
            names: ["the page /robots.txt", "file content/static/robots.txt"]),
        Clash(
            "a static file where a page needs a folder",
            ["content/articles/a.md": article(), "content/static/briefings": "x"],
            names: ["/briefings", "file content/static/briefings"]),
        Clash(
            "a static folder where a page is a file",
            ["content/articles/a.md": article(), "content/static/404.html/x.txt": "x"],
            names: ["/404.html", "content/static/404.html/x.txt"]),
        Clash(
            "two sections that transliterate alike",
            [
                "content/articles/a.md": article("section: Världen\n"),
                "content/articles/b.md": article("section: Varlden\n"),
            ],
            names: ["section 'Varlden' in content/articles/b.md", "section 'Världen' in content/articles/a.md"]),
        Clash(
            "two topics that transliterate alike",
            [
                "content/articles/a.md": article("topics: [Мир]\n"),
                "content/articles/b.md": article("topics: [Mir]\n"),
            ],
            names: ["content/articles/a.md", "content/articles/b.md", "Мир", "Mir"]),
        Clash(
            "a permalink without a day",
            [
                "content/site.yml": "title: T\nbaseURL: https://t.example/\npermalink: /:slug/\n",
                "content/articles/people.md": article(body: "[A B](person:a-b)"),
            ],
            names: ["/people/index.html", "article content/articles/people.md", "the page /people/"]),
    ]

    @Test(arguments: clashes)
    func namesBothSources(clash: Clash) throws {
        let site = try TemporarySite(clash.files)
        let errors = try site.build().diagnostics.filter { $0.severity == .error }
        #expect(!errors.isEmpty)
        let texts = errors.map { "\($0.file): \($0.message)" }
        #expect(texts.contains { text in clash.names.allSatisfy(text.contains) }, "\(texts)")
        #expect(throws: (any Error).self) { try site.page("index.html") }
    }

    /// Two sections share a page and two feeds, and are one fault.
    @Test func tellsEachPairOnce() throws {
        let site = try TemporarySite([
            "content/articles/a.md": Self.article("section: Foo\n"),
            "content/articles/b.md": Self.article("section: foo!\n"),
        ])
        #expect(try site.build().diagnostics.map(\.id) == ["address-clash"])
    }

    /// What is alike and yet has an address of its own.
    @Test func noClashWhereThereIsNone() throws {
        let site = try TemporarySite([
            "content/articles/x/a.md": Self.article(),
            "content/articles/y/a.md": "---\ntitle: T\ndate: 2017-09-15\naliases: [/a/, /b.html]\n---\n",
            "content/static/a.txt": "x", "content/static/b/c.txt": "x", "content/images/a.png": "x",
            "content/people/a.md": "---\nname: A\n---\n", "content/places/a.md": "---\nname: A\n---\n",
        ])
        #expect(try site.build().diagnostics == [])
    }
}
