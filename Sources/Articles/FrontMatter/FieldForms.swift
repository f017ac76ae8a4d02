import Chronology
import Markdown
import SourceText

/// Values that are written as a text of a certain form.
extension FieldReader {
    /// A point in time, on the site's clock.
    mutating func moment(_ node: YAMLNode, _ key: String) -> Located<Moment>? {
        guard let text = text(node, key, expected: "a date") else { return nil }
        guard let moment = Moment.parse(text.value, zone: zone) else {
            error(
                "bad-date", at: node.position, "'\(key)' is not a date: '\(shortened(text.value))'",
                fix: "write it as 2017-09-14 or 2017-09-14T15:20:00Z")
            return nil
        }
        return Located(moment, at: node.position)
    }

    /// A year, a month or a day.
    mutating func partialDate(_ node: YAMLNode, _ key: String) -> Located<PartialDate>? {
        guard let text = text(node, key, expected: "a date") else { return nil }
        guard let date = PartialDate.parse(text.value) else {
            let isOngoing = key == "to" && ["now", "present", "today"].contains(text.value.lowercased())
            error(
                "bad-date", at: node.position, "'\(key)' is not a date: '\(shortened(text.value))'",
                fix: isOngoing
                    ? "leave 'to' out of a role that goes on" : "write it as 2017, 2017-02 or 2017-02-01")
            return nil
        }
        return Located(date, at: node.position)
    }

    /// An address that begins with `http://` or `https://`.
    mutating func webAddress(_ node: YAMLNode, _ key: String) -> Located<String>? {
        guard let text = text(node, key, expected: "a web address"), fits(text, key, bytes: Self.longestAddress)
        else { return nil }
        guard WebAddress(text.value) != nil else {
            error(
                "bad-url", at: node.position, "'\(key)' is not a web address: '\(shortened(text.value))'",
                fix: "write it as https://example.org/…")
            return nil
        }
        return text
    }

    /// A part of an address: letters and digits of any script, and `-` `_` `.` `~`; never a dot first.
    mutating func slug(_ node: YAMLNode, _ key: String) -> Located<String>? {
        guard let text = text(node, key) else { return nil }
        let isSafe = text.value.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
            default: byte == 0x2D || byte == 0x5F || byte == 0x2E || byte == 0x7E
            }
        }
        guard isSafe, text.value.utf8.first != 0x2E, text.value.utf8.count <= 200 else {
            error(
                "bad-slug", at: node.position, "'\(key)' cannot be part of an address: '\(shortened(text.value))'",
                fix: "use letters, digits and '-'")
            return nil
        }
        return text
    }

    /// Paths within the site, such as `/2016/old-name/`.
    mutating func sitePaths(_ node: YAMLNode, _ key: String) -> [Located<String>] {
        lines(node, key).filter { path in
            let parts = path.value.split(separator: "/", omittingEmptySubsequences: false)
            let isSafe =
                path.value.hasPrefix("/") && !path.value.contains("//")
                && !parts.contains { $0 == ".." || $0 == "." }
                && !path.value.utf8.contains { $0 <= 0x20 || "\\?#<>\"%".utf8.contains($0) }
            if !isSafe {
                error(
                    "bad-alias", at: path.position,
                    "'\(key)' holds what is no path of this site: '\(shortened(path.value))'",
                    fix: "write it as /2016/old-name/")
            }
            return isSafe
        }
    }

    /// A language tag (BCP 47), checked for form.
    mutating func language(_ node: YAMLNode, _ key: String) -> Located<String>? {
        guard let text = text(node, key) else { return nil }
        guard Self.isLanguageTag(text.value) else {
            let dashed = String(text.value.map { $0 == "_" ? "-" : $0 })
            error(
                "bad-language", at: node.position, "'\(key)' is not a language tag: '\(shortened(text.value))'",
                fix: Self.isLanguageTag(dashed) ? "write it as \(dashed)" : "write it as en, sv or pt-BR")
            return nil
        }
        return text
    }

    private static func isLanguageTag(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 35, let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
        }
    }
}

/// An absolute address of the web, taken apart as far as front matter needs (RFC 3986, section 3).
struct WebAddress {
    let host: String
    /// What follows the host and port; empty, or beginning with `/`, `?` or `#`.
    let rest: String

    /// Nil where the text is no address, holds blanks, quotes or angle brackets, or a user's name.
    init?(_ text: String) {
        let lowered = text.prefix(8).lowercased()
        let schemeLength = lowered.hasPrefix("https://") ? 8 : lowered.hasPrefix("http://") ? 7 : 0
        guard schemeLength > 0, !text.utf8.contains(where: { $0 <= 0x20 || "\\<>\"`{}|^".utf8.contains($0) }) else {
            return nil
        }
        let afterScheme = text.dropFirst(schemeLength)
        let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.isEmpty, !authority.contains("@"), authority.first != ":", authority.first != "." else {
            return nil
        }
        let isNumbered = authority.first == "["
        host = isNumbered ? String(authority) : String(authority.prefix { $0 != ":" })
        rest = String(afterScheme.dropFirst(authority.count))
        if !isNumbered {
            let port = authority.dropFirst(host.count)
            guard port.isEmpty || (port.count > 1 && port.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }) else {
                return nil
            }
        }
    }
}
