import Bytes

/// What a build that replaced a few files says of a manifest, which stays as it is: the lines that are others now.
///
/// The text is a header and those lines, as a manifest has them and in the same order:
///
///     sitegen changes 1 BASE CHECKSUM
///     LINESUM FINGERPRINT SIZE PATH
///
/// `BASE` is the checksum that the manifest's header names, `CHECKSUM` the fingerprint of the lines.
struct ManifestChanges: Sendable {
    /// A line, without its end, as it is now and as it stands in the manifest.
    struct Line: Sendable {
        var now: [UInt8]
        let then: [UInt8]
    }

    /// The file's text.
    let text: [UInt8]
    /// Of the manifest with these changes: the next state of the folder has another one.
    let checksum: Fingerprint

    static let path = OutputPath.recordFolder + "/manifest.changes"
    /// A second copy, as there is one of the manifest.
    static let copyPath = OutputPath.recordFolder + "/manifest.changes.copy"

    private static let header: StaticString = "sitegen changes 1 "
    private static let headerLength = 18 + 16 + 1 + 16 + 1
    /// More changes than this are better written into the manifest itself.
    private static let most = 1_000

    /// Nil where the files do more to a manifest than to change lines, or too many.
    ///
    /// - Parameter files: what the build made, in order.
    init?(_ files: [OutputFile], others: Others, to old: Manifest) {
        guard case .kept(let leaving) = others, leaving.isEmpty else { return nil }
        var lines: [String: Line] = [:]
        for line in old.changes { lines[Self.path(of: line)] = line }
        var place = old.lines.lowerBound
        for file in files {
            let line = old.line(of: file.path, from: place)
            if line.isEmpty { return nil }
            place = line.upperBound
            if old.holds(file.entry, at: line) { continue }
            let own = Array(old.text[line].dropLast())
            lines[file.path, default: Line(now: own, then: own)].now = ManifestText.line(file.entry).dropLast()
            if lines.count > Self.most { return nil }
        }
        let changed = lines.filter { $0.value.now != $0.value.then }
            .sorted { OutputPath.precedes($0.key, $1.key) }.flatMap { $0.value.now + [UInt8(ascii: "\n")] }
        let sum = Fingerprint(of: changed)
        var text: [UInt8] = []
        text.append(Self.header)
        text.append(hexadecimal: old.base.value, digits: 16)
        text.append(UInt8(ascii: " "))
        text.append(hexadecimal: sum.value, digits: 16)
        text.append(UInt8(ascii: "\n"))
        self.text = text + changed
        checksum = Self.checksum(old.base, changed, sum)
    }

    private static func path(of line: Line) -> String {
        String(decoding: line.now.dropFirst(Manifest.pathColumn), as: UTF8.self)
    }

    private static func checksum(_ base: Fingerprint, _ lines: some Collection<UInt8>, _ sum: Fingerprint)
        -> Fingerprint
    {
        if lines.isEmpty { return base }
        var both = PartsFingerprint()
        both.add(base.value)
        both.add(sum.value)
        return Fingerprint(value: both.value)
    }

    /// The checksum of the manifest that a text says it belongs to.
    static func base(of text: [UInt8]) -> UInt64? {
        guard text.count >= headerLength, text.starts(with: "sitegen changes 1 ".utf8) else { return nil }
        return Manifest.number(text[18..<34])
    }

    /// The lines of a text, and the checksum of the manifest with them; nil unless every byte is as it was written for a
    /// manifest of that base.
    static func read(_ text: [UInt8], base: Fingerprint) -> (lines: ArraySlice<UInt8>, checksum: Fingerprint)? {
        guard self.base(of: text) == base.value, text[34] == UInt8(ascii: " "),
            text[headerLength - 1] == UInt8(ascii: "\n"), let sum = Manifest.number(text[35..<51]),
            case let lines = text[headerLength...], Fingerprint(of: lines).value == sum
        else { return nil }
        return (lines, checksum(base, lines, Fingerprint(value: sum)))
    }
}

extension Manifest {
    /// Takes changes that were read from the disk; false unless they are changes of just this one.
    mutating func take(_ changes: [UInt8]) -> Bool {
        guard let (lines, checksum) = ManifestChanges.read(changes, base: base) else { return false }
        var place = self.lines.lowerBound
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            guard let entry = Self.entry(line), case let own = self.line(of: entry.path, from: place), !own.isEmpty
            else { return false }
            let old = own.lowerBound..<own.upperBound - 1
            self.changes.append(ManifestChanges.Line(now: Array(line), then: Array(text[old])))
            // But for the path all lines have one width.
            text.replaceSubrange(old, with: line)
            place = own.upperBound
        }
        self.checksum = checksum
        return true
    }

    /// The same without changes beside it.
    consuming func settled() -> Manifest {
        if changes.isEmpty { return self }
        var all = ManifestText(room: text.count)
        all.append(lines, of: self)
        return Manifest(all, count: count)
    }
}
