import SourceText
import Testing

@testable import Markdown

/// The short way through plain front matter has to give what libyaml gives, or nothing.
struct PlainLinesTests {
    /// Pieces that a line may be made of: the plain, and whatever YAML might take for something else.
    static let pieces = [
        "title", "a", "Z", "0", "2017-09-14T15:20:00Z", " ", "  ", ":", ": ", " :", "#", " #", "\"", "'", "\\", "\n",
        "\r",
        "\t", "-", "- ", "?", "? ", ",", "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "~", "<<", "---",
        "...",
        "é", "—", "世界", "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{200B}", "😀", "\u{7F}", "\0", "null", "=",
        "\na: ", "\nb: ", "\nc: \"", "\"\nd: ", "b: \"x: y\"", "\nkey: value", "\n\n", "\n ",
    ]

    /// A generator with a fixed start (Vigna, "xorshift64*"), so that a failure is the same tomorrow.
    struct Chance {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
        }
    }

    @Test(arguments: 1...8)
    func agreesWithTheLibrary(seed: Int) {
        var chance = Chance(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        var taken = 0
        for _ in 0..<4000 {
            var text = ["a: ", "title: ", "a: \"", ""][chance.below(4)]
            for _ in 0..<(1 + chance.below(9)) { text += Self.pieces[chance.below(Self.pieces.count)] }
            var bytes = Array(text.utf8)
            if chance.below(10) == 0, !bytes.isEmpty { bytes[chance.below(bytes.count)] = UInt8(chance.below(256)) }
            taken += expectAgreement(bytes) ? 1 : 0
        }
        #expect(taken > 50)
    }

    @Test(arguments: [
        "title: Tillerson names the conflicts he wants settled\ndate: 2017-09-14T15:20:00Z\nsection: Diplomacy\n",
        "title: \"Peace: the talks\"\nsummary: Ünïcödé — “quoted”, and 世界\n",
        "a: b", "a: \"\"\n",
    ])
    func takesPlainFrontMatter(_ text: String) {
        #expect(expectAgreement(Array(text.utf8)))
    }

    @Test(arguments: [
        "", "a:\n", "a: b\na: c\n", "a: b: c\n", "a: b #c\n", "a: b \n", "a: 'b'\n", "a: b\n c\n", "a: b\r\n",
        "a: \"b\\n\"\n",
        "a: \"b\n", "a: [b]\n", "a: |\n", "a: b\n---\n", "a: b\u{85}c\n", "a: b\u{2028}c\n",
    ])
    func leavesTheRestToTheLibrary(_ text: String) {
        let source = SourceFile(path: "a.md", bytes: Array(text.utf8))
        #expect(YAMLPlainLines.read(source.bytes[...], in: source, firstLine: 1) == nil)
    }

    /// Whether the short way took the text.
    private func expectAgreement(_ bytes: [UInt8]) -> Bool {
        let source = SourceFile(path: "a.md", bytes: bytes)
        guard let short = YAMLPlainLines.read(bytes[...], in: source, firstLine: 1) else { return false }
        let (tree, faults) = YAMLReader.readWithLibrary(bytes: bytes[...], in: source, firstLine: 1)
        #expect(tree == short, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
        #expect(faults.isEmpty)
        return true
    }
}
