import Foundation

extension DateNames {
    /// The names of a language from ICU's data, by way of Foundation. Takes milliseconds: once a build, not once a page.
    static func fromLocaleData(_ language: String) -> DateNames {
        let locale = Locale(identifier: language + "@calendar=gregorian")
        let formatter = DateFormatter()
        formatter.locale = locale
        formatter.calendar = Calendar(identifier: .gregorian)
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language)
        let names = DateNames(
            language: language,
            // Foundation counts from Sunday.
            firstWeekday: (calendar.firstWeekday + 5) % 7 + 1,
            months: Words(
                wide: formatter.monthSymbols, abbreviated: formatter.shortMonthSymbols,
                narrow: formatter.veryShortMonthSymbols),
            standaloneMonths: Words(
                wide: formatter.standaloneMonthSymbols, abbreviated: formatter.shortStandaloneMonthSymbols,
                narrow: formatter.veryShortStandaloneMonthSymbols),
            weekdays: Words(
                wide: fromMonday(formatter.weekdaySymbols), abbreviated: fromMonday(formatter.shortWeekdaySymbols),
                narrow: fromMonday(formatter.veryShortWeekdaySymbols)),
            standaloneWeekdays: Words(
                wide: fromMonday(formatter.standaloneWeekdaySymbols),
                abbreviated: fromMonday(formatter.shortStandaloneWeekdaySymbols),
                narrow: fromMonday(formatter.veryShortStandaloneWeekdaySymbols)),
            dayPeriods: (formatter.amSymbol, formatter.pmSymbol),
            era: (formatter.longEraSymbols.last ?? "", formatter.eraSymbols.last ?? ""),
            digits: nativeDigits(of: language),
            patterns: patterns(of: locale))
        return names.isComplete ? names : (english("en") ?? names)
    }

    private static func fromMonday(_ names: [String]) -> [String] {
        Array(names.dropFirst() + names.prefix(1))
    }

    private static func patterns(of locale: Locale) -> [DatePattern] {
        let templates = ["yMMMMd", "yMMMd", "yMMMM", "yMMMMEEEEd", "jmm"]
        return zip(templates, britishPatterns).compactMap { template, fallback in
            DateFormatter.dateFormat(fromTemplate: template, options: 0, locale: locale).flatMap(DatePattern.compile)
                ?? DatePattern.compile(fallback)
        }
    }

    private static func nativeDigits(of language: String) -> [String]? {
        let formatter = NumberFormatter()
        formatter.locale = Locale(identifier: language)
        let digits = (0...9).compactMap { formatter.string(from: $0 as NSNumber) }
        return digits.count == 10 && digits[0] != "0" ? digits : nil
    }
}
