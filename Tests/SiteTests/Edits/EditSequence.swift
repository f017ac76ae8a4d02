import Build
import Foundation
import FuzzInputs
import SourceText
import Synchronization

/// A site that is edited step by step and built after each of them into a folder that is kept: what stands there must
/// be what a clean build of the same sources makes, byte for byte.
struct EditSequence {
    let seed: UInt64
    let steps: Int
    private let folder: EditedFolder
    private var editor: SiteEditor
    /// How the edits are written, and when builds are compared: of no influence on the edits themselves.
    private var random: RandomNumbers
    private var edits: [MadeEdit] = []
    private var faults: [String] = []
    /// Edits since the last build without errors; 0 after one.
    private var doubtful = 0
    private var failedBuilds = 0

    private init(seed: UInt64, steps: Int) throws {
        self.seed = seed
        self.steps = steps
        folder = try EditedFolder()
        editor = SiteEditor(seed: seed)
        random = RandomNumbers(seed: ~seed)
    }

    struct Outcome: Sendable {
        /// The kind of each edit that was made.
        let kinds: [String]
        let faults: [String]
    }

    /// Ends at the first fault. The site and its folder are gone afterwards.
    static func run(seed: UInt64, steps: Int) throws -> Outcome {
        var sequence = try EditSequence(seed: seed, steps: steps)
        try sequence.run()
        return Outcome(kinds: sequence.edits.map(\.kind), faults: sequence.faults)
    }

    private mutating func run() throws {
        try folder.bring(to: editor.site.allFiles, EditedFolder.Manner(&random))
        try buildAndCompare()
        for step in 1...steps where faults.isEmpty {
            try edit()
            if random.oneIn(8) { try buildWhileEdited() }
            // Two builds on the heels of each other, without the time that a comparison takes.
            if random.oneIn(5), step < steps {
                _ = try Builder.build(options)
            } else {
                try buildAndCompare()
            }
        }
    }

    private var options: BuildOptions { editor.site.wish.options(source: folder.site.root.path()) }

    private var output: URL { folder.site.root.appending(path: editor.site.wish.output) }

    // MARK: Editing

    private mutating func edit() throws {
        for _ in 0..<(random.oneIn(4) ? 3 : 1) {
            let made = recovery() ?? editor.edit()
            edits.append(made)
            doubtful += 1
            switch made.kind {
            case Edit.undo: doubtful = 0
            case Edit.touch: try folder.touch()
            case Edit.removeOutput: folder.remove(editor.site.wish.output)
            case Edit.removeRecord: folder.remove(".sitegen")
            default: break
            }
        }
        try folder.bring(to: editor.site.allFiles, EditedFolder.Manner(&random))
    }

    /// After a build with errors: soon the site is good again, by one way or another.
    private mutating func recovery() -> MadeEdit? {
        guard failedBuilds > 0, doubtful > 0, !random.oneIn(4) else { return nil }
        return random.oneIn(2) ? editor.mend(doubtful) ?? editor.undo(doubtful) : editor.undo(doubtful)
    }

    /// A build during which somebody saves; whatever it makes, the next one has to notice.
    private mutating func buildWhileEdited() throws {
        let options = options
        let made = editor.edit()
        edits.append(MadeEdit(kind: made.kind, story: made.story + " (while a build runs)"))
        doubtful += 1
        let (folder, files, manner) = (folder, editor.site.allFiles, EditedFolder.Manner(&random))
        let stage = random.oneIn(2) ? "resolve" : "plan"
        let isSaved = Mutex(false)
        let save = { @Sendable in
            if isSaved.withLock({ saved in
                defer { saved = true }
                return !saved
            }) {
                try? folder.bring(to: files, manner)
            }
        }
        // A picture may be gone between the reading of its size and its copy: that is the machine's failure to tell.
        _ = try? Builder.build(options) { name, _, _ in if name == stage { save() } }
        save()
    }

    // MARK: Comparing

    private mutating func buildAndCompare() throws {
        let before = try EditedOutput.files(below: output)
        let identities = before.isEmpty ? [:] : try folder.identities(below: editor.site.wish.output)
        let report = try Builder.build(options)
        let after = try EditedOutput.files(below: output)
        let clean = try CleanBuild(ofSiteIn: folder.site.root, editor.site.wish)
        compare(report.diagnostics.filter { $0.id != "vanished-page" }, with: clean.report.diagnostics)
        if clean.report.hasErrors {
            failedBuilds += 1
            fault("a build with errors changed the output", FileTree.differences(after, from: before))
            return
        }
        (failedBuilds, doubtful) = (0, 0)
        // Former addresses lead on, which no clean build knows of.
        let redirects = Set(report.redirects)
        fault("a former address leads nowhere", redirects.filter { !leads($0, in: after) }.sorted())
        fault(
            "the output is not that of a clean build",
            FileTree.differences(after.filter { !redirects.contains($0.key) }, from: clean.files))
        if report.pages != clean.report.pages + redirects.count {
            fault("the count of pages", ["is: \(report.pages)", "wanted: \(clean.report.pages)"])
        }
        let standing = try folder.identities(below: editor.site.wish.output)
        let touched = after.keys.sorted().filter { before[$0] == after[$0] && identities[$0] != standing[$0] }
        fault("files were written though they are as they were", touched)
        if before == after, report.made + report.removed > 0 {
            fault("the report counts changes where there are none", ["\(report.made) and \(report.removed)"])
        }
    }

    /// Whether a file sends its readers to a page of the site.
    private func leads(_ file: String, in site: [String: Data]) -> Bool {
        guard let page = site[file].map({ String(decoding: $0, as: UTF8.self) }),
            let link = page.split(separator: "<p><a href=\"").dropFirst().first
        else { return false }
        let path = link.prefix { $0 != "\"" }
        return site.keys.contains { path.hasSuffix("/" + $0.replacing("index.html", with: "")) }
    }

    private mutating func compare(_ found: [Diagnostic], with wanted: [Diagnostic]) {
        if found == wanted { return }
        let (ours, theirs) = (found.map { "\($0)" }, wanted.map { "\($0)" })
        let missing = theirs.filter { !ours.contains($0) }.map { "missing: \($0)" }
        let excess = ours.filter { !theirs.contains($0) }.map { "not expected: \($0)" }
        fault("the diagnostics are not those of a clean build", missing + excess + ["\(ours.count), \(theirs.count)"])
    }

    /// Nothing where `details` are empty.
    private mutating func fault(_ what: String, _ details: [String]) {
        if details.isEmpty { return }
        let story = edits.enumerated().map { "  \($0 + 1). \($1)" }.joined(separator: "\n")
        let shown = details.prefix(3).map { String($0.prefix(1_500)) }.joined(separator: "\n")
        faults.append(
            "seed \(seed), \(edits.count) edits: \(what) (\(details.count) differences)\n\(shown)\n\(story)\n"
                + "again with: SITEGEN_EDIT_SEED=\(seed) SITEGEN_EDIT_SEQUENCES=1 swift test --filter EditTests")
    }
}
