import Bytes

/// How what stands in the folder compares with a file that a build made.
public enum Standing: Equatable, Sendable {
    /// The same bytes, and the manifest says so.
    case same
    /// The same bytes, of which the manifest says otherwise or nothing: a later build would take them for another's.
    case unrecorded
    /// No file stands there.
    case missing
    /// Other bytes from this one on, counted from 0.
    case different(offset: Int)
}

extension Staging {
    /// Compares a file that was made with the one that stands, block by block. What was made and found to be the same
    /// was never staged: only files that differ are read again.
    public func standing(_ file: OutputFile) throws(OutputError) -> Standing {
        if file.isStaged {
            guard let staged = try system.openSafely(StagingTree.staged(file.path)) else { return .missing }
            guard let standing = try system.openSafely(file.path),
                try system.status(of: standing.number, path: file.path).kind == .file
            else { return .missing }
            if let offset = try firstDifference(staged, standing, path: file.path) { return .different(offset: offset) }
        }
        return folder.manifest.entry(for: file.path) == file.entry ? .same : .unrecorded
    }

    private func firstDifference(
        _ one: OpenDescriptor, _ other: OpenDescriptor, path: String
    ) throws(OutputError) -> Int? {
        var start = 0
        while true {
            let left = try system.read(FingerprintStream.blockLength, from: one.number, path: path)
            let right = try system.read(FingerprintStream.blockLength, from: other.number, path: path)
            if !System.areEqual(left, right) { return start + zip(left, right).prefix { $0 == $1 }.count }
            if left.count < FingerprintStream.blockLength { return nil }
            start += left.count
        }
    }
}
