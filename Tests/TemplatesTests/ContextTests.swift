import Testing

/// How one hostile value is written in every place that takes it: a template, then the page.
struct ContextTests {
    static let rows = #"""
        <p>\(article.title)</p>
            <p>&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;</p>
        <p title="\(article.title)">
            <p title="&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;">
        <p title='\(article.title)'>
            <p title='&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;'>
        <a href="\(article.url)">x</a>
            <a href="/a%20b?x=1&amp;y=2">x</a>
        <a href="https://x/\(article.title)">x</a>
            <a href="https://x/%3Cb%3E%22O%27Neil%22%20&amp;%20Söhne%3C/b%3E">x</a>
        <a href="/s?q=\(article.title)">x</a>
            <a href="/s?q=%3Cb%3E%22O%27Neil%22%20%26%20S%C3%B6hne%3C%2Fb%3E">x</a>
        <a href="mailto:\(article.title)">x</a>
            <a href="mailto:%3Cb%3E%22O%27Neil%22%20&amp;%20Söhne%3C/b%3E">x</a>
        <a href="#\(article.title)">x</a>
            <a href="#%3Cb%3E%22O%27Neil%22%20%26%20S%C3%B6hne%3C%2Fb%3E">x</a>
        <a href="\(article.url)\(article.url)">x</a>
            <a href="/a%20b?x=1&amp;y=2/a%20b?x=1&amp;y=2">x</a>
        <a href="\(article.url)/\(article.url)?\(article.url)">x</a>
            <a href="/a%20b?x=1&amp;y=2//a%20b?x=1&amp;y=2?%2Fa%20b%3Fx%3D1%26y%3D2">x</a>
        <a href="\(if article.isLead)\(article.url)\(else)/b\(end)/\(article.words)">x</a>
            <a href="/a%20b?x=1&amp;y=2/1200">x</a>
        <a href="\(if article.isLead)https://x\(end)\(article.url)">x</a>
            <a href="https://x/a%20b?x=1&amp;y=2">x</a>
        <a href="\(article.words)">x</a>
            <a href="1200">x</a>
        <img srcset="\(article.url) \(article.words)w, \(article.url) 2x">
            <img srcset="/a%20b?x=1&amp;y=2 1200w, /a%20b?x=1&amp;y=2 2x">
        <img srcset="\(for t in article.tags)\(t) 1x, \(end)/x">
            <img srcset="a 1x, %3Cb%3E 1x, c 1x, /x">
        <img srcset="\(for (i, t) in article.tags.enumerated())\(if i > 0), \(end)/\(t) \(i)w\(end)">
            <img srcset="/a 0w, /%3Cb%3E 1w, /c 2w">
        <script type="application/ld+json">{"a": "\(article.title)", "b": \(article.title), "c": \(article.words), "d": \(article.isLead), "e": \(article.data), "f": "\(article.date.iso)", "g": \(article.date.iso)}</script>
            <script type="application/ld+json">{"a": "\u003Cb\u003E\"O'Neil\" \u0026 Söhne\u003C/b\u003E", "b": "\u003Cb\u003E\"O'Neil\" \u0026 Söhne\u003C/b\u003E", "c": 1200, "d": true, "e": {"a":1}, "f": "2017-09-14T15:20:00Z", "g": "2017-09-14T15:20:00Z"}</script>
        <script type="application/ld+json">"a\"\(article.title)"</script>
            <script type="application/ld+json">"a\"\u003Cb\u003E\"O'Neil\" \u0026 Söhne\u003C/b\u003E"</script>
        <script src="\(article.url)" async></script>
            <script src="/a%20b?x=1&amp;y=2" async></script>
        <meta name="description" content="\(article.title)">
            <meta name="description" content="&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;">
        <title>\(article.title)</title>
            <title>&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;</title>
        <textarea>\(article.title)</textarea>
            <textarea>&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;</textarea>
        <a xlink:href="\(article.url)">x</a>
            <a xlink:href="/a%20b?x=1&amp;y=2">x</a>
        <li\(if article.isLead) class="lead"\(end)>x</li>
            <li class="lead">x</li>
        <li \(if article.isLead)class="lead"\(end)>x</li>
            <li class="lead">x</li>
        <input\(if article.isLead) checked\(end) value="1">
            <input checked value="1">
        \(if article.isLead)<div>\(else)<p>\(end)x
            <div>x
        \(include "open")\(article.title)">x
            <p title="&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;">x
        <p>a < b \(article.title)</p>
            <p>a < b &lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;</p>
        <p title=x>\(article.title)</p>
            <p title=x>&lt;b&gt;&quot;O&#39;Neil&quot; &amp; Söhne&lt;/b&gt;</p>
        <A HREF="\(article.url)">x</A>
            <A HREF="/a%20b?x=1&amp;y=2">x</A>
        <a href = "\(article.url)" >x</a>
            <a href = "/a%20b?x=1&amp;y=2" >x</a>
        <p data-x="\(article.date.formatted("'<' y"))">\(article.date.formatted("'<' y"))</p>
            <p data-x="{&#39;&lt;&#39; y}2017">{&#39;&lt;&#39; y}2017</p>
        """#

    @Test(arguments: TableRow.read(rows))
    func writes(row: TableRow) {
        let page = Newsroom.render(row.template, with: MeaningMessageTests.partials)
        #expect(page == row.lines.joined(separator: "\n"))
    }
}
