import Testing

@testable import Entities

@Suite struct CountryTests {
    let registry = EntityRegistry.build(profiles: []).0

    @Test func everyEntryOfISO3166IsThere() {
        #expect(registry.count(.country) == 249)
        let countries = registry.all(.country).compactMap(\.country)
        for field in [\Country.alpha2, \.alpha3, \.numeric, \.slug, \.shortName] {
            #expect(Set(countries.map { $0[keyPath: field] }).count == 249)
        }
        for country in countries {
            #expect(country.isISO && country.subregion != nil && country.flag != nil, "\(country.alpha2)")
            #expect(validSlug(country.slug) && country.slug.utf8.allSatisfy { $0 < 0x80 })
            #expect(country.slug == slugify(country.slug))
        }
        #expect(registry.all(.country).map(\.slug) == registry.all(.country).map(\.slug).sorted())
    }

    @Test(arguments: [
        ("ru", "russia"), ("RU", "russia"), ("rus", "russia"), ("RUS", "russia"), ("Rus", "russia"),
        ("russia", "russia"), ("kp", "north-korea"), ("kr", "south-korea"), ("us", "united-states"),
        ("gb", "united-kingdom"), ("uk", "united-kingdom"), ("cz", "czechia"), ("ci", "ivory-coast"),
        ("va", "vatican-city"), ("cd", "dr-congo"), ("cg", "republic-of-the-congo"), ("st", "sao-tome-and-principe"),
        ("mk", "north-macedonia"), ("tr", "turkey"), ("re", "reunion"), ("ax", "aland-islands"),
        ("vi", "us-virgin-islands"), ("tl", "east-timor"), ("ps", "palestine"), ("tw", "taiwan"), ("mo", "macau"),
    ])
    func codesAndSlugsFindTheirCountry(key: String, slug: String) throws {
        let id = try #require(registry.entity(.country, slug: key))
        #expect(registry.slug(of: id) == slug)
        #expect(registry.entity(.country, slug: slug) == id)
    }

    @Test(arguments: ["", " ", "xx", "ru ", " ru", "r", "643", "Russian", "../ru", "ru\u{0}"])
    func otherKeysFindNone(key: String) { #expect(registry.entity(.country, slug: key) == nil) }

    @Test(arguments: [
        ("pl", ["Warsaw"]), ("bo", ["Sucre", "La Paz"]), ("za", ["Pretoria", "Cape Town", "Bloemfontein"]),
        ("kz", ["Astana"]), ("bi", ["Gitega"]), ("pw", ["Ngerulmud"]), ("mm", ["Naypyidaw"]), ("nl", ["Amsterdam"]),
        ("us", ["Washington, D.C."]), ("lk", ["Colombo", "Sri Jayawardenepura Kotte"]), ("ng", ["Abuja"]),
        ("ua", ["Kyiv"]), ("aq", []), ("td", ["N'Djamena"]), ("tz", ["Dodoma"]), ("ci", ["Yamoussoukro"]),
    ])
    func capitals(code: String, capitals: [String]) throws {
        let id = try #require(registry.entity(.country, slug: code))
        #expect(registry[id].country?.capitals == capitals)
    }

    @Test func flagsAreTwoRegionalIndicators() throws {
        let sweden = try #require(registry.entity(.country, slug: "se"))
        #expect(registry[sweden].country?.flag == "🇸🇪")
    }

    @Test func noLabelBelongsToTwoCountries() {
        var owners: [String: Set<String>] = [:]
        for country in registry.all(.country).compactMap(\.country) {
            for (name, _) in country.namesWithSenses where !country.doubtful.contains(name) {
                owners[labelNormalForm(name), default: []].insert(country.code)
            }
        }
        #expect(owners.filter { $0.value.count > 1 }.isEmpty)
        #expect(owners.count > 1300)
    }

    @Test func everyNameOfACountryIsItsLabelOrDoubtful() {
        for entity in registry.all(.country) {
            guard let country = entity.country else { continue }
            for (name, sense) in country.namesWithSenses {
                let match = registry.lookUp(label: name)
                if case .one(let id, _, _)? = match, id == entity.id { continue }
                #expect(country.doubtful.contains(name), "\(country.code): \(name) is \(String(describing: match))")
                #expect(registry.sense(ofText: name, for: entity.id) == sense)
            }
        }
    }

    @Test func regionsComeInOrder() {
        let regions = registry.countriesByRegion()
        #expect(regions.map(\.region) == [.africa, .americas, .asia, .europe, .oceania, .other])
        // UN M49's counts; Taiwan, which it does not list, stands in Asia.
        #expect(regions.map(\.countries.count) == [60, 57, 51, 51, 29, 1])
    }

    @Test(arguments: [
        ("cy", Subregion.westernAsia), ("ru", .easternEurope), ("eg", .northernAfrica), ("mx", .centralAmerica),
        ("ir", .southernAsia), ("tr", .westernAsia), ("gb", .northernEurope), ("kz", .centralAsia),
        ("bm", .northernAmerica),
        ("tl", .southEasternAsia), ("mz", .easternAfrica), ("gu", .micronesia), ("aq", .antarctica),
    ])
    func subregions(code: String, subregion: Subregion) throws {
        let id = try #require(registry.entity(.country, slug: code))
        #expect(registry[id].country?.subregion == subregion)
        #expect(registry[id].country?.region == subregion.region)
    }

    @Test func numbersOfM49HaveThreeDigits() {
        #expect(Subregion.southAmerica.code == "005" && Subregion.westernEurope.code == "155")
        for region in Region.allCases { #expect(region.code.utf8.count == 3) }
    }
}
