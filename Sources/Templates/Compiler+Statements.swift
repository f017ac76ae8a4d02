/// Statements into instructions.
extension Compiler {
    mutating func compile(_ node: Node) {
        switch node {
        case .text(let range): builder.literal(template.source.bytes[range], at: range.lowerBound)
        case .write(let expression): write(expression)
        case .bind(let binding): bind(binding)
        case .branches(let branches): compile(branches)
        case .loop(let loop): compile(loop)
        case .include(let include): compile(include)
        case .slot(let slot): compile(slot)
        }
    }

    private func origin(at offset: Int) -> Origin { Origin(template: builder.origin.template, offset: offset) }

    /// `let`: the variable is there for the rest of the block, and so is the slot. What may be missing stays so.
    private mutating func bind(_ binding: Binding) {
        let value = checker.check(binding.value)
        var bound = TypedExpression.broken
        if case .unsafeHTML = value.form {
            reportLooseHTML(binding.value)
        } else if value.type.base == .missing {
            report("wrong-type", at: binding.value.anchor, "'nil' alone has no type")
        } else if !value.isBroken {
            let slot = builder.slots.take(value.type.file)
            if value.type.isOptional {
                let presence = builder.slots.take(.ints)
                builder.emit(.constantInt, a: builder.constant(0), c: presence)
                let missing = builder.label()
                builder.evaluate(value, into: slot, missing: missing)
                builder.emit(.constantInt, a: builder.constant(1), c: presence)
                builder.mark(missing)
                bound = TypedExpression(.local(slot: slot, presence: presence), value.type)
            } else {
                let never = builder.label()
                builder.evaluate(value, into: slot, missing: never)
                builder.mark(never)
                bound = TypedExpression(.local(slot: slot, presence: nil), value.type)
            }
        }
        checker.scope.variables.append(Scope.Variable(name: binding.name, value: bound))
    }

    func isLooseHTML(_ value: TypedExpression) -> Bool {
        switch value.form {
        case .unsafeHTML: true
        case .fallback(let first, let second): isLooseHTML(first) || isLooseHTML(second)
        case .choice(_, let first, let second): isLooseHTML(first) || isLooseHTML(second)
        default: false
        }
    }

    private mutating func reportLooseHTML(_ expression: Expression) {
        report(
            "misplaced-unsafe-html", at: expression.range.lowerBound,
            "'unsafeHTML' stands alone in its interpolation: '\\(unsafeHTML(x))'")
    }

    private mutating func compile(_ branches: Branches) {
        let done = builder.label()
        for branch in branches.branches {
            let next = builder.label()
            let scope = checker.scope
            let used = builder.slots.used
            if branch.conditions.isEmpty { builder.jump(.broken, when: false, to: next) }
            for condition in branch.conditions {
                switch condition {
                case .test(let test):
                    builder.jump(checker.checkCondition(test, for: "'if'"), when: false, to: next)
                case .bind(let binding): bindPresent(binding, otherwise: next)
                }
            }
            compile(branch.nodes)
            checker.scope = scope
            builder.slots.release(to: used)
            builder.emit(.jump, to: done)
            builder.mark(next)
        }
        compile(branches.otherwise)
        builder.join(done, of: "if", at: origin(at: branches.offset))
    }

    /// `if let`: a copy of the value that is there, or the way to `otherwise`.
    private mutating func bindPresent(_ binding: Binding, otherwise: ProgramBuilder.Label) {
        let value = checker.check(binding.value)
        var bound = TypedExpression.broken
        if isLooseHTML(value) {
            reportLooseHTML(binding.value)
        } else if value.type.base == .missing || (!value.isBroken && !value.type.isOptional) {
            let shown = checker.text(of: binding.value)
            report(
                "not-optional", at: binding.value.anchor,
                "'if let' needs a value that may be missing, and '\(shown)' is "
                    + checker.described(value.type),
                fix: "bind it with '\\(let \(binding.name) = \(shown))'")
        } else if !value.isBroken {
            let slot = builder.evaluate(value, into: builder.slots.take(value.type.file), missing: otherwise)
            bound = TypedExpression(.local(slot: slot, presence: nil), value.type.required)
        }
        if bound.isBroken { builder.jump(.broken, when: false, to: otherwise) }
        checker.scope.variables.append(Scope.Variable(name: binding.name, value: bound))
    }

    private mutating func compile(_ loop: Loop) {
        let scope = checker.scope
        let used = builder.slots.used
        let list = loop.header.map { loopList($0) } ?? .broken
        let top = builder.label()
        let done = builder.label()
        let empty = builder.label()
        let never = builder.label()
        let counter = builder.slots.take(.ints)
        let listSlot = list.isBroken ? builder.slots.take(.lists) : builder.evaluate(list, missing: never)
        builder.mark(never)
        builder.emit(.startLoop, a: listSlot, c: counter)
        if !loop.otherwise.isEmpty {
            let isEmpty = builder.slots.take(.ints)
            builder.emit(.listIsEmpty, a: listSlot, c: isEmpty)
            builder.emit(.jumpIfTrue, a: isEmpty, to: empty)
        }
        builder.join(top, of: "for", at: origin(at: loop.offset))
        bindElement(of: list, loop.header, in: listSlot, counter, done: done)
        compile(loop.nodes)
        builder.emit(.jump, to: top)
        checker.scope = scope
        if loop.otherwise.isEmpty {
            builder.mark(done)
        } else {
            let after = builder.label()
            builder.mark(done)
            builder.emit(.jump, to: after)
            builder.mark(empty)
            compile(loop.otherwise)
            builder.join(after, of: "for", at: origin(at: loop.offset))
        }
        builder.slots.release(to: used)
    }

    /// The list of a `for`, without its `enumerated()`.
    private mutating func loopList(_ header: Loop.Header) -> TypedExpression {
        var expression = header.list
        if case .member(let base, let member) = expression.form, member.name == "enumerated",
            member.arguments?.isEmpty == true
        {
            guard header.place != nil else {
                report(
                    "misplaced-enumerated", at: member.offset, "'enumerated()' needs two names: 'for (index, x) in …'")
                return .broken
            }
            expression = base
        } else if header.place != nil {
            report("wrong-operands", at: expression.anchor, "two names need 'enumerated()' behind the list")
            return .broken
        }
        let list = checker.checkPresent(expression)
        switch list.type.base {
        case .list, .texts, .unknown: return list
        default:
            report(
                "not-a-list", at: expression.anchor,
                "'for' needs a list, and '\(checker.text(of: expression))' is \(checker.described(list.type))")
            return .broken
        }
    }

    private mutating func bindElement(
        of list: TypedExpression, _ header: Loop.Header?, in slot: Int, _ counter: Int, done: ProgramBuilder.Label
    ) {
        var element = TypedExpression.broken
        switch list.type.base {
        case .list(let record):
            let place = builder.slots.take(.records)
            builder.emit(.nextRecord, a: slot, b: counter, c: place, to: done)
            element = TypedExpression(.local(slot: place, presence: nil), .record(record))
        default:
            let place = builder.slots.take(.texts)
            builder.emit(.nextText, a: slot, b: counter, c: place, to: done)
            if list.type.base == .texts { element = TypedExpression(.local(slot: place, presence: nil), .text) }
        }
        guard let header else { return }
        if let name = header.place {
            let index = builder.slots.take(.ints)
            builder.emit(.loopIndex, a: counter, c: index)
            checker.scope.variables.append(
                Scope.Variable(name: name, value: TypedExpression(.local(slot: index, presence: nil), .int)))
        }
        checker.scope.variables.append(Scope.Variable(name: header.element, value: element))
    }

    private mutating func compile(_ include: Include) {
        guard let found = find(include.name, at: include.offset, as: "include") else { return }
        let scope = checker.scope
        let used = builder.slots.used
        for argument in include.arguments { bind(argument) }
        enter(found, at: include.offset) { $0.compileTemplate() }
        checker.scope = scope
        builder.slots.release(to: used)
        if include.endsStatementLine, !found.endsLine(found.nodes) { endLine(at: include.offset) }
    }

    private mutating func endLine(at offset: Int) {
        builder.literal([UInt8(ascii: "\n")], at: offset)
    }

    private mutating func compile(_ slot: Slot) {
        guard let number = filling else {
            return report(
                "slot-outside-layout", at: slot.offset,
                "'slot' stands in a layout, and no template uses this one as such")
        }
        let name = slot.name ?? ""
        guard fillings[number].usedSlots.insert(name).inserted else {
            return report(
                "repeated-slot", at: slot.offset,
                slot.name == nil ? "the layout has its slot already" : "the layout has the slot '\(name)' already")
        }
        guard slot.name != nil else {
            fillings[number].isBodyUsed = true
            let child = fillings[number].template
            return fill(number, with: child.nodes, slot)
        }
        // A layout of a layout passes on what it does not fill itself.
        var giver: Int? = number
        while let current = giver {
            if let block = fillings[current].template.blocks.first(where: { $0.name == name }) {
                fillings[current].usedBlocks.insert(name)
                return fill(current, with: block.nodes, slot)
            }
            fillings[current].usedSlots.insert(name)
            giver = fillings[current].outer
        }
        compile(slot.nodes)
        if slot.endsStatementLine, !template.endsLine(slot.nodes) { endLine(at: slot.offset) }
    }

    /// A template's nodes see the variables that the template saw, not the layout's.
    private mutating func fill(_ number: Int, with nodes: [Node], _ slot: Slot) {
        let giver = fillings[number]
        let saved = (filling, checker.scope)
        filling = giver.outer
        checker.scope = giver.scope
        enter(giver.template, at: slot.offset) { $0.compile(nodes) }
        (filling, checker.scope) = saved
        if slot.endsStatementLine, !giver.template.endsLine(nodes) { endLine(at: slot.offset) }
    }
}
