import Foundation

/// Edits of articles' front matter.
extension Edit {
    static let frontMatter = [
        key("retitle an article", "title") { writer, _ in "\"\(writer.title())\"" },
        Edit("change a title, and no size") { editor in
            editor.change("title") { source, writer in
                guard let title = source.keys["title"], title.hasSuffix("\""), title.contains("No. ") else {
                    return nil
                }
                source.keys["title"] = title.dropLast(4) + "\(100 + writer.random.below(900))\""
                return source.keys["title"]
            }
        },
        key("redate an article", "date") { writer, _ in writer.date() },
        key("give a slug", "slug") { writer, _ in "slug-\(writer.random.below(30))" },
        key("change the section", "section") { writer, _ in writer.word(NewsWords.sections + ["Sport"]) },
        key("make a draft", "draft") { writer, _ in writer.word(["true", "false"]) },
        key("publish later", "publishDate") { writer, _ in writer.date() },
        key("let an article expire", "expiryDate") { writer, _ in writer.date() },
        key("change the weight", "weight") { writer, _ in "\(writer.random.below(9) - 4)" },
        key("give former addresses", "aliases") { writer, _ in
            "[/old/\(writer.random.below(20))/, /older/\(writer.random.below(20)).html]"
        },
        key("give a lead picture", "image") { writer, site in writer.picture(of: site) },
        key("write out a lead picture", "image") { writer, site in
            "{src: \(writer.picture(of: site)), alt: \"Told\", caption: \"So \(writer.number())\", credit: \"© AP\"}"
        },
        key("list topics", "topics") { writer, _ in "[\(writer.word(NewsWords.topics)), New topic]" },
        key("list people", "people") { writer, _ in
            "[\(writer.word(NewsWords.people.map(\.slug))), \(writer.word(NewsWords.people.map(\.name)))]"
        },
        key("list countries", "countries") { writer, _ in writer.word(["[fr]", "[Libya, ru]", "[us]"]) },
        key("change the summary", "summary") { writer, _ in "\"In short, \(writer.number())\"" },
        key("change an article's language", "lang") { writer, _ in writer.word(["sv", "ar", "en"]) },
        key("update and correct", "corrections") { writer, _ in
            "[{date: \(writer.date()), text: \"It was \(writer.number())\"}]"
        },
        key("say when updated", "updated") { writer, _ in "2017-09-2\(writer.random.below(9))T08:00:00Z" },
        Edit("take a key away") { editor in
            editor.change("without") { source, writer in
                let keys = source.keys.keys.filter { $0 != "title" && $0 != "date" }.sorted()
                guard let key = writer.random.one(of: keys) else { return nil }
                source.keys[key] = nil
                return key
            }
        },
        key("misspell a key", "sumary") { writer, _ in writer.number() },
        key("break the front matter", "authors") { _, _ in "[not closed" },
    ]

    private static func key(
        _ name: String, _ key: String, _ value: @escaping @Sendable (inout NewsWriter, EditedSite) -> String
    ) -> Edit {
        Edit(name) { editor in
            let site = editor.site
            return editor.change("\(key)") { source, writer in
                source.keys[key] = value(&writer, site)
                return source.keys[key]
            }
        }
    }
}
