import SourceText

/// Reads a template: cuts it, closes lines of statements, and finds what each `end` ends.
struct TemplateParser {
    private var template: Template
    private var faults: [Fault] = []
    /// The blocks that are open, outermost first; the first is the template itself.
    private var open: [OpenBlock] = []
    private var blockNames: Set<String> = []

    static func read(_ name: String, _ source: SourceFile) -> (Template, [Fault]) {
        var parser = TemplateParser(template: Template(name: name, source: source))
        guard source.bytes.count <= Limit.templateSize else {
            let fault = Fault("template-too-large", at: 0, "the template has more than 1 MB")
            return (parser.template, [fault])
        }
        parser.run()
        return (parser.template, parser.faults)
    }

    /// A block whose `end` is yet to come.
    private struct OpenBlock {
        enum Kind {
            case template
            case branches(Branches, conditions: [Condition]?)
            case loop(Loop)
            case slot(Slot)
            case block(String)
            /// One that was reported: its contents are read and dropped.
            case dropped(String)
        }
        var kind: Kind
        let offset: Int
        /// The nodes before `else`, once it came.
        var beforeElse: [Node]?
        var nodes: [Node] = []

        var word: String {
            switch kind {
            case .template: "template"
            case .branches: "if"
            case .loop: "for"
            case .slot: "slot"
            case .block: "block"
            case .dropped(let word): word
            }
        }
    }

    private init(template: Template) {
        self.template = template
    }

    private mutating func run() {
        let bytes = template.source.bytes
        let cut = Segment.cut(template.source, faults: &faults)
        open = [OpenBlock(kind: .template, offset: 0)]
        var isFirst = true
        for segment in StatementLines.close(cut, over: bytes) {
            switch segment.content {
            case .text:
                if isFirst, !bytes[segment.range].allSatisfy(CodeLexer.isBlank) { isFirst = false }
                add(.text(segment.range))
            case .code(let tokens):
                guard let tokens else { continue }
                let (statement, fault) = StatementParser.read(tokens)
                if let fault { faults.append(fault) }
                if case .layout(let name, let offset) = statement {
                    layout(name, offset, at: tokens[0].range.lowerBound, isFirst: isFirst)
                } else if case .comment = statement {
                    comment(segment)
                    continue
                } else {
                    take(statement, at: tokens[0].range.lowerBound, segment)
                }
                isFirst = false
            }
        }
        while open.count > 1 {
            let last = open.removeLast()
            faults.append(
                Fault(
                    "unclosed-block", at: last.offset, "'\(last.word)' is never closed",
                    fix: last.word == "slot"
                        ? "close it with '\\(end)'; what stands before is the default content"
                        : "close it with '\\(end)'"))
        }
        template.nodes = open[0].nodes
    }

    private mutating func add(_ node: Node) {
        open[open.count - 1].nodes.append(node)
    }

    private mutating func comment(_ segment: Segment) {
        guard !template.source.bytes[segment.range].contains(UInt8(ascii: "*")) else { return }
        faults.append(
            Fault(
                "empty-interpolation", at: segment.range.lowerBound, "the interpolation is empty",
                fix: "a note is written as '\\(/* … */)'"))
    }

    private mutating func layout(_ name: String, _ nameOffset: Int, at offset: Int, isFirst: Bool) {
        guard isFirst, open.count == 1 else {
            faults.append(
                Fault("layout-not-first", at: offset, "'layout' must be the first statement, with nothing before it"))
            return
        }
        template.layout = Template.Layout(name: name, offset: nameOffset)
    }

    private mutating func take(_ statement: Statement, at offset: Int, _ segment: Segment) {
        switch statement {
        case .write(let expression): add(.write(expression))
        case .bind(let binding): add(.bind(binding))
        case .branch(let conditions):
            push(.branches(Branches(offset: offset, branches: [], otherwise: []), conditions: conditions), at: offset)
        case .otherwise: otherwise(at: offset)
        case .elseBranch(let conditions): elseBranch(conditions, at: offset)
        case .loop(let header):
            push(.loop(Loop(offset: offset, header: header, nodes: [], otherwise: [])), at: offset)
        case .end: end(at: offset)
        case .include(let name, let nameOffset, let arguments):
            add(
                .include(
                    Include(
                        name: name, offset: nameOffset, arguments: arguments,
                        endsStatementLine: segment.endsStatementLine)))
        case .slot(let name):
            let slot = Slot(name: name, offset: offset, nodes: [], endsStatementLine: segment.endsStatementLine)
            if name == nil { add(.slot(slot)) } else { push(.slot(slot), at: offset) }
        case .block(let name): block(name, at: offset)
        case .foreignBlock(let word): push(.dropped(word), at: offset)
        case .layout, .comment, .broken: break
        }
    }

    private mutating func push(_ kind: OpenBlock.Kind, at offset: Int) {
        var kind = kind
        if open.count > Limit.nesting {
            let block = OpenBlock(kind: kind, offset: offset)
            if open.count == Limit.nesting + 1 {
                faults.append(
                    Fault("nesting-too-deep", at: offset, "blocks lie more than \(Limit.nesting) deep in each other"))
            }
            kind = .dropped(block.word)
        }
        open.append(OpenBlock(kind: kind, offset: offset))
    }

    private mutating func block(_ name: String?, at offset: Int) {
        guard let name else { return push(.dropped("block"), at: offset) }
        if template.layout == nil {
            faults.append(
                Fault(
                    "block-without-layout", at: offset, "'block' fills a slot of a layout, and this template has none",
                    fix: "begin the template with '\\(layout \"name\")'"))
            return push(.dropped("block"), at: offset)
        }
        if open.count > 1 {
            faults.append(
                Fault("nested-block", at: offset, "'block' cannot stand inside '\(open[open.count - 1].word)'"))
            return push(.dropped("block"), at: offset)
        }
        if !blockNames.insert(name).inserted {
            faults.append(Fault("repeated-block", at: offset, "the block '\(name)' is already there"))
        }
        push(.block(name), at: offset)
    }

    private mutating func otherwise(at offset: Int) {
        let index = open.count - 1
        switch open[index].kind {
        case .branches, .loop:
            guard open[index].beforeElse == nil else {
                faults.append(
                    Fault("repeated-else", at: offset, "'\(open[index].word)' has more than one 'else'"))
                return
            }
            open[index].beforeElse = open[index].nodes
            open[index].nodes = []
        case .dropped: break
        default: faults.append(Fault("else-without-opener", at: offset, "'else' without 'if' or 'for'"))
        }
    }

    private mutating func elseBranch(_ conditions: [Condition]?, at offset: Int) {
        let index = open.count - 1
        if case .dropped = open[index].kind { return }
        guard case .branches(var branches, let earlier) = open[index].kind else {
            faults.append(Fault("else-without-opener", at: offset, "'else if' without 'if'"))
            return
        }
        guard open[index].beforeElse == nil else {
            faults.append(Fault("repeated-else", at: offset, "'else if' stands behind 'else'"))
            return
        }
        // Let go first, so that a long chain is appended to in place.
        open[index].kind = .template
        branches.branches.append(Branches.Branch(conditions: earlier ?? [], nodes: open[index].nodes))
        open[index].kind = .branches(branches, conditions: conditions)
        open[index].nodes = []
    }

    private mutating func end(at offset: Int) {
        guard open.count > 1 else {
            faults.append(Fault("end-without-opener", at: offset, "'end' without anything to end"))
            return
        }
        let closed = open.removeLast()
        let body = closed.beforeElse ?? closed.nodes
        let otherwise = closed.beforeElse == nil ? [] : closed.nodes
        switch closed.kind {
        case .branches(var branches, let conditions):
            branches.branches.append(Branches.Branch(conditions: conditions ?? [], nodes: body))
            branches.otherwise = otherwise
            add(.branches(branches))
        case .loop(var loop):
            loop.nodes = body
            loop.otherwise = otherwise
            add(.loop(loop))
        case .slot(let slot):
            add(
                .slot(
                    Slot(
                        name: slot.name, offset: slot.offset, nodes: body, endsStatementLine: slot.endsStatementLine)))
        case .block(let name):
            template.blocks.append(Template.Block(name: name, offset: closed.offset, nodes: body))
        case .template, .dropped: break
        }
    }
}
