import Testing

/// What is said about values where none can stand safely: a template, then its messages.
struct ContextMessageTests {
    static let rows = #"""
        <p title=\(article.title)>
            templates/page.html:1:12: an attribute value with an interpolation needs quotes
        <p title=a\(article.title)>
            templates/page.html:1:13: an attribute value with an interpolation needs quotes
        <a href="java\(article.title)">x</a>
            templates/page.html:1:16: what stands before this interpolation could make it part of the address's scheme
        <a href="javascript:\(article.title)">x</a>
            templates/page.html:1:23: what stands before this interpolation could make it part of the address's scheme
        <a href="javascript&#58;\(article.title)">x</a>
            templates/page.html:1:27: what stands before this interpolation could make it part of the address's scheme
        <a href="data:text/html,\(article.title)">x</a>
            templates/page.html:1:27: what stands before this interpolation could make it part of the address's scheme
        <a href="\(article.url):\(article.url)">x</a>
            templates/page.html:1:27: what stands before this interpolation could make it part of the address's scheme
        <img srcset="\(article.url) \(article.title)">
            templates/page.html:1:31: behind an address of 'srcset' only numbers can be interpolated
        <script type="application/ld+json">"\(article.data)"</script>
            templates/page.html:1:39: JSON stands only as a whole value inside '<script type="application/ld+json">'
        <script type="application/ld+json">\(article.body)</script>
            templates/page.html:1:38: HTML cannot stand inside '<script>'
        <script type="application/ld+json">\(unsafeHTML("a"))</script>
            templates/page.html:1:38: HTML cannot stand inside '<script>'
        <script>var x = \(article.words)</script>
            templates/page.html:1:19: an interpolation cannot stand in a script
        <script type="module">"\(article.title)"</script>
            templates/page.html:1:26: an interpolation cannot stand in a script
        <script type="\(article.title)"></script>
            templates/page.html:1:17: 'type' decides what '<script>' means and cannot be interpolated
        <style>a{b:\(article.words)}</style>
            templates/page.html:1:14: an interpolation cannot stand in a style sheet
        <p style="color:\(article.title)">
            templates/page.html:1:19: an interpolation cannot stand in a 'style' attribute
        <p onclick="f(\(article.words))">
            templates/page.html:1:17: an interpolation cannot stand in the event handler 'onclick'
        <p ONCLICK='\(article.title)'>
            templates/page.html:1:15: an interpolation cannot stand in the event handler 'onclick'
        <\(article.title)>
            templates/page.html:1:4: an interpolation cannot stand in a tag's name
        </\(article.title)>
            templates/page.html:1:5: an interpolation cannot stand in a tag's name
        <h\(article.words)>
            templates/page.html:1:5: an interpolation cannot stand in a tag's name
        <p \(article.title)>
            templates/page.html:1:6: an interpolation cannot stand in a tag outside a quoted value
        <p data-\(article.title)="x">
            templates/page.html:1:11: an interpolation cannot stand in a tag outside a quoted value
        <p class \(article.title)>
            templates/page.html:1:12: an interpolation cannot stand in a tag outside a quoted value
        <p \(article.title)="x">
            templates/page.html:1:6: an interpolation cannot stand in a tag outside a quoted value
        <!-- \(article.title) -->
            templates/page.html:1:8: an interpolation cannot stand in a comment
        <!doctype \(article.title)>
            templates/page.html:1:13: an interpolation cannot stand in a declaration
        <iframe srcdoc="\(article.title)"></iframe>
            templates/page.html:1:19: an interpolation cannot stand in 'srcdoc'
        <meta http-equiv="refresh" content="0;url=\(article.url)">
            templates/page.html:1:45: 'content' of a refreshing '<meta>' cannot be interpolated
        <meta content="0;url=\(article.url)" http-equiv="Refresh">
            templates/page.html:1:57: 'content' of a refreshing '<meta>' cannot be interpolated
        <meta http-equiv="\(article.title)">
            templates/page.html:1:21: 'http-equiv' decides what '<meta>' means and cannot be interpolated
        <title>\(article.body)</title>
            templates/page.html:1:10: HTML cannot stand inside '<title>'
        <p title="\(article.body)">
            templates/page.html:1:13: HTML cannot stand in an attribute's value
        <p title="\(unsafeHTML("a"))">
            templates/page.html:1:13: HTML cannot stand in an attribute's value
        <p title="\(article.data)">
            templates/page.html:1:13: JSON stands only as a whole value inside '<script type="application/ld+json">'
        <p>\(article.data)</p>
            templates/page.html:1:6: JSON stands only as a whole value inside '<script type="application/ld+json">'
        <p>\(article.isLead)</p>
            templates/page.html:1:6: a bool cannot be written
        <svg><animate to="\(article.title)"/></svg>
            templates/page.html:1:21: an interpolation cannot stand in 'to' of an animation
        <title/>
            templates/page.html:1:8: '<title/>' does not close itself in HTML
        <iframe>\(article.title)</iframe>
            templates/page.html:1:11: an interpolation cannot stand inside '<iframe>'
        <script><!-- </script>
            templates/page.html:1:12: '<!--' inside '<script>' changes where the script ends
        <li\(if article.isLead) class="lead"\(end)id="x">x</li>
            templates/page.html:1:43: a blank must stand between an attribute and what follows
        <input\(if article.isLead) checked\(end)="1">
            templates/page.html:1:41: a blank must stand between an attribute and what follows
        <p\(if article.isLead)>x\(end)
            templates/page.html:1:5: the branches of 'if' must end in the same place, but they end in element text and in a tag's name
        <p>\(if article.isLead)<b title="\(end)</p>
            templates/page.html:1:6: the branches of 'if' must end in the same place, but they end in an attribute's value and in element text
        <h\(if article.isLead)1\(else)2\(end)>
            templates/page.html:1:5: the branches of 'if' must end in the same place, but they end at different places in a tag's name
        <ul>\(for t in article.tags)<li title="\(end)
            templates/page.html:1:7: the body of 'for' must end where it began, but the ways meet in element text and in an attribute's value
        <p title="x
            templates/page.html:1:1: the page ends in an attribute's value, which begins here
        <script>x
            templates/page.html:1:1: the page ends inside '<script>', which begins here
        <p title="\(article.titel)" class="\(article.date)">\(articel)</p>
            templates/page.html:1:21: article has no field 'titel'; did you mean 'title'?
            templates/page.html:1:46: 'article.date' is a date; use 'article.date.long' or 'article.date.formatted("d MMMM yyyy")'
            templates/page.html:1:55: there is no variable 'articel'; did you mean 'article'?
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
