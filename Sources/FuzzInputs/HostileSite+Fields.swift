/// Every field of front matter.
extension HostileSite {
    /// An article, a person, an organization, a place, a topic, a country and a briefing for each text.
    public static func fields(_ texts: [HostileText]) -> HostileSite {
        var site = HostileSite(name: "fields")
        site.add(
            "title: T\nbaseURL: \(address("fields"))\nrelations: 1\npageSize: 1\nfeeds:\n  items: 500\n"
                + "  kinds: [site, sections, people, countries, organizations, places, topics]\n",
            as: "content/site.yml")
        site.add(ownParameters, as: "templates/partials/cast.html")
        for text in texts {
            let number = text.number
            site.add(article(text), as: "content/articles/a\(number).md")
            for (letter, keys) in [("b", sourceKeys(text)), ("c", plainKeys(text))] {
                site.add(second(text, keys), as: "content/articles/\(letter)\(number).md")
            }
            site.add(entity("person", text, personKeys), as: "content/people/p\(number).md")
            site.add(entity("organization", text), as: "content/organizations/o\(number).md")
            site.add(entity("place", text), as: "content/places/l\(number).md")
            site.add(entity("topic", text, slugKey), as: "content/topics/t\(number).md")
            site.add(entity("country", text, countryKeys), as: "content/countries/c0\(number).md")
            site.add(briefing(text), as: "content/briefings/\(day(number)).md")
        }
        return site
    }

    /// A part of a page that shows an author's own keys where text, an attribute and an address are expected.
    private static let ownParameters = """
        \\(if let own = article.params.own)
        <p title="\\(own)" lang="en"><a href="\\(own)">\\(own)</a> <a href="/x?\\(own)">x</a> <img src="\\(own)" alt='\\(own)'></p>
        \\(end)

        """

    private static func mentions(_ number: Int) -> String {
        "[A](person:p\(number)) of [b](org:o\(number)) in [c](place:l\(number)) on [d](topic:t\(number)) with "
            + "[e](country:c0\(number)) and [France]."
    }

    private static func article(_ text: HostileText) -> HostileFile {
        let quoted = HostileFile.quoted(text.text)
        var file = HostileFile(body: mentions(text.number))
        file.plain("date: \(day(text.number))T12:00:00Z")
        file.hostile("article: title", "title: \(quoted)", or: "title: T")
        file.hostile("article: summary", "summary: \(quoted)")
        file.hostile("article: section", "section: \(HostileFile.quoted(text.text + " s\(text.number)"))")
        file.hostile("article: topics", "topics: [\(HostileFile.quoted(text.text + " t\(text.number)"))]")
        file.hostile("article: people", "people: [\(quoted)]")
        file.hostile("article: countries", "countries: [\(quoted)]")
        file.hostile("article: authors", "authors: [\(quoted), \(quoted)]")
        file.hostile("article: source's name", "source: {name: \(quoted), url: 'https://elsewhere.example/'}")
        addPicture(to: &file, of: "article", quoted)
        file.hostile("article: correction", "corrections: [{date: 2018-01-01, text: \(quoted)}]")
        file.hostile("article: alias", "aliases: [\(HostileFile.quoted("/a\(text.number)/\(text.text)/"))]")
        file.hostile("article: lang", "lang: \(quoted)")
        file.hostile("article: params", "params: {own: \(quoted), \(quoted): x}")
        return file
    }

    /// Fields of which an article has but one, in articles of their own.
    private static func second(_ text: HostileText, _ keys: [(String, String)]) -> HostileFile {
        var file = HostileFile(body: text.number % 8 == 0 ? mentions(text.number) : "Text.")
        file.plain("date: \(day(text.number))T13:00:00Z")
        file.plain("title: T")
        for (field, line) in keys { file.hostile(field, line) }
        return file
    }

    private static func sourceKeys(_ text: HostileText) -> [(String, String)] {
        let quoted = HostileFile.quoted(text.text)
        return [
            ("article: source's address", "source: {name: N, url: \(quoted)}"), ("article: image", "image: \(quoted)"),
            ("article: slug", "slug: \(quoted)"),
        ]
    }

    private static func plainKeys(_ text: HostileText) -> [(String, String)] {
        let quoted = HostileFile.quoted(text.text)
        return [("article: source", "source: \(quoted)"), ("article: updated", "updated: \(quoted)")]
    }

    private static func briefing(_ text: HostileText) -> HostileFile {
        let quoted = HostileFile.quoted(text.text)
        var file = HostileFile(body: contained(text.text), bodyField: "briefing: introduction")
        file.hostile("briefing: title", "title: \(quoted)")
        file.hostile("briefing: summary", "summary: \(quoted)")
        file.hostile("briefing: articles", "articles: [\(quoted)]")
        addPicture(to: &file, of: "briefing", quoted)
        return file
    }

    private static func addPicture(to file: inout HostileFile, of owner: String, _ quoted: String) {
        file.plain("image:")
        file.plain("  src: /images/picture.png")
        for key in ["alt", "caption", "credit", "license"] {
            file.hostile("\(owner): image's \(key)", "  \(key): \(quoted)")
        }
    }
}

/// People, organizations, places, topics, countries.
extension HostileSite {
    private typealias Keys = @Sendable (HostileText) -> [(String, String)]

    private static func entity(_ kind: String, _ text: HostileText, _ keys: Keys = { _ in [] }) -> HostileFile {
        let number = text.number
        let quoted = HostileFile.quoted(text.text)
        var file = HostileFile(body: contained(text.text), bodyField: "\(kind): biography")
        // Names of their own, since a name of two is a fault.
        let name = HostileFile.quoted("\(text.text) \(kind) \(number)")
        file.hostile("\(kind): name", "name: \(name)", or: "name: Some \(kind) \(number)")
        file.hostile("\(kind): aliases", "aliases: [\(HostileFile.quoted("\(text.text) alias \(kind) \(number)"))]")
        file.hostile("\(kind): summary", "summary: \(quoted)")
        file.hostile("\(kind): sameAs", "sameAs: [\(quoted)]")
        file.hostile("\(kind): wikidata", "wikidata: \(quoted)")
        if ["person", "organization", "place"].contains(kind) {
            file.hostile("\(kind): country", "country: \(quoted)")
        }
        for (field, line) in keys(text) { file.hostile("\(kind): \(field)", line) }
        if number % 2 == 0 {
            addPicture(to: &file, of: kind, quoted)
        } else {
            file.hostile("\(kind): image", "image: \(quoted)")
        }
        return file
    }

    private static let personKeys: Keys = { text in
        let quoted = HostileFile.quoted(text.text)
        return [
            ("roles", "roles: [{title: \(quoted), organization: \(quoted), from: 2014}, {title: \(quoted), to: 2013}]"),
            ("born", "born: \(quoted)"),
        ]
    }

    private static let slugKey: Keys = { [("slug", "slug: \(HostileFile.quoted($0.text))")] }

    private static let countryKeys: Keys = { text in
        let quoted = HostileFile.quoted(text.text)
        let keys = ["officialName", "capital", "demonym", "shortForms", "region", "subregion", "alpha3"]
        return keys.map { ($0, "\($0): \(quoted)") }
    }
}
