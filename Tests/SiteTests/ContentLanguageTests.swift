import Foundation
import Testing

/// The content language, element by element, from an article's text to the pages that it makes. The story is that of
/// `Tests/Fixtures/sites/story`, under templates that print what the model holds.
struct ContentLanguageTests {
    private static let article = "2017/09/14/four-aims/index.html"

    private static let rows = [
        PageRow(
            "mention, explicit: person", article,
            "<a href=\"/people/rex-tillerson/\">Rex Tillerson</a> told",
            "<p>person: <a href=\"/people/rex-tillerson/\">"),
        PageRow(
            "mention, explicit: person, the entry there", "people/rex-tillerson/index.html",
            "<mark>Rex Tillerson</mark> told"),
        PageRow("mention, explicit: country", article, "<a href=\"/countries/syria/\">Syria</a>"),
        PageRow(
            "mention, explicit: country, the entry there", "countries/syria/index.html",
            "A settlement in <mark>Syria</mark> comes second."),
        PageRow(
            "mention, explicit: organization", article, "<a href=\"/organizations/security-council/\">the council</a>"),
        PageRow(
            "mention, explicit: organization, the entry there", "organizations/security-council/index.html",
            "<mark>the council</mark>"),
        PageRow("mention, explicit: place", article, "<a href=\"/places/geneva/\">Geneva</a>"),
        PageRow("mention, explicit: place, the entry there", "places/geneva/index.html", "<mark>Geneva</mark>"),
        PageRow("mention, explicit: topic", article, "<a href=\"/topics/sanctions/\">sanctions</a>"),
        PageRow(
            "mention, explicit: topic, the entry there", "topics/sanctions/index.html", "<mark>sanctions</mark>",
            "What is withheld."),
        PageRow("mention, by name", article, "<a href=\"/organizations/united-nations/\">United Nations</a>"),
        PageRow("mention, by name of a reference", article, "<a href=\"/people/sergei-lavrov/\">the minister</a>"),
        PageRow("mention, by alias", "2017/09/12/seats/index.html", "<a href=\"/people/sergei-lavrov/\">Lavrov</a>"),
        PageRow(
            "mention, senses", "countries/russia/index.html", "capital: WASHINGTON",
            "body, adjective: The <mark>Russian</mark> side", "body, itself: MOSCOW"),
        PageRow("mention, a country in capitals", article, "<a href=\"/countries/united-states/\">US</a> officials"),
        PageRow("article link", article, "<a href=\"/2017/09/13/a-split/\">the earlier story</a>"),
        PageRow("briefing link", article, "<a href=\"/briefings/2017-09-13/\">the briefing</a>"),
        PageRow(
            "related card", article,
            "<div>card: <a href=\"/2017/09/13/a-split/\">A split that nobody can afford</a>, 2017-09-13", "table.png",
            "The table before the talks."),
        PageRow(
            "related card, seen from the other story", "2017/09/13/a-split/index.html",
            "later: <a href=\"/2017/09/14/four-aims/\">"),
        PageRow("figure", article, "caption: <a href=\"/people/donald-trump/\">Donald Trump</a> (2nd L) and"),
        PageRow(
            "figure, positions", article, "Rex Tillerson</a> right", "Sergei Lavrov</a> left",
            "Donald Trump</a> 2nd left", "Vladimir Putin</a> centre"),
        PageRow(
            "credit", article,
            "holder: Lantern Pictures; creator: Otto Still; courtesy: the Hall of Records; license: none"),
        PageRow(
            "credit, in structured data", article, "\"creditText\":\"Lantern Pictures / Ida Lens\"",
            "\"copyrightNotice\":\"© Lantern Pictures\"", "\"creator\":{\"@type\":\"Person\",\"name\":\"Ida Lens\"}"),
        PageRow(
            "courtesy, in structured data", article,
            "\"provider\":{\"@type\":\"Organization\",\"name\":\"the Hall of Records\"}"),
        PageRow("credit by another word", "2017/09/13/guards/index.html", "<p>credit: Border Office</p>"),
        PageRow(
            "lead picture, the first block", article, "license: none; lead",
            "<meta property=\"og:image\" content=\"https://lantern.example/articles/2017-09-14/walk.png\">"),
        PageRow(
            "lead picture, of the front matter", "2017/09/13/a-split/index.html",
            "alt=\"An empty table with two flags\"", "license: CC0-1.0; lead", "caption: The table before the talks."),
        PageRow(
            "dateline", article, "<span class=\"dateline\">WASHINGTON (Lantern Wire)</span> —",
            "city: WASHINGTON; agency: Lantern Wire", "\"locationCreated\":{\"@type\":\"Place\",\"name\":\"WASHINGTON\""
        ),
        PageRow(
            "dateline without an agency", "2017/09/13/a-split/index.html", "<span class=\"dateline\">MOSCOW</span> —",
            "agency: none"),
        PageRow(
            "dateline, on the country's page", "countries/russia/index.html",
            "filed there: <a href=\"/2017/09/13/a-split/\">"),
        PageRow(
            "statement", article,
            "<div id=\"statement-1\">statement of <a href=\"/people/rex-tillerson/\">Rex Tillerson</a>, then Secretary of State, at the embassy in London"
        ),
        PageRow(
            "statement, on the person's page", "people/rex-tillerson/index.html",
            "said: <a href=\"/2017/09/14/four-aims/#statement-1\">The most important thing", "as Secretary of State"),
        PageRow(
            "a definition of the author's own", article,
            "<a href=\"https://desk.example/\" title=\"The desk\">editor's own link</a>"),
        PageRow(
            "a role at the article's date", article,
            "<p>person: <a href=\"/people/rex-tillerson/\">Rex Tillerson</a>, Secretary of State</p>"),
        PageRow("a role now", "people/rex-tillerson/index.html", "<p>now: Former Secretary of State;"),
        PageRow(
            "a person without a file", "people/ann-unknown/index.html", "<h1>person: Ann Unknown</h1>", "without a file"
        ),
        PageRow(
            "front matter's people and countries", "countries/north-korea/index.html", "Guards change at the border"),
        PageRow("params", article, "<p>number: 764113</p>"),
        PageRow("corrections", article, "<p>correction: An earlier text gave the wrong city.</p>"),
    ]

    @Test(arguments: rows) func becomesWhatIsPromised(row: PageRow) throws {
        try row.check(in: BuiltFixture.story.get())
    }

    private func body(_ text: String, with files: [String: String] = [:]) throws -> String {
        var all = [
            "templates/article.html": "<main>\\(article.body)</main>",
            "content/articles/a.md": TemporarySite.article(text),
        ]
        all.merge(files) { _, new in new }
        let site = try TemporarySite(all)
        try #require(!site.build().hasErrors)
        return String(try site.page("2017/09/14/a/index.html").dropFirst("<main>".count).dropLast("</main>".count))
    }

    @Test(arguments: [
        // A definition that the author writes wins over a name.
        ("[Moscow]\n\n[Moscow]: https://example.org/\n", "<p><a href=\"https://example.org/\">Moscow</a></p>\n"),
        // Capitals match only in capitals.
        ("Tell [us] and the [US].", "<p>Tell [us] and the <a href=\"/countries/united-states/\">US</a>.</p>\n"),
        // Without brackets, and in code, a name is a word.
        ("Moscow, `[Moscow]`", "<p>Moscow, <code>[Moscow]</code></p>\n"),
        // Not all quotations are statements.
        ("> Well.\n>\n> — nobody", "<blockquote>\n<p>Well.</p>\n<p>— nobody</p>\n</blockquote>\n"),
        // A paragraph that goes on before its picture is no figure.
        ("Word ![A](/images/a.png)", "<p>Word <img src=\"/images/a.png\" alt=\"A\" /></p>\n"),
        // A card stands alone; in a sentence it is a link.
        ("See [B](article:b).", "<p>See <a href=\"/2017/09/15/b/\">B</a>.</p>\n"),
        // Where slugs repeat, the day tells which.
        ("See [B](article:2017-09-15/b).", "<p>See <a href=\"/2017/09/15/b/\">B</a>.</p>\n"),
        // Capitals that open a paragraph are a dateline only before a dash.
        ("MOSCOW is cold.", "<p>MOSCOW is cold.</p>\n"),
        ("МОСКВА (ТАСС) — Тихо.", "<p><span class=\"dateline\">МОСКВА (ТАСС)</span> — Тихо.</p>\n"),
        // HTML without leave, and a scheme that acts.
        ("A <b>word</b>.", "<p>A word.</p>\n"),
        ("[x](javascript:alert(1))", "<p>x</p>\n"),
        (
            "[x](mailto:a@example.org) [y](tel:+4612)",
            "<p><a href=\"mailto:a@example.org\">x</a> <a href=\"tel:+4612\">y</a></p>\n"
        ),
    ])
    func isCommonMarkOtherwise(text: String, html: String) throws {
        let other = "---\ntitle: B\ndate: 2017-09-15\n---\nText.\n"
        #expect(try body(text, with: ["content/articles/b.md": other, "content/images/a.png": "x"]) == html)
    }

    /// Beside the article, then in `images/`; from the root of `content/` with a slash.
    @Test(arguments: [("p.png", "/articles/p.png"), ("q.png", "/images/q.png"), ("/r/p.png", "/r/p.png")])
    func picturesAreLookedUp(source: String, address: String) throws {
        let files = ["articles/p.png", "images/p.png", "images/q.png", "r/p.png"]
        let html = try body(
            "Word ![A](\(source))", with: Dictionary(uniqueKeysWithValues: files.map { ("content/" + $0, "x") }))
        #expect(html == "<p>Word <img src=\"\(address)\" alt=\"A\" /></p>\n")
    }
}
