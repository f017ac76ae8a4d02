/// The folder that a site is built into, held by one build at a time.
///
/// A build opens it (which completes or drops what a killed build left), stages every file through `begin()` from as
/// many threads as it likes, and commits: `Staging.commit` brings all new bytes onto the disk under temporary names,
/// writes a journal of the renames, and only then makes them. At each instant every file of the site is whole, and
/// the next build completes a commit that was cut short.
///
/// Only files that sitegen wrote, by its own manifest in `.sitegen/`, are ever replaced or removed, and symbolic links
/// are never followed.
public final class OutputFolder: Sendable {
    /// What an earlier build that did not end had left.
    public enum Leftover: Sendable, Equatable {
        case nothing
        /// Files that were staged and never committed are gone again.
        case dropped
        /// Its renames were made to the end.
        case completed
    }

    /// What was found, and dealt with, when the folder was opened.
    public let leftover: Leftover
    let system: System
    let manifest: Manifest
    /// Whether the manifest on the disk is just this one; false if it is missing or damaged.
    let manifestIsIntact: Bool

    private let descriptors: [OpenDescriptor]

    /// Opens the folder, making it if need be, and waits up to `patience` for another build to let go of it.
    ///
    /// - Parameter waiting: called once if there is another build to wait for, before the wait.
    /// - Throws: `locked` if it does not; `symbolicLink` if the folder, or its record, is one; `system` otherwise.
    public convenience init(
        _ path: String, patience: Duration = .seconds(10), waiting: (() -> Void)? = nil
    ) throws(OutputError) {
        try self.init(path, patience: patience, waiting: waiting, faults: nil)
    }

    init(
        _ path: String, patience: Duration, waiting: (() -> Void)? = nil, faults: System.FaultPlan?
    ) throws(OutputError) {
        let system = try System.opening(path, faults: faults)
        let folder = OpenDescriptor(system.folder)
        try Self.prepareRecord(system)
        let lock = OpenDescriptor(try system.openLock(Self.lockPath), isLocked: true)
        try Self.take(lock, of: system, patience: patience, waiting: waiting)
        leftover = try Recovery(system: system).run()
        (manifest, manifestIsIntact) = try Self.readManifest(system)
        descriptors = [folder, lock]
        self.system = system
    }

    /// A second opening of a folder that is held, with the same hold on it.
    private init(again other: OutputFolder) throws(OutputError) {
        leftover = try Recovery(system: other.system).run()
        (manifest, manifestIsIntact) = try Self.readManifest(other.system)
        descriptors = other.descriptors
        system = other.system
    }

    /// The folder as it stands now, after a commit; no other build gets hold of it between.
    public func reopened() throws(OutputError) -> OutputFolder {
        try OutputFolder(again: self)
    }

    /// Starts a build: nothing is written to the disk before the first file that is not already there.
    public func begin() -> Staging {
        Staging(folder: self)
    }
}

extension OutputFolder {
    /// What the last build wrote that is not among `files`, in order.
    public func gone(from files: Set<String>) -> [String] {
        manifest.entries(in: manifest.lines).map(\.path).filter { !files.contains($0) }
    }
}

// MARK: Opening

extension OutputFolder {
    static let lockPath = OutputPath.recordFolder + "/lock"

    private static func prepareRecord(_ system: System) throws(OutputError) {
        let path = OutputPath.recordFolder
        switch try system.status(path).kind {
        case .folder: return
        case .symbolicLink: throw .symbolicLink(path: system.name + "/" + path)
        case .file, .other: throw .occupied(folder: system.name, paths: [path])
        case .absent:
            let made = system.makeFolder(path)
            if made < 0 && made != -System.exists { throw system.failure(.makeFolder, path, -made) }
        }
    }

    private static func take(
        _ lock: OpenDescriptor, of system: System, patience: Duration, waiting: (() -> Void)?
    ) throws(OutputError) {
        let clock = ContinuousClock()
        let end = clock.now + patience
        var isWaiting = false
        while try !system.lock(lock.number, path: lockPath) {
            if clock.now >= end { throw .locked(path: system.name) }
            if !isWaiting { waiting?() }
            isWaiting = true
            System.pause(milliseconds: 20)
        }
    }

    private static func readManifest(_ system: System) throws(OutputError) -> (Manifest, Bool) {
        let changes = try [ManifestChanges.path, ManifestChanges.copyPath].map { path throws(OutputError) in
            try system.contents(of: path)
        }
        let areWhole = changes[0] == changes[1]
        if areWhole, var manifest = try system.contents(of: Manifest.path).flatMap(Manifest.init(intact:)),
            changes[0].map({ manifest.take($0) }) ?? true
        {
            return (manifest, true)
        }
        let texts = [try system.contents(of: Manifest.path), try system.contents(of: Manifest.copyPath)]
            .compactMap(\.self)
        // Changes of this manifest are later than its lines; those of another one say nothing of it.
        let bases = Set(texts.compactMap(Manifest.base))
        let own = changes.compactMap(\.self).filter { ManifestChanges.base(of: $0).map(bases.contains) ?? false }
        return (Manifest(verifying: own + texts), false)
    }
}

/// A descriptor that is closed with its last owner.
final class OpenDescriptor: Sendable {
    let number: Int32
    private let isLocked: Bool

    /// - Parameter isLocked: whether it holds a lock, which goes with it.
    init(_ number: Int32, isLocked: Bool = false) {
        self.number = number
        self.isLocked = isLocked
    }

    deinit {
        if isLocked { System.unlock(number) }
        _ = System.release(number)
    }
}
