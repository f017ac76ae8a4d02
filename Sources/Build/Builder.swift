import Bytes
import Chronology
import LastBuild
import Outputs
import Parallel
import SiteModel
import SourceText

/// The build, top to bottom: read, parse, resolve, plan, render, write. One way; no stage reaches back.
public enum Builder {
    /// Told of a stage, on any thread: its name, and how much of how much is done. Rendering and writing are one.
    public typealias Progress = @Sendable (_ stage: String, _ done: Int, _ of: Int) -> Void
    /// Told once, before the wait, that another build holds the output folder.
    public typealias Waiting = @Sendable (_ output: String) -> Void

    /// Builds the site. With errors in content or templates nothing is written: the report holds all of them.
    public static func build(
        _ options: BuildOptions, progress: Progress? = nil, waiting: Waiting? = nil
    ) throws(BuildFailure) -> BuildReport {
        var options = options
        // One present for all that is made.
        options.now = options.now ?? FileSystem.clock
        var last = try LastRecord(
            root: FileSystem.absolute(options.source), output: output(of: options), waiting: waiting)
        for _ in 0..<mostAttempts {
            progress?("read", 0, 1)
            let folder = try SiteFolder(
                FileSystem.absolute(options.source), after: last.seen, jobs: jobs(options))
            let sources = SourceStamps(folder, jobs: jobs(options))
            guard var report = try attempt(folder, sources, options, &last, progress) else { continue }
            if options.verify, !options.dryRun, !report.hasErrors {
                try last.forget()
                report.verification = try verify(options, last, of: sources, progress)
            }
            return report
        }
        throw BuildFailure(
            "files of the site were changed again and again while it was built; nothing was written", isPassing: true)
    }

    /// How often a build begins anew because somebody saved a file that it had looked at.
    private static let mostAttempts = 5

    /// The build itself, after the last one. Nil where a file was changed after it had been looked at.
    private static func attempt(
        _ folder: SiteFolder, _ sources: SourceStamps, _ options: BuildOptions, _ last: inout LastRecord,
        _ progress: Progress?
    ) throws(BuildFailure) -> BuildReport? {
        if let report = last.reportOfTheSame(sources, options) { return report }
        last.read()

        let changes = last.record.map { SourceChanges(sources, since: $0.seen) }
        var diagnostics: [Diagnostic] = []
        var ready: Ready?
        // Where the process goes on, the site must not stay in memory.
        defer { if options.verify || options.purpose == .preview { ready?.writing.renderer.letGo() } }
        if let record = last.record, let changes, let former = last.formerPages() {
            ready = try TextEdits.prepare(folder, options, former, changes, progress)
            if ready != nil { diagnostics = record.seen.diagnostics }
        }
        if ready == nil {
            last.check(jobs: jobs(options))
            ready = try prepare(folder, options, last, changes, progress, into: &diagnostics)
        }
        if ready?.site.articles.others.haveChanged == true { return nil }
        if ready?.writing.isRecordDamaged == true {
            last.distrust()
            return nil
        }
        var report = BuildReport()
        report.diagnostics = finish(diagnostics, options, root: folder.root)
        guard let ready, !report.hasErrors else { return report }
        let due = ready.due
        report.explanation = options.explain.map { ready.writing.explanation(of: $0, due) }
        let output = output(of: options)
        let isDone =
            if options.dryRun {
                try ready.writing.dryRun(due, to: output, after: last, into: &report)
            } else {
                try ready.writing.write(due, to: output, after: &last, sources, progress, into: &report)
            }
        if !isDone && ready.writing.isRecordDamaged { last.distrust() }
        return isDone ? report : nil
    }

    /// All that `build` would complain of, and notes besides; nothing is written.
    public static func check(_ options: BuildOptions) throws(BuildFailure) -> BuildReport {
        var diagnostics: [Diagnostic] = []
        let folder = try SiteFolder(FileSystem.absolute(options.source))
        let ready = try prepare(folder, options, nil, nil, nil, into: &diagnostics)
        if let ready { diagnostics += Notes.notes(on: ready.site) }
        var report = BuildReport()
        report.pages = ready?.plan.pages.count ?? 0
        report.diagnostics = finish(diagnostics, options, root: FileSystem.absolute(options.source))
        return report
    }

    /// The site's articles and entities, for `list`.
    public static func listing(_ options: BuildOptions) throws(BuildFailure) -> SiteListing {
        var diagnostics: [Diagnostic] = []
        let root = FileSystem.absolute(options.source)
        let folder = try SiteFolder(root)
        var parsing = Parsing(folder, options, jobs: jobs(options))
        let parts = try parsing.parts(Tally("parse", of: folder.articles.count, nil))
        diagnostics += parsing.diagnostics
        let listing = parts.map { SiteListing(everythingIn: $0, into: &diagnostics) } ?? SiteListing()
        return listing.with(finish(diagnostics, options, root: root))
    }

    // MARK: Stages

    /// A site that is ready to be written.
    struct Ready {
        let site: Site
        let plan: PagePlan
        let due: DuePages
        let writing: Writing
    }

    static func prepare(
        _ folder: SiteFolder, _ options: BuildOptions, _ last: LastRecord?, _ changes: SourceChanges?,
        _ progress: Progress?, into diagnostics: inout [Diagnostic]
    ) throws(BuildFailure) -> Ready? {
        let jobs = jobs(options)
        let theme = try ThemeFiles(folder, options.purpose)
        diagnostics += folder.diagnostics + theme.diagnostics

        var known: (record: KeptRecord, changes: SourceChanges)?
        if let record = last?.record, let changes { known = (record, changes) }
        var parsing = Parsing(folder, options, jobs: jobs, after: known)
        let parts = try parsing.parts(Tally("parse", of: folder.articles.count, progress))
        diagnostics += parsing.diagnostics
        guard let parts, let horizon = parsing.horizon, let knowledge = parsing.knowledge else { return nil }

        progress?("resolve", 0, 1)
        var site = Site.resolve(parts, jobs: jobs, into: &diagnostics)
        site.pictures = PictureReading(root: folder.root, jobs: jobs).read(site.pictures, into: &diagnostics)

        progress?("plan", 0, 1)
        let former = last?.formerPages()
        var plan = PagePlan(of: site)
        let copied = CopiedFiles(site, folder, theme)
        let redirection = Redirection(site, after: last?.published, former) {
            Set(plan.pages.map { Site.file(at: site.path(of: $0)) } + copied.paths)
        }
        if !redirection.addresses.isEmpty {
            site.formerAddresses = redirection.addresses
            plan = PagePlan(of: site)
        }
        let lists = SiteLists(site, plan)
        let settings = folder.settings.flatMap { parsing.fingerprints[$0]?.value } ?? 0
        let basis = BuildBasis(
            options: options, settings: settings, outline: lists.outline(assets: theme.assetPaths),
            theme: theme.fingerprint, horizon: horizon)
        guard
            let planning = Planning(
                lists, theme, copied, basis, after: last?.record == nil ? nil : former, jobs: jobs, into: &diagnostics)
        else { return nil }
        let due = planning.due
        let writing = Writing(
            lists: lists, plan: plan, renderer: planning.renderer, theme: theme, folder: folder,
            copied: changes.flatMap { changes in due.last.map { copied.after($0.record, changes) } } ?? copied,
            former: former, jobs: jobs, shown: basis.shown, isStrict: basis.isStrict, purpose: options.purpose,
            pageFiles: planning.pageFiles,
            keeping: .anew(
                Keeping.Parts(
                    basis: basis, knowledge: knowledge, redirection: redirection, constantReads: planning.constantReads,
                    templateParts: planning.templateParts, copies: PackedTexts(copied.paths), site: site)))
        return Ready(site: site, plan: plan, due: due, writing: writing)
    }

    static func jobs(_ options: BuildOptions) -> Int { max(1, options.jobs ?? FileSystem.processors) }

    private static func output(of options: BuildOptions) -> String {
        FileSystem.absolute(options.output ?? options.source + "/public")
    }

    /// Sorted, each once, with excerpts, and under `--strict` with warnings as errors.
    static func finish(_ found: [Diagnostic], _ options: BuildOptions, root: String) -> [Diagnostic] {
        var sources: [String: SourceFile] = [:]
        var finished: [Diagnostic] = []
        for diagnostic in found.sorted() where finished.last != diagnostic {
            var diagnostic = diagnostic
            if diagnostic.excerpt.isEmpty {
                if sources[diagnostic.file] == nil, let bytes = try? FileSystem.bytes(of: root + "/" + diagnostic.file)
                {
                    sources = [diagnostic.file: SourceFile(path: diagnostic.file, bytes: bytes)]
                }
                if let source = sources[diagnostic.file] { diagnostic = diagnostic.excerpted(from: source) }
            }
            if options.strict, diagnostic.severity == .warning { diagnostic.severity = .error }
            finished.append(diagnostic)
        }
        return finished
    }
}
