/// Why a text cannot be the last part of an address and a file's name.
public enum SlugFault: Sendable, Equatable {
    case empty
    case tooLong(bytes: Int)
    case leadingDot
    case doubleDot
    case whiteSpace
    case control
    case reserved(Character)
    case notComposed

    /// The rule that is broken, to stand after `slug 'x' `: `holds '/'`.
    public var reason: String {
        switch self {
        case .empty: "is empty"
        case .tooLong(let bytes): "has \(bytes) bytes; at most \(longestSlug) are allowed"
        case .leadingDot: "starts with a dot"
        case .doubleDot: "holds '..'"
        case .whiteSpace: "holds white space"
        case .control: "holds an invisible control character"
        case .reserved(let character): "holds '\(character)'"
        case .notComposed: "is not in Unicode's composed form (NFC)"
        }
    }
}

/// The first rule that a slug from an annotation, front matter or a file's name breaks; nil for a good one.
///
/// Letters of any script are good. Not good is whatever would leave its folder, be cut off as a query or fragment, be
/// refused as a file's name by some system, or look like another slug.
public func slugFault(_ slug: String) -> SlugFault? {
    if slug.isEmpty { return .empty }
    if slug.utf8.count > longestSlug { return .tooLong(bytes: slug.utf8.count) }
    if slug.utf8.first == UInt8(ascii: ".") { return .leadingDot }
    if slug.utf8.allSatisfy(isPlain) { return nil }
    var last: Unicode.Scalar?
    for scalar in slug.unicodeScalars {
        if scalar == ".", last == "." { return .doubleDot }
        if let fault = fault(scalar) { return fault }
        last = scalar
    }
    return isComposed(slug) ? nil : .notComposed
}

public func validSlug(_ slug: String) -> Bool { slugFault(slug) == nil }

/// What nearly all slugs are made of, and what breaks no rule.
private func isPlain(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
}

private func fault(_ scalar: Unicode.Scalar) -> SlugFault? {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": return nil
    case "/", "\\", "?", "#", "%", "<", ">", "\"", "|", "*", ":": return .reserved(Character(scalar))
    case "\t", "\n", "\r": return .whiteSpace
    default: break
    }
    if scalar.properties.isWhitespace { return .whiteSpace }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return .control
    case .lineSeparator, .paragraphSeparator, .spaceSeparator: return .whiteSpace
    default: return nil
    }
}
