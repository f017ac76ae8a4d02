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
        for row in kind.rows(listing) {
            console.out((arguments.isOn("json") ? JSONValue.object(row).line : Self.cells(row)) + "\n")
        }
        let errors = listing.diagnostics.filter { $0.severity == .error }
        if arguments.isOn("json") {
            // On standard error: standard output holds rows and nothing else.
            console.error(errors.map { $0.json + "\n" }.joined())
        } else {
            console.print(errors, asJSON: false)
        }
        return errors.isEmpty ? .done : .faults
    }

    private typealias Row = [(name: String, value: JSONValue)]

    private enum Kind: String {
        case articles, people, countries, drafts

        func rows(_ listing: SiteListing) -> [Row] {
            switch self {
            case .articles: listing.articles.map(Self.row)
            case .drafts: listing.articles.filter { $0.state == .draft }.map(Self.row)
            case .people:
                listing.people.map {
                    [
                        ("slug", .text($0.slug)), ("name", .text($0.name)), ("role", .text($0.role)),
                        ("country", .text($0.country)), ("articles", .number($0.articles)),
                        ("hasFile", .truth($0.hasFile)),
                    ]
                }
            case .countries:
                listing.countries.map {
                    [
                        ("code", .text($0.code)), ("slug", .text($0.slug)), ("name", .text($0.name)),
                        ("articles", .number($0.articles)),
                    ]
                }
            }
        }

        private static func row(_ article: SiteListing.ArticleRow) -> Row {
            [
                ("date", .text(article.date)), ("state", .text(article.state.rawValue)),
                ("section", .text(article.section)), ("slug", .text(article.slug)), ("title", .text(article.title)),
                ("path", .text(article.path)),
            ]
        }
    }

    /// Columns parted by tabs; a tab, a line's end or a terminal's control character in a text is a blank.
    private static func cells(_ row: Row) -> String {
        row.map { _, value in
            switch value {
            case .text(let text):
                String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isShown ? $0 : " " }))
            case .truth(let hasFile): hasFile ? "file" : "no file"
            default: value.line
            }
        }.joined(separator: "\t")
    }
}

extension Unicode.Scalar.Properties {
    /// False for characters that a terminal obeys rather than shows, and for those that turn a line's direction.
    fileprivate var isShown: Bool {
        switch generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default: !isBidiControl
        }
    }
}
