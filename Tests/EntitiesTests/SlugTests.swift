import Testing

@testable import Entities

@Suite struct SlugTests {
    @Test(arguments: [
        ("Diplomacy", "diplomacy"), ("Asia & Pacific", "asia-pacific"), ("  --Trim me!-- ", "trim-me"),
        ("U.S. Politics", "u-s-politics"), ("Världen", "varlden"), ("Мир", "mir"), ("Хрущёв", "khrushchev"),
        ("Київ", "kiyiv"), ("Straße", "strasse"), ("Ærø", "aero"), ("Łódź", "lodz"), ("Đà Nẵng", "da-nang"),
        ("Þórshöfn", "thorshofn"), ("Ελλάδα", "ellada"), ("世界", "shi-jie"), ("日本 2017", "ri-ben-2017"),
        ("العالم", "al-alm"), ("A\u{30A}land", "aland"), ("São Tomé & Príncipe", "sao-tome-principe"),
        ("«Путин»", "putin"), ("a–b—c", "a-b-c"), ("café\u{0}bar", "cafe-bar"), ("10 000 €", "10-000"),
        ("../../etc", "etc"), ("ŚŤŽıĳſ", "stziijs"), ("Ľĺŉŕ", "llnr"), ("Bucureşti Iași", "bucuresti-iasi"),
    ])
    func slugs(name: String, slug: String) {
        #expect(slugify(name) == slug)
        #expect(slugify(slug) == slug)
    }

    @Test func whatLeavesNothingGetsAHash() {
        #expect(slugify("") == "x-cbf29ce484222325")
        #expect(slugify("🎉") == slugify("🎉") && slugify("🎉") != slugify("🎈"))
        #expect(slugify("🎉").utf8.count == 18 && validSlug(slugify("🎉")))
    }

    @Test func longNamesAreCutAndStayApart() {
        let long = String(repeating: "word ", count: 500)
        #expect(slugify(long).utf8.count <= 200 && slugify(long) != slugify(long + "x"))
        #expect(validSlug(slugify(String(repeating: "界", count: 100_000))))
        #expect(validSlug(slugify(String(repeating: "é", count: 100_000))))
    }

    @Test(arguments: [
        ("", "is empty"), ("../x", "starts with a dot"), (".hidden", "starts with a dot"), ("a..b", "holds '..'"),
        ("a/b", "holds '/'"), ("a\\b", "holds '\\'"), ("a b", "holds white space"), ("a\u{A0}b", "holds white space"),
        ("a\tb", "holds white space"), ("a\u{0}", "holds an invisible control character"),
        ("a\u{202E}b", "holds an invisible control character"), ("a?b", "holds '?'"), ("a#b", "holds '#'"),
        ("a%2Fb", "holds '%'"), ("e\u{301}", "is not in Unicode's composed form (NFC)"),
        (String(repeating: "a", count: 201), "has 201 bytes; at most 200 are allowed"),
    ])
    func faults(slug: String, reason: String) {
        #expect(slugFault(slug)?.reason == reason)
        #expect(!validSlug(slug))
    }

    @Test(arguments: [
        "rex-tillerson", "a", "Ö", "сергей-лавров", "李", "v1.2", "a_b~c", String(repeating: "a", count: 200),
    ])
    func goodSlugs(slug: String) { #expect(validSlug(slug)) }
}
