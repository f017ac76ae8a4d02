import Bytes
import LastBuild
import SourceText

/// What all pages of a build hang on together.
struct BuildBasis: Sendable {
    /// Of the program and what it was told: known before anything is read.
    let options: UInt64
    /// Of that, the settings and what all pages show.
    let frame: UInt64
    /// Of the templates.
    let theme: UInt64
    let horizon: Horizon
    /// Drafts, future and expired articles, a bit each.
    let shown: UInt64
    let isStrict: Bool

    init(options: BuildOptions, settings: UInt64, outline: UInt64, theme: UInt64, horizon: Horizon) {
        self.theme = theme
        shown = (options.drafts ? 1 : 0) | (options.future ? 2 : 0) | (options.expired ? 4 : 0)
        isStrict = options.strict
        self.options = Self.fingerprint(of: options)
        self.horizon = horizon
        var frame = PartsFingerprint()
        frame.add(self.options)
        frame.add(settings)
        frame.add(outline)
        self.frame = frame.value
    }

    /// Of the program itself.
    static let program: UInt64 = {
        var value = PartsFingerprint()
        value.add(sitegenVersion)
        for word in FileSystem.ownStamp?.words ?? [] { value.add(word) }
        return value.value
    }()

    static func fingerprint(of options: BuildOptions) -> UInt64 {
        var value = PartsFingerprint()
        value.add(program)
        value.add(options.baseURL)
        value.add(options.drafts)
        value.add(options.future)
        value.add(options.expired)
        value.add(options.strict)
        value.add(options.purpose == .preview)
        return value.value
    }
}

extension LastRecord {
    /// The report of a build that would find everything as the last one left it; nil where something may have changed.
    func reportOfTheSame(_ sources: SourceStamps, _ options: BuildOptions) -> BuildReport? {
        let now = options.now ?? FileSystem.clock
        guard let record = seen, let output, record.options == BuildBasis.fingerprint(of: options),
            now >= record.holdsFrom, now < record.holdsUntil, sources.areThose(of: record)
        else { return nil }
        var report = BuildReport()
        report.diagnostics = record.diagnostics
        report.pages = output.fileCount
        report.unchanged = output.fileCount
        report.redirects = record.formerFiles.all
        report.holdsUntil = record.holdsUntil
        report.explanation = options.explain.map(output.explanation)
        return report
    }
}
