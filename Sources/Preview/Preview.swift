import Build
import CLinuxMemory
import Dispatch
import Synchronization
import Watching
import WebServer

/// What a preview is told on the command line.
public struct PreviewOptions: Sendable {
    /// The site, and what of it is shown.
    public var build = BuildOptions()
    /// Nil: 1313, or the next that is free.
    public var port: Int?
    /// Addresses of this machine, numeric or by name; empty: those that only this machine itself can reach.
    public var bind: [String] = []

    public init() {
        build.drafts = true
    }
}

/// Whom a preview tells what it does.
public struct PreviewListener: Sendable {
    /// A build has ended, after so many seconds.
    public var built: @Sendable (BuildReport, Double) -> Void = { _, _ in }
    /// The machine would not have it; the last good site is still served.
    public var failed: @Sendable (BuildFailure) -> Void = { _ in }
    public var noted: @Sendable (String) -> Void = { _ in }
    public var progress: Builder.Progress?

    public init() {}
}

/// A site that is served to its author and follows each change: look for changes, build, tell the pages that are open.
public final class Preview: Sendable {
    /// With the path that the site has at its host: `http://localhost:1313/news/`.
    public var address: String { origin + state.basePath }

    private let origin: String
    private let options: BuildOptions
    private let bound: [String]
    private let listener: PreviewListener
    private let root: String
    private let folder: PreviewFolder
    private let state = PreviewState()
    private let sockets: [ListeningSocket]
    private let visitors: Visitors
    private let alarm: Alarm
    private let isStopped = Atomic(false)

    private static let usualPort = 1313
    /// So many ports are tried.
    private static let portsTried = 100

    /// Takes a port and a folder; nothing is built or served before `run`.
    public init(_ options: PreviewOptions, _ listener: PreviewListener = PreviewListener()) throws(BuildFailure) {
        root = Builder.absolute(options.build.source)
        guard ServedFolder(root).hasFolder([]) else { throw BuildFailure("there is no folder \(root)") }
        guard ServedFolder(root + "/content").hasFolder([]) else {
            throw BuildFailure("\(root) is no site: it has no folder 'content'")
        }
        sockets = try Self.listen(options)
        folder = try PreviewFolder(of: root)
        guard let alarm = Alarm() else { throw BuildFailure("the process may open no more files") }
        self.alarm = alarm
        self.listener = listener
        visitors = Visitors(bound: options.bind)
        bound = options.bind
        let host = options.bind.first { !["0.0.0.0", "::", "127.0.0.1", "::1"].contains($0) } ?? "localhost"
        origin = "http://\(host.contains(":") ? "[\(host)]" : host):\(sockets.first?.port ?? 0)"
        var build = options.build
        build.purpose = .preview
        build.output = folder.path
        self.options = build
    }

    private static func listen(_ options: PreviewOptions) throws(BuildFailure) -> [ListeningSocket] {
        let local = ["127.0.0.1", "::1"]
        // Each once: a second socket at an address would find the first one there.
        var names: [String] = []
        for name in options.bind.isEmpty ? local : options.bind.flatMap({ $0 == "localhost" ? local : [$0] })
        where !names.contains(name) { names.append(name) }
        let ports = options.port.map { $0...$0 } ?? usualPort...(usualPort + portsTried - 1)
        var last = ListeningSocket.Fault.inUse
        for port in ports {
            do throws(ListeningSocket.Fault) {
                return try ListeningSocket.listen(at: names, port: port)
            } catch {
                last = error
                if error != .inUse { break }
            }
        }
        let place =
            ports.count == 1 ? "port \(ports.lowerBound)" : "a port from \(ports.lowerBound) to \(ports.upperBound)"
        let advice = last == .inUse ? "; choose another with --port" : ""
        throw BuildFailure("cannot listen on \(place): \(last.reason)\(advice)")
    }

    /// Builds, serves, and follows the site until `stop` is called.
    ///
    /// - Parameter started: called once requests are answered.
    /// - Throws: what makes it impossible to go on, such as the site's folder having gone.
    public func run(started: (String) -> Void) throws(BuildFailure) {
        var watch = beginWatch()
        var last = build(after: nil)
        let server = try serve()
        defer { server.stop() }
        started(address)
        let far = bound.filter { !["localhost", "127.0.0.1", "::1"].contains($0) }
        if !far.isEmpty {
            listener.noted("whoever reaches \(far.joined(separator: " or ")) sees this preview, drafts and all")
        }
        readMarks()
        var settling = Settling()
        while !isStopped.load(ordering: .acquiring) {
            let idle = ContinuousClock.now + Self.glance
            for event in watch.wait(until: min(settling.due ?? idle, idle), or: alarm) {
                settling.take(event, at: .now)
            }
            if !watch.seesAll {
                try waitForFolder()
                watch = beginWatch()
                settling.take(FileEvent("", .unknown), at: .now)
            }
            if isStopped.load(ordering: .acquiring) { return }
            let isDue = settling.due.map { $0 <= .now } ?? isOver(last)
            if isDue {
                settling.begin()
                last = build(after: last)
                // A site that could not be read at the start could say nothing of them.
                if last.isGood { readMarks() }
            }
        }
    }

    /// Ends `run`, from any thread.
    public func stop() {
        isStopped.store(true, ordering: .releasing)
        alarm.ring()
    }

    /// How often it is looked whether a time has come, or the preview's folder has gone.
    private static let glance = Duration.seconds(1)

    private func beginWatch() -> any FolderWatch {
        let (watch, note) = watchFolder(root)
        if let note { listener.noted("changes are looked for twice a second: \(note)") }
        return watch
    }

    private func serve() throws(BuildFailure) -> HTTPServer {
        let (origin, options, state) = (origin, options, state)
        let responder = Responder(state: state, folder: folder.served, visitors: visitors) {
            var options = options
            options.baseURL = origin + state.basePath
            return options
        }
        do throws(ServerFailure) {
            return try HTTPServer(on: sockets) { responder.answer($0) }
        } catch {
            throw BuildFailure(error.description)
        }
    }

    // MARK: Builds

    /// Seconds after which a build is a large one.
    private static let long = 0.5

    private struct Outcome {
        /// When the same files make another site, in seconds since 1970.
        var holdsUntil: Int?
        /// What the machine would not have, and when it is tried again.
        var failure: (text: String, again: ContinuousClock.Instant)?
        var isGood = false
    }

    /// Whether the same files make another site by now, what they made was removed, or the machine may have what it needs.
    private func isOver(_ last: Outcome) -> Bool {
        if let failure = last.failure { return failure.again <= .now }
        guard last.isGood else { return false }
        let isPast = options.now == nil && last.holdsUntil.map { $0 <= Builder.clock } ?? false
        return isPast || !folder.isThere
    }

    private func build(after last: Outcome?) -> Outcome {
        let start = ContinuousClock.now
        do throws(BuildFailure) {
            try folder.hold()
            if !folder.isThere { folder.clear() }
            let (options, basePath) = currentOptions
            let report = try Builder.build(options, progress: listener.progress)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            state.take(report, basePath: basePath)
            listener.built(report, seconds)
            // A large build takes much that the next ones do not need.
            if seconds > Self.long { sitegen_give_memory_back() }
            return Outcome(holdsUntil: report.holdsUntil, isGood: !report.hasErrors)
        } catch {
            if error.isPassing { return Outcome(failure: (error.description, .now + .milliseconds(200))) }
            // Said once, however often it is tried.
            if last?.failure?.text != error.description {
                state.take(error)
                listener.failed(error)
            }
            let pause = max(.seconds(2), (ContinuousClock.now - start) * 10)
            return Outcome(failure: (error.description, .now + pause))
        }
    }

    /// With the address that the site has here: its path is that of its own address.
    private var currentOptions: (options: BuildOptions, basePath: String) {
        let path = Builder.basePath(ofSite: root).map { Self.isServable($0) ? $0 : "/" } ?? state.basePath
        var options = options
        options.baseURL = origin + path
        return (options, path)
    }

    /// Not where the preview's own pages are, or where nobody sees anything.
    private static func isServable(_ basePath: String) -> Bool {
        RequestPath.parts(of: basePath).map { $0.first != PreviewState.overviewFile } ?? false
    }

    /// Marks of pages that the first build left as they were.
    private func readMarks() {
        if state.knowsUnpublished { return }
        let (state, options) = (state, currentOptions.options)
        DispatchQueue.global().async {
            if let overview = try? Builder.overview(options) { state.take(atStart: overview.unpublished) }
            sitegen_give_memory_back()
        }
    }

    /// The site's folder may have been moved or removed: it may come back, as it does when a repository is cloned anew.
    private func waitForFolder() throws(BuildFailure) {
        let end = ContinuousClock.now + .seconds(3)
        while !ServedFolder(root + "/content").hasFolder([]) && !isStopped.load(ordering: .acquiring) {
            if ContinuousClock.now > end { throw BuildFailure("the site's folder \(root) is gone") }
            alarm.wait(for: .milliseconds(100))
        }
    }
}
