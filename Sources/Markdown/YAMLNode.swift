import SourceText

/// A YAML value with its place in the file; what a scalar means is decided by whoever asks for it.
///
/// `title: 2017` is a text where a text is asked for, and a number where a number is: YAML's own guesses (`no` is
/// false) never reach a reader.
public struct YAMLNode: Sendable, Hashable {
    public enum Content: Sendable, Hashable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLPair])
    }

    public let content: Content
    /// Where the value begins in the file; the place of its alias where it stands for an anchored value.
    public let position: SourcePosition

    public init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }
}

/// One entry of a mapping, in the order of the file. Keys are texts, and no key occurs twice.
public struct YAMLPair: Sendable, Hashable {
    public let key: String
    public let keyPosition: SourcePosition
    public let value: YAMLNode

    public init(key: String, keyPosition: SourcePosition, value: YAMLNode) {
        self.key = key
        self.keyPosition = keyPosition
        self.value = value
    }
}

/// The text of a scalar, and whether its author made plain that it is a text.
public struct YAMLScalar: Sendable, Hashable {
    public enum Style: Sendable, Hashable {
        /// Bare: `true`, `12`, `some words`.
        case plain
        /// In quotes, or a block after `|` or `>`, or tagged `!!str`: a text and nothing else.
        case quoted
    }

    public let text: String
    public let style: Style

    public init(_ text: String, style: Style = .plain) {
        self.text = text
        self.style = style
    }

    /// True for a bare nothing, `~` or `null` (YAML 1.2.2, section 10.3.2): a key without a value.
    public var isNull: Bool {
        guard style == .plain else { return false }
        return text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
    }
}

extension YAMLNode {
    public var scalar: YAMLScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    public var sequence: [YAMLNode]? {
        if case .sequence(let items) = content { items } else { nil }
    }

    public var mapping: [YAMLPair]? {
        if case .mapping(let pairs) = content { pairs } else { nil }
    }

    /// The value of a key of a mapping.
    public subscript(key: String) -> YAMLNode? {
        mapping?.first { $0.key == key }?.value
    }

    public var isNull: Bool { scalar?.isNull ?? false }
}
