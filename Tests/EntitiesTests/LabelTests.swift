import Testing

@testable import Entities

@Suite struct LabelTests {
    let registry = EntityRegistry.build(profiles: []).0

    @Test(arguments: [
        ("Russia", "ru", Sense.itself), ("russia", "ru", .itself), ("RUSSIA", "ru", .itself),
        ("  Russian\n Federation ", "ru", .itself), ("Moscow", "ru", .capital), ("Russian", "ru", .adjective),
        ("Russians", "ru", .adjective), ("US", "us", .itself), ("U.S.", "us", .itself), ("USA", "us", .itself),
        ("Holland", "nl", .itself),
        ("America", "us", .itself), ("Washington", "us", .capital), ("American", "us", .adjective),
        ("UK", "gb", .itself), ("Britain", "gb", .itself), ("British", "gb", .adjective), ("London", "gb", .capital),
        ("DPRK", "kp", .itself), ("Pyongyang", "kp", .capital), ("North Korean", "kp", .adjective),
        ("South Koreans", "kr", .adjective), ("Kiev", "ua", .capital), ("Kyiv", "ua", .capital),
        ("Czech Republic", "cz", .itself), ("Côte d'Ivoire", "ci", .itself), ("Côte d’Ivoire", "ci", .itself),
        ("CÔTE D'IVOIRE", "ci", .itself), ("Cote d'Ivoire", "ci", .itself), ("Co\u{302}te d'Ivoire", "ci", .itself),
        ("St. Lucia", "lc", .itself), ("St Kitts & Nevis", "kn", .itself), ("Singapore", "sg", .itself),
        ("Dominican", "do", .adjective), ("Kingston", "jm", .capital), ("Nigerien", "ne", .adjective),
        ("Nigerian", "ng", .adjective), ("DR Congo", "cd", .itself), ("Türkiye", "tr", .itself),
        ("Holy See", "va", .itself), ("Polish", "pl", .adjective), ("Nur-Sultan", "kz", .capital),
        ("Nur\u{2011}Sultan", "kz", .capital), ("United\u{A0}States", "us", .itself), ("UAE", "ae", .itself),
        ("Georgia", "ge", .itself), ("San José", "cr", .capital), ("N’Djamena", "td", .capital),
    ])
    func namesACountry(label: String, code: String, sense: Sense) throws {
        let id = try #require(registry.entity(.country, slug: code))
        guard case .one(let found, let foundSense, _)? = registry.lookUp(label: label) else {
            Issue.record("\(label) names nobody")
            return
        }
        #expect(found == id && foundSense == sense)
        #expect(registry.sense(ofText: label, for: id) == sense)
    }

    @Test(arguments: [
        "us", "Us", "u.s.", "U.s.", "uk", "dprk", "Uae", "", " ", "Korea", "Korean", "Congo", "Congolese", "Brussels",
        "Jerusalem", "The Hague", "Virgin Islands", "Male", "Hamilton", "Victoria", "ru", "RU", "x", "he", "sic", "...",
        "Russia and", "Россия", "\u{0}", "\u{FFFD}",
    ])
    func namesNobody(label: String) { #expect(registry.lookUp(label: label) == nil) }

    @Test func capitalsAreCaseSensitive() throws {
        let us = try #require(registry.entity(.country, slug: "us"))
        #expect(registry.lookUp(label: "US") == .one(us, .itself, caseSensitive: true))
        #expect(registry.lookUp(label: "America") == .one(us, .itself, caseSensitive: false))
    }

    @Test(arguments: [
        ("Congolese", "cd", Sense.adjective), ("congolese", "cg", .adjective), ("Brussels", "be", .capital),
        ("The Hague", "nl", .capital), ("Korean", "kp", .adjective), ("Jerusalem", "il", .capital),
        ("the Kremlin", "ru", .itself), ("Moscow", "us", .itself), ("Korea", "kr", .itself),
        ("Dominican", "dm", .adjective), ("us", "us", .itself),
    ])
    func senseOfAnExplicitMention(text: String, code: String, sense: Sense) throws {
        let id = try #require(registry.entity(.country, slug: code))
        #expect(registry.sense(ofText: text, for: id) == sense)
    }

    @Test(arguments: [
        ("  Sergei \t\r\n Lavrov ", "sergei lavrov"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ẞ", "ss"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("Σίσυφος", "σίσυφοσ"), ("МОСКВА", "москва"), ("Ёлка", "ёлка"), ("İ", "i\u{307}"),
        ("ı", "ı"), ("ŸÿŒ", "ÿÿœ"), ("×÷", "×÷"), ("A\u{30A}", "å"), ("", ""), ("\n", ""), ("e\u{301}É", "éé"),
    ])
    func normalForm(text: String, form: String) {
        #expect(labelNormalForm(text).unicodeScalars.elementsEqual(form.unicodeScalars))
        #expect(labelNormalForm(labelNormalForm(text)) == labelNormalForm(text))
    }

    @Test func slicesAndBrokenBytesAreRead() throws {
        let text = Array("see [Moscow] now".utf8)
        let ru = try #require(registry.entity(.country, slug: "ru"))
        #expect(registry.lookUp(label: text[5..<11]) == .one(ru, .capital, caseSensitive: false))
        for broken: [UInt8] in [[0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC3, 0x28]] {
            #expect(registry.lookUp(label: broken[...]) == nil)
            #expect(registry.entity(.country, slug: broken[...]) == nil)
        }
        #expect(registry.lookUp(label: [UInt8](repeating: 0x61, count: 1 << 20)[...]) == nil)
    }

    @Test func tableHoldsWhatItWasGivenAsItGrows() {
        var table = ByteTable(expecting: 0)
        for number in 0..<5000 { table.set(Array("key \(number)".utf8), to: UInt32(number)) }
        table.set(Array("key 7".utf8), to: 70_000)
        #expect(table.count == 5000)
        for number in [0, 1, 4999, 2500] {
            #expect(table.value(at: LabelReader(Array("key \(number)".utf8)[...], folding: false)) == UInt32(number))
        }
        #expect(table.value(at: LabelReader(Array("KEY  7".utf8)[...], folding: true)) == 70_000)
        #expect(table.value(at: LabelReader(Array("key 5000".utf8)[...], folding: false)) == nil)
    }
}
