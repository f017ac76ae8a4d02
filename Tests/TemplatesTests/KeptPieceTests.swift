import Bytes
import SourceText
import Synchronization
import Testing

@testable import Templates

/// Pages that share a theme's kept pieces are byte for byte those that keep nothing.
struct KeptPieceTests {
    /// How often a field was asked for.
    final class Count: Sendable {
        private let value = Atomic<Int>(0)
        var now: Int { value.load(ordering: .relaxed) }
        func up() { value.add(1, ordering: .relaxed) }
    }

    /// Pages with stories: a story's `title` and `place` never vary, `mark` does with the page.
    static func schema(_ asked: Count = Count()) -> Schema {
        var schema = Schema()
        schema.define(
            "site", standing: .everywhere,
            [.text("name") { _ in "Site" }, .list("desks", of: "story") { _ in .range(90..<93, aux: 0) }])
        schema.define(
            "page",
            [
                .text("name") { "page \($0.index)" },
                .list("stories", of: "story") { page in .range(0..<6, aux: page.index % 3) },
                .optionalRecord("lead", type: "story") { $0.index % 2 == 0 ? RecordRef(4, aux: Int($0.index)) : nil },
            ])
        schema.define(
            "story", standing: .onManyPages(varying: ["mark", "next"]),
            [
                .text("title") { story in
                    asked.up()
                    return "story \(story.index)"
                },
                .text("place") { "<\($0.index)>" },
                .int("length") { Int($0.index) * 7 },
                .optionalText("mark") { $0.aux == 0 ? nil : "mark \($0.aux)" },
                .record("next", type: "story") { RecordRef(Int($0.index) + 1, aux: Int($0.aux)) },
            ])
        return schema
    }

    static let templates = [
        "\\(for story in page.stories)<li>\\(story.title) \\(story.place) \\(story.length)</li>\\(end)",
        "\\(for story in page.stories)<li>\\(story.title) \\(story.place) \\(story.length)\\(if let mark = story.mark) \\(mark)\\(end)</li>\\(end)",
        "\\(for story in page.stories)<li>\\(story.mark ?? \"none\")\\(story.title) \\(story.place) \\(story.length)</li>\\(end)",
        "\\(for story in page.stories)<li>\\(story.next.title) \\(story.next.mark ?? \"-\") \\(story.next.place)</li>\\(end)",
        "\\(for story in page.stories)\\(let next = story.next)<li>\\(next.title) \\(next.place) \\(next.length) \\(next.mark ?? \"-\")</li>\\(end)",
        "\\(for (index, story) in page.stories.enumerated())<li>\\(index) \\(story.title) \\(story.place) \\(story.length)</li>\\(end)",
        "\\(for story in page.stories)<li>\\(page.name) \\(story.title) \\(story.place) \\(story.length)</li>\\(end)",
        "\\(for story in page.stories)\\(let name = page.name)<li>\\(story.title) \\(story.place) \\(story.length)\\(name)</li>\\(end)",
        "\\(for story in page.stories)\\(for other in page.stories)\\(if story == other)<b>\\(story.title) \\(other.place) \\(other.length)</b>\\(end)\\(end)\\(end)",
        "\\(for story in page.stories)\\(for desk in site.desks)<i>\\(desk.title) \\(desk.place) \\(desk.length)</i>\\(end)\\(story.title)\\(end)",
        "\\(for desk in site.desks)<i>\\(desk.title) \\(desk.place) \\(site.name)</i>\\(else)none\\(end)\\(page.name)",
        "\\(if let story = page.lead)<p title=\"\\(story.title)\">\\(story.place) \\(story.length) \\(story.mark ?? \"\")</p>\\(end)",
        "\\(let stories = page.stories)\\(include \"list\")",
        "\\(for story in page.stories.dropFirst(2))<a href=\"/\\(story.title)\">\\(story.place)\\(story.length)\\(story.place)</a>\\(end)",
    ]
    static let list =
        "\\(for story in stories)\\(let title = story.title)<li>\\(title) \\(story.place) \\(story.length) \\(title)</li>\\(end)"

    static func compile(_ template: String, _ schema: Schema) throws -> (TemplateSet, Program) {
        let sources = [
            "page": SourceFile(path: "templates/page.html", bytes: Array(template.utf8)),
            "list": SourceFile(path: "templates/list.html", bytes: Array(list.utf8)),
        ]
        let entry = TemplateEntry(
            name: "page", roots: [(name: "site", record: "site"), (name: "page", record: "page")], format: .fragment)
        let (set, faults) = TemplateSet.compile([entry], sources: sources, schema: schema, dates: PlainDates())
        #expect(faults.isEmpty)
        return (set, try #require(set["page"]))
    }

    @Test(arguments: templates)
    func makesTheSamePages(_ template: String) throws {
        let (set, program) = try Self.compile(template, Self.schema())
        var kept = KeptPieces(for: set)
        for page in 0..<12 {
            let roots = [RecordRef(0), RecordRef(page)]
            var plain = ByteBuffer()
            program.render(roots, into: &plain)
            var shared = ByteBuffer()
            program.render(roots, into: &shared, keeping: &kept)
            #expect(shared.text() == plain.text())
        }
    }

    /// A story's piece is made on the first two pages that show it, and found again on all others.
    @Test(arguments: [0, 1])
    func makesAPieceTwice(_ template: Int) throws {
        let asked = Count()
        let (set, program) = try Self.compile(Self.templates[template], Self.schema(asked))
        var kept = KeptPieces(for: set)
        for page in 0..<30 {
            var out = ByteBuffer()
            program.render([RecordRef(0), RecordRef(page)], into: &out, keeping: &kept)
        }
        #expect(asked.now == 12)
    }

    /// What is the same in two programs of a theme has one number.
    @Test func sharesPiecesBetweenPrograms() throws {
        let asked = Count()
        let sources = ["one", "two"].map { name in
            let text = "<h1>\(name) \\(page.name)</h1>\\(let stories = page.stories)\\(include \"list\")"
            return (name, SourceFile(path: "templates/\(name).html", bytes: Array(text.utf8)))
        }
        let files = Dictionary(uniqueKeysWithValues: sources).merging(
            ["list": SourceFile(path: "templates/list.html", bytes: Array(Self.list.utf8))]) { $1 }
        let roots = [(name: "site", record: "site"), (name: "page", record: "page")]
        let entries = ["one", "two"].map { TemplateEntry(name: $0, roots: roots, format: .fragment) }
        let (set, faults) = TemplateSet.compile(
            entries, sources: files, schema: Self.schema(asked), dates: PlainDates())
        #expect(faults.isEmpty && set.keptPieceCount == 1)
        var kept = KeptPieces(for: set)
        for page in 0..<10 {
            var out = ByteBuffer()
            let program = try #require(set[page % 2 == 0 ? "one" : "two"])
            program.render([RecordRef(0), RecordRef(page)], into: &out, keeping: &kept)
        }
        #expect(asked.now == 12)
    }
}
