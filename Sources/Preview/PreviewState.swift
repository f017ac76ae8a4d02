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
        /// The build that this changed in; 0 until it is known.
        var unpublishedChanged = 0
        var basePath = "/"
        /// Whether a build has succeeded.
        var hasSite = false
        /// Of the last build.
        var overview: SiteOverview?
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

    /// Why readers would not see a page; nil for one that they see.
    func unpublished(_ file: String) -> SiteListing.ArticleRow.State? { state.withLock { $0.unpublished[file] } }

    // MARK: Builds

    /// - Parameter basePath: that the pages were made with.
    func take(_ report: BuildReport, basePath: String) {
        let findings = Findings(diagnostics: report.diagnostics)
        take(findings, changed: report.written + report.gone) { state in
            // The last good site stays where it is.
            if !report.hasErrors || !state.hasSite { state.basePath = basePath }
            state.hasSite = state.hasSite || !report.hasErrors
            if let unpublished = report.unpublished { Self.take(unpublished, into: &state) }
        }
    }

    func take(_ failure: BuildFailure) {
        take(Findings(failure: failure.description), changed: []) { _ in }
    }

    /// - Parameter findings: nil where they are those of the last build.
    private func take(_ findings: Findings?, changed: [String], _ adjust: (inout State) -> Void) {
        state.withLock { state in
            let last = state.build
            state.build += 1
            for file in changed + [Self.overviewFile] { state.changed[file] = state.build }
            for file in changed where LiveData.isAsset(file) { state.changedAssets[file] = state.build }
            let wereFaulty = state.findings.areFaulty
            if let findings { state.findings = findings }
            state.overview = nil
            adjust(&state)
            state.pages.removeAll { $0.stream.isOver }
            for page in state.pages { tell(page, state, since: last, mayBeFaulty: wereFaulty) }
        }
    }

    private static func take(_ unpublished: [UnpublishedPage], into state: inout State) {
        let states = Dictionary(unpublished.map { ($0.file, $0.state) }, uniquingKeysWith: { $1 })
        if states == state.unpublished && state.unpublishedChanged > 0 { return }
        // Their pages carry a mark, which no file holds.
        for file in Set(states.keys).union(state.unpublished.keys) where states[file] != state.unpublished[file] {
            state.changed[file] = state.build
        }
        (state.unpublished, state.unpublishedChanged) = (states, state.build)
    }

    /// A build that finds all as the last one left it does not tell what is not published.
    var knowsUnpublished: Bool { state.withLock { $0.unpublishedChanged > 0 } }

    /// - Parameter build: the last one when the site was begun to be read.
    func take(_ overview: SiteOverview, of build: Int) {
        state.withLock { state in
            if state.build != build { return }
            state.overview = overview
            Self.take(overview.unpublished, into: &state)
        }
    }

    /// What was not published at the start; a build that has told of it meanwhile knows better, and all others left it so.
    func take(atStart unpublished: [UnpublishedPage]) {
        if knowsUnpublished { return }
        take(nil, changed: []) { if $0.unpublishedChanged == 0 { Self.take(unpublished, into: &$0) } }
    }

    var build: Int { state.withLock { $0.build } }

    /// That of the last build, if somebody has asked for it.
    var overview: SiteOverview? { state.withLock { $0.overview } }

    // MARK: Open pages

    /// A page asks to be told of changes.
    ///
    /// - Parameter mark: what it was made with; nil where it does not say.
    func open(_ files: [String], since mark: String?) -> EventStream {
        let page = OpenPage(files: Set(files), stream: EventStream())
        // Told while no other thread may tell it of a later build.
        state.withLock { state in
            state.pages.removeAll { $0.stream.isOver }
            state.pages.append(page)
            tell(page, state, since: build(of: mark), isNew: true)
        }
        return page.stream
    }

    /// Nil for a mark of another server's.
    private func build(of mark: String?) -> Int? {
        guard let parts = mark?.split(separator: "."), parts.count == 2, parts[0] == run else { return nil }
        return Int(parts[1])
    }

    /// - Parameters:
    ///   - last: the build that the page shows; nil for one of another server's.
    ///   - mayBeFaulty: whether the page may show faults.
    ///   - isNew: whether it was told nothing yet.
    private func tell(
        _ page: OpenPage, _ state: State, since last: Int?, mayBeFaulty: Bool = true, isNew: Bool = false
    ) {
        var events: [(name: String, data: String)] = []
        if isNew || state.unpublishedChanged > last ?? 0 {
            events.append(("unpublished", LiveData.unpublished(state.unpublished, state.basePath)))
        }
        if state.findings.areFaulty {
            events.append(("faults", LiveData.faults(state.findings)))
        } else if mayBeFaulty {
            events.append(("mended", "{}"))
        }
        if let last {
            let assets = state.changedAssets.filter { $0.value > last }.keys
            if !assets.isEmpty { events.append(("assets", LiveData.assets(assets.sorted(), state.basePath))) }
        }
        // Another server's page is another page.
        if last.map({ last in page.files.contains { state.changed[$0] ?? 0 > last } }) ?? true {
            events.append(("reload", "{}"))
        }
        // Only the last one tells of the build: a stream that breaks off before it goes on from the build before.
        for (number, event) in events.enumerated() {
            page.stream.send(event.name, id: number == events.count - 1 ? mark(state.build) : nil, event.data)
        }
    }
}
