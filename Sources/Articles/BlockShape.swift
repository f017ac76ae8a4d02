import Chronology
import Markdown

/// What a block at the top level of a text means.
enum BlockShape {
    /// A paragraph that starts with an image and goes on, on its next lines, with caption text.
    case figure(image: MarkdownNode, caption: [MarkdownNode], creditLine: String?)
    /// A paragraph that holds only a link to an article.
    case card(SiteLink.Target, MarkdownNode)
    /// A block quote whose last paragraph begins with a dash and a link: a statement if the link names a person.
    case quotation(quote: [MarkdownNode], speaker: MarkdownNode, attribution: [MarkdownNode])
    case plain

    init(_ block: MarkdownNode) {
        switch block.kind {
        case .paragraph: self = Self.figure(block) ?? Self.card(block) ?? .plain
        case .blockQuote: self = Self.quotation(block) ?? .plain
        default: self = .plain
        }
    }

    var isFigure: Bool {
        if case .figure = self { return true }
        return false
    }

    private static func figure(_ paragraph: MarkdownNode) -> BlockShape? {
        guard let image = paragraph.firstChild, image.kind == .image, let firstBreak = image.next,
            firstBreak.kind == .softBreak || firstBreak.kind == .lineBreak
        else { return nil }
        var lastBreak = firstBreak
        var node = firstBreak.next
        while let current = node {
            if current.kind == .softBreak || current.kind == .lineBreak { lastBreak = current }
            node = current.next
        }
        guard let lastLine = lastBreak.next, lastLine.kind == .text,
            case let lastText = plainText(from: lastLine), Credit.begins(lastText)
        else { return .figure(image: image, caption: siblings(after: firstBreak, before: nil), creditLine: nil) }
        let caption = lastBreak == firstBreak ? [] : siblings(after: firstBreak, before: lastBreak)
        return .figure(image: image, caption: caption, creditLine: lastText)
    }

    /// The words of a node and of all that follow it in its block.
    private static func plainText(from first: MarkdownNode) -> String {
        var bytes: [UInt8] = []
        var node: MarkdownNode? = first
        while let current = node {
            appendPlainText(current, to: &bytes)
            node = current.next
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func card(_ paragraph: MarkdownNode) -> BlockShape? {
        guard let link = paragraph.firstChild, link.kind == .link, link.next == nil,
            let target = SiteLink.Target(address: link.destination), case .article = target
        else { return nil }
        return .card(target, link)
    }

    private static func quotation(_ block: MarkdownNode) -> BlockShape? {
        guard let last = block.lastChild, last.kind == .paragraph, last.previous != nil,
            let dash = last.firstChild, dash.kind == .text, isDash(dash.literal),
            let speaker = dash.next, speaker.kind == .link
        else { return nil }
        return .quotation(
            quote: siblings(from: block.firstChild, before: last), speaker: speaker,
            attribution: siblings(after: speaker, before: nil))
    }

    private static func isDash(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix("—") && text.dropFirst().allSatisfy(\.isWhitespace)
    }

    private static func siblings(after node: MarkdownNode, before end: MarkdownNode?) -> [MarkdownNode] {
        siblings(from: node.next, before: end)
    }

    private static func siblings(from start: MarkdownNode?, before end: MarkdownNode?) -> [MarkdownNode] {
        var found: [MarkdownNode] = []
        var node = start
        while let current = node, current != end {
            found.append(current)
            node = current.next
        }
        return found
    }

    /// The words of a node and of all below it; an image's alternative text is no part of them.
    static func plainText(_ node: MarkdownNode) -> String {
        var bytes: [UInt8] = []
        appendPlainText(node, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Walks without recursion: emphasis nests as deep as an author likes.
    static func appendPlainText(_ node: MarkdownNode, to out: inout [UInt8], withImages: Bool = false) {
        var current = node
        while true {
            switch current.kind {
            case .text, .code: current.appendLiteral(to: &out, escape: nil)
            case .softBreak, .lineBreak: out.append(0x20)
            default: break
            }
            let descends = current.kind != .image || withImages || current == node
            if descends, let child = current.firstChild {
                current = child
                continue
            }
            while true {
                if current == node { return }
                if let next = current.next {
                    current = next
                    break
                }
                guard let parent = current.parent else { return }
                current = parent
            }
        }
    }

    /// An image's alternative text (CommonMark 0.30, section 6.4: the text of its description).
    static func alternativeText(_ image: MarkdownNode) -> String {
        var bytes: [UInt8] = []
        appendPlainText(image, to: &bytes, withImages: true)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension SiteLink.Target {
    /// Reads `article:SLUG`, `article:2017-09-14/SLUG` or `briefing:2017-09-14`.
    init?(address: [UInt8]) {
        if address.starts(with: "article:".utf8) {
            self = .article(String(decoding: address[8...], as: UTF8.self))
        } else if address.starts(with: "briefing:".utf8),
            let date = Self.date(String(decoding: address[9...], as: UTF8.self)[...])
        {
            self = .briefing(date)
        } else {
            return nil
        }
    }

    private static func date(_ text: Substring) -> CivilDate? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }
}
