import Bytes
import Testing

/// Searches that take eight bytes at a time find what a search byte by byte finds.
struct ByteSearchTests {
    static let runs: [(run: ByteRun, holds: @Sendable (UInt8) -> Bool)] = [
        (ByteRun(0x0A...0x0A), { $0 == 0x0A }), (ByteRun(0x5B...0x5D), { (0x5B...0x5D).contains($0) }),
        (ByteRun(0x00...0x20), { $0 <= 0x20 }), (ByteRun(0x7F...0x7F), { $0 == 0x7F }),
        (ByteRun(0x00...0x7F), { $0 < 0x80 }), (.nonASCII, { $0 >= 0x80 }),
        (ByteRun(0x21...0x3F, orBeyondASCII: true), { (0x21...0x3F).contains($0) || $0 >= 0x80 }),
    ]

    /// Every byte, at every place of a word and of what is left behind the last whole word.
    @Test(arguments: runs.indices)
    func findsEachByteAtEachPlace(_ number: Int) {
        let (run, holds) = Self.runs[number]
        let filler: UInt8 = holds(0x41) ? 0xFF : 0x41
        guard !holds(filler) else { return #expect(number < 0, "the filler must not be looked for") }
        for byte in UInt8.min...UInt8.max {
            for place in 3..<29 {
                var bytes = [UInt8](repeating: filler, count: 31)
                bytes[place] = byte
                #expect(bytes.first(of: run, in: 3..<29) == (holds(byte) ? place : 29))
                #expect(bytes.last(of: run, in: 3..<29) == (holds(byte) ? place : nil))
                #expect(bytes.count(of: run, from: 3) == (holds(byte) ? 1 : 0))
                #expect(bytes[2...].first(of: run, in: 3..<29) == (holds(byte) ? place : 29))
            }
        }
    }

    @Test(arguments: runs.indices)
    func agreesWithAPlainSearch(_ number: Int) {
        let (run, holds) = Self.runs[number]
        var state: UInt64 = 7
        for _ in 0..<400 {
            var bytes: [UInt8] = []
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: state >> 33))
            }
            let start = Int(state >> 40) % 20
            let end = start + Int(state >> 50) % 20
            let first = bytes[start..<end].firstIndex(where: holds) ?? end
            let last = bytes[start..<end].lastIndex(where: holds)
            let count = bytes[start...].count(where: holds)
            #expect(bytes.first(of: run, in: start..<end) == first)
            #expect(bytes.last(of: run, in: start..<end) == last)
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            let isThere = text.utf8.contains(where: holds)
            #expect(text.holds(run) == isThere)
            #expect(bytes.count(of: run, from: start) == count)
        }
    }

    /// Lengths around a word's, and around what a lane can count to.
    @Test func countsAByte() {
        for length in [0, 1, 15, 16, 17, 255 * 16 - 1, 255 * 16, 255 * 16 + 1, 9_000] {
            let all = [UInt8](repeating: 7, count: length)
            #expect(all.count(of: 7, in: 0..<length) == length)
            #expect(all.count(of: 8, in: 0..<length) == 0)
            let some = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 2) }
            for start in [0, 1, 5, 16].filter({ $0 <= length }) {
                for byte in [UInt8(0), 7, 0x80, 0xFF] {
                    let count = some[start...].count { $0 == byte }
                    #expect(some.count(of: byte, in: start..<length) == count)
                }
            }
        }
    }
}

struct UTF8ValidityTests {
    /// Each sequence of up to three bytes of those that decide, within and behind ASCII, against the standard library.
    @Test func agreesWithTheStandardLibrary() {
        let edges: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
            0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
        ]
        for first in edges {
            for second in edges {
                for third in edges {
                    for rest in [[], [0x80], [0x41], [0xBF, 0x80]] as [[UInt8]] {
                        let bytes = Array("ASCII for a word, ".utf8) + [first, second, third] + rest
                        #expect((bytes.firstUTF8Fault == nil) == (String(validating: bytes, as: UTF8.self) != nil))
                    }
                }
            }
        }
    }

    @Test func theFaultIsWhereItsSequenceBegins() {
        #expect(Array("Grüße, 世界 🌍".utf8).firstUTF8Fault == nil)
        #expect([0x61, 0xC3, 0xBC, 0xE4, 0xB8].firstUTF8Fault == 3)
        #expect([0xC3, 0xBC, 0xED, 0xA0, 0x80].firstUTF8Fault == 2)
        #expect([0xF0, 0x9F, 0x8C, 0x8D, 0x80].firstUTF8Fault == 4)
        #expect(([] as [UInt8]).firstUTF8Fault == nil)
    }
}

struct KeyHashTests {
    @Test func wordsAreHashedFolded() {
        let capitals = Array("New York".utf8)[...]
        let small = Array("new york".utf8)[...]
        #expect(capitals.hashOfWords(folding: true) == small.hashOfWords(folding: false))
        #expect(capitals.hashOfWords(folding: false) != small.hashOfWords(folding: false))
        #expect(capitals.isKey(at: 1, length: 8, of: Array("-new york-".utf8), folding: true))
        #expect(!capitals.isKey(at: 1, length: 8, of: Array("-new york-".utf8), folding: false))
        #expect(!capitals.isKey(at: 3, length: 8, of: Array("-new york-".utf8), folding: true))
    }

    @Test(arguments: ["", " a", "a ", "a  b", "a\nb", "a\tb"])
    func whiteSpaceToCollapseIsLeftToTheReader(_ text: String) {
        #expect(Array(text.utf8)[...].hashOfWords(folding: true) == nil)
    }
}
