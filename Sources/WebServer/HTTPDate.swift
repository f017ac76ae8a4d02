/// Dates as HTTP writes them (RFC 9110, section 5.6.7, "IMF-fixdate").
enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// - Parameter seconds: since 1970.
    static func text(_ seconds: Int) -> String {
        let seconds = max(0, seconds)
        let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        // The calendar's years are counted from March, so that the leap day is the last of its year.
        let era = day + 719_468
        let (cycle, inCycle) = era.quotientAndRemainder(dividingBy: 146_097)
        let year = (inCycle - inCycle / 1_460 + inCycle / 36_524 - inCycle / 146_096) / 365
        let inYear = inCycle - (365 * year + year / 4 - year / 100)
        let month = (5 * inYear + 2) / 153
        let number = (month + 2) % 12
        let date = [inYear - (153 * month + 2) / 5 + 1, rest / 3_600, rest / 60 % 60, rest % 60].map(twoDigits)
        let fullYear = year + 400 * cycle + (month >= 10 ? 1 : 0)
        return "\(days[day % 7]), \(date[0]) \(months[number]) \(fullYear) \(date[1]):\(date[2]):\(date[3]) GMT"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
