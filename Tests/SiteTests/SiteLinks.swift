import Foundation

/// The addresses that a built site's files hold, and those of them that lead nowhere.
struct SiteLinks {
    private let files: [String: Data]
    /// The site's address, with a slash at its end.
    private let base: String
    private var found: [(page: String, address: String)] = []
    private var anchors: [String: Set<Substring>] = [:]

    var count: Int { found.count }

    init(_ files: [String: Data], base: String) {
        self.files = files
        self.base = base
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let text = String(decoding: bytes, as: UTF8.self)
            for address in Self.addresses(in: text, of: path) { found.append((path, address)) }
            if path.hasSuffix(".html") { anchors[path] = Set(text.matches(of: /\sid="([^"]*)"/).map(\.1)) }
        }
    }

    private static func addresses(in text: String, of path: String) -> [String] {
        switch path.split(separator: ".").last {
        case "html":
            let plain = text.matches(of: /\s(?:href|src|content|action)="([^"]*)"/).map { String($0.1) }
                .filter { !$0.contains(" ") }
            let sets = text.matches(of: /\s(?:srcset)="([^"]*)"/).flatMap { $0.1.split(separator: ",") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }
            let refreshing = text.matches(of: /content="0; url=([^"]*)"/).map { String($0.1) }
            let data = text.matches(of: /"(?:url|@id|item|contentUrl|mainEntityOfPage)":"([^"]*)"/).map { String($0.1) }
            return (plain.filter(isAddress) + sets + refreshing + data).map(unescaped)
        case "css": return text.matches(of: /url\(["']?([^)"']*)["']?\)/).map { String($0.1) }
        case "xml":
            let elements = text.matches(of: /<(?:link|loc|guid[^>]*)>([^<]*)</).map { String($0.1) }
            let attributes = text.matches(of: /\s(?:href|url)="([^"]*)"/).map { String($0.1) }
            return (elements + attributes).map(unescaped)
        case "json":
            return text.matches(of: /"(?:id|url|image|home_page_url|feed_url)":"(https?:[^"]*)"/).map { String($0.1) }
        case "txt": return text.matches(of: /Sitemap: (\S+)/).map { String($0.1) }
        default: return []
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
        // Addresses of other sites are theirs.
        let text = url.absoluteString
        guard text.hasPrefix(base) || !text.hasPrefix(origin) else {
            guard text.hasPrefix(base) else { return false }
            return isThere(text, from: page)
        }
        return text.hasPrefix(base) ? isThere(text, from: page) : true
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
        return anchors[file]?.contains(anchor[...]) == true
    }
}
