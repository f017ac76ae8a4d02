import Entities
import Markdown
import SourceText

/// Statements: a quotation, who said it, and what follows the name.
extension TextPolicy {
    mutating func addStatement(
        _ quote: [MarkdownNode], by person: EntityReference, speaker: MarkdownNode, attribution: [MarkdownNode],
        into out: inout [UInt8]
    ) -> Int {
        place = .statement
        blockMentions = result.mentions.count
        let quoteStart = out.count
        for node in quote { MarkdownWriter.write(node, into: &out, policy: &self) }
        let quoteEnd = out.count
        blockMentions = result.mentions.count
        let naming = result.mentions.count
        MarkdownWriter.write(speaker, into: &out, policy: &self)
        let attributionStart = out.count
        for node in attribution { MarkdownWriter.write(node, into: &out, policy: &self) }
        finishSentences(quoteEnd..<out.count, in: out)
        if naming < result.mentions.count { quoteSentence(of: quoteStart..<quoteEnd, in: out, for: naming) }
        let start = Self.endOfComma(in: out, from: attributionStart)
        result.statements.append(
            Statement(
                quote: quoteStart..<quoteEnd, speaker: person, attribution: start..<out.count,
                position: position(of: speaker)))
        return result.statements.count - 1
    }

    /// The sentence of the mention that names a speaker: the first of what was said, for the line with the name says
    /// little.
    private mutating func quoteSentence(of quote: Range<Int>, in html: [UInt8], for mention: Int) {
        guard !quote.isEmpty, result.sentences.count < Int(UInt16.max) else { return }
        sentences.scan(html, quote)
        var sentence = sentences.sentence(around: quote.lowerBound..<quote.lowerBound, in: html)
        let rest = html[Int(sentence.end)..<quote.upperBound]
        if !HTMLText.plain(rest).allSatisfy(\.isWhitespace) { sentence.isCutAfter = true }
        result.sentences.append(sentence)
        result.mentions[mention].sentence = UInt16(result.sentences.count - 1)
    }

    /// Behind the comma, of whatever script, and the blanks that part a speaker from what follows.
    private static func endOfComma(in html: [UInt8], from start: Int) -> Int {
        let commas: [StaticString] = [",", "\u{60C}", "\u{3001}", "\u{FF0C}"]
        var start = start
        while start < html.count {
            if SentenceScan.isBlank(html[start]) {
                start += 1
            } else if let comma = commas.first(where: { html[start...].starts(with: $0.description.utf8) }) {
                start += comma.utf8CodeUnitCount
            } else {
                break
            }
        }
        return start
    }

    /// The person whom a statement's link names; nil where it names none.
    mutating func speaker(_ link: MarkdownNode) -> EntityReference? {
        switch LinkTarget(link.destination, names: scan.matches.count) {
        case .named(let number):
            guard case .one(let id, _, _) = scan.matches[number], id.kind == .person else { return nil }
            return EntityReference(id)
        case .entity(.person, let slug): return reference(.person, slug: slug, text: nil, at: link)
        default: return nil
        }
    }
}
