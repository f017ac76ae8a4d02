import Foundation

/// Plain ASCII for a name in any script; what has no equivalent becomes a space.
///
/// Western and Central European letters and Cyrillic go by the tables below, quickly and alike everywhere; the rest goes
/// through ICU (`Any-Latin; Latin-ASCII`), which costs some milliseconds at its first use.
func transliterated(_ name: String) -> String {
    // A name is a line of text; no transform is asked to work through a file.
    let whole = String(String.UnicodeScalarView(name.unicodeScalars.prefix(4096)))
    let name = composed(whole)
    if let quick = quickly(name) { return quick }
    let latin = name.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? name
    return quickly(latin) ?? ascii(latin)
}

private func quickly(_ name: String) -> String? {
    var out = ""
    for scalar in name.unicodeScalars {
        switch scalar.value {
        case 0..<0x80: out.unicodeScalars.append(scalar)
        case 0xC0..<0x180: out += latinLetters[Int(scalar.value) - 0xC0]
        case 0x218...0x21B: out += scalar.value < 0x21A ? "s" : "t"
        case 0x400..<0x460, 0x490, 0x491:
            guard let letters = cyrillicLetters[scalar.properties.lowercaseMapping] else { return nil }
            out += letters
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
                return nil
            default: out += " "
            }
        }
    }
    return out
}

private func ascii(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if scalar.properties.generalCategory == .nonspacingMark { continue }
        out.append(scalar.isASCII ? scalar : " ")
    }
    return String(out)
}

/// U+00C0 to U+017F. Letters with marks lose them, as in addresses everywhere; ligatures and Icelandic letters are
/// spelt out.
private let latinLetters: [String] = """
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g
    g g g g h h h h i i i i i i i i i i ij ij j j k k q l l l l l l l
    l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s
    s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

/// Small letters of Russian, Ukrainian, Belarusian, Serbian, Macedonian and Bulgarian as English news spells them.
private let cyrillicLetters: [String: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ѐ": "e", "ё": "e", "ђ": "dj", "ѓ": "gj", "є": "ye", "ѕ": "dz", "і": "i", "ї": "yi", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "ќ": "kj", "ѝ": "i", "ў": "u", "џ": "dz", "ґ": "g",
]
