import Chronology
import Foundation
import Testing

struct TimeZoneRulesTests {
    /// A zone, a clock reading without an offset, and the moment it means (RFC 3339, on the zone's clock).
    @Test(arguments: [
        // Clocks go forward from 02:00 to 03:00: the missing hour counts from the offset before.
        ("Europe/Stockholm", "2017-03-26T01:59:59", "2017-03-26T01:59:59+01:00"),
        ("Europe/Stockholm", "2017-03-26T02:00:00", "2017-03-26T03:00:00+02:00"),
        ("Europe/Stockholm", "2017-03-26T02:30:00", "2017-03-26T03:30:00+02:00"),
        ("Europe/Stockholm", "2017-03-26T03:00:00", "2017-03-26T03:00:00+02:00"),
        // Clocks go back from 03:00 to 02:00: the repeated hour is the first of the two.
        ("Europe/Stockholm", "2017-10-29T01:59:59", "2017-10-29T01:59:59+02:00"),
        ("Europe/Stockholm", "2017-10-29T02:30:00", "2017-10-29T02:30:00+02:00"),
        ("Europe/Stockholm", "2017-10-29T03:00:00", "2017-10-29T03:00:00+01:00"),
        ("Europe/Stockholm", "2017-10-29T02:30:00+01:00", "2017-10-29T02:30:00+01:00"),
        ("Europe/Stockholm", "2017-09-14T22:30:00Z", "2017-09-15T00:30:00+02:00"),
        ("Europe/Stockholm", "2017-12-31T23:30:00Z", "2018-01-01T00:30:00+01:00"),
        ("Asia/Kolkata", "2017-09-14T15:20:00", "2017-09-14T15:20:00+05:30"),
        ("Asia/Kolkata", "2017-09-14T20:00:00Z", "2017-09-15T01:30:00+05:30"),
        ("UTC", "2017-03-26T02:30:00", "2017-03-26T02:30:00Z"),
        ("Etc/UTC", "2017-03-26T02:30:00", "2017-03-26T02:30:00Z"),
        ("America/New_York", "1901-01-01T00:00:00", "1901-01-01T00:00:00-05:00"),
        ("America/New_York", "2017-09-14T15:20:00", "2017-09-14T15:20:00-04:00"),
        ("America/New_York", "2017-11-05T01:30:00", "2017-11-05T01:30:00-04:00"),
        ("America/New_York", "1850-01-01T00:00:00", "1850-01-01T00:00:00-05:00"),
        ("America/New_York", "2099-07-01T00:00:00", "2099-07-01T00:00:00-04:00"),
        // Samoa left out 30 December 2011.
        ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-31T12:00:00+14:00"),
        ("Pacific/Apia", "2011-12-31T12:00:00", "2011-12-31T12:00:00+14:00"),
        ("America/Sao_Paulo", "2017-10-15", "2017-10-15T01:00:00-02:00"),
    ])
    func clocksAreRead(identifier: String, text: String, expected: String) throws {
        let zone = try #require(TimeZoneRules(identifier: identifier))
        var out: [UInt8] = []
        out.append(rfc3339: try #require(Moment.parse(text, zone: zone)))
        #expect(String(decoding: out, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "Europe/Stockholm", "Asia/Kolkata", "America/New_York", "Pacific/Apia", "Africa/Casablanca", "Asia/Tehran",
        "Australia/Lord_Howe", "Europe/Dublin", "Antarctica/Troll", "America/Caracas", "Asia/Pyongyang",
    ])
    func tablesAgreeWithFoundation(_ identifier: String) throws {
        let rules = try #require(TimeZoneRules(identifier: identifier))
        let zone = try #require(TimeZone(identifier: identifier))
        // Every five days and a bit from 1900 to 2099.
        for seconds in stride(from: -2_208_988_800, to: 4_102_444_800, by: 449_999) {
            let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
            guard rules.offset(at: seconds) != expected else { continue }
            Issue.record("\(identifier) at \(seconds): \(rules.offset(at: seconds)), not \(expected)")
        }
    }

    /// Whatever the clock shows exactly once leads back to the time at which it does.
    @Test func readingsLeadBack() throws {
        let rules = try #require(TimeZoneRules(identifier: "Europe/Stockholm"))
        for seconds in stride(from: 1_488_326_400, to: 1_514_764_800, by: 600) {
            let reading = seconds + rules.offset(at: seconds)
            let found = rules.seconds(atClock: reading)
            #expect(found == seconds || (found == seconds - 3600 && reading == found + rules.offset(at: found)))
        }
    }

    @Test(arguments: ["", "Foo", "Europe/Stokholm", "GMT+2", "../../etc/passwd", "europe/stockholm", "\0", "Z"])
    func unknownZonesAreRefused(_ identifier: String) {
        #expect(TimeZoneRules(identifier: identifier) == nil)
    }

    @Test func knownIdentifiersAreKnown() {
        let known = TimeZoneRules.knownIdentifiers()
        #expect(known.contains("Europe/Stockholm") && known.contains("UTC"))
    }

    @Test func extremesDoNotTrap() throws {
        let rules = try #require(TimeZoneRules(identifier: "America/New_York"))
        for text in ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0001-01-01", "9999-12-31"] {
            #expect(Moment.parse(text, zone: rules).map { (1...9999).contains($0.date.year) } == true)
        }
    }
}
