import Build
import Bytes
import SourceText

/// The page at `/__sitegen/`: every page with its source, what is wrong, who is named without a link, what is not published yet.
struct OverviewPage {
    /// What of the long lists is shown.
    struct View {
        /// Stands in the address or the source.
        let find: String
        let from: Int
    }

    private let overview: SiteOverview?
    private let findings: PreviewState.Findings
    private let view: View
    private(set) var bytes: [UInt8] = []

    private static let pagesAtOnce = 500
    private static let namesAtOnce = 200

    init(
        overview: SiteOverview?, findings: PreviewState.Findings, failure: BuildFailure?, view: View
    ) {
        self.overview = overview
        self.findings = findings
        self.view = view
        var out: [UInt8] = []
        if let failure { Self.append("p class=\"failure\"", failure.description, to: &out) }
        appendDiagnostics(to: &out)
        if let overview {
            appendTimed(overview, to: &out)
            appendUnlinked(overview, to: &out)
            appendPages(overview, to: &out)
        }
        let count = overview.map { "\($0.pages.count) pages" } ?? "The site cannot be read"
        let faults = findings.diagnostics.count { $0.severity == .error }
        let text = "\(count), \(faults == 1 ? "1 error" : "\(faults) errors"). This page follows the site."
        bytes = LivePage.own(title: "sitegen preview", status: text, String(decoding: out, as: UTF8.self))
    }

    // MARK: What is wrong

    private func appendDiagnostics(to out: inout [UInt8]) {
        let all = findings.diagnostics + (overview?.notes ?? [])
        Self.append("h2 id=\"diagnostics\"", "Diagnostics", to: &out)
        if let failure = findings.failure { Self.append("p class=\"failure\"", failure, to: &out) }
        if all.isEmpty && findings.failure == nil { Self.append("p", "Nothing is wrong.", to: &out) }
        for diagnostic in all.prefix(Self.namesAtOnce) {
            out.append("<div class=\"diagnostic \(diagnostic.severity.rawValue)\">\n" as String)
            let place = "\(diagnostic.file):\(diagnostic.position.line):\(diagnostic.position.column)"
            Self.append(
                "p", "\(place): \(diagnostic.severity.rawValue): \(diagnostic.message) [\(diagnostic.id)]", to: &out)
            if let (line, caret) = diagnostic.excerptWithCaret() { Self.append("pre", "\(line)\n\(caret)", to: &out) }
            if let fix = diagnostic.fix { Self.append("p", "fix: \(fix)", to: &out) }
            out.append("</div>\n" as StaticString)
        }
        if all.count > Self.namesAtOnce { Self.append("p", "… and \(all.count - Self.namesAtOnce) more", to: &out) }
    }

    // MARK: What is not published

    private func appendTimed(_ overview: SiteOverview, to out: inout [UInt8]) {
        Self.append("h2 id=\"times\"", "Drafts and embargoes", to: &out)
        if overview.timed.isEmpty {
            return Self.append("p", "Every article is published, and none has an end.", to: &out)
        }
        Self.appendTable(["Article", "State", "From", "Until", "Source"], to: &out) { out in
            for article in overview.timed.prefix(Self.namesAtOnce) {
                let title = Cell(article.title, link: article.address)
                let cells = [
                    Cell(article.state.words), Cell(article.from ?? "", isTime: true),
                    Cell(article.until ?? "", isTime: true), Cell(article.source),
                ]
                Self.appendRow([title] + cells, to: &out)
            }
        }
        let more = overview.timed.count - Self.namesAtOnce
        if more > 0 { Self.append("p", "… and \(more) more", to: &out) }
    }

    // MARK: Who is not linked

    private func appendUnlinked(_ overview: SiteOverview, to out: inout [UInt8]) {
        Self.append("h2 id=\"unlinked\"", "Unlinked names", to: &out)
        if overview.unlinked.isEmpty {
            return Self.append("p", "No article names a known person or organization without a link.", to: &out)
        }
        Self.appendTable(["Name", "Times", "Annotation", "Article"], to: &out) { out in
            for name in overview.unlinked.prefix(Self.namesAtOnce) {
                let annotation = "[\(name.name)](\(name.annotation))"
                Self.appendRow([name.name, String(name.count), annotation, name.source].map { Cell($0) }, to: &out)
            }
        }
        let more = overview.unlinked.count - Self.namesAtOnce
        if more > 0 { Self.append("p", "… and \(more) more", to: &out) }
    }

    // MARK: Every page

    private func appendPages(_ overview: SiteOverview, to out: inout [UInt8]) {
        Self.append("h2 id=\"pages\"", "Pages", to: &out)
        out.append(
            "<form action=\"#pages\"><label>Find in addresses and sources <input name=\"find\" value=\"" as StaticString
        )
        out.append(view.find, escape: .html)
        out.append("\"></label> <button>Find</button></form>\n" as StaticString)
        let wanted = view.find.lowercased()
        let rows = overview.pages.filter { row in
            wanted.isEmpty || row.address.lowercased().contains(wanted)
                || row.source?.lowercased().contains(wanted) ?? false
        }
        let start = max(0, min(view.from, rows.count - 1))
        let shown = rows.dropFirst(start).prefix(Self.pagesAtOnce)
        Self.appendTable(["Page", "Kind", "Source"], to: &out) { out in
            for row in shown {
                Self.appendRow(
                    [Cell(row.address, link: row.address), Cell(row.kind), Cell(row.source ?? "")], to: &out)
            }
        }
        if rows.isEmpty { Self.append("p", "None.", to: &out) }
        if rows.count > shown.count {
            Self.append("p", "\(start + 1) to \(start + shown.count) of \(rows.count)", to: &out)
            appendStep("Earlier", from: start - Self.pagesAtOnce, if: start > 0, to: &out)
            appendStep("Further", from: start + Self.pagesAtOnce, if: start + shown.count < rows.count, to: &out)
        }
    }

    private func appendStep(_ text: String, from: Int, if isThere: Bool, to out: inout [UInt8]) {
        guard isThere else { return }
        out.append("<a href=\"?from=\(max(0, from))&amp;find=" as String)
        for byte in view.find.utf8 { out.append(percentEncoded: byte) }
        out.append("#pages\">\(text)</a>\n" as String)
    }

    // MARK: Markup

    private struct Cell {
        let text: String
        let link: String?
        let isTime: Bool

        init(_ text: String, link: String? = nil, isTime: Bool = false) {
            self.text = text
            self.link = link
            self.isTime = isTime
        }
    }

    private static func appendTable(_ heads: [String], to out: inout [UInt8], _ rows: (inout [UInt8]) -> Void) {
        out.append("<div class=\"wide\"><table>\n<thead><tr>" as StaticString)
        for head in heads { out.append("<th scope=\"col\">\(head)</th>" as String) }
        out.append("</tr></thead>\n<tbody>\n" as StaticString)
        rows(&out)
        out.append("</tbody>\n</table></div>\n" as StaticString)
    }

    private static func appendRow(_ cells: [Cell], to out: inout [UInt8]) {
        out.append("<tr>" as StaticString)
        for cell in cells {
            out.append(cell.isTime ? "<td class=\"time\">" : "<td>" as String)
            if let link = cell.link {
                out.append("<a href=\"" as StaticString)
                out.append(link, escape: .html)
                out.append("\">" as StaticString)
            }
            out.append(cell.text, escape: .html)
            if cell.link != nil { out.append("</a>" as StaticString) }
            out.append("</td>" as StaticString)
        }
        out.append("</tr>\n" as StaticString)
    }

    /// - Parameter tag: with its attributes.
    private static func append(_ tag: String, _ text: String, to out: inout [UInt8]) {
        out.append("<\(tag)>" as String)
        out.append(text, escape: .html)
        out.append("</\(tag.prefix { $0 != " " })>\n" as String)
    }
}
