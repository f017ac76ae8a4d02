import Testing

struct ExpressionTests {
    /// What an expression writes in element text.
    @Test(arguments: [
        ("article.title", "&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;"),
        ("article.words", "1200"), ("article.author.name", "Ann"), ("\"a\\t\\\"<\\u{41}\"", "a\t&quot;&lt;A"),
        ("1 + 2 - 4", "-1"), ("-3 + 5", "2"), ("1_000", "1000"), ("9007199254740992", "9007199254740992"),
        ("article.summary ?? \"none\"", "&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;"),
        ("article.editor?.role ?? \"none\"", "none"), ("article.editor?.name ?? \"none\"", "Bo &lt;b&gt;"),
        ("article.editor?.boss?.boss?.name ?? \"nobody\"", "nobody"),
        ("article.editor?.boss?.name ?? \"nobody\"", "Ann"),
        ("article.editor?.role ?? article.author.role ?? \"none\"", "Editor"),
        ("article.isLead ? \"lead\" : \"rest\"", "lead"), ("!article.isLead ? 1 : 2", "2"),
        ("(article.isLead ? nil : \"x\") ?? \"was nil\"", "was nil"),
        ("article.people.count", "3"), ("article.people.first?.name ?? \"\"", "Ann"),
        ("article.people.last?.name ?? \"\"", "Cy"),
        ("article.people.dropFirst(1).first?.name ?? \"\"", "Bo &lt;b&gt;"),
        ("article.people.prefix(2).last?.name ?? \"\"", "Bo &lt;b&gt;"), ("article.people.prefix(-1).count", "0"),
        ("article.people.dropFirst(9).count", "0"), ("article.range.last?.name ?? \"\"", "Cy"),
        ("article.range.dropFirst(1).first?.name ?? \"\"", "Cy"), ("article.refs.first?.name ?? \"\"", "Cy"),
        ("article.refs.prefix(1).count", "1"),
        ("article.tags.joined(\", \")", "a, &lt;b&gt;, c"), ("article.tags.prefix(2).joined(\"-\")", "a-&lt;b&gt;"),
        ("article.tags.last ?? \"\"", "c"), ("article.tags.first?.count ?? 0", "1"),
        ("\"Äß\".uppercased", "ÄSS"), ("\"ÄB\".lowercased()", "äb"), ("\"👨‍👩‍👧\".count", "1"),
        ("article.date.iso", "2017-09-14T15:20:00Z"), ("article.date.isoDay", "2017-09-14"),
        ("article.date.hasTime ? \"time\" : \"day\"", "time"),
        ("article.date.year", "2017"), ("article.date.month + article.date.day", "23"),
        ("article.date.long", "long 2017"), ("article.date.monthYear", "monthYear 2017"),
        ("article.date.formatted(\"d 'o''clock' <yyyy>\")", "{d &#39;o&#39;&#39;clock&#39; &lt;yyyy&gt;}2017"),
        ("article.updated?.short ?? \"never\"", "short 2017"), ("article.updated?.year ?? 0", "2017"),
        ("site.params.motto ?? \"-\"", "All &lt;news&gt;"), ("site.params.other ?? \"-\"", "-"),
        ("article.body", "<p>Body &amp; soul</p>"), ("unsafeHTML(\"<br>\")", "<br>"),
        ("article.note ?? article.body", "<i>n</i>"), ("/* a note */ 1 /* ) */", "1"), ("(1 + 2) - (3)", "0"),
    ])
    func writes(expression: String, expected: String) {
        #expect(Newsroom.render("\\(\(expression))") == expected)
    }

    /// Whether a condition holds, as `if`, as its negation, and as a value.
    @Test(arguments: [
        ("true", true), ("!true", false), ("!!true", true), ("article.isLead", true), ("article.empty.isEmpty", true),
        ("article.isLead && false", false), ("article.isLead || false", true), ("false && true || true", true),
        ("true || true && false", true), ("false && (true || true)", false), ("!(article.isLead && true)", false),
        ("1 < 2", true), ("2 <= 2", true), ("3 < 2", false), ("3 > 2", true), ("2 >= 3", false), ("1 + 1 == 2", true),
        ("article.words != 1200", false), ("\"a\" < \"b\"", true), ("article.author.name == \"Ann\"", true),
        ("article.editor == nil", false), ("article.editor != nil", true), ("article.editor?.role == nil", true),
        ("nil == article.editor?.role", true), ("article.editor?.role == \"x\"", false),
        ("article.editor?.role != \"x\"", true), ("article.editor?.name == \"Bo <b>\"", true),
        ("\"Ann\" == article.editor?.boss?.name", true), ("article.author == article.editor", false),
        ("article.author != article.editor", true), ("article.author == article.people.first", true),
        ("article.date == article.updated", true), ("article.date < article.date", false),
        ("article.isLead == true", true), ("article.isLead != true", false), ("article.tags.isEmpty", false),
        ("article.updated?.year == 2017", true), ("article.editor?.role ?? \"x\" == \"x\"", true),
        ("article.people.count > 2 ? true : false", true), ("article.editor?.boss?.boss == nil", true),
        ("site.params.motto != nil && site.params.none == nil", true),
    ])
    func decides(condition: String, expected: Bool) {
        #expect(Newsroom.render("\\(if \(condition))yes\\(else)no\\(end)") == (expected ? "yes" : "no"))
        #expect(Newsroom.render("\\(if !(\(condition)))yes\\(else)no\\(end)") == (expected ? "no" : "yes"))
        #expect(Newsroom.render("\\(let x = \(condition))\\(if x)yes\\(else)no\\(end)") == (expected ? "yes" : "no"))
        #expect(Newsroom.render("\\((\(condition)) ? \"yes\" : \"no\")") == (expected ? "yes" : "no"))
    }

    @Test func rendersManyRecordsWithOneProgram() {
        let template =
            "\\(article.summary ?? \"-\")\\(for p in article.people)x\\(else)none\\(end)\\(article.isLead ? 1 : 0)"
        #expect(Newsroom.render(template, article: 1) == "-none0")
        #expect(Newsroom.render(template, schema: Newsroom.schema(text: "t"), article: 0) == "txxx1")
    }
}
