import SourceText

/// A template cut at its `\( )`: runs of text, and code.
struct Segment {
    enum Content {
        case text
        /// Nil where the code could not be read, which was reported.
        case code([Token]?)
    }

    var content: Content
    /// Of a text, the bytes that are written; of code, all from `\(` to `)`.
    var range: Range<Int>
    /// True for an include or a slot that ends a line of statements: if what it brings does not end its line, the
    /// line's own ending is written.
    var endsStatementLine = false

    /// Cuts `source`; faults of the cutting are added to `faults`.
    static func cut(_ source: SourceFile, faults: inout [Fault]) -> [Segment] {
        var segments: [Segment] = []
        let bytes = source.bytes
        // A byte order mark would be text, and stand in the middle of a page that includes the file.
        var textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = textStart
        func flush(to end: Int) {
            if textStart < end { segments.append(Segment(content: .text, range: textStart..<end)) }
        }
        // A file with more faults than anyone reads is not read on, or unclosed comments would cost the square of its size.
        while index < bytes.count, faults.count < 4 * FaultList.limit {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            // As in a Swift raw string's kin: before `(`, two backslashes are one, and an odd one opens code.
            let run = index
            while index < bytes.count, bytes[index] == UInt8(ascii: "\\") { index += 1 }
            guard index < bytes.count, bytes[index] == UInt8(ascii: "(") else { continue }
            let count = index - run
            flush(to: run + count / 2)
            if count % 2 == 0 {
                textStart = index
                continue
            }
            let code = CodeLexer.read(source, opener: index - 1)
            faults += code.faults
            segments.append(Segment(content: .code(code.tokens), range: index - 1..<code.end))
            index = max(code.end, index + 1)
            textStart = index
        }
        flush(to: bytes.count)
        return segments
    }

    var isText: Bool { if case .text = content { true } else { false } }

    /// The statement's first word, `comment` for code without words, nil for an expression or text.
    var keyword: Keyword? {
        guard case .code(let tokens) = content else { return nil }
        guard let first = tokens?.first else { return .comment }
        if case .end = first.kind { return .comment }
        return first.name.flatMap(Keyword.init)
    }
}

/// The words that begin statements. They cannot be names of variables.
enum Keyword: String, CaseIterable {
    case `if`, `else`, `end`, `for`, `let`, include, layout, slot, block
    /// Code without words: `\(/* a note */)`.
    case comment = "/*"
}
