/// A continental region of the United Nations' geoscheme (UN M49), in the order of the countries page.
public enum Region: UInt8, Sendable, CaseIterable, Comparable {
    case africa
    case americas
    case asia
    case europe
    case oceania
    /// Antarctica, and what an author adds without a region.
    case other

    /// In English.
    public var name: String {
        switch self {
        case .africa: "Africa"
        case .americas: "Americas"
        case .asia: "Asia"
        case .europe: "Europe"
        case .oceania: "Oceania"
        case .other: "Antarctica and other"
        }
    }

    /// The number of UN M49; Antarctica has no region there and stands under its own number.
    public var code: String {
        switch self {
        case .africa: "002"
        case .americas: "019"
        case .asia: "142"
        case .europe: "150"
        case .oceania: "009"
        case .other: "010"
        }
    }

    public static func < (left: Region, right: Region) -> Bool { left.rawValue < right.rawValue }
}

/// A subregion of UN M49; the Americas and Africa south of the Sahara are told apart one level deeper, as the raw
/// numbers do.
public enum Subregion: UInt16, Sendable, CaseIterable {
    case northernAfrica = 15
    case easternAfrica = 14
    case middleAfrica = 17
    case southernAfrica = 18
    case westernAfrica = 11
    case caribbean = 29
    case centralAmerica = 13
    case southAmerica = 5
    case northernAmerica = 21
    case centralAsia = 143
    case easternAsia = 30
    case southEasternAsia = 35
    case southernAsia = 34
    case westernAsia = 145
    case easternEurope = 151
    case northernEurope = 154
    case southernEurope = 39
    case westernEurope = 155
    case australiaAndNewZealand = 53
    case melanesia = 54
    case micronesia = 57
    case polynesia = 61
    case antarctica = 10

    public var region: Region {
        switch self {
        case .northernAfrica, .easternAfrica, .middleAfrica, .southernAfrica, .westernAfrica: .africa
        case .caribbean, .centralAmerica, .southAmerica, .northernAmerica: .americas
        case .centralAsia, .easternAsia, .southEasternAsia, .southernAsia, .westernAsia: .asia
        case .easternEurope, .northernEurope, .southernEurope, .westernEurope: .europe
        case .australiaAndNewZealand, .melanesia, .micronesia, .polynesia: .oceania
        case .antarctica: .other
        }
    }

    /// In English.
    public var name: String {
        switch self {
        case .northernAfrica: "Northern Africa"
        case .easternAfrica: "Eastern Africa"
        case .middleAfrica: "Middle Africa"
        case .southernAfrica: "Southern Africa"
        case .westernAfrica: "Western Africa"
        case .caribbean: "Caribbean"
        case .centralAmerica: "Central America"
        case .southAmerica: "South America"
        case .northernAmerica: "Northern America"
        case .centralAsia: "Central Asia"
        case .easternAsia: "Eastern Asia"
        case .southEasternAsia: "South-eastern Asia"
        case .southernAsia: "Southern Asia"
        case .westernAsia: "Western Asia"
        case .easternEurope: "Eastern Europe"
        case .northernEurope: "Northern Europe"
        case .southernEurope: "Southern Europe"
        case .westernEurope: "Western Europe"
        case .australiaAndNewZealand: "Australia and New Zealand"
        case .melanesia: "Melanesia"
        case .micronesia: "Micronesia"
        case .polynesia: "Polynesia"
        case .antarctica: "Antarctica"
        }
    }

    /// Three digits, as UN M49 writes them.
    public var code: String {
        let digits = String(rawValue)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}

/// A region or subregion by English name, whatever its letter case, or by number.
func regionNamed(_ text: String) -> (region: Region, subregion: Subregion?)? {
    let wanted = text.lowercased()
    for subregion in Subregion.allCases where subregion.name.lowercased() == wanted || subregion.code == wanted {
        return (subregion.region, subregion)
    }
    for region in Region.allCases where region.name.lowercased() == wanted || region.code == wanted {
        return (region, nil)
    }
    return nil
}
