import Bytes

/// A day of the proleptic Gregorian calendar (ISO 8601).
public struct CivilDate: Sendable, Hashable, Comparable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// Nil where there is no such day. Years run from 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day that lies `days` after 1 January 1970, held within the years 1 to 9999.
    public init(daysSinceEpoch days: Int) {
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
        let shifted = min(max(days, -719_162), 2_932_896) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1 January 1970; negative before it.
    public var daysSinceEpoch: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 1 is Monday, 7 is Sunday (ISO 8601).
    public var weekday: Int {
        let index = (daysSinceEpoch + 3) % 7
        return (index < 0 ? index + 7 : index) + 1
    }

    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CivilDate: CustomStringConvertible {
    /// `2017-09-14`.
    public var description: String {
        var out: [UInt8] = []
        out.append(isoDate: self)
        return String(decoding: out, as: UTF8.self)
    }
}

extension ByteSink where Self: ~Copyable {
    /// Appends `2017-09-14`.
    public mutating func append(isoDate date: CivilDate) {
        for divisor in [1000, 100, 10] where date.year < divisor { append(UInt8(ascii: "0")) }
        append(number: date.year)
        append(UInt8(ascii: "-"))
        append(twoDigits: date.month)
        append(UInt8(ascii: "-"))
        append(twoDigits: date.day)
    }
}

/// A date as a biography knows it: a year, a month of a year, or a day.
public struct PartialDate: Sendable, Hashable {
    public let year: Int
    public let month: Int?
    public let day: Int?

    /// Nil where there is no such date. A day needs a month.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard CivilDate(year: year, month: month ?? 1, day: day ?? 1) != nil, month != nil || day == nil else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The first day that this date can mean.
    public var earliest: CivilDate {
        CivilDate(year: year, month: month ?? 1, day: day ?? 1) ?? CivilDate(daysSinceEpoch: 0)
    }

    /// The last day that this date can mean.
    public var latest: CivilDate {
        let month = month ?? 12
        return CivilDate(year: year, month: month, day: day ?? CivilDate.length(ofMonth: month, year: year))
            ?? CivilDate(daysSinceEpoch: 0)
    }
}
