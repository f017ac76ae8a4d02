import Testing

@testable import Pictures

@Suite struct SVGSafetyTests {
    @Test(arguments: [
        "<svg/>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><svg/>",
        "<svg><!-- <script> --><title>a &lt;script&gt; &amp; b &#233;</title></svg>",
        "<svg><a href='https://example.org/' xlink:href=' /people/ '><text>x</text></a></svg>",
        "<svg><use href='#a'/><use xlink:href='#b'/><path fill='url(#g)' style='fill:url( \"#g\" )'/></svg>",
        "<svg><image href='data:image/png;base64,AAAA'/></svg>",
        "<svg><style>.a{fill:red} @font-face{src:url(data:font/woff2;base64,AA)}</style></svg>",
        "<svg><style><![CDATA[ .a > .b { fill: url(#x) } ]]></style></svg>",
        "<svg><animate attributeName='fill' values='red;blue'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:inkscape='http://www.inkscape.org/' inkscape:version='1'/>",
    ])
    func letsThrough(svg: String) {
        #expect(SVGSafety.faults(in: Array(svg.utf8)) == [])
    }

    /// The picture, what is said of it, and the text at which the fault starts.
    @Test(arguments: [
        ("<svg><script>x</script></svg>", "a 'script' element", "<script"),
        ("<svg><SCRIPT/></svg>", "a 'script' element", "<SCRIPT"),
        ("<svg><s:script xmlns:s='x'/></svg>", "a 'script' element", "<s:"),
        ("<svg><foreignObject/></svg>", "a 'foreignobject' element", "<for"),
        ("<svg><iframe/></svg>", "a 'iframe' element", "<if"),
        ("<svg onload='x'/>", "an 'onload' attribute", "onload"),
        ("<svg\nONLOAD = 'x'/>", "an 'onload' attribute", "ONLOAD"),
        ("<svg><g ev:onclick='x'/></svg>", "an 'onclick' attribute", "ev:"),
        ("<svg><a href='javascript:x'/></svg>", "a 'javascript:' address", "href"),
        ("<svg><a href=' java\tscript&#58;x'/></svg>", "a 'javascript:' address", "href"),
        ("<svg><a href='&#x6A;avascript:x'/></svg>", "a 'javascript:' address", "href"),
        ("<svg><a href='\u{1}javascript:\u{301}x'/></svg>", "a 'javascript:' address", "href"),
        ("<svg><a xlink:href='data:text/html,x'/></svg>", "a link with the scheme 'data'", "xlink"),
        ("<svg><a href='blob:x'/></svg>", "a link with the scheme 'blob'", "href"),
        ("<svg><use href='https://x/y.svg#a'/></svg>", "a reference to something outside the file", "href"),
        ("<svg><use href='y.svg#a'/></svg>", "a reference to something outside the file", "href"),
        ("<svg><use href='data:image/svg+xml,x'/></svg>", "a reference to something outside the file", "href"),
        ("<svg><image href='//x/y.png'/></svg>", "a reference to something outside the file", "href"),
        (
            "<svg><image href='data:image/svg+xml;base64,AA'/></svg>", "a reference to something outside the file",
            "href"
        ),
        ("<svg><set attributeName='href' to='x'/></svg>", "an animation of 'href'", "attributeName"),
        ("<svg><set attributeName='xlink:href' to='x'/></svg>", "an animation of 'href'", "attributeName"),
        ("<svg><set attributeName=' onclick' to='x'/></svg>", "an animation of 'onclick'", "attributeName"),
        ("<svg><animate values='#a;javascript:x'/></svg>", "a 'javascript:' address", "values"),
        ("<svg xml:base='https://x/'/>", "an 'xml:base' attribute", "xml:base"),
        ("<svg xmlns:h='http://www.w3.org/1999/xhtml'/>", "elements of HTML", "xmlns:h"),
        ("<svg><g srcdoc='x'/></svg>", "an 'srcdoc' attribute", "srcdoc"),
        ("<svg><style>@import 'x'</style></svg>", "a style that imports another", "</style"),
        ("<svg><style>@\\69mport 'x'</style></svg>", "a style that imports another", "</style"),
        ("<svg><style>@im<!-- -->port 'x'</style></svg>", "a style that imports another", "</style"),
        ("<svg><style><![CDATA[@IMPORT 'x']]></style></svg>", "a style that imports another", "</style"),
        ("<svg><style>a{b:url(//x)}</style></svg>", "a style that loads something from outside the file", "</style"),
        ("<svg style='b:u\\72l(\"x\")'/>", "a style that loads something from outside the file", "style"),
        ("<svg fill='URL(https://x)'/>", "a style that loads something from outside the file", "fill"),
        ("<svg style='b:image-set(\"x\" 1x)'/>", "a style that loads something from outside the file", "style"),
        ("<svg><style><b/></style></svg>", "an element inside 'style'", "<b/>"),
        ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", "a DOCTYPE with declarations", "<!DOCTYPE"),
        ("<svg>&a;</svg>", "a reference to an entity", "&a;"),
        ("<svg id='&a;'/>", "a reference to an entity", "id"),
        ("<?xml-stylesheet href='x'?><svg/>", "a stylesheet instruction", "<?xml"),
        ("<?xml version='1.0' encoding='utf-7'?><svg/>", "an encoding other than UTF-8", "<?xml"),
        ("<html/>", "a first element that is not 'svg'", "<html"),
        ("text", "no 'svg' element", "text"),
        ("<svg><g", "text that is not well-formed: the tag 'g' is not well-formed", "<g"),
        ("<svg><g a=b/></svg>", "text that is not well-formed: the attribute 'a' has no quoted value", "<g"),
        ("<svg><!-- </svg>", "text that is not well-formed: a comment has no end", "<!--"),
    ])
    func refuses(svg: String, reason: String, at place: String) throws {
        let faults = SVGSafety.faults(in: Array(svg.utf8))
        let fault = try #require(faults.first { $0.reason == reason }, "\(faults)")
        #expect(Array(svg.utf8)[fault.offset...].starts(with: place.utf8))
    }

    @Test func refusesOtherEncodings() {
        let utf16: [UInt8] = [0xFE, 0xFF] + Array("<svg/>".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(SVGSafety.faults(in: utf16).map(\.reason) == ["a NUL byte, or an encoding other than UTF-8"])
        #expect(SVGSafety.faults(in: Array("<svg>".utf8) + [0xFF]).map(\.reason) == ["bytes that are not UTF-8"])
    }

    @Test func isBounded() {
        let many = String(repeating: "<script/>", count: 10_000)
        #expect(SVGSafety.faults(in: Array("<svg>\(many)</svg>".utf8)).count == SVGSafety.faultLimit)
        let deep = String(repeating: "<g>", count: 100_000)
        #expect(SVGSafety.faults(in: Array("<svg>\(deep)".utf8)) == [])
        let wide = (0..<1_000).map { "a\($0)='x'" }.joined(separator: " ")
        #expect(SVGSafety.faults(in: Array("<svg \(wide)/>".utf8)).count == 1)
    }
}
