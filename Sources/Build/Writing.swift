import Bytes
import OutputFolder
import Outputs
import Parallel
import SiteModel
import Templates

/// The render and write stages: pages to bytes to the output folder, page by page on all threads, so that no more than a
/// few pages are in memory at once.
struct Writing {
    let site: Site
    let plan: PagePlan
    let renderer: PageRenderer
    let theme: ThemeFiles
    let folder: SiteFolder
    let jobs: Int

    func write(
        to path: String, _ progress: Builder.Progress?, into report: inout BuildReport
    ) throws(BuildFailure) {
        do throws(OutputError) {
            let output = try OutputFolder(path)
            let staging = output.begin()
            let (files, summary) = try Self.abandoning(staging) { () throws(OutputError) in
                let files = try stage(staging, Tally("render and write", of: plan.pages.count, progress))
                return (files, try staging.commit(files))
            }
            report.pages = files.count
            report.made = summary.made
            report.unchanged = summary.unchanged
            report.removed = summary.removed
        } catch {
            throw BuildFailure(error.description)
        }
    }

    /// What a thread renders with.
    private struct Desk: ~Copyable {
        let renderer: PageRenderer
        var page = ByteBuffer(room: 1 << 16)
        var kept: KeptPieces

        init(_ renderer: PageRenderer) {
            self.renderer = renderer.ofOneThread()
            kept = self.renderer.makeKeptPieces()
        }
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

    private func stage(_ staging: Staging, _ tally: Tally) throws(OutputError) -> [OutputFile] {
        let (plan, renderer, folder) = (plan, renderer, folder)
        let pages = parallelMap(plan.pages.count, jobs: jobs, worker: Desk(renderer)) {
            desk, number -> Result<OutputFile, OutputError> in
            tally.up()
            desk.page.removeAll()
            desk.renderer.render(number, into: &desk.page, keeping: &desk.kept)
            do throws(OutputError) {
                return .success(try staging.write(desk.page, to: Site.file(at: plan.paths[number])))
            } catch {
                return .failure(error)
            }
        }
        let copies = Self.copies(of: site, folder)
        let copied = parallelMap(copies.count, jobs: jobs, worker: ()) {
            _, number -> Result<OutputFile, OutputError> in
            Result { () throws(OutputError) in
                try staging.copy(folder.root + "/content/" + copies[number].source, to: copies[number].path)
            }
        }
        var files: [OutputFile] = []
        files.reserveCapacity(pages.count + copied.count + theme.assets.count)
        for result in pages { files.append(try result.get()) }
        for result in copied { files.append(try result.get()) }
        for asset in theme.assets { files.append(try staging.write(asset.bytes, to: asset.path)) }
        return files
    }

    /// Pictures that published pages use, and everything below `static/`.
    static func copies(of site: Site, _ folder: SiteFolder) -> [(source: String, path: String)] {
        let statics = folder.files.filter { $0.hasPrefix("static/") }
        return site.pictures.map { (source: $0.path, path: $0.path) }
            + statics.map { (source: $0, path: String($0.dropFirst("static/".count))) }
    }
}
