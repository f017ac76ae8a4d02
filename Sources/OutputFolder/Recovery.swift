/// What is done first when a folder is opened: a commit that was cut short is carried on to its end, and files that
/// were staged and never committed are dropped.
struct Recovery {
    let system: System

    func run() throws(OutputError) -> OutputFolder.Leftover {
        if let text = try system.contents(of: Journal.path) {
            // A journal that is not whole was never acted on: it is renamed to its place after it is on the disk.
            let journal = Journal(text)
            if let journal { for step in journal.steps { try complete(step) } }
            try system.remove(Journal.path)
            try system.dropTree(StagingTree.folder)
            return journal == nil ? .dropped : .completed
        }
        if try system.status(StagingTree.folder).kind == .absent { return .nothing }
        try system.dropTree(StagingTree.folder)
        return .dropped
    }

    /// Makes a step if it was not yet made. Between the two builds anybody may have put files in the way.
    private func complete(_ step: Journal.Step) throws(OutputError) {
        switch step {
        case .remove(let entry):
            if try system.holds(entry) {
                try Commit.remove(entry.path, system)
            } else if try system.hasFolders(above: entry.path), try system.status(entry.path).kind == .absent {
                // Killed between the file and the folders that it left empty.
                try Commit.removeEmptied(above: entry.path, system)
            }
        case .move(let path), .replace(let path):
            if try system.status(StagingTree.staged(path)).kind == .absent { return }
            _ = try system.hasFolders(above: path)
            let standing = try system.status(path).kind
            if case .move = step, standing != .absent { throw .occupied(folder: system.name, paths: [path]) }
            if standing != .absent && standing != .file { throw .occupied(folder: system.name, paths: [path]) }
            try Commit.makeFolders(above: path, system)
            try system.rename(StagingTree.staged(path), to: path, replacing: standing == .file)
        }
    }
}
