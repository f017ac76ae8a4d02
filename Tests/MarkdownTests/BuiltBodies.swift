import Build
import Foundation
import SourceText

/// The bodies of articles, read from the pages that a build writes.
struct BuiltBodies {
    let bodies: [String]
    let diagnostics: [Diagnostic]

    /// Builds a site in which each text is an article, under a template that shows nothing but the body.
    init(of texts: [String], rawHTML: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ text: String, to path: String) throws {
            let file = folder.appending(path: path)
            let place = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        try write("title: T\nbaseURL: https://example.org/\nrawHTML: \(rawHTML)\n", to: "content/site.yml")
        try write("<main>\\(article.body)</main>", to: "templates/article.html")
        for (number, text) in texts.enumerated() {
            try write("---\ntitle: T\ndate: 2017-09-14T12:00:00Z\n---\n" + text, to: "content/articles/a\(number).md")
        }
        var options = BuildOptions()
        options.source = folder.path()
        options.now = 1_505_500_000
        diagnostics = try Builder.build(options).diagnostics
        bodies = try texts.indices.map { number in
            let page = folder.appending(path: "public/2017/09/14/a\(number)/index.html")
            let html = try String(contentsOf: page, encoding: .utf8)
            return String(html.dropFirst("<main>".count).dropLast("</main>".count))
        }
    }

    /// The texts, counted from 0, at which a diagnostic of this identifier was raised.
    func numbers(withFault id: String) -> Set<Int> {
        Set(
            diagnostics.filter { $0.id == id }.compactMap {
                Int($0.file.split(separator: "/a").last?.dropLast(3) ?? "")
            })
    }
}
