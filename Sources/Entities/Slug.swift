/// A name as a part of an address: ASCII letters and digits, in small letters, all between them one `-`.
///
/// Other scripts are transliterated; what leaves nothing behind (`🎉`) becomes `x-` and a hash of its bytes. Never
/// longer than 200 bytes: a longer one ends in a hash of the whole name. The same on every machine for Latin and
/// Cyrillic; other scripts follow the version of ICU.
public func slugify(_ name: String) -> String {
    var slug = asciiSlug(name) ?? asciiSlug(transliterated(name)) ?? ""
    if slug.isEmpty { return "x-" + hash(of: name) }
    guard slug.utf8.count > longestSlug else { return slug }
    let kept = slug.utf8.prefix(longestSlug - 17)
    slug = String(Substring(kept))
    if slug.hasSuffix("-") { slug.removeLast() }
    return slug + "-" + hash(of: name)
}

let longestSlug = 200

/// Nil where there is a byte beyond ASCII.
private func asciiSlug(_ name: String) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(name.utf8.count)
    var gap = false
    for byte in name.utf8 {
        switch byte {
        case 0x80...: return nil
        case 0x30...0x39, 0x61...0x7A, 0x41...0x5A:
            if gap && !out.isEmpty { out.append(UInt8(ascii: "-")) }
            gap = false
            out.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        default: gap = true
        }
    }
    return String(decoding: out, as: UTF8.self)
}

/// FNV-1a, 64 bits, as 16 hexadecimal digits.
private func hash(of name: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
