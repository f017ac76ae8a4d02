import Bytes

/// Reads the words back out of HTML that the Markdown writer made.
public enum HTMLText {
    /// The words without tags, character references read.
    public static func plain(_ html: ArraySlice<UInt8>) -> String {
        // Most of what is asked for is a name.
        if html.first(of: Self.mayNeedReading, in: html.indices) == html.endIndex, html.last != 0x20,
            !html.contains(0x0A)
        {
            return String(decoding: html, as: UTF8.self)
        }
        var out: [UInt8] = []
        out.reserveCapacity(html.count)
        var index = html.startIndex
        while index < html.endIndex {
            switch html[index] {
            case UInt8(ascii: "<"):
                while index < html.endIndex, html[index] != UInt8(ascii: ">") { index += 1 }
            case UInt8(ascii: "&"):
                let (character, length) = reference(html[index...])
                out.append(character)
                index += length - 1
            case 0x0A: out.append(0x20)
            case let byte: out.append(byte)
            }
            index += 1
        }
        // The line ending behind a paragraph is none of its words.
        while out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }

    /// `&`, `<` and what lies between them.
    private static let mayNeedReading = ByteRun(UInt8(ascii: "&")...UInt8(ascii: "<"))

    /// The references that `ByteEscape.commonMark` and `append(address:)` write.
    private static func reference(_ html: ArraySlice<UInt8>) -> (UInt8, Int) {
        let known: [(StaticString, UInt8)] = [
            ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
            ("&quot;", UInt8(ascii: "\"")), ("&#x27;", UInt8(ascii: "'")), ("&#39;", UInt8(ascii: "'")),
        ]
        for (text, byte) in known where html.starts(with: text.description.utf8) {
            return (byte, text.utf8CodeUnitCount)
        }
        return (UInt8(ascii: "&"), 1)
    }
}
