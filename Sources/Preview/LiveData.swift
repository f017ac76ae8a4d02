import Build
import Bytes
import SourceText
import WebServer

/// What pages are told, as JSON on one line.
enum LiveData {
    /// More than these are told by number only.
    private static let most = 200

    static func faults(_ findings: PreviewState.Findings) -> String {
        var out: [UInt8] = []
        out.append("{\"faults\":[" as StaticString)
        let errors = findings.diagnostics.filter { $0.severity == .error }
        for (number, fault) in errors.prefix(most).enumerated() {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            append(fault, to: &out)
        }
        out.append("],\"more\":" as StaticString)
        out.append(number: max(0, errors.count - most))
        if let failure = findings.failure {
            out.append(",\"failure\":" as StaticString)
            append(failure, to: &out)
        }
        out.append(UInt8(ascii: "}"))
        return String(decoding: out, as: UTF8.self)
    }

    private static func append(_ fault: Diagnostic, to out: inout [UInt8]) {
        let (line, caret) = fault.excerptWithCaret() ?? ("", "")
        let place = "\(fault.file):\(fault.position.line):\(fault.position.column)"
        let parts = [
            ("place", place), ("message", fault.message), ("id", fault.id), ("line", line), ("caret", caret),
            ("fix", fault.fix ?? ""),
        ]
        for (number, (name, text)) in parts.enumerated() {
            out.append(number == 0 ? "{\"" : ",\"" as String)
            out.append(name)
            out.append("\":" as StaticString)
            append(text, to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    private static func append(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        out.append(text, escape: .json)
        out.append(UInt8(ascii: "\""))
    }

    /// Addresses of articles that readers do not see, and why.
    static func unpublished(_ states: [String: SiteListing.ArticleRow.State], _ basePath: String) -> String {
        var out: [UInt8] = []
        let base = decoded(basePath)
        out.append("{\"states\":{" as StaticString)
        for (number, (file, state)) in states.sorted(by: { $0.key > $1.key }).prefix(most).enumerated() {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            append(address(of: file, below: base), to: &out)
            out.append(UInt8(ascii: ":"))
            append(state.words, to: &out)
        }
        out.append("}}" as StaticString)
        return String(decoding: out, as: UTF8.self)
    }

    static func assets(_ files: [String], _ basePath: String) -> String {
        var out: [UInt8] = []
        let base = decoded(basePath)
        out.append("{\"paths\":[" as StaticString)
        for (number, file) in files.prefix(most).enumerated() {
            if number > 0 { out.append(UInt8(ascii: ",")) }
            append(address(of: file, below: base), to: &out)
        }
        out.append("],\"more\":" as StaticString)
        out.append(number: max(0, files.count - most))
        out.append(UInt8(ascii: "}"))
        return String(decoding: out, as: UTF8.self)
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
