/// Finds pieces of a program that are the same wherever the same record stands, and frames them with `keep`.
///
/// What a piece reads shows in its instructions: slots are taken like a stack, so that one below those in use where the
/// piece began was filled before it. A piece that reads one such record, and else only what never changes, can be kept.
struct PieceFinder {
    /// The slots in use where the piece begins.
    let used: [Int]
    /// The record slots that hold what is the same on all pages.
    let constants: Set<Int>
    /// Getters to which a record's `aux` makes no difference.
    let steady: Set<GetterNumber>

    /// What a piece needs from before it.
    enum Need: Equatable {
        case nothing
        /// The record in a slot; all of it, or its `index` only.
        case record(Int, whole: Bool)
        case more

        /// Whether pieces with these needs make a piece that can be kept as often as each.
        func goes(with other: Need) -> Bool {
            self != .more && other != .more && (self == .nothing || other == .nothing || self == other)
        }

        func joined(with other: Need) -> Need {
            switch (self, other) {
            case (.nothing, let need), (let need, .nothing): need
            case (.record(let one, let isWhole), .record(let second, let isOtherWhole)) where one == second:
                .record(one, whole: isWhole || isOtherWhole)
            default: .more
            }
        }
    }

    func need(of code: ArraySlice<Instruction>) -> Need {
        var need = Need.nothing
        for step in code {
            let (a, b, c) = step.operands
            let isSteady = a == .raw && steady.contains(GetterNumber(step.operation, Int(step.a))) || step.isFrame
            need = need.joined(with: self.need(a, step.a, isSteady)).joined(with: self.need(b, step.b, isSteady))
                .joined(with: self.need(c, step.c, false))
            if need == .more { return .more }
        }
        return need
    }

    private func need(_ operand: Operand, _ number: Int32, _ isSteady: Bool) -> Need {
        guard case .slot(let file) = operand, Int(number) < used[file.rawValue] else { return .nothing }
        if file == .records {
            return constants.contains(Int(number)) ? .nothing : .record(Int(number), whole: !isSteady)
        }
        return .more
    }
}

extension Compiler {
    /// A node's instructions, and what they need from before the block that the node is in.
    struct NodeCode {
        let start: Int
        let need: PieceFinder.Need
        /// False for `let`, whose slot the nodes after it read.
        let isClosed: Bool
    }

    func finder(used: [Int]) -> PieceFinder {
        PieceFinder(used: used, constants: constantSlots, steady: checker.schema.steady)
    }

    /// Frames the pieces of a block that was compiled: all of it, or runs of its nodes.
    mutating func keepPieces(of nodes: [NodeCode], from start: Int, used: [Int]) {
        let whole = key(of: finder(used: used).need(of: builder.code[start...]))
        if whole == nil || whole?.isWhole == true { keepRuns(of: nodes) }
        if let whole { frame(start..<builder.code.count, whole) }
    }

    private mutating func keepRuns(of nodes: [NodeCode]) {
        let end = builder.code.count
        var runs: [(range: Range<Int>, key: PieceKey)] = []
        var index = 0
        while index < nodes.count {
            var last = index
            var need = nodes[index].need
            while nodes[last].isClosed, last + 1 < nodes.count, nodes[last + 1].isClosed,
                need.goes(with: nodes[last + 1].need)
            {
                last += 1
                need = need.joined(with: nodes[last].need)
            }
            let range = nodes[index].start..<(last + 1 < nodes.count ? nodes[last + 1].start : end)
            if nodes[index].isClosed, let key = key(of: need) { runs.append((range, key)) }
            index = last + 1
        }
        // From the last to the first, so that the places of the others stay.
        for run in runs.reversed() { frame(run.range, run.key) }
    }

    /// What a piece is kept for; nil where its record is not one that stands on many pages.
    private func key(of need: PieceFinder.Need) -> PieceKey? {
        switch need {
        case .more: return nil
        case .nothing: return constantSlots.min().map { PieceKey(slot: $0, isWhole: false) }
        case .record(let slot, let isWhole):
            let variable = checker.scope.variables.last { $0.value.isRecord(in: slot) }
            // What a page is about stands whole on that page only.
            guard slot >= rootCount, case .record(let kind)? = variable?.value.type.base else { return nil }
            guard case .onManyPages = checker.schema.records[kind].standing else { return nil }
            return PieceKey(slot: slot, isWhole: isWhole)
        }
    }

    private mutating func frame(_ range: Range<Int>, _ key: PieceKey) {
        // Two values are about as quickly made as found again; what is the same on all pages is made at once.
        let writes = builder.code[range].count(where: \.isWriting)
        guard writes > (constantSlots.contains(key.slot) ? 0 : 2) else { return }
        builder.frame(range, key)
    }
}

/// The record that a piece is kept for.
private struct PieceKey {
    let slot: Int
    /// False where only the record's `index` matters.
    let isWhole: Bool
}

extension TypedExpression {
    fileprivate func isRecord(in slot: Int) -> Bool {
        guard case .local(slot, nil) = form, type.file == .records else { return false }
        return true
    }
}

extension ProgramBuilder {
    /// Puts `keep` and `endKeep` around instructions. What they frame for the same record needs no frames of its own.
    fileprivate mutating func frame(_ range: Range<Int>, _ key: PieceKey) {
        // A whole record's piece is not always kept: then those within it are of use.
        let inner = key.isWhole ? [] : range.filter { code[$0].isFrame && Int(code[$0].a) == key.slot }
        for place in inner.reversed() { remove(at: place) }
        let start = slots.reserve(.ints)
        let after = label()
        let end = range.upperBound - inner.count
        insert(Instruction(operation: .mark, a: after.number), at: end)
        insert(frame(.endKeep, key, start), at: end)
        var keep = frame(.keep, key, start)
        keep.target = after.number
        insert(keep, at: range.lowerBound)
    }

    private func frame(_ operation: Instruction.Operation, _ key: PieceKey, _ start: Int) -> Instruction {
        Instruction(operation: operation, a: Int32(key.slot), c: Int32(start), isWhole: key.isWhole)
    }
}

/// Numbers for the pieces of all programs of a theme: pieces that do the same have one number.
struct PieceNumbers {
    private var numbers: [[UInt8]: Int32] = [:]
    var count: Int { numbers.count }

    /// Gives each piece of a finished program its number.
    mutating func number(_ builder: inout ProgramBuilder, dateWriters: [String], constants: Set<Int>) {
        for start in builder.code.indices where builder.code[start].operation == .keep {
            let frame = builder.code[start].c
            let end = builder.code[start...].firstIndex { $0.operation == .endKeep && $0.c == frame }
            guard let end else { continue }
            var signature = PieceSignature(constants: constants)
            for step in builder.code[start..<end] { signature.append(step, of: builder, dateWriters) }
            let number = numbers[signature.bytes] ?? Int32(numbers.count)
            numbers[signature.bytes] = number
            builder.setPiece(number, at: start)
            builder.setPiece(number, at: end)
        }
    }
}

/// What a piece does, in bytes that are equal for two pieces that do the same: slots and labels are named by the order
/// in which they are met, constants are spelt out.
private struct PieceSignature {
    private(set) var bytes: [UInt8] = []
    private var names: [Operand: [Int32: Int]] = [:]
    private var labels: [Int32: Int] = [:]
    let constants: Set<Int>

    init(constants: Set<Int>) { self.constants = constants }

    mutating func append(_ step: Instruction, of builder: ProgramBuilder, _ dateWriters: [String]) {
        bytes += [step.operation.rawValue, step.escape.rawValue, step.isWhole ? 1 : 0]
        // Pieces within this one are numbered for themselves.
        let (a, b, c) = step.operands
        append(a, step.a, step, builder, dateWriters)
        append(b, step.isFrame ? 0 : step.b, step, builder, dateWriters)
        append(c, step.c, step, builder, dateWriters)
        if step.operation == .mark { append(label: step.a) }
        if step.target >= 0 { append(label: step.target) }
    }

    private mutating func append(
        _ operand: Operand, _ number: Int32, _ step: Instruction, _ builder: ProgramBuilder, _ dateWriters: [String]
    ) {
        switch operand {
        case .none: break
        case .raw: append(Int(number))
        case .slot(.records) where constants.contains(Int(number)): append(-1 - Int(number))
        case .slot:
            let name = names[operand, default: [:]][number] ?? names[operand, default: [:]].count
            names[operand, default: [:]][number] = name
            append(name)
        case .constantText: append(Array(builder.texts[Int(number)].utf8))
        case .constantInt: append(builder.ints[Int(number)])
        case .literal: append(Array(builder.literals[Int(number)..<Int(number) + Int(step.b)]))
        case .dateWriter: append(Array(dateWriters[Int(number)].utf8))
        }
    }

    private mutating func append(label: Int32) {
        let name = labels[label] ?? labels.count
        labels[label] = name
        append(name)
    }

    private mutating func append(_ number: Int) {
        for shift in stride(from: 0, to: Int.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    private mutating func append(_ text: [UInt8]) {
        append(text.count)
        bytes += text
    }
}
