import SourceText

/// Reads one YAML document into a tree, with everything that is wrong with it as diagnostics.
public enum YAMLReader {
    /// Nodes of a document, those that aliases repeat counted each time.
    public static let mostNodes = 10_000
    /// Sequences and mappings within one another.
    public static let mostDepth = 50

    /// Mistakes of one file that are listed: a hostile one could make as many as it has bytes.
    public static let mostFaults = 100

    /// Stands after the last mistake that is listed.
    public static func furtherFaults(in source: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, id: "too-many-mistakes", in: source, at: SourcePosition(line: 1, column: 1),
            "the file has more than \(mostFaults) mistakes; the others are not listed")
    }

    /// A text of the author's as messages quote it.
    public static func shortened(_ text: String) -> String {
        text.utf8.count <= 60 ? text : String(text.prefix(40)) + "…"
    }

    /// Reads `bytes`, a part of `source` that begins on the 1-based line `firstLine`.
    ///
    /// The tree is nil where the text is empty, or where a diagnostic says why it cannot be read. Keys that occur
    /// twice, merge keys and unknown tags are reported, and the rest of the document is read all the same.
    public static func read(
        bytes: ArraySlice<UInt8>, in source: SourceFile, firstLine: Int
    ) -> (YAMLNode?, [Diagnostic]) {
        if let pairs = YAMLPlainLines.read(bytes, in: source, firstLine: firstLine) { return (pairs, []) }
        return readWithLibrary(bytes: bytes, in: source, firstLine: firstLine)
    }

    /// As `read`, always through libyaml.
    static func readWithLibrary(
        bytes: ArraySlice<UInt8>, in source: SourceFile, firstLine: Int
    ) -> (YAMLNode?, [Diagnostic]) {
        YAMLEvents.read(bytes) { events in
            var builder = YAMLTreeBuilder(
                source: source, positions: YAMLPositions(of: bytes, in: source, firstLine: firstLine))
            let tree = builder.build(from: &events)
            return (tree, builder.diagnostics)
        }
    }
}

/// Builds the tree from events, with a stack of its own: a text's depth is not the program's.
struct YAMLTreeBuilder {
    private(set) var diagnostics: [Diagnostic] = []
    private let source: SourceFile
    private var positions: YAMLPositions
    private var open: [OpenCollection] = []
    private var anchors: [String: Anchor] = [:]
    private var nodes = 0
    private var root: YAMLNode?
    private var documents = 0

    /// An anchored value; nil while it is still being read.
    private struct Anchor {
        let node: YAMLNode?
        let nodes: Int
    }

    /// Stops the reading; what is wrong is among the diagnostics.
    private struct Stop: Error {}

    init(source: SourceFile, positions: YAMLPositions) {
        self.source = source
        self.positions = positions
    }

    mutating func build(from events: inout YAMLEvents) -> YAMLNode? {
        do {
            while true {
                let event: YAMLEvent
                do { event = try events.next() } catch {
                    diagnostics.append(error.diagnostic(in: source, &positions))
                    return nil
                }
                if case .streamEnd = event.kind { return root }
                try take(event)
            }
        } catch {
            return nil
        }
    }

    private mutating func take(_ event: YAMLEvent) throws(Stop) {
        switch event.kind {
        case .scalar(let text, let isPlain, let label):
            let position = try count(1, at: event)
            let style = style(isPlain: isPlain, tag: label?.tag, at: position)
            let node = YAMLNode(.scalar(YAMLScalar(text, style: style)), at: position)
            if let anchor = label?.anchor { anchors[anchor] = Anchor(node: node, nodes: 1) }
            try place(node)
        case .mappingStart(let label): try start(label, isMapping: true, event)
        case .sequenceStart(let label): try start(label, isMapping: false, event)
        case .mappingEnd, .sequenceEnd: try end()
        case .alias(let name): try place(expanded(name, event))
        case .documentStart:
            documents += 1
            guard documents == 1 else {
                throw stop(
                    "yaml-several-documents", at: positions.position(ofCharacter: event.character),
                    "a second YAML document begins here; a file holds one", fix: "remove this line")
            }
        case .streamEnd, .other: break
        }
    }

    private mutating func start(_ label: YAMLLabel?, isMapping: Bool, _ event: YAMLEvent) throws(Stop) {
        let position = try count(1, at: event)
        if let tag = label?.tag { checkTag(tag, at: position) }
        guard open.count < YAMLReader.mostDepth else {
            throw stop(
                "yaml-too-deep", at: position, "lists and mappings nest more than \(YAMLReader.mostDepth) deep")
        }
        if let anchor = label?.anchor { anchors[anchor] = Anchor(node: nil, nodes: 0) }
        open.append(
            OpenCollection(isMapping: isMapping, position: position, anchor: label?.anchor, nodesBefore: nodes - 1))
    }

    private mutating func end() throws(Stop) {
        guard let closed = open.popLast() else { return }
        let node = closed.node
        if let anchor = closed.anchor { anchors[anchor] = Anchor(node: node, nodes: nodes - closed.nodesBefore) }
        try place(node)
    }

    /// Puts a finished value where it belongs: as a key, a value, an item, or the root.
    private mutating func place(_ node: YAMLNode) throws(Stop) {
        guard let last = open.indices.last else {
            root = node
            return
        }
        if !open[last].isMapping {
            open[last].items.append(node)
        } else if let key = open[last].key {
            if let fault = open[last].take(key, node) { report(fault.diagnostic) }
        } else if let scalar = node.scalar {
            open[last].key = (scalar, node.position)
        } else {
            throw stop("yaml-key", at: node.position, "a key has to be a text, not a list or a mapping")
        }
    }

    private mutating func expanded(_ name: String, _ event: YAMLEvent) throws(Stop) -> YAMLNode {
        let position = positions.position(ofCharacter: event.character)
        let shown = YAMLReader.shortened(name)
        guard let anchor = anchors[name] else {
            throw stop(
                "yaml-alias", at: position, "the alias '*\(shown)' has no anchor '&\(shown)' before it",
                fix: "put the value in quotes if it is meant to begin with '*'")
        }
        guard let node = anchor.node else {
            throw stop("yaml-alias", at: position, "the alias '*\(shown)' stands inside the value that it names")
        }
        try count(anchor.nodes, at: event)
        return YAMLNode(node.content, at: position)
    }

    @discardableResult
    private mutating func count(_ more: Int, at event: YAMLEvent) throws(Stop) -> SourcePosition {
        let position = positions.position(ofCharacter: event.character)
        nodes += more
        guard nodes <= YAMLReader.mostNodes else {
            throw stop(
                "yaml-too-large", at: position,
                "the document holds more than \(YAMLReader.mostNodes) values, those that aliases repeat included")
        }
        return position
    }

    private mutating func style(isPlain: Bool, tag: String?, at position: SourcePosition) -> YAMLScalar.Style {
        guard let tag else { return isPlain ? .plain : .quoted }
        checkTag(tag, at: position)
        return isPlain && tag != "!" && tag != "tag:yaml.org,2002:str" ? .plain : .quoted
    }

    /// The tags of YAML's core schema (YAML 1.2.2, section 10.3) are taken and say nothing new; others have no meaning.
    private mutating func checkTag(_ tag: String, at position: SourcePosition) {
        let core = "tag:yaml.org,2002:"
        if tag == "!" { return }
        let isCore = tag.hasPrefix(core)
        let name = isCore ? String(tag.dropFirst(core.count)) : tag
        if isCore, ["str", "int", "float", "bool", "null", "seq", "map", "timestamp"].contains(name) { return }
        let shown = YAMLReader.shortened(isCore ? "!!" + name : name)
        report { source in
            Diagnostic(
                .error, id: "yaml-tag", in: source, at: position, "the YAML tag '\(shown)' has no meaning here",
                fix: "remove the tag")
        }
    }

    private mutating func report(_ diagnostic: (SourceFile) -> Diagnostic) {
        if diagnostics.count < YAMLReader.mostFaults {
            diagnostics.append(diagnostic(source))
        } else if diagnostics.count == YAMLReader.mostFaults {
            diagnostics.append(YAMLReader.furtherFaults(in: source))
        }
    }

    private mutating func stop(_ id: String, at position: SourcePosition, _ message: String, fix: String? = nil) -> Stop
    {
        diagnostics.append(Diagnostic(.error, id: id, in: source, at: position, message, fix: fix))
        return Stop()
    }
}
