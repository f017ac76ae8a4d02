import Bytes

/// A manifest as it comes from the disk, where anything may have happened to it.
extension Manifest {
    /// Reads a manifest's text; nil unless every byte is as it was written.
    init?(intact text: [UInt8]) {
        guard let sum = Self.base(of: text), text[Self.headerLength - 1] == UInt8(ascii: "\n"),
            text.last == UInt8(ascii: "\n")
        else { return nil }
        var stream = FingerprintStream()
        var count = 0
        // Block by block, so that the second look at each finds it in the processor's cache.
        for start in stride(from: Self.headerLength, to: text.count, by: FingerprintStream.blockLength) {
            let block = start..<min(start + FingerprintStream.blockLength, text.count)
            stream.append(text[block])
            count += text.count(of: UInt8(ascii: "\n"), in: block)
        }
        guard stream.fingerprint.value == sum else { return nil }
        self.init(text: text, checksum: stream.fingerprint, count: count)
    }

    /// The checksum that a text's header names.
    static func base(of text: [UInt8]) -> UInt64? {
        guard text.count >= headerLength, text.starts(with: "sitegen output 1 ".utf8) else { return nil }
        return number(text[17..<33])
    }

    /// Reads what can be verified, line by line, of texts that may be damaged; where two speak of one path, the first
    /// is believed. Lines that do not fit their checksum, or whose path could not have been written, are left out.
    init(verifying texts: [[UInt8]]) {
        var found: [[UInt8]: Entry] = [:]
        for text in texts {
            for line in text.split(separator: UInt8(ascii: "\n")) {
                guard line.count > Self.pathColumn, let sum = Self.number(line.prefix(8)),
                    UInt64(ManifestText.lineSum(line.dropFirst(9))) == sum, let entry = Self.entry(line),
                    (try? OutputPath.validate(entry.path)) != nil
                else { continue }
                let key = Array(entry.path.utf8)
                if found[key] == nil { found[key] = entry }
            }
        }
        self.init(found.values.sorted { OutputPath.precedes($0.path, $1.path) })
    }
}
