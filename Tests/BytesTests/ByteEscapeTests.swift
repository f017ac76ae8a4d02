import Bytes
import Testing

/// Bytes are looked at sixteen at a time: what is found must be what one at a time would find, wherever it stands.
struct ByteEscapeTests {
    static let escapes: [(escape: ByteEscape, replacements: [(text: String, written: String)])] = [
        (.html, [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")]),
        (.commonMark, [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "'")]),
        (.xml, [("'", "&apos;"), ("\u{1}", "\u{FFFD}"), ("\u{FFFE}", "\u{FFFD}"), ("\u{F000}", "\u{F000}")]),
        (
            .json,
            [("\"", "\\\""), ("\\", "\\\\"), ("<", "\\u003C"), ("\u{2028}", "\\u2028"), ("€", "€"), ("\n", "\\n")]
        ),
    ]

    @Test(arguments: escapes.indices)
    func escapesStandWhereverTheyFall(number: Int) {
        let (escape, replacements) = Self.escapes[number]
        for (text, written) in replacements {
            for length in 0..<40 {
                for place in 0...length {
                    let before = String(repeating: "a", count: place)
                    let after = String(repeating: "z", count: length - place)
                    var out: [UInt8] = []
                    out.append(before + text + after, escape: escape)
                    #expect(String(decoding: out, as: UTF8.self) == before + written + after)
                }
            }
        }
    }

    @Test func textOfMarkupLeavesTagsOut() {
        for length in 0..<40 {
            let word = String(repeating: "x", count: length)
            var out: [UInt8] = []
            let html = "<p>\(word)<a href=\"/\(word)/\">\(word)</a> &amp; \(word)</p>"
            out.append(textOf: Array(html.utf8)[...])
            #expect(String(decoding: out, as: UTF8.self) == "\(word)\(word) &amp; \(word)")
        }
    }

    @Test func anOpenTagEndsTheText() {
        var out: [UInt8] = []
        out.append(textOf: Array("before <a href".utf8)[...])
        #expect(String(decoding: out, as: UTF8.self) == "before ")
    }
}
