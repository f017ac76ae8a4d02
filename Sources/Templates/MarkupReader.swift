/// Moves a `MarkupState` over the bytes that a template writes as they are.
struct MarkupReader {
    var state: MarkupState
    let isXML: Bool
    /// What is wrong with the markup itself, at an offset from the literal's beginning.
    private(set) var faults: [Fault] = []

    init(_ state: MarkupState, isXML: Bool) {
        self.state = state
        self.isXML = isXML
    }

    mutating func read(_ bytes: ArraySlice<UInt8>) {
        for (offset, byte) in bytes.enumerated() { read(byte, at: offset) }
    }

    mutating func fail(_ id: String, at offset: Int, _ message: String, fix: String? = nil) {
        faults.append(Fault(id, at: offset, message, fix: fix))
    }

    private mutating func read(_ byte: UInt8, at offset: Int) {
        switch state.place {
        case .text: if byte == UInt8(ascii: "<") { state.place = .tagOpen }
        case .rawText: readRawText(byte, at: offset)
        case .tagOpen: readTagOpen(byte)
        case .endTagOpen:
            if Self.isLetter(byte) {
                beginTag(byte, isEnd: true)
            } else {
                state.place = byte == UInt8(ascii: ">") ? .text : .declaration
            }
        case .tagName: readTagName(byte, at: offset)
        case .beforeAttributeName, .attributeName, .afterAttributeName, .afterAttribute, .selfClosing:
            readTag(byte, at: offset)
        case .beforeValue: readBeforeValue(byte, at: offset)
        case .value(let quote):
            if byte == quote { endValue(at: offset) } else { readValue(byte) }
        case .unquotedValue:
            if Self.isBlank(byte) || byte == UInt8(ascii: ">") {
                endValue(at: offset)
                readTag(byte, at: offset)
            } else {
                readValue(byte)
            }
        case .declarationOpen: readDeclarationOpen(byte)
        case .declaration: if byte == UInt8(ascii: ">") { state.place = .text }
        case .comment: readComment(byte)
        case .cdata: readUntil(byte, UInt8(ascii: "]"), count: 2)
        case .processing: readUntil(byte, UInt8(ascii: "?"), count: 1)
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }
    static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
    func folded(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && !isXML ? byte | 0x20 : byte
    }
}

/// Outside of tags.
extension MarkupReader {
    private mutating func readTagOpen(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "/"): state.place = .endTagOpen
        case UInt8(ascii: "!"):
            state.place = .declarationOpen
            state.pending = []
        case UInt8(ascii: "?"):
            state.place = isXML ? .processing : .declaration
            state.run = 0
        case UInt8(ascii: "<"): break
        default:
            if Self.isLetter(byte) || isXML && byte >= 0x5F {
                beginTag(byte, isEnd: false)
            } else {
                state.place = .text
            }
        }
    }

    private mutating func beginTag(_ byte: UInt8, isEnd: Bool) {
        state = MarkupState()
        state.place = .tagName
        state.isEndTag = isEnd
        state.tag = [folded(byte)]
    }

    private mutating func readDeclarationOpen(_ byte: UInt8) {
        state.pending.append(byte)
        let cdata = Array("[CDATA[".utf8)
        if state.pending == [UInt8(ascii: "-"), UInt8(ascii: "-")] {
            state.place = .comment
            // `<!-->` and `<!--->` are whole comments.
            state.run = 2
            state.pending = []
        } else if isXML, state.pending == cdata {
            state.place = .cdata
            state.run = 0
            state.pending = []
        } else if byte == UInt8(ascii: ">") {
            state = MarkupState()
        } else if state.pending.count > 1 || byte != UInt8(ascii: "-"), !isXML || !cdata.starts(with: state.pending) {
            state.place = .declaration
            state.pending = []
        }
    }

    private mutating func readComment(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "-"): state.run = state.run == 3 ? 1 : min(state.run + 1, 2)
        case UInt8(ascii: ">") where state.run >= 2: state = MarkupState()
        // `--!>` ends a comment too.
        case UInt8(ascii: "!") where state.run == 2 && !isXML: state.run = 3
        default: state.run = 0
        }
    }

    private mutating func readUntil(_ byte: UInt8, _ last: UInt8, count: Int) {
        if byte == last {
            state.run = min(state.run + 1, count)
        } else if byte == UInt8(ascii: ">"), state.run == count {
            state = MarkupState()
        } else {
            state.run = 0
        }
    }

    /// Elements whose content the tokenizer does not read as markup (HTML Standard, section 13.2.6).
    static let rawElements: Set<String> = [
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ]

    private mutating func readRawText(_ byte: UInt8, at offset: Int) {
        if state.isJSON { readJSON(byte) }
        if byte == UInt8(ascii: "<") {
            state.pending = [byte]
            return
        }
        guard !state.pending.isEmpty else { return }
        let closing = [UInt8(ascii: "<"), UInt8(ascii: "/")] + state.tag
        if state.pending == closing, Self.isBlank(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
            let tag = state.tag
            state = MarkupState()
            state.tag = tag
            state.isEndTag = true
            state.place = .beforeAttributeName
            readTag(byte, at: offset)
            return
        }
        state.pending.append(folded(byte))
        if state.pending == Array("<!--".utf8), state.tag == Array("script".utf8) {
            fail(
                "comment-in-script", at: offset, "'<!--' inside '<script>' changes where the script ends",
                fix: "write '\\u003C!--' in a string, or leave it out")
        }
        if !closing.starts(with: state.pending), !Array("<!--".utf8).starts(with: state.pending) { state.pending = [] }
    }

    private mutating func readJSON(_ byte: UInt8) {
        switch (state.json, byte) {
        case (.outside, UInt8(ascii: "\"")): state.json = .string
        case (.string, UInt8(ascii: "\"")): state.json = .outside
        case (.string, UInt8(ascii: "\\")): state.json = .escape
        case (.escape, _): state.json = .string
        default: break
        }
    }
}
