import SourceText

/// Tells of pages that were published and that this build takes away, with nothing at their address that leads on.
enum VanishedPages {
    static let id = "vanished-page"
    /// So many are told one by one.
    private static let most = 20

    /// - Parameter gone: files that the last build wrote and this one takes away.
    static func diagnostics(_ gone: [String], isStrict: Bool) -> [Diagnostic] {
        let pages = gone.filter { $0.hasSuffix(".html") && $0 != "404.html" }
        let severity = isStrict ? Diagnostic.Severity.error : .warning
        var diagnostics = pages.prefix(most).map { file in
            let address = "/" + (file.hasSuffix("/index.html") ? String(file.dropLast("index.html".count)) : file)
            return Diagnostic(
                severity, id: id, file: file, position: SourcePosition(line: 1, column: 1),
                message: "the page at \(address) was published and is gone", excerpt: "",
                fix: "add '\(address)' to the 'aliases' of the article that takes its place")
        }
        if pages.count > most {
            diagnostics.append(
                Diagnostic(
                    severity, id: id, file: pages[most], position: SourcePosition(line: 1, column: 1),
                    message: "\(pages.count - most) more pages were published and are gone", excerpt: ""))
        }
        return diagnostics
    }
}
