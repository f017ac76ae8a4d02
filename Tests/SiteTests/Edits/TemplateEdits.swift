import Foundation

/// Edits of the site's own templates: what they override, what they reach for, and how they break.
extension Edit {
    static let templates = [
        Edit("write a line into a template") { editor in
            editor.extend(editor.writer.word(pageTemplates), by: "<p>Line \(editor.writer.number())</p>")
        },
        Edit("write a line into a partial") { editor in
            editor.extend(editor.writer.word(partials), by: "<i>Line \(editor.writer.number())</i>")
        },
        Edit("write a line into the layout") { editor in
            editor.extend("base", by: "<p>Foot \(editor.writer.number())</p>")
        },
        Edit("include a partial of the site's own") { editor in
            let path = "templates/partials/own.html"
            let isNew = editor.site.files[path] == nil
            editor.site.files[path] = Array("<p>\\(site.title), \(editor.writer.number())</p>\n".utf8)
            return isNew ? editor.extend("article", by: "\\(include \"partials/own\")") : path
        },
        Edit("reach deep from a template") { editor in
            guard let (template, line) = editor.writer.random.one(of: deepLines) else { return nil }
            return editor.extend(template, by: line)
        },
        Edit("reach deep from a partial") { editor in
            editor.extend("partials/items", by: "\\(for item in items)<i>\\(item.article.summary ?? \"\")</i>\\(end)")
        },
        Edit("break a template") { editor in
            let line = editor.writer.word(["\\(article.titel)", "\\(if", "\\(include \"partials/missing\")", "\\(end)"])
            return editor.extend(editor.writer.word(["article", "person", "partials/items"]), by: line)
        },
        Edit("take a template of the site's own away") { editor in
            let own = editor.site.files(in: "templates").filter { $0.hasSuffix(".html") }
            guard let path = editor.writer.random.one(of: own) else { return nil }
            editor.site.files[path] = nil
            return path
        },
        Edit("change the style sheet") { editor in
            let path = "templates/assets/style.css"
            editor.site.files[path] = Array("body { color: #\(100 + editor.writer.random.below(900)) }\n".utf8)
            return path
        },
        Edit("change an asset that the style sheet names") { editor in
            let shade = 100 + editor.writer.random.below(900)
            let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"\(shade)\"/>\n"
            editor.site.files["templates/assets/mark.svg"] = Array(picture.utf8)
            editor.site.files["templates/assets/style.css"] = Array("body { background: url(mark.svg) }\n".utf8)
            return "mark.svg of height \(shade)"
        },
        Edit("take an asset away") { editor in
            guard let path = editor.writer.random.one(of: editor.site.files(in: "templates/assets")) else { return nil }
            editor.site.files[path] = nil
            return path
        },
    ]

    private static let pageTemplates = [
        "article", "person", "country", "home", "briefing", "section", "relation", "older", "topic", "people", "month",
    ]
    private static let partials = ["partials/items", "partials/figure", "partials/card", "partials/days"]

    /// What a page may show of records that are far from it.
    static let deepLines: [(template: String, line: String)] = [
        (
            "article",
            #"\(for person in article.people)\(for item in person.items)<p>\(item.article.summary ?? "-")</p>\(end)\(end)"#
        ),
        (
            "article",
            #"\(for country in article.countries)\(for relation in country.relations)<p>\(relation.other.name) \(relation.count)</p>\(end)\(end)"#
        ),
        ("article", #"\(if let newer = article.newer)<p>\(newer.title) \(newer.minutes)</p>\(end)"#),
        (
            "article",
            #"\(if let older = article.older)\(if let figure = older.leadFigure)<p>\(figure.captionText ?? "") \(figure.width ?? 0)</p>\(end)\(end)"#
        ),
        ("article", #"<p>\(article.briefing.title) \(article.briefing.count)</p>"#),
        ("article", #"\(for story in article.followUps)<div>\(story.body)</div>\(end)"#),
        ("article", #"\(for section in site.sections)<p>\(section.name) \(section.count)</p>\(end)"#),
        (
            "person",
            #"\(for companion in person.appearsWith)<p>\(companion.name) \(companion.role ?? "-") \(companion.count)</p>\(end)"#
        ),
        (
            "person",
            #"\(for item in person.items)\(for other in item.article.people)<p>\(other.name)\(if let role = other.role) \(role.title) \(if role.isPresent)now\(end)\(end)</p>\(end)\(end)"#
        ),
        (
            "person",
            #"\(for figure in person.pictures)\(if let article = figure.article)<p>\(article.title) \(figure.width ?? 0)</p>\(end)\(end)"#
        ),
        (
            "person",
            #"\(if let country = person.country)\(for other in country.people)<p>\(other.name) \(other.count)</p>\(end)\(end)"#
        ),
        (
            "country",
            #"\(for person in country.people)\(for statement in person.statements)<div>\(statement.quote) \(statement.article.title)</div>\(end)\(end)"#
        ),
        ("country", #"\(for article in country.datelines)<p>\(article.summary ?? "-")</p>\(end)"#),
        (
            "home",
            #"\(for section in site.sections)\(for item in section.items)<p>\(item.article.title)</p>\(end)\(end)"#
        ),
        (
            "section",
            #"\(for item in section.items)\(if let figure = item.article.leadFigure)<p>\(figure.credit ?? "-")</p>\(end)\(end)"#
        ),
        ("relation", #"\(for companion in relation.people)<p>\(companion.role ?? "-")</p>\(end)"#),
        (
            "month",
            #"\(for briefing in month.briefings)\(for story in briefing.stories)<p>\(story.title)</p>\(end)\(end)"#
        ),
        (
            "older",
            #"\(for item in older.items)<p>\(item.article.people.count) \(item.article.summary ?? "-")</p>\(end)"#
        ),
        ("404", #"\(for section in site.sections)<p>\(section.name) \(section.count)</p>\(end)"#),
    ]
}

extension SiteEditor {
    /// The default theme's template, or the site's own, with a line more. Never twice the same line.
    mutating func extend(_ template: String, by line: String) -> String? {
        let path = "templates/\(template).html"
        let theme = FixtureSite.repository.appending(path: path)
        guard let bytes = site.files[path] ?? (try? Data(contentsOf: theme)).map(Array.init) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard !text.contains(line), text.utf8.count < 20_000 else { return nil }
        let new =
            text.contains("</body>")
            ? text.replacingOccurrences(of: "</body>", with: line + "\n</body>") : text + line + "\n"
        site.files[path] = Array(new.utf8)
        return "\(path): \(line)"
    }
}
