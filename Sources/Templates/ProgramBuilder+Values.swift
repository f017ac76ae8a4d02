/// Code that brings the value of an expression into a slot. A value that is missing is a jump, so no slot is optional.
extension ProgramBuilder {
    /// The slot that the value lies in; `wanted` if that is given. Missing values jump to `missing`.
    @discardableResult
    mutating func evaluate(_ value: TypedExpression, into wanted: Int? = nil, missing: Label) -> Int {
        switch value.form {
        case .broken: return wanted ?? slots.take(value.type.file)
        case .missing:
            emit(.jump, to: missing)
            return wanted ?? slots.take(value.type.file)
        case .local(let slot, let presence):
            if let presence { emit(.jumpIfFalse, a: presence, to: missing) }
            guard let wanted, wanted != slot else { return slot }
            emit(Self.move(value.type.file), a: slot, c: wanted)
            return wanted
        case .text(let text): return constant(.constantText, constant(text), in: wanted ?? slots.take(.texts))
        case .int(let number): return constant(.constantInt, constant(number), in: wanted ?? slots.take(.ints))
        case .bool(let flag): return constant(.constantInt, constant(flag ? 1 : 0), in: wanted ?? slots.take(.ints))
        case .unsafeHTML(let text): return evaluate(text, into: wanted, missing: missing)
        case .not, .both, .either, .compare, .isMissing: return materialize(value, into: wanted)
        case .fallback(let first, let second):
            let slot = wanted ?? slots.take(value.type.file)
            let other = label()
            let done = label()
            evaluate(first, into: slot, missing: other)
            emit(.jump, to: done)
            mark(other)
            evaluate(second, into: slot, missing: missing)
            mark(done)
            return slot
        case .choice(let condition, let yes, let no):
            let slot = wanted ?? slots.take(value.type.file)
            let other = label()
            let done = label()
            jump(condition, when: false, to: other)
            evaluate(yes, into: slot, missing: missing)
            emit(.jump, to: done)
            mark(other)
            evaluate(no, into: slot, missing: missing)
            mark(done)
            return slot
        default: return derive(value, into: wanted, missing: missing)
        }
    }

    /// Values that are made of others by one instruction.
    private mutating func derive(_ value: TypedExpression, into wanted: Int?, missing: Label) -> Int {
        switch value.form {
        case .field(let field, let base):
            let record = evaluate(base, missing: missing)
            let slot = wanted ?? slots.take(value.type.file)
            emit(field.load, a: field.getter, b: record, c: slot, to: field.type.isOptional ? missing : nil)
            return slot
        case .lookup(let name, let base):
            let group = evaluate(base, missing: missing)
            let slot = wanted ?? slots.take(.texts)
            emit(.lookup, a: group, b: constant(name), c: slot, to: missing)
            return slot
        case .fact(let operation, let base):
            let from = evaluate(base, missing: missing)
            let slot = wanted ?? slots.take(value.type.file)
            emit(operation, a: from, c: slot)
            return slot
        case .element(let operation, let base):
            let from = evaluate(base, missing: missing)
            let slot = wanted ?? slots.take(value.type.file)
            emit(operation, a: from, c: slot, to: missing)
            return slot
        case .dateText(let writer, let base):
            let from = evaluate(base, missing: missing)
            let slot = wanted ?? slots.take(.texts)
            emit(.dateText, a: from, b: writer, c: slot)
            return slot
        case .method(let operation, let first, let second), .sum(let operation, let first, let second):
            let left = evaluate(first, missing: missing)
            let right = evaluate(second, missing: missing)
            let slot = wanted ?? slots.take(value.type.file)
            emit(operation, a: left, b: right, c: slot)
            return slot
        default: return wanted ?? slots.take(value.type.file)
        }
    }

    private mutating func constant(_ operation: Instruction.Operation, _ number: Int, in slot: Int) -> Int {
        emit(operation, a: number, c: slot)
        return slot
    }

    /// A condition as a value: 1 or 0 in an int slot.
    private mutating func materialize(_ condition: TypedExpression, into wanted: Int?) -> Int {
        let slot = wanted ?? slots.take(.ints)
        let otherwise = label()
        let done = label()
        jump(condition, when: false, to: otherwise)
        _ = constant(.constantInt, constant(1), in: slot)
        emit(.jump, to: done)
        mark(otherwise)
        _ = constant(.constantInt, constant(0), in: slot)
        mark(done)
        return slot
    }

    private static func move(_ file: SlotFile) -> Instruction.Operation {
        switch file {
        case .records: .moveRecord
        case .texts: .moveText
        case .ints: .moveInt
        case .dates: .moveDate
        case .lists: .moveList
        case .markups: .moveMarkup
        }
    }
}

/// Conditions become jumps; what follows is the way on where the jump is not taken.
extension ProgramBuilder {
    mutating func jump(_ condition: TypedExpression, when wanted: Bool, to target: Label) {
        switch condition.form {
        case .broken:
            // Both ways are kept, so that the context of what follows is still checked.
            emit(wanted ? .jumpIfTrue : .jumpIfFalse, a: slots.take(.ints), to: target)
        case .bool(let flag):
            if flag == wanted { emit(.jump, to: target) }
        case .not(let inner): jump(inner, when: !wanted, to: target)
        case .both(let first, let second): join(first, second, isAnd: true, when: wanted, to: target)
        case .either(let first, let second): join(first, second, isAnd: false, when: wanted, to: target)
        case .isMissing(let value):
            let present = label()
            evaluate(value, missing: wanted ? target : present)
            if !wanted { emit(.jump, to: target) }
            mark(present)
        case .compare(let relation, let left, let right):
            compare(relation, left, right, when: wanted, to: target)
        default:
            let end = label()
            let slot = evaluate(condition, missing: end)
            emit(wanted ? .jumpIfTrue : .jumpIfFalse, a: slot, to: target)
            mark(end)
        }
    }

    private mutating func join(
        _ first: TypedExpression, _ second: TypedExpression, isAnd: Bool, when wanted: Bool, to target: Label
    ) {
        if isAnd != wanted {
            jump(first, when: wanted, to: target)
            jump(second, when: wanted, to: target)
        } else {
            let decided = label()
            jump(first, when: !wanted, to: decided)
            jump(second, when: wanted, to: target)
            mark(decided)
        }
    }

    private mutating func compare(
        _ relation: Relation, _ left: TypedExpression, _ right: TypedExpression, when wanted: Bool, to target: Label
    ) {
        let onward = label()
        // A missing value equals nothing.
        let missing = (relation == .notEqual) == wanted ? target : onward
        let first = evaluate(left, missing: missing)
        let second = evaluate(right, missing: missing)
        let operation: Instruction.Operation =
            switch left.type.file {
            case .texts: .jumpTexts
            case .dates: .jumpDates
            case .records: .jumpRecords
            default: .jumpInts
            }
        let asked = wanted ? relation : relation.negated
        emit(operation, a: first, b: second, c: Int(asked.rawValue), to: target)
        mark(onward)
    }
}
