import Chronology
import Testing

@testable import Entities

@Suite struct RoleTests {
    static func date(_ text: String) -> PartialDate? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard let year = parts.first else { return nil }
        return PartialDate(year: year, month: parts.count > 1 ? parts[1] : nil, day: parts.count > 2 ? parts[2] : nil)
    }

    static func day(_ text: String) throws -> CivilDate {
        let date = try #require(Self.date(text))
        return date.earliest
    }

    static let tillerson = [
        Role(title: "Engineer", organization: "Exxon", from: date("1975"), to: date("1998-05")),
        Role(title: "Chief Executive", organization: "ExxonMobil", from: date("2006-01-01"), to: date("2016-12-31")),
        Role(title: "Secretary of State", from: date("2017-02-01"), to: date("2018-03-31")),
        Role(title: "Envoy", from: date("2017-02-01"), to: date("2017-03")),
        Role(title: "Special Envoy", from: date("2018"), to: date("2018-03-31")),
        Role(title: "Rancher", to: date("1980")),
        Role(title: "Retired", from: date("2019-06")),
    ]

    @Test(
        arguments: [
            ("1970-01-01", "Rancher"), ("1975-01-01", "Engineer"), ("1980-12-31", "Engineer"),
            ("1998-05-31", "Engineer"),
            ("1998-06-01", nil), ("2005-12-31", nil), ("2006-01-01", "Chief Executive"),
            ("2016-12-31", "Chief Executive"),
            ("2017-01-31", nil), ("2017-02-01", "Secretary of State"), ("2017-03-31", "Secretary of State"),
            ("2017-09-14", "Secretary of State"), ("2017-12-31", "Secretary of State"), ("2018-01-01", "Special Envoy"),
            ("2018-03-31", "Special Envoy"), ("2018-04-01", nil), ("2019-05-31", nil), ("2019-06-01", "Retired"),
            ("9999-12-31", "Retired"),
        ] as [(String, String?)])
    func roleOnADay(day: String, title: String?) throws {
        #expect(Self.tillerson.role(on: try Self.day(day))?.title == title)
    }

    @Test func aRoleWithoutDatesAlwaysHolds() throws {
        let roles = [Role(title: "Poet"), Role(title: "Painter")]
        #expect(roles.role(on: try Self.day("0001-01-01"))?.title == "Poet")
        #expect([Role]().role(on: try Self.day("2017-01-01")) == nil)
    }

    @Test(arguments: [("2016-11-25", "President"), ("2016-11-26", nil)] as [(String, String?)])
    func deathEndsAnOpenRole(day: String, title: String?) throws {
        var castro = EntityProfile(.person, slug: "fidel-castro", name: "Fidel Castro")
        castro.roles = [Role(title: "President", from: Self.date("1976"))]
        castro.died = Self.date("2016-11-25")
        let registry = EntityRegistry.build(profiles: [castro]).0
        let id = try #require(registry.entity(.person, slug: "fidel-castro"))
        #expect(registry.role(of: id, on: try Self.day(day))?.title == title)
    }

    @Test func countriesAndTheUnregisteredHaveNoRole() throws {
        var registry = EntityRegistry.build(profiles: []).0
        let adopted = registry.adopt(.person, slug: "nobody", name: "Nobody")
        let nobody = try #require(adopted)
        let russia = try #require(registry.entity(.country, slug: "ru"))
        for id in [nobody, russia] { #expect(registry.role(of: id, on: try Self.day("2017-01-01")) == nil) }
    }
}
