import Build
import Bytes
import Chronology
import Foundation
import SourceText

/// The program: a command line in, an exit status out.
public struct Tool {
    /// 0: done; 1: faults in content or templates; 2: wrong usage; 3: the machine would not have it.
    public enum Status: Int32, Sendable { case done, faults, usage, environment }

    let environment: [String: String]
    let console: Console

    public init(environment: [String: String], console: Console) {
        self.environment = environment
        self.console = console
    }

    /// Runs the program. `words` are the arguments without the program's own name.
    public func run(_ words: [String]) -> Status {
        let status = attempt(words)
        guard let fault = console.fault() else { return status }
        console.error("sitegen: standard output: \(fault)\n")
        return .environment
    }

    private func attempt(_ words: [String]) -> Status {
        do {
            return try dispatch(words)
        } catch let error as UsageError {
            console.error("sitegen: \(error.message)\n\(Self.hint(for: words))\n")
            return .usage
        } catch let error as BuildFailure {
            console.error("sitegen: \(Diagnostic.printable(error.description))\n")
            return .environment
        } catch let error as Refusal {
            console.error("sitegen: \(error.message)\n")
            return .faults
        } catch {
            console.error("sitegen: \(error.localizedDescription)\n")
            return .environment
        }
    }

    private static func hint(for words: [String]) -> String {
        let command = words.first.flatMap(Command.init(rawValue:))
        return "Try 'sitegen help\(command.map { " \($0.rawValue)" } ?? "")'."
    }

    private func dispatch(_ words: [String]) throws -> Status {
        guard let first = words.first else {
            console.error(Help.program)
            return .usage
        }
        if ["-h", "--help"].contains(first) {
            console.out(Help.program)
            return .done
        }
        if ["--version", "-V"].contains(first) {
            console.out("sitegen \(sitegenVersion)\n")
            return .done
        }
        guard let command = Command(rawValue: first) else {
            throw Self.unknown(first, words)
        }
        let arguments = try Arguments(words.dropFirst(), options: command.options)
        if arguments.isOn("help") {
            console.out(Help.text(for: command))
            return .done
        }
        return switch command {
        case .build: try build(arguments)
        case .serve: try serve(arguments)
        case .check: try check(arguments)
        case .new: try NewCommand(console: console).run(arguments, now: now(arguments))
        case .initialise: try InitCommand(console: console).run(arguments, now: now(arguments))
        case .list: try ListCommand(console: console).run(arguments, options(arguments))
        case .help: try help(arguments)
        }
    }

    private static func unknown(_ word: String, _ words: [String]) -> UsageError {
        guard word.hasPrefix("-") else {
            let near = nearestName(to: word, in: Command.allCases.map(\.rawValue)).map { "; did you mean '\($0)'?" }
            return UsageError("unknown command '\(word)'\(near ?? "")")
        }
        guard let command = words.first(where: { Command(rawValue: $0) != nil }) else {
            return UsageError("unknown option '\(word)'")
        }
        return UsageError("options stand after the command: sitegen \(command) \(word)")
    }

    private func help(_ arguments: Arguments) throws(UsageError) -> Status {
        guard let name = arguments.operands.first else {
            console.out(Help.program)
            return .done
        }
        guard let command = Command(rawValue: name) else { throw Self.unknown(name, []) }
        if arguments.operands.count > 1 { throw UsageError("unexpected argument '\(arguments.operands[1])'") }
        console.out(Help.text(for: command))
        return .done
    }

    // MARK: build and check

    private func build(_ arguments: Arguments) throws -> Status {
        try refuseOperands(arguments)
        if arguments.isOn("quiet"), arguments.isOn("verbose") {
            throw UsageError("options '--quiet' and '--verbose' exclude each other")
        }
        if arguments.isOn("verify"), arguments.isOn("dry-run") {
            throw UsageError("options '--verify' and '--dry-run' exclude each other")
        }
        let options = try options(arguments)
        let start = ContinuousClock.now
        let stages = StageReport(console, manner(arguments), start: start)
        let report: BuildReport
        do {
            defer { stages.finish() }
            report = try Builder.build(options, progress: stages.note, waiting: waiting(arguments))
        }
        return finish(report, arguments, seconds: (ContinuousClock.now - start) / .seconds(1), isCheck: false)
    }

    private func waiting(_ arguments: Arguments) -> Builder.Waiting? {
        if arguments.isOn("quiet") { return nil }
        let console = console
        return { output in console.error("sitegen: waiting for the build that holds '\(output)'\n") }
    }

    private func manner(_ arguments: Arguments) -> StageReport.Manner {
        if arguments.isOn("quiet") || arguments.isOn("json") { return .silent }
        if arguments.isOn("verbose") { return .stages }
        return console.isTerminal ? .line : .silent
    }

    private func check(_ arguments: Arguments) throws -> Status {
        try refuseOperands(arguments)
        let start = ContinuousClock.now
        let report = try Builder.check(try options(arguments))
        return finish(report, arguments, seconds: (ContinuousClock.now - start) / .seconds(1), isCheck: true)
    }

    private func serve(_ arguments: Arguments) throws -> Status {
        try refuseOperands(arguments)
        return try ServeCommand(console: console, arguments: arguments).run(try options(arguments))
    }

    private func finish(_ report: BuildReport, _ arguments: Arguments, seconds: Double, isCheck: Bool) -> Status {
        let isJSON = arguments.isOn("json")
        let least: Diagnostic.Severity = arguments.isOn("quiet") ? .error : isCheck ? .note : .warning
        console.print(report.diagnostics.filter { $0.severity.isAtLeast(least) }, asJSON: isJSON)
        if !report.hasErrors { printAnswers(report, arguments) }
        if !report.hasErrors && !arguments.isOn("quiet") { printRedirects(report, asJSON: isJSON) }
        let verification = report.verification.map(VerificationReport.init)
        let verifying = (report.verification?.duration ?? .zero) / .seconds(1)
        let summary = Summary(
            report: report, seconds: seconds - verifying, isCheck: isCheck, isDry: arguments.isOn("dry-run"))
        if isJSON {
            verification?.printJSON(to: console)
            console.out(summary.json + "\n")
        } else if report.hasErrors {
            console.error(summary.faults + "\n")
        } else if !arguments.isOn("quiet") {
            console.out(summary.text + "\n")
        }
        if let fault = summary.recordFault, !arguments.isOn("quiet") { console.error("sitegen: \(fault)\n") }
        if !isJSON { verification?.print(to: console, isQuiet: arguments.isOn("quiet")) }
        return report.hasErrors || report.verification?.isClean == false ? .faults : .done
    }

    /// Articles that have another address now.
    private func printRedirects(_ report: BuildReport, asJSON: Bool) {
        for (from, to) in report.newRedirects {
            let address = "/" + (from.hasSuffix("/index.html") ? String(from.dropLast("index.html".count)) : from)
            if asJSON {
                console.out(JSONValue.object([("redirect", .text(address)), ("to", .text("/" + to))]).line + "\n")
            } else {
                console.out("\(address) leads to /\(to) from now on: the article has another address\n")
            }
        }
    }

    /// What `--explain` and `--dry-run` ask for.
    private func printAnswers(_ report: BuildReport, _ arguments: Arguments) {
        let isJSON = arguments.isOn("json")
        let lines =
            (report.explanation.map { [("explanation", $0)] } ?? [])
            + report.wouldWrite.map { ("write", $0) } + report.wouldRemove.map { ("remove", $0) }
        for (kind, text) in lines {
            if isJSON {
                console.out(JSONValue.object([(kind, .text(text))]).line + "\n")
            } else {
                console.out(kind == "explanation" ? text + "\n" : "would \(kind) \(text)\n")
            }
        }
    }

    private func refuseOperands(_ arguments: Arguments) throws(UsageError) {
        if let operand = arguments.operands.first { throw UsageError("unexpected argument '\(operand)'") }
    }

    // MARK: Options

    func options(_ arguments: Arguments) throws(UsageError) -> BuildOptions {
        var options = BuildOptions()
        options.source = arguments.values["source"] ?? "."
        // Whoever names a folder by a symbolic link means the folder.
        options.output = arguments.values["output"].map { URL(filePath: $0).resolvingSymlinksInPath().path() }
        try refuseSources(as: options.output, of: options.source)
        if let url = arguments.values["base-url"] {
            guard let normalised = SiteAddress.normalised(url) else {
                throw UsageError("'\(url)' is not an absolute http or https address")
            }
            options.baseURL = normalised
        }
        options.drafts = arguments.isOn("drafts")
        options.future = arguments.isOn("future")
        options.expired = arguments.isOn("expired")
        options.strict = arguments.isOn("strict")
        options.dryRun = arguments.isOn("dry-run")
        options.verify = arguments.isOn("verify")
        options.explain = arguments.values["explain"]
        if let text = arguments.values["jobs"] {
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let jobs = Int(text), (1...256).contains(jobs)
            else {
                throw UsageError("option '--jobs' takes a number from 1 to 256, not '\(text)'")
            }
            options.jobs = jobs
        }
        options.now = try fixedNow(arguments)
        return options
    }

    /// A page amid its own sources would be read as one of them by the next build.
    private func refuseSources(as output: String?, of site: String) throws(UsageError) {
        guard let output else { return }
        for folder in ["content", "templates"] {
            let sources = URL(filePath: site).appending(path: folder).resolvingSymlinksInPath().path()
            if URL(filePath: output).pathComponents.starts(with: URL(filePath: sources).pathComponents) {
                throw UsageError("the site cannot go to '\(output)': that is where its \(folder) lies")
            }
        }
    }

    /// `--now`, else `SOURCE_DATE_EPOCH` (reproducible-builds.org, specification 1.1), else nil.
    private func fixedNow(_ arguments: Arguments) throws(UsageError) -> Int? {
        if let text = arguments.values["now"] {
            // A day begins when it does on the site's clock.
            let zone = Builder.timeZone(ofSite: arguments.values["source"] ?? ".")
            guard let moment = Moment.parse(text, zone: zone) else {
                throw UsageError(
                    "option '--now' takes a date such as 2017-09-14 or 2017-09-14T06:00:00Z, not '\(text)'")
            }
            return moment.seconds
        }
        guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
        guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
            throw UsageError("SOURCE_DATE_EPOCH is not a number of seconds since 1970: '\(text)'")
        }
        return seconds
    }

    /// The present on the site's clock.
    private func now(_ arguments: Arguments) throws(UsageError) -> Moment {
        let seconds = try fixedNow(arguments) ?? Int(Date().timeIntervalSince1970)
        let zone = Builder.timeZone(ofSite: arguments.values["source"] ?? ".")
        return Moment(seconds: seconds, offset: zone.offset(at: seconds))
    }
}

/// What `new` and `init` will not do because it would overwrite something.
struct Refusal: Error, Equatable {
    let message: String
}

/// The last line of a build.
struct Summary {
    let report: BuildReport
    let seconds: Double
    let isCheck: Bool
    var isDry = false

    private var errors: Int { report.diagnostics.count { $0.severity == .error } }
    private var warnings: Int { report.diagnostics.count { $0.severity == .warning } }

    /// `Built 1,234 pages, 12 changed, in 0.31 s`.
    var text: String {
        if isCheck {
            let found = warnings == 0 ? "no faults" : counted(warnings, "warning")
            return "Checked \(counted(report.pages, "page")): \(found), in \(timed(seconds))"
        }
        if isDry {
            return
                "Would write \(counted(report.wouldWrite.count, "file")) and remove \(grouped(report.wouldRemove.count))"
        }
        let removed = report.removed > 0 ? ", \(grouped(report.removed)) removed" : ""
        return "Built \(counted(report.pages, "page")), \(grouped(report.made)) changed\(removed), in \(timed(seconds))"
    }

    /// `2 errors, 1 warning; nothing was written`.
    var faults: String {
        let others = warnings > 0 ? ", \(counted(warnings, "warning"))" : ""
        return counted(errors, "error") + others + (isCheck ? "" : "; nothing was written")
    }

    /// Why the next build takes longer than it might.
    var recordFault: String? {
        report.recordFault.map { "\(Diagnostic.printable($0)); the next build will make every page anew" }
    }

    var json: String {
        """
        {"pages":\(report.pages),"changed":\(report.made),"unchanged":\(report.unchanged),"removed":\(report.removed),\
        "errors":\(errors),"warnings":\(warnings),"seconds":\(timed(seconds).dropLast(2))}
        """
    }
}

extension Diagnostic.Severity {
    func isAtLeast(_ least: Diagnostic.Severity) -> Bool {
        switch least {
        case .note: true
        case .warning: self != .note
        case .error: self == .error
        }
    }
}
