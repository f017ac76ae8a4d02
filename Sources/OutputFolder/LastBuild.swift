import Bytes

/// What the folder tells of the build that wrote it, for a build that wants to make no more than what changed since.
/// All of it is as it was when the folder was opened; a commit's summary tells of the state after it.
extension OutputFolder {
    /// The checksum of all that the manifest says: two folders with one checksum hold the same files with the same
    /// bytes, as far as sitegen wrote them. Nil if the manifest was missing or damaged.
    public var checksum: Fingerprint? { manifestIsIntact ? manifest.checksum : nil }

    /// How many files the last build left.
    public var fileCount: Int { manifest.count }

    /// What the last build wrote at `path`, if it did.
    public func recorded(_ path: String) -> (fingerprint: UInt64, size: Int)? {
        manifest.entry(for: path).map { ($0.fingerprint.value, $0.size) }
    }

    /// Those of `paths` that do not stand as files of the size that the last build gave them, and those that it did not
    /// write. No file is read, so a change that keeps the size is not seen. Cheapest if the paths are in the order of
    /// their bytes; may be called from several threads at once.
    public func missing(_ paths: some Sequence<String>) throws(OutputError) -> [String] {
        var missing: [String] = []
        var place = manifest.lines.lowerBound
        var last = ""
        for path in paths {
            if !OutputPath.precedes(last, path) { place = manifest.lines.lowerBound }
            let line = manifest.line(of: path, from: place)
            place = line.upperBound
            last = path
            if let size = manifest.size(at: line),
                try system.status(path) == System.Status(kind: .file, size: size)
            {
                continue
            }
            missing.append(path)
        }
        return missing
    }
}
