import SourceText

/// The pattern of an article's address, in parts: `/:year/:month/:day/:slug/`.
public struct Permalink: Sendable, Hashable {
    public enum Part: Sendable, Hashable {
        case literal(String)
        case year, month, day, slug, section
    }

    /// Why a text is no pattern, as what follows its key's name: `has no ':slug'`.
    public struct Fault: Error, Hashable {
        public let message: String
    }

    /// Begins and ends with a literal that begins and ends with `/`; holds a slug.
    public let parts: [Part]
    /// As its author wrote it.
    public let pattern: String

    /// `/:year/:month/:day/:slug/`.
    public static let standard = Permalink(
        pattern: "/:year/:month/:day/:slug/",
        parts: [
            .literal("/"), .year, .literal("/"), .month, .literal("/"), .day, .literal("/"), .slug, .literal("/"),
        ])

    private init(pattern: String, parts: [Part]) {
        self.pattern = pattern
        self.parts = parts
    }

    public static func parse(_ pattern: String) -> Result<Permalink, Fault> {
        guard pattern.hasPrefix("/"), pattern.hasSuffix("/") else {
            return .failure(Fault(message: "does not begin and end with '/'"))
        }
        if let fault = faultOfForm(pattern) { return .failure(fault) }
        var parts: [Part] = []
        var literal = ""
        var rest = Substring(pattern)
        while let first = rest.first {
            guard first == ":" else {
                literal.append(first)
                rest.removeFirst()
                continue
            }
            let name = rest.dropFirst().prefix { $0.isASCII && $0.isLetter }
            guard let part = part(String(name)) else {
                let near = nearestName(to: String(name), in: names)
                let hint = near.map { "; did you mean ':\($0)'?" } ?? ""
                return .failure(Fault(message: "has an unknown part ':\(name.prefix(40))'\(hint)"))
            }
            if !literal.isEmpty { parts.append(.literal(literal)) }
            literal = ""
            parts.append(part)
            rest = rest.dropFirst(name.count + 1)
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        guard parts.contains(.slug) else { return .failure(Fault(message: "has no ':slug'")) }
        return .success(Permalink(pattern: pattern, parts: parts))
    }

    private static let names = ["year", "month", "day", "slug", "section"]

    private static func part(_ name: String) -> Part? {
        switch name {
        case "year": .year
        case "month": .month
        case "day": .day
        case "slug": .slug
        case "section": .section
        default: nil
        }
    }

    private static func faultOfForm(_ pattern: String) -> Fault? {
        if pattern.utf8.count > 200 { return Fault(message: "is longer than 200 bytes") }
        if pattern.contains("//") { return Fault(message: "holds '//'") }
        if pattern.contains("/.") { return Fault(message: "has a part that begins with '.'") }
        for scalar in pattern.unicodeScalars {
            let isSafe =
                scalar.value >= 0x80 || scalar.properties.isAlphabetic
                || "0123456789-_.~/:".unicodeScalars.contains(scalar)
            if !isSafe { return Fault(message: "holds '\(scalar)', which cannot stand in an address") }
        }
        return nil
    }
}
