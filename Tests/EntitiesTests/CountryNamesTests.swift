import Foundation
import Testing

@testable import Entities

@Suite struct CountryNamesTests {
    @Test(
        arguments: [
            ("sv", "RU", "Ryssland"), ("sv", "DE", "Tyskland"), ("ru", "RU", "Россия"), ("ru", "CN", "Китай"),
            ("ar", "RU", "روسيا"), ("sv", "CN", "Kina"), ("pt-PT", "CN", "China"), ("zh-TW", "CN", "中國"),
            ("zh", "CN", "中国"), ("zh-Hans-HK", "CN", "中国"), ("bg", "CN", "Китай"), ("sr-Latn", "CN", "Kina"),
            ("ru", "PS", "Палестина"), ("sv", "MM", "Myanmar"), ("am", "MM", "ማይናማር"), ("de", "HK", "Hongkong"),
            ("pt-BR", "RU", "Rússia"), ("en", "RU", nil), ("en-GB", "RU", nil), ("", "RU", nil),
            ("sv", "QQ", nil),
        ] as [(String, String, String?)])
    func names(language: String, code: String, name: String?) {
        #expect(CountryNames(language: language).name(ofCode: code) == name)
    }

    @Test func regionsHaveNamesToo() {
        #expect(CountryNames(language: "sv").name(of: Region.europe) == "Europa")
        #expect(CountryNames(language: "en").name(of: Region.europe) == "Europe")
        #expect(CountryNames(language: "ru").name(of: Subregion.westernAsia) == "Западная Азия")
    }

    @Test(arguments: [("sv", "Ryssland"), ("ru", "Россия"), ("ar", "روسيا")])
    func aSiteNamesCountriesInItsLanguage(language: String, name: String) throws {
        let (registry, diagnostics) = EntityRegistry.build(profiles: [], language: language)
        let russia = try #require(registry.entity(.country, slug: "russia"))
        #expect(diagnostics.isEmpty)
        #expect(registry.name(of: russia) == name && registry.slug(of: russia) == "russia")
        for label in [name, "Russia"] {
            #expect(registry.lookUp(label: label) == .one(russia, .itself, caseSensitive: false))
        }
    }

    @Test func noTranslatedNameBelongsToAnother() {
        let registry = EntityRegistry.build(profiles: []).0
        let identifiers = Locale.availableIdentifiers.map { String($0.prefix { $0 != "_" && $0 != "-" }) }
        for language in Set(identifiers) {
            let names = CountryNames(language: language)
            var owners: [String: EntityID] = [:]
            for entity in registry.all(.country) {
                guard let code = entity.country?.alpha2, let name = names.name(ofCode: code) else { continue }
                let other = owners.updateValue(entity.id, forKey: labelNormalForm(name))
                #expect(other == nil, "\(language): \(name)")
                if case .one(let id, _, _)? = registry.lookUp(label: name) {
                    #expect(id == entity.id, "\(language): \(name)")
                }
            }
        }
    }
}
