import Markdown
import SourceText
import Testing

struct YAMLReaderTests {
    @Test func readsTextsListsAndMappingsInOrder() throws {
        let (tree, faults) = yaml("b: 1\na: [x, 'y z']\nc:\n  d: |\n    two\n    lines\n  e: ~\n")
        #expect(faults.isEmpty)
        let root = try #require(tree)
        #expect(root.mapping?.map(\.key) == ["b", "a", "c"])
        #expect(root["b"]?.scalar == YAMLScalar("1"))
        #expect(root["a"]?.sequence?.map(\.scalar) == [YAMLScalar("x"), YAMLScalar("y z", style: .quoted)])
        #expect(root["c"]?["d"]?.scalar == YAMLScalar("two\nlines\n", style: .quoted))
        #expect(root["c"]?["e"]?.isNull == true)
    }

    /// A value's place: its line in the file, and its column in bytes of UTF-8.
    @Test(arguments: [
        ("a: {世界: x}", 1, 13), ("# é\na: {b: x}", 2, 8), ("\"é\": [\"ü\", x]\n", 1, 14),
        ("a:\r\n  - é\r\n  - {x: x}\r\n", 3, 9), ("a: \"\u{2028}\"\nb: [x]\n", 2, 5), ("a: 'é\u{85}'\nb: [x]\n", 2, 5),
        ("a: [😀, x]\n", 1, 11),
    ])
    func positionsCountBytes(_ text: String, line: Int, column: Int) throws {
        let (tree, faults) = yaml(text)
        #expect(faults.isEmpty)
        #expect(place(of: "x", in: try #require(tree)) == SourcePosition(line: line, column: column))
    }

    private func place(of text: String, in node: YAMLNode) -> SourcePosition? {
        switch node.content {
        case .scalar(let scalar): scalar.text == text ? node.position : nil
        case .sequence(let items): items.lazy.compactMap { place(of: text, in: $0) }.first
        case .mapping(let pairs): pairs.lazy.compactMap { place(of: text, in: $0.value) }.first
        }
    }

    @Test func aliasesStandForTheirAnchors() throws {
        let (tree, faults) = yaml("a: &x {k: [1, 2]}\nb: *x\nc: [*x, &y z, *y]\n")
        #expect(faults.isEmpty)
        let root = try #require(tree)
        #expect(root["b"]?.content == root["a"]?.content)
        #expect(root["b"]?.position == SourcePosition(line: 2, column: 4))
        #expect(root["c"]?.sequence?[2].scalar?.text == "z")
    }

    @Test(arguments: [
        ("empty", ""), ("comment", "# nothing\n"), ("core tags", "a: !!str 12\nb: !!int 12\nc: !!seq []\n"),
        ("1.2", "%YAML 1.2\n---\na: b\n...\n"),
    ])
    func takesWithoutComplaint(_ name: String, _ text: String) {
        #expect(yaml(text).1.isEmpty)
    }

    static let bombs: [(name: String, text: String, id: String)] = [
        (
            "billion laughs",
            "a0: &a0 [x, x]\n" + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined(),
            "yaml-too-large"
        ),
        (
            "billion laughs in mappings",
            "a0: &a0 {x: y, z: y}\n" + (1...64).map { "a\($0): &a\($0) {l: *a\($0 - 1), r: *a\($0 - 1)}\n" }.joined(),
            "yaml-too-large"
        ),
        ("many values", "a: [" + String(repeating: "x,", count: 200_000) + "]", "yaml-too-large"),
        ("many keys", (0..<20_000).map { "k\($0): v\n" }.joined(), "yaml-too-large"),
        ("deep flow lists", String(repeating: "[", count: 100_000), "yaml-too-deep"),
        ("deep flow mappings", String(repeating: "{a: ", count: 100_000), "yaml-too-deep"),
        ("deep block lists", String(repeating: "- ", count: 100_000), "yaml-too-deep"),
        (
            "deep block mappings", (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
            "yaml-too-deep"
        ),
        ("itself", "a: &a [*a]\n", "yaml-alias"),
        ("itself anew", "a: &a x\nb: &a [*a]\n", "yaml-alias"),
        ("NUL", "a: b\0c\n", "yaml-control-character"),
        ("lone CR and tab", "a: b\r\t\r\tc: d", "yaml-syntax"),
    ]

    @Test(arguments: bombs.indices)
    func refusesWhatIsTooMuch(_ index: Int) {
        let bomb = Self.bombs[index]
        let (tree, faults) = yaml(bomb.text)
        #expect(tree == nil, "\(bomb.name)")
        #expect(faults.map(\.id) == [bomb.id], "\(bomb.name)")
    }

    @Test func tenThousandValuesAreTaken() {
        let (tree, faults) = yaml("a: [" + String(repeating: "x,", count: 9_997) + "]\n")
        #expect(faults.isEmpty)
        #expect(tree?["a"]?.sequence?.count == 9_997)
    }

    @Test func fiftyLevelsAreTaken() {
        #expect(yaml(String(repeating: "[", count: 50) + String(repeating: "]", count: 50)).1.isEmpty)
        #expect(yaml(String(repeating: "[", count: 51) + String(repeating: "]", count: 51)).1.count == 1)
    }

    @Test func everyRepeatedKeyIsReported() throws {
        let (tree, faults) = yaml("a: 1\nb: 2\na: 3\nb: 4\n\"a\": 5\n")
        #expect(faults.map(\.position.line) == [3, 4, 5])
        #expect(faults.map(\.id) == ["duplicate-key", "duplicate-key", "duplicate-key"])
        #expect(tree?.mapping?.map(\.value.scalar?.text) == ["1", "2"])
        let many = (0..<100).map { "k\($0): v\n" }.joined()
        #expect(yaml(many + "k7: w\nk99: w\n").1.map(\.position.line) == [101, 102])
    }

    /// However many mistakes there are, memory and the terminal stay small.
    @Test func theListOfMistakesIsBounded() {
        let repeated = yaml(String(repeating: "a: b\n", count: 4000)).1
        #expect(repeated.count == 101)
        #expect(repeated.last?.id == "too-many-mistakes")
        let unknown = WrittenFile(.article, "---\n" + (0..<4000).map { "x\($0): y\n" }.joined() + "---\n").diagnostics
        #expect(unknown.count == 101)
        let long = yaml("a: !\(String(repeating: "x", count: 100_000)) b\n").1
        #expect(long.map(\.message.utf8.count).allSatisfy { $0 < 200 })
    }

    /// Damage of any kind ends in a tree or in a diagnostic with a place in the file.
    @Test func damageIsBounded() {
        var chance = PlainLinesTests.Chance(state: 42)
        let whole = Array(
            "---\ntitle: \"T: é\"\ntopics: &t [a, 'b', {c: *t}]\nparams:\n  - |\n    x\n  - !!str y\n---\n".utf8)
        for _ in 0..<5000 {
            var bytes = whole
            for _ in 0..<(1 + chance.below(3)) {
                switch chance.below(3) {
                case 0: bytes[chance.below(bytes.count)] = UInt8(chance.below(256))
                case 1: bytes.insert(UInt8(chance.below(128)), at: chance.below(bytes.count))
                default: bytes.removeLast(chance.below(bytes.count / 2))
                }
            }
            for fault in WrittenFile(.article, bytes: bytes).diagnostics {
                #expect(fault.position.line >= 1 && fault.position.column >= 1)
                #expect(fault.position.line <= bytes.count { $0 == 0x0A } + 1)
            }
        }
    }
}
