import Bytes
import Chronology
import Markdown
import SourceText

/// The settings that are more than a text or a number.
extension FieldReader {
    mutating func baseURL(_ node: YAMLNode) -> String? {
        guard let text = text(node, "baseURL"), fits(text, "baseURL", bytes: Self.longestAddress) else { return nil }
        if let address = SiteSettings.normalisedBaseURL(text.value) { return address }
        error(
            "bad-url", at: node.position,
            "'baseURL' is not an absolute address of a site: '\(shortened(text.value))'",
            fix: "write it as https://example.org/, without '?' and '#'")
        return nil
    }

    mutating func timeZone(_ node: YAMLNode) -> TimeZoneRules? {
        guard let text = text(node, "timeZone") else { return nil }
        if let rules = TimeZoneRules(identifier: text.value) { return rules }
        var message = "unknown time zone '\(shortened(text.value))'"
        let near = nearestName(to: text.value, in: TimeZoneRules.knownIdentifiers())
        if let near { message += "; did you mean '\(near)'?" }
        error("unknown-time-zone", at: node.position, message, fix: "use a name of IANA's, such as Europe/Stockholm")
        return nil
    }

    mutating func publisher(_ node: YAMLNode) -> Publisher? {
        if node.scalar != nil { return line(node, "publisher").map { Publisher(name: $0.value) } }
        guard let pairs = mapping(node, "publisher", expected: "a name or a mapping") else { return nil }
        var publisher = Publisher(name: "")
        for pair in pairs {
            switch pair.key {
            case "name": publisher.name = line(pair.value, "name")?.value ?? ""
            case "url": publisher.url = webAddress(pair.value, "url")?.value
            case "logo": publisher.logo = line(pair.value, "logo")
            case "sameAs":
                publisher.sameAs = items(pair.value).compactMap { webAddress($0, "sameAs")?.value }
            default: unknown(pair, known: ["name", "url", "logo", "sameAs"], in: "publisher")
            }
        }
        if publisher.name.isEmpty {
            if node["name"].map(\.isNull) ?? true { absent("name", in: "publisher", at: node.position) }
            return nil
        }
        return publisher
    }

    mutating func sections(_ node: YAMLNode) -> [SectionSetting] {
        var seen: Set<String> = []
        var sections: [SectionSetting] = []
        for item in items(node) {
            guard let section = section(item) else { continue }
            if seen.insert(section.name.value).inserted {
                sections.append(section)
            } else {
                error(
                    "repeated-section", at: section.name.position,
                    "'sections' names '\(shortened(section.name.value))' twice", fix: "keep one of the two")
            }
        }
        return sections
    }

    private mutating func section(_ item: YAMLNode) -> SectionSetting? {
        if item.scalar != nil { return line(item, "sections").map { SectionSetting(name: $0) } }
        guard let pairs = mapping(item, "sections", expected: "a list of names") else { return nil }
        var name: Located<String>?
        var slug: Located<String>?
        var description: String?
        for pair in pairs {
            switch pair.key {
            case "name": name = line(pair.value, "name")
            case "slug": slug = self.slug(pair.value, "slug")
            case "description": description = text(pair.value, "description")?.value
            default: unknown(pair, known: ["name", "slug", "description"], in: "sections")
            }
        }
        guard let name else {
            if item["name"].map(\.isNull) ?? true { absent("name", in: "sections", at: item.position) }
            return nil
        }
        return SectionSetting(name: name, slug: slug, description: description)
    }

    mutating func feeds(_ node: YAMLNode) -> FeedSettings? {
        guard let pairs = mapping(node, "feeds") else { return nil }
        var feeds = FeedSettings()
        for pair in pairs {
            switch pair.key {
            case "items": feeds.items = number(pair.value, "items", in: 1...500) ?? feeds.items
            case "kinds":
                if pair.value.isNull { continue }
                feeds.kinds = items(pair.value).compactMap { choice($0, "kinds") }
            default: unknown(pair, known: ["items", "kinds"], in: "feeds")
            }
        }
        return feeds
    }

    /// One of a few words.
    mutating func choice<Choice>(_ node: YAMLNode, _ key: String) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let text = text(node, key) else { return nil }
        if let choice = Choice(rawValue: text.value) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        let list = known.dropLast().map { "'\($0)'" }.joined(separator: ", ") + " or '\(known.last ?? "")'"
        var message = "'\(key)' should be \(list), not '\(shortened(text.value))'"
        if let near = nearestName(to: text.value, in: known) { message += "; did you mean '\(near)'?" }
        error("unknown-value", at: node.position, message)
        return nil
    }

    mutating func permalink(_ node: YAMLNode) -> Permalink? {
        guard let text = text(node, "permalink") else { return nil }
        switch Permalink.parse(text.value) {
        case .success(let permalink): return permalink
        case .failure(let fault):
            error(
                "bad-permalink", at: node.position, "'permalink' \(fault.message)",
                fix: "write it as /:year/:month/:day/:slug/")
            return nil
        }
    }
}

extension SiteSettings {
    /// An absolute address of a site with exactly one trailing slash; nil where `text` is none.
    public static func normalisedBaseURL(_ text: String) -> String? {
        guard let address = WebAddress(text), !address.rest.utf8.contains(where: { $0 == 0x3F || $0 == 0x23 }) else {
            return nil
        }
        var path = Substring(address.rest)
        while path.last == "/" { path.removeLast() }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
        return text.dropLast(address.rest.count) + encoded(path) + "/"
    }

    /// The path as every page's links begin with it: what would need an escape in an attribute is percent-encoded.
    private static func encoded(_ path: Substring) -> String {
        var out: [UInt8] = []
        for byte in path.utf8 {
            let small = byte | 0x20
            let isPlain =
                small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z")
                || "0123456789-._~/,()!@+=:%".utf8.contains(byte)
            if isPlain {
                out.append(byte)
            } else {
                out.append(percentEncoded: byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
