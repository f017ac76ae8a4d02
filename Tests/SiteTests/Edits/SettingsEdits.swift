/// Edits of `site.yml`, and of what surrounds a build: the clock, the command line, the output folder.
extension Edit {
    static let settings = [
        setting("retitle the site", "title") { writer in "The Digest \(writer.number())" },
        setting("describe the site", "description") { writer in "What happened, \(writer.number())" },
        setting("change the sections", "sections") { writer in
            writer.word([
                "[Diplomacy, World]", "[Security, {name: World, slug: globe, description: All of it}]", "[]",
                "[World, Diplomacy, Security, Världen]",
            ])
        },
        setting("change the page size", "pageSize") { writer in "\(1 + writer.random.below(5))" },
        setting("change the relations", "relations") { writer in "\(1 + writer.random.below(3))" },
        setting("change the permalink", "permalink") { writer in
            writer.word(["/:year/:month/:day/:slug/", "/news/:slug/", "/:section/:slug/", "/:year/:slug/"])
        },
        setting("change the feeds", "feeds") { writer in
            writer.word(["{items: 2}", "{kinds: [site, people, topics]}", "{items: 3, kinds: []}"])
        },
        setting("change the digest", "digest") { writer in writer.word(["daily", "weekly"]) },
        setting("change the address", "baseURL") { writer in
            writer.word(["https://digest.example/", "https://other.example/below/"])
        },
        setting("change the language", "language") { writer in writer.word(["en", "sv", "fr", "ar"]) },
        setting("change the time zone", "timeZone") { writer in
            writer.word(["UTC", "Europe/Paris", "Pacific/Auckland", "America/New_York"])
        },
        setting("let HTML through", "rawHTML") { writer in writer.word(["true", "false"]) },
        setting("name the publisher", "publisher") { writer in "The Desk \(writer.number())" },
        setting("give parameters", "params") { writer in "{favicon: /favicon-\(writer.random.below(9)).ico}" },
        setting("misspell a setting", "titel") { writer in writer.number() },
        Edit("take a setting away") { editor in
            let keys = editor.site.settings.keys.filter { $0 != "title" }.sorted()
            guard let key = editor.writer.random.one(of: keys) else { return nil }
            editor.site.settings[key] = nil
            return key
        },
    ]

    static let surroundings = [
        wish("move the clock") { wish, writer in
            // 5 September to 5 October 2017.
            wish.now = 1_504_569_600 + writer.random.below(30 * 86_400)
            return "now is \(wish.now)"
        },
        wish("move the clock by a second") { wish, writer in
            wish.now += writer.random.oneIn(2) ? 1 : -1
            return "now is \(wish.now)"
        },
        wish("show drafts or not") { wish, _ in
            wish.drafts.toggle()
            return "\(wish.drafts)"
        },
        wish("show the future or not") { wish, _ in
            wish.future.toggle()
            return "\(wish.future)"
        },
        wish("show what has expired or not") { wish, _ in
            wish.expired.toggle()
            return "\(wish.expired)"
        },
        wish("give another address on the command line") { wish, writer in
            wish.baseURL =
                wish.baseURL == nil ? writer.word(["https://cli.example/", "https://cli.example/sub/"]) : nil
            return wish.baseURL ?? "none"
        },
        wish("take another number of threads") { wish, _ in
            wish.jobs = wish.jobs % 3 + 1
            return "\(wish.jobs)"
        },
        wish("build into another folder") { wish, _ in
            wish.output = wish.output == "public" ? "preview" : "public"
            return wish.output
        },
        Edit("change nothing") { _ in "" },
        Edit(touch) { _ in "every file" },
        Edit(removeOutput) { editor in editor.site.wish.output },
        Edit(removeRecord) { _ in "" },
    ]

    /// What the folder does for these, as they are no changes of sources.
    static let touch = "give files new times"
    static let removeOutput = "remove the whole output folder"
    static let removeRecord = "remove the record of the last build"

    private static func setting(
        _ name: String, _ key: String, _ value: @escaping @Sendable (inout NewsWriter) -> String
    ) -> Edit {
        Edit(name) { editor in
            let new = value(&editor.writer)
            guard new != editor.site.settings[key] else { return nil }
            editor.site.settings[key] = new
            return "\(key): \(new)"
        }
    }

    private static func wish(
        _ name: String, _ change: @escaping @Sendable (inout BuildWish, inout NewsWriter) -> String
    ) -> Edit {
        Edit(name) { editor in change(&editor.site.wish, &editor.writer) }
    }
}
