import Build
import Dispatch
import Foundation
import Preview
import SourceText
import Synchronization

/// `sitegen serve`: the site in a browser, as it is being written.
struct ServeCommand {
    let console: Console
    let arguments: Arguments

    func run(_ build: BuildOptions) throws -> Tool.Status {
        let stages = StageReport(console, isQuiet ? .silent : console.isTerminal ? .line : .silent)
        let preview = try Preview(try options(build), listener(stages))
        let signals = Self.end(preview)
        defer { for signal in signals { signal.cancel() } }
        try preview.run { address in
            console.out("Serving \(address) (Ctrl-C ends it)\n")
            if arguments.isOn("open") { open(address) }
        }
        return .done
    }

    private var isQuiet: Bool { arguments.isOn("quiet") }

    private func options(_ build: BuildOptions) throws(UsageError) -> PreviewOptions {
        var options = PreviewOptions()
        options.build = build
        options.build.drafts = !arguments.isOn("no-drafts")
        if arguments.isOn("drafts"), arguments.isOn("no-drafts") {
            throw UsageError("options '--drafts' and '--no-drafts' exclude each other")
        }
        if let text = arguments.values["port"] {
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = Int(text),
                (0...65_535).contains(port)
            else {
                throw UsageError("option '--port' takes a number from 0 to 65535, not '\(text)'")
            }
            options.port = port
        }
        options.bind = (arguments.values["bind"] ?? "").split(separator: ",").map { name in
            name.filter { $0 != "[" && $0 != "]" && $0 != " " }
        }
        return options
    }

    private func listener(_ stages: StageReport) -> PreviewListener {
        let (console, isQuiet, told) = (console, isQuiet, Told())
        var listener = PreviewListener()
        listener.progress = stages.note
        listener.built = { report, seconds in
            stages.finish()
            let least = isQuiet ? .error : Diagnostic.Severity.warning
            let diagnostics = report.diagnostics.filter { $0.severity.isAtLeast(least) }
            console.print(told.new(among: diagnostics), asJSON: false)
            let summary = Summary(report: report, seconds: seconds, isCheck: false)
            if report.hasErrors {
                console.error(summary.faults + "\n")
            } else if !isQuiet {
                console.out(summary.text + "\n")
            }
            if let fault = told.new(summary.recordFault), !isQuiet { console.error("sitegen: \(fault)\n") }
        }
        listener.failed = { failure in
            stages.finish()
            console.error("sitegen: \(Diagnostic.printable(failure.description))\n")
        }
        listener.noted = { text in console.error("sitegen: \(text)\n") }
        return listener
    }

    /// What the last build was told of: a warning that stays is not told again with each word that is typed.
    private final class Told: Sendable {
        private let last = Mutex<Set<Diagnostic>>([])
        private let lastFault = Mutex<String?>(nil)

        func new(among diagnostics: [Diagnostic]) -> [Diagnostic] {
            last.withLock { last in
                defer { last = Set(diagnostics) }
                return diagnostics.filter { $0.severity == .error || !last.contains($0) }
            }
        }

        func new(_ fault: String?) -> String? {
            lastFault.withLock { last in
                defer { last = fault }
                return fault == last ? nil : fault
            }
        }
    }

    // MARK: The end

    /// Ctrl-C, and what else asks a program to end. A build on its way may go on for a moment: what it leaves half done the next
    /// one completes.
    private static func end(_ preview: Preview) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler {
                preview.stop()
                DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { _exit(Tool.Status.done.rawValue) }
            }
            source.activate()
            return source
        }
    }

    // MARK: The browser

    private func open(_ address: String) {
        #if os(macOS)
            let program = "open"
        #else
            let program = "xdg-open"
        #endif
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program, address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let console = console
        process.terminationHandler = { ended in
            if ended.terminationStatus != 0 {
                console.error("sitegen: no browser could be opened; the address is \(address)\n")
            }
        }
        do { try process.run() } catch { console.error("sitegen: \(error.localizedDescription)\n") }
    }
}
