/// One `\( )` as it is written; what its `end` closes is not known here.
enum Statement {
    case write(Expression)
    case bind(Binding)
    /// Nil conditions could not be read.
    case branch([Condition]?)
    case otherwise
    case elseBranch([Condition]?)
    case end
    case loop(Loop.Header?)
    case include(name: String, offset: Int, [Binding])
    case layout(name: String, offset: Int)
    case slot(name: String?)
    case block(name: String?)
    case comment
    /// What could not be read and opens nothing.
    case broken
    /// A statement of another language that has an `end`, which must not be taken for another block's.
    case foreignBlock(String)
}

/// Reads the statement or expression that one `\( )` holds.
struct StatementParser {
    private var parser: ExpressionParser

    /// The statement, and the fault that ended its reading. An `if` or `for` with a fault is one all the same, so that
    /// its `end` finds it.
    static func read(_ tokens: [Token]) -> (Statement, Fault?) {
        var reader = StatementParser(parser: ExpressionParser(tokens))
        let statement = reader.statement()
        if reader.parser.fault == nil, !reader.parser.isAtEnd { reader.leftover() }
        return (statement, reader.parser.fault)
    }

    private mutating func statement() -> Statement {
        if parser.isAtEnd { return .comment }
        guard let keyword = parser.current.name.flatMap(Keyword.init) else { return expressionOrUnknown() }
        parser.advance()
        switch keyword {
        case .if: return .branch(conditions())
        case .else:
            guard parser.current.name == Keyword.if.rawValue else { return .otherwise }
            parser.advance()
            return .elseBranch(conditions())
        case .end: return .end
        case .for: return .loop(loopHeader())
        case .let: return binding().map(Statement.bind) ?? .broken
        case .include: return include()
        case .layout:
            guard let (name, offset) = string("the name of a layout in quotes") else { return .broken }
            return .layout(name: name, offset: offset)
        case .slot:
            return parser.isAtEnd ? .slot(name: nil) : .slot(name: string("the name of a slot in quotes")?.0 ?? "")
        case .block: return .block(name: string("the name of a slot in quotes")?.0)
        case .comment: return .comment
        }
    }

    /// Two words in a row, or a word and a string, are no expression: the first is meant as a statement.
    private mutating func expressionOrUnknown() -> Statement {
        if let word = parser.current.name {
            let next = parser.tokens[min(parser.index + 1, parser.tokens.count - 1)].kind
            let isFollowed: Bool
            switch next {
            case .name, .text, .int: isFollowed = true
            default: isFollowed = next == .end && Self.foreign[word] != nil
            }
            if isFollowed {
                let words = Keyword.allCases.filter { $0 != .comment }.map(\.rawValue)
                let hint = Self.foreign[word].map { "; did you mean '\($0)'?" } ?? suggestion(for: word, among: words)
                parser.fail(
                    Fault(
                        "unknown-statement", at: parser.current.range.lowerBound, "unknown statement '\(word)'\(hint)"))
                return Self.foreignBlocks.contains(word) ? .foreignBlock(word) : .broken
            }
        }
        return parser.expression().map(Statement.write) ?? .broken
    }

    /// What other template languages call our statements.
    private static let foreign = [
        "endif": "end", "endfor": "end", "endblock": "end", "elif": "else if", "elseif": "else if", "elsif": "else if",
        "foreach": "for", "extends": "layout", "partial": "include", "import": "include", "set": "let", "assign": "let",
        "var": "let", "yield": "slot",
    ]

    private static let foreignBlocks: Set<String> = ["while", "foreach", "unless", "with", "switch", "repeat", "guard"]

    private mutating func conditions() -> [Condition]? {
        var read: [Condition] = []
        repeat {
            if parser.current.name == Keyword.let.rawValue {
                parser.advance()
                guard let binding = binding(allowsShort: true) else { return nil }
                read.append(.bind(binding))
            } else {
                guard let test = parser.expression() else { return nil }
                read.append(.test(test))
            }
        } while parser.take(.comma)
        return read
    }

    /// `name = value`; in an `if`, `let name` is short for `let name = name`.
    private mutating func binding(allowsShort: Bool = false) -> Binding? {
        let token = parser.current
        guard let name = variable() else { return nil }
        if allowsShort, !parser.current.isSign(.assign) {
            guard parser.isAtEnd || parser.current.isSign(.comma) else {
                parser.expected("'='")
                return nil
            }
            return Binding(name: name, offset: token.range.lowerBound, value: Expression(.name(name), token.range))
        }
        guard parser.take(.assign) else {
            parser.expected("'='")
            return nil
        }
        guard let value = parser.expression() else { return nil }
        return Binding(name: name, offset: token.range.lowerBound, value: value)
    }

    private mutating func variable() -> String? {
        guard let name = parser.current.name else {
            parser.expected("a name")
            return nil
        }
        guard Keyword(rawValue: name) == nil, !["true", "false", "nil", "in"].contains(name) else {
            parser.fail(
                Fault(
                    "reserved-name", at: parser.current.range.lowerBound,
                    "'\(name)' is a word of the language and cannot name a variable"))
            return nil
        }
        parser.advance()
        return name
    }

    private mutating func loopHeader() -> Loop.Header? {
        var place: String?
        let element: String
        if parser.take(.open) {
            guard let first = variable() else { return nil }
            guard parser.take(.comma) else {
                parser.expected("','")
                return nil
            }
            guard let second = variable() else { return nil }
            guard parser.take(.close) else {
                parser.expected("')'")
                return nil
            }
            place = first
            element = second
        } else {
            guard let name = variable() else { return nil }
            element = name
        }
        guard parser.current.name == "in" else {
            parser.expected("'in'")
            return nil
        }
        parser.advance()
        guard let list = parser.expression() else { return nil }
        return Loop.Header(place: place, element: element, list: list)
    }

    private mutating func include() -> Statement {
        guard let (name, offset) = string("the name of a template in quotes") else { return .broken }
        var arguments: [Binding] = []
        while parser.take(.comma) {
            let place = parser.current.range.lowerBound
            guard let label = variable() else { return .broken }
            guard parser.take(.colon) else {
                parser.expected("':'")
                return .broken
            }
            guard let value = parser.expression() else { return .broken }
            arguments.append(Binding(name: label, offset: place, value: value))
        }
        return .include(name: name, offset: offset, arguments)
    }

    private mutating func string(_ wanted: String) -> (String, Int)? {
        let token = parser.current
        guard case .text(let text) = token.kind else {
            parser.expected(wanted)
            return nil
        }
        parser.advance()
        return (text, token.range.lowerBound)
    }

    private mutating func leftover() {
        let token = parser.current
        let fix = token.isSign(.assign) ? "compare with '=='" : nil
        parser.fail(Fault("syntax", at: token.range.lowerBound, "unexpected \(token.shown)", fix: fix))
    }
}
