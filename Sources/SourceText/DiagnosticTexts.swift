/// A diagnostic as texts, for a file that keeps it until the next build.
extension Diagnostic {
    public static let textCount = 11

    public var texts: [String] {
        [
            severity.rawValue, id, file, String(position.line), String(position.column), message, excerpt,
            String(excerptStart), isExcerptCut ? "cut" : "", fix == nil ? "" : "fix", fix ?? "",
        ]
    }

    /// Nil where `texts` are none that a diagnostic gave.
    public init?(texts: [String]) {
        guard texts.count == Self.textCount, let severity = Severity(rawValue: texts[0]), let line = Int(texts[3]),
            let column = Int(texts[4]), let start = Int(texts[7])
        else { return nil }
        self.init(
            severity, id: texts[1], file: texts[2], position: SourcePosition(line: line, column: column),
            message: texts[5], excerpt: texts[6], excerptStart: start, isExcerptCut: !texts[8].isEmpty,
            fix: texts[9].isEmpty ? nil : texts[10])
    }
}
