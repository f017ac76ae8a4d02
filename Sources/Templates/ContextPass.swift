/// Follows the markup through all ways that a program can take, and decides how each of its values is escaped.
///
/// Ways that meet must agree on where they are. A loop's body is read again until what it ends in changes nothing more:
/// states only ever grow more general, a few steps each.
struct ContextPass {
    private let builder: ProgramBuilder
    private let format: TemplateEntry.Format
    /// The state at each label; nil where no way has led to it yet.
    private var labels: [Way?]
    private var changed = false
    /// Labels that this round has come past: only a change of one of these asks for another round.
    private var passed: [Bool] = []
    /// Where the text was last left for a tag.
    private var leftText: Origin
    private(set) var escapes: [(index: Int, escape: Escape)] = []
    private(set) var faults: [(fault: Fault, template: Int)] = []

    /// One way through the program: where it is in the markup; nil where that cannot be said, which was reported.
    private typealias Way = MarkupState?

    init(_ builder: ProgramBuilder, _ format: TemplateEntry.Format) {
        self.builder = builder
        self.format = format
        labels = [Way?](repeating: nil, count: builder.labelCount)
        leftText = builder.origin
    }

    mutating func run() {
        // Each round makes at least one state more general, and none has more than a few steps to go.
        for _ in 0..<64 {
            changed = false
            passed = [Bool](repeating: false, count: builder.labelCount)
            escapes = []
            faults = []
            let way = walk()
            if changed { continue }
            if let end = way, let state = end, state.place != .text {
                report("unclosed-markup", at: leftText, "the page ends \(state.described), which begins here")
            }
            return
        }
        report(
            "unsettled-markup", at: Origin(template: 0, offset: 0),
            "where the page's loops end in the markup cannot be told")
    }

    private mutating func report(_ id: String, at origin: Origin, _ message: String, fix: String? = nil) {
        faults.append((Fault(id, at: origin.offset, message, fix: fix), origin.template))
    }

    /// Goes over the code once in its order; gives the way that reaches the end.
    private mutating func walk() -> Way? {
        var way: Way? = .some(MarkupState())
        for (index, step) in builder.code.enumerated() {
            if step.operation == .mark {
                way = arrive(at: step.a, way, builder.origins[index])
                continue
            }
            guard case .some(let here) = way else { continue }
            // A kept piece is what its instructions write: they tell where it ends.
            if step.target >= 0, step.operation != .keep { lead(here, to: step.target, builder.origins[index]) }
            if step.operation == .jump {
                way = nil
                continue
            }
            guard let state = here else { continue }
            switch step.operation {
            case .literal:
                way = read(step, state, builder.origins[index])
            case .hole:
                way = MarkupContext(state: state, isXML: format == .xml).after()
            case .writeText, .writeTextField, .writeInt, .writeBool, .writeDate, .writeDateISO, .writeDateDay,
                .writeMarkup, .writeMarkupField, .writeJSON, .writeJSONField, .writeUnsafe:
                way = write(step, index, state)
            default: break
            }
        }
        return way
    }

    private mutating func lead(_ state: MarkupState?, to label: Int32, _ origin: Origin) {
        let old = labels[Int(label)]
        guard let known = old else {
            labels[Int(label)] = .some(state)
            if passed[Int(label)] { changed = true }
            return
        }
        let joined = join(known, state, at: label, origin)
        guard joined != known else { return }
        labels[Int(label)] = .some(joined)
        if passed[Int(label)] { changed = true }
    }

    private mutating func arrive(at label: Int32, _ way: Way?, _ origin: Origin) -> Way? {
        if case .some(let state) = way { lead(state, to: label, origin) }
        passed[Int(label)] = true
        return labels[Int(label)]
    }

    private mutating func join(
        _ known: MarkupState?, _ state: MarkupState?, at label: Int32, _ origin: Origin
    ) -> MarkupState? {
        guard let known, let state else { return nil }
        if let joined = known.joined(with: state) { return joined }
        conflicts[label] = (known, state, origin)
        return nil
    }

    /// What did not agree at a label, found in any round.
    private var conflicts: [Int32: (MarkupState, MarkupState, Origin)] = [:]

    /// Faults of ways that do not agree, for `faults`.
    var disagreements: [(fault: Fault, template: Int)] {
        conflicts.map { label, found in
            let (known, other, origin) = found
            let join = builder.joins[label]
            let word = join?.word ?? "if"
            let place = join?.origin ?? origin
            let ends =
                known.described == other.described
                ? "at different places \(known.described)" : "\(known.described) and \(other.described)"
            let message =
                word == "for"
                ? "the body of 'for' must end where it began, but the ways meet \(ends)"
                : "the branches of 'if' must end in the same place, but they end \(ends)"
            return (Fault("branches-disagree", at: place.offset, message), place.template)
        }
    }

    private mutating func read(_ step: Instruction, _ state: MarkupState, _ origin: Origin) -> Way {
        guard format != .text else { return state }
        let start = Int(step.a)
        if state.place == .text { leftText = lastTag(step, origin) }
        var reader = MarkupReader(state, isXML: format == .xml)
        reader.read(builder.literals[start..<start + Int(step.b)])
        for fault in reader.faults {
            report(
                fault.id, at: Origin(template: origin.template, offset: origin.offset + fault.offset), fault.message,
                fix: fault.fix)
        }
        return reader.state
    }

    /// The last `<` of a literal.
    private func lastTag(_ step: Instruction, _ origin: Origin) -> Origin {
        let start = Int(step.a)
        let bytes = builder.literals[start..<start + Int(step.b)]
        let last = bytes.lastIndex(of: UInt8(ascii: "<")).map { $0 - start } ?? 0
        return Origin(template: origin.template, offset: origin.offset + last)
    }

    private mutating func write(_ step: Instruction, _ index: Int, _ state: MarkupState) -> Way {
        let context = MarkupContext(state: state, isXML: format == .xml)
        let origin = builder.origins[index]
        if format == .text {
            decidePlain(step, origin)
            return state
        }
        switch context.escape(MarkupContext.Value(step.operation)) {
        case .success(let escape): escapes.append((index, escape))
        case .failure(let refusal): report(refusal.id, at: origin, refusal.message, fix: refusal.fix)
        }
        return context.after()
    }

    private mutating func decidePlain(_ step: Instruction, _ origin: Origin) {
        switch MarkupContext.Value(step.operation) {
        case .html, .json:
            report(
                "html-in-text", at: origin, "markup cannot stand in a plain text file",
                fix: "write its plain-text field")
        case .bool: report("not-writable", at: origin, MarkupContext.boolMessage, fix: MarkupContext.boolFix)
        case .text, .int, .unsafe: break
        }
    }
}
