/// Interpolations into writing instructions. How they escape is decided when the whole program is there.
extension Compiler {
    mutating func write(_ expression: Expression) {
        builder.origin = Origin(template: builder.origin.template, offset: expression.range.lowerBound)
        let used = builder.slots.used
        let value = checker.checkPresent(expression)
        let end = builder.label()
        if let fault = unwritable(value, expression) {
            report(fault.id, at: fault.offset, fault.message, fix: fault.fix)
            builder.emit(.hole)
        } else {
            emitWrite(value, missing: end)
        }
        builder.mark(end)
        builder.slots.release(to: used)
    }

    private mutating func emitWrite(_ value: TypedExpression, missing: ProgramBuilder.Label) {
        switch (value.form, value.type.base) {
        case (_, .unknown): builder.emit(.hole)
        case (.unsafeHTML(let text), _):
            builder.emit(.writeUnsafe, a: builder.evaluate(text, missing: missing))
        case (.field(let field, let base), .text):
            let record = builder.evaluate(base, missing: missing)
            builder.emit(
                Instruction(
                    operation: .writeTextField, a: Int32(field.getter), b: Int32(record), isPath: field.isPath))
        case (.field(let field, let base), .html):
            builder.emit(.writeMarkupField, a: field.getter, b: builder.evaluate(base, missing: missing))
        case (.field(let field, let base), .json):
            builder.emit(.writeJSONField, a: field.getter, b: builder.evaluate(base, missing: missing))
        case (.dateText(let writer, let date), _):
            builder.emit(.writeDate, a: builder.evaluate(date, missing: missing), b: writer)
        case (.fact(.dateISO, let date), _):
            builder.emit(.writeDateISO, a: builder.evaluate(date, missing: missing))
        case (.fact(.dateDay, let date), _):
            builder.emit(.writeDateDay, a: builder.evaluate(date, missing: missing))
        case (_, .int): builder.emit(.writeInt, a: builder.evaluate(value, missing: missing))
        case (_, .bool): builder.emit(.writeBool, a: builder.evaluate(value, missing: missing))
        case (_, .html): builder.emit(.writeMarkup, a: builder.evaluate(value, missing: missing))
        case (_, .json): builder.emit(.writeJSON, a: builder.evaluate(value, missing: missing))
        default: builder.emit(.writeText, a: builder.evaluate(value, missing: missing))
        }
    }

    /// Why a value of this type cannot be written; a bool can, but only as JSON, which is checked later.
    private func unwritable(_ value: TypedExpression, _ expression: Expression) -> Fault? {
        let shown = checker.text(of: expression)
        let fact = "'\(shown)' is \(checker.described(value.type))"
        let place = expression.anchor
        if isLooseHTML(value) {
            if case .unsafeHTML = value.form { return nil }
            return Fault(
                "misplaced-unsafe-html", at: expression.range.lowerBound,
                "'unsafeHTML' stands alone in its interpolation: '\\(unsafeHTML(x))'")
        }
        switch value.type.base {
        case .record: return Fault("not-writable", at: place, "\(fact); write one of its fields")
        case .list: return Fault("not-writable", at: place, "\(fact); write its elements with 'for'")
        case .texts:
            return Fault("not-writable", at: place, "\(fact); use '\(shown).joined(\", \")' or 'for'")
        case .dynamic: return Fault("not-writable", at: place, "\(fact); write one of them: '\(shown).name'")
        case .date:
            return Fault(
                "not-writable", at: place, "\(fact); use '\(shown).long' or '\(shown).formatted(\"d MMMM yyyy\")'")
        default: return nil
        }
    }
}
