import CYAML

/// What libyaml finds in a text, one event after another. The only file that touches libyaml's pointers.
///
/// libyaml's parser is a state machine on the heap: however deeply a text nests, the call stack does not grow.
struct YAMLEvents: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let isReady: Bool

    /// Runs `body` over the events of `bytes`.
    static func read<Result>(_ bytes: ArraySlice<UInt8>, _ body: (inout YAMLEvents) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            var events = YAMLEvents(buffer)
            return body(&events)
        }
    }

    private init(_ buffer: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        isReady = yaml_parser_initialize(parser) == 1
        guard isReady else { return }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        if let start = buffer.baseAddress {
            yaml_parser_set_input_string(parser, start, buffer.count)
        } else {
            yaml_parser_set_input_string(parser, "", 0)
        }
    }

    deinit {
        if isReady { yaml_parser_delete(parser) }
        parser.deallocate()
    }

    /// The next event. Not to be called again after it threw or gave `.streamEnd`.
    mutating func next() throws(YAMLFault) -> YAMLEvent {
        guard isReady else { throw .outOfMemory }
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault() }
        defer { yaml_event_delete(&event) }
        return YAMLEvent(Self.kind(of: event), at: event.start_mark.index)
    }

    private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let characters = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(
                String(decoding: characters, as: UTF8.self),
                isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE, label(scalar.anchor, scalar.tag))
        case YAML_MAPPING_START_EVENT:
            return .mappingStart(label(event.data.mapping_start.anchor, event.data.mapping_start.tag))
        case YAML_SEQUENCE_START_EVENT:
            return .sequenceStart(label(event.data.sequence_start.anchor, event.data.sequence_start.tag))
        case YAML_MAPPING_END_EVENT: return .mappingEnd
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_ALIAS_EVENT: return .alias(event.data.alias.anchor.map { String(cString: $0) } ?? "")
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_STREAM_END_EVENT: return .streamEnd
        default: return .other
        }
    }

    private static func label(
        _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
    ) -> YAMLLabel? {
        if anchor == nil && tag == nil { return nil }
        return YAMLLabel(anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) })
    }

    private func fault() -> YAMLFault {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? ""
        switch parser.pointee.error {
        case YAML_MEMORY_ERROR: return .outOfMemory
        case YAML_READER_ERROR:
            return .unreadable(
                problem: problem, byte: parser.pointee.problem_offset, value: Int(parser.pointee.problem_value))
        default:
            let hasContext = parser.pointee.context != nil
            return .syntax(
                problem: problem, context: parser.pointee.context.map { String(cString: $0) } ?? "",
                problemCharacter: parser.pointee.problem_mark.index,
                contextCharacter: hasContext ? parser.pointee.context_mark.index : nil)
        }
    }
}

/// One event, and the character (not byte) of the text that it begins at, counted from 0.
struct YAMLEvent {
    enum Kind {
        case scalar(String, isPlain: Bool, YAMLLabel?)
        case sequenceStart(YAMLLabel?)
        case mappingStart(YAMLLabel?)
        case sequenceEnd
        case mappingEnd
        case alias(String)
        case documentStart
        case streamEnd
        /// Of no consequence: the stream's start, a document's end.
        case other
    }

    let kind: Kind
    let character: Int

    init(_ kind: Kind, at character: Int) {
        self.kind = kind
        self.character = character
    }
}

/// What stands before a value: `&anchor`, `!tag`.
struct YAMLLabel {
    let anchor: String?
    let tag: String?
}

/// Why libyaml could not go on, in its own words.
enum YAMLFault: Error {
    case outOfMemory
    /// Bytes that are no text; `byte` counts from the text's beginning, from 0.
    case unreadable(problem: String, byte: Int, value: Int)
    /// `…Character` count characters from the text's beginning, from 0.
    case syntax(problem: String, context: String, problemCharacter: Int, contextCharacter: Int?)
}
