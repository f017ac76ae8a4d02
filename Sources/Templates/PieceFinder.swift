/// Finds pieces of a program that are the same wherever the same record stands, and frames them with `keep`.
///
/// What a piece reads shows in its instructions: slots are taken like a stack, so that one below those in use where the
/// piece began was filled before it. A piece that reads one such record, and else only what never changes, can be kept.
struct PieceFinder {
    /// The slots in use where the piece begins.
    let used: [Int]
    /// The record slots that hold what is the same on all pages.
    let constants: Set<Int>

    /// What a piece needs from before it.
    enum Need: Equatable {
        case nothing
        case record(Int)
        case more

        func joined(with other: Need) -> Need {
            switch (self, other) {
            case (.nothing, let need), (let need, .nothing): need
            case (.record(let one), .record(let second)) where one == second: self
            default: .more
            }
        }
    }

    func need(of code: ArraySlice<Instruction>) -> Need {
        var need = Need.nothing
        for step in code {
            let (a, b, c) = step.operands
            need = need.joined(with: self.need(a, step.a)).joined(with: self.need(b, step.b))
                .joined(with: self.need(c, step.c))
            if need == .more { return .more }
        }
        return need
    }

    private func need(_ operand: Operand, _ number: Int32) -> Need {
        guard case .slot(let file) = operand, Int(number) < used[file.rawValue] else { return .nothing }
        if file == .records { return constants.contains(Int(number)) ? .nothing : .record(Int(number)) }
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

    /// Frames the pieces of a block that was compiled: all of it, or runs of its nodes.
    mutating func keepPieces(of nodes: [NodeCode], from start: Int, used: [Int]) {
        let end = builder.code.count
        let finder = PieceFinder(used: used, constants: constantSlots)
        let need = finder.need(of: builder.code[start..<end])
        if need != .more, let slot = key(of: need) {
            return frame(start..<end, key: slot)
        }
        var runs: [(range: Range<Int>, key: Int)] = []
        var index = 0
        while index < nodes.count {
            var last = index
            var need = nodes[index].need
            while nodes[last].isClosed, last + 1 < nodes.count, nodes[last + 1].isClosed,
                need.joined(with: nodes[last + 1].need) != .more
            {
                last += 1
                need = need.joined(with: nodes[last].need)
            }
            let range = nodes[index].start..<(last + 1 < nodes.count ? nodes[last + 1].start : end)
            if nodes[index].isClosed, let slot = key(of: need) { runs.append((range, slot)) }
            index = last + 1
        }
        // From the last to the first, so that the places of the others stay.
        for run in runs.reversed() { frame(run.range, key: run.key) }
    }

    /// The slot whose record a piece is kept for; nil where its record is not one that stands on many pages.
    private func key(of need: PieceFinder.Need) -> Int? {
        switch need {
        case .more: return nil
        case .nothing: return constantSlots.min()
        case .record(let slot):
            let variable = checker.scope.variables.last { $0.value.isRecord(in: slot) }
            // What a page is about stands whole on that page only.
            guard slot >= rootCount, case .record(let kind)? = variable?.value.type.base else { return nil }
            return checker.schema.records[kind].standing == .onManyPages ? slot : nil
        }
    }

    private mutating func frame(_ range: Range<Int>, key: Int) {
        // Two values are about as quickly made as found again.
        guard builder.code[range].count(where: \.isWriting) > 2 else { return }
        builder.frame(range, key: key)
    }
}

extension TypedExpression {
    fileprivate func isRecord(in slot: Int) -> Bool {
        guard case .local(slot, nil) = form, type.file == .records else { return false }
        return true
    }
}

extension ProgramBuilder {
    /// Puts `keep` and `endKeep` around instructions. What they frame for the same record needs no frames of its own.
    fileprivate mutating func frame(_ range: Range<Int>, key: Int) {
        let inner = range.filter { code[$0].isFrame && Int(code[$0].a) == key }
        for place in inner.reversed() { remove(at: place) }
        let start = slots.reserve(.ints)
        let after = label()
        let end = range.upperBound - inner.count
        insert(Instruction(operation: .mark, a: after.number), at: end)
        insert(Instruction(operation: .endKeep, a: Int32(key), c: Int32(start)), at: end)
        insert(
            Instruction(operation: .keep, a: Int32(key), c: Int32(start), target: after.number), at: range.lowerBound)
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
        bytes += [step.operation.rawValue, step.escape.rawValue]
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
        withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
    }

    private mutating func append(_ text: [UInt8]) {
        append(text.count)
        bytes += text
    }
}
