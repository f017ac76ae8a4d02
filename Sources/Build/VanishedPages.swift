import SourceText

/// Tells of pages that were published and that this build takes away, with nothing at their address that leads on.
enum VanishedPages {
    static let id = "vanished-page"
    /// So many are told one by one.
    private static let most = 20

    /// - Parameter gone: files that the last build wrote and this one takes away.
    static func diagnostics(_ gone: [String], isStrict: Bool) -> [Diagnostic] {
        let pages = gone.filter { $0.hasSuffix(".html") && $0 != "404.html" && !isOlderPage($0) }
        let severity = isStrict ? Diagnostic.Severity.error : .warning
        var diagnostics = pages.prefix(most).map { file in
            let address = "/" + (file.hasSuffix("/index.html") ? String(file.dropLast("index.html".count)) : file)
            return Diagnostic(
                severity, id: id, file: file, position: SourcePosition(line: 1, column: 1),
                message: "the page at \(address) was published and is gone", excerpt: "",
                fix: "bring it back, or add '\(address)' to the 'aliases' of the article that readers are to find there"
            )
        }
        if pages.count > most {
            diagnostics.append(
                Diagnostic(
                    severity, id: id, file: pages[most], position: SourcePosition(line: 1, column: 1),
                    message: "\(pages.count - most) more pages were published and are gone", excerpt: ""))
        }
        return diagnostics
    }

    /// Whether a page held a list's older items, or listed such pages: it goes when the list grows shorter, and its items
    /// are found on the list's other pages. `people/ada/page/3/index.html`, `people/ada/page/index.html`.
    private static func isOlderPage(_ file: String) -> Bool {
        let parts = file.split(separator: "/")
        guard parts.count >= 4, parts.last == "index.html" else { return false }
        if parts[parts.count - 2] == "page" { return true }
        return parts[parts.count - 3] == "page" && Int(parts[parts.count - 2]) != nil
    }
}
