/// Reads expressions from the tokens of one `\( )`. The first fault ends the reading.
struct ExpressionParser {
    let tokens: [Token]
    private(set) var index = 0
    private(set) var fault: Fault?
    private var nesting = 0

    /// `tokens` end with `.end`.
    init(_ tokens: [Token]) {
        self.tokens = tokens
    }

    var current: Token { tokens[min(index, tokens.count - 1)] }
    var isAtEnd: Bool { current.kind == .end }

    mutating func advance() { index += 1 }

    mutating func take(_ sign: Token.Sign) -> Bool {
        guard current.isSign(sign) else { return false }
        advance()
        return true
    }

    mutating func fail(_ fault: Fault) {
        if self.fault == nil { self.fault = fault }
    }

    /// Reports that `wanted` should have stood here.
    mutating func expected(_ wanted: String) {
        fail(Fault("syntax", at: current.range.lowerBound, "expected \(wanted), found \(current.shown)"))
    }

    /// A whole expression with `? :`, the weakest operator.
    mutating func expression() -> Expression? {
        guard descend() else { return nil }
        defer { nesting -= 1 }
        guard let condition = binary(above: 0) else { return nil }
        guard take(.question) else { return condition }
        guard let first = expression() else { return nil }
        guard take(.colon) else {
            expected("':' of '? :'")
            return nil
        }
        guard let second = expression() else { return nil }
        return made(
            .choice(condition, first, second), condition.range.lowerBound..<second.range.upperBound,
            of: [condition, first, second])
    }

    private mutating func binary(above level: Int) -> Expression? {
        guard descend() else { return nil }
        defer { nesting -= 1 }
        guard var left = prefix() else { return nil }
        var compared = false
        while case .sign(let sign) = current.kind, let found = BinaryOperator(sign), found.precedence > level {
            let place = current.range.lowerBound
            if case .compare = found {
                guard !compared else {
                    fail(Fault("syntax", at: place, "comparisons cannot be chained", fix: "join them with '&&'"))
                    return nil
                }
                compared = true
            }
            advance()
            // `??` groups to the right, as in Swift; the others to the left.
            guard let right = binary(above: found == .fallback ? found.precedence - 1 : found.precedence) else {
                return nil
            }
            let range = left.range.lowerBound..<right.range.upperBound
            guard let joined = made(.binary(found, left, right, at: place), range, of: [left, right]) else {
                return nil
            }
            left = joined
        }
        return left
    }

    private mutating func prefix() -> Expression? {
        let start = current.range.lowerBound
        var negations = 0
        while take(.not) { negations += 1 }
        if negations > 0 {
            guard var value = postfix() else { return nil }
            for _ in 0..<negations {
                guard let negated = made(.not(value), start..<value.range.upperBound, of: [value]) else { return nil }
                value = negated
            }
            return value
        }
        if take(.minus) {
            guard case .int(let value) = current.kind else {
                expected("a number after '-'")
                return nil
            }
            let end = current.range.upperBound
            advance()
            return Expression(.int(-value), start..<end)
        }
        return postfix()
    }

    private mutating func postfix() -> Expression? {
        guard var value = primary() else { return nil }
        while current.isSign(.dot) || current.isSign(.optionalDot) {
            let isChained = current.isSign(.optionalDot)
            advance()
            guard let name = current.name else {
                expected("the name of a field")
                return nil
            }
            let offset = current.range.lowerBound
            var end = current.range.upperBound
            advance()
            var arguments: [Expression]?
            if take(.open) {
                guard let read = self.arguments() else { return nil }
                arguments = read
                end = tokens[index - 1].range.upperBound
            }
            let member = Expression.Member(name: name, offset: offset, isChained: isChained, arguments: arguments)
            let parts = [value] + (arguments ?? [])
            guard let joined = made(.member(value, member), value.range.lowerBound..<end, of: parts) else { return nil }
            value = joined
        }
        return value
    }

    /// What stands between `(`, which is taken, and `)`.
    private mutating func arguments() -> [Expression]? {
        var read: [Expression] = []
        if take(.close) { return read }
        repeat {
            guard let argument = expression() else { return nil }
            read.append(argument)
        } while take(.comma)
        guard take(.close) else {
            expected("')'")
            return nil
        }
        return read
    }

    private mutating func primary() -> Expression? {
        let token = current
        switch token.kind {
        case .text(let text):
            advance()
            return Expression(.text(text), token.range)
        case .int(let value):
            advance()
            return Expression(.int(value), token.range)
        case .name(let name):
            advance()
            switch name {
            case "true": return Expression(.bool(true), token.range)
            case "false": return Expression(.bool(false), token.range)
            case "nil": return Expression(.missing, token.range)
            default: break
            }
            guard take(.open) else { return Expression(.name(name), token.range) }
            guard let arguments = arguments() else { return nil }
            return made(
                .call(name, arguments), token.range.lowerBound..<tokens[index - 1].range.upperBound, of: arguments)
        case .sign(.open):
            advance()
            guard let inner = expression() else { return nil }
            guard take(.close) else {
                expected("')'")
                return nil
            }
            return inner
        default:
            expected("an expression")
            return nil
        }
    }

    private mutating func descend() -> Bool {
        nesting += 1
        guard nesting <= 2 * Limit.expressionDepth else {
            nesting -= 1
            tooDeep(at: current.range.lowerBound)
            return false
        }
        return true
    }

    private mutating func made(_ form: Expression.Form, _ range: Range<Int>, of parts: [Expression]) -> Expression? {
        let depth = (parts.map(\.depth).max() ?? 0) + 1
        guard depth <= Limit.expressionDepth else {
            tooDeep(at: range.lowerBound)
            return nil
        }
        return Expression(form, range, depth: depth)
    }

    private mutating func tooDeep(at offset: Int) {
        fail(
            Fault(
                "expression-too-deep", at: offset, "the expression is more than \(Limit.expressionDepth) steps deep",
                fix: "split it with 'let'"))
    }
}
