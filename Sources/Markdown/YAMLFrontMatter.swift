import SourceText

/// Where a file's front matter and body lie: YAML between two lines `---`, then Markdown.
public struct FrontMatterBlock: Sendable, Hashable {
    /// The bytes between the two lines; empty where a file without front matter was allowed.
    public let yaml: Range<Int>
    /// The line that `yaml` begins on: 2, or 1 where there is no front matter.
    public let yamlFirstLine: Int
    /// The bytes after the closing line.
    public let body: Range<Int>
    /// The line that `body` begins on, 1-based.
    public let bodyFirstLine: Int
}

extension FrontMatterBlock {
    /// Finds the front matter; nil, with a diagnostic, where its opening or closing line is missing.
    ///
    /// A UTF-8 byte order mark before it, CRLF line endings and blanks after `---` are tolerated. Where front matter
    /// is not required, a file that does not begin with `---` is all body.
    public static func find(
        in source: SourceFile, isRequired: Bool = true, into diagnostics: inout [Diagnostic]
    ) -> FrontMatterBlock? {
        let bytes = source.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let opener = LineBounds(from: start, in: bytes)
        guard opener.isFence(UInt8(ascii: "-"), in: bytes) else {
            if opener.isFence(UInt8(ascii: "+"), in: bytes) {
                diagnostics.append(tomlFound(in: source))
                return nil
            }
            if isRequired {
                diagnostics.append(openerMissing(in: source))
                return nil
            }
            return FrontMatterBlock(
                yaml: start..<start, yamlFirstLine: 1, body: start..<bytes.count, bodyFirstLine: 1)
        }
        var line = LineBounds(from: opener.next, in: bytes)
        var number = 2
        while line.start < bytes.count {
            if line.isFence(UInt8(ascii: "-"), in: bytes) {
                return FrontMatterBlock(
                    yaml: opener.next..<line.start, yamlFirstLine: 2, body: line.next..<bytes.count,
                    bodyFirstLine: number + 1)
            }
            line = LineBounds(from: line.next, in: bytes)
            number += 1
        }
        diagnostics.append(
            Diagnostic(
                .error, id: "front-matter-unclosed", in: source, at: SourcePosition(line: 1, column: start + 1),
                "the front matter that begins here has no end", fix: "write a line '---' after its last key"))
        return nil
    }

    private static func openerMissing(in source: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, id: "front-matter-missing", in: source, at: SourcePosition(line: 1, column: 1),
            "the file has no front matter",
            fix: "begin it with a line '---', a line for each key, and another line '---'")
    }

    private static func tomlFound(in source: SourceFile) -> Diagnostic {
        Diagnostic(
            .error, id: "front-matter-toml", in: source, at: SourcePosition(line: 1, column: 1),
            "front matter in TOML ('+++') is not read; it is written in YAML",
            fix: "put it between lines '---' and write 'title: …' instead of 'title = …'")
    }
}

/// One line of a file, its line ending left out.
private struct LineBounds {
    let start: Int
    let end: Int
    /// The first byte of the line after it.
    let next: Int

    init(from start: Int, in bytes: [UInt8]) {
        let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
        self.start = start
        end = newline ?? bytes.count
        next = newline.map { $0 + 1 } ?? bytes.count
    }

    /// Three marks and nothing else but blanks.
    func isFence(_ mark: UInt8, in bytes: [UInt8]) -> Bool {
        guard end - start >= 3, bytes[start] == mark, bytes[start + 1] == mark, bytes[start + 2] == mark else {
            return false
        }
        return bytes[(start + 3)..<end].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
}
