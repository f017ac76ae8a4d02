import SourceText

/// What a build is told on the command line.
public struct BuildOptions: Sendable {
    /// The site's folder, which holds `content/` and perhaps `templates/`.
    public var source = "."
    /// Nil: `public/` in the site's folder. A relative path counts from the working folder.
    public var output: String?
    /// In place of the `baseURL` of `site.yml`.
    public var baseURL: String?
    public var drafts = false
    public var future = false
    public var expired = false
    /// Warnings stop a build as errors do.
    public var strict = false
    /// Threads; nil: one for each processor.
    public var jobs: Int?
    /// Seconds since 1970 that the build takes for the present; nil: the machine's clock.
    public var now: Int?
    /// Says what would be written, and writes nothing.
    public var dryRun = false
    /// Makes a clean build aside and compares the site with it, file by file.
    public var verify = false
    /// A page's address or file: the report says why it is made or not.
    public var explain: String?
    public var purpose = Purpose.publishing

    /// What a site is built for.
    public enum Purpose: Sendable {
        case publishing
        /// To be looked at by its author, build after build in one process: assets keep their addresses whatever is in
        /// them, and a build gives back all of its memory.
        case preview
    }

    public init() {}
}

/// What a build did.
public struct BuildReport: Sendable {
    /// Sorted by file and place.
    public var diagnostics: [Diagnostic] = []
    /// Files of the site, pages and all others.
    public var pages = 0
    /// New or changed files.
    public var made = 0
    public var unchanged = 0
    public var removed = 0
    /// Of a dry run: the files that would be written, and those that would go.
    public var wouldWrite: [String] = []
    public var wouldRemove: [String] = []
    /// Files at former addresses of articles that lead to where these are now, without their front matter's saying so.
    public var redirects: [String] = []
    /// Those that this build found: the old file, and the article's path.
    public var newRedirects: [(from: String, to: String)] = []
    /// The answer to `explain`.
    public var explanation: String?
    /// Files that were written, and files that went, relative to the output folder.
    public var written: [String] = []
    public var gone: [String] = []
    /// Articles among the pages that a build without `drafts`, `future` and `expired` would not show; nil where they are
    /// those of the last build.
    public var unpublished: [UnpublishedPage]?
    /// Seconds since 1970: when the same files make another site, for an article's time comes or ends, or the day does.
    /// Nil where the site has errors.
    public var holdsUntil: Int?
    /// Why there is no record of this build, so that the next one makes all pages; nil where there is one.
    public var recordFault: String?
    /// What `verify` found; nil where it was not asked for, or the site has errors.
    public var verification: Verification?

    public init() {}

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// An article's page that is not for readers yet, or no more.
public struct UnpublishedPage: Sendable, Equatable {
    /// Relative to the output folder.
    public let file: String
    public let state: SiteListing.ArticleRow.State
}

/// What the machine would not let a build do; exit status 3.
public struct BuildFailure: Error, Sendable, CustomStringConvertible {
    /// One sentence that names the path.
    public let description: String
    /// Whether it was somebody's saving files at the same time, and nothing of the machine's.
    public let isPassing: Bool

    public init(_ description: String, isPassing: Bool = false) {
        self.description = description
        self.isPassing = isPassing
    }
}
