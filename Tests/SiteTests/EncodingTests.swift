import Build
import Foundation
import Testing

/// Texts and names that are not UTF-8: told with their place, never guessed at.
struct EncodingTests {
    /// `~` stands for the byte that belongs to another encoding.
    static let files: [(path: String, text: String, place: String)] = [
        ("content/articles/a.md", "---\ntitle: A~\ndate: 2017-09-14\n---\nText.\n", "2:9"),
        ("content/articles/a.md", "---\ntitle: A\ndate: 2017-09-14\n---\nText.\nEn d~but.\n", "6:5"),
        ("content/people/ann.md", "---\nname: Ann\n---\n~.\n", "4:1"),
        ("content/countries/ru.md", "---\nofficialName: ~\n---\n", "2:15"),
        ("content/briefings/2017-09-14.md", "---\ntitle: B\n---\nA~.\n", "4:2"),
        ("content/site.yml", "title: ~\n", "1:8"),
        ("templates/article.html", "\\(layout \"base\")\n<h1>~\\(article.title)</h1>\n", "2:5"),
        ("templates/base.html", "~\\(slot)\n", "1:1"),
        ("templates/partials/card.html", "<p>~</p>\n", "1:4"),
    ]

    @Test(arguments: files.indices)
    func aTextInAnotherEncodingIsToldWithItsPlace(number: Int) throws {
        let (path, text, place) = Self.files[number]
        let site = try TemporarySite(["content/articles/other.md": TemporarySite.article("Text.")])
        let bytes = text.utf8.map { $0 == UInt8(ascii: "~") ? 0xE9 : $0 }
        try site.write(Data(bytes), to: path)
        let report = try site.build()
        let errors = report.diagnostics.filter { $0.severity == .error }
        #expect(
            errors.map { "\($0.file):\($0.position.line):\($0.position.column) \($0.id)" } == [
                "\(path):\(place) not-utf8"
            ])
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.root.path()).contains("public") == false)
    }

    // Other systems' file systems take no such name.
    #if os(Linux)
        @Test(arguments: ["content/articles/", "content/static/", "content/people/", "templates/assets/"])
        func aNameInAnotherEncodingIsTold(folder: String) throws {
            let site = try TemporarySite(["content/articles/other.md": TemporarySite.article("Text.")])
            let place = site.root.appending(path: folder)
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            let path = Array((place.path() + "d").utf8) + [0xE9] + Array("but.md".utf8) + [0]
            let descriptor = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { name in
                name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
            }
            try #require(descriptor >= 0)
            close(descriptor)
            let report = try site.build()
            let errors = report.diagnostics.filter { $0.severity == .error }
            #expect(errors.map(\.id) == ["name-not-utf8"])
            #expect(errors.map(\.file) == ["\(folder)d\u{FFFD}but.md"])
        }
    #endif
}
