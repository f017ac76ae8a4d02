import Chronology
import SourceText
import Testing

@testable import Entities

/// Profiles as bytes, and back.
struct ProfileCodingTests {
    private static let full: EntityProfile = {
        var profile = EntityProfile(.person, slug: "ada-example", name: "Ada Ëxample")
        profile.sortName = "Example"
        profile.aliases = ["A. Example", ""]
        profile.country = "ch"
        profile.roles = [
            Role(title: "minister", organization: "Ministry", from: PartialDate(year: 2010, month: 2, day: 1)),
            Role(title: "envoy", to: PartialDate(year: -4), position: SourcePosition(line: 7, column: 300)),
        ]
        profile.born = PartialDate(year: 1950, month: 3)
        profile.died = PartialDate(year: 2020)
        profile.image = ProfileImage(
            source: "a.png", alt: "", credit: "© A", position: SourcePosition(line: 2, column: 3))
        profile.wikidata = "Q1"
        profile.sameAs = ["https://example.org/"]
        profile.summary = "Summary."
        profile.countryDetails = CountryDetails(demonyms: ["Exan"], region: "Europe")
        profile.countryDetails?.capitals = []
        profile.sourcePath = "content/people/ada-example.md"
        profile.aliasPositions = [SourcePosition(line: 4, column: 1)]
        profile.slugPosition = SourcePosition(line: 5, column: 1)
        return profile
    }()

    @Test(arguments: [full, EntityProfile(.country, slug: "ch", name: ""), EntityProfile(.topic, slug: "t", name: "T")])
    func comesBackWhole(profile: EntityProfile) throws {
        let back = try #require(EntityProfile(encoded: profile.encoded[...]))
        #expect(String(reflecting: back) == String(reflecting: profile))
    }

    @Test func whatIsNoProfileIsRefused() {
        let bytes = Self.full.encoded
        for length in bytes.indices { #expect(EntityProfile(encoded: bytes[..<length]) == nil, "\(length) bytes") }
        #expect(EntityProfile(encoded: (bytes + [0])[...]) == nil)
        #expect(EntityProfile(encoded: [9, 0, 0]) == nil)
    }
}
