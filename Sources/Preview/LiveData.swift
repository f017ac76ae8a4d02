import Build
import Bytes
import SourceText
import WebServer

/// What pages are told, as JSON on one line.
enum LiveData {
    /// More than these are told by number only.
    private static let most = 200

    static func faults(_ findings: PreviewState.Findings) -> String {
        let errors = findings.diagnostics.filter { $0.severity == .error }
        let members: [(String, JSONValue)] = [
            ("faults", .list(errors.prefix(most).map(value))), ("more", .number(max(0, errors.count - most))),
        ]
        return JSONValue.object(members + (findings.failure.map { [("failure", .text($0))] } ?? [])).line
    }

    private static func value(_ fault: Diagnostic) -> JSONValue {
        let (line, caret) = fault.excerptWithCaret() ?? ("", "")
        let place = "\(fault.file):\(fault.position.line):\(fault.position.column)"
        return .object([
            ("place", .text(place)), ("message", .text(fault.message)), ("id", .text(fault.id)), ("line", .text(line)),
            ("caret", .text(caret)), ("fix", .text(fault.fix ?? "")),
        ])
    }

    /// Addresses of articles that readers do not see, and why.
    static func unpublished(_ states: [String: SiteListing.ArticleRow.State], _ basePath: String) -> String {
        let base = decoded(basePath)
        let shown = states.sorted { $0.key > $1.key }.prefix(most)
        let members = shown.map { (address(of: $0.key, below: base), JSONValue.text($0.value.words)) }
        return JSONValue.object([("states", .object(members))]).line
    }

    static func assets(_ files: [String], _ basePath: String) -> String {
        let base = decoded(basePath)
        let paths = files.prefix(most).map { JSONValue.text(address(of: $0, below: base)) }
        return JSONValue.object([("paths", .list(paths)), ("more", .number(max(0, files.count - most)))]).line
    }

    private static func decoded(_ basePath: String) -> String {
        "/" + (RequestPath.parts(of: basePath) ?? []).map { $0 + "/" }.joined()
    }

    /// Decoded, as a script compares it.
    private static func address(of file: String, below base: String) -> String {
        base + (file.hasSuffix("index.html") ? String(file.dropLast("index.html".count)) : file)
    }

    /// What pages show besides their own file: style sheets, scripts, pictures, fonts, but no page and no feed.
    static func isAsset(_ file: String) -> Bool {
        let ending = file.split(separator: ".").last?.lowercased() ?? ""
        return !["html", "xml", "json", "txt", "eml"].contains(ending)
    }
}

extension SiteListing.ArticleRow.State {
    /// For a mark.
    var words: String {
        switch self {
        case .draft: "draft"
        case .future: "not yet published"
        case .expired: "expired"
        case .published: "published"
        }
    }
}
