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

    /// Several, whose texts stand one after the other; nil unless each is one.
    public static func diagnostics(texts: [String]) -> [Diagnostic]? {
        guard texts.count % textCount == 0 else { return nil }
        var diagnostics: [Diagnostic] = []
        for start in stride(from: 0, to: texts.count, by: textCount) {
            guard let diagnostic = Diagnostic(texts: Array(texts[start..<start + textCount])) else { return nil }
            diagnostics.append(diagnostic)
        }
        return diagnostics
    }
}
