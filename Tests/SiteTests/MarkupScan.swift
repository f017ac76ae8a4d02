/// A strict reading of pages as the generator writes them: an element's name, then attributes in quotes.
///
/// Stricter than a browser: a `<` that begins no such tag is a fault, so nothing that one might take for a tag is passed over.
struct MarkupScan {
    struct Element {
        var name = ""
        var attributes: [(name: String, value: String)] = []
    }

    private(set) var elements: [Element] = []
    /// The texts of scripts.
    private(set) var scripts: [String] = []
    private(set) var faults: [String] = []

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.contains(0) { faults.append("a NUL") }
        while let next = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
            place = next
            if !tag() {
                faults.append("no tag: \(String(decoding: bytes[next..<min(next + 60, bytes.count)], as: UTF8.self))")
                place = next + 1
            }
        }
    }

    private mutating func tag() -> Bool {
        if take("<!DOCTYPE html>") { return true }
        if take("</") {
            _ = name()
            return take(">")
        }
        place += 1
        var element = Element(name: name())
        if element.name.isEmpty { return false }
        while take(" ") {
            let key = name()
            if key.isEmpty { break }
            guard take("=") else {
                element.attributes.append((key, ""))
                continue
            }
            guard let quote = bytes.indices.contains(place) ? bytes[place] : nil, take("\"") || take("'"),
                let end = bytes[place...].firstIndex(of: quote)
            else { return false }
            element.attributes.append((key, String(decoding: bytes[place..<end], as: UTF8.self)))
            place = end + 1
        }
        _ = take("/")
        guard take(">") else { return false }
        elements.append(element)
        return element.name == "script" ? script() : true
    }

    /// A script's text ends at the first `</`, since no other may be in it.
    private mutating func script() -> Bool {
        guard let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) else { return false }
        scripts.append(String(decoding: bytes[place..<end], as: UTF8.self))
        place = end
        return take("</script>")
    }

    private mutating func name() -> String {
        let start = place
        while place < bytes.count, Self.isOfName(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// Small letters, digits, `-` and `:`, and the capitals of `viewBox` and `preserveAspectRatio`.
    private static func isOfName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A
            || "ABR".utf8.contains(byte)
    }

    private mutating func take(_ text: StaticString) -> Bool {
        var index = place
        for byte in text.description.utf8 {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
        }
        place = index
        return true
    }
}
