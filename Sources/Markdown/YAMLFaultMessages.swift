import SourceText

extension YAMLFault {
    /// The fault in plain words, at the place where an author would look for it.
    func diagnostic(in source: SourceFile, _ positions: inout YAMLPositions) -> Diagnostic {
        switch self {
        case .outOfMemory:
            return Diagnostic(
                .error, id: "yaml-too-large", in: source, at: positions.position(ofByte: 0),
                "there is not enough memory to read this YAML")
        case .unreadable(let problem, let byte, let value):
            // A character that breaks off is shown where it begins, not where it breaks off.
            let isBroken = problem.contains("trailing") || problem.contains("incomplete")
            let position = isBroken ? positions.position(ofCharacterAround: byte) : positions.position(ofByte: byte)
            return Self.unreadable(problem, value, in: source, at: position)
        case .syntax(let problem, let context, let problemCharacter, let contextCharacter):
            let wording = YAMLWording(problem: problem, context: context)
            let character = wording.isAboutContext ? contextCharacter ?? problemCharacter : problemCharacter
            var position = positions.position(ofCharacter: character)
            // A fault at the text's very end is shown on its last line, not on the fence after it.
            let start = positions.position(ofByte: 0)
            if position.column == 1, position.line > start.line, positions.isEnd(character) {
                position = positions.position(ofCharacter: max(0, character - 1))
            }
            let told = wording.adapted(to: &position, in: source, firstLine: start.line)
            return Diagnostic(.error, id: "yaml-syntax", in: source, at: position, told.message, fix: told.fix)
        }
    }

    private static func unreadable(
        _ problem: String, _ value: Int, in source: SourceFile, at position: SourcePosition
    ) -> Diagnostic {
        if problem.contains("control character") {
            let code = String(value, radix: 16, uppercase: true)
            let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
            return Diagnostic(
                .error, id: "yaml-control-character", in: source, at: position,
                "the control character \(name) may not stand in YAML", fix: "remove the character")
        }
        return Diagnostic(
            .error, id: "invalid-utf8", in: source, at: position, "the text is not valid UTF-8",
            fix: "save the file as UTF-8")
    }
}

/// libyaml's problem in words that speak of what was written rather than of the parser's state.
struct YAMLWording {
    var message: String
    var fix: String?
    /// The place where the value began tells more than the place where reading failed.
    var isAboutContext = false

    init(problem: String, context: String) {
        self =
            Self.ofStructure(problem, context) ?? Self.ofCharacters(problem, context)
            ?? YAMLWording("this is not valid YAML: \(problem)")
    }

    private init(_ message: String, fix: String? = nil, isAboutContext: Bool = false) {
        self.message = message
        self.fix = fix
        self.isAboutContext = isAboutContext
    }

    /// Says it better where the lines around the place tell what was meant.
    func adapted(to position: inout SourcePosition, in source: SourceFile, firstLine: Int) -> YAMLWording {
        let line = source.line(position.line)
        let before = line.utf8.prefix(max(0, position.column - 1))
        if line.utf8.dropFirst(before.count).first == 0x09, before.allSatisfy({ $0 <= 0x20 }) {
            return YAMLWording("a line cannot be indented with a tab", fix: "indent with blanks")
        }
        if isAboutSecondKey, !before.contains(UInt8(ascii: ":")), position.line > firstLine {
            let above = source.line(position.line - 1)
            if !above.isEmpty, !above.utf8.contains(UInt8(ascii: ":")) {
                position = SourcePosition(line: position.line - 1, column: above.utf8.prefix { $0 <= 0x20 }.count + 1)
                return Self.colonMissing
            }
        }
        return self
    }

    private static let secondKey = YAMLWording(
        "a ': ' inside a value reads as another key", fix: "put the value in quotes")

    private var isAboutSecondKey: Bool { message == Self.secondKey.message }

    private static let colonMissing = YAMLWording(
        "a ':' is missing after this key", fix: "write 'key: value'", isAboutContext: true)

    private static func ofStructure(_ problem: String, _ context: String) -> YAMLWording? {
        switch problem {
        case "mapping values are not allowed in this context":
            YAMLWording(
                "a ': ' inside a value reads as another key", fix: "put the value in quotes")
        case "could not find expected ':'":
            colonMissing
        case "did not find expected key":
            context == "while parsing a block mapping"
                ? YAMLWording(
                    "a key was expected here", fix: "align it with the keys above it, or put the value in quotes")
                : YAMLWording("a key was expected here")
        case "did not find expected '-' indicator":
            YAMLWording("a list item that begins with '- ' was expected here", fix: "align it with the items above it")
        case "block sequence entries are not allowed in this context":
            YAMLWording("a list cannot begin on the line of its key", fix: "put '- ' on a line of its own")
        case "mapping keys are not allowed in this context":
            YAMLWording("a key cannot stand here", fix: "put it on a line of its own, aligned with its neighbours")
        case "did not find expected ',' or ']'":
            YAMLWording("the list that begins with '[' is not closed", fix: "add ']'", isAboutContext: true)
        case "did not find expected ',' or '}'":
            YAMLWording("the mapping that begins with '{' is not closed", fix: "add '}'", isAboutContext: true)
        case "did not find expected node content":
            YAMLWording("a value was expected here", fix: "put a value that begins with such a character in quotes")
        case "did not find expected <document start>":
            YAMLWording("this stands after the end of the document")
        default: nil
        }
    }

    private static func ofCharacters(_ problem: String, _ context: String) -> YAMLWording? {
        switch problem {
        case "found character that cannot start any token":
            YAMLWording(
                "a value cannot begin with this character", fix: "put the value in quotes; indent with blanks, not tabs"
            )
        case "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected":
            YAMLWording("a line cannot be indented with a tab", fix: "indent with blanks")
        case "found unexpected end of stream":
            YAMLWording(
                "the quoted text that begins here is not closed", fix: "add the closing quote", isAboutContext: true)
        case "found unexpected document indicator":
            YAMLWording(
                "the quoted text that begins here is not closed", fix: "add the closing quote", isAboutContext: true)
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            YAMLWording(
                "the escape after '\\' is not known", fix: "use single quotes, or write '\\\\' for a backslash")
        case "found unexpected ':'":
            YAMLWording("a ':' cannot stand here", fix: "put the value in quotes")
        case "did not find expected alphabetic or numeric character":
            YAMLWording(
                "a name was expected after '\(context == "while scanning an alias" ? "*" : "&")'",
                fix: "put a value that begins with such a character in quotes", isAboutContext: true)
        case "found undefined tag handle", "did not find expected tag URI", "did not find URI escaped octet",
            "did not find expected whitespace or line break", "did not find expected '!'",
            "did not find the expected '>'", "found an incorrect leading UTF-8 octet",
            "found an incorrect trailing UTF-8 octet":
            YAMLWording(
                "the YAML tag that begins here cannot be read", fix: "put a value that begins with '!' in quotes",
                isAboutContext: true)
        case "did not find expected comment or line break", "found an indentation indicator equal to 0":
            YAMLWording(
                "the text block's first line may hold nothing after '|' or '>'", fix: "begin it on the next line")
        case "found incompatible YAML document":
            YAMLWording("only YAML 1.1 and 1.2 are read", fix: "remove the line '%YAML'")
        default:
            context.contains("directive")
                ? YAMLWording("a line cannot begin with '%'", fix: "put the value in quotes") : nil
        }
    }
}
