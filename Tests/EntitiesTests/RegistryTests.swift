import SourceText
import Testing

@testable import Entities

@Suite struct RegistryTests {
    static func profile(
        _ kind: EntityKind, _ slug: String, _ name: String, aliases: [String] = [],
        change: (inout EntityProfile) -> Void = { _ in }
    ) -> EntityProfile {
        var profile = EntityProfile(kind, slug: slug, name: name)
        profile.sourcePath = "content/\(kind.folder)/\(slug).md"
        profile.namePosition = SourcePosition(line: 2, column: 7)
        profile.aliases = aliases
        profile.aliasPositions = aliases.indices.map { SourcePosition(line: 3, column: 11 + $0) }
        change(&profile)
        return profile
    }

    static func build(_ profiles: [EntityProfile]) -> (EntityRegistry, [String]) {
        let (registry, diagnostics) = EntityRegistry.build(profiles: profiles) { file, line in "line \(line) of \(file)"
        }
        for fault in diagnostics { #expect(fault.excerpt == "line \(fault.position.line) of \(fault.file)") }
        return (
            registry,
            diagnostics.map {
                "\($0.file):\($0.position.line):\($0.position.column): \($0.severity.rawValue): \($0.message) [\($0.id)]"
            }
        )
    }

    static let hunt = profile(.person, "rex-hunt", "Rex Hunt", aliases: ["Rex"])
    static let tillerson = profile(.person, "rex-tillerson", "Rex Tillerson", aliases: ["T-Rex", "Rex"])

    @Test(arguments: [
        (
            [hunt, tillerson],
            [
                "content/people/rex-tillerson.md:3:12: error: alias 'Rex' of person 'rex-tillerson' "
                    + "(content/people/rex-tillerson.md) also names person 'rex-hunt' (content/people/rex-hunt.md) [ambiguous-alias]"
            ]
        ),
        (
            [profile(.topic, "soviets", "Soviet Union", aliases: ["russians"])],
            [
                "content/topics/soviets.md:3:11: error: alias 'russians' of topic 'soviets' (content/topics/soviets.md) "
                    + "also names country 'russia' (built in) [ambiguous-alias]"
            ]
        ),
        (
            [profile(.person, "a", "Ann"), profile(.organization, "b", "Bee", aliases: [" ann "])],
            [
                "content/organizations/b.md:3:11: error: alias ' ann ' of organization 'b' (content/organizations/b.md) "
                    + "also names person 'a' (content/people/a.md) [ambiguous-alias]"
            ]
        ),
        (
            [profile(.person, "a", "Ann", aliases: [" \t"])],
            ["content/people/a.md:3:11: error: alias ' \t' is blank or too long [invalid-alias]"]
        ),
        (
            [profile(.person, "a b", "Ann")],
            ["content/people/a b.md:1:1: error: slug 'a b' holds white space [invalid-slug]"]
        ),
        (
            [profile(.person, "a", "Ann"), profile(.person, "a", "Bob") { $0.sourcePath = "content/people/x/a.md" }],
            [
                "content/people/x/a.md:1:1: error: person 'a' has two sources: 'content/people/a.md' and "
                    + "'content/people/x/a.md' [duplicate-entity]"
            ]
        ),
        (
            [profile(.person, "a", "Ann") { $0.country = "rusia" }],
            [
                "content/people/a.md:2:7: error: no country has the code or slug 'rusia'; did you mean 'russia'? [unknown-country]"
            ]
        ),
        (
            [profile(.person, "a", "Ann") { $0.country = "burma" }],
            [
                "content/people/a.md:2:7: error: no country has the code or slug 'burma'; did you mean 'myanmar'? [unknown-country]"
            ]
        ),
        (
            [profile(.country, "rusia", "")],
            [
                "content/countries/rusia.md:1:1: error: no country has the code or slug 'rusia'; did you mean 'russia'? [unknown-country]"
            ]
        ),
        (
            [profile(.country, "rusia", "Rusia")],
            ["content/countries/rusia.md:1:1: warning: 'rusia' adds a country; did you mean 'russia'? [near-slug]"]
        ),
        (
            [profile(.country, "ru", ""), profile(.country, "russia", "")],
            [
                "content/countries/russia.md:1:1: error: country 'russia' has two sources: 'content/countries/ru.md' and "
                    + "'content/countries/russia.md' [duplicate-entity]"
            ]
        ),
        (
            [profile(.country, "xr", "Russia")],
            [
                "content/countries/xr.md:1:1: error: country 'russia' has two sources: the built-in country 'russia' and "
                    + "'content/countries/xr.md' [duplicate-entity]"
            ]
        ),
        (
            [profile(.country, "xk", "Kosovo") { $0.countryDetails = CountryDetails(region: "Southern Europ") }],
            [
                "content/countries/xk.md:2:7: error: UN M49 has no region 'Southern Europ'; did you mean 'Southern Europe'? "
                    + "[unknown-region]"
            ]
        ),
        (
            [
                profile(.person, "a", "Ann") {
                    $0.roles = [Role(title: "Judge", from: RoleTests.date("2018"), to: RoleTests.date("2017-03"))]
                }
            ],
            [
                "content/people/a.md:1:1: error: role 'Judge' ends on 2017-03-31, before it begins on 2018-01-01 [role-dates]"
            ]
        ),
        (
            [
                profile(.person, "a", "Ann") {
                    $0.born = RoleTests.date("1980")
                    $0.died = RoleTests.date("1950")
                }
            ],
            ["content/people/a.md:2:7: error: 'Ann' died before being born [life-dates]"]
        ),
    ])
    func mistakes(profiles: [EntityProfile], messages: [String]) {
        #expect(Self.build(profiles).1 == messages)
        #expect(Self.build(profiles.reversed()).1 == messages)
    }

    @Test func aSharedNameIsAMistakeOnlyWhereItIsUsed() throws {
        let smiths = [
            Self.profile(.person, "john-smith", "John Smith"), Self.profile(.person, "john-smith-2", "John Smith"),
        ]
        let (registry, faults) = Self.build(smiths)
        #expect(faults.isEmpty)
        guard case .ambiguous(let ids)? = registry.lookUp(label: "john smith") else {
            Issue.record("not ambiguous")
            return
        }
        let (message, fix) = registry.ambiguity(of: "John Smith", between: ids)
        #expect(
            message == "'John Smith' names 2 entities: person 'john-smith' (content/people/john-smith.md) "
                + "and person 'john-smith-2' (content/people/john-smith-2.md)")
        #expect(fix == "write [John Smith](person:john-smith) or [John Smith](person:john-smith-2)")
    }

    @Test(arguments: [
        (EntityKind.person, "jordan", "Jordan", "jordan"), (.place, "georgia-us", "Georgia", "georgia"),
        (.topic, "georgia", "Georgia", "georgia"),
    ])
    func aNameThatIsACountrysIsShared(kind: EntityKind, slug: String, name: String, country: String) throws {
        let (registry, faults) = Self.build([Self.profile(kind, slug, name)])
        let ids = [
            try #require(registry.entity(kind, slug: slug)), try #require(registry.entity(.country, slug: country)),
        ]
        #expect(faults.isEmpty && registry.lookUp(label: name) == .ambiguous(ids.sorted()))
    }

    @Test(arguments: [
        profile(.place, "moscow", "Moscow"), profile(.organization, "moscow", "Moscow"),
        profile(.place, "moskva", "Moskva", aliases: ["Moscow"]),
    ])
    func aCapitalGivesWay(profile: EntityProfile) throws {
        let (registry, faults) = Self.build([profile])
        let id = try #require(registry.entity(profile.kind, slug: profile.slug))
        let russia = try #require(registry.entity(.country, slug: "ru"))
        #expect(faults.isEmpty && registry.lookUp(label: "moscow") == .one(id, .itself, caseSensitive: false))
        #expect(registry.sense(ofText: "Moscow", for: russia) == .capital)
    }

    @Test func aSurnameAloneIsNoLabel() throws {
        let lavrov = Self.profile(.person, "sergei-lavrov", "Sergei Lavrov", aliases: ["Sergey Lavrov"])
        let (registry, _) = Self.build([lavrov, Self.profile(.topic, "cars", "Cars", aliases: ["Car"])])
        let id = try #require(registry.entity(.person, slug: "sergei-lavrov"))
        for label in ["Sergei Lavrov", "SERGEY  LAVROV"] {
            #expect(registry.lookUp(label: label) == .one(id, .itself, caseSensitive: false))
        }
        #expect(registry.lookUp(label: "Lavrov") == nil)
        // `CAR` is the Central African Republic, in capitals only.
        #expect(registry.lookUp(label: "Car") != registry.lookUp(label: "CAR"))
    }

    @Test func aFileAddsACountry() throws {
        let kosovo = Self.profile(.country, "xk", "Kosovo", aliases: ["Republic of Kosovo"]) {
            var details = CountryDetails()
            details.alpha3 = "xkx"
            details.capitals = ["Pristina"]
            details.demonyms = ["Kosovan", "Kosovar"]
            details.region = "southern europe"
            $0.countryDetails = details
        }
        let thaci = Self.profile(.person, "hashim-thaci", "Hashim Thaçi") { $0.country = "XK" }
        let (registry, faults) = Self.build([thaci, kosovo])
        let id = try #require(registry.entity(.country, slug: "xk"))
        #expect(faults.isEmpty && registry.count(.country) == 250)
        for key in ["kosovo", "XK", "XKX"] { #expect(registry.entity(.country, slug: key) == id) }
        #expect(registry[id].country?.flag == "🇽🇰" && registry[id].country?.isISO == false)
        #expect(registry[id].country?.region == .europe && registry[id].country?.subregion == .southernEurope)
        for (label, sense) in [
            ("Kosovo", Sense.itself), ("Republic of Kosovo", .itself), ("Kosovar", .adjective), ("Pristina", .capital),
        ] {
            #expect(registry.lookUp(label: label) == .one(id, sense, caseSensitive: false))
        }
        let person = try #require(registry.entity(.person, slug: "hashim-thaci"))
        #expect(registry[person].belongsTo == id)
    }

    @Test func aFileOverridesACountry() throws {
        let file = Self.profile(.country, "TR", "Türkiye") {
            $0.countryDetails = CountryDetails(demonyms: ["Anatolian"], shortForms: ["TC"])
            $0.summary = "Bridge."
        }
        let (registry, faults) = Self.build([file])
        let id = try #require(registry.entity(.country, slug: "turkey"))
        #expect(faults.isEmpty && registry.name(of: id) == "Türkiye" && registry[id].profile?.summary == "Bridge.")
        for label in ["Turkey", "Türkiye", "Turkish", "Anatolian", "Ankara", "TC"] {
            guard case .one(id, _, _)? = registry.lookUp(label: label) else {
                Issue.record("\(label) does not name it")
                continue
            }
        }
    }

    @Test func whatIsOnlyAnnotatedIsAdopted() throws {
        var (registry, _) = Self.build([Self.hunt])
        let adopted = registry.adopt(.person, slug: "new-person", name: "New Person")
        let id = try #require(adopted)
        #expect(registry.adopt(.person, slug: "new-person", name: "Another Name") == id)
        #expect(registry.name(of: id) == "New Person" && !registry[id].isRegistered)
        #expect(registry.lookUp(label: "New Person") == nil)
        #expect(registry.adopt(.country, slug: "xx", name: "X") == nil)
        #expect(registry.adopt(.person, slug: "rex-hunt", name: "R").map { registry[$0].isRegistered } == true)
    }

    @Test(
        arguments: [
            (EntityKind.person, "rex-tilerson", "rex-tillerson"), (.person, "rex-tillresno", "rex-tillerson"),
            (.person, "erx-hunt", "rex-hunt"), (.person, "rex-tillerson", nil), (.person, "boris", nil),
            (.topic, "rex-hunt", nil), (.country, "germny", "germany"), (.country, "untied-states", "united-states"),
            (.country, "holy-see", "vatican-city"), (.country, "zz", nil),
            (.country, "republic-of-korea", "south-korea"),
        ] as [(EntityKind, String, String?)])
    func didYouMean(kind: EntityKind, slug: String, near: String?) {
        #expect(
            Self.build([Self.hunt, Self.profile(.person, "rex-tillerson", "Rex Tillerson")]).0.nearest(kind, slug: slug)
                == near)
    }

    @Test(
        arguments: [
            ("Rusia", "Russia"), ("Sergei Lavrow", "Sergei Lavrov"), ("Russia", nil), ("Türkey", "Turkey"),
            ("Côte d'Ivore", "Côte d'Ivoire"), ("Soth Koraen", "South Korean"), ("xs", nil),
            ("something else", nil),
        ] as [(String, String?)])
    func didYouMeanTheLabel(label: String, near: String?) {
        let lavrov = Self.profile(.person, "sergei-lavrov", "Sergei Lavrov")
        #expect(Self.build([lavrov]).0.nearestLabel(label) == near)
    }

    @Test func identitiesKeepKindAndIndex() {
        for kind in EntityKind.allCases {
            let id = EntityID(kind, index: 536_870_911)
            #expect(id.kind == kind && id.index == 536_870_911)
            #expect(EntityKind(scheme: kind.scheme) == kind && EntityKind(folder: kind.folder) == kind)
        }
        #expect(EntityID(.person, index: 9) < EntityID(.country, index: 0))
        #expect(EntityKind(scheme: "organization") == nil)
    }
}
