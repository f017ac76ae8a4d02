import SourceText

/// One mistake of a template's author, at a byte of the template that is being read.
struct Fault {
    let id: String
    let offset: Int
    let message: String
    let fix: String?

    init(_ id: String, at offset: Int, _ message: String, fix: String? = nil) {
        self.id = id
        self.offset = offset
        self.message = message
        self.fix = fix
    }
}

/// The faults of a set of templates. A partial that several pages include has each of its faults once.
struct FaultList {
    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Key> = []
    private var counts: [String: Int] = [:]

    /// Beyond this, a template's faults are counted as one: a damaged file must not fill the memory with excerpts.
    static let limit = 50

    private struct Key: Hashable {
        let path: String
        let offset: Int
        let message: String
    }

    /// Whether a further fault of this template would go unshown, so that nobody need look for what its author meant.
    func isFull(for source: SourceFile) -> Bool { counts[source.path, default: 0] > Self.limit }

    mutating func report(_ fault: Fault, in source: SourceFile) {
        guard seen.count < 100_000,
            seen.insert(Key(path: source.path, offset: fault.offset, message: fault.message)).inserted
        else { return }
        let count = counts[source.path, default: 0]
        counts[source.path] = count + 1
        guard count <= Self.limit else { return }
        let position = source.position(ofByte: fault.offset)
        if count == Self.limit {
            diagnostics.append(
                Diagnostic(
                    .error, id: "too-many-errors", in: source, at: position,
                    "the template has more than \(Self.limit) errors; the rest are not shown"))
        } else {
            diagnostics.append(
                Diagnostic(.error, id: fault.id, in: source, at: position, fault.message, fix: fault.fix))
        }
    }
}

/// Limits on what a template may ask of the compiler.
enum Limit {
    /// Blocks, includes and layouts within each other.
    static let nesting = 100
    /// Operators, members and parentheses within each other.
    static let expressionDepth = 100
    /// Bytes of one template.
    static let templateSize = 1 << 20
    /// Instructions of one page's program, and statements read to make it.
    static let instructions = 100_000
    /// Bytes of literal text in one page's program.
    static let literalSize = 16 << 20
}

/// `; did you mean 'title'?`, or nothing.
func suggestion(for name: String, among known: some Sequence<String>) -> String {
    guard let near = nearestName(to: name, in: known) else { return "" }
    return "; did you mean '\(near)'?"
}
