extension PictureHeader {
    /// JPEG (ITU-T T.81, annex B): the first frame's size, turned as Exif asks.
    static func readJPEG(_ bytes: inout PictureBytes) -> PictureHeader? {
        guard bytes.big(0, 2) == 0xFFD8 else { return nil }
        var offset = 2
        var isTurned = false
        // Each turn of the loop goes forward, and the budget of `bytes` bounds them.
        while let mark = bytes.byte(offset), mark == 0xFF, let marker = bytes.byte(offset + 1) {
            switch marker {
            case 0xFF:
                offset += 1
            case 0x01, 0xD0...0xD8:
                offset += 2
            case 0xC0...0xCF where marker != 0xC4 && marker != 0xC8 && marker != 0xCC:
                guard let height = bytes.big(offset + 5, 2), let width = bytes.big(offset + 7, 2) else { return nil }
                return PictureHeader(.jpeg, width: isTurned ? height : width, height: isTurned ? width : height)
            case 0xD9, 0xDA:
                return nil
            default:
                guard let length = bytes.big(offset + 2, 2), length >= 2 else { return nil }
                if marker == 0xE1, !isTurned, bytes.big(offset + 4, 4) == 0x4578_6966, bytes.big(offset + 8, 2) == 0 {
                    let turned = ExifOrientation.read(&bytes, from: offset + 10, to: offset + 2 + length)
                    isTurned = (5...8).contains(turned)
                }
                offset += 2 + length
            }
        }
        return nil
    }
}

/// How a camera was held (Exif 2.32, tag 0x0112): from 5 on, rows and columns change places.
private enum ExifOrientation {
    /// Reads a TIFF structure's first directory; 1, upright, if there is no such tag.
    static func read(_ bytes: inout PictureBytes, from start: Int, to end: Int) -> Int {
        let isLittle = bytes.big(start, 2) == 0x4949
        guard isLittle || bytes.big(start, 2) == 0x4D4D else { return 1 }
        func number(_ offset: Int, _ length: Int) -> Int? {
            guard offset + length <= end else { return nil }
            return isLittle ? bytes.little(offset, length) : bytes.big(offset, length)
        }
        guard number(start + 2, 2) == 42, let directory = number(start + 4, 4), let count = number(start + directory, 2)
        else { return 1 }
        for index in 0..<count {
            let entry = start + directory + 2 + index * 12
            guard let tag = number(entry, 2) else { return 1 }
            if tag == 0x0112 { return number(entry + 2, 2) == 3 ? number(entry + 8, 2) ?? 1 : 1 }
        }
        return 1
    }
}
