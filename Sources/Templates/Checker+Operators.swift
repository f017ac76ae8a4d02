/// Operators, as Swift types them.
extension Checker {
    mutating func not(_ expression: Expression) -> TypedExpression {
        let value = checkCondition(expression, for: "'!'")
        return value.isBroken ? .broken : TypedExpression(.not(value), .bool)
    }

    mutating func binary(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, at offset: Int
    ) -> TypedExpression {
        switch sign {
        case .and, .or:
            let first = checkCondition(left, for: "'\(sign.sign)'")
            let second = checkCondition(right, for: "'\(sign.sign)'")
            guard !first.isBroken, !second.isBroken else { return .broken }
            return TypedExpression(sign == .and ? .both(first, second) : .either(first, second), .bool)
        case .fallback: return fallback(left, right, at: offset)
        case .compare(let relation): return compare(relation, sign, left, right, at: offset)
        case .add, .subtract:
            let first = checkPresent(left)
            let second = checkPresent(right)
            guard !first.isBroken, !second.isBroken else { return .broken }
            guard first.type.base == .int, second.type.base == .int else {
                let areTexts = first.type.base == .text && second.type.base == .text
                report(
                    "wrong-operands", at: offset, operandMessage(sign, first, second),
                    fix: areTexts ? "write the texts one after the other: '\\(a)\\(b)'" : nil)
                return .broken
            }
            return TypedExpression(.sum(sign == .add ? .add : .subtract, first, second), .int)
        }
    }

    private func operandMessage(_ sign: BinaryOperator, _ left: TypedExpression, _ right: TypedExpression) -> String {
        "'\(sign.sign)' cannot take \(described(left.type)) and \(described(right.type))"
    }

    private mutating func fallback(_ left: Expression, _ right: Expression, at offset: Int) -> TypedExpression {
        let first = check(left)
        let second = check(right)
        guard !first.isBroken, !second.isBroken else { return .broken }
        guard first.type.isOptional else {
            report("not-optional", at: offset, "'\(text(of: left))' is never missing; '??' has no use here")
            return .broken
        }
        guard let type = common(first.type, second.type) else {
            report("wrong-operands", at: offset, operandMessage(.fallback, first, second))
            return .broken
        }
        return TypedExpression(.fallback(first, second), type.optional(second.type.isOptional))
    }

    private mutating func compare(
        _ relation: Relation, _ sign: BinaryOperator, _ left: Expression, _ right: Expression, at offset: Int
    ) -> TypedExpression {
        let first = check(left)
        let second = check(right)
        guard !first.isBroken, !second.isBroken else { return .broken }
        let isEquality = relation == .equal || relation == .notEqual
        for (value, other, expression) in [(first, second, left), (second, first, right)]
        where isEquality && other.type.base == .missing {
            guard value.type.isOptional, value.type.base != .missing else {
                report("not-optional", at: expression.anchor, "'\(text(of: expression))' is never missing")
                return .broken
            }
            let test = TypedExpression(.isMissing(value), .bool)
            return relation == .equal ? test : TypedExpression(.not(test), .bool)
        }
        guard first.type.base == second.type.base, isComparable(first.type.base, by: isEquality) else {
            report("wrong-operands", at: offset, operandMessage(sign, first, second))
            return .broken
        }
        // An optional that is missing equals no value; two of them, or an order, would leave open what is meant.
        if second.type.isOptional, first.type.isOptional || !isEquality {
            reportMissing(right)
            return .broken
        }
        if first.type.isOptional, !isEquality {
            reportMissing(left)
            return .broken
        }
        return TypedExpression(.compare(relation, first, second), .bool)
    }

    private func isComparable(_ base: ValueType.Base, by isEquality: Bool) -> Bool {
        switch base {
        case .text, .int, .date: true
        case .bool, .record: isEquality
        default: false
        }
    }

    mutating func choice(_ condition: Expression, _ first: Expression, _ second: Expression) -> TypedExpression {
        let test = checkCondition(condition, for: "'? :'")
        let yes = check(first)
        let no = check(second)
        guard !test.isBroken, !yes.isBroken, !no.isBroken else { return .broken }
        guard let type = common(yes.type, no.type), type.base != .missing else {
            report(
                "wrong-operands", at: second.range.lowerBound,
                "the values of '? :' differ: \(described(yes.type)) and \(described(no.type))")
            return .broken
        }
        return TypedExpression(.choice(test, yes, no), type.optional(yes.type.isOptional || no.type.isOptional))
    }

    /// The type of a value that is one of two.
    private func common(_ first: ValueType, _ second: ValueType) -> ValueType? {
        if first.base == .missing { return second }
        if second.base == .missing { return first }
        return first.base == second.base ? first : nil
    }
}
