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
}
