/// A country or territory with its names.
public struct Country: Sendable, Hashable {
    /// Its key: the alpha-2 code in small letters, or what the author calls one that ISO 3166-1 lacks.
    public var code: String
    /// ISO 3166-1, in capitals; of an added country its code in capitals if that has two letters, else empty.
    public var alpha2: String
    /// ISO 3166-1, in capitals; empty where an added country has none.
    public var alpha3: String
    /// ISO 3166-1, three digits; empty where an added country has none.
    public var numeric: String
    /// In the page's address: English and ASCII in every language.
    public var slug: String
    /// As news desks write it, in English: `North Korea`.
    public var shortName: String
    public var officialName: String
    /// Several where the seats of power are shared out; empty where there is none.
    public var capitals: [String]
    /// Other spellings and recent names of the capitals: `Kiev`.
    public var capitalSpellings: [String]
    /// The adjective first, then nouns for the people, in singular and plural.
    public var demonyms: [String]
    /// Abbreviations and other names: `US`, `U.S.`, `Britain`, `Burma`.
    public var shortForms: [String]
    public var region: Region
    public var subregion: Subregion?
    public var isISO: Bool
    /// Those of the names above that match no `[label]` by themselves, since more than one thing is meant by them.
    var doubtful: [String]

    /// Two regional indicator symbols (Unicode Technical Standard 51); nil for a code of another shape.
    public var flag: String? {
        let letters = alpha2.unicodeScalars
        guard letters.count == 2, letters.allSatisfy({ ("A"..."Z").contains($0) }) else { return nil }
        var flag = String.UnicodeScalarView()
        for letter in letters {
            guard let symbol = Unicode.Scalar(0x1F1E6 + letter.value - 0x41) else { return nil }
            flag.append(symbol)
        }
        return String(flag)
    }
}
