import Foundation
import SourceText
import Testing

/// Whole sites, byte for byte.
struct FixtureTests {
    @Test(arguments: FixtureSite.all)
    func outputIsWhatIsExpected(fixture: FixtureSite) throws {
        let site = try fixture.copy()
        let report = try site.build()
        let messages = report.diagnostics.map { $0.rendered() + "\n" }.joined()
        let output = try site.output()
        if FixtureSite.isRecording { try fixture.record(output, messages: messages) }
        let known = try String(contentsOf: fixture.folder.appending(path: "messages.txt"), encoding: .utf8)
        #expect(messages == known)
        let differences = FileTree.differences(output, from: try FileTree.files(below: fixture.expected))
        #expect(differences.isEmpty, "\(differences.count) files differ:\n\(differences.joined(separator: "\n"))")
        #expect(report.pages == output.count)
    }

    /// Articles that are drafts, are dated later, are held back or have run out, and all that only they bring.
    @Test func theUnpublishedLeavesNoTrace() throws {
        let site = try FixtureSite(name: "unpublished").copy()
        try site.build()
        let output = try site.output()
        for (path, bytes) in output {
            #expect(!path.lowercased().contains("zz"), "\(path)")
            #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("zz"), "\(path)")
            for country in ["mongolia", "bhutan", "tonga", "kiribati"] { #expect(!path.contains(country)) }
        }
        #expect(output["people/clara-seen/index.html"] != nil)
    }

    /// The same words do show once they are asked for: the test above looks for what can be found.
    @Test func theUnpublishedShowsOnDemand() throws {
        let site = try FixtureSite(name: "unpublished").copy()
        try site.build { options in (options.drafts, options.future, options.expired) = (true, true, true) }
        let output = try site.output()
        for kind in ["draft", "future", "embargoed", "expired"] {
            for path in [
                "people/zz-\(kind)-person/index.html", "images/zz-\(kind).png", "zz-\(kind)-alias/index.html",
                "topics/zz\(kind)-topic/index.html", "articles/zz-\(kind)-lead.png",
            ] {
                #expect(output[path] != nil, "\(path)")
            }
        }
    }
}
