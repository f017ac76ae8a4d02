import Bytes
import Markdown
import SourceText

/// Pictures within a text, and HTML in Markdown.
extension TextPolicy {
    mutating func image(_ node: MarkdownNode, into out: inout [UInt8]) {
        openDateline(into: &out)
        let address = node.destination
        let alt = BlockShape.alternativeText(node)
        if address.first == LabelScan.mark {
            out.append("![" as StaticString)
            out.append(alt, escape: .commonMark)
            return out.append("]" as StaticString)
        }
        if let colon = LinkTarget.schemeEnd(address) {
            let scheme = String(decoding: address[..<colon], as: UTF8.self).lowercased()
            if scheme != "http" && scheme != "https" {
                report(
                    .warning, "unsafe-link", at: node, "pictures at '\(scheme):' addresses are left out",
                    fix: "put the picture's file into content/images/ and name it")
                return out.append(alt, escape: .commonMark)
            }
        }
        result.inlinePictures.append(
            InlinePicture(
                source: String(decoding: address, as: UTF8.self), alt: alt,
                title: String(decoding: node.title, as: UTF8.self), position: position(of: node)))
        result.holes.append(Hole(offset: out.count, filling: .picture(result.inlinePictures.count - 1)))
    }

    mutating func rawHTML(_ node: MarkdownNode, into out: inout [UInt8]) {
        if settings.rawHTML { return node.appendLiteral(to: &out, escape: nil) }
        report(
            .warning, "raw-html", at: node, "HTML in Markdown is left out",
            fix: "write it in Markdown, or set 'rawHTML: true' in content/site.yml")
    }
}
