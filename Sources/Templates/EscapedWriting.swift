import Bytes

extension [UInt8] {
    /// Appends a text as its place asks for.
    @inline(__always)
    mutating func append(_ text: String, as escape: Escape) {
        switch escape {
        case .html: append(text, escape: .html)
        case .xml: append(text, escape: .xml)
        case .none: append(text)
        default: appendRarely(text, as: escape)
        }
    }

    private mutating func appendRarely(_ text: String, as escape: Escape) {
        switch escape {
        case .jsonString: append(text, escape: .json)
        case .jsonValue:
            append(UInt8(ascii: "\""))
            append(text, escape: .json)
            append(UInt8(ascii: "\""))
        case .address, .candidate:
            if AddressRule.isSafe(text) {
                append(text, rule: escape == .address ? .path : .candidatePath)
            } else {
                append(UInt8(ascii: "#"))
            }
        case .addressTail: append(text, rule: .tail)
        case .addressPath: append(text, rule: .path)
        case .addressQuery: append(text, rule: .query)
        case .candidateTail: append(text, rule: .candidateTail)
        case .candidatePath: append(text, rule: .candidatePath)
        case .candidateQuery: append(text, rule: .query)
        default: append(text)
        }
    }

    /// Percent-encodes what the rule refuses (RFC 3986, section 2.1), and escapes what HTML and XML read as markup.
    private mutating func append(_ text: String, rule: AddressRule) {
        let digits: StaticString = "0123456789ABCDEF"
        for byte in text.utf8 {
            if byte == UInt8(ascii: "&"), rule.copies(byte) {
                append("&amp;" as StaticString)
            } else if rule.copies(byte) {
                append(byte)
            } else {
                append(UInt8(ascii: "%"))
                append(digits.utf8Start[Int(byte >> 4)])
                append(digits.utf8Start[Int(byte & 15)])
            }
        }
    }
}

/// Which bytes of a text stand as they are in an address.
enum AddressRule {
    /// Before the query: what separates an address's parts stays, what could end the attribute does not.
    case path
    /// As `path`, without `:`, so that no scheme can come about.
    case tail
    /// One component of a query or fragment: only the unreserved (RFC 3986, section 2.3).
    case query
    /// As `path` and `tail`, without the `,` that would begin another candidate of a `srcset`.
    case candidatePath, candidateTail

    func copies(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        case UInt8(ascii: ":"): self == .path || self == .candidatePath
        case UInt8(ascii: ","): self == .path || self == .tail
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: "%"):
            self != .query
        // Letters of other scripts may stand in HTML's addresses (URL Standard, section 4.3). 0xEF begins U+FFFE and
        // U+FFFF, which XML forbids, and the byte order mark.
        case 0x80...0xEE, 0xF0...0xFF: self != .query
        default: false
        }
    }

    /// True for an address without a scheme, or with one that cannot script: http, https, mailto, tel.
    ///
    /// Control characters make any address unsafe: browsers drop them from within a scheme (URL Standard, section 4.4).
    static func isSafe(_ address: String) -> Bool {
        let bytes = address.utf8
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), bytes.first != 0x20, bytes.last != 0x20 else {
            return false
        }
        var scheme: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
            // A character reference before the first separator can only be meant to hide a scheme.
            case UInt8(ascii: "&"): return false
            case UInt8(ascii: ":"): return isSafe(scheme: scheme)
            default: if scheme.count < 8 { scheme.append(byte) }
            }
        }
        return true
    }

    static func isSafe(scheme: [UInt8]) -> Bool {
        ["http", "https", "mailto", "tel"].contains(String(decoding: scheme, as: UTF8.self).lowercased())
    }
}
