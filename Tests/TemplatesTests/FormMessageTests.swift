import Testing

/// What is said about templates that are wrongly put together: a template, then its messages.
struct FormMessageTests {
    static let rows = #"""
        \(article.title
            templates/page.html:1:1: '\(' is never closed
        text \(article.words) and \(article.titel)
            templates/page.html:1:37: article has no field 'titel'; did you mean 'title'?
        \("abc)
            templates/page.html:1:3: the string is never closed
        \("a\(b)")
            templates/page.html:1:5: a string inside '\( )' cannot interpolate
        \("\q")
            templates/page.html:1:4: the string has an escape that Swift does not know
        \(if true)\("abc)⏎\(end)
            templates/page.html:1:13: the string is never closed
        \(article;title)
            templates/page.html:1:10: unexpected ';' in an expression; is a ')' missing before it?
        \(article.title</h1>
            templates/page.html:1:1: '\(' is never closed
        \(99999999999999999999)
            templates/page.html:1:3: the number '99999999999999999999' is too large
        \(while true)x\(end)
            templates/page.html:1:3: unknown statement 'while'
        \(elseif true)
            templates/page.html:1:3: unknown statement 'elseif'; did you mean 'else if'?
        \(endif)
            templates/page.html:1:3: unknown statement 'endif'; did you mean 'end'?
        \(include one)
            templates/page.html:1:11: expected the name of a template in quotes, found 'one'
        \(incldue "one")
            templates/page.html:1:3: unknown statement 'incldue'; did you mean 'include'?
        \(end)
            templates/page.html:1:3: 'end' without anything to end
        a\(if true)b
            templates/page.html:1:4: 'if' is never closed
        a\(for x in article.tags)b
            templates/page.html:1:4: 'for' is never closed
        \(if true)a\(else)b\(else)c\(end)
            templates/page.html:1:22: 'if' has more than one 'else'
        \(if true)a\(else)b\(else if true)c\(end)
            templates/page.html:1:22: 'else if' stands behind 'else'
        \(else)
            templates/page.html:1:3: 'else' without 'if' or 'for'
        \(for x in article.tags)a\(else if true)b\(end)
            templates/page.html:1:28: 'else if' without 'if'
        \(if let t = article.title)a\(end)
            templates/page.html:1:22: 'if let' needs a value that may be missing, and 'article.title' is a text
        \(if let t = nil)a\(end)
            templates/page.html:1:14: 'if let' needs a value that may be missing, and 'nil' is 'nil'
        \(let x = nil)
            templates/page.html:1:11: 'nil' alone has no type
        \(let end = 1)
            templates/page.html:1:7: 'end' is a word of the language and cannot name a variable
        \(let x)
            templates/page.html:1:8: expected '=', found ')'
        \(for x of article.tags)\(end)
            templates/page.html:1:9: expected 'in', found 'of'
        \(for in article.tags)\(end)
            templates/page.html:1:7: 'in' is a word of the language and cannot name a variable
        \(if)a\(end)
            templates/page.html:1:5: expected an expression, found ')'
        \(if x = 1)a\(end)
            templates/page.html:1:6: there is no variable 'x'
            templates/page.html:1:8: unexpected '='
        \(include "one.html")
            templates/page.html:1:11: there is no template 'one.html'
        \(include "bear")
            templates/page.html:1:11: there is no template 'bear'
        \(include "../secret")
            templates/page.html:1:11: '../secret' leaves the templates folder
        \(include "/etc/passwd")
            templates/page.html:1:11: '/etc/passwd' leaves the templates folder
        \(include "page")
            templates/page.html:1:11: this include makes a cycle: page → page
        \(include "loop")
            templates/loop.html:1:11: this include makes a cycle: page → loop → page
        \(layout "bse")
            templates/page.html:1:10: there is no template 'bse'; did you mean 'base'?
        x\(layout "base")
            templates/page.html:1:4: 'layout' must be the first statement, with nothing before it
        \(layout "base")\(layout "base")
            templates/page.html:1:19: 'layout' must be the first statement, with nothing before it
        \(layout "noslot")y
            templates/page.html:1:10: the layout 'noslot' has no '\(slot)' for the page's body
        \(layout "base")\(block "haed")x\(end)
            templates/page.html:1:19: the layout 'base' has no slot 'haed'; did you mean 'head'?
        \(layout "base")\(block "head")x\(end)\(block "head")y\(end)
            templates/page.html:1:41: the block 'head' is already there
        \(layout "base")\(if true)\(block "head")x\(end)\(end)
            templates/page.html:1:29: 'block' cannot stand inside 'if'
        \(block "head")x\(end)
            templates/page.html:1:3: 'block' fills a slot of a layout, and this template has none
        \(slot)
            templates/page.html:1:3: 'slot' stands in a layout, and no template uses this one as such
        \(slot "a")x\(end)
            templates/page.html:1:3: 'slot' stands in a layout, and no template uses this one as such
        \(slot "a")
            templates/page.html:1:3: 'slot' is never closed
        \(unsafeHTML(1))
            templates/page.html:1:14: 'unsafeHTML' takes a text, and '1' is a number
        \(unsafeHTML())
            templates/page.html:1:3: 'unsafeHTML' takes one text
        \(unsafeHtml("a"))
            templates/page.html:1:3: there is no function 'unsafeHtml'; did you mean 'unsafeHTML'?
        \(let x = unsafeHTML("a"))
            templates/page.html:1:11: 'unsafeHTML' stands alone in its interpolation: '\(unsafeHTML(x))'
        \(article.isLead ? unsafeHTML("a") : article.body)
            templates/page.html:1:3: 'unsafeHTML' stands alone in its interpolation: '\(unsafeHTML(x))'
        \(article.title article.title)
            templates/page.html:1:17: unexpected 'article'
        \(article.)
            templates/page.html:1:11: expected the name of a field, found ')'
        \(article.title.)
            templates/page.html:1:17: expected the name of a field, found ')'
        \()
            templates/page.html:1:1: the interpolation is empty
        \(article.words 5)
            templates/page.html:1:17: unexpected '5'
        \(- article.words)
            templates/page.html:1:5: expected a number after '-', found 'article'
        \((1 + 2)
            templates/page.html:1:1: '\(' is never closed
        \(include "fig")
            templates/fig.html:1:3: there is no variable 'fig'
        \(/* never closed)
            templates/page.html:1:1: '\(' is never closed
        """#

    @Test(arguments: TableRow.read(rows))
    func reports(row: TableRow) {
        let compiled = Newsroom.compile(MeaningMessageTests.partials.merging(["page": row.template]) { $1 })
        #expect(
            Newsroom.messages(compiled.diagnostics)
                == row.lines.map { $0.replacing(": ", with: ": error: ", maxReplacements: 1) })
        #expect(compiled.set["page"] == nil)
        #expect(compiled.diagnostics.allSatisfy { !$0.id.isEmpty && !$0.excerpt.isEmpty })
    }
}
