import Build
import SourceText
import Synchronization
import WebServer

/// What a preview knows of its site, and the pages that are open in browsers.
///
/// Builds are numbered. A page tells the number that it was made with, and so learns of what changed since, even if that was
/// before its stream of events was there.
final class PreviewState: Sendable {
    /// What the last build found.
    struct Findings: Sendable {
        var diagnostics: [Diagnostic] = []
        /// What the machine would not have, in one sentence.
        var failure: String?

        var areFaulty: Bool { failure != nil || diagnostics.contains { $0.severity == .error } }
    }

    private struct State {
        var build = 0
        var findings = Findings()
        /// By file: the build that it changed in; what pages show besides their own file apart from the rest.
        var changed: [String: Int] = [:]
        var changedAssets: [String: Int] = [:]
        var unpublished: [String: SiteListing.ArticleRow.State] = [:]
        var basePath = "/"
        var overview: (build: Int, overview: SiteOverview)?
        var pages: [OpenPage] = []
    }

    /// A page in a browser, with the files that it shows.
    private struct OpenPage {
        let files: Set<String>
        let stream: EventStream
    }

    /// Stands for the page about the site, which is another one after each build.
    static let overviewFile = "__sitegen"

    /// Told apart from an earlier server's builds.
    private let run = String(UInt32.random(in: .min ... .max), radix: 36)
    private let state = Mutex(State())

    /// `3k2j9.12`: what pages and events carry.
    var mark: String { state.withLock { mark($0.build) } }
    private func mark(_ build: Int) -> String { "\(run).\(build)" }

    var findings: Findings { state.withLock { $0.findings } }
    var basePath: String { state.withLock { $0.basePath } }
    func use(basePath: String) { state.withLock { $0.basePath = basePath } }

    /// Why readers would not see a page; nil for one that they see.
    func unpublished(_ file: String) -> SiteListing.ArticleRow.State? { state.withLock { $0.unpublished[file] } }

    // MARK: Builds

    func take(_ report: BuildReport) {
        let findings = Findings(diagnostics: report.diagnostics)
        take(findings, changed: report.written + report.gone) { state in
            guard let unpublished = report.unpublished else { return }
            state.unpublished = Dictionary(unpublished.map { ($0.file, $0.state) }, uniquingKeysWith: { $1 })
        }
    }

    func take(_ failure: BuildFailure) {
        take(Findings(failure: failure.description), changed: []) { _ in }
    }

    private func take(_ findings: Findings, changed: [String], _ adjust: (inout State) -> Void) {
        let tellings = state.withLock { state -> [() -> Void] in
            state.build += 1
            for file in changed + [Self.overviewFile] { state.changed[file] = state.build }
            for file in changed where LiveData.isAsset(file) { state.changedAssets[file] = state.build }
            let wereFaulty = state.findings.areFaulty
            state.findings = findings
            adjust(&state)
            state.pages.removeAll { $0.stream.isOver }
            return state.pages.map { page in
                let (last, now) = (state.build - 1, state)
                return { self.tell(page, now, since: last, wereFaulty: wereFaulty) }
            }
        }
        for tell in tellings { tell() }
    }

    /// Whose pages a build at the start left as they were is known from the site alone.
    func take(_ overview: SiteOverview, of build: Int) {
        state.withLock { state in
            state.overview = (build, overview)
            if state.build == build {
                state.unpublished = Dictionary(
                    overview.unpublished.map { ($0.file, $0.state) }, uniquingKeysWith: { $1 })
            }
        }
    }

    var build: Int { state.withLock { $0.build } }

    /// That of the last build, if there is one.
    var overview: SiteOverview? {
        state.withLock { state in state.overview.flatMap { $0.build == state.build ? $0.overview : nil } }
    }

    // MARK: Open pages

    /// A page asks to be told of changes.
    ///
    /// - Parameter mark: what it was made with; nil where it does not say.
    func open(_ files: [String], since mark: String?) -> EventStream {
        let page = OpenPage(files: Set(files), stream: EventStream())
        let now = state.withLock { state in
            state.pages.removeAll { $0.stream.isOver }
            state.pages.append(page)
            return state
        }
        page.stream.send("hello", id: self.mark(now.build), LiveData.unpublished(now.unpublished, now.basePath))
        tell(page, now, since: build(of: mark), wereFaulty: true)
        return page.stream
    }

    /// Nil for a mark of another server's.
    private func build(of mark: String?) -> Int? {
        guard let parts = mark?.split(separator: "."), parts.count == 2, parts[0] == run else { return nil }
        return Int(parts[1])
    }

    /// - Parameter last: the build that the page shows; nil for one of another server's.
    private func tell(_ page: OpenPage, _ state: State, since last: Int?, wereFaulty: Bool) {
        let mark = mark(state.build)
        if state.findings.areFaulty {
            page.stream.send("faults", id: mark, LiveData.faults(state.findings))
        } else if wereFaulty {
            page.stream.send("mended", id: mark, "{}")
        }
        guard let last else { return page.stream.send("reload", id: mark, "{}") }
        if last == state.build { return }
        if page.files.contains(where: { state.changed[$0] ?? 0 > last }) {
            return page.stream.send("reload", id: mark, "{}")
        }
        let assets = state.changedAssets.filter { $0.value > last }.keys
        if !assets.isEmpty {
            page.stream.send("assets", id: mark, LiveData.assets(assets.sorted(), state.basePath))
        }
    }
}
