extension PictureHeader {
    /// SVG 2, sections 5.1.2 and 8.2: the outermost element's `width` and `height`, or what its `viewBox` gives.
    /// Where both are missing a browser's size for replaced elements holds: 300 by 150 (CSS 2.2, section 10.3.2).
    static func readSVG(_ bytes: inout PictureBytes) -> PictureHeader? {
        // Nearly every file that gets here is an SVG; of one that is not, one window was read.
        guard let first = bytes.byte(0), first == 0x3C || first == 0xEF || first <= 0x20 else { return nil }
        // Comments and declarations of drawing programs come before the element.
        var scanner = XMLScanner(bytes.prefix(64 * 1_024))
        while let token = scanner.next() {
            switch token.kind {
            case .startTag(let name, let attributes, _):
                return XMLName.local(name) == "svg" ? size(attributes) : nil
            case .text(let text):
                if !text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) { return nil }
            case .comment, .instruction, .documentType: continue
            case .endTag, .characterData, .malformed: return nil
            }
        }
        return nil
    }

    private static func size(_ attributes: [XMLScanner.Attribute]) -> PictureHeader? {
        func value(_ name: String) -> String? {
            // A value with references in it is nobody's length.
            attributes.first { $0.name == name && !$0.value.contains(UInt8(ascii: "&")) }
                .map { String(decoding: $0.value, as: UTF8.self) }
        }
        let box = value("viewBox").flatMap(viewBox)
        let width = value("width").flatMap(pixels)
        let height = value("height").flatMap(pixels)
        switch (width, height, box) {
        case (let width?, let height?, _): return rounded(width, height)
        case (let width?, nil, let box?): return rounded(width, width * box.height / box.width)
        case (nil, let height?, let box?): return rounded(height * box.width / box.height, height)
        case (nil, nil, let box?): return rounded(box.width, box.height)
        case (let width?, nil, nil): return rounded(width, 150)
        case (nil, let height?, nil): return rounded(300, height)
        case (nil, nil, nil): return rounded(300, 150)
        }
    }

    private static func rounded(_ width: Double, _ height: Double) -> PictureHeader? {
        guard width.isFinite, height.isFinite, width < 1e9, height < 1e9 else { return nil }
        return PictureHeader(.svg, width: max(1, Int(width.rounded())), height: max(1, Int(height.rounded())))
    }

    private static func viewBox(_ text: String) -> (width: Double, height: Double)? {
        let parts = text.split { $0 == " " || $0 == "," || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        guard parts.count == 4, let width = number(parts[2]), let height = number(parts[3]), width > 0, height > 0
        else { return nil }
        return (width, height)
    }

    /// A length in CSS pixels (CSS Values 4, section 6.2); nil for `auto`, percentages and what is no length.
    private static func pixels(_ text: String) -> Double? {
        let trimmed = text.drop { $0.isWhitespace }
        let length = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        // The `e` of `em` and `ex` is not an exponent's.
        let digits = length.last == "e" || length.last == "E" ? length.dropLast() : length
        let unit = trimmed[digits.endIndex...].filter { !$0.isWhitespace }.lowercased()
        let scales: [String: Double] = [
            "": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96.0 / 72, "pc": 16,
            "em": 16, "rem": 16, "ex": 8,
        ]
        guard let scale = scales[unit], let value = number(digits), value > 0 else { return nil }
        return value * scale
    }

    private static func number(_ digits: Substring) -> Double? {
        guard digits.utf8.count <= 32, digits.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
            let value = Double(digits), value.isFinite
        else { return nil }
        return value
    }
}
