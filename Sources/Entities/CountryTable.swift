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
            for line in Array(table.utf8).split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
                let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
                if let country = country(fields) { countries.append(country) }
            }
        }
        countries.sort { $0.slug < $1.slug }
        return countries
    }

    private static func country(_ fields: [ArraySlice<UInt8>]) -> Country? {
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
        for capital in fields[6].split(separator: UInt8(ascii: ";")) {
            for (index, spelling) in capital.split(separator: UInt8(ascii: "=")).enumerated() {
                let name = reader.value(spelling)
                if index == 0 { country.capitals.append(name) } else { country.capitalSpellings.append(name) }
            }
        }
        for demonym in fields[7].split(separator: UInt8(ascii: ";")) {
            country.demonyms.append(contentsOf: reader.numbers(demonym))
        }
        for form in fields[8].split(separator: UInt8(ascii: ";")) { country.shortForms.append(reader.value(form)) }
        country.doubtful = reader.doubtful
        return country
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String { String(decoding: field, as: UTF8.self) }

    private struct FieldReader {
        var doubtful: [String] = []

        /// A value without its `!`, which is noted.
        mutating func value(_ field: ArraySlice<UInt8>) -> String {
            guard field.first == UInt8(ascii: "!") else { return text(field) }
            let name = text(field.dropFirst())
            doubtful.append(name)
            return name
        }

        /// `Russian(s)` as `Russian` and `Russians`.
        mutating func numbers(_ field: ArraySlice<UInt8>) -> [String] {
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
        var names: [(name: String, sense: Sense)] = []
        names.reserveCapacity(12)
        for name in [shortName, officialName] + shortForms { Self.add(name, .itself, to: &names) }
        for demonym in demonyms { names.append((demonym, .adjective)) }
        for capital in capitals { Self.add(capital, .capital, to: &names) }
        for capital in capitalSpellings { Self.add(capital, .capital, to: &names) }
        return names
    }

    /// Adds a name; with `Saint Lucia` also `St. Lucia` and `St Lucia`, with `Trinidad and Tobago` also
    /// `Trinidad & Tobago`.
    private static func add(_ name: String, _ sense: Sense, to names: inout [(name: String, sense: Sense)]) {
        let first = names.count
        names.append((name, sense))
        if name.hasPrefix("Saint ") {
            names.append(("St. " + name.dropFirst(6), sense))
            names.append(("St " + name.dropFirst(6), sense))
        }
        for index in first..<names.count {
            if let shorter = withAmpersand(names[index].name) { names.append((shorter, sense)) }
        }
    }

    private static func withAmpersand(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        let and = Array(" and ".utf8)
        var start = 0
        while start + and.count <= bytes.count {
            if bytes[start] == and[0], bytes[start..<start + and.count].elementsEqual(and) {
                return String(
                    decoding: bytes[..<start] + Array(" & ".utf8) + bytes[(start + and.count)...], as: UTF8.self)
            }
            start += 1
        }
        return nil
    }
}
