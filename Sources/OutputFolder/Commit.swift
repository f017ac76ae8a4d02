import Bytes

/// What a commit did, for the build's last line.
public struct CommitSummary: Equatable, Sendable {
    /// Files written, new or in the place of older ones.
    public var made = 0
    /// Files that stood already and were not touched.
    public var unchanged = 0
    /// Files of an earlier build that are gone.
    public var removed = 0
    /// Files of an earlier build that were changed by hand since: they stay, and are sitegen's no longer.
    public var leftAlone: [String] = []
    /// The checksum of the manifest that stands now, as `OutputFolder.checksum` will have it when the folder is opened.
    public var checksum = Fingerprint(value: 0)
}

/// Makes the staged files the site: plan, everything onto the disk, journal, renames, removals, manifest.
struct Commit {
    let folder: OutputFolder

    private var system: System { folder.system }

    func run(_ files: [OutputFile], others: Others) throws(OutputError) -> CommitSummary {
        do throws(OutputError) {
            let files = try Self.inOrder(files)
            let old = folder.manifest
            if folder.manifestIsIntact, let changes = ManifestChanges(files, others: others, to: old) {
                let plan = try CommitPlan(staged: files.filter(\.isStaged), stale: [], in: folder)
                let isSame = changes.checksum == old.checksum
                if !plan.steps.isEmpty || !isSame {
                    let paths = isSame ? [] : [ManifestChanges.path, ManifestChanges.copyPath]
                    try make(plan.steps, paths.map { ($0, changes.text) }, removing: [])
                }
                return summary(of: files, plan, count: old.count, changes.checksum)
            }
            let splice = ManifestSplice(old, files, others)
            let plan = try CommitPlan(staged: files.filter(\.isStaged), stale: splice.stale, in: folder)
            let manifest = splice.manifest()
            let steps = plan.steps
            if !steps.isEmpty || !folder.manifestIsIntact || manifest.text != old.text {
                let settled = manifest.settled()
                try make(
                    steps, [(Manifest.path, settled.text), (Manifest.copyPath, settled.text)],
                    removing: [ManifestChanges.path, ManifestChanges.copyPath])
                return summary(of: files, plan, count: settled.count, settled.checksum)
            }
            return summary(of: files, plan, count: manifest.count, manifest.checksum)
        } catch {
            Staging(folder: folder).abandon()
            throw error
        }
    }

    private func summary(
        of files: [OutputFile], _ plan: CommitPlan, count: Int, _ checksum: Fingerprint
    ) -> CommitSummary {
        // The site stands: what cannot be removed now is dropped when the folder is next opened.
        try? system.dropTree(StagingTree.folder)
        let staged = files.count(where: \.isStaged)
        return CommitSummary(
            made: staged - plan.adopted, unchanged: count - staged + plan.adopted,
            removed: plan.clearing.count + plan.removing.count, leftAlone: plan.leftAlone, checksum: checksum)
    }

    private static func inOrder(_ files: [OutputFile]) throws(OutputError) -> [OutputFile] {
        let sorted = files.sorted { OutputPath.precedes($0.path, $1.path) }
        for (one, next) in zip(sorted, sorted.dropFirst()) where OutputPath.areEqual(one.path, next.path) {
            throw .duplicate(path: one.path)
        }
        return sorted
    }
}

// MARK: The steps

extension Commit {
    /// Everything onto the disk under temporary names, the journal to its place, then the steps.
    ///
    /// - Parameters:
    ///   - record: files of the folder's own record, with their texts.
    ///   - leaving: files of the record that go, where they stand.
    private func make(
        _ steps: [Journal.Step], _ record: [(path: String, text: [UInt8])], removing leaving: [String]
    ) throws(OutputError) {
        var steps = steps
        for (path, text) in record {
            steps.append(try system.status(path).kind == .absent ? .move(path) : .replace(path))
            try write(text, to: StagingTree.staged(path))
        }
        for path in leaving {
            guard let text = try system.contents(of: path) else { continue }
            steps.append(
                .remove(Manifest.Entry(path: path, fingerprint: Fingerprint(of: text), size: text.count)))
        }
        try keepOld(steps)
        try write(Journal(steps).text, to: Journal.stagedPath)
        try system.syncFileSystem()
        try system.rename(Journal.stagedPath, to: Journal.path, replacing: false)
        var done = 0
        do throws(OutputError) {
            try system.syncFolder(OutputPath.recordFolder)
            for step in steps {
                try make(step)
                done += 1
            }
            try system.remove(Journal.path)
        } catch {
            // One more than was counted: a removal may have failed at the folders that it emptied.
            goBack(steps.prefix(done + 1))
            throw error
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        try Self.makeFolders(above: path, system)
        let created = system.createFile(path)
        if created < 0 { throw system.failure(.create, path, -created) }
        do throws(OutputError) {
            try system.write(bytes[...], to: created, path: path)
        } catch {
            _ = System.release(created)
            throw error
        }
        try system.close(created, path: path)
    }

    /// Gives every file that goes a second name, so that it can come back.
    private func keepOld(_ steps: [Journal.Step]) throws(OutputError) {
        try Self.makeFolders(above: StagingTree.old + "/0", system)
        for (number, step) in steps.enumerated() {
            if case .move = step { continue }
            let linked = system.link(step.path, as: Self.oldName(number))
            // A file system without links, or a file of another owner: a failure is then made good by the next build.
            if linked < 0 && !System.refusesLinks(-linked) { throw system.failure(.link, step.path, -linked) }
        }
    }

    private static func oldName(_ number: Int) -> String {
        StagingTree.old + "/\(number)"
    }

    private func make(_ step: Journal.Step) throws(OutputError) {
        switch step {
        case .move(let path):
            // A file that made room may have been the last of its folder, which went with it.
            try Self.makeFolders(above: path, system)
            try system.rename(StagingTree.staged(path), to: path, replacing: false)
        case .replace(let path): try system.rename(StagingTree.staged(path), to: path, replacing: true)
        case .remove(let entry): try Self.remove(entry.path, system)
        }
    }

    /// Removes a file, and the folders that it leaves empty.
    static func remove(_ path: String, _ system: System) throws(OutputError) {
        try system.remove(path)
        try removeEmptied(above: path, system)
    }

    static func removeEmptied(above path: String, _ system: System) throws(OutputError) {
        var folder = OutputPath.parent(of: path)
        while let emptied = folder {
            let removed = system.removeFolder(emptied)
            if removed == -System.notEmpty || removed == -System.exists { return }
            if removed < 0 { throw system.failure(.removeFolder, emptied, -removed) }
            folder = OutputPath.parent(of: emptied)
        }
    }

    static func makeFolders(above path: String, _ system: System) throws(OutputError) {
        guard let parent = OutputPath.parent(of: path), try system.status(parent).kind == .absent else { return }
        try makeFolders(above: parent, system)
        let made = system.makeFolder(parent)
        if made < 0 && made != -System.exists { throw system.failure(.makeFolder, parent, -made) }
    }
}

// MARK: The way back

extension Commit {
    /// Takes steps back, last first, so that the old site stands whole after a failure. If the disk refuses this too,
    /// the journal stays, and the next build goes on from it: each step back leaves what is needed to go forward.
    private func goBack(_ steps: ArraySlice<Journal.Step>) {
        do throws(OutputError) {
            for (number, step) in steps.enumerated().reversed() { try takeBack(step, number) }
            try system.remove(Journal.path)
        } catch {
            return
        }
    }

    private func takeBack(_ step: Journal.Step, _ number: Int) throws(OutputError) {
        let staged = StagingTree.staged(step.path)
        switch step {
        case .move(let path):
            if try system.status(staged).kind == .absent { try system.rename(path, to: staged, replacing: false) }
        case .replace(let path):
            if try system.status(staged).kind != .absent { return }
            let linked = system.link(path, as: staged)
            if linked < 0 { throw system.failure(.link, path, -linked) }
            try system.rename(Self.oldName(number), to: path, replacing: true)
        case .remove(let entry):
            if try system.status(entry.path).kind != .absent { return }
            try Self.makeFolders(above: entry.path, system)
            try system.rename(Self.oldName(number), to: entry.path, replacing: false)
        }
    }
}
