import Bytes
import Entities
import Markdown
import SourceText

/// The by-name mentions that a text may hold, found before it is parsed.
///
/// CommonMark makes `[Sergei Lavrov]` a link only where the label is defined. Only the definitions that a text needs are
/// handed to libcmark, so a registry of a million names costs a short text nothing. A definition's address is private:
/// the number of its match, behind a byte that no editor types.
struct LabelScan {
    /// What each definition stands for, by its number.
    private(set) var matches: [LabelMatch] = []
    /// Labels in the order of `matches`, as the text writes them.
    private(set) var labels: [ArraySlice<UInt8>] = []
    /// Labels that nobody has, with their byte offsets: candidates for a misspelling.
    private(set) var unknown: [(label: ArraySlice<UInt8>, offset: Int)] = []

    /// Closing brackets: no fewer than the text has links.
    private(set) var closings = 0

    /// The first byte of a private address.
    static let mark: UInt8 = 0x01
    /// CommonMark 0.30, section 4.7: a label has at most 999 characters.
    private static let longest = 999
    /// What a definition adds to its label: `[`, `]: <`, the mark, a number and `>`.
    private static let longestAddress = 16

    init(_ text: ArraySlice<UInt8>, registry: EntityRegistry) {
        let bracketOrBackslash = ByteRun(UInt8(ascii: "[")...UInt8(ascii: "]"))
        var opener: Int?
        var index = text.startIndex
        while index < text.endIndex {
            index = text.first(of: bracketOrBackslash, in: index..<text.endIndex)
            guard index < text.endIndex else { break }
            switch text[index] {
            case UInt8(ascii: "["): opener = index
            case UInt8(ascii: "]"):
                closings += 1
                if let start = opener, index - start - 1 <= Self.longest, index > start + 1 {
                    take(text[(start + 1)..<index], of: text, registry)
                }
                opener = nil
            default: index += 1
            }
            index += 1
        }
    }

    /// The definitions, for libcmark.
    var definitions: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(labels.reduce(0) { $0 + $1.count + Self.longestAddress })
        for number in matches.indices { appendDefinition(number, to: &out) }
        return out
    }

    /// The definitions of labels that the text itself does not seem to define, for a text that swallows what follows it.
    func definitions(without text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for number in matches.indices {
            let label = labels[number]
            let end = label.endIndex
            let looksDefined = end + 1 < text.endIndex && text[end + 1] == UInt8(ascii: ":")
            if !looksDefined { appendDefinition(number, to: &out) }
        }
        return out
    }

    /// The number of the match that a private address stands for, among `count`.
    static func match(at address: [UInt8], of count: Int) -> Int? {
        guard address.first == mark, address.count <= 8 else { return nil }
        var number = 0
        for byte in address.dropFirst() {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number < count ? number : nil
    }

    private mutating func take(
        _ label: ArraySlice<UInt8>, of text: ArraySlice<UInt8>, _ registry: EntityRegistry
    ) {
        if Self.isInlineLink(text, after: label.endIndex) { return }
        if label.startIndex - 2 >= text.startIndex, text[label.startIndex - 2] == UInt8(ascii: "!") { return }
        if let match = registry.lookUp(label: label) {
            matches.append(match)
            labels.append(label)
        } else {
            unknown.append((label, label.startIndex))
        }
    }

    /// `](` and an address without blanks up to `)`: an inline link, whatever its text is registered as.
    private static func isInlineLink(_ text: ArraySlice<UInt8>, after bracket: Int) -> Bool {
        var index = bracket + 1
        guard index < text.endIndex, text[index] == UInt8(ascii: "(") else { return false }
        index += 1
        while index < text.endIndex, text[index] > 0x20, text[index] != UInt8(ascii: "(") {
            if text[index] == UInt8(ascii: ")") { return true }
            index += 1
        }
        return false
    }

    private func appendDefinition(_ number: Int, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "["))
        var isLineStart = false
        for byte in labels[number] {
            if byte == 0x0A {
                isLineStart = true
                out.append(0x20)
            } else if isLineStart, byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ">") {
                continue
            } else {
                isLineStart = false
                out.append(byte)
            }
        }
        out.append("]: <" as StaticString)
        out.append(Self.mark)
        out.append(number: number)
        out.append(">\n" as StaticString)
    }
}
