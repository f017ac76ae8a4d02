import Foundation

/// Edits of people, countries, organizations, places, topics and briefings.
extension Edit {
    static let entities = [
        Edit("add a person") { editor in
            let missing = NewsWords.people.filter { editor.site.sources["content/people/\($0.slug).md"] == nil }
            guard let (slug, name) = editor.writer.random.one(of: missing) else { return nil }
            editor.site.sources["content/people/\(slug).md"] = editor.writer.person(name, for: editor.site)
            return slug
        },
        Edit("delete a person") { editor in
            guard let path = editor.writer.random.one(of: editor.site.sources(in: "people")) else { return nil }
            editor.site.sources[path] = nil
            return path
        },
        person("rename a person", "name") { writer in writer.word(NewsWords.people.map(\.name)) + " Jr" },
        Edit("give aliases") { editor in
            let site = editor.site
            return editor.change("aliases", of: site.sources(in: "people")) { source, writer in
                source.keys["aliases"] = writer.freeAlias(in: site).map { "[\($0), \(writer.number())]" }
                return source.keys["aliases"]
            }
        },
        person("give an alias that may be another's", "aliases") { writer in "[\(writer.word(NewsWords.aliases))]" },
        Edit("take aliases away") { editor in
            editor.change("without", of: editor.site.sources(in: "people")) { source, _ in
                source.keys.removeValue(forKey: "aliases").map { "aliases \($0)" }
            }
        },
        person("change roles", "roles") { writer in writer.roles() },
        person("change a person's country", "country") { writer in writer.word(["fr", "ru", "us", "ly"]) },
        person("change a person's slug", "slug") { writer in "person-\(writer.random.below(9))" },
        person("change what sorts a person", "sortName") { writer in writer.word(["Aa", "Zz"]) + " \(writer.number())"
        },
        Edit("give a portrait") { editor in
            let site = editor.site
            return editor.change("portrait", of: site.sources(in: "people")) { source, writer in
                source.keys["image"] = writer.picture(of: site)
                return source.keys["image"]
            }
        },
        Edit("write a biography") { editor in
            editor.change("biography", of: editor.site.sources(in: "people")) { source, writer in
                source.blocks = [writer.prose()]
                return source.blocks[0]
            }
        },
        Edit("rename a person's file") { editor in
            guard let path = editor.writer.random.one(of: editor.site.sources(in: "people")) else { return nil }
            return editor.move(path, to: "content/people/person-file-\(editor.freshNumber()).md")
        },
        Edit("override a country") { editor in
            let code = editor.writer.word(["fr", "ru", "us"])
            var country = EditedSource()
            country.keys["name"] = editor.writer.word(["Gallia", "The Old Country \(editor.writer.number())"])
            if code == "fr", editor.writer.random.oneIn(2) { country.keys["capital"] = "Lyon" }
            if editor.writer.random.oneIn(2) {
                country.keys["aliases"] = editor.writer.freeAlias(in: editor.site).map { "[\($0)]" }
            }
            country.blocks = [editor.writer.prose()]
            editor.site.sources["content/countries/\(code).md"] = country
            return "\(code) as \(country.keys["name"] ?? "")"
        },
        Edit("add a country that ISO lacks") { editor in
            var country = EditedSource(keys: ["name": "Freedonia", "demonym": "Freedonian", "region": "Europe"])
            country.keys["capital"] = editor.writer.word(["Glorietta", "Sylvania"])
            guard country != editor.site.sources["content/countries/xf.md"] else { return nil }
            editor.site.sources["content/countries/xf.md"] = country
            return country.keys["capital"]
        },
        Edit("take a country's file away") { editor in
            guard let path = editor.writer.random.one(of: editor.site.sources(in: "countries")) else { return nil }
            editor.site.sources[path] = nil
            return path
        },
        Edit("write about an organization, place or topic") { editor in
            guard let (folder, slug, name) = editor.writer.random.one(of: NewsWords.entities) else { return nil }
            var entity = EditedSource(keys: ["name": editor.writer.random.oneIn(3) ? name + " Union" : name])
            entity.keys["summary"] = "\"Told \(editor.writer.number())\""
            entity.blocks = [editor.writer.prose()]
            editor.site.sources["content/\(folder)/\(slug).md"] = entity
            return slug
        },
        Edit("take an organization, place or topic away") { editor in
            let paths = ["organizations", "places", "topics"].flatMap { editor.site.sources(in: $0) }
            guard let path = editor.writer.random.one(of: paths) else { return nil }
            editor.site.sources[path] = nil
            return path
        },
    ]

    private static func person(
        _ name: String, _ key: String, _ value: @escaping @Sendable (inout NewsWriter) -> String
    ) -> Edit {
        Edit(name) { editor in
            editor.change("\(key)", of: editor.site.sources(in: "people")) { source, writer in
                source.keys[key] = value(&writer)
                return source.keys[key]
            }
        }
    }

    static let briefings = [
        Edit("write a briefing") { editor in
            guard let article = editor.writer.random.one(of: editor.site.articles) else { return nil }
            let path = "content/briefings/\(editor.site.day(ofArticle: article)).md"
            guard editor.site.sources[path] == nil else { return nil }
            editor.site.sources[path] = EditedSource(
                keys: ["title": "The day, \(editor.writer.number())"], blocks: [editor.writer.prose()])
            return path
        },
        Edit("order a briefing") { editor in
            guard let path = editor.writer.random.one(of: editor.site.sources(in: "briefings")) else { return nil }
            let day = EditedSite.name(of: path)
            let ofDay = editor.site.articles.filter { editor.site.day(ofArticle: $0) == day }
            let slugs = ofDay.map(editor.site.slug(ofArticle:)).shuffled(using: &editor.writer.random)
            guard !slugs.isEmpty else { return nil }
            editor.site.sources[path]?.keys["articles"] = "[\(slugs.joined(separator: ", "))]"
            return "\(path): \(slugs)"
        },
        Edit("introduce a briefing") { editor in
            editor.change("introduction", of: editor.site.sources(in: "briefings")) { source, writer in
                source.blocks = [writer.prose()]
                return source.blocks[0]
            }
        },
        Edit("take a briefing's file away") { editor in
            guard let path = editor.writer.random.one(of: editor.site.sources(in: "briefings")) else { return nil }
            editor.site.sources[path] = nil
            return path
        },
    ]
}
