import Bytes
import LastBuild
import OutputFolder
import Outputs
import Parallel
import SiteModel
import SourceText
import Templates

/// The render and write stages: pages to bytes to the output folder, page by page on all threads, so that no more than a
/// few pages are in memory at once.
struct Writing {
    let lists: SiteLists
    let plan: PagePlan
    let renderer: PageRenderer
    let theme: ThemeFiles
    let folder: SiteFolder
    let copied: CopiedFiles
    let former: FormerPages?
    let jobs: Int
    let shown: UInt64
    let isStrict: Bool
    let purpose: BuildOptions.Purpose
    /// By place among the due pages: its file.
    let pageFiles: [String]
    let keeping: Keeping

    /// False, with nothing written, where a source was changed after it had been looked at.
    func write(
        _ due: DuePages, to path: String, after last: inout LastRecord, _ sources: SourceStamps,
        _ progress: Builder.Progress?, into report: inout BuildReport
    ) throws(BuildFailure) -> Bool {
        do throws(OutputError) {
            let output = try last.open(path)
            let staging = output.begin()
            var vanished: [Diagnostic] = []
            var gone: [String] = []
            let written = try Self.abandoning(staging) { () throws(OutputError) -> (Staged, CommitSummary)? in
                let made = try stage(due, staging, Tally("render and write", of: due.pages.count, progress))
                gone = self.gone(due, from: output)
                if haveSourcesChanged || isRecordDamaged { return nil }
                vanished = vanishedPages(gone, due)
                if isStrict && !vanished.isEmpty { return nil }
                let rest = due.last == nil ? Others.removed : .kept(except: gone)
                return (made, try staging.commit(made.files, others: rest))
            }
            guard let (made, summary) = written else {
                staging.abandon()
                report.diagnostics += vanished
                return !vanished.isEmpty
            }
            report.pages = summary.made + summary.unchanged
            report.made = summary.made
            report.unchanged = summary.unchanged
            report.removed = summary.removed
            report.written = made.files.filter(\.isStaged).map(\.path)
            report.gone = gone
            // Of the folder's new state there is no record then, and the next build is a clean one.
            if !isRecordDamaged {
                do throws(BuildFailure) {
                    try keeping.save(
                        due, made, files: pageFiles, summary, sources, report.diagnostics, jobs: jobs, to: last)
                } catch {
                    report.recordFault = error.description
                }
            }
            report.diagnostics += leftAlone(summary)
            report.diagnostics += vanished
            tellSite(in: &report)
            return true
        } catch {
            throw BuildFailure(error.description)
        }
    }

    /// Says what `write` would do, and leaves the site as it is.
    func dryRun(
        _ due: DuePages, to path: String, after last: consuming LastRecord, into report: inout BuildReport
    ) throws(BuildFailure) -> Bool {
        report.pages = plan.pages.count + copied.count
        guard FileSystem.isFolder(path) else {
            report.wouldWrite = (pageFiles + copied.paths).sorted()
            report.diagnostics += vanishedPages([], due)
            tellSite(in: &report)
            return true
        }
        do throws(OutputError) {
            let output = try last.open(path)
            let staging = output.begin()
            defer { staging.abandon() }
            let staged = try stage(due, staging, Tally("render", of: due.pages.count, nil))
            report.wouldWrite = staged.files.filter(\.isStaged).map(\.path).sorted()
            report.wouldRemove = gone(due, from: output)
            report.diagnostics += vanishedPages(report.wouldRemove, due)
            tellSite(in: &report)
            return !haveSourcesChanged && !isRecordDamaged
        } catch {
            throw BuildFailure(error.description)
        }
    }

    private var haveSourcesChanged: Bool { lists.site.articles.others.haveChanged }
    /// Whether what the last build left cannot be believed.
    var isRecordDamaged: Bool { former?.isDamaged == true }

    /// What the last build wrote and this site has no more.
    private func gone(_ due: DuePages, from output: OutputFolder) -> [String] {
        if due.last == nil { return output.gone(from: Set(pageFiles + copied.paths)) }
        let gone = due.gone(pageFiles).union(copied.gone)
        return gone.isEmpty ? [] : gone.subtracting(pageFiles).subtracting(copied.paths).sorted()
    }

    /// Of these, pages that readers may know: not where the last build showed more than is published.
    private func vanishedPages(_ gone: [String], _ due: DuePages) -> [Diagnostic] {
        // Nobody but its author has seen a page of a preview.
        if purpose == .preview { return [] }
        if let former, former.record.shown & ~shown != 0 { return [] }
        var pages = Set(gone)
        // Where the folder is not as the last build left it, the record still says what was published.
        if due.last == nil, let former { pages.formUnion(former.files.subtracting(pageFiles)) }
        if !pages.isEmpty, let former {
            pages.subtract(former.record.copies.all)
            pages.subtract(former.files(of: lists.site.articles.table.expired(lists.site.now)))
        }
        return VanishedPages.diagnostics(pages.sorted(), isStrict: isStrict)
    }

    /// Files that would have gone, had nobody changed them.
    private func leftAlone(_ summary: CommitSummary) -> [Diagnostic] {
        summary.leftAlone.map { file in
            Diagnostic(
                .warning, id: "changed-by-hand", file: file, position: SourcePosition(line: 1, column: 1),
                message: "the file is no longer part of the site and was changed by hand, so it stays", excerpt: "",
                fix: "remove it from the output folder, unless it is meant to be there")
        }
    }

    private func tellSite(in report: inout BuildReport) {
        report.redirects = lists.site.formerAddresses.map(\.file)
        report.newRedirects = keeping.newRedirects
        report.holdsUntil = keeping.holdsUntil
        if case .anew = keeping { report.unpublished = lists.site.unpublishedPages }
    }

    /// What a thread renders with.
    private struct Desk: ~Copyable {
        let renderer: PageRenderer
        var page = ByteBuffer(room: 1 << 16)
        var kept: KeptPieces
        var reads: ReadSet

        init(_ renderer: PageRenderer, _ due: DuePages) {
            self.renderer = renderer.ofOneThread()
            kept = self.renderer.makeKeptPieces()
            reads = self.renderer.makeReadSet(due.numbers, isForFew: due.pages.count < 1_000)
        }

        deinit { renderer.letGo() }
    }

    /// Runs `body`; whatever it had staged is gone again if it fails.
    private static func abandoning<Value>(
        _ staging: Staging, _ body: () throws(OutputError) -> Value
    ) throws(OutputError) -> Value {
        do throws(OutputError) {
            return try body()
        } catch {
            staging.abandon()
            throw error
        }
    }

    /// What was staged, and what each page of it read.
    struct Staged {
        var files: [OutputFile] = []
        var reads: [PageReads] = []
    }

    func stage(
        _ due: DuePages, _ staging: Staging, _ tally: Tally
    ) throws(OutputError) -> Staged {
        let (renderer, folder, files) = (renderer, folder, pageFiles)
        let pages = parallelMap(due.pages.count, jobs: jobs, worker: Desk(renderer, due)) {
            desk, place -> Result<(OutputFile, PageReads), OutputError> in
            tally.up()
            desk.page.removeAll()
            desk.renderer.render(due.pages[place], into: &desk.page, keeping: &desk.kept)
            let reads = desk.renderer.takeReads(&desk.reads)
            do throws(OutputError) {
                return .success((try staging.write(desk.page, to: files[place]), reads))
            } catch {
                return .failure(error)
            }
        }
        let copies = copied.due
        let copied = parallelMap(copies.count, jobs: jobs, worker: ()) {
            _, number -> Result<OutputFile, OutputError> in
            Result { () throws(OutputError) in
                try staging.copy(folder.root + "/content/" + copies[number].source, to: copies[number].path)
            }
        }
        var staged = Staged()
        staged.files.reserveCapacity(pages.count + copied.count + theme.assets.count)
        for result in pages {
            let (file, reads) = try result.get()
            staged.files.append(file)
            staged.reads.append(reads)
        }
        for result in copied { staged.files.append(try result.get()) }
        for asset in theme.assets { staged.files.append(try staging.write(asset.bytes, to: asset.path)) }
        return staged
    }
}
