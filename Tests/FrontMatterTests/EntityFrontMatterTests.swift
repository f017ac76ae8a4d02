import Articles
import Chronology
import Markdown
import SourceText
import Testing

struct EntityFrontMatterTests {
    private func entity(_ kind: EntityFrontMatter.Kind, _ yaml: String) -> (EntityFrontMatter?, [Diagnostic]) {
        let source = SourceFile(path: "content/a.md", bytes: Array("---\n\(yaml)\n---\n".utf8))
        var found: [Diagnostic] = []
        guard let block = FrontMatterBlock.find(in: source, into: &found) else { return (nil, found) }
        return (EntityFrontMatter.decode(block, kind: kind, in: source, zone: .utc, into: &found), found)
    }

    @Test func aPersonsKeys() throws {
        let (read, faults) = entity(
            .person,
            """
            name: Rex Tillerson
            sortName: Tillerson Rex
            aliases: [Tillerson, Rex]
            country: US
            roles:
              - {title: Secretary of State, organization: Department of State, from: 2017-02-01, to: 2018-03-31}
              - {title: Chief executive, to: 2017-01}
              - Engineer
            born: 1952-03-23
            image: tillerson.jpg
            wikidata: Q331228
            sameAs: https://example.org/rex
            summary: An engineer.
            slug: rex-tillerson
            params: {a: b}
            """)
        #expect(faults.isEmpty)
        let person = try #require(read)
        #expect(person.name?.value == "Rex Tillerson")
        #expect(person.sortName?.value == "Tillerson Rex")
        #expect(person.aliases.map(\.value) == ["Tillerson", "Rex"])
        #expect(person.roles.map(\.title.value) == ["Secretary of State", "Chief executive", "Engineer"])
        #expect(person.roles[0].from == PartialDate(year: 2017, month: 2, day: 1))
        #expect(person.roles[1].to == PartialDate(year: 2017, month: 1))
        #expect(person.born == PartialDate(year: 1952, month: 3, day: 23))
        #expect(person.image?.src.value == "tillerson.jpg")
        #expect(person.wikidata == "Q331228")
        #expect(person.sameAs.map(\.value) == ["https://example.org/rex"])
        #expect(person.countryNames == nil)
    }

    @Test func aCountryOverridesWhatItNames() throws {
        let (read, faults) = entity(
            .country, "officialName: Kingdom of Sweden\nalpha3: SWE\nshortForms: [Sverige]\nsubregion: Northern Europe")
        #expect(faults.isEmpty)
        let country = try #require(read)
        #expect(country.name == nil)
        #expect(country.countryNames?.officialName?.value == "Kingdom of Sweden")
        #expect(country.countryNames?.shortForms.map(\.value) == ["Sverige"])
    }

    /// `from` and `to` overlap where they can: a year holds its months.
    @Test(arguments: [("2017", "2017-01", true), ("2017-05", "2017", true), ("2018", "2017-12-31", false)])
    func rolesEndAfterTheyBegin(from: String, to: String, isFine: Bool) {
        let (_, faults) = entity(.person, "name: A\nroles: [{title: T, from: \(from), to: \(to)}]")
        #expect(faults.isEmpty == isFine)
    }

    @Test(arguments: EntityFrontMatter.Kind.allCases)
    func everyKindKnowsTheCommonKeys(_ kind: EntityFrontMatter.Kind) {
        let (read, faults) = entity(
            kind, "name: A\naliases: []\nimage: a.jpg\nwikidata: Q1\nsameAs: []\nsummary: S\nslug: a\nparams: {}")
        #expect(read != nil && faults.isEmpty)
    }

    @Test func aBriefingsOrder() throws {
        let source = SourceFile(
            path: "content/briefings/2017-09-14.md",
            bytes: Array("---\ntitle: Thursday\narticles: [b, a]\nsummary: S\nimage: a.jpg\n---\n".utf8))
        var found: [Diagnostic] = []
        let block = try #require(FrontMatterBlock.find(in: source, isRequired: false, into: &found))
        let briefing = try #require(BriefingFrontMatter.decode(block, in: source, zone: .utc, into: &found))
        #expect(found.isEmpty)
        #expect(briefing.articles.map(\.value) == ["b", "a"])
        #expect(briefing.title?.value == "Thursday")
    }

    @Test func aBriefingWithoutFrontMatter() throws {
        let source = SourceFile(path: "content/briefings/2017-09-14.md", bytes: Array("Good morning.\n".utf8))
        var found: [Diagnostic] = []
        let block = try #require(FrontMatterBlock.find(in: source, isRequired: false, into: &found))
        #expect(BriefingFrontMatter.decode(block, in: source, zone: .utc, into: &found) == BriefingFrontMatter())
        #expect(found.isEmpty)
    }
}
