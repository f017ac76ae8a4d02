import Bytes

/// What a body does with the nodes that mean more than their own markup.
///
/// The writer calls these in the order of the text. `open…` and `close…` come in pairs; a node's other markup is the
/// writer's.
public protocol MarkdownPolicy {
    mutating func text(_ node: MarkdownNode, into out: inout [UInt8])
    /// A soft or hard line break has been written.
    mutating func lineBreak(into out: inout [UInt8])
    mutating func openLink(_ node: MarkdownNode, into out: inout [UInt8])
    mutating func closeLink(_ node: MarkdownNode, into out: inout [UInt8])
    /// Writes the whole image; its children, the alternative text, are not visited.
    mutating func image(_ node: MarkdownNode, into out: inout [UInt8])
    mutating func rawHTML(_ node: MarkdownNode, into out: inout [UInt8])
    /// A paragraph, heading or table of text has ended: what was written since `start` is its content.
    mutating func closeTextBlock(_ node: MarkdownNode, from start: Int, in out: [UInt8])
}

/// Writes a tree as HTML, byte for byte as CommonMark's reference implementation does; no recursion, so no nesting is
/// too deep.
public enum MarkdownWriter {
    /// Writes `node` and what is below it.
    public static func write<Policy: MarkdownPolicy>(
        _ node: MarkdownNode, into out: inout [UInt8], policy: inout Policy
    ) {
        var walk = BlockWalk(base: out.count)
        var current = node
        while true {
            if walk.enter(current, &out, &policy), let child = current.firstChild {
                current = child
                continue
            }
            while true {
                walk.leave(current, &out, &policy)
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

    /// Writes what is below `node` without the markup of `node` itself.
    public static func writeChildren<Policy: MarkdownPolicy>(
        of node: MarkdownNode, into out: inout [UInt8], policy: inout Policy
    ) {
        var child = node.firstChild
        while let current = child {
            write(current, into: &out, policy: &policy)
            child = current.next
        }
    }
}

/// The state of one walk: where lines and text blocks began.
private struct BlockWalk {
    /// Where this walk's output begins: no line break is added before its first block.
    let base: Int
    var textStart = 0

    /// True where the children are to be visited.
    mutating func enter<Policy: MarkdownPolicy>(
        _ node: MarkdownNode, _ out: inout [UInt8], _ policy: inout Policy
    ) -> Bool {
        switch node.kind {
        case .text: policy.text(node, into: &out)
        case .softBreak:
            out.append(0x0A)
            policy.lineBreak(into: &out)
        case .lineBreak:
            out.append("<br />\n" as StaticString)
            policy.lineBreak(into: &out)
        case .code:
            out.append("<code>" as StaticString)
            policy.text(node, into: &out)
            out.append("</code>" as StaticString)
        case .htmlInline, .htmlBlock:
            if node.kind == .htmlBlock { freshLine(&out) }
            policy.rawHTML(node, into: &out)
            if node.kind == .htmlBlock { freshLine(&out) }
        case .emphasis: out.append("<em>" as StaticString)
        case .strong: out.append("<strong>" as StaticString)
        case .link: policy.openLink(node, into: &out)
        case .image:
            policy.image(node, into: &out)
            return false
        default: enterBlock(node, &out)
        }
        return true
    }

    private mutating func enterBlock(_ node: MarkdownNode, _ out: inout [UInt8]) {
        switch node.kind {
        case .blockQuote:
            freshLine(&out)
            out.append("<blockquote>\n" as StaticString)
        case .list: openList(node, &out)
        case .item:
            freshLine(&out)
            out.append("<li>" as StaticString)
        case .heading:
            freshLine(&out)
            out.append("<h" as StaticString)
            out.append(number: node.headingLevel)
            out.append(UInt8(ascii: ">"))
            textStart = out.count
        case .paragraph:
            if !isInTightList(node) {
                freshLine(&out)
                out.append("<p>" as StaticString)
            }
            textStart = out.count
        case .codeBlock: writeCodeBlock(node, &out)
        case .thematicBreak:
            freshLine(&out)
            out.append("<hr />\n" as StaticString)
        default: break
        }
    }

    mutating func leave<Policy: MarkdownPolicy>(
        _ node: MarkdownNode, _ out: inout [UInt8], _ policy: inout Policy
    ) {
        switch node.kind {
        case .emphasis: out.append("</em>" as StaticString)
        case .strong: out.append("</strong>" as StaticString)
        case .link: policy.closeLink(node, into: &out)
        case .paragraph:
            policy.closeTextBlock(node, from: textStart, in: out)
            if !isInTightList(node) { out.append("</p>\n" as StaticString) }
        case .heading:
            policy.closeTextBlock(node, from: textStart, in: out)
            out.append("</h" as StaticString)
            out.append(number: node.headingLevel)
            out.append(">\n" as StaticString)
        case .item: out.append("</li>\n" as StaticString)
        case .list: out.append(node.isOrderedList ? "</ol>\n" : "</ul>\n" as StaticString)
        case .blockQuote:
            freshLine(&out)
            out.append("</blockquote>\n" as StaticString)
        default: break
        }
    }

    private func openList(_ node: MarkdownNode, _ out: inout [UInt8]) {
        freshLine(&out)
        guard node.isOrderedList else { return out.append("<ul>\n" as StaticString) }
        if node.listStart == 1 { return out.append("<ol>\n" as StaticString) }
        out.append("<ol start=\"" as StaticString)
        out.append(number: node.listStart)
        out.append("\">\n" as StaticString)
    }

    private func writeCodeBlock(_ node: MarkdownNode, _ out: inout [UInt8]) {
        freshLine(&out)
        let language = node.fenceInfo.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0B && $0 != 0x0C }
        if language.isEmpty {
            out.append("<pre><code>" as StaticString)
        } else {
            out.append("<pre><code class=\"language-" as StaticString)
            out.append(language, escape: .commonMark)
            out.append("\">" as StaticString)
        }
        node.appendLiteral(to: &out)
        out.append("</code></pre>\n" as StaticString)
    }

    private func isInTightList(_ paragraph: MarkdownNode) -> Bool {
        guard let list = paragraph.parent?.parent, list.kind == .list else { return false }
        return list.isTight
    }

    private func freshLine(_ out: inout [UInt8]) {
        if out.count > base, out.last != 0x0A { out.append(0x0A) }
    }
}

extension ByteSink where Self: ~Copyable {
    /// Appends an address as the value of an attribute in double quotes: what a URL cannot hold is percent-encoded,
    /// as CommonMark's reference implementation does, and `&` and `'` are written as character references.
    public mutating func append(address bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"),
                UInt8(ascii: "(")...UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "!"),
                UInt8(ascii: "#")...UInt8(ascii: "%"), UInt8(ascii: "~"):
                append(byte)
            case UInt8(ascii: "&"): append("&amp;" as StaticString)
            case UInt8(ascii: "'"): append("&#x27;" as StaticString)
            default:
                append(percentEncoded: byte)
            }
        }
    }
}
