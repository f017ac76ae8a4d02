import Bytes

/// What a text may ask of libcmark, whose 0.30.2 needs time that grows with the square of some inputs.
///
/// The scan counts; it does not parse. Each limit is far beyond what an article holds and low enough that 1 MB of
/// anything is parsed within a fraction of a second.
public struct MarkdownLimits: Sendable {
    /// Block quotes and list markers that open on one line.
    public var containersOnALine = 100
    /// Brackets that stand open at once in one paragraph.
    public var openBrackets = 1_000
    /// The sum over paragraphs of image openers times closing brackets: each closing one may walk all openers
    /// (the cause of CVE-2023-22486).
    public var imageWork = 20_000_000
    /// The length of a text in bytes.
    public var length = 16 << 20

    public init() {}

    public enum Excess: Sendable, Hashable {
        case containers, brackets, images, length
        /// Not of libcmark's: what the text names is counted by its reader.
        case names
    }

    /// The first limit that `text` passes and the byte where it does, or nil.
    public func excess(in text: ArraySlice<UInt8>) -> (excess: Excess, offset: Int)? {
        if text.count > length { return (.length, text.startIndex) }
        var scan = LimitScan(limits: self)
        var line = text.startIndex
        while line < text.endIndex {
            if let excess = scan.startLine(text, at: line) { return (excess, line) }
            let end = text.first(of: Self.newline, in: line..<text.endIndex)
            if let found = scan.brackets(text, in: line..<end) { return found }
            line = end + 1
        }
        return nil
    }

    private static let newline = ByteRun(0x0A...0x0A)
}

private struct LimitScan {
    let limits: MarkdownLimits
    var depth = 0
    var imageOpeners = 0
    var imageWork = 0

    /// Ends the paragraph at a blank line and counts the containers that the line opens.
    mutating func startLine(_ text: ArraySlice<UInt8>, at start: Int) -> MarkdownLimits.Excess? {
        var index = start
        var containers = 0
        while index < text.endIndex {
            switch text[index] {
            case 0x20, 0x09: break
            case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): containers += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "."), UInt8(ascii: ")"): containers += 1
            case 0x0A, 0x0D:
                if containers == 0 { endParagraph() }
                return nil
            default: return nil
            }
            // A rule such as `* * * *` is as long as its author likes; only a long one that is none can hurt.
            if containers > limits.containersOnALine {
                return isThematicBreak(text, at: start) ? nil : .containers
            }
            index += 1
        }
        return nil
    }

    /// Counts the brackets of a line that no backslash stands before.
    mutating func brackets(
        _ text: ArraySlice<UInt8>, in line: Range<Int>
    ) -> (excess: MarkdownLimits.Excess, offset: Int)? {
        var index = line.lowerBound
        while index < line.upperBound {
            index = text.first(of: Self.bracketOrBackslash, in: index..<line.upperBound)
            guard index < line.upperBound else { return nil }
            switch text[index] {
            case UInt8(ascii: "["):
                let isImage = index > text.startIndex && text[index - 1] == UInt8(ascii: "!")
                if let excess = open(isImage: isImage) { return (excess, index) }
            case UInt8(ascii: "]"):
                if let excess = close() { return (excess, index) }
            default: index += 1
            }
            index += 1
        }
        return nil
    }

    /// `[`, `\` and `]` are neighbours in ASCII.
    private static let bracketOrBackslash = ByteRun(UInt8(ascii: "[")...UInt8(ascii: "]"))

    private func isThematicBreak(_ text: ArraySlice<UInt8>, at start: Int) -> Bool {
        var mark: UInt8?
        var index = start
        while index < text.endIndex, text[index] != 0x0A {
            let byte = text[index]
            index += 1
            if byte == 0x20 || byte == 0x09 || byte == 0x0D { continue }
            if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "+") { return false }
            if let mark, byte != mark { return false }
            mark = byte
        }
        return mark == UInt8(ascii: "*") || mark == UInt8(ascii: "-")
    }

    mutating func open(isImage: Bool) -> MarkdownLimits.Excess? {
        depth += 1
        if isImage { imageOpeners += 1 }
        return depth > limits.openBrackets ? .brackets : nil
    }

    mutating func close() -> MarkdownLimits.Excess? {
        depth = max(0, depth - 1)
        imageWork += imageOpeners
        return imageWork > limits.imageWork ? .images : nil
    }

    private mutating func endParagraph() {
        depth = 0
        imageOpeners = 0
    }
}
