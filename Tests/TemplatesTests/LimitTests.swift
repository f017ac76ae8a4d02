import Bytes
import Templates
import Testing

/// Hostile and damaged templates end in a diagnostic or a program, in bounded time.
struct LimitTests {
    private func ids(_ sources: [String: String]) -> Set<String> {
        Set(Newsroom.compile(sources).diagnostics.map(\.id))
    }

    private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    @Test func boundsDepth() {
        let blocks = times(100_000, "\\(if true)") + times(100_000, "\\(end)")
        #expect(ids(["page": blocks]).contains("template-too-large"))
        #expect(ids(["page": times(40_000, "\\(if true)") + times(40_000, "\\(end)")]) == ["nesting-too-deep"])
        #expect(ids(["page": times(100, "\\(if true)") + times(100, "\\(end)")]).isEmpty == false)
        #expect(ids(["page": times(90, "\\(if true)") + times(90, "\\(end)")]).isEmpty)
        let parentheses = times(100_000, "(") + "1" + times(100_000, ")")
        for deep in [
            parentheses, times(100_000, "!") + "true", "article" + times(100_000, ".author"),
            "1" + times(100_000, " + 1"),
        ] {
            #expect(ids(["page": "\\(\(deep))"]) == ["expression-too-deep"])
        }
        #expect(ids(["page": "\\(\"a\"" + times(100_000, " ?? \"a\"") + ")"]) == ["expression-too-deep"])
        #expect(ids(["page": "\\(" + times(90, "(") + "1" + times(90, ")") + ")"]).isEmpty)
    }

    @Test func boundsExpansion() {
        var bombs = ["page": "\\(include \"b0\")"]
        for level in 0..<40 { bombs["b\(level)"] = times(2, "\\(include \"b\(level + 1)\")") }
        bombs["b40"] = ""
        #expect(ids(bombs) == ["program-too-large"])
        bombs["b40"] = times(10_000, "x")
        #expect(ids(bombs) == ["program-too-large"])
        var chain = ["page": "\\(include \"c0\")"]
        for level in 0..<200 { chain["c\(level)"] = "\\(include \"c\(level + 1)\")" }
        chain["c200"] = ""
        #expect(ids(chain) == ["nesting-too-deep"])
        #expect(ids(["page": times(60_000, "\\(article.words) ")]) == ["program-too-large"])
    }

    @Test func boundsFaults() {
        let found = Newsroom.compile(["page": times(2_000, "\\(nothing)\n")]).diagnostics
        #expect(found.count == 51)
        #expect(found.contains { $0.id == "too-many-errors" })
        for text in ["\\(", "\\(/*", "\\(\"", "\\(a\n", "\\((", "\\(else if true)", "\\(end)", "\\(1;", "\\\\(", "\\"] {
            #expect(Newsroom.compile(["page": times(5_000, text)]).diagnostics.count <= 52)
        }
    }

    @Test func longChainsOfElseAreNoNesting() {
        let chain = "\\(if false)a" + times(5_000, "\\(else if false)b") + "\\(else)c\\(end)"
        #expect(Newsroom.render(chain) == "c")
    }

    @Test func loopsInTagsSettle() {
        let deep =
            "<a href=\"" + times(40, "\\(for t in article.tags)\\(if article.isLead)/\\(end)\\(t)")
            + times(40, "\\(end)")
        #expect(ids(["page": deep + "\">"]).isSubset(of: ["branches-disagree", "interpolation-in-scheme"]))
    }

    /// Random bytes and damaged templates: what compiles also renders.
    @Test(arguments: 0..<20)
    func survivesDamage(seed: Int) {
        var random = Shuffle(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
        let words = [
            "\\(", ")", "if ", "else", "end", "for ", "let ", "x", " in ", "article", ".", "?.", "title", "people",
            "\"",
            "(", ",", "??", "==", "!", "nil", "1", "<a href=\"", "<p ", ">", "'", "=", "<script>", "</script>", "<!--",
            "-->",
            "\n", " ", "\\(end)", "\\(if true)", "\\(for p in article.people)", "\\(p.name)", "\\(slot)",
            "\\(layout \"base\")",
            "\\(include \"part\")", "\\(article.url)", "é", "\u{0}", "srcset=\"", "/*", "*/", "&", "#", ":", "{",
            "<title>",
        ]
        for _ in 0..<100 {
            var text = ""
            for _ in 0..<random.below(60) { text += words[random.below(words.count)] }
            var bytes = Array(text.utf8)
            for _ in 0..<random.below(4) where !bytes.isEmpty {
                bytes[random.below(bytes.count)] = UInt8(random.below(256))
            }
            let compiled = TemplateSet.compile(
                [TemplateEntry(name: "page", roots: [("article", "article")], format: seed % 4 == 3 ? .xml : .page)],
                sources: [
                    "page": .init(path: "page.html", bytes: bytes),
                    "base": .init(path: "base.html", bytes: Array("<b>\\(slot)</b>".utf8)),
                    "part": .init(path: "part.html", bytes: Array(bytes.reversed())),
                ],
                schema: Newsroom.schema(), dates: PlainDates())
            var out = ByteBuffer()
            compiled.set["page"]?.render([RecordRef(0)], into: &out)
            for found in compiled.diagnostics { #expect(found.position.line >= 1 && !found.message.isEmpty) }
        }
    }
}

/// Marsaglia's xorshift: the same damage in every run.
private struct Shuffle {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}
