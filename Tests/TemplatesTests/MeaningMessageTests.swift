import Testing

/// What is said about expressions that have no meaning: a template, then its messages.
struct MeaningMessageTests {
    static let rows = #"""
        \(articel.title)
            templates/page.html:1:3: there is no variable 'articel'; did you mean 'article'?
        \(article.titel)
            templates/page.html:1:11: article has no field 'titel'; did you mean 'title'?
        \(article.editor.name)
            templates/page.html:1:11: 'article.editor' may be missing; use 'if let', '?.' or '??'
        \(article.editor)
            templates/page.html:1:11: 'article.editor' may be missing; use 'if let', '?.' or '??'
        \(article.editor?.role)
            templates/page.html:1:19: 'article.editor?.role' may be missing; use 'if let', '?.' or '??'
        \(article.summary)
            templates/page.html:1:11: 'article.summary' may be missing; use 'if let', '?.' or '??'
        \(article.author?.name)
            templates/page.html:1:19: 'article.author' is never missing; write '.' instead of '?.'
        \(article.author.boss.name)
            templates/page.html:1:18: 'article.author.boss' may be missing; use 'if let', '?.' or '??'
        \(article.author)
            templates/page.html:1:11: 'article.author' is a record of type 'person'; write one of its fields
        \(article.people)
            templates/page.html:1:11: 'article.people' is a list of 'person'; write its elements with 'for'
        \(article.tags)
            templates/page.html:1:11: 'article.tags' is a list of texts; use 'article.tags.joined(", ")' or 'for'
        \(article.date)
            templates/page.html:1:11: 'article.date' is a date; use 'article.date.long' or 'article.date.formatted("d MMMM yyyy")'
        \(site.params)
            templates/page.html:1:8: 'site.params' is a group of named texts; write one of them: 'site.params.name'
        \(article.isLead)
            templates/page.html:1:3: a bool cannot be written
        \(nil)
            templates/page.html:1:3: 'nil' has no value here
        \(1 + "a")
            templates/page.html:1:5: '+' cannot take a number and a text
        \("a" + "b")
            templates/page.html:1:7: '+' cannot take a text and a text
        \("a" == 1)
            templates/page.html:1:7: '==' cannot take a text and a number
        \(article.people == article.people)
            templates/page.html:1:18: '==' cannot take a list of 'person' and a list of 'person'
        \(article.isLead < true)
            templates/page.html:1:18: '<' cannot take a bool and a bool
        \(article.isLead && article.title)
            templates/page.html:1:29: '&&' needs a condition, and 'article.title' is a text; use '!article.title.isEmpty'
        \(1 < 2 < 3)
            templates/page.html:1:9: comparisons cannot be chained
        \(article.summary < "a")
            templates/page.html:1:11: 'article.summary' may be missing; use 'if let', '?.' or '??'
        \(article.summary == article.source)
            templates/page.html:1:30: 'article.source' may be missing; use 'if let', '?.' or '??'
        \(article.title ?? "x")
            templates/page.html:1:17: 'article.title' is never missing; '??' has no use here
        \(article.summary ?? 1)
            templates/page.html:1:19: '??' cannot take an optional text and a number
        \(article.title == nil)
            templates/page.html:1:11: 'article.title' is never missing
        \(article.isLead ? 1 : "a")
            templates/page.html:1:24: the values of '? :' differ: a number and a text
        \(article.words ? 1 : 2)
            templates/page.html:1:11: '? :' needs a condition, and 'article.words' is a number; use 'article.words > 0'
        \(if article.title)a\(end)
            templates/page.html:1:14: 'if' needs a condition, and 'article.title' is a text; use '!article.title.isEmpty'
        \(if article.people)a\(end)
            templates/page.html:1:14: 'if' needs a condition, and 'article.people' is a list of 'person'; use '!article.people.isEmpty'
        \(if article.editor)a\(end)
            templates/page.html:1:14: 'if' needs a condition, and 'article.editor' is an optional record of type 'person'; use 'if let' or '!= nil'
        \(if article.words)a\(end)
            templates/page.html:1:14: 'if' needs a condition, and 'article.words' is a number; use 'article.words > 0'
        \(if site.params)a\(end)
            templates/page.html:1:11: 'if' needs a condition, and 'site.params' is a group of named texts
        \(if !article.title)a\(end)
            templates/page.html:1:15: '!' needs a condition, and 'article.title' is a text; use '!article.title.isEmpty'
        \(for x in article.title)a\(end)
            templates/page.html:1:20: 'for' needs a list, and 'article.title' is a text
        \(for x in article.editor?.name)a\(end)
            templates/page.html:1:28: 'article.editor?.name' may be missing; use 'if let', '?.' or '??'
        \(for (i, x) in article.tags)a\(end)
            templates/page.html:1:25: two names need 'enumerated()' behind the list
        \(for x in article.tags.enumerated())a\(end)
            templates/page.html:1:25: 'enumerated()' needs two names: 'for (index, x) in …'
        \(article.tags.enumerated())
            templates/page.html:1:16: 'enumerated()' stands only in 'for (index, x) in …'
        \(article.title.reversed())
            templates/page.html:1:17: a text has no method 'reversed'
        \(article.tags.frist ?? "")
            templates/page.html:1:16: a list of texts has no member 'frist'; did you mean 'first'?
        \(article.tags.joind(", "))
            templates/page.html:1:16: a list of texts has no method 'joind'; did you mean 'joined'?
        \(article.title.count())
            templates/page.html:1:17: 'count' is not a method; write it without '()'
        \(article.tags.prefix)
            templates/page.html:1:16: 'prefix' is a method: prefix(5)
        \(article.tags.prefix("a").count)
            templates/page.html:1:23: 'prefix' takes a number, and '"a"' is a text
        \(article.tags.prefix(1, 2).count)
            templates/page.html:1:16: 'prefix' takes one argument: prefix(5)
        \(article.tags.joined())
            templates/page.html:1:16: 'joined' takes one argument: joined(", ")
        \(article.people.joined(", "))
            templates/page.html:1:18: a list of 'person' has no method 'joined'
        \(article.date.formatted("d MMM"))
            templates/page.html:1:26: 'd MMM' is not a date pattern
        \(article.date.formatted(article.title))
            templates/page.html:1:34: 'formatted' takes its pattern in quotes
        \(article.date.lnog)
            templates/page.html:1:16: a date has no member 'lnog'; did you mean 'long'?
        \(article.words.isEmpty)
            templates/page.html:1:17: a number has no member 'isEmpty'
        """#

    @Test(arguments: TableRow.read(rows))
    func reports(row: TableRow) {
        let compiled = Newsroom.compile(Self.partials.merging(["page": row.template]) { $1 })
        #expect(
            Newsroom.messages(compiled.diagnostics)
                == row.lines.map { $0.replacing(": ", with: ": error: ", maxReplacements: 1) })
        #expect(compiled.set["page"] == nil)
        #expect(compiled.diagnostics.allSatisfy { !$0.id.isEmpty && !$0.excerpt.isEmpty })
    }

    static let partials = [
        "one": "1\n", "bare": "1", "loop": "\\(include \"page\")", "base": StatementTests.base, "noslot": "x",
        "fig": "\\(fig.alt)", "open": "<p title=\"",
    ]
}
