import Foundation

/// The addresses that a built site's files hold, and those of them that lead nowhere.
struct SiteLinks {
    private let files: [String: Data]
    /// The site's address, with a slash at its end.
    private let base: String
    private var found: [(page: String, address: String)] = []
    private var anchors: [String: Set<String>] = [:]

    var count: Int { found.count }

    init(_ files: [String: Data], base: String) {
        self.files = files
        self.base = base
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let text = String(decoding: bytes, as: UTF8.self)
            for address in Self.addresses(in: text, of: path) { found.append((path, address)) }
            if path.hasSuffix(".html") { anchors[path] = Set(Self.groups(#"\sid="([^"]*)""#, in: text)) }
        }
    }

    private static func addresses(in text: String, of path: String) -> [String] {
        switch path.split(separator: ".").last {
        case "html":
            let plain = groups(#"\s(?:href|src|action|content)="([^"\s]*)""#, in: text).filter(isAddress)
            let sets = groups(#"\ssrcset="([^"]*)""#, in: text).flatMap { $0.split(separator: ",") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }
            let refreshing = groups(#"content="0; url=([^"]*)""#, in: text)
            let data = groups(#""(?:url|@id|item|contentUrl|mainEntityOfPage)":"([^"]*)""#, in: text)
            return (plain + sets + refreshing + data).map(unescaped)
        case "css": return groups(#"url\(["']?([^)"']*)["']?\)"#, in: text)
        case "xml":
            let elements = groups("<(?:link|loc|guid[^>]*)>([^<]*)<", in: text)
            return (elements + groups(#"\s(?:href|url)="([^"]*)""#, in: text)).map(unescaped)
        case "json": return groups(#""(?:id|url|image|home_page_url|feed_url)":"(https?:[^"]*)""#, in: text)
        case "txt": return groups(#"Sitemap: (\S+)"#, in: text)
        default: return []
        }
    }

    /// What a pattern's first group matches. Foundation's expressions, since Swift's own are slow in a debug build.
    private static func groups(_ pattern: String, in text: String) -> [String] {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
        let text = text as NSString
        return expression.matches(in: text as String, range: NSRange(location: 0, length: text.length)).map {
            text.substring(with: $0.range(at: 1))
        }
    }

    /// What a `content` attribute holds need be none.
    private static func isAddress(_ text: String) -> Bool {
        text.isEmpty || text.hasPrefix("#") || text.contains("/") || text.contains(".")
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&amp;", with: "&").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
    }

    /// As `page: address`.
    func broken() -> [String] {
        found.filter { !leadsSomewhere($0.address, from: $0.page) }.map { "\($0.page): \($0.address)" }
    }

    private func leadsSomewhere(_ address: String, from page: String) -> Bool {
        if address.isEmpty { return false }
        guard let here = URL(string: base + page), let url = URL(string: address, relativeTo: here)?.absoluteURL
        else { return false }
        let text = url.absoluteString
        if text.hasPrefix(base) { return isThere(text, from: page) }
        // What is on the same host and outside of the site is broken; other hosts' addresses are theirs.
        return !text.hasPrefix(origin)
    }

    /// Scheme and host: what the site's address begins with.
    private var origin: String {
        base.split(separator: "/", maxSplits: 2).prefix(2).joined(separator: "//") + "/"
    }

    private func isThere(_ text: String, from page: String) -> Bool {
        let parts = text.dropFirst(base.count).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].split(separator: "?", omittingEmptySubsequences: false)[0]
        guard let plain = String(path).removingPercentEncoding else { return false }
        let file = plain.isEmpty || plain.hasSuffix("/") ? plain + "index.html" : plain
        guard files[file] != nil else { return false }
        guard parts.count == 2, !parts[1].isEmpty, let anchor = String(parts[1]).removingPercentEncoding else {
            return true
        }
        return anchors[file]?.contains(anchor) == true
    }
}
