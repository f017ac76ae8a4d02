import Build
import Foundation
import SourceText
import Testing

/// Edits that leave little to see: each has to give what a clean build gives, and to say what that says.
struct SmallEditTests {
    /// Files before, and files after; nil for one that goes.
    struct Edit: Sendable, CustomStringConvertible {
        let description: String
        let before: [String: String]
        let after: [String: String?]
    }

    private static let story = "content/articles/x.md"

    private static func article(_ body: String, keys: String = "") -> String {
        TemporarySite.article(body, title: "X", keys: keys)
    }

    private static func person(_ name: String, keys: String = "") -> String { "---\nname: \(name)\n\(keys)---\n" }

    private static func words(_ what: String, _ before: String, _ after: String) -> Edit {
        Edit(
            description: what, before: [story: article(before), "content/people/ada.md": person("Ada Byron")],
            after: [story: article(after)])
    }

    static let edits: [Edit] = [
        words("a figure moves", "A.\n\n![A](a.svg)\nCap\n\nB.\n\nC.", "A.\n\nB.\n\n![A](a.svg)\nCap\n\nC."),
        words("a card moves", "A.\n\n[c](article:f1)\n\nB.\n\nC.", "A.\n\nB.\n\n[c](article:f1)\n\nC."),
        words("a picture moves in its line", "First ![A](a.svg) and  word.", "First  and ![A](a.svg) word."),
        words(
            "captions share their letters otherwise", "![A](a.svg)\nFoo bar\n\n![B](b.svg)\ncar\n\nText.",
            "![A](a.svg)\nFoo ba\n\n![B](b.svg)\nrcar\n\nText."),
        words(
            "a statement's picture has other words", "> It is ![pic](a.svg) so.\n>\n> — [Ada](person:ada), speaker",
            "> It is ![new](a.svg) so.\n>\n> — [Ada](person:ada), speaker"),
        Edit(
            description: "a slug takes what was a name",
            before: [
                story: article("Text.", keys: "people: [ada]\n"),
                "content/people/ada-lovelace.md": person("Ada Lovelace", keys: "aliases: [ada]\n"),
            ], after: ["content/people/ada.md": person("Byron Smith")]),
        Edit(
            description: "a dateline's second name has another address",
            before: [
                story: article("[PARIS] ([Example Wire]) — It begins."),
                "content/organizations/wire.md": person("Example Wire"),
            ],
            after: [
                "content/organizations/wire.md": nil,
                "content/organizations/wire-service.md": person("Example Wire"),
            ]),
        Edit(
            description: "somebody who was only named gets a file",
            before: [
                story: article(
                    "[Main](person:main), " + (0..<14).map { "[P\($0)](person:p-\(10 + $0))" }.joined(separator: ", ")
                        + ".")
            ], after: ["content/people/p-23.md": person("P13")]),
        Edit(
            description: "an article of the first day of all",
            before: [story: "---\ntitle: X\ndate: 1970-01-02\n---\nText.\n"],
            after: ["content/articles/y.md": "---\ntitle: Y\ndate: 1970-01-01\n---\nText.\n"]),
        Edit(
            description: "a picture comes whose name is the decoded one",
            before: [story: article("![P](a%20c.svg)\nCap"), "content/images/a%20c.svg": svg],
            after: ["content/articles/a c.svg": svg]),
        Edit(
            description: "a country's code goes",
            before: [
                story: article("[Kos](country:xkx)."),
                "content/countries/kosovo.md": person("Kosovo", keys: "alpha3: XKX\n"),
            ], after: ["content/countries/kosovo.md": person("Kosovo")]),
        Edit(
            description: "a name in code is nobody's now",
            before: [story: article("`[Ada Byronson]` it is."), "content/people/ada.md": person("Ada Byronson")],
            after: ["content/people/ada.md": person("Ada Byronsen")]),
        Edit(
            description: "a suggestion is spelt otherwise",
            before: [story: article("[Ada Byronsen] it is."), "content/people/ada.md": person("ada Byronson")],
            after: ["content/people/ada.md": person("Ada Byronson")]),
        Edit(
            description: "the first person of all has a summary",
            before: ["content/people/aaa.md": person("Aaa"), story: article("[Aaa] it is.")],
            after: ["content/people/aaa.md": person("Aaa", keys: "summary: New.\n")]),
    ]

    private static let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>"

    private static func site(_ files: [String: String]) throws -> TemporarySite {
        var all = files
        for name in ["a", "b"] { all["content/images/\(name).svg"] = svg }
        for number in 0..<30 { all["content/articles/f\(number).md"] = article("Filler.", keys: "slug: f\(number)\n") }
        return try TemporarySite(all)
    }

    @Test(arguments: edits)
    func givesWhatACleanBuildGives(edit: Edit) async throws {
        let site = try Self.site(edit.before)
        try await Task.sleep(for: .milliseconds(40))
        let first = try site.build()
        try #require(!first.hasErrors, "\(first.diagnostics)")
        for (path, text) in edit.after {
            if let text {
                try site.write(text, to: path)
            } else {
                try FileManager.default.removeItem(at: site.root.appending(path: path))
            }
        }
        let report = try site.build { $0.verify = true }
        let clean = try site.build { $0.output = site.root.appending(path: "other").path() }
        #expect(report.diagnostics.filter { $0.id != "vanished-page" } == clean.diagnostics)
        if !clean.hasErrors { #expect(report.verification?.differences == []) }
    }

    @Test func thePersonWhoComesFirstIsNoOtherThanTheRest() async throws {
        let site = try Self.site([
            "content/people/aaa.md": Self.person("Aaa"), Self.story: Self.article("[Aaa] it is."),
        ])
        try await Task.sleep(for: .milliseconds(40))
        try site.build()
        try site.write(Self.person("Aaa", keys: "summary: New.\n"), to: "content/people/aaa.md")
        let report = try site.build { $0.explain = "/2017/09/14/f1/" }
        #expect(report.explanation?.contains("stays as it is") == true)
    }
}
