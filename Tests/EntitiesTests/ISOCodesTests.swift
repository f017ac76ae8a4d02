import Foundation
import Testing

@testable import Entities

/// Against Debian's `iso-codes`, where it is installed.
@Suite struct ISOCodesTests {
    static let path = "/usr/share/iso-codes/json/iso_3166-1.json"

    struct List: Decodable {
        struct Entry: Decodable {
            var alpha2: String
            var alpha3: String
            var numeric: String
            var name: String
            var officialName: String?
            var flag: String

            enum CodingKeys: String, CodingKey {
                case alpha2 = "alpha_2"
                case alpha3 = "alpha_3"
                case officialName = "official_name"
                case numeric, name, flag
            }
        }
        var entries: [Entry]
        enum CodingKeys: String, CodingKey { case entries = "3166-1" }
    }

    /// Official names that are meant to differ from the list's.
    static let deliberate: [String: String] = [
        "ER": "without the list's stray article",
        "PS": "without the list's stray article",
        "RW": "the constitution of 2003 says Republic of Rwanda",
        "CD": "in the usual order of words",
        "KR": "in the usual order of words",
        "ST": "with its accents",
        "PR": "the commonwealth's full name; the list has none",
        "GY": "the constitution says Co-operative Republic",
        "TW": "the name it gives itself",
        "MM": "the constitution of 2008 says Republic of the Union of Myanmar",
        "VN": "English news writes Vietnam",
        "GG": "the bailiwick's full name; the list has none",
        "JE": "the bailiwick's full name; the list has none",
        "BA": "the constitution of 1995 dropped Republic",
        "VA": "the state, not the see",
        "AU": "the commonwealth's full name; the list has none",
    ]

    @Test(.enabled(if: FileManager.default.fileExists(atPath: path)))
    func codesNamesAndFlagsAgree() throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: Self.path))
        let entries = try JSONDecoder().decode(List.self, from: data).entries
        let registry = EntityRegistry.build(profiles: []).0
        #expect(entries.count == registry.count(.country))
        for entry in entries {
            let id = try #require(registry.entity(.country, slug: entry.alpha2), "\(entry.name)")
            let country = try #require(registry[id].country)
            #expect(country.alpha2 == entry.alpha2)
            #expect(country.alpha3 == entry.alpha3)
            #expect(country.numeric == entry.numeric)
            #expect(country.flag == entry.flag)
            let differs = country.officialName != entry.officialName ?? entry.name
            #expect(
                differs == (Self.deliberate[entry.alpha2] != nil),
                "\(entry.alpha2): \(country.officialName) / \(entry.officialName ?? entry.name)")
        }
    }
}
