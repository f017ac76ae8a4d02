import Testing

struct AddressTests {
    /// An address from the model, and what `href="\(url)"` makes of it.
    @Test(arguments: [
        ("https://example.org/a", "https://example.org/a"), ("HTTP://x", "HTTP://x"), ("//x/y", "//x/y"), ("", ""),
        ("/a:b", "/a:b"), ("a/b:c", "a/b:c"), ("?a:b", "?a:b"), ("#a:b", "#a:b"), ("mailto:a@b.c", "mailto:a@b.c"),
        ("tel:+49-30", "tel:+49-30"), ("/ä/日本", "/ä/日本"), ("/a%20b", "/a%20b"), ("/a b", "/a%20b"),
        ("/a\"onclick=x'", "/a%22onclick=x%27"), ("/<script>", "/%3Cscript%3E"),
        ("/a`{|}^\\b", "/a%60%7B%7C%7D%5E%5Cb"),
        ("/?a=1&b=2", "/?a=1&amp;b=2"), ("/\u{FFFF}", "/%EF%BF%BF"),
        ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), (" javascript:alert(1)", "#"),
        ("java\tscript:alert(1)", "#"), ("java\nscript:alert(1)", "#"), ("\u{1}javascript:alert(1)", "#"),
        ("javascript\u{0}:alert(1)", "#"), ("data:text/html,<script>", "#"), ("vbscript:x", "#"), ("blob:x", "#"),
        ("file:///etc/passwd", "#"), ("javascript&colon;alert(1)", "#"), ("&#106;avascript:alert(1)", "#"),
        (":x", "#"), ("x:", "#"), ("https :x", "#"), ("httpsx:y", "#"), ("view-source:x", "#"), ("/a\u{7F}", "#"),
        ("\u{A0}javascript:x", "#"), ("\u{FEFF}javascript:x", "#"), ("ｊavascript:x", "#"), ("feed:javascript:x", "#"),
        ("/a\r\nb", "#"), ("/a ", "#"),
    ])
    func checksTheScheme(address: String, expected: String) {
        let schema = Newsroom.schema(url: address)
        #expect(Newsroom.render("<a href=\"\\(article.url)\">", schema: schema) == "<a href=\"\(expected)\">")
        #expect(Newsroom.render("<a href='\\(article.url)'>", schema: schema) == "<a href='\(expected)'>")
    }

    /// Two values, or a value behind another, make no scheme together.
    @Test func makesNoSchemeOfParts() {
        let schema = Newsroom.schema(text: "javascript", url: "script:alert(1)")
        #expect(
            Newsroom.render("<a href=\"\\(article.title)\\(article.url)\">", schema: schema)
                == "<a href=\"javascriptscript%3Aalert(1)\">")
        #expect(
            Newsroom.render(
                "<a href=\"\\(if article.isLead)\\(article.title)\\(end)\\(article.url)\">", schema: schema)
                == "<a href=\"javascript#\">")
    }

    /// Every attribute that holds an address.
    @Test(arguments: [
        "href", "src", "action", "formaction", "cite", "poster", "data", "srcset", "imagesrcset", "ping", "xlink:href",
        "manifest", "background", "HREF", "SrcSet",
    ])
    func knowsAddressAttributes(name: String) {
        let schema = Newsroom.schema(url: "javascript:alert(1)")
        #expect(Newsroom.render("<x \(name)=\"\\(article.url)\">", schema: schema) == "<x \(name)=\"#\">")
    }

    @Test(arguments: [
        ("/a,b.jpg", "/a%2Cb.jpg"), ("/a b.jpg", "/a%20b.jpg"), ("/a 1x, javascript:x", "/a%201x%2C%20javascript:x"),
        ("javascript:x", "#"), (",javascript:x", "#"),
    ])
    func keepsCandidatesWhole(address: String, expected: String) {
        let schema = Newsroom.schema(url: address)
        #expect(Newsroom.render("<img srcset='\\(article.url) 2x'>", schema: schema) == "<img srcset='\(expected) 2x'>")
    }
}
