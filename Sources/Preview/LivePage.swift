import Build
import Bytes

/// A page on its way to a browser, with what makes it follow its site. None of this is ever in a file.
enum LivePage {
    static let script = "/__sitegen/live.js"

    /// - Parameters:
    ///   - files: that the page shows, relative to the output folder: its own first.
    ///   - mark: of the build that it is of.
    static func with(
        _ page: [UInt8], files: [String], mark: String, state: SiteListing.ArticleRow.State? = nil
    ) -> [UInt8] {
        var added: [UInt8] = []
        if let state {
            added.append("<p data-sitegen-badge style=\"\(badge)\">" as String)
            added.append(state.words, escape: .html)
            added.append(": only this preview shows it</p>\n" as StaticString)
        }
        added.append("<script src=\"\(script)\" data-since=\"\(mark)\" data-files=\"" as String)
        added.append(files.joined(separator: "\n"), escape: .html)
        added.append("\" defer></script>\n" as StaticString)
        let place = end(of: page)
        return page[..<place] + added + page[place...]
    }

    private static let badge =
        "position:fixed;inset-block-end:1rem;inset-inline-start:1rem;z-index:2147483000;margin:0;padding:.4rem .8rem;"
        + "border-radius:1rem;background:#8a4b00;color:#fff;font:600 14px/1.4 system-ui,sans-serif"

    /// Before the last `</body>`; at the end of a page that has none, which browsers take for part of its body.
    private static func end(of page: [UInt8]) -> Int {
        let tag = Array("</body".utf8)
        var place = page.count - tag.count
        while place >= 0 {
            if page[place] == tag[0], page[place..<place + tag.count].elementsEqual(tag, by: { $0 | 0x20 == $1 | 0x20 })
            {
                return place
            }
            place -= 1
        }
        return page.count
    }

    /// A page of the preview's own.
    static func own(title: String, status: String, _ body: String) -> [UInt8] {
        var out: [UInt8] = []
        out.append(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" as String)
        out.append(title, escape: .html)
        out.append(
            "</title>\n<link rel=\"stylesheet\" href=\"/__sitegen/overview.css\">\n</head>\n<body>\n<h1>" as String)
        out.append(title, escape: .html)
        out.append("</h1>\n<p>" as StaticString)
        out.append(status, escape: .html)
        out.append("</p>\n" as StaticString)
        out.append(body)
        out.append("</body>\n</html>\n" as StaticString)
        return out
    }
}
