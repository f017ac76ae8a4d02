import Bytes
import SourceText

/// One kind of page: the template that makes it, and what that template is given.
public struct TemplateEntry: Sendable {
    /// What the template's text is, which decides how values are escaped.
    public enum Format: Sendable {
        /// A whole HTML document.
        case page
        /// HTML element content.
        case fragment
        case xml
        case text
    }

    /// The template's name, without `.html`: `article`.
    public let name: String
    /// The variables that the template begins with, and the schema's record that each is.
    public let roots: [(name: String, record: String)]
    public let format: Format

    public init(name: String, roots: [(name: String, record: String)], format: Format) {
        self.name = name
        self.roots = roots
        self.format = format
    }
}

/// The programs of a theme.
public struct TemplateSet: Sendable {
    private var programs: [String: Program] = [:]
    private var pieces = PieceNumbers()
    var keptPieceCount: Int { pieces.count }

    /// Nil where the template had errors.
    public subscript(name: String) -> Program? { programs[name] }

    /// The same programs with the getters of another schema, which defines the same fields in the same order.
    public func withGetters(of schema: Schema) -> TemplateSet {
        var set = self
        set.programs = programs.mapValues { $0.withGetters(schema.getters) }
        return set
    }

    /// Compiles every entry. All faults of all templates are in the diagnostics, sorted; texts that no entry needs are
    /// checked for their form. `sources` are named without `.html`: `article`, `partials/figure`.
    public static func compile(
        _ entries: [TemplateEntry], sources: [String: SourceFile], schema: Schema, dates: some DateFormatting
    ) -> (set: TemplateSet, diagnostics: [Diagnostic]) {
        var schema = schema
        var faults = FaultList()
        var templates: [String: Template] = [:]
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            let (template, found) = TemplateParser.read(name, source)
            for fault in found { faults.report(fault, in: source) }
            templates[name] = template
        }
        var set = TemplateSet()
        for entry in entries {
            guard let template = templates[entry.name] else {
                faults.report(entry, among: templates.keys)
                continue
            }
            let roots = entry.roots.map { (name: $0.name, record: schema.number(of: $0.record)) }
            var compiler = Compiler(template, templates: templates, schema: schema, dates: dates)
            swap(&compiler.checker.faults, &faults)
            compiler.compile(roots: roots)
            compiler.decideEscapes(entry.format)
            swap(&compiler.checker.faults, &faults)
            let paths = Set(compiler.parts.compactMap { templates[$0]?.source.path })
            if !faults.diagnostics.contains(where: { paths.contains($0.file) }) {
                compiler.makeConstantPieces()
                set.pieces.number(
                    &compiler.builder, dateWriters: compiler.checker.dateWriterNames,
                    constants: compiler.constantSlots)
                set.programs[entry.name] = compiler.program(rootCount: roots.count)
            }
        }
        return (set, faults.diagnostics.sorted())
    }
}

extension FaultList {
    /// The theme lacks a template that the site needs.
    fileprivate mutating func report(_ entry: TemplateEntry, among names: some Sequence<String>) {
        let source = SourceFile(path: "templates/\(entry.name).html", bytes: [])
        let near = suggestion(for: entry.name, among: names)
        report(
            Fault("missing-template", at: 0, "there is no template '\(entry.name)'\(near)"), in: source)
    }
}

extension Compiler {
    fileprivate func program(rootCount: Int) -> Program { program(of: builder, rootCount: rootCount) }

    private func program(of builder: ProgramBuilder, rootCount: Int) -> Program {
        let linked = Linker.link(builder)
        return Program(
            parts: parts.sorted(), rootCount: rootCount, code: linked.code, literals: linked.literals,
            texts: builder.texts, ints: builder.ints, getters: checker.schema.getters,
            dateWriters: checker.dateWriters, slots: builder.slots)
    }

    /// Renders what is the same on all pages: it becomes literal text.
    fileprivate mutating func makeConstantPieces() {
        while let piece = builder.frame(on: constantSlots) {
            let part = program(of: builder.part(piece.dropFirst().dropLast()), rootCount: 0)
            // Every record that is the same on all pages is number 0.
            var text = ByteBuffer()
            part.render([], into: &text)
            builder.replace(piece, with: text.array)
        }
    }
}
