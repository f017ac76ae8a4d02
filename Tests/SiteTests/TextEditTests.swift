import Build
import Foundation
import Testing

/// Edits that change what an article says and nothing that a list is made from leave the record as it is; whatever is built
/// after them is what a clean build makes.
struct TextEditTests {
    /// What an article's file holds before and after.
    struct Edit: Sendable, CustomStringConvertible {
        let description: String
        let before: String
        let after: String
    }

    private static let story = "content/articles/story.md"

    private static func article(_ body: String, title: String = "Talks", keys: String = "") -> String {
        TemporarySite.article(body, title: title, keys: "slug: story\nsection: World\n" + keys)
    }

    private static func body(_ what: String, _ before: String, _ after: String, keys: String = "") -> Edit {
        Edit(description: what, before: article(before, keys: keys), after: article(after, keys: keys))
    }

    static let ofText: [Edit] = [
        body("a paragraph", "They met.", "They met again.\n\nAnd again."),
        body(
            "a sentence that names somebody", "[Ada Example] left for [Paris].", "Today [Ada Example] left for [Paris]."
        ),
        body(
            "a caption", "![A](a.svg)\n[Ada Example] (L) waits.\n© One", "![A](a.svg)\n[Ada Example] (R) sits.\n© Two"),
        body(
            "a caption's other sentence", "![A](a.svg)\n[Ada Example] waits. It rains.\n© One",
            "![A](a.svg)\n[Ada Example] waits. It snows.\n© One"),
        body(
            "what stands behind a speaker's name", "> So.\n>\n> — [Ada Example], in Rome",
            "> So.\n>\n> — [Ada Example], at home"),
        body("a statement", "> So.\n>\n> — [Ada Example], Rome", "> Not so.\n>\n> — [Ada Example], Rome"),
        body("two sentences become one", "[France] spoke. [Italy] heard.", "[France] spoke, and [Italy] heard."),
        body("a name without a file", "[Bo](person:bo-sample) came.", "Today [Bo](person:bo-sample) came."),
        body("a dateline's agency", "PARIS (One) — It is so.", "PARIS (Other) — It is so."),
        body("a card's place", "One.\n\n[c](article:f1)\n\nTwo.", "One.\n\nTwo.\n\n[c](article:f1)"),
        body("a draft", "Not yet.", "Still not yet.", keys: "draft: true\n"),
        body("what is yet to come", "Soon.", "Sooner.", keys: "publishDate: 2030-01-01\n"),
        Edit(description: "a headline", before: article("Text."), after: article("Text.", title: "Talks again")),
        Edit(
            description: "a standfirst", before: article("Text.", keys: "summary: One.\n"),
            after: article("Text.", keys: "summary: Two.\n")),
        Edit(description: "nothing", before: article("Text."), after: article("Text.")),
    ]

    static let ofMore: [Edit] = [
        body("a new name", "They met.", "They met [Ada Example]."),
        body("a name less", "They met [Ada Example].", "They met."),
        body("a new name without a file", "They met.", "They met [Bo](person:bo-sample)."),
        body("another spelling without a file", "[Bo](person:bo-sample).", "[Bo Sample](person:bo-sample)."),
        body("another speaker", "> So.\n>\n> — [Ada Example]", "> So.\n>\n> — [Carla Example]"),
        body("another dateline", "PARIS (One) — It is so.", "ROME (One) — It is so."),
        body("another link", "See [it](article:f1).", "See [it](article:f2)."),
        body("a card for a link", "One.\n\nSee [c](article:f1).", "One.\n\n[c](article:f1)"),
        body("another picture", "![A](a.svg)\nWords.", "![A](b.svg)\nWords."),
        body("what is to be complained of", "Text.", "![A](a.svg)\nWords."),
        Edit(
            description: "another section", before: article("Text."),
            after: article("Text.").replacing("World", with: "Politics")),
        Edit(
            description: "another address", before: article("Text."),
            after: article("Text.").replacing("slug: story", with: "slug: other")),
        Edit(
            description: "another day", before: article("Text."),
            after: article("Text.").replacing("2017-09-14", with: "2017-09-13")),
        Edit(
            description: "a draft that is published", before: article("Text.", keys: "draft: true\n"),
            after: article("Text.")),
        Edit(
            description: "a former address", before: article("Text."),
            after: article("Text.", keys: "aliases: [/old/]\n")),
    ]

    private static func site(_ text: String) throws -> TemporarySite {
        var files = [
            story: text, "content/people/ada.md": "---\nname: Ada Example\n---\nA [Carla Example] of her own.\n",
            "content/people/carla.md": "---\nname: Carla Example\n---\n",
            "content/briefings/2017-09-14.md":
                "---\ntitle: The day\narticles: [f5]\n---\nIt began with [it](article:f3).\n",
        ]
        for name in ["a", "b"] {
            files["content/images/\(name).svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"/>"
        }
        for number in 0..<40 {
            files["content/articles/f\(number).md"] = TemporarySite.article(
                "[Ada Example] and [Carla Example] went to [France] and [Italy].", title: "F",
                keys: "slug: f\(number)\n")
        }
        return try TemporarySite(files, in: TemporarySite.memory)
    }

    /// Which file the record is: another one for each that is written.
    private func record(_ site: TemporarySite) throws -> UInt64 {
        let folder = site.root.appending(path: ".sitegen").path()
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("record-") })
        let number = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.systemFileNumber] as? UInt64
        return try #require(number)
    }

    /// A record is of files that were not changed a moment ago.
    private func settle() async throws { try await Task.sleep(for: .milliseconds(40)) }

    private func expectClean(_ site: TemporarySite, _ what: String) throws {
        let report = try site.build { $0.verify = true }
        #expect(!report.hasErrors && report.verification?.differences == [], "\(what): \(report.diagnostics)")
    }

    @Test(arguments: ofText)
    func leaveTheRecordAsItIs(edit: Edit) async throws {
        let site = try Self.site(edit.before)
        try await settle()
        #expect(try !site.build().hasErrors)
        let before = try record(site)
        for text in [edit.after, edit.before] {
            try site.write(text, to: Self.story)
            try await settle()
            try expectClean(site, edit.description)
        }
        #expect(try record(site) == before)
        // What was amended counts for whatever comes next.
        try site.write(edit.after, to: Self.story)
        try await settle()
        try site.build()
        try site.write(TemporarySite.article("[Ada Example] once more."), to: "content/articles/new.md")
        try await settle()
        try expectClean(site, "a new article after \(edit.description)")
        #expect(try record(site) != before)
    }

    @Test(arguments: ofMore)
    func othersWriteANewRecord(edit: Edit) async throws {
        let site = try Self.site(edit.before)
        try await settle()
        #expect(try !site.build().hasErrors)
        let before = try record(site)
        try site.write(edit.after, to: Self.story)
        try await settle()
        try expectClean(site, edit.description)
        #expect(try record(site) != before)
    }

    /// Texts that no article is are read when a page shows them: what a page quotes beside them is another.
    @Test func pagesShowTextsOfPeopleAndBriefingsStill() async throws {
        let site = try Self.site(Self.article("[Ada Example] left."))
        try await settle()
        try site.build()
        try site.write(Self.article("Today [Ada Example] left.", title: "Gone"), to: Self.story)
        try await settle()
        let before = try record(site)
        try site.build()
        #expect(try record(site) == before)
        let person = try site.page("people/ada/index.html")
        #expect(person.contains("Today ") && person.contains("of her own") && person.contains("/people/carla/"))
        let briefing = try site.page("briefings/2017-09-14/index.html")
        #expect(briefing.contains("Gone") && briefing.contains("It began with") && briefing.contains("/2017/09/14/f3/"))
    }

    @Test func whyAPageIsMadeIsTold() async throws {
        let site = try Self.site(Self.article("[Ada Example] left."))
        try await settle()
        try site.build()
        try site.write(Self.article("Today [Ada Example] left."), to: Self.story)
        try await settle()
        let person = try site.build { ($0.explain, $0.dryRun) = ("/people/ada/", true) }
        #expect(person.explanation == "people/ada/index.html is made again: what is quoted of \(Self.story) changed")
        #expect(person.wouldWrite.contains("people/ada/index.html") && person.wouldRemove == [])
        let other = try site.build { $0.explain = "/people/carla/" }
        #expect(other.explanation?.contains("stays as it is") == true)
    }

    @Test func editsOfManyArticlesCount() async throws {
        let site = try Self.site(Self.article("Text."))
        try await settle()
        try site.build()
        let before = try record(site)
        for number in 0..<40 where number % 7 == 0 {
            try site.write(
                TemporarySite.article(
                    "Later [Ada Example] and [Carla Example] went to [France] and [Italy].", title: "F",
                    keys: "slug: f\(number)\n"),
                to: "content/articles/f\(number).md")
            try await settle()
            try expectClean(site, "edit \(number)")
        }
        #expect(try record(site) == before)
    }

    /// What a template reads of the site alone is rendered once for all pages, and belongs to each of them.
    @Test func whatAllPagesShowCounts() async throws {
        let site = try Self.site(Self.article("Text."))
        try site.write(
            #"<!DOCTYPE html><title>x</title>\(for s in site.sections)\(for i in s.items)<b>\(i.article.title)</b>\(end)\(end)"#,
            to: "templates/404.html")
        try await settle()
        #expect(try !site.build().hasErrors)
        #expect(try site.page("404.html").contains("<b>Talks</b>"))
        try site.write(Self.article("Text.", title: "Later"), to: Self.story)
        try await settle()
        try expectClean(site, "a headline that all pages show")
        #expect(try site.page("404.html").contains("<b>Later</b>"))
    }

    /// Moves a file out of the content, and puts a link to it where it was.
    private func putLink(inPlaceOf path: String, _ site: TemporarySite) throws {
        let file = site.root.appending(path: path)
        let elsewhere = site.root.appending(path: file.lastPathComponent)
        try FileManager.default.moveItem(at: file, to: elsewhere)
        try FileManager.default.createSymbolicLink(at: file, withDestinationURL: elsewhere)
    }

    /// A link in the place of an article is none, and leads nowhere.
    @Test func anArticleThatBecomesALinkGoes() async throws {
        let site = try Self.site(Self.article("Text."))
        try await settle()
        try site.build()
        try putLink(inPlaceOf: "content/articles/f7.md", site)
        try await settle()
        let report = try site.build { $0.verify = true }
        #expect(report.diagnostics.contains { $0.id == "symbolic-link" })
        #expect(report.verification?.differences == [])
        #expect(try !site.output().keys.contains("2017/09/14/f7/index.html"))
    }

    /// A picture that becomes a link is missing from every article that shows it.
    @Test func aPictureThatBecomesALinkIsMissing() async throws {
        let picture = "![A](a.svg)\nWords."
        let site = try Self.site(Self.article(picture))
        try site.write(TemporarySite.article(picture, title: "Too"), to: "content/articles/too.md")
        try await settle()
        try site.build()
        try putLink(inPlaceOf: "content/images/a.svg", site)
        try await settle()
        let report = try site.build()
        let clean = try site.build { $0.output = site.root.appending(path: "other").path() }
        #expect(report.diagnostics == clean.diagnostics)
        #expect(report.diagnostics.filter { $0.id == "missing-picture" }.count == 2)
    }

    #if os(Linux)
        /// Other systems refuse such a name.
        @Test func aFolderWhoseNameIsNoTextIsTold() async throws {
            let site = try Self.site(Self.article("Text."))
            try await settle()
            try site.build()
            let name =
                Array((site.root.path() + "/content/articles/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
            #expect(mkdir(name, 0o777) == 0)
            try site.write(Self.article("Other text."), to: Self.story)
            try await settle()
            #expect(try site.build().diagnostics.map(\.id).contains("name-not-utf8"))
            rmdir(name)
        }
    #endif
}
