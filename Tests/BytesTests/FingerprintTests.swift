import Bytes
import Testing

@Suite struct FingerprintTests {
    /// The values are kept in files: they must not change without the record's version.
    @Test(arguments: [
        ("", "dcdad1a8ba090ca0"), ("a", "86722189b3c6ab09"), ("sitegen", "6bb7275022b7d7ba"),
    ])
    func isStable(text: String, expected: String) {
        #expect(Fingerprint(of: Array(text.utf8)).hexadecimal == expected)
    }

    @Test func everyBitAndLengthCounts() {
        var seen: Set<Fingerprint> = []
        var count = 0
        for length in [0, 1, 7, 8, 9, 47, 48, 49, 96, 100, 300] {
            let zeros = [UInt8](repeating: 0, count: length)
            seen.insert(Fingerprint(of: zeros))
            count += 1
            for bit in 0..<(length * 8) {
                var flipped = zeros
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                seen.insert(Fingerprint(of: flipped))
                count += 1
            }
        }
        #expect(seen.count == count)
    }

    @Test(arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
    func streamsAsTheWhole(length: Int) {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ $0 >> 8) }
        var stream = FingerprintStream()
        var start = 0
        while start < length {
            let end = min(length, start + FingerprintStream.blockLength)
            stream.append(bytes[start..<end])
            start = end
        }
        #expect(stream.fingerprint == Fingerprint(of: bytes))
        #expect(Fingerprint(of: ([9] + bytes)[1...]) == Fingerprint(of: bytes))
    }

    @Test func oneFlippedBitChangesHalfOfTheResult() {
        let bytes = Array("The quick brown fox jumps over the lazy dog, twice over, and then rests.".utf8)
        let original = Fingerprint(of: bytes).value
        var changed = 0
        for bit in 0..<(bytes.count * 8) {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            changed += (Fingerprint(of: flipped).value ^ original).nonzeroBitCount
        }
        let mean = Double(changed) / Double(bytes.count * 8)
        #expect(mean > 31 && mean < 33)
    }
}
