import Chronology
import Testing

struct DateWritingTests {
    /// Thursday, 14 September 2017, 15:20:05 UTC.
    static let moment = Moment(seconds: 1_505_402_405)

    @Test(arguments: [
        ("d MMMM yyyy", "14 September 2017"), ("dd/MM/yy", "14/09/17"), ("d.M.y", "14.9.2017"),
        ("EEEE, d MMM", "Thursday, 14 Sep"), ("EEE E", "Thu Thu"), ("EEEEE MMMMM", "T S"),
        ("LLLL LLL LL L", "September Sep 09 9"),
        ("h:mm a", "3:20 pm"), ("hh", "03"), ("HH:mm:ss", "15:20:05"), ("H m s", "15 20 5"),
        ("G GGGG", "AD Anno Domini"),
        ("e c ee", "4 4 04"), ("eeee cccc", "Thursday Thursday"), ("z Z ZZZZ ZZZZZ X", "UTC +0000 GMT Z Z"),
        ("h 'o''clock'", "3 o'clock"), ("''yy", "'17"), ("d 'de' MMMM", "14 de September"), ("y年M月d日", "2017年9月14日"),
        ("", ""), ("yyyyyy", "002017"), ("'x'", "x"),
    ])
    func patternsAreWritten(_ pattern: String, expected: String) throws {
        let compiled = try #require(DatePattern.compile(pattern))
        #expect(compiled.text(Self.moment, DateNames(language: "en")) == expected)
    }

    @Test(arguments: [
        "Q", "b", "YYYY", "D", "w", "k", "K", "S", "V", "d MMMM yyyy 'x", "MMMMMM", "ddd", "HHH", "EEEEEE", "aaaa",
        "XXXX",
        "yyyyyyyyyy", "hello",
    ])
    func unknownPatternsAreRefused(_ pattern: String) {
        #expect(DatePattern.compile(pattern) == nil)
    }

    @Test(arguments: [
        (19_800, "GMT+5:30 +0530 GMT+05:30 +05:30 +0530 +0530 +05:30"),
        (7200, "GMT+2 +0200 GMT+02:00 +02:00 +02 +0200 +02:00"),
        (-12_600, "GMT-3:30 -0330 GMT-03:30 -03:30 -0330 -0330 -03:30"),
    ])
    func offsets(_ offset: Int, expected: String) throws {
        let compiled = try #require(DatePattern.compile("z Z ZZZZ ZZZZZ X XX XXX"))
        let moment = Moment(seconds: Self.moment.seconds, offset: offset)
        #expect(compiled.text(moment, DateNames(language: "en")) == expected)
    }

    @Test(arguments: [(0, "12 am"), (1, "1 am"), (11, "11 am"), (12, "12 pm"), (13, "1 pm"), (23, "11 pm")])
    func hoursOfHalfDays(_ hour: Int, expected: String) throws {
        let compiled = try #require(DatePattern.compile("h a"))
        #expect(compiled.text(Moment(seconds: hour * 3600), DateNames(language: "en")) == expected)
    }

    /// A language, its five styles in order, and the day that its weeks begin with. Blanks of any width are shown plain.
    static let languages: [(String, [String], Int)] = [
        ("en", ["14 September 2017", "14 Sep 2017", "September 2017", "Thursday 14 September 2017", "15:20"], 1),
        ("en-GB", ["14 September 2017", "14 Sep 2017", "September 2017", "Thursday 14 September 2017", "15:20"], 1),
        (
            "en-US",
            ["September 14, 2017", "Sep 14, 2017", "September 2017", "Thursday, September 14, 2017", "3:20 PM"], 7
        ),
        ("sv", ["14 september 2017", "14 sep. 2017", "september 2017", "torsdag 14 september 2017", "15:20"], 1),
        (
            "ru",
            ["14 сентября 2017 г.", "14 сент. 2017 г.", "сентябрь 2017 г.", "четверг, 14 сентября 2017 г.", "15:20"], 1
        ),
        ("ar", ["14 سبتمبر، 2017", "14 سبتمبر، 2017", "سبتمبر 2017", "الخميس، 14 سبتمبر، 2017", "3:20 م"], 6),
        ("ar-EG", ["١٤ سبتمبر، ٢٠١٧", "١٤ سبتمبر، ٢٠١٧", "سبتمبر ٢٠١٧", "الخميس، ١٤ سبتمبر، ٢٠١٧", "٣:٢٠ م"], 6),
        ("ja", ["2017年9月14日", "2017年9月14日", "2017年9月", "2017年9月14日 木曜日", "15:20"], 7),
        ("th", ["14 กันยายน 2017", "14 ก.ย. 2017", "กันยายน 2017", "วันพฤหัสบดีที่ 14 กันยายน 2017", "15:20"], 7),
        (
            "pt-BR",
            [
                "14 de setembro de 2017", "14 de set. de 2017", "setembro de 2017",
                "quinta-feira, 14 de setembro de 2017", "15:20",
            ], 7
        ),
    ]

    @Test(arguments: languages.indices)
    func languagesHaveTheirWays(_ index: Int) {
        let (language, expected, firstWeekday) = Self.languages[index]
        let names = DateNames(language: language)
        let found = DateNames.Style.allCases.map { style in
            String(names.pattern(style).text(Self.moment, names).map { "\u{A0}\u{202F}".contains($0) ? " " : $0 })
        }
        #expect(found == expected, "\(language)")
        #expect(names.firstWeekday == firstWeekday, "\(language)")
    }

    @Test func monthsStandAloneInTheNominative() {
        let names = DateNames(language: "ru")
        #expect(names.months.wide[8] == "сентября")
        #expect(names.standaloneMonths.wide[8] == "сентябрь")
        #expect(names.standaloneWeekdays.wide.first == "понедельник")
    }

    @Test(arguments: ["xx", "tlh", "", "zz-ZZ", "en-AU", "de", "zh-Hant", "fa", "he", "x-y-z", "hi@calendar=hebrew"])
    func anyLanguageHasAllNames(_ language: String) {
        let names = DateNames(language: language)
        #expect(names.months.wide.count == 12 && names.weekdays.narrow.count == 7)
        for style in DateNames.Style.allCases {
            #expect(!names.pattern(style).text(Self.moment, names).isEmpty)
        }
    }
}
