/// The built-in countries, read from the compact tables in `CountryData*.swift`.
///
/// A line is a country, its fields parted by `|`:
/// alpha-2, alpha-3, numeric code, subregion (UN M49), short name, official name, capitals, demonyms, other names.
/// Within a field, values are parted by `;`. A capital may be followed by `=` and its other spellings and recent names.
/// `(s)` at the end of a demonym stands for singular and plural. An empty official name is the short name. A value that
/// starts with `!` is known but names nobody by itself, since it commonly means something else as well. `#` starts a
/// comment line. Tests check codes and official names against Debian's `iso-codes`.
enum CountryTable {
    /// By slug.
    static func read() -> [Country] {
        var countries: [Country] = []
        countries.reserveCapacity(256)
        for table in [africaTable, americasTable, asiaTable, europeTable, oceaniaTable] {
            for line in table.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
                let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
                if let country = country(fields) { countries.append(country) }
            }
        }
        return countries.sorted { $0.slug < $1.slug }
    }

    private static func country(_ fields: [Substring.UTF8View]) -> Country? {
        guard fields.count == 9 else { return nil }
        var reader = FieldReader()
        let alpha2 = text(fields[0])
        let shortName = text(fields[4])
        let subregion = UInt16(text(fields[3])).flatMap(Subregion.init(rawValue:))
        var country = Country(
            code: alpha2.lowercased(), alpha2: alpha2, alpha3: text(fields[1]), numeric: text(fields[2]),
            slug: slugify(shortName), shortName: shortName, officialName: text(fields[5]), capitals: [],
            capitalSpellings: [], demonyms: [], shortForms: [], region: subregion?.region ?? .other,
            subregion: subregion, isISO: true, doubtful: [])
        if country.officialName.isEmpty { country.officialName = shortName }
        for capital in values(fields[6]) {
            let spellings = capital.split(separator: UInt8(ascii: "="))
            for (index, spelling) in spellings.enumerated() {
                let name = reader.value(spelling)
                if index == 0 { country.capitals.append(name) } else { country.capitalSpellings.append(name) }
            }
        }
        for demonym in values(fields[7]) { country.demonyms += reader.numbers(demonym) }
        country.shortForms = values(fields[8]).map { reader.value($0) }
        country.doubtful = reader.doubtful
        return country
    }

    private static func values(_ field: Substring.UTF8View) -> [Substring.UTF8View] {
        field.split(separator: UInt8(ascii: ";"))
    }

    private static func text(_ field: Substring.UTF8View) -> String { String(Substring(field)) }

    private struct FieldReader {
        var doubtful: [String] = []

        /// A value without its `!`, which is noted.
        mutating func value(_ field: Substring.UTF8View) -> String {
            guard field.first == UInt8(ascii: "!") else { return text(field) }
            let name = text(field.dropFirst())
            doubtful.append(name)
            return name
        }

        /// `Russian(s)` as `Russian` and `Russians`.
        mutating func numbers(_ field: Substring.UTF8View) -> [String] {
            let ending = "(s)"
            guard field.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { return [value(field)] }
            let singular = value(field.dropLast(ending.utf8.count))
            if doubtful.last == singular { doubtful.append(singular + "s") }
            return [singular, singular + "s"]
        }
    }
}

extension Country {
    /// Every name with its sense, the country's own names first: a city state's capital means the state.
    var namesWithSenses: [(name: String, sense: Sense)] {
        var names: [(String, Sense)] = []
        for name in [shortName, officialName] + shortForms {
            names.append((name, .itself))
            for spelling in Self.spellings(of: name) { names.append((spelling, .itself)) }
        }
        for demonym in demonyms { names.append((demonym, .adjective)) }
        for capital in capitals + capitalSpellings {
            names.append((capital, .capital))
            for spelling in Self.spellings(of: capital) { names.append((spelling, .capital)) }
        }
        return names
    }

    /// `St. Lucia` and `St Lucia` for `Saint Lucia`, `Trinidad & Tobago` for `Trinidad and Tobago`.
    private static func spellings(of name: String) -> [String] {
        var spellings: [String] = []
        if name.hasPrefix("Saint ") {
            spellings = ["St. " + name.dropFirst(6), "St " + name.dropFirst(6)]
        }
        for base in [name] + spellings {
            guard let and = base.firstRange(of: " and ") else { continue }
            spellings.append(base.replacingCharacters(in: and, by: " & "))
        }
        return spellings
    }
}

extension String {
    fileprivate func firstRange(of word: String) -> Range<String.Index>? {
        let wanted = Array(word.utf8)
        var start = utf8.startIndex
        while utf8.distance(from: start, to: utf8.endIndex) >= wanted.count {
            let end = utf8.index(start, offsetBy: wanted.count)
            if utf8[start..<end].elementsEqual(wanted) { return start..<end }
            start = utf8.index(after: start)
        }
        return nil
    }

    fileprivate func replacingCharacters(in range: Range<String.Index>, by text: String) -> String {
        String(self[..<range.lowerBound]) + text + self[range.upperBound...]
    }
}
