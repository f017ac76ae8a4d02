/// The marks of an XML text (XML 1.0, fifth edition) one after another, in one pass and without nesting. Nothing is
/// expanded or fetched. What it does not understand is `malformed`, and ends the scan: a reader that guards something
/// then refuses the text.
struct XMLScanner {
    struct Attribute {
        /// As written, with its prefix.
        let name: String
        /// As written between the quotes, references and all.
        let value: ArraySlice<UInt8>
        /// Where the name starts, in bytes from the beginning of the text.
        let offset: Int
    }

    struct Token {
        enum Kind {
            case startTag(name: String, attributes: [Attribute], isEmpty: Bool)
            case endTag(name: String)
            case text(ArraySlice<UInt8>)
            case characterData(ArraySlice<UInt8>)
            case comment
            case instruction(target: String, ArraySlice<UInt8>)
            case documentType(hasDeclarations: Bool)
            case malformed(String)
        }

        let kind: Kind
        let offset: Int
    }

    private let bytes: [UInt8]
    private var index = 0
    private var isFinished = false

    /// More attributes on one tag than this are not read.
    static let attributeLimit = 512

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    mutating func next() -> Token? {
        guard !isFinished, index < bytes.count else { return nil }
        let offset = index
        let kind = scan()
        if case .malformed = kind { isFinished = true }
        return Token(kind: kind, offset: offset)
    }

    private mutating func scan() -> Token.Kind {
        if bytes[index] != UInt8(ascii: "<") {
            let end = bytes[index...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
            defer { index = end }
            return .text(bytes[index..<end])
        }
        if starts("<!--") {
            guard slice(from: 4, to: "-->") != nil else { return .malformed("a comment has no end") }
            return .comment
        }
        if starts("<![CDATA[") {
            guard let data = slice(from: 9, to: "]]>") else { return .malformed("a CDATA section has no end") }
            return .characterData(data)
        }
        if starts("<?") {
            guard let body = slice(from: 2, to: "?>") else { return .malformed("an instruction has no end") }
            let target = body.prefix { Self.isName($0) }
            return .instruction(target: String(decoding: target, as: UTF8.self), body.dropFirst(target.count))
        }
        if starts("<!") { return documentType() }
        if starts("</") {
            index += 2
            let name = takeName()
            skipSpace()
            guard !name.isEmpty, take(UInt8(ascii: ">")) else { return .malformed("an end tag is not closed") }
            return .endTag(name: name)
        }
        return startTag()
    }

    private mutating func startTag() -> Token.Kind {
        index += 1
        let name = takeName()
        if name.isEmpty { return .malformed("'<' starts no tag") }
        var attributes: [Attribute] = []
        while true {
            let hasSpace = skipSpace()
            if take(UInt8(ascii: ">")) { return .startTag(name: name, attributes: attributes, isEmpty: false) }
            if starts("/>") {
                index += 2
                return .startTag(name: name, attributes: attributes, isEmpty: true)
            }
            let offset = index
            let key = takeName()
            guard hasSpace, !key.isEmpty, attributes.count < Self.attributeLimit else {
                return .malformed("the tag '\(name)' is not well-formed")
            }
            skipSpace()
            guard take(UInt8(ascii: "=")) else { return .malformed("the attribute '\(key)' has no value") }
            skipSpace()
            guard let value = takeQuoted() else { return .malformed("the attribute '\(key)' has no quoted value") }
            attributes.append(Attribute(name: key, value: value, offset: offset))
        }
    }

    /// `<!DOCTYPE …>`; one with declarations of its own is not looked into.
    private mutating func documentType() -> Token.Kind {
        guard starts("<!DOCTYPE") else { return .malformed("'<!' starts no declaration") }
        index += 9
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["):
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: "]")) else {
                    return .malformed("the DOCTYPE has no end")
                }
                index = end + 1
                skipSpace()
                _ = take(UInt8(ascii: ">"))
                return .documentType(hasDeclarations: true)
            case UInt8(ascii: ">"):
                index += 1
                return .documentType(hasDeclarations: false)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard takeQuoted() != nil else { return .malformed("the DOCTYPE has no end") }
            default:
                index += 1
            }
        }
        return .malformed("the DOCTYPE has no end")
    }
}

// MARK: Pieces

extension XMLScanner {
    private func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard bytes.count - index >= count else { return false }
        for place in 0..<count where bytes[index + place] != text.utf8Start[place] { return false }
        return true
    }

    /// What stands between here, `skipped` bytes on, and `end`; the scan goes on behind it.
    private mutating func slice(from skipped: Int, to end: StaticString) -> ArraySlice<UInt8>? {
        let start = index + skipped
        index = start
        while index < bytes.count {
            if bytes[index] == end.utf8Start[0], starts(end) {
                defer { index += end.utf8CodeUnitCount }
                return bytes[start..<index]
            }
            index += 1
        }
        return nil
    }

    private mutating func takeName() -> String {
        let name = bytes[index...].prefix { Self.isName($0) }
        index += name.count
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func takeQuoted() -> ArraySlice<UInt8>? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
            let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
        else { return nil }
        defer { index = end + 1 }
        return bytes[(index + 1)..<end]
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// Whether there was any.
    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = index
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
        return index > start
    }

    /// Wider than the specification: every byte that does not end a name.
    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "&"):
            return false
        default: return true
        }
    }
}
