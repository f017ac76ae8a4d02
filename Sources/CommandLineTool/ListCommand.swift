import Build
import Bytes

/// `sitegen list`: tab-separated columns, or JSON.
struct ListCommand {
    let console: Console

    func run(_ arguments: Arguments, _ options: BuildOptions) throws -> Tool.Status {
        guard let what = arguments.operands.first else {
            throw UsageError("say what to list: articles, people, countries or drafts")
        }
        guard let kind = Kind(rawValue: what), arguments.operands.count == 1 else {
            throw UsageError(
                "cannot list '\(arguments.operands.joined(separator: " "))'; there are articles, people, countries and drafts"
            )
        }
        let listing = try Builder.listing(options)
        let rows = kind.rows(listing)
        for row in rows {
            console.out((arguments.isOn("json") ? Self.json(row) : row.map(\.1).joined(separator: "\t")) + "\n")
        }
        let errors = listing.diagnostics.filter { $0.severity == .error }
        if !arguments.isOn("json") { console.print(errors, asJSON: false, withNotes: false) }
        return errors.isEmpty ? .done : .faults
    }

    private enum Kind: String {
        case articles, people, countries, drafts

        func rows(_ listing: SiteListing) -> [[(String, String)]] {
            switch self {
            case .articles: listing.articles.map(Self.row)
            case .drafts: listing.articles.filter { $0.state != .published }.map(Self.row)
            case .people:
                listing.people.map {
                    [
                        ("slug", $0.slug), ("name", $0.name), ("role", $0.role), ("country", $0.country),
                        ("articles", String($0.articles)), ("file", $0.hasFile ? "file" : "no file"),
                    ]
                }
            case .countries:
                listing.countries.map {
                    [("code", $0.code), ("slug", $0.slug), ("name", $0.name), ("articles", String($0.articles))]
                }
            }
        }

        private static func row(_ article: SiteListing.ArticleRow) -> [(String, String)] {
            [
                ("date", article.date), ("state", article.state.rawValue), ("section", article.section),
                ("slug", article.slug), ("title", article.title), ("path", article.path),
            ]
        }
    }

    private static func json(_ row: [(String, String)]) -> String {
        var out: [UInt8] = []
        out.append("{" as String)
        for (index, (name, value)) in row.enumerated() {
            if index > 0 { out.append("," as String) }
            out.append("\"\(name)\":\"" as String)
            out.append(value, escape: .json)
            out.append("\"" as String)
        }
        out.append("}" as String)
        return String(decoding: out, as: UTF8.self)
    }
}
