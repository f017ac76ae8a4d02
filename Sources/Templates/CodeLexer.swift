import SourceText

/// Splits what stands between `\(` and its `)` into tokens.
struct CodeLexer {
    let source: SourceFile
    private(set) var faults: [Fault] = []
    private var index: Int
    private let opener: Int

    /// What was read: tokens up to and with `.end`, or nil where there was a fault; and where the text goes on.
    struct Result {
        let tokens: [Token]?
        let end: Int
        let faults: [Fault]
    }

    /// Reads the code whose `\(` stands at `opener`.
    static func read(_ source: SourceFile, opener: Int) -> Result {
        var lexer = CodeLexer(source: source, opener: opener)
        return lexer.run()
    }

    private init(source: SourceFile, opener: Int) {
        self.source = source
        self.opener = opener
        index = opener + 2
    }

    private mutating func run() -> Result {
        var tokens: [Token] = []
        var depth = 0
        while true {
            guard skipBlanks(), index < source.bytes.count else { return unterminated() }
            let start = index
            let byte = source.bytes[index]
            if byte == UInt8(ascii: "\\") { return unterminated() }
            if byte == UInt8(ascii: "\"") {
                guard let text = readString() else { return Result(tokens: nil, end: index, faults: faults) }
                tokens.append(Token(kind: .text(text), range: start..<index))
            } else if Self.isNameStart(byte) {
                tokens.append(Token(kind: .name(readWhile(Self.isNamePart)), range: start..<index))
            } else if Self.isDigit(byte) {
                tokens.append(Token(kind: .int(readNumber(from: start)), range: start..<index))
            } else if let sign = Token.Sign.read(source.bytes[index..<min(index + 2, source.bytes.count)]) {
                index += sign.rawValue.utf8.count
                if sign == .open { depth += 1 }
                if sign == .close {
                    depth -= 1
                    if depth < 0 {
                        tokens.append(Token(kind: .end, range: start..<index))
                        return Result(tokens: faults.isEmpty ? tokens : nil, end: index, faults: faults)
                    }
                }
                tokens.append(Token(kind: .sign(sign), range: start..<index))
            } else {
                unexpected(byte)
            }
        }
    }

    /// Skips white space and comments; false where a comment has no end.
    private mutating func skipBlanks() -> Bool {
        let bytes = source.bytes
        while index < bytes.count {
            if Self.isBlank(bytes[index]) {
                index += 1
            } else if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*")
            {
                index += 2
                while index + 1 < bytes.count,
                    bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/")
                {
                    index += 1
                }
                guard index + 1 < bytes.count else { return false }
                index += 2
            } else {
                return true
            }
        }
        return true
    }

    /// The text goes on at the next `\(` or at the end of the line, so that one forgotten `)` hides no other fault.
    private func unterminated() -> Result {
        let bytes = source.bytes
        var end = opener + 2
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\\") { end += 1 }
        let fault = Fault(
            "unterminated-interpolation", at: opener, "'\\(' is never closed", fix: "close it with ')'")
        return Result(tokens: nil, end: end, faults: [fault])
    }

    private mutating func unexpected(_ byte: UInt8) {
        let shown = byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "a control character"
        // One is enough: what follows is most often text behind a forgotten `)`.
        if faults.isEmpty {
            faults.append(
                Fault(
                    "unexpected-character", at: index,
                    "unexpected \(shown) in an expression; is a ')' missing before it?"
                ))
        }
        index += 1
    }

    private mutating func readWhile(_ belongs: (UInt8) -> Bool) -> String {
        let start = index
        while index < source.bytes.count, belongs(source.bytes[index]) { index += 1 }
        return String(decoding: source.bytes[start..<index], as: UTF8.self)
    }

    private mutating func readNumber(from start: Int) -> Int {
        let digits = readWhile { Self.isDigit($0) || $0 == UInt8(ascii: "_") }
        if let value = Int(digits.filter { $0 != "_" }), value <= 1 << 53 { return value }
        faults.append(Fault("number-too-large", at: start, "the number '\(digits.prefix(40))' is too large"))
        return 0
    }

    /// Reads from the opening quote to behind the closing one; at a fault, to the end of the line.
    private mutating func readString() -> String? {
        let bytes = source.bytes
        let opening = index
        var text: [UInt8] = []
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = readEscape() else { continue }
                text.append(contentsOf: String(Character(scalar)).utf8)
            default:
                text.append(bytes[index])
                index += 1
            }
        }
        faults.append(
            Fault("unterminated-string", at: opening, "the string is never closed", fix: "close it with '\"'"))
        return nil
    }

    /// Swift's escapes: `\n \t \r \0 \\ \" \' \u{1F1E9}`.
    private mutating func readEscape() -> Unicode.Scalar? {
        let bytes = source.bytes
        let start = index
        let letter = start + 1 < bytes.count ? bytes[start + 1] : 0
        index += letter == UInt8(ascii: "\n") || letter == 0 ? 1 : 2
        switch letter {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "0"): return "\0"
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): return Unicode.Scalar(letter)
        case UInt8(ascii: "u"):
            if index < bytes.count, bytes[index] == UInt8(ascii: "{") {
                index += 1
                let digits = readWhile {
                    Self.isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20)
                }
                if index < bytes.count, bytes[index] == UInt8(ascii: "}"), digits.utf8.count <= 8,
                    let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
                {
                    index += 1
                    return scalar
                }
            }
        default: break
        }
        let message =
            letter == UInt8(ascii: "(")
            ? "a string inside '\\( )' cannot interpolate" : "the string has an escape that Swift does not know"
        faults.append(
            Fault(
                "wrong-escape", at: start, message,
                fix: "write a backslash as '\\\\'; known are \\n \\t \\r \\0 \\\\ \\\" \\' and \\u{…}"))
        return nil
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    static func isNameStart(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
    }
    static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }
}
