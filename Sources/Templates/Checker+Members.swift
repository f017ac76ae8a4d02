/// Members: the fields of records, and what texts, lists and dates know of themselves.
extension Checker {
    mutating func member(_ member: Expression.Member, of base: Expression) -> TypedExpression {
        var value = check(base)
        guard !value.isBroken else { return .broken }
        let chain = value.type.isOptional
        if member.isChained {
            guard chain, isMissable(value, base) else {
                report(
                    "not-optional", at: member.offset, "'\(text(of: base))' is never missing; write '.' instead of '?.'"
                )
                return .broken
            }
        } else if chain, isMissable(value, base) {
            reportMissing(base)
            return .broken
        }
        value = TypedExpression(value.form, value.type.required)
        let found =
            member.arguments.map { method(member, $0, of: value) } ?? property(member, of: value)
        return TypedExpression(found.form, found.type.optional(found.type.isOptional || chain))
    }

    /// Whether the value that `base` ends in may itself be missing: in `a?.b`, `.b` is there whenever `a` is.
    private func isMissable(_ value: TypedExpression, _ base: Expression) -> Bool {
        switch value.form {
        case .field(let field, _): field.type.isOptional
        case .fact, .method, .dateText: false
        default: value.type.isOptional
        }
    }

    private mutating func property(_ member: Expression.Member, of value: TypedExpression) -> TypedExpression {
        switch value.type.base {
        case .record(let number):
            let record = schema.records[number]
            if let field = record.fields[member.name] { return TypedExpression(.field(field, of: value), field.type) }
            report(
                "unknown-field", at: member.offset,
                "\(record.name) has no field '\(member.name)'\(suggestion(for: member.name, among: record.fields.keys))"
            )
            return .broken
        case .dynamic: return TypedExpression(.lookup(member.name, in: value), .text, optional: true)
        case .date:
            if let style = DateStyle(rawValue: member.name) {
                return TypedExpression(.dateText(writer: dateWriter(style: style), of: value), .text)
            }
        case .list(let number):
            if member.name == "first" {
                return TypedExpression(.element(.firstRecord, of: value), .record(number), optional: true)
            }
            if member.name == "last" {
                return TypedExpression(.element(.lastRecord, of: value), .record(number), optional: true)
            }
        case .texts:
            if member.name == "first" { return TypedExpression(.element(.firstText, of: value), .text, optional: true) }
            if member.name == "last" { return TypedExpression(.element(.lastText, of: value), .text, optional: true) }
        default: break
        }
        let facts = Self.facts(of: value.type.base)
        if let (operation, type) = facts[member.name] { return TypedExpression(.fact(operation, of: value), type) }
        if Self.methods(of: value.type.base).contains(member.name) {
            report(
                "wrong-argument", at: member.offset, "'\(member.name)' is a method: \(Self.usage[member.name] ?? "")")
            return .broken
        }
        report(
            "unknown-member", at: member.offset,
            "\(described(value.type)) has no member '\(member.name)'\(suggestion(for: member.name, among: known(to: value)))"
        )
        return .broken
    }

    private mutating func method(
        _ member: Expression.Member, _ arguments: [Expression], of value: TypedExpression
    ) -> TypedExpression {
        guard Self.methods(of: value.type.base).contains(member.name) else {
            // `uppercased()` is what Swift writes.
            if arguments.isEmpty, ["uppercased", "lowercased"].contains(member.name), value.type.base == .text {
                return property(member, of: value)
            }
            let isProperty = known(to: value).contains(member.name)
            report(
                "unknown-method", at: member.offset,
                isProperty
                    ? "'\(member.name)' is not a method; write it without '()'"
                    : "\(described(value.type)) has no method '\(member.name)'"
                        + suggestion(for: member.name, among: known(to: value)))
            return .broken
        }
        if member.name == "enumerated" {
            report("misplaced-enumerated", at: member.offset, "'enumerated()' stands only in 'for (index, x) in …'")
            return .broken
        }
        guard arguments.count == 1 else {
            report(
                "wrong-argument", at: member.offset,
                "'\(member.name)' takes one argument: \(Self.usage[member.name] ?? "")")
            return .broken
        }
        switch member.name {
        case "formatted": return formatted(value, arguments[0])
        case "joined":
            guard let separator = argument(arguments[0], .text, of: member) else { return .broken }
            return TypedExpression(.method(.join, of: value, separator), .text)
        default:
            guard let count = argument(arguments[0], .int, of: member) else { return .broken }
            let operation: Instruction.Operation = member.name == "prefix" ? .prefix : .dropFirst
            return TypedExpression(.method(operation, of: value, count), value.type)
        }
    }

    /// The pattern must be a literal, so that it is read once, when the template is loaded.
    private mutating func formatted(_ value: TypedExpression, _ pattern: Expression) -> TypedExpression {
        guard case .text(let text) = pattern.form else {
            report("wrong-argument", at: pattern.anchor, "'formatted' takes its pattern in quotes")
            return .broken
        }
        guard let writer = dateWriter(pattern: text) else {
            report(
                "wrong-date-pattern", at: pattern.anchor, "'\(text)' is not a date pattern",
                fix: "write letters such as d, MMMM, yyyy, HH:mm, and other words in single quotes")
            return .broken
        }
        return TypedExpression(.dateText(writer: writer, of: value), .text)
    }

    private mutating func argument(
        _ expression: Expression, _ base: ValueType.Base, of member: Expression.Member
    ) -> TypedExpression? {
        let value = checkPresent(expression)
        if value.isBroken { return nil }
        guard value.type.base == base else {
            report(
                "wrong-argument", at: expression.anchor,
                "'\(member.name)' takes \(described(ValueType(base))), and '\(text(of: expression))' is "
                    + described(value.type))
            return nil
        }
        return value
    }

    private func known(to value: TypedExpression) -> [String] {
        var names = Array(Self.facts(of: value.type.base).keys)
        names += Self.methods(of: value.type.base)
        switch value.type.base {
        case .date: names += DateStyle.allCases.map(\.rawValue)
        case .list, .texts: names += ["first", "last"]
        case .record(let number): names += schema.records[number].fields.keys
        default: break
        }
        return names.sorted()
    }

    private static func facts(of base: ValueType.Base) -> [String: (Instruction.Operation, ValueType)] {
        switch base {
        case .text:
            [
                "isEmpty": (.textIsEmpty, ValueType(.bool)), "count": (.textCount, ValueType(.int)),
                "uppercased": (.uppercase, ValueType(.text)), "lowercased": (.lowercase, ValueType(.text)),
            ]
        case .list, .texts: ["isEmpty": (.listIsEmpty, ValueType(.bool)), "count": (.listCount, ValueType(.int))]
        case .date:
            [
                "iso": (.dateISO, ValueType(.text)), "isoDay": (.dateDay, ValueType(.text)),
                "year": (.dateYear, ValueType(.int)), "month": (.dateMonth, ValueType(.int)),
                "day": (.dateDayOfMonth, ValueType(.int)), "hasTime": (.dateHasTime, ValueType(.bool)),
            ]
        default: [:]
        }
    }

    private static func methods(of base: ValueType.Base) -> [String] {
        switch base {
        case .date: ["formatted"]
        case .list: ["dropFirst", "enumerated", "prefix"]
        case .texts: ["dropFirst", "enumerated", "joined", "prefix"]
        default: []
        }
    }

    private static let usage = [
        "formatted": "formatted(\"d MMMM yyyy\")", "prefix": "prefix(5)", "dropFirst": "dropFirst(1)",
        "joined": "joined(\", \")", "enumerated": "for (index, x) in list.enumerated()",
    ]
}
