import Bytes

/// A template with all that it includes, ready to render: checked, so that rendering cannot fail.
///
/// A class, for a page's machine refers to its program by one reference.
public final class Program: Sendable {
    /// Names of every template text that took part, sorted: layouts and includes too. What changes none of these
    /// changes nothing that this program writes.
    public let parts: [String]
    /// How many records `render` takes, in the order of the entry's roots.
    public let rootCount: Int

    let code: [Instruction]
    let literals: [UInt8]
    let texts: [String]
    let ints: [Int]
    let getters: Getters
    let dateWriters: [DateWriter]
    let slots: SlotCounts

    init(
        parts: [String], rootCount: Int, code: [Instruction], literals: [UInt8], texts: [String], ints: [Int],
        getters: Getters, dateWriters: [DateWriter], slots: SlotCounts
    ) {
        self.parts = parts
        self.rootCount = rootCount
        self.code = code
        self.literals = literals
        self.texts = texts
        self.ints = ints
        self.getters = getters
        self.dateWriters = dateWriters
        self.slots = slots
    }

    func withGetters(_ getters: Getters) -> Program {
        Program(
            parts: parts, rootCount: rootCount, code: code, literals: literals, texts: texts, ints: ints,
            getters: getters, dateWriters: dateWriters, slots: slots)
    }

    /// Appends the page for `roots`, one record for each root of the entry in its order.
    public func render(_ roots: [RecordRef], into out: inout ByteBuffer) {
        var kept = KeptPieces()
        render(roots, into: &out, keeping: &kept)
    }

    /// Appends the page, with pieces that other pages of the set have in common with it.
    public func render(_ roots: [RecordRef], into out: inout ByteBuffer, keeping kept: inout KeptPieces) {
        precondition(roots.count == rootCount, "a page is rendered with one record for each root of its entry")
        var machine = Machine(self, roots)
        machine.run(into: &out, keeping: &kept)
    }
}
