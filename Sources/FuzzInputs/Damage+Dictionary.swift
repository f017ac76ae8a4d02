extension Damage {
    /// What nests in the languages that a site is written in, or opens and is never closed.
    static let openers = [
        "[", "![", "{", "(", "> ", "- ", "1. ", "* ", "*", "_", "**", "`", "``` \n", "<", "<div>", "<!--", "\\(",
        "\\((",
        "\\(if a", "\\(for a in b)\n", "\\(include \"", "\\(layout \"base\")\n", "\\(!", "&", "&amp;", "[a]: b\n",
        "[a](",
        "[a][", "\"", "'", "- - ", "? ", "[[], ", "{a: ", "a:\n ", "&a ", "*a ", "!!map ", "| \n", "\n\n---\n", "\\\n",
        "\r", "\u{0}", "\u{202E}", "e\u{301}", "<svg>", "«", "— ", "© ", "person:", "#", "\t", "    ", "~~~\n",
    ]

    static func word(using random: inout RandomNumbers) -> [UInt8] {
        Array((words.randomElement(using: &random) ?? "").utf8)
    }

    private static let words = [
        "---", "\n---\n", "\n...\n", "---\n---\n", "\\(", ")", "\\(end)", "\\(else)", "\\(slot)", "\\(layout \"x\")",
        "\\(include \"partials/figure\")", "\\(include \"../../../etc/passwd\")", "\\(article.title!)",
        "\\(unsafeHTML(", "\\(if let a = b)", "\\(for x in x)", "\\(\"\\(\"", "\\(1 / 0)", "\\(.prefix(-1))",
        "\\(99999999999999999999)", ".prefix(99999999999999999999)", "person:", "[x](person:)", "[x](person:../..)",
        "[x](country:ZZ)", "[x](article:)", "[x](briefing:2017-02-30)", "[x](javascript:alert(1))", "[x](//a//b)",
        "![x](/)", "![x](..)", "![x](../../../../etc/passwd)", "![x](%00.png)", "![](", "\n[x]: y\n", "\n[Moscow]: z\n",
        "!!binary ", "!!python/object:os.system ", "&a ", "*a", "<<: *a\n", "? ", ": ", "\n- ", "date: 2017-02-30\n",
        "\ndate: 99999-01-01\n", "\ndate: 0000-00-00T99:99:99+99:99\n", "\nslug: ../../x\n", "\nslug: \"\"\n",
        "\nslug: con\n", "\naliases: [/, /.., //, a, a]\n", "\nweight: 1e999\n", "\nweight: -9223372036854775809\n",
        "\npageSize: 0\n", "\npageSize: -1\n", "\npageSize: 18446744073709551616\n", "\npermalink: /:x/\n",
        "\npermalink: /../:slug/\n", "\nbaseURL: \"\"\n", "\nbaseURL: javascript:x\n", "\ntimeZone: ../../x\n",
        "\nlanguage: \"x\\0\"\n", "\nimage: {src: ., alt: .}\n", "\nroles: [{from: 2018-01-01, to: 2017-01-01}]\n",
        "\ncountry: [fr]\n", "\ncountry: {}\n", "\nborn: 0000-01-01\n", "\ntitle: ~\n", "\ntitle: []\n", "%00",
        "%2e%2e/",
        "../..", "\u{202E}", "\u{FEFF}", "\u{2028}", "\u{0}", "\r", "\r\n", "\t", "\u{A0}", "\u{FFFD}", "\u{10FFFF}",
        "\u{1F1EB}\u{1F1F7}", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<script>", "</script>", "</html>",
        "МОСКВА (ТАСС) — ", "WASHINGTON (", "— [", "(2nd L)", "© / / ", "\n> — [x]\n", "&#0;", "&#x110000;", "&nbsp",
        "\n# ", "\n===\n", "\n```\n", "  \n", "\\", "\"", "'", "|", ">", "%", "@", "\n@ \n", "\n`\n",
    ]

    /// Bytes that are no text, and headers that lie.
    static func bytes(using random: inout RandomNumbers) -> [UInt8] { raw.randomElement(using: &random) ?? [] }

    private static let raw: [[UInt8]] = [
        [0], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE, 0x61, 0], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0x80, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3], [0x1B, 0x5B, 0x32, 0x4A], [0x7F], [0x0C],
        Array(repeating: 0, count: 4096), Array(repeating: 0xFF, count: 70_000), [0x85],
        [0xEF, 0xBB, 0xBF, 0xEF, 0xBB],
        [0x89, 0x50, 0x4E, 0x47], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0xFF, 0xC0, 0, 0],
    ]

    /// YAML that would fill memory if its aliases were followed, or its numbers believed.
    static func bomb(using random: inout RandomNumbers) -> String {
        let levels = 5 + random.below(60)
        var text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n"
        for level in 1...levels {
            let alias = "*a\(level - 1)"
            text += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
        }
        text += "title: *a\(levels)\nparams: {x: *a\(levels)}\naliases: *a\(levels)\n"
        switch random.below(4) {
        case 0: return text
        case 1: return "a: &a [*a]\n" + text
        case 2: return "---\n\(text)x: &x {y: *x}\n---\n"
        default: return "---\n\(text)date: 2017-09-14\n---\nText.\n"
        }
    }
}
