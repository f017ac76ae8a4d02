import Testing

struct StatementTests {
    /// A template and what it writes.
    @Test(arguments: [
        ("a\\(if false)b\\(else if true)c\\(else)d\\(end)e", "ace"),
        ("\\(if let e = article.editor)\\(e.name)\\(end)", "Bo &lt;b&gt;"),
        ("\\(if let e = article.editor, let r = e.role)\\(r)\\(else)no\\(end)", "no"),
        ("\\(if let e = article.editor, e.name.count > 2, article.isLead)yes\\(end)", "yes"),
        ("\\(let e = article.editor)\\(if let e)\\(e.name)\\(end)\\(e?.name ?? \"\")", "Bo &lt;b&gt;Bo &lt;b&gt;"),
        ("\\(let b = article.body)\\(b)\\(if let n = article.note)\\(n)\\(end)", "<p>Body &amp; soul</p><i>n</i>"),
        ("\\(let d = article.date)\\(d.iso) \\(let s = d.long)\\(s)", "2017-09-14T15:20:00Z long 2017"),
        ("\\(let ps = article.people.dropFirst(1))\\(for p in ps)\\(p.name);\\(end)", "Bo &lt;b&gt;;Cy;"),
        ("\\(for t in article.tags)[\\(t)]\\(end)", "[a][&lt;b&gt;][c]"),
        ("\\(for (i, t) in article.tags.enumerated())\\(if i > 0), \\(end)\\(i)\\(t)\\(end)", "0a, 1&lt;b&gt;, 2c"),
        ("\\(for t in article.tags.prefix(0))x\\(else)none\\(end)", "none"),
        (
            "\\(for p in article.people)\\(for q in article.refs)\\(p.name.count)\\(q.name.count) \\(end)\\(end)",
            "32 33 62 63 22 23 "
        ),
        ("\\(let x = 1)\\(if true)\\(let x = 2)\\(x)\\(end)\\(x)", "21"),
        ("\\(/* note */)a\\(/* \\(b) ) */)c", "ac"), ("\\\\(x) \\\\\\(1) \\x \\\\ (", "\\(x) \\1 \\x \\\\ ("),
        ("\\(if true)\\(if false)a\\(else)b\\(end)\\(end)", "b"), ("", ""), ("plain", "plain"), ("a\\", "a\\"),
        ("\\(\n  article.words\n)", "1200"),
    ])
    func renders(template: String, expected: String) {
        #expect(Newsroom.render(template) == expected)
    }

    /// Lines of statements leave nothing; other lines keep every byte.
    @Test(arguments: [
        (
            "<ul>\n  \\(for t in article.tags)\n  <li>\\(t)</li>\n  \\(end)\n</ul>\n",
            "<ul>\n  <li>a</li>\n  <li>&lt;b&gt;</li>\n  <li>c</li>\n</ul>\n"
        ),
        ("a\n\\(if true)\n\\(end)\nb", "a\nb"), ("a\n\\(if true)\nx\n\\(end)\n\nb", "a\nx\n\nb"),
        ("a\r\n  \\(if true)\r\nx\r\n\\(end)\r\nb", "a\r\nx\r\nb"), ("\\(let x = 1)\n\\(x)\n", "1\n"),
        ("a\n\t\\(let x = 1) \\(let y = 2) \n\\(x)\\(y)", "a\n12"), ("a \\(if true)\nb\n\\(end)\nc", "a \nb\nc"),
        ("a\n\\(if true)b\n\\(end) c", "a\nb\n c"), ("a\n  \\(article.words)\n", "a\n  1200\n"),
        ("\u{FEFF}\\(let x = 1)\na\n", "a\n"), ("\\(/* note */)\na\n", "a\n"),
        ("\n\n\\(let x = 1)\n\n", "\n\n\n"), ("x\n  \\(let y = 1)", "x\n"),
        ("a\n  \\(include \"one\")\nb\n", "a\n1\nb\n"), ("a\n  \\(include \"bare\")\nb\n", "a\n1\nb\n"),
        ("a \\(include \"bare\") b\n", "a 1 b\n"), ("\\(if true)\\(include \"bare\")\\(end)\nb", "1\nb"),
        ("\\\\(\n\\(if true)\nx\n\\(end)\n", "\\(\nx\n"),
    ])
    func closesStatementLines(template: String, expected: String) {
        #expect(Newsroom.render(template, with: ["one": "1\n", "bare": "1"]) == expected)
    }

    @Test func includesSeeTheirIncluder() {
        let card = "\\(let n = p.name)<b>\\(n)</b>"
        #expect(
            Newsroom.render("\\(for p in article.refs)\\(include \"card\")\\(end)", with: ["card": card])
                == "<b>Cy</b><b>Ann</b>")
        #expect(Newsroom.render("\\(include \"card\", p: article.author)", with: ["card": card]) == "<b>Ann</b>")
        #expect(
            Newsroom.render("\\(include \"card\", p: article.author)\\(n)", with: ["card": card])
                == "FAULTS templates/page.html:1:39: error: there is no variable 'n'")
    }

    static let base = """
        <head>
        \\(slot "head")
        <title>\\(site.title)</title>
        \\(end)
        </head>
        <main>
          \\(slot)
        </main>

        """

    @Test func layoutsTakeBodyAndBlocks() {
        let page = "\\(layout \"base\")\n<h1>x</h1>\n\\(block \"head\")\n<title>mine</title>\n\\(end)\n"
        #expect(
            Newsroom.render(page, with: ["base": Self.base])
                == "<head>\n<title>mine</title>\n</head>\n<main>\n<h1>x</h1>\n</main>\n")
        #expect(
            Newsroom.render("\\(layout \"base\")\n<h1>y</h1>", with: ["base": Self.base])
                == "<head>\n<title>The Site</title>\n</head>\n<main>\n<h1>y</h1>\n</main>\n")
    }

    @Test func layoutsNest() {
        let section = "\\(layout \"base\")\n<section>\\(slot)</section>\n"
        let page = "\\(/* c */)\n\\(layout \"section\")\n\\(block \"head\")H\\(end)\nbody"
        #expect(
            Newsroom.render(page, with: ["base": Self.base, "section": section])
                == "<head>\nH\n</head>\n<main>\n<section>\nbody</section>\n</main>\n")
    }

    @Test func namesEveryTextThatTookPart() {
        let compiled = Newsroom.compile([
            "page": "\\(layout \"base\")\\(include \"a\")", "base": Self.base, "a": "\\(include \"b\")", "b": "",
            "c": "",
        ])
        #expect(compiled.set["page"]?.parts == ["a", "b", "base", "page"])
        #expect(compiled.set["page"]?.rootCount == 2)
        #expect(compiled.set["c"] == nil)
    }
}
