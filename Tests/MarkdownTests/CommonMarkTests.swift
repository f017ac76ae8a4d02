import Foundation
import Testing

/// CommonMark as articles have it: each example of the specification is the body of an article of a site that is built.
struct CommonMarkTests {
    /// Where changes land, nothing may be left out: there the test fails without the examples.
    private static let canRun = CommonMarkExamples.isThere || ProcessInfo.processInfo.environment["CI"] != nil
    private static let hint: Comment =
        "CommonMark is NOT tested: its examples are not here. 'scripts/setup spec' fetches them"

    /// Examples that differ, and the policy of docs/content-language.md that each shows. All are "addresses": a link
    /// whose scheme is none of the content language's keeps its words and loses its address.
    private static let neutralised = [
        595: "<p>irc://foo.bar:2233/baz</p>\n",
        597: "<p>a+b+c:d</p>\n",
        598: "<p>made-up-scheme://foo,bar</p>\n",
        600: "<p>localhost:5001/foo</p>\n",
    ]

    @Test(.enabled(if: canRun, hint))
    func bodiesAreCommonMark() throws {
        let examples = try CommonMarkExamples()
        #expect(examples.version == "0.30")
        #expect(examples.all.count == 652)
        let site = try BuiltBodies(of: examples.all.map(\.markdown), rawHTML: true)
        for (example, body) in zip(examples.all, site.bodies) {
            let wanted = Self.neutralised[example.number] ?? example.html
            #expect(body == wanted, "example \(example.number): \(example.markdown)")
        }
        let unsafe = site.numbers(withFault: "unsafe-link").map { $0 + 1 }
        #expect(unsafe.sorted() == Self.neutralised.keys.sorted())
    }

    /// Without `rawHTML` just the texts that hold HTML differ, and each says so.
    @Test(.enabled(if: canRun, hint))
    func onlyHTMLIsLeftOutWithoutLeave() throws {
        let examples = try CommonMarkExamples().all
        let site = try BuiltBodies(of: examples.map(\.markdown), rawHTML: false)
        let withHTML = site.numbers(withFault: "raw-html")
        #expect(withHTML.count > 60)
        for (number, body) in site.bodies.enumerated() where !withHTML.contains(number) {
            let example = examples[number]
            #expect(body == Self.neutralised[example.number] ?? example.html, "example \(example.number)")
        }
    }
}
