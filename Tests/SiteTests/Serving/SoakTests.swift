import Foundation
import Testing

/// Thousands of edits, each of which has to be seen: `SITEGEN_SOAK` says how many.
@Suite(.serialized)
struct SoakTests {
    private static let edits = ProcessInfo.processInfo.environment["SITEGEN_SOAK"].flatMap { Int($0) } ?? 300

    @Test func noEditIsMissedAndNothingIsLeftBehind() throws {
        let names = (0..<20).map { "story-\($0)" }
        var files: [String: String] = [:]
        for name in names { files["content/articles/\(name).md"] = Self.text(name, "unedited") }
        let preview = try RunningPreview(try TemporarySite(files, in: TemporarySite.memory))
        let stream = TestStream(preview, "/__sitegen/events?files=2017%2F09%2F14%2Fstory-0%2Findex.html")
        try stream.wait(for: "event: mended")
        var settled: (memory: Int, descriptors: Int)?
        for number in 1...Self.edits {
            let name = names[number % names.count]
            let file = preview.site.root.appending(path: "content/articles/\(name).md")
            try Self.save(Self.text(name, "edit \(number)."), to: file, way: number % 4)
            try preview.waitFor("edit \(number).", at: "/2017/09/14/\(name)/")
            // By then everything that is kept has been made once.
            if number == min(Self.edits / 3, 1_000) { settled = (preview.memory, preview.descriptors) }
        }
        let first = try #require(settled)
        // Connections that have just been closed go by themselves; what leaks stays.
        try RunningPreview.wait("no descriptor is left") { preview.descriptors <= first.descriptors + 4 }
        let (memory, descriptors) = (preview.memory, preview.descriptors)
        print(
            "soak: \(Self.edits) edits; \(first.memory) kB then \(memory) kB, \(first.descriptors) then \(descriptors) descriptors"
        )
        #expect(memory < first.memory + 20_000)
        // A busy machine may stop the test between a file's being emptied and its being filled, for longer than a preview
        // waits: what it then says of an empty article goes with the next build.
        let faults = try preview.faults()
        #expect(try preview.get("/__sitegen/").text.contains(", 0 errors."), "\(faults)")
        #expect(preview.end().status == 0)
    }

    private static func text(_ name: String, _ words: String) -> String {
        TemporarySite.article(
            "[Ada Example](person:ada-example) met [Bo Sample](person:bo-sample) in [Oslo](place:oslo): \(words)",
            title: name)
    }

    /// As different editors do.
    private static func save(_ text: String, to file: URL, way: Int) throws {
        switch way {
        case 0: try Data(text.utf8).write(to: file, options: .atomic)
        case 1: try Data(text.utf8).write(to: file)
        case 2:
            try? FileManager.default.removeItem(at: file)
            try Data(text.utf8).write(to: file)
        default:
            let other = file.deletingLastPathComponent().appending(path: "." + file.lastPathComponent + ".swp")
            try Data(text.utf8).write(to: other)
            rename(other.path(), file.path())
        }
    }
}
