import Chronology
import Testing

struct DateParsingTests {
    /// A text, seconds since 1970, and whether it holds a time of day; on UTC's clock.
    @Test(arguments: [
        ("2017-09-14", 1_505_347_200, false), ("2017-09-14T15:20:00Z", 1_505_402_400, true),
        ("2017-09-14 15:20", 1_505_402_400, true), ("2017-09-14t15:20:00z", 1_505_402_400, true),
        ("2017-09-14T17:20:00+02:00", 1_505_402_400, true), ("2017-09-14 17:20 +0200", 1_505_402_400, true),
        ("2017-09-14T10:20-05", 1_505_402_400, true), ("2017-09-14T20:50:00+05:30", 1_505_402_400, true),
        ("2017-09-14T15:20:00.999999999999Z", 1_505_402_400, true), ("1970-01-01T00:00:00Z", 0, true),
        ("1969-12-31T23:59:59Z", -1, true), ("0001-01-01", -62_135_596_800, false),
        ("9999-12-31T23:59:59Z", 253_402_300_799, true), ("2016-02-29", 1_456_704_000, false),
    ])
    func momentsAreRead(_ text: String, seconds: Int, hasTime: Bool) {
        #expect(Moment.parse(text, zone: .utc) == Moment(seconds: seconds, hasTime: hasTime))
    }

    @Test(arguments: [
        "", "2017", "2017-09", "2017-9-14", "14/09/17", "2017-02-29", "2017-13-01", "0000-01-01", "2017-09-14T",
        "2017-09-14 ",
        "2017-09-14T15", "2017-09-14T15:2", "2017-09-14T24:00", "2017-09-14T15:60", "2017-09-14T15:20:60Z",
        "2017-09-14T15:20:00.", "2017-09-14T15:20:00+2", "2017-09-14T15:20:00+24:00", "2017-09-14T15:20:00+02:60",
        "2017-09-14T15:20:00ZZ", "2017-09-14T15:20 CET", "2017-09-14x15:20", "２０１７-09-14", "-2017-09-14",
        "99999999999999999999-01-01", "2017-09-14Z", "2017-09-14\n",
    ])
    func othersAreRefused(_ text: String) {
        #expect(Moment.parse(text, zone: .utc) == nil)
    }

    @Test(arguments: [
        ("2017", PartialDate(year: 2017)), ("2017-02", PartialDate(year: 2017, month: 2)),
        ("2017-02-01", PartialDate(year: 2017, month: 2, day: 1)), ("17", nil), ("2017-", nil), ("2017-13", nil),
        ("2017-02-30", nil), ("2017-02-01x", nil), ("0000", nil), ("", nil),
    ])
    func partialDates(_ text: String, date: PartialDate?) {
        #expect(PartialDate.parse(text) == date)
    }

    @Test func days() {
        #expect(CivilDate.parse("2017-09-14") == CivilDate(year: 2017, month: 9, day: 14))
        #expect(CivilDate.parse("2017-09-14T00:00") == nil)
    }
}
