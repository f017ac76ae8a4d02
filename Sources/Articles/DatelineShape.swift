/// A dateline at the beginning of a text: `WASHINGTON (Example Wire) —`, `МОСКВА (ТАСС) —`, `GENEVA —`.
struct DatelineShape {
    let city: String
    let agency: String?
    /// The dateline's length in UTF-8 bytes, the dash and the blank before it left out.
    let length: Int

    /// The longest dateline, in characters: a longer run of capitals is a sentence.
    private static let longest = 90

    /// Nil where `text` does not open with a dateline.
    init?(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(Self.longest)
        for scalar in text.unicodeScalars {
            if scalars.count == Self.longest { break }
            scalars.append(scalar)
        }
        var index = 0
        while index < scalars.count, Self.isCityScalar(scalars[index]) { index += 1 }
        var cityEnd = index
        if index < scalars.count, let comma = Self.dateAfterComma(scalars, upTo: index) { cityEnd = comma }
        // `NEW YORK, Sept. 14 (Agency) —`: a date in mixed case may stand between a comma and the agency.
        if index < scalars.count, scalars[index] != "(", !Self.isDash(scalars[index]) {
            guard let (comma, opener) = Self.datePart(scalars) else { return nil }
            (cityEnd, index) = (comma, opener)
        }
        let city = Self.trimmed(scalars[..<cityEnd])
        guard let end = Self.agencyEnd(scalars, from: index) else { return nil }
        let dateline = Self.trimmed(scalars[..<end])
        guard Self.dashFollows(scalars, from: end, hasAgency: end > index) else { return nil }
        guard Self.isCity(city, hasAgency: end > index) else { return nil }
        self.city = city
        agency = end > index ? Self.trimmed(scalars[(index + 1)..<(end - 1)]) : nil
        length = dateline.utf8.count
    }

    private static func isCity(_ city: String, hasAgency: Bool) -> Bool {
        var letters = 0
        var hasCapital = false
        for scalar in city.unicodeScalars where scalar.isAlphabetic {
            letters += 1
            hasCapital = hasCapital || scalar.isUppercase
        }
        // Scripts without capitals have datelines too, but only the agency tells them from a sentence.
        return letters >= 2 && (hasCapital || hasAgency)
    }

    /// Where the agency's closing bracket ends; `start` itself where there is no agency; nil for an unclosed one.
    private static func agencyEnd(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard start < scalars.count, scalars[start] == "(" else { return start }
        guard let close = scalars[start...].firstIndex(of: ")"), close > start + 1 else { return nil }
        return scalars[(start + 1)..<close].contains("(") ? nil : close + 1
    }

    private static func dashFollows(_ scalars: [Unicode.Scalar], from start: Int, hasAgency: Bool) -> Bool {
        var index = start
        while index < scalars.count, scalars[index].isWhitespace { index += 1 }
        guard index < scalars.count else { return false }
        if isDash(scalars[index]) { return true }
        // Wires that keep to ASCII write a hyphen or two; without an agency that would be any hyphen.
        return hasAgency && scalars[index] == "-" && index > start
    }

    /// The comma before a date and the bracket after it.
    private static func datePart(_ scalars: [Unicode.Scalar]) -> (comma: Int, opener: Int)? {
        guard let opener = scalars.firstIndex(of: "("), let comma = scalars[..<opener].lastIndex(of: ","),
            opener - comma <= 24, scalars[..<comma].allSatisfy(isCityScalar),
            scalars[comma..<opener].contains(where: \.isNumeric)
        else { return nil }
        return (comma, opener)
    }

    private static func dateAfterComma(_ scalars: [Unicode.Scalar], upTo end: Int) -> Int? {
        guard let comma = scalars[..<end].lastIndex(of: ","),
            scalars[comma..<end].contains(where: \.isNumeric)
        else { return nil }
        return comma
    }

    private static func isCityScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == " " || scalar == "." || scalar == "," || scalar == "'" || scalar == "’" || scalar == "-" {
            return true
        }
        if scalar == "/" || scalar == "\u{A0}" || (scalar.value >= 0x30 && scalar.value <= 0x39) { return true }
        if scalar.isASCII { return scalar.isUppercase }
        let properties = scalar.properties
        if properties.isLowercase { return false }
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
            || properties.generalCategory == .spacingMark
    }

    private static func isDash(_ scalar: Unicode.Scalar) -> Bool { scalar == "—" || scalar == "–" || scalar == "―" }

    private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var slice = scalars
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(slice.count * 2)
        for scalar in slice {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Unicode's properties, of ASCII without a look into Unicode's tables.
extension Unicode.Scalar {
    fileprivate var isUppercase: Bool { isASCII ? value &- 0x41 < 26 : properties.isUppercase }
    fileprivate var isAlphabetic: Bool { isASCII ? (value | 0x20) &- 0x61 < 26 : properties.isAlphabetic }
    fileprivate var isWhitespace: Bool { isASCII ? value == 0x20 || value &- 9 < 5 : properties.isWhitespace }
    fileprivate var isNumeric: Bool { isASCII ? value &- 0x30 < 10 : properties.numericType != nil }
}
