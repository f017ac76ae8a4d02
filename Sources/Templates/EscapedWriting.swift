import Bytes

extension ByteBuffer {
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
        case .address: append(address: text, rule: .path)
        case .candidate: append(address: text, rule: .candidatePath)
        case .addressTail: append(text, rule: .tail)
        case .addressPath: append(text, rule: .path)
        case .addressQuery: append(text, rule: .query)
        case .candidateTail: append(text, rule: .candidateTail)
        case .candidatePath: append(text, rule: .candidatePath)
        case .candidateQuery: append(text, rule: .query)
        default: append(text)
        }
    }

    private mutating func append(address text: String, rule: AddressRule) {
        // Most addresses hold nothing that is refused, so that their text is copied whole.
        let isClean = rule.copies(text)
        guard isClean || AddressRule.hasNoControls(text), AddressRule.isSafe(text) else {
            return append(UInt8(ascii: "#"))
        }
        if isClean { append(text) } else { encode(text, rule: rule) }
    }

    private mutating func append(_ text: String, rule: AddressRule) {
        if rule.copies(text) { append(text) } else { encode(text, rule: rule) }
    }

    /// Percent-encodes what the rule refuses (RFC 3986, section 2.1), and escapes what HTML and XML read as markup.
    private mutating func encode(_ text: String, rule: AddressRule) {
        // Bytes of U+F000 to U+FFFF are encoded, all three: among them are U+FFFE and U+FFFF, which XML forbids.
        var encoded = 0
        for byte in text.utf8 {
            if byte == 0xEF { encoded = 3 }
            if encoded == 0, rule.copies(byte) {
                append(byte)
            } else if byte == UInt8(ascii: "&"), rule.keepsSeparators {
                append("&amp;" as StaticString)
            } else {
                append(percentEncoded: byte)
            }
            if encoded > 0 { encoded -= 1 }
        }
    }
}

/// Which bytes of a text stand as they are in an address.
struct AddressRule {
    /// A bit for each ASCII character.
    private let low: UInt64
    private let high: UInt64
    /// False within one component of a query, where `&` would begin the next.
    let keepsSeparators: Bool

    private init(also characters: String, keepsSeparators: Bool = true) {
        var bits: (low: UInt64, high: UInt64) = (0, 0)
        // The unreserved characters of RFC 3986, section 2.3, stand everywhere.
        let unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
        for byte in (unreserved + characters).utf8 {
            if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
        }
        (low, high) = bits
        self.keepsSeparators = keepsSeparators
    }

    /// Before the query: what separates an address's parts stays, what could end the attribute does not.
    static let path = AddressRule(also: "/?#[]@!$()*+;=%:,")
    /// As `path`, without `:`, so that no scheme can come about.
    static let tail = AddressRule(also: "/?#[]@!$()*+;=%,")
    /// One component of a query or fragment.
    static let query = AddressRule(also: "", keepsSeparators: false)
    // As `path` and `tail`, without the `,` that would begin another candidate of a `srcset`.
    static let candidatePath = AddressRule(also: "/?#[]@!$()*+;=%:")
    static let candidateTail = AddressRule(also: "/?#[]@!$()*+;=%")

    /// Letters of other scripts may stand in HTML's addresses (URL Standard, section 4.3), but for query components.
    @inline(__always)
    func copies(_ byte: UInt8) -> Bool {
        if byte < 64 { return low >> UInt64(byte) & 1 == 1 }
        if byte < 128 { return high >> UInt64(byte - 64) & 1 == 1 }
        return keepsSeparators
    }

    /// True where the whole text stands as it is.
    func copies(_ text: String) -> Bool {
        // Contiguous bytes are read three times as fast as a view's elements.
        text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { copies($0) && $0 != 0xEF }
        } ?? false
    }

    /// False for control characters, which browsers drop from within a scheme (URL Standard, section 4.4), and for
    /// blanks around the address.
    static func hasNoControls(_ address: String) -> Bool {
        let bytes = address.utf8
        return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F } && bytes.first != 0x20 && bytes.last != 0x20
    }

    /// True for an address without a scheme, or with one that cannot script: http, https, mailto, tel.
    static func isSafe(_ address: String) -> Bool {
        var scheme: [UInt8] = []
        for byte in address.utf8 {
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
