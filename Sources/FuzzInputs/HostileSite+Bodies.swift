/// Every place of a text in Markdown.
extension HostileSite {
    struct Place: Sendable {
        let name: String
        /// Whether other places may follow in the same text: what a hostile text of one line opens here, ends here.
        let isContained: Bool
        let around: @Sendable (String) -> String
    }

    /// An article for each text in each place, or in all that do not get into each other's way.
    public static func bodies(_ texts: [HostileText]) -> HostileSite {
        var site = HostileSite(name: "bodies")
        site.add(
            "title: T\nbaseURL: \(address("bodies"))\nfeeds: {kinds: [site], items: 500}\n", as: "content/site.yml")
        site.add("---\nname: Ada Example\n---\n", as: "content/people/ada-example.md")
        site.add("---\ntitle: Plain\ndate: 2015-01-01\n---\nText.\n", as: "content/articles/plain.md")
        for text in texts {
            for (number, body) in bodies(text.text).enumerated() {
                var file = HostileFile(body: body.text, bodyField: body.name)
                file.plain("title: T")
                file.plain("date: \(day(text.number))T12:00:00Z")
                site.add(file, as: "content/articles/\(text.number)/b\(text.number)-\(number).md")
            }
        }
        return site
    }

    /// The text in all places that can stand together: for a biography or an introduction.
    static func contained(_ text: String) -> String {
        places.filter(\.isContained).map { $0.around(text) }.joined(separator: "\n\n")
    }

    private static func bodies(_ text: String) -> [(name: String, text: String)] {
        let isOneLine = !text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
        let alone = places.filter { !isOneLine || !$0.isContained }.map { ($0.name, $0.around(text)) }
        return isOneLine ? alone + [("body: inline", contained(text))] : alone
    }

    private static let places = [
        Place(name: "body: text", isContained: false) { $0 },
        Place(name: "body: sentence", isContained: true) { "a \($0) b" },
        Place(name: "body: heading", isContained: true) { "## a \($0)" },
        Place(name: "body: list", isContained: false) { "- \($0)\n- b" },
        Place(name: "body: quotation", isContained: false) { "> \($0)" },
        Place(name: "body: link's text", isContained: true) { "a [\($0)](https://elsewhere.example/)" },
        Place(name: "body: link's address", isContained: true) { "a [b](\($0))" },
        Place(name: "body: link's address in brackets", isContained: true) { "a [b](<\($0)>)" },
        Place(name: "body: link's title", isContained: true) { "a [b](https://elsewhere.example/ \"\($0)\")" },
        Place(name: "body: link's title, single quotes", isContained: true) { "a [b](/c '\($0)')" },
        Place(name: "body: link's title, parentheses", isContained: true) { "a [b](/c (\($0)))" },
        Place(name: "body: picture's alt", isContained: true) { "a ![\($0)](picture.png)" },
        Place(name: "body: picture's address", isContained: true) { "a ![b](\($0))" },
        Place(name: "body: picture's address in brackets", isContained: true) { "a ![b](<\($0)>)" },
        Place(name: "body: picture's title", isContained: true) { "a ![b](picture.png \"\($0)\")" },
        Place(name: "body: code span", isContained: true) { "a ``` \($0) ```" },
        Place(name: "body: mention's text", isContained: true) { "a [\($0)](person:some-body), [\($0)](topic:some)." },
        Place(name: "body: autolink", isContained: true) { "a <\($0)>" },
        Place(name: "body: mention's slug", isContained: false) { "a [b](person:\($0))" },
        Place(name: "body: country's code", isContained: false) { "a [b](country:\($0))" },
        Place(name: "body: figure's alt", isContained: false) { "![\($0)](picture.png)\nb" },
        Place(name: "body: figure's address", isContained: false) { "![a](<\($0)>)\nb" },
        Place(name: "body: caption", isContained: false) { "![a](picture.png)\n\($0)\n[\($0)](person:some-body) (R)" },
        Place(name: "body: credit", isContained: false) { "![a](picture.png)\na\n© \($0) / \($0) / Courtesy of \($0)" },
        Place(name: "body: dateline's agency", isContained: false) { "PARIS (\($0)) — text" },
        Place(name: "body: dateline's city", isContained: false) { "\($0.uppercased()) (AGENCY) — text" },
        Place(name: "body: statement", isContained: false) { "> \($0)\n>\n> — [Ada Example], \($0)" },
        Place(name: "body: code-fence word", isContained: false) { "~~~ \($0)\nx\n~~~" },
        Place(name: "body: code-fence word, backticks", isContained: false) { "```\($0)\nx\n```" },
        Place(name: "body: code", isContained: false) { "~~~~\n\($0)\n~~~~" },
        Place(name: "body: definition's address", isContained: false) { "[x]\n\n[x]: <\($0)>" },
        Place(name: "body: definition's title", isContained: false) { "[x] ![x]\n\n[x]: picture.png '\($0)'" },
        Place(name: "body: card", isContained: false) { "[\($0)](article:plain)" },
    ]
}
