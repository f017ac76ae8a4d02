import OutputFolder
import SourceText

/// What `verify` found: whether the folder holds what a clean build makes.
public struct Verification: Sendable {
    /// A file that is not as a clean build makes it.
    public struct Difference: Equatable, Sendable {
        public enum Kind: Equatable, Sendable {
            case missing
            /// The clean build has no such file.
            case extra
            /// From this byte on, counted from 0.
            case different(offset: Int)
            /// The bytes are right, and the folder's manifest does not say so.
            case unrecorded
        }

        public let path: String
        public let kind: Kind
    }

    /// Files of the clean build.
    public var files = 0
    /// By the bytes of their paths.
    public var differences: [Difference] = []
    /// Errors that only the clean build found: then no file was compared.
    public var errors: [Diagnostic] = []
    /// There are differences or errors, and somebody saved a file meanwhile: they may come from that.
    public var sourcesChanged = false
    public var duration = Duration.zero

    public var isClean: Bool { differences.isEmpty && errors.isEmpty }
}

extension Builder {
    /// Makes the site again by no record, and compares it with the folder that the build has left and still holds.
    ///
    /// It is made where builds stage their files, and never committed: what it makes is compared with what stands before it is
    /// written, so that the disk has to take only what differs. What a killed run leaves goes as a killed build's does.
    static func verify(
        _ options: BuildOptions, _ last: LastRecord, of sources: SourceStamps, _ progress: Progress?
    ) throws(BuildFailure) -> Verification {
        let start = ContinuousClock.now
        progress?("verify", 0, 1)
        let folder = try SiteFolder(FileSystem.absolute(options.source))
        var verification = Verification()
        var diagnostics: [Diagnostic] = []
        let ready = try prepare(folder, options, last, nil, nil, into: &diagnostics)
        verification.errors = finish(diagnostics, options, root: folder.root).filter { $0.severity == .error }
        if let ready, verification.isClean {
            try ready.writing.compare(ready.due, with: last, progress, into: &verification)
        }
        if !verification.isClean {
            verification.sourcesChanged = SourceStamps(folder, jobs: jobs(options)).differ(from: sources)
        }
        verification.duration = ContinuousClock.now - start
        return verification
    }
}

extension Writing {
    fileprivate func compare(
        _ due: DuePages, with last: LastRecord, _ progress: Builder.Progress?,
        into verification: inout Verification
    ) throws(BuildFailure) {
        guard let output = last.output else { return }
        let staging = output.begin()
        defer { staging.abandon() }
        do throws(OutputError) {
            let made = try stage(due, staging, Tally("verify", of: due.pages.count, progress)).files
            verification.files = made.count
            for file in made {
                let kind: Verification.Difference.Kind
                switch try staging.standing(file) {
                case .same: continue
                case .unrecorded: kind = .unrecorded
                case .missing: kind = .missing
                case .different(let offset): kind = .different(offset: offset)
                }
                verification.differences.append(.init(path: file.path, kind: kind))
            }
            for path in output.gone(from: Set(made.map(\.path))) {
                verification.differences.append(.init(path: path, kind: .extra))
            }
        } catch {
            throw BuildFailure(error.description)
        }
        verification.differences.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

extension SourceStamps {
    /// Whether a file was added, removed or changed between the two; what was too young to be told apart counts as the same.
    fileprivate func differ(from earlier: SourceStamps) -> Bool {
        if listing.files != earlier.listing.files { return true }
        return stride(from: 0, to: words.count, by: 4).contains { start in
            let (now, then) = (words[start..<start + 4], earlier.words[start..<start + 4])
            return now.last != 0 && then.last != 0 && now != then
        }
    }
}
