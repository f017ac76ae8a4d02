import Build
import Foundation
import FuzzInputs
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an author writes never scripts: hostile texts in every field, and their pages hold only what the theme and
/// CommonMark are made of. `make check-browser` opens such pages in a real browser.
struct HostileTextTests {
    private static let elements: Set = [
        "html", "head", "meta", "title", "link", "script", "body", "a", "header", "p", "nav", "ul", "li", "ol", "main",
        "footer",
        "div", "article", "section", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "img", "time", "b",
        "bdi",
        "span",
        "aside", "blockquote", "cite", "q", "small", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th",
        "td",
        "details", "summary", "svg", "rect", "mark", "em", "strong", "code", "pre", "hr", "br", "i", "abbr", "s", "u",
    ]
    private static let attributes: Set = [
        "lang", "dir", "charset", "name", "content", "property", "rel", "href", "type", "title", "class", "id",
        "datetime", "src",
        "alt", "width", "height", "loading", "decoding", "scope", "role", "viewBox", "x", "y", "rx", "start", "cite",
        "open",
        "colspan", "value", "http-equiv", "translate", "tabindex", "fill", "preserveAspectRatio", "sizes",
    ]
    private static let addresses: Set = ["href", "src", "cite"]

    /// The site built without what is refused.
    private func built(_ hostile: HostileSite) throws -> (pages: [String: Data], site: HostileSite) {
        var hostile = hostile
        for _ in 0..<30 {
            let folder = try TemporarySite()
            for (path, bytes) in hostile.site.files { try folder.write(Data(bytes), to: path) }
            let report = try folder.build()
            if !report.hasErrors { return (try folder.output(), hostile) }
            let faults = report.diagnostics.filter { $0.severity == .error }.map { ($0.file, $0.position.line) }
            let isHostile = hostile.leaveOut(faults)
            try #require(isHostile, "\(faults)")
        }
        throw CocoaError(.featureUnsupported)
    }

    private func expectNothingLive(_ pages: [String: Data]) {
        for (path, bytes) in pages.sorted(by: { $0.key < $1.key }) {
            let faults = Self.faults(of: path, Array(bytes))
            #expect(faults.isEmpty, "\(path): \(faults.prefix(5))")
        }
    }

    private static func faults(of path: String, _ bytes: [UInt8]) -> [String] {
        switch path.split(separator: ".").last {
        case "html": return faults(ofPage: bytes)
        case "json": return isJSON(Data(bytes)) ? [] : ["no JSON"]
        case "xml":
            let reading = ElementNames()
            let parser = XMLParser(data: Data(bytes))
            parser.delegate = reading
            let isRead = parser.parse()
            return (isRead ? [] : ["no XML: \(parser.parserError.map { "\($0)" } ?? "")"])
                + reading.names.filter { !ElementNames.known.contains($0) }.map { "an element <\($0)>" }
        default: return []
        }
    }

    private static func isJSON(_ text: Data) -> Bool { (try? JSONSerialization.jsonObject(with: text)) != nil }

    private static func faults(ofPage bytes: [UInt8]) -> [String] {
        let page = MarkupScan(bytes)
        var faults = page.faults
        if String(validating: bytes, as: UTF8.self) == nil { faults.append("no UTF-8") }
        for script in page.scripts where !isJSON(Data(script.utf8)) { faults.append("JSON-LD that is none: \(script)") }
        for element in page.elements {
            if !elements.contains(element.name) { faults.append("an element <\(element.name)>") }
            for (name, value) in element.attributes {
                let isKnown = attributes.contains(name) || name.hasPrefix("aria-")
                if !isKnown { faults.append("an attribute \(name)=\(value)") }
                if addresses.contains(name), !isHarmless(value) { faults.append("\(name)=\(value)") }
            }
            faults += Self.faults(of: element, isRedirect: page.elements.count < 12)
        }
        return faults
    }

    private static func faults(of element: MarkupScan.Element, isRedirect: Bool) -> [String] {
        let values = Dictionary(element.attributes) { first, _ in first }
        if element.name == "script", element.attributes.count != 1 || values["type"] != "application/ld+json" {
            return ["a script"]
        }
        guard let command = values["http-equiv"] else { return [] }
        let address = values["content"].map { $0.dropFirst("0; url=".count) } ?? ""
        let leadsHome = address.hasPrefix("/") && !address.hasPrefix("//")
        return isRedirect && command == "refresh" && leadsHome ? [] : ["a command: \(command)"]
    }

    /// As a browser reads an address: references are resolved, then blanks and controls around or within are dropped.
    private static func isHarmless(_ value: String) -> Bool {
        // The generator writes no other numeric reference, and a browser might read one as part of a scheme.
        let written = value.replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&#x27;", with: "'")
        if written.contains("&#") { return false }
        var text = value
        for (reference, meaning) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&"),
        ] {
            text = text.replacingOccurrences(of: reference, with: meaning)
        }
        let scalars = text.unicodeScalars.filter { $0.value > 0x20 }
        guard let colon = scalars.firstIndex(of: ":") else { return true }
        let scheme = String(String.UnicodeScalarView(scalars[..<colon])).lowercased()
        let isScheme = scheme.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
        }
        return !isScheme || ["http", "https", "mailto", "tel"].contains(scheme)
    }

    // MARK: Tests

    @Test func theTableIsLarge() {
        #expect(HostileText.all.count >= 400)
        #expect(Set(HostileText.all.map(\.text)).count == HostileText.all.count)
    }

    @Test func fieldsDoNotScript() throws {
        let (pages, site) = try built(.fields(HostileText.all.filter { $0.number % 4 == 1 }))
        #expect(pages.count > 1_000)
        expectNothingLive(pages)
        // Words are never refused but for control characters; were all refused, nothing would have been tried.
        for field in ["article: title", "article: image's alt", "person: name", "person: roles", "briefing: title"] {
            let (tried, refused) = (site.tried[field] ?? 0, site.refused[field] ?? 0)
            #expect(tried > 100 && refused * 8 < tried, "\(field): \(refused) of \(tried)")
        }
    }

    @Test func textsDoNotScript() throws {
        let (pages, site) = try built(.bodies(HostileText.all.filter { $0.number % 4 == 2 }))
        #expect(pages.count > 1_000)
        expectNothingLive(pages)
        for field in ["body: inline", "body: caption", "body: credit", "body: code-fence word", "body: statement"] {
            let (tried, refused) = (site.tried[field] ?? 0, site.refused[field] ?? 0)
            #expect(tried > 100 && refused * 8 < tried, "\(field): \(refused) of \(tried)")
        }
    }

    @Test(arguments: HostileText.all.filter { $0.number % 32 == 0 })
    func settingsDoNotScript(first: HostileText) throws {
        let others = HostileText.all.filter { $0.number > first.number && $0.number < first.number + 32 }
        let (pages, _) = try built(.settings([first] + others))
        expectNothingLive(pages)
    }

    /// The scan itself: it finds what it should.
    @Test(arguments: [
        "<script>window.hit=1</script>", "<img src=\"x\" onerror=\"a\">", "<img src=x>",
        "<a href=\"java&#10;script:a\">",
        "<a href=\"javascript:a\">", "<a href=\" JavaScript:a\">", "<a href=\"data:text/html,a\">", "<iframe>", "<x-y>",
        "a < b",
        "<!-- a -->", "<p style=\"a\">", "<script type=\"application/ld+json\">{</script>",
        "<meta http-equiv=\"refresh\" content=\"0;url=x\">",
        "<SCRIPT>", "<a\nhref=\"x\">", "<?a?>", "</p x>", "<base href=\"x\">",
    ])
    func whatIsLiveIsFound(markup: String) {
        #expect(!Self.faults(ofPage: Array("<!DOCTYPE html><p>\(markup)</p>".utf8)).isEmpty)
    }
}

/// The names of a document's elements.
private final class ElementNames: NSObject, XMLParserDelegate {
    static let known: Set = [
        "rss", "channel", "title", "link", "description", "language", "atom:link", "lastBuildDate", "item", "guid",
        "pubDate",
        "category", "urlset", "url", "loc", "lastmod", "sitemapindex", "sitemap",
    ]
    var names: Set<String> = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        names.insert(name)
    }
}
