import Templates
import Testing

struct FormatTests {
    /// What stands in XML files, such as feeds and sitemaps.
    @Test(arguments: [
        (
            "<?xml version=\"1.0\"?><t>\\(article.title)</t>",
            "<?xml version=\"1.0\"?><t>&lt;b&gt;&quot;O&apos;Neil&quot; &amp; Söhne&lt;/b&gt;</t>"
        ),
        ("<t a='\\(article.title)'/>", "<t a='&lt;b&gt;&quot;O&apos;Neil&quot; &amp; Söhne&lt;/b&gt;'/>"),
        ("<d>\\(article.body)</d>", "<d>&lt;p&gt;Body &amp;amp; soul&lt;/p&gt;</d>"),
        ("<link href=\"\\(article.url)\"/>", "<link href=\"/a%20b?x=1&amp;y=2\"/>"),
        ("<script>\\(article.words)</script><title/>", "<script>1200</script><title/>"),
        ("<a><![CDATA[ <x ]]>\\(article.words)</a>", "<a><![CDATA[ <x ]]>1200</a>"),
        (
            "<![CDATA[\\(article.title)]]>",
            "FAULTS templates/page.html:1:12: error: an interpolation cannot stand in a CDATA section"
        ),
        (
            "<a b=\\(article.words)>",
            "FAULTS templates/page.html:1:8: error: an attribute value with an interpolation needs quotes"
        ),
        (
            "<?x \\(article.words)?>",
            "FAULTS templates/page.html:1:7: error: an interpolation cannot stand in a declaration"
        ),
    ])
    func escapesXML(template: String, expected: String) {
        #expect(Newsroom.render(template, format: .xml) == expected)
    }

    @Test func replacesWhatXMLForbids() {
        let schema = Newsroom.schema(text: "a\u{0}\u{1B}b\u{FFFE}")
        #expect(
            Newsroom.render("<t>\\(article.title)</t>", schema: schema, format: .xml)
                == "<t>a\u{FFFD}\u{FFFD}b\u{FFFD}</t>")
    }

    @Test(arguments: [
        ("\\(article.title) <a href=\\(article.url)>", "<b>\"O'Neil\" & Söhne</b> <a href=/a b?x=1&y=2>"),
        ("<!-- \\(article.words) \\(article.date.long)", "<!-- 1200 long 2017"),
        ("\\(article.body)", "FAULTS templates/page.html:1:3: error: markup cannot stand in a plain text file"),
        ("\\(article.isLead)", "FAULTS templates/page.html:1:3: error: a bool cannot be written"),
    ])
    func copiesPlainText(template: String, expected: String) {
        #expect(Newsroom.render(template, format: .text) == expected)
    }

    /// Texts that would end the place they stand in, wherever that is.
    @Test(arguments: [
        "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "<!--",
        "-->",
        "]]>", "\u{2028}alert(1)", "\\\"};alert(1)//", "</title><script>", "</textarea><b>", "&lt;script&gt;", "\u{0}<",
    ])
    func letsNothingOut(text: String) {
        let schema = Newsroom.schema(text: text, url: "/" + text.filter { $0 != "\u{0}" && $0 != "\u{2028}" })
        let template = """
            <title>\\(article.title)</title><p title="\\(article.title)" data-x='\\(article.title)'>\\(article.title)</p>\
            <a href="\\(article.url)">x</a><a href="/?\\(article.title)">x</a><textarea>\\(article.title)</textarea>\
            <script type="application/ld+json">{"a": "\\(article.title)", "b": \\(article.title)}</script>
            """
        let page = Newsroom.render(template, schema: schema)
        let plain = Newsroom.render(template, schema: Newsroom.schema(text: "x", url: "/x"))
        for sign in ["<", ">", "'"] {
            #expect(
                page.filter { $0 == Character(sign) }.count == plain.filter { $0 == Character(sign) }.count
                    || sign == "'" && page.contains("\"a\": \"'"))
        }
        #expect(!page.contains("\u{2028}\"") && !page.contains("FAULTS"))
    }

    @Test func aMissingEntryIsReported() {
        let entry = TemplateEntry(name: "artcle", roots: [], format: .page)
        let compiled = TemplateSet.compile(
            [entry], sources: ["article": .init(path: "templates/article.html", bytes: [])], schema: Newsroom.schema(),
            dates: PlainDates())
        #expect(
            Newsroom.messages(compiled.diagnostics) == [
                "templates/artcle.html:1:1: error: there is no template 'artcle'; did you mean 'article'?"
            ])
    }

    @Test func unusedTextsAreCheckedForTheirForm() {
        let compiled = Newsroom.compile(["page": "x", "spare": "\n\\(if true)\\(article.titel)"])
        #expect(Newsroom.messages(compiled.diagnostics) == ["templates/spare.html:2:3: error: 'if' is never closed"])
        #expect(compiled.set["page"] != nil)
    }
}
