import SourceText

/// A list or mapping whose end has not been read yet.
struct OpenCollection {
    let isMapping: Bool
    let position: SourcePosition
    let anchor: String?
    /// Values of the document before this one.
    let nodesBefore: Int
    var items: [YAMLNode] = []
    /// A key whose value comes next.
    var key: (scalar: YAMLScalar, position: SourcePosition)?
    private var pairs: [YAMLPair] = []
    /// Places of the pairs by key, kept once there are too many pairs to look through.
    private var index: [String: Int] = [:]

    init(isMapping: Bool, position: SourcePosition, anchor: String?, nodesBefore: Int) {
        self.isMapping = isMapping
        self.position = position
        self.anchor = anchor
        self.nodesBefore = nodesBefore
    }

    /// The finished value.
    var node: YAMLNode {
        YAMLNode(isMapping ? .mapping(pairs) : .sequence(items), at: position)
    }

    /// Adds a pair, unless its key may not stand here.
    mutating func take(_ key: (scalar: YAMLScalar, position: SourcePosition), _ value: YAMLNode) -> YAMLKeyFault? {
        self.key = nil
        let name = key.scalar.text
        if name == "<<" && key.scalar.style == .plain { return .merge(key.position) }
        if let first = place(of: name) { return .repeated(name, key.position, first: pairs[first].keyPosition) }
        if pairs.count >= Self.mostSearched {
            if index.isEmpty { for (place, pair) in pairs.enumerated() { index[pair.key] = place } }
            index[name] = pairs.count
        }
        pairs.append(YAMLPair(key: name, keyPosition: key.position, value: value))
        return nil
    }

    private static let mostSearched = 32

    private func place(of name: String) -> Int? {
        index.isEmpty ? pairs.firstIndex { $0.key == name } : index[name]
    }
}

/// A key that may not stand where it stands.
enum YAMLKeyFault {
    case repeated(String, SourcePosition, first: SourcePosition)
    case merge(SourcePosition)

    func diagnostic(in source: SourceFile) -> Diagnostic {
        switch self {
        case .repeated(let name, let position, let first):
            Diagnostic(
                .error, id: "duplicate-key", in: source, at: position,
                "the key '\(YAMLReader.shortened(name))' is given twice; first on line \(first.line)",
                fix: "keep one of the two")
        case .merge(let position):
            Diagnostic(
                .error, id: "yaml-merge-key", in: source, at: position,
                "merge keys ('<<') are not read", fix: "write the merged keys out")
        }
    }
}
