import Bytes

/// References in XML text (XML 1.0, section 4.1). Only those to characters and the five built-in entities mean anything
/// without a DTD. Bytes, not characters: a combining mark behind an `&` does not hide it from a browser.
enum XMLReference {
    private static let known: [String: String] = ["lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'"]
    /// Longer ones are not references.
    private static let lengthLimit = 32

    /// Whether there is a reference to an entity that only a DTD could declare.
    static func hasUnknown(_ text: ArraySlice<UInt8>) -> Bool {
        var index = text.startIndex
        while let ampersand = text[index...].firstIndex(of: UInt8(ascii: "&")) {
            index = ampersand + 1
            if reference(in: text[index...]) == nil { return true }
        }
        return false
    }

    /// The text with its references replaced, once: what they stand for is not looked at again.
    static func decode(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var index = text.startIndex
        while let ampersand = text[index...].firstIndex(of: UInt8(ascii: "&")) {
            decoded.append(contentsOf: text[index..<ampersand])
            index = ampersand + 1
            if let (replacement, end) = reference(in: text[index...]) {
                decoded.append(replacement)
                index = end
            } else {
                decoded.append(UInt8(ascii: "&"))
            }
        }
        decoded.append(contentsOf: text[index...])
        return decoded
    }

    /// What the reference that `text` starts with, behind its `&`, stands for, and where it ends.
    private static func reference(in text: ArraySlice<UInt8>) -> (String, end: Int)? {
        guard let semicolon = text.prefix(lengthLimit).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: text[..<semicolon], as: UTF8.self)
        guard name.hasPrefix("#") else { return known[name].map { ($0, semicolon + 1) } }
        let digits = name.dropFirst()
        let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        return code.flatMap(Unicode.Scalar.init).map { (String(Character($0)), semicolon + 1) }
    }
}

extension [UInt8] {
    /// ASCII letters in lowercase, all else as it is.
    var lowercased: [UInt8] {
        map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }

    func contains(_ word: StaticString) -> Bool {
        find(word, from: 0) != nil
    }

    /// The index behind the next `word`.
    func find(_ word: StaticString, from start: Int) -> Int? {
        let length = word.utf8CodeUnitCount
        var index = start
        while index + length <= count {
            var matched = 0
            while matched < length && self[index + matched] == word.utf8Start[matched] { matched += 1 }
            if matched == length { return index + length }
            index += 1
        }
        return nil
    }
}
