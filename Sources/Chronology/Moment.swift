import Bytes

/// A point in time together with the clock that it is shown on.
public struct Moment: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX.1-2017, section 4.16).
    public let seconds: Int
    /// Seconds that the shown clock is ahead of UTC.
    public let offset: Int
    /// False where the author gave a day and no time of day: the moment is then that day's midnight.
    public let hasTime: Bool

    public init(seconds: Int, offset: Int = 0, hasTime: Bool = true) {
        self.seconds = seconds
        self.offset = offset
        self.hasTime = hasTime
    }

    /// The day on the shown clock.
    public var date: CivilDate { CivilDate(daysSinceEpoch: Self.floorDivide(seconds + offset, 86_400)) }
    /// Seconds since midnight on the shown clock.
    public var secondOfDay: Int { seconds + offset - Self.floorDivide(seconds + offset, 86_400) * 86_400 }
    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    public var second: Int { secondOfDay % 60 }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}

extension ByteSink where Self: ~Copyable {
    /// Appends `2017-09-14T15:20:00Z`, or `…+02:00` on another clock than UTC (RFC 3339, section 5.6).
    public mutating func append(rfc3339 moment: Moment) {
        append(isoDate: moment.date)
        append(UInt8(ascii: "T"))
        append(twoDigits: moment.hour)
        append(UInt8(ascii: ":"))
        append(twoDigits: moment.minute)
        append(UInt8(ascii: ":"))
        append(twoDigits: moment.second)
        append(offset: moment.offset, separator: ":", zero: "Z")
    }

    /// Appends `Thu, 14 Sep 2017 15:20:00 +0000` (RFC 5322, section 3.3), as RSS 2.0 asks for.
    public mutating func append(rfc5322 moment: Moment) {
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = moment.date
        append(weekdays[date.weekday - 1])
        append(", " as StaticString)
        append(twoDigits: date.day)
        append(UInt8(ascii: " "))
        append(months[date.month - 1])
        append(UInt8(ascii: " "))
        append(number: date.year)
        append(UInt8(ascii: " "))
        append(twoDigits: moment.hour)
        append(UInt8(ascii: ":"))
        append(twoDigits: moment.minute)
        append(UInt8(ascii: ":"))
        append(twoDigits: moment.second)
        append(UInt8(ascii: " "))
        append(offset: moment.offset, separator: "", zero: "+0000")
    }

    private mutating func append(offset: Int, separator: StaticString, zero: StaticString) {
        if offset == 0 { return append(zero) }
        append(UInt8(ascii: offset < 0 ? "-" : "+"))
        append(twoDigits: abs(offset) / 3600)
        append(separator)
        append(twoDigits: abs(offset) / 60 % 60)
    }
}
