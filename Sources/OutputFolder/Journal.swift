import Bytes

/// The renames and removals that turn the old site into the new one, written down before the first of them is made.
/// A build that was killed on the way is carried on from it.
struct Journal: Equatable, Sendable {
    enum Step: Equatable, Sendable {
        /// A staged file or a whole staged folder goes to where nothing stands.
        case move(String)
        /// A staged file takes the place of one of ours.
        case replace(String)
        /// One of our files goes: it has these contents.
        case remove(Manifest.Entry)

        var path: String {
            switch self {
            case .move(let path), .replace(let path): path
            case .remove(let entry): entry.path
            }
        }
    }

    var steps: [Step] = []

    /// Where it is written, and where it counts from the instant that it stands there.
    static let stagedPath = StagingTree.folder + "/journal"
    static let path = OutputPath.recordFolder + "/journal"

    private static let header: StaticString = "sitegen journal 1\n"

    /// A line for each step and the fingerprint of them all at the end.
    var text: [UInt8] {
        var text: [UInt8] = []
        text.append(Self.header)
        for step in steps {
            switch step {
            case .move(let path):
                text.append("move ")
                text.append(path)
            case .replace(let path):
                text.append("replace ")
                text.append(path)
            case .remove(let entry):
                text.append("remove ")
                text.append(hexadecimal: entry.fingerprint.value, digits: 16)
                text.append(" ")
                text.append(number: entry.size)
                text.append(" ")
                text.append(entry.path)
            }
            text.append(UInt8(ascii: "\n"))
        }
        let sum = Fingerprint(of: text)
        text.append("end ")
        text.append(hexadecimal: sum.value, digits: 16)
        text.append(UInt8(ascii: "\n"))
        return text
    }

    init(_ steps: [Step] = []) {
        self.steps = steps
    }

    /// Reads a journal; nil unless it is whole and every path stays inside the folder.
    init?(_ text: [UInt8]) {
        let endLength = 4 + 16 + 1
        guard text.count > endLength else { return nil }
        let body = text.dropLast(endLength)
        var end: [UInt8] = []
        end.append("end ")
        end.append(hexadecimal: Fingerprint(of: body).value, digits: 16)
        end.append(UInt8(ascii: "\n"))
        guard text.suffix(endLength).elementsEqual(end), body.starts(with: "sitegen journal 1\n".utf8) else {
            return nil
        }
        for line in body.split(separator: UInt8(ascii: "\n")).dropFirst() {
            guard let step = Self.step(line), Self.isAllowed(step.path) else { return nil }
            steps.append(step)
        }
    }

    /// Files of the folder's own record.
    private static let record = [
        Manifest.path, Manifest.copyPath, ManifestChanges.path, ManifestChanges.copyPath,
    ]

    private static func isAllowed(_ path: String) -> Bool {
        record.contains(path) || (try? OutputPath.validate(path)) != nil
    }

    private static func step(_ line: ArraySlice<UInt8>) -> Step? {
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
        guard words.count == 2 else { return nil }
        let rest = String(decoding: words[1], as: UTF8.self)
        switch String(decoding: words[0], as: UTF8.self) {
        case "move": return .move(rest)
        case "replace": return .replace(rest)
        case "remove":
            let parts = rest.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let value = UInt64(parts[0], radix: 16), let size = Int(parts[1]) else {
                return nil
            }
            return .remove(
                Manifest.Entry(path: String(parts[2]), fingerprint: Fingerprint(value: value), size: size))
        default: return nil
        }
    }
}
