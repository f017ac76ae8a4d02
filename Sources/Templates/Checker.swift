import SourceText

/// Finds what the expressions of one template mean in a scope. What is wrong is reported and becomes `.broken`.
struct Checker {
    let schema: Schema
    let dates: any DateFormatting
    /// The date writers that the program needs, each once.
    private(set) var dateWriters: [DateWriter] = []
    /// The style or pattern of each of `dateWriters`.
    private(set) var dateWriterNames: [String] = []
    private var writerNumbers: [String: Int] = [:]
    var faults = FaultList()
    /// The template whose expressions are being read.
    var source: SourceFile
    var scope = Scope()

    init(schema: Schema, dates: any DateFormatting, source: SourceFile) {
        self.schema = schema
        self.dates = dates
        self.source = source
    }

    mutating func report(_ id: String, at offset: Int, _ message: String, fix: String? = nil) {
        faults.report(Fault(id, at: offset, message, fix: fix), in: source)
    }

    /// `; did you mean 'title'?`, or nothing.
    func suggestion(for name: String, among known: some Sequence<String>) -> String {
        faults.isFull(for: source) ? "" : Templates.suggestion(for: name, among: known)
    }

    /// The meaning of `expression`; its value may be missing.
    mutating func check(_ expression: Expression) -> TypedExpression {
        switch expression.form {
        case .name(let name): variable(name, at: expression.range.lowerBound)
        case .text(let text): TypedExpression(.text(text), .text)
        case .int(let value): TypedExpression(.int(value), .int)
        case .bool(let value): TypedExpression(.bool(value), .bool)
        case .missing: TypedExpression(.missing, .missing, optional: true)
        case .member(let base, let member): self.member(member, of: base)
        case .call(let name, let arguments): call(name, arguments, at: expression.range.lowerBound)
        case .not(let value): not(value)
        case .binary(let sign, let left, let right, let place): binary(sign, left, right, at: place)
        case .choice(let condition, let first, let second): choice(condition, first, second)
        }
    }

    /// The meaning of an expression whose value is needed: one that may be missing is reported.
    mutating func checkPresent(_ expression: Expression) -> TypedExpression {
        let value = check(expression)
        if value.type.base == .missing {
            report("wrong-type", at: expression.anchor, "'nil' has no value here")
            return .broken
        }
        guard value.type.isOptional, !value.isBroken else { return value }
        reportMissing(expression)
        return .broken
    }

    mutating func reportMissing(_ expression: Expression) {
        report(
            "optional-unchecked", at: expression.anchor,
            "'\(text(of: expression))' may be missing; use 'if let', '?.' or '??'")
    }

    /// A bool that must be there, as a condition is.
    mutating func checkCondition(_ expression: Expression, for word: String) -> TypedExpression {
        let value = check(expression)
        if value.isBroken { return value }
        let shown = text(of: expression)
        guard value.type.base == .bool else {
            let offer: String
            switch value.type.base {
            case _ where value.type.isOptional && value.type.base != .missing:
                offer = word == "'if'" ? "; use 'if let' or '!= nil'" : "; use '!= nil'"
            case .text, .list, .texts: offer = "; use '!\(shown).isEmpty'"
            case .int: offer = "; use '\(shown) > 0'"
            default: offer = ""
            }
            report(
                "not-a-condition", at: expression.anchor,
                "\(word) needs a condition, and '\(shown)' is \(described(value.type))\(offer)")
            return .broken
        }
        guard !value.type.isOptional else {
            report(
                "optional-unchecked", at: expression.anchor, "'\(shown)' may be missing; use '?? false'")
            return .broken
        }
        return value
    }

    private mutating func variable(_ name: String, at offset: Int) -> TypedExpression {
        if let found = scope.find(name) { return found }
        let near = suggestion(for: name, among: scope.variables.map(\.name))
        report("unknown-variable", at: offset, "there is no variable '\(name)'\(near)")
        return .broken
    }

    private mutating func call(_ name: String, _ arguments: [Expression], at offset: Int) -> TypedExpression {
        guard name == "unsafeHTML" else {
            let near = suggestion(for: name, among: ["unsafeHTML"])
            report("unknown-function", at: offset, "there is no function '\(name)'\(near)")
            return .broken
        }
        guard arguments.count == 1 else {
            report("wrong-argument", at: offset, "'unsafeHTML' takes one text")
            return .broken
        }
        let value = checkPresent(arguments[0])
        guard !value.isBroken else { return .broken }
        guard value.type.base == .text else {
            report(
                "wrong-argument", at: arguments[0].anchor,
                "'unsafeHTML' takes a text, and '\(text(of: arguments[0]))' is \(described(value.type))")
            return .broken
        }
        return TypedExpression(.unsafeHTML(value), .html)
    }

    /// The number of the writer for a style or a pattern; nil where the pattern is wrong.
    mutating func dateWriter(style: DateStyle) -> Int {
        place("." + style.rawValue, dates.writer(for: style))
    }

    mutating func dateWriter(pattern: String) -> Int? {
        if let number = writerNumbers[":" + pattern] { return number }
        return dates.compile(pattern).map { place(":" + pattern, $0) }
    }

    private mutating func place(_ key: String, _ writer: @escaping DateWriter) -> Int {
        if let number = writerNumbers[key] { return number }
        dateWriters.append(writer)
        dateWriterNames.append(key)
        writerNumbers[key] = dateWriters.count - 1
        return dateWriters.count - 1
    }

    /// The expression as the author wrote it, cut if it is long.
    func text(of expression: Expression) -> String {
        let bytes = source.bytes[expression.range]
        guard bytes.count > 60 else { return String(decoding: bytes, as: UTF8.self) }
        return String(decoding: bytes.prefix(57), as: UTF8.self) + "…"
    }

    /// `a text`, `an optional date`, `a list of person`.
    func described(_ type: ValueType) -> String {
        let name: String
        switch type.base {
        case .unknown: name = "value"
        case .missing: return "'nil'"
        case .text: name = "text"
        case .int: name = "number"
        case .bool: name = "bool"
        case .date: name = "date"
        case .html: name = "piece of HTML"
        case .json: name = "piece of JSON"
        case .record(let number): name = "record of type '\(schema.records[number].name)'"
        case .list(let number): name = "list of '\(schema.records[number].name)'"
        case .texts: name = "list of texts"
        case .dynamic: name = "group of named texts"
        }
        return type.isOptional ? "an optional \(name)" : "a \(name)"
    }
}
