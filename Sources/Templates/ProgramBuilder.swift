/// Where an instruction comes from: a byte of one of the templates that take part.
struct Origin {
    let template: Int
    let offset: Int
}

/// A program in the making. Jumps lead to labels, which stand in the code as marks until it is linked.
struct ProgramBuilder {
    private(set) var code: [Instruction] = []
    /// Of each instruction.
    private(set) var origins: [Origin] = []
    private(set) var literals: [UInt8] = []
    private(set) var texts: [String] = []
    private var textNumbers: [String: Int32] = [:]
    private(set) var ints: [Int] = []
    private(set) var labelCount = 0
    /// What the ways that meet at a label belong to, for a diagnostic: the word and where it stands.
    private(set) var joins: [Int32: (word: String, origin: Origin)] = [:]
    var slots = SlotCounts()
    var origin = Origin(template: 0, offset: 0)

    struct Label: Equatable {
        let number: Int32
    }

    var isFull: Bool { code.count >= Limit.instructions || literals.count >= Limit.literalSize }

    mutating func emit(_ instruction: Instruction) {
        code.append(instruction)
        origins.append(origin)
    }

    mutating func emit(
        _ operation: Instruction.Operation, a: Int = 0, b: Int = 0, c: Int = 0, to target: Label? = nil
    ) {
        emit(
            Instruction(
                operation: operation, a: Int32(a), b: Int32(b), c: Int32(c), target: target?.number ?? -1))
    }

    mutating func label() -> Label {
        labelCount += 1
        return Label(number: Int32(labelCount - 1))
    }

    mutating func mark(_ label: Label) {
        emit(.mark, a: Int(label.number))
    }

    /// Marks where the ways through a statement meet.
    mutating func join(_ label: Label, of word: String, at origin: Origin) {
        joins[label.number] = (word, origin)
        mark(label)
    }

    mutating func literal(_ bytes: ArraySlice<UInt8>, at offset: Int) {
        guard !bytes.isEmpty, !isFull else { return }
        let saved = origin
        origin = Origin(template: saved.template, offset: offset)
        emit(.literal, a: literals.count, b: bytes.count)
        origin = saved
        literals += bytes
    }

    mutating func constant(_ text: String) -> Int {
        if let number = textNumbers[text] { return Int(number) }
        texts.append(text)
        textNumbers[text] = Int32(texts.count - 1)
        return texts.count - 1
    }

    mutating func constant(_ value: Int) -> Int {
        ints.append(value)
        return ints.count - 1
    }

    mutating func insert(_ instruction: Instruction, at place: Int) {
        code.insert(instruction, at: place)
        origins.insert(origin, at: place)
    }

    mutating func remove(at place: Int) {
        code.remove(at: place)
        origins.remove(at: place)
    }

    /// The first piece that is framed for a record in one of `slots`, its frame included.
    func frame(on slots: Set<Int>) -> Range<Int>? {
        let start = code.firstIndex { $0.operation == .keep && slots.contains(Int($0.a)) }
        guard let start else { return nil }
        let end = code[start...].firstIndex { $0.operation == .endKeep && $0.c == code[start].c }
        return end.map { start..<$0 + 1 }
    }

    /// A program of some of the instructions.
    func part(_ range: Range<Int>) -> ProgramBuilder {
        var part = self
        part.code = Array(code[range])
        part.origins = Array(origins[range])
        return part
    }

    /// Puts a literal where instructions stood.
    mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
        let literal = Instruction(operation: .literal, a: Int32(literals.count), b: Int32(bytes.count))
        code.replaceSubrange(range, with: [literal])
        origins.replaceSubrange(range, with: [origins[range.lowerBound]])
        literals += bytes
    }

    /// Gives a frame the number of its piece.
    mutating func setPiece(_ number: Int32, at index: Int) {
        code[index].b = number
    }

    /// Gives the instruction at `index` the manner of writing that its place asks for.
    mutating func setEscape(_ escape: Escape, at index: Int) {
        let isPlain = code[index].isPath && (escape == .address || escape == .html || escape == .xml)
        code[index].escape = isPlain ? .none : escape
    }
}
