import Bytes
import Chronology
import SourceText
import Templates

/// A small model with a field of every kind, and short ways to compile and render against it.
enum Newsroom {
    static let hostile = "<b>\"O'Neil\" & Söhne</b>"

    static let people: [(name: String, role: String?, born: Int?)] = [
        ("Ann", "Editor", 1970), ("Bo <b>", nil, nil), ("Cy", "Writer", 1980),
    ]

    static func schema(text: String = hostile, url: String = "/a b?x=1&y=2", words: [String] = ["a", "<b>", "c"])
        -> Schema
    {
        var schema = Schema()
        schema.define("article", articleFields(text: text, url: url, words: words))
        schema.define(
            "person",
            [
                .text("name") { people[Int($0.index)].name },
                .optionalText("role") { people[Int($0.index)].role },
                .optionalInt("born") { people[Int($0.index)].born },
                .optionalRecord("boss", type: "person") { $0.index == 0 ? nil : RecordRef(Int($0.index) - 1) },
            ])
        schema.define(
            "site",
            [
                .text("title") { _ in "The Site" },
                .dynamic("params") { _, name in name == "motto" ? "All <news>" : nil },
            ])
        return schema
    }

    private static func articleFields(text: String, url: String, words: [String]) -> [Field] {
        let moment = Moment(seconds: 1_505_402_400)
        return [
            .text("title") { _ in text },
            .text("empty") { _ in "" },
            .optionalText("summary") { $0.index == 1 ? nil : text },
            .url("url") { _ in url },
            .optionalURL("source") { $0.index == 1 ? nil : url },
            .int("words") { _ in 1200 },
            .bool("isLead") { $0.index == 0 },
            .date("date") { _ in moment },
            .optionalDate("updated") { $0.index == 1 ? nil : moment },
            .html("body") { _, out in out.append("<p>Body &amp; soul</p>" as StaticString) },
            .optionalHTML("note", isPresent: { $0.index == 0 }, write: { $1.append("<i>n</i>" as StaticString) }),
            .json("data") { _, out in out.append("{\"a\":1}" as StaticString) },
            .optionalJSON("more", isPresent: { $0.index == 0 }, write: { $1.append("[1]" as StaticString) }),
            .record("author", type: "person") { _ in RecordRef(0) },
            .optionalRecord("editor", type: "person") { $0.index == 1 ? nil : RecordRef(1) },
            .list("people", of: "person") { $0.index == 1 ? .refs([]) : .records([0, 1, 2]) },
            .list("range", of: "person") { _ in .range(1..<3) },
            .list("refs", of: "person") { _ in .refs([RecordRef(2), RecordRef(0)]) },
            .textList("tags") { $0.index == 1 ? [] : words },
        ]
    }

    static func compile(
        _ sources: [String: String], schema: Schema = schema(), format: TemplateEntry.Format = .page
    ) -> (set: TemplateSet, diagnostics: [Diagnostic]) {
        let entry = TemplateEntry(
            name: "page", roots: [("article", "article"), ("site", "site")], format: format)
        var files: [String: SourceFile] = [:]
        for (name, text) in sources {
            files[name] = SourceFile(path: "templates/\(name).html", bytes: Array(text.utf8))
        }
        return TemplateSet.compile([entry], sources: files, schema: schema, dates: PlainDates())
    }

    /// The page, or its diagnostics where it has any.
    static func render(
        _ template: String, with others: [String: String] = [:], schema: Schema = schema(),
        format: TemplateEntry.Format = .page, article: Int = 0
    ) -> String {
        let compiled = compile(others.merging(["page": template]) { $1 }, schema: schema, format: format)
        guard compiled.diagnostics.isEmpty, let program = compiled.set["page"] else {
            return "FAULTS " + messages(compiled.diagnostics).joined(separator: " | ")
        }
        var out = ByteBuffer()
        program.render([RecordRef(article), RecordRef(0)], into: &out)
        return out.text()
    }

    /// `templates/page.html:1:3: error: …`, one for each diagnostic.
    static func messages(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map {
            "\($0.file):\($0.position.line):\($0.position.column): \($0.severity.rawValue): \($0.message)"
        }
    }
}

/// Writes `{pattern}2017`, so that a test sees which pattern wrote; knows only patterns with a `y`.
struct PlainDates: DateFormatting {
    func compile(_ pattern: String) -> DateWriter? {
        guard pattern.contains("y") else { return nil }
        return { moment, out in
            out.append("{\(pattern)}" as String)
            out.append(number: moment.date.year)
        }
    }

    func writer(for style: DateStyle) -> DateWriter {
        { moment, out in
            out.append("\(style.rawValue) " as String)
            out.append(number: moment.date.year)
        }
    }
}
