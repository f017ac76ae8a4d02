extension PictureHeader {
    /// AVIF (AV1 Image File Format 1.1 over ISO/IEC 23008-12): the primary item's size, turned as `irot` asks.
    static func readAVIF(_ bytes: inout PictureBytes) -> PictureHeader? {
        guard bytes.holds("ftyp", at: 4), let length = bytes.big(0, 4), isAVIF(&bytes, end: min(length, 256)),
            let meta = Box.first("meta", from: length, to: Box.limit, &bytes)
        else { return nil }
        // A full box: version and flags come before what it holds.
        let start = meta.start + 4
        guard let primary = Box.first("pitm", from: start, to: meta.end, &bytes),
            let version = bytes.byte(primary.start),
            let item = bytes.big(primary.start + 4, version == 0 ? 2 : 4),
            let properties = Box.first("iprp", from: start, to: meta.end, &bytes),
            let container = Box.first("ipco", from: properties.start, to: properties.end, &bytes),
            let associations = Box.first("ipma", from: properties.start, to: properties.end, &bytes)
        else { return nil }
        let wanted = indices(of: item, in: associations, &bytes)
        return size(wanted, in: container, &bytes)
    }

    private static func isAVIF(_ bytes: inout PictureBytes, end: Int) -> Bool {
        var offset = 8
        while offset + 4 <= end {
            if bytes.holds("avif", at: offset) || bytes.holds("avis", at: offset) { return true }
            // The minor version stands between the major brand and the compatible ones.
            offset += offset == 8 ? 8 : 4
        }
        return false
    }

    /// The numbers, from 1, of the properties that belong to an item.
    private static func indices(of item: Int, in box: Box, _ bytes: inout PictureBytes) -> [Int] {
        guard let version = bytes.byte(box.start), let flags = bytes.big(box.start + 1, 3),
            let count = bytes.big(box.start + 4, 4)
        else { return [] }
        let isWide = flags & 1 == 1
        let identifierLength = version < 1 ? 2 : 4
        var offset = box.start + 8
        for _ in 0..<count {
            guard offset < box.end, let identifier = bytes.big(offset, identifierLength),
                let number = bytes.byte(offset + identifierLength)
            else { return [] }
            offset += identifierLength + 1
            let width = isWide ? 2 : 1
            if identifier == item {
                // The highest bit says whether the property is essential.
                return (0..<number).compactMap { index in
                    bytes.big(offset + index * width, width).map { $0 & (isWide ? 0x7FFF : 0x7F) }
                }
            }
            offset += number * width
        }
        return []
    }

    private static func size(_ indices: [Int], in container: Box, _ bytes: inout PictureBytes) -> PictureHeader? {
        var size: (width: Int, height: Int)?
        var isTurned = false
        var number = 0
        var offset = container.start
        while let box = Box.at(offset, to: container.end, &bytes) {
            number += 1
            offset = box.end
            guard indices.contains(number) else { continue }
            if box.isNamed("ispe", &bytes) {
                guard let width = bytes.big(box.start + 4, 4), let height = bytes.big(box.start + 8, 4) else {
                    return nil
                }
                size = (width, height)
            } else if box.isNamed("irot", &bytes), let angle = bytes.byte(box.start) {
                isTurned = angle & 1 == 1
            }
        }
        guard let size else { return nil }
        return PictureHeader(
            .avif, width: isTurned ? size.height : size.width, height: isTurned ? size.width : size.height)
    }
}

/// A box of the ISO base media file format (ISO/IEC 14496-12, section 4.2): where its contents start and end.
private struct Box {
    let nameOffset: Int
    let start: Int
    let end: Int

    /// No picture is larger, in bytes.
    static let limit = 1 << 40

    static func at(_ offset: Int, to end: Int, _ bytes: inout PictureBytes) -> Box? {
        guard offset + 8 <= end, let length = bytes.big(offset, 4) else { return nil }
        switch length {
        case 0: return Box(nameOffset: offset + 4, start: offset + 8, end: end)
        case 1:
            // A length of 64 bits: one that needs the highest byte is no picture's.
            guard bytes.byte(offset + 8) == 0, let long = bytes.big(offset + 9, 7), long >= 16, long <= end - offset
            else { return nil }
            return Box(nameOffset: offset + 4, start: offset + 16, end: offset + long)
        default:
            guard length >= 8, length <= end - offset else { return nil }
            return Box(nameOffset: offset + 4, start: offset + 8, end: offset + length)
        }
    }

    static func first(_ name: StaticString, from start: Int, to end: Int, _ bytes: inout PictureBytes) -> Box? {
        var offset = start
        while let box = at(offset, to: end, &bytes) {
            if box.isNamed(name, &bytes) { return box }
            offset = box.end
        }
        return nil
    }

    func isNamed(_ name: StaticString, _ bytes: inout PictureBytes) -> Bool {
        bytes.holds(name, at: nameOffset)
    }
}
