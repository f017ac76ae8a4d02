import Bytes
import Entities
import Markdown

/// The dateline, which is found before its paragraph is written and marked while it is.
extension TextPolicy {
    func findDateline(in paragraph: MarkdownNode) -> DatelineSplit? {
        var prefix: [UInt8] = []
        var pieces: [(node: MarkdownNode, start: Int)] = []
        var node = paragraph.firstChild
        while let current = node, prefix.count < 360 {
            guard current.kind == .text || current.kind == .link || current.kind == .strong || current.kind == .emphasis
            else { break }
            pieces.append((current, prefix.count))
            BlockShape.appendPlainText(current, to: &prefix)
            node = current.next
        }
        // A dateline begins with no small letter, and a dash of some kind ends it.
        guard let first = prefix.first, first &- 0x61 >= 26,
            prefix.contains(where: { $0 == UInt8(ascii: "-") || $0 == 0xE2 })
        else { return nil }
        guard let shape = DatelineShape(String(decoding: prefix, as: UTF8.self)) else { return nil }
        guard let last = pieces.last(where: { $0.start < shape.length }) else { return nil }
        if last.node.kind == .text {
            return DatelineSplit(shape: shape, node: last.node, bytes: shape.length - last.start)
        }
        // The dateline ends with a link or emphasis: it closes before the next text's first byte.
        guard let next = last.node.next, next.kind == .text else { return nil }
        return DatelineSplit(shape: shape, node: next, bytes: 0)
    }

    mutating func openDateline(into out: inout [UInt8]) {
        guard dateline != nil, dateline?.start == nil else { return }
        out.append("<span class=\"dateline\">" as StaticString)
        dateline?.start = out.count
        place = .dateline
    }

    mutating func closeDateline(into out: inout [UInt8]) {
        guard let split = dateline, let start = split.start else { return }
        dateline = nil
        place = .body
        let named = result.mentions[blockMentions...].first { $0.place == .dateline }?.entity
        let city = split.shape.city
        var place = named
        if named == nil, case .one(let id, let sense, _)? = settings.registry.lookUp(label: city),
            id.kind == .country || id.kind == .place
        {
            place = EntityReference(id)
            let length = min(city.utf8.count, out.count - start, Int(UInt16.max))
            addMention(of: EntityReference(id), sense, start: start, length: length, as: .dateline)
        } else if named == nil {
            result.unknownNames.insert(city)
        }
        result.dateline = Dateline(
            text: HTMLText.plain(out[start...]), city: city, agency: split.shape.agency, place: place)
        out.append("</span>" as StaticString)
    }
}
