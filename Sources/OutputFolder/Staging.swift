import Bytes

/// Where a build puts its files until all of them are there.
enum StagingTree {
    static let folder = OutputPath.recordFolder + "/new"
    /// The staged files under their final paths.
    static let site = folder + "/site"
    /// Second names of the files that are replaced or removed, by number: the way back if the disk fails midway.
    static let old = folder + "/old"

    static func staged(_ path: String) -> String {
        site + "/" + path
    }
}

/// A file of the site as this build made it. The build collects these, in any order, and hands all of them to
/// `Staging.commit`.
public struct OutputFile: Equatable, Sendable {
    /// Relative to the output folder, with `/`.
    public let path: String
    public let fingerprint: Fingerprint
    /// In bytes.
    public let size: Int
    /// False if the file that stands in the folder has these very bytes, and stays as it is.
    public let isStaged: Bool

    var entry: Manifest.Entry { Manifest.Entry(path: path, fingerprint: fingerprint, size: size) }
}

/// A build's files before they count. All functions may be called from several threads at once; none takes a lock.
public struct Staging: Sendable {
    let folder: OutputFolder

    var system: System { folder.system }

    /// Stages a file, unless the very same stands in the folder already.
    ///
    /// - Throws: `unsafePath` if the path leaves the folder; `duplicate` if another file of this build has it;
    ///   `symbolicLink` if one stands in the place of a folder; `system` if the disk refuses.
    public func write(_ bytes: [UInt8], to path: String) throws(OutputError) -> OutputFile {
        var page = ByteBuffer(room: bytes.count)
        page.append(contentsOf: bytes)
        return try write(page, to: path)
    }

    /// As `write` of an array does.
    public func write(_ bytes: borrowing ByteBuffer, to path: String) throws(OutputError) -> OutputFile {
        try OutputPath.validate(path)
        let fingerprint = Fingerprint(of: bytes)
        if let entry = folder.manifest.entry(for: path), entry.fingerprint == fingerprint, entry.size == bytes.count,
            try stands(bytes, at: path)
        {
            return OutputFile(path: path, fingerprint: fingerprint, size: bytes.count, isStaged: false)
        }
        let descriptor = try create(path)
        do throws(OutputError) {
            try system.write(bytes, to: descriptor, path: path)
        } catch {
            _ = System.release(descriptor)
            throw error
        }
        try system.close(descriptor, path: path)
        return OutputFile(path: path, fingerprint: fingerprint, size: bytes.count, isStaged: true)
    }

    /// Stages a copy of the file at `source`, an absolute path that is no symbolic link.
    ///
    /// - Throws: as `write` does; `system` with the source's path if it cannot be read.
    public func copy(_ source: String, to path: String) throws(OutputError) -> OutputFile {
        try OutputPath.validate(path)
        let reader = OpenDescriptor(try system.openSource(source))
        let status = try system.status(of: reader.number, path: path)
        guard status.kind == .file else { throw .unsafePath(path: source, reason: "it is not a file") }
        if let entry = folder.manifest.entry(for: path), entry.size == status.size,
            let fingerprint = try stands(copyOf: source, size: status.size, at: path)
        {
            return OutputFile(path: path, fingerprint: fingerprint, size: status.size, isStaged: false)
        }
        let descriptor = try create(path)
        var stream = FingerprintStream()
        var size = 0
        do throws(OutputError) {
            while true {
                let block = try system.read(FingerprintStream.blockLength, from: reader.number, path: source)
                stream.append(block[...])
                size += block.count
                try system.write(block[...], to: descriptor, path: path)
                if block.count < FingerprintStream.blockLength { break }
            }
        } catch {
            _ = System.release(descriptor)
            throw error
        }
        try system.close(descriptor, path: path)
        return OutputFile(path: path, fingerprint: stream.fingerprint, size: size, isStaged: true)
    }

    /// Makes the staged files the site.
    ///
    /// - Parameters:
    ///   - files: what `write` and `copy` returned, all of it.
    ///   - others: what becomes of files that an earlier build wrote and this one did not.
    /// - Returns: what was done.
    /// - Throws: `occupied` if files that sitegen did not write stand in the way, all of them named; `symbolicLink`;
    ///   `system`. The old site stands after each of them, and the staged files are gone.
    public func commit(_ files: [OutputFile], others: Others = .removed) throws(OutputError) -> CommitSummary {
        try Commit(folder: folder).run(files, others: others)
    }

    /// Drops what was staged; for a build that ends with faults. Harmless after a commit, whether it failed or not.
    public func abandon() {
        // A journal that stands needs the staged files: the next build goes on from it.
        guard (try? system.status(Journal.path).kind) == .absent else { return }
        // What cannot be removed now is dropped when the folder is next opened.
        try? system.dropTree(StagingTree.folder)
    }
}

/// What a commit does with files that an earlier build wrote and that are not among the new ones.
public enum Others: Sendable {
    /// The new files are the whole site.
    case removed
    /// The new files are what changed; these paths go, all others stay.
    case kept(except: [String])
}

// MARK: Creating

extension Staging {
    /// Creates a staged file, and the folders above it.
    private func create(_ path: String) throws(OutputError) -> Int32 {
        let staged = StagingTree.staged(path)
        let parent = OutputPath.parent(of: staged)
        // Most pages are the first of their folder: making it at once saves a call that fails.
        if path.utf8.reversed().starts(with: "lmth.xedni/".utf8), let parent { try makeFolder(parent) }
        var descriptor = system.createFile(staged)
        if descriptor == -System.missing, let parent {
            try makeFolder(parent)
            descriptor = system.createFile(staged)
        }
        if descriptor >= 0 { return descriptor }
        if descriptor == -System.exists || descriptor == -System.notFolder { throw .duplicate(path: path) }
        throw system.failure(.create, path, -descriptor)
    }

    private func makeFolder(_ path: String) throws(OutputError) {
        var made = system.makeFolder(path)
        if made == -System.missing, let parent = OutputPath.parent(of: path) {
            try makeFolder(parent)
            made = system.makeFolder(path)
        }
        // A file in its place shows when the page is created.
        if made < 0 && made != -System.exists && made != -System.notFolder {
            throw system.failure(.makeFolder, path, -made)
        }
    }
}

// MARK: Comparing with what stands

extension Staging {
    /// Whether the file at `path` holds just these bytes.
    private func stands(_ bytes: borrowing ByteBuffer, at path: String) throws(OutputError) -> Bool {
        guard let reader = try system.openSafely(path),
            try system.status(of: reader.number, path: path) == System.Status(kind: .file, size: bytes.count)
        else { return false }
        return System.areEqual(try system.read(bytes.count, from: reader.number, path: path), bytes)
    }

    /// The fingerprint of the file at `path` if it holds just the bytes of `source`.
    private func stands(copyOf source: String, size: Int, at path: String) throws(OutputError) -> Fingerprint? {
        guard let standing = try system.openSafely(path),
            try system.status(of: standing.number, path: path) == System.Status(kind: .file, size: size)
        else { return nil }
        let original = OpenDescriptor(try system.openSource(source))
        var stream = FingerprintStream()
        var rest = size
        repeat {
            let length = min(rest, FingerprintStream.blockLength)
            let block = try system.read(length, from: original.number, path: source)
            guard block.count == length,
                System.areEqual(block, try system.read(length, from: standing.number, path: path))
            else { return nil }
            stream.append(block[...])
            rest -= length
        } while rest > 0
        return stream.fingerprint
    }
}
