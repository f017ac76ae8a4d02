import Markdown
import SourceText
import Testing

struct FrontMatterBlockTests {
    /// A file, its YAML, its body, and the line that the body begins on.
    @Test(arguments: [
        ("---\na: b\n---\nBody\n", "a: b\n", "Body\n", 4),
        ("---\r\na: b\r\n---\r\nBody", "a: b\r\n", "Body", 4),
        ("\u{FEFF}---\na: b\n---\nBody", "a: b\n", "Body", 4),
        ("---  \na: b\n--- \t\nBody", "a: b\n", "Body", 4),
        ("---\n---\n", "", "", 3),
        ("---\na: b\n---", "a: b\n", "", 4),
        ("---\na: '--- no'\n----\n---\n---\nBody", "a: '--- no'\n----\n", "---\nBody", 5),
    ])
    func findsYAMLAndBody(_ text: String, yaml: String, body: String, line: Int) throws {
        var found: [Diagnostic] = []
        let source = SourceFile(path: "a.md", bytes: Array(text.utf8))
        let block = try #require(FrontMatterBlock.find(in: source, into: &found))
        #expect(String(decoding: source.bytes[block.yaml], as: UTF8.self) == yaml)
        #expect(String(decoding: source.bytes[block.body], as: UTF8.self) == body)
        #expect(block.bodyFirstLine == line)
        #expect(found.isEmpty)
    }

    @Test(arguments: ["Body\n", "", "--\n", "\u{FEFF}Body"])
    func aFileMayBeAllBodyWhereThatIsAllowed(_ text: String) throws {
        var found: [Diagnostic] = []
        let source = SourceFile(path: "a.md", bytes: Array(text.utf8))
        let block = try #require(FrontMatterBlock.find(in: source, isRequired: false, into: &found))
        #expect(block.yaml.isEmpty && block.bodyFirstLine == 1)
        #expect(block.body.upperBound == source.bytes.count)
        #expect(found.isEmpty)
        #expect(FrontMatterBlock.find(in: source, into: &found) == nil)
        #expect(found.map(\.id) == ["front-matter-missing"])
    }

    /// Columns of the first line count a byte order mark, as editors that count bytes do.
    @Test func placesAfterAByteOrderMark() {
        #expect(
            WrittenFile(.site, "\u{FEFF}titel: S\n").diagnostics.map(\.position) == [SourcePosition(line: 1, column: 4)]
        )
        #expect(
            WrittenFile(.article, "\u{FEFF}---\ntitle: T\ndate: x\n---\n").diagnostics.map(\.position)
                == [SourcePosition(line: 3, column: 7)])
    }
}
