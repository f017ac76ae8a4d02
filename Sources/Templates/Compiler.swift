import SourceText

/// Makes the program of one page: its template with its layout and everything that they include, in one piece.
struct Compiler {
    let templates: [String: Template]
    var checker: Checker
    var builder = ProgramBuilder()
    /// Names of the templates that take part, in the order met; origins count in it.
    private(set) var parts: [String] = []
    private var partNumbers: [String: Int] = [:]
    /// Names of the templates that are being compiled, outermost first.
    private var stack: [String] = []
    private var depth = 0
    private var steps = 0
    private(set) var isOverLimit = false
    /// What the slots of the layout that is being compiled are filled with; nil outside a layout.
    var filling: Int?
    var fillings: [Filling] = []
    var template: Template

    /// A template on its way into its layout.
    struct Filling {
        let template: Template
        /// What the template's own slots are filled with, if it is a layout too.
        let outer: Int?
        let scope: Scope
        var usedBlocks: Set<String> = []
        var usedSlots: Set<String> = []
        var isBodyUsed = false
    }

    init(_ template: Template, templates: [String: Template], schema: Schema, dates: any DateFormatting) {
        self.templates = templates
        self.template = template
        checker = Checker(schema: schema, dates: dates, source: template.source)
    }

    mutating func report(_ id: String, at offset: Int, _ message: String, fix: String? = nil) {
        checker.report(id, at: offset, message, fix: fix)
    }

    /// Roots are the first slots of records.
    private(set) var rootCount = 0
    /// Roots that are the same on all pages.
    private(set) var constantSlots: Set<Int> = []

    /// Compiles the whole page. `checker.faults` tells whether it is one.
    mutating func compile(roots: [(name: String, record: Int)]) {
        for root in roots {
            let slot = builder.slots.take(.records)
            rootCount += 1
            if checker.schema.records[root.record].standing == .everywhere { constantSlots.insert(slot) }
            checker.scope.variables.append(
                Scope.Variable(
                    name: root.name, value: TypedExpression(.local(slot: slot, presence: nil), .record(root.record))))
            if root.name.isEmpty { open(checker.scope.variables[checker.scope.variables.count - 1].value, root.record) }
        }
        enter(template, at: 0) { $0.compileTemplate() }
    }

    /// Makes variables of a nameless root's fields.
    private mutating func open(_ root: TypedExpression, _ record: Int) {
        for (name, field) in checker.schema.records[record].fields.sorted(by: { $0.key < $1.key }) {
            checker.scope.variables.append(
                Scope.Variable(name: name, value: TypedExpression(.field(field, of: root), field.type)))
        }
    }

    /// Runs `body` with `next` as the template that is being compiled.
    mutating func enter(_ next: Template, at offset: Int, _ body: (inout Compiler) -> Void) {
        let saved = (template, checker.source, builder.origin)
        if partNumbers[next.name] == nil {
            partNumbers[next.name] = parts.count
            parts.append(next.name)
        }
        template = next
        checker.source = next.source
        builder.origin = Origin(template: partNumbers[next.name] ?? 0, offset: 0)
        stack.append(next.name)
        body(&self)
        stack.removeLast()
        (template, checker.source, builder.origin) = saved
    }

    /// The template that is being compiled, within its layout if it has one.
    mutating func compileTemplate() {
        guard let layout = template.layout else { return compile(template.nodes) }
        guard let found = find(layout.name, at: layout.offset, as: "layout") else {
            // Its faults are worth knowing all the same.
            compile(template.nodes)
            for block in template.blocks { compile(block.nodes) }
            return
        }
        let child = template
        fillings.append(Filling(template: child, outer: filling, scope: checker.scope))
        let number = fillings.count - 1
        let saved = (filling, checker.scope)
        filling = number
        enter(found, at: layout.offset) { $0.compileTemplate() }
        (filling, checker.scope) = saved
        reportUnused(of: number, in: layout)
    }

    private mutating func reportUnused(of number: Int, in layout: Template.Layout) {
        let used = fillings[number]
        guard !isOverLimit else { return }
        for block in used.template.blocks where !used.usedBlocks.contains(block.name) {
            report(
                "unused-block", at: block.offset,
                "the layout '\(layout.name)' has no slot '\(block.name)'\(suggestion(for: block.name, among: used.usedSlots))"
            )
        }
        if !used.isBodyUsed {
            report(
                "layout-without-slot", at: layout.offset,
                "the layout '\(layout.name)' has no '\\(slot)' for the page's body")
        }
    }

    /// A template by its name; reported if there is none, or if it is being compiled already.
    mutating func find(_ name: String, at offset: Int, as word: String) -> Template? {
        if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
            report(
                "template-outside", at: offset, "'\(name)' leaves the templates folder",
                fix: "name it from the templates folder on, without '/' at the beginning and without '..'")
            return nil
        }
        guard let found = templates[name] else {
            report(
                "missing-template", at: offset,
                "there is no template '\(name)'\(suggestion(for: name, among: templates.keys))",
                fix: name.hasSuffix(".html") ? "leave out '.html'" : nil)
            return nil
        }
        if let first = stack.firstIndex(of: name) {
            let cycle = (stack[first...] + [name]).joined(separator: " → ")
            report("template-cycle", at: offset, "this \(word) makes a cycle: \(cycle)")
            return nil
        }
        return found
    }

    /// Nodes in a scope of their own: what they bind ends with them.
    mutating func compile(_ nodes: [Node]) {
        guard depth < Limit.nesting else {
            return report(
                "nesting-too-deep", at: nodes.first.map(Self.offset) ?? 0,
                "blocks and templates lie more than \(Limit.nesting) deep in each other")
        }
        depth += 1
        defer { depth -= 1 }
        let scope = checker.scope
        let used = builder.slots.used
        let start = builder.code.count
        var codes: [NodeCode] = []
        for node in nodes {
            steps += 1
            if builder.isFull || steps > Limit.instructions {
                overLimit(at: Self.offset(of: node))
                break
            }
            let start = builder.code.count
            // With what the block's own variables take, for what follows them reads them from before.
            let finder = finder(used: builder.slots.used)
            compile(node)
            let isClosed = if case .bind = node { false } else { true }
            codes.append(NodeCode(start: start, need: finder.need(of: builder.code[start...]), isClosed: isClosed))
        }
        keepPieces(of: codes, from: start, used: used)
        checker.scope = scope
        builder.slots.release(to: used)
    }

    private mutating func overLimit(at offset: Int) {
        guard !isOverLimit else { return }
        isOverLimit = true
        report(
            "program-too-large", at: offset,
            "the page with all that it includes has more than \(Limit.instructions) instructions or 16 MB of text")
    }

    private static func offset(of node: Node) -> Int {
        switch node {
        case .text(let range): range.lowerBound
        case .write(let expression): expression.range.lowerBound
        case .bind(let binding): binding.offset
        case .branches(let branches): branches.offset
        case .loop(let loop): loop.offset
        case .include(let include): include.offset
        case .slot(let slot): slot.offset
        }
    }
}
