import Chronology
import Markdown
import SourceText

/// Values that are made of several.
extension FieldReader {
    /// A picture: its address alone, or a mapping.
    mutating func image(_ node: YAMLNode, _ key: String) -> ImageField? {
        if node.scalar != nil { return line(node, key).map { ImageField(src: $0) } }
        guard let pairs = mapping(node, key, expected: "a picture's address or a mapping") else { return nil }
        var src: Located<String>?
        var rest = ImageField(src: Located("", at: node.position))
        var isGiven = false
        for pair in pairs {
            switch pair.key {
            case "src":
                isGiven = !pair.value.isNull
                src = line(pair.value, "src")
            case "alt": rest.alt = line(pair.value, "alt")
            case "caption": rest.caption = text(pair.value, "caption")
            case "credit": rest.credit = line(pair.value, "credit")
            case "license": rest.license = line(pair.value, "license")
            default: unknown(pair, known: ["src", "alt", "caption", "credit", "license"], in: key)
            }
        }
        guard let src else {
            if !isGiven { absent("src", in: key, at: node.position) }
            return nil
        }
        rest.src = src
        return rest
    }

    /// Whom an article was taken from: a name, an address, a mapping of both, or a list of these.
    mutating func sources(_ node: YAMLNode, _ key: String) -> [SourceCredit] {
        items(node).compactMap { item in
            guard let pairs = item.mapping else {
                if item.sequence != nil { wrongType(item, key, expected: "a name or a mapping") }
                guard item.scalar != nil, let name = line(item, key) else { return nil }
                guard let address = WebAddress(name.value) else { return SourceCredit(name: name) }
                return SourceCredit(name: Located(address.host, at: name.position), url: name)
            }
            var name: Located<String>?
            var url: Located<String>?
            for pair in pairs {
                switch pair.key {
                case "name": name = line(pair.value, "name")
                case "url": url = webAddress(pair.value, "url")
                default: unknown(pair, known: ["name", "url"], in: key)
                }
            }
            if name == nil, let url, let address = WebAddress(url.value) {
                name = Located(address.host, at: url.position)
            }
            guard let name else {
                if item["name"].map(\.isNull) ?? true, item["url"] == nil { absent("name", in: key, at: item.position) }
                return nil
            }
            return SourceCredit(name: name, url: url)
        }
    }

    /// Corrections: texts, or mappings of a date and a text.
    mutating func corrections(_ node: YAMLNode) -> [Correction] {
        items(node).compactMap { item in
            guard let pairs = item.mapping else {
                if item.sequence != nil { wrongType(item, "corrections", expected: "a text or a mapping") }
                return item.scalar == nil ? nil : text(item, "corrections").map { Correction(text: $0) }
            }
            var date: Moment?
            var text: Located<String>?
            for pair in pairs {
                switch pair.key {
                case "date": date = moment(pair.value, "date")?.value
                case "text": text = self.text(pair.value, "text")
                default: unknown(pair, known: ["date", "text"], in: "corrections")
                }
            }
            guard let text else {
                if item["text"].map(\.isNull) ?? true { absent("text", in: "corrections", at: item.position) }
                return nil
            }
            return Correction(date: date, text: text)
        }
    }

    /// Functions that somebody has or had.
    mutating func roles(_ node: YAMLNode) -> [RoleField] {
        items(node).compactMap { item in
            if item.scalar != nil { return line(item, "roles").map { RoleField(title: $0) } }
            guard let pairs = mapping(item, "roles", expected: "a list of mappings") else { return nil }
            return role(pairs, at: item)
        }
    }

    private mutating func role(_ pairs: [YAMLPair], at item: YAMLNode) -> RoleField? {
        var title: Located<String>?
        var organization: Located<String>?
        var from: Located<PartialDate>?
        var to: Located<PartialDate>?
        for pair in pairs {
            switch pair.key {
            case "title": title = line(pair.value, "title")
            case "organization": organization = line(pair.value, "organization")
            case "from": from = partialDate(pair.value, "from")
            case "to": to = partialDate(pair.value, "to")
            default: unknown(pair, known: ["title", "organization", "from", "to"], in: "roles")
            }
        }
        guard let title else {
            if item["title"].map(\.isNull) ?? true { absent("title", in: "roles", at: item.position) }
            return nil
        }
        if let from, let to, from.value.earliest > to.value.latest {
            error(
                "role-dates", at: to.position, "the role '\(shortened(title.value))' ends before it begins",
                fix: "swap 'from' and 'to'")
            return nil
        }
        return RoleField(title: title, organization: organization, from: from?.value, to: to?.value)
    }

    mutating func absent(_ key: String, in owner: String, at position: SourcePosition) {
        error("missing-key", at: position, "'\(owner)' has no '\(key)'")
    }
}
