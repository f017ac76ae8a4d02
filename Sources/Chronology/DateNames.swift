/// The words, digits and orders in which a language writes dates. Gregorian, whatever a region's own calendar is.
public struct DateNames: Sendable, Hashable {
    /// Ready patterns; the language decides the order of their parts.
    public enum Style: Int, Sendable, Hashable, CaseIterable {
        /// `14 September 2017`
        case long
        /// `14 Sep 2017`
        case short
        /// `September 2017`
        case monthYear
        /// `Thursday 14 September 2017`
        case weekday
        /// `15:20`
        case time
    }

    /// Names by length; twelve months from January, or seven days from Monday.
    public struct Words: Sendable, Hashable {
        public let wide: [String]
        public let abbreviated: [String]
        /// A letter or two, for a calendar's head; not always unique.
        public let narrow: [String]

        func holds(_ count: Int) -> Bool { [wide, abbreviated, narrow].allSatisfy { $0.count == count } }
    }

    /// The tag that was asked for.
    public let language: String
    /// The day that a calendar's rows begin with: 1 is Monday, 7 is Sunday.
    public let firstWeekday: Int
    /// As within a date: genitive in Russian, `14 сентября`.
    public let months: Words
    /// As by themselves: nominative in Russian, `сентябрь`.
    public let standaloneMonths: Words
    public let weekdays: Words
    public let standaloneWeekdays: Words
    /// The hours before noon, and those after it.
    public let morning: String
    public let afternoon: String
    /// Of our era: `AD`, `Anno Domini`.
    let era: (wide: String, abbreviated: String)
    /// Ten digits from 0; nil where they are ASCII's.
    let digits: [String]?
    /// By `Style.rawValue`.
    let patterns: [DatePattern]

    /// The names of a language given by its BCP 47 tag.
    ///
    /// English is built in; others come from ICU's data, which the program carries with it. A language that ICU does
    /// not know is written as English is.
    public init(language: String) {
        self = Self.english(language) ?? Self.fromLocaleData(language)
    }

    /// Whether every month and weekday has its names, so that none is looked for in vain.
    var isComplete: Bool {
        [months, standaloneMonths].allSatisfy { $0.holds(12) }
            && [weekdays, standaloneWeekdays].allSatisfy { $0.holds(7) }
            && patterns.count == Style.allCases.count
    }

    public func pattern(_ style: Style) -> DatePattern { patterns[style.rawValue] }

    init(
        language: String, firstWeekday: Int, months: Words, standaloneMonths: Words, weekdays: Words,
        standaloneWeekdays: Words, dayPeriods: (String, String), era: (wide: String, abbreviated: String),
        digits: [String]?, patterns: [DatePattern]
    ) {
        self.language = language
        self.firstWeekday = firstWeekday
        self.months = months
        self.standaloneMonths = standaloneMonths
        self.weekdays = weekdays
        self.standaloneWeekdays = standaloneWeekdays
        (morning, afternoon) = dayPeriods
        self.era = era
        self.digits = digits
        self.patterns = patterns
    }

    public static func == (left: DateNames, right: DateNames) -> Bool { left.language == right.language }
    public func hash(into hasher: inout Hasher) { hasher.combine(language) }
}

extension DateNames {
    /// `en` and `en-GB` put the day first, `en-US` the month; nil for any other tag.
    static func english(_ language: String) -> DateNames? {
        let isAmerican: Bool
        switch language.lowercased() {
        case "en", "en-gb": isAmerican = false
        case "en-us": isAmerican = true
        default: return nil
        }
        let months = Words(
            wide: [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ],
            abbreviated: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
            narrow: ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"])
        let weekdays = Words(
            wide: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            abbreviated: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
            narrow: ["M", "T", "W", "T", "F", "S", "S"])
        return DateNames(
            language: language, firstWeekday: isAmerican ? 7 : 1, months: months, standaloneMonths: months,
            weekdays: weekdays, standaloneWeekdays: weekdays, dayPeriods: isAmerican ? ("AM", "PM") : ("am", "pm"),
            era: ("Anno Domini", "AD"), digits: nil,
            patterns: (isAmerican ? americanPatterns : britishPatterns).compactMap(DatePattern.compile))
    }

    /// In the order of `Style`; month first.
    static let americanPatterns = ["MMMM d, y", "MMM d, y", "MMMM y", "EEEE, MMMM d, y", "h:mm a"]
    /// In the order of `Style`; day first.
    static let britishPatterns = ["d MMMM y", "d MMM y", "MMMM y", "EEEE d MMMM y", "HH:mm"]
}
