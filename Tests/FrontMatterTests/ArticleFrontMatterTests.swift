import Articles
import Chronology
import Markdown
import SourceText
import Testing

struct ArticleFrontMatterTests {
    @Test func everyKeyIsRead() throws {
        let (read, faults) = article(
            """
            title: "  Peace: the talks "
            date: 2017-09-14T15:20:00Z
            updated: 2017-09-15
            slug: peace-talks
            section: Diplomacy
            summary: >
              Two lines
              of it.
            authors: [Ann Example, "Bo \\n Example"]
            sources:
              - Example Wire
              - {name: Other Wire, url: "https://example.org/1"}
              - https://news.example.net:8080/x
            image: {src: a.jpg, alt: Two men, caption: They walk., credit: © Agency, license: CC0}
            topics: [Peace]
            people: [rex-tillerson]
            countries: [RU, US]
            draft: true
            publishDate: 2017-09-14 06:00
            expiryDate: 2018-01-01
            aliases: [/old/name/]
            weight: -3
            lang: pt-BR
            corrections: [{date: 2017-09-16, text: A name was misspelt.}, A date was wrong.]
            params: {wire: 9abd}
            """)
        #expect(faults.isEmpty)
        let matter = try #require(read)
        #expect(matter.title == Located("Peace: the talks", at: SourcePosition(line: 2, column: 8)))
        #expect(matter.date.value == Moment(seconds: 1_505_402_400))
        #expect(matter.updated?.value.hasTime == false)
        #expect(matter.slug?.value == "peace-talks")
        #expect(matter.section?.value == "Diplomacy")
        #expect(matter.summary?.value == "Two lines of it.")
        #expect(matter.authors.map(\.value) == ["Ann Example", "Bo Example"])
        #expect(matter.sources.map(\.name.value) == ["Example Wire", "Other Wire", "news.example.net"])
        #expect(matter.sources.map(\.url?.value) == [nil, "https://example.org/1", "https://news.example.net:8080/x"])
        #expect(matter.image?.src.value == "a.jpg")
        #expect(matter.image?.license?.value == "CC0")
        #expect(matter.topics.map(\.value) == ["Peace"])
        #expect(matter.people.map(\.value) == ["rex-tillerson"])
        #expect(matter.countries.map(\.position.column) == [13, 17])
        #expect(matter.draft)
        #expect(matter.publishDate?.value.hour == 6)
        #expect(matter.expiryDate?.value.date.year == 2018)
        #expect(matter.aliases.map(\.value) == ["/old/name/"])
        #expect(matter.weight == -3)
        #expect(matter.lang?.value == "pt-BR")
        #expect(matter.corrections.map(\.text.value) == ["A name was misspelt.", "A date was wrong."])
        #expect(matter.corrections.map(\.date?.date.day) == [16, nil])
        #expect(matter.params?["wire"]?.scalar?.text == "9abd")
    }

    /// Texts stay texts, whatever YAML 1.1 would take them for.
    @Test(arguments: ["no", "123", "2017-09-14", "0x1F", "1e3", "yes", "12:30:45", "'null'", "true"])
    func titlesAreTexts(_ text: String) throws {
        let (read, faults) = article("title: \(text)\ndate: 2017-09-14")
        #expect(faults.isEmpty)
        #expect(try #require(read).title.value == text.filter { $0 != "'" })
    }

    @Test func synonymsOfOtherProgramsAreTaken() throws {
        let (read, faults) = article(
            """
            title: T
            pubdate: 2017-09-14
            description: S
            lastmod: 2017-09-15
            categories: [World, Peace]
            tags: War
            author: Ann
            source: Wire
            published: false
            """)
        #expect(faults.isEmpty)
        let matter = try #require(read)
        #expect(matter.date.value.date.day == 14)
        #expect(matter.summary?.value == "S")
        #expect(matter.updated?.value.date.day == 15)
        #expect(matter.section?.value == "World")
        #expect(matter.topics.map(\.value) == ["Peace", "War"])
        #expect(matter.authors.map(\.value) == ["Ann"])
        #expect(matter.sources.map(\.name.value) == ["Wire"])
        #expect(matter.draft)
    }

    @Test(arguments: [("published: true", false, 14), ("published: false", true, 14)])
    func publishedAsAFlag(_ line: String, draft: Bool, day: Int) throws {
        let matter = try #require(article("title: T\ndate: 2017-09-14\n\(line)").0)
        #expect(matter.draft == draft)
        #expect(matter.date.value.date.day == day)
    }

    @Test func publishedAsADate() throws {
        let matter = try #require(article("title: T\npublished: 2017-09-15").0)
        #expect(!matter.draft)
        #expect(matter.date.value.date.day == 15)
    }

    @Test func keysWithoutValuesAreNotGiven() throws {
        let (read, faults) = article(
            "title: T\ndate: 2017-09-14\nsection:\nslug: ~\nimage:\ndraft:\nweight:\ntopics:\nsources:\nparams:\nlang: ''"
        )
        #expect(faults.isEmpty)
        #expect(try #require(read).section == nil)
    }

    @Test func datesAreOnTheSitesClock() throws {
        let zone = try #require(TimeZoneRules(identifier: "Europe/Stockholm"))
        let late = try #require(article("title: T\ndate: 2017-09-14T22:30:00Z", zone: zone).0)
        #expect(late.date.value.date.description == "2017-09-15")
        let local = try #require(article("title: T\ndate: 2017-09-14 00:30", zone: zone).0)
        #expect(local.date.value.date.description == "2017-09-14")
        #expect(local.date.value.seconds == 1_505_341_800)
    }

    /// A fault in one key leaves the others readable, for the faults that later stages find.
    @Test func whatIsRightIsKept() throws {
        let (read, faults) = article("title: T\ndate: 2017-09-14\nslug: a/b\nsection: World")
        #expect(faults.map(\.id) == ["bad-slug"])
        #expect(try #require(read).section?.value == "World")
        #expect(article("title: T\ndate: never").0 == nil)
    }
}
