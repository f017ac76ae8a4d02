/// What a style sheet, or an attribute that is read as one, may load: parts of its own file, pictures and fonts that
/// are written out in it.
enum StyleSafety {
    private static let fonts = ["data:font/", "data:application/font", "data:application/x-font"]

    /// Why a style must not be published; nil if nothing is wrong with it.
    static func fault(in style: [UInt8]) -> String? {
        let text = unescaped(style)
        if text.contains("@import") { return "a style that imports another" }
        if text.contains("image-set(") { return "a style that loads something from outside the file" }
        if text.contains("expression(") || text.contains("-moz-binding") || text.contains("behavior:") {
            return "a style that runs a script"
        }
        var index = 0
        while let end = text.find("url(", from: index) {
            index = end
            let argument = text[end...].drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            if argument.first == UInt8(ascii: "#") { continue }
            let isFont = fonts.contains { argument.starts(with: $0.utf8) }
            if !isFont && !SVGAddress.isRaster(argument) { return "a style that loads something from outside the file" }
        }
        return nil
    }

    /// CSS Syntax 3, section 4.3.7: what a backslash stands for; ASCII letters in lowercase.
    private static func unescaped(_ style: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var index = 0
        while index < style.count {
            var byte = style[index]
            index += 1
            if byte == UInt8(ascii: "\\") {
                var code: UInt32 = 0
                var digits = 0
                while digits < 6, index < style.count, let digit = hexadecimal(style[index]) {
                    code = code << 4 | digit
                    digits += 1
                    index += 1
                }
                if digits == 0 { continue }
                if index < style.count && style[index] <= 0x20 { index += 1 }
                // Characters outside ASCII are in none of the words that are looked for.
                byte = code < 0x80 ? UInt8(code) : 0x1A
            }
            text.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        return text
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x37)
        case 0x61...0x66: UInt32(byte - 0x57)
        default: nil
        }
    }
}
