extension Moment {
    /// Reads a time as front matter writes it; nil where `text` is no such time.
    ///
    /// `2017-09-14`, `2017-09-14 15:20`, `2017-09-14T15:20:00`, with fractions of a second (which are dropped), and
    /// with a zone: `Z`, `+02:00`, `+0200`, `+02` (RFC 3339, section 5.6, and YAML 1.1's timestamps but for their
    /// one-digit months). Without a zone the text is read off `zone`'s clock, and every moment is shown on that clock,
    /// whatever zone it was written in: addresses go by the site's local day.
    public static func parse(_ text: String, zone: TimeZoneRules) -> Moment? {
        var scanner = DateScanner(text)
        guard let date = scanner.date() else { return nil }
        let midnight = date.daysSinceEpoch * 86_400
        if scanner.isAtEnd {
            let seconds = zone.seconds(atClock: midnight)
            return Moment(seconds: seconds, offset: zone.offset(at: seconds), hasTime: false)
        }
        guard scanner.take(UInt8(ascii: "T")) || scanner.take(UInt8(ascii: "t")) || scanner.takeBlanks(),
            let secondOfDay = scanner.time()
        else { return nil }
        let reading = midnight + secondOfDay
        let seconds: Int
        _ = scanner.takeBlanks()
        if scanner.isAtEnd {
            seconds = zone.seconds(atClock: reading)
        } else {
            guard let written = scanner.offset(), scanner.isAtEnd else { return nil }
            seconds = reading - written
        }
        return Moment(seconds: seconds, offset: zone.offset(at: seconds))
    }
}

extension PartialDate {
    /// Reads `2017`, `2017-02` or `2017-02-01`; nil where `text` is none of them.
    public static func parse(_ text: String) -> PartialDate? {
        var scanner = DateScanner(text)
        guard let year = scanner.number(digits: 4) else { return nil }
        if scanner.isAtEnd { return PartialDate(year: year) }
        guard scanner.take(UInt8(ascii: "-")), let month = scanner.number(digits: 2) else { return nil }
        if scanner.isAtEnd { return PartialDate(year: year, month: month) }
        guard scanner.take(UInt8(ascii: "-")), let day = scanner.number(digits: 2), scanner.isAtEnd else {
            return nil
        }
        return PartialDate(year: year, month: month, day: day)
    }
}

extension CivilDate {
    /// Reads `2017-09-14`; nil where `text` is not a day written so.
    public static func parse(_ text: String) -> CivilDate? {
        var scanner = DateScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        return date
    }
}

/// Reads a date's parts from left to right; after a nil the rest of the text is of no use.
private struct DateScanner {
    private var bytes: String.UTF8View.Iterator
    private var current: UInt8?

    init(_ text: String) {
        bytes = text.utf8.makeIterator()
        current = bytes.next()
    }

    var isAtEnd: Bool { current == nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        current = bytes.next()
        return true
    }

    mutating func takeBlanks() -> Bool {
        var found = false
        while take(0x20) { found = true }
        return found
    }

    mutating func number(digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let digit = takeDigit() else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), take(UInt8(ascii: "-")), let month = number(digits: 2),
            take(UInt8(ascii: "-")), let day = number(digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Seconds since midnight.
    mutating func time() -> Int? {
        guard let hour = number(digits: 2), hour < 24, take(UInt8(ascii: ":")), let minute = number(digits: 2),
            minute < 60
        else { return nil }
        guard take(UInt8(ascii: ":")) else { return hour * 3600 + minute * 60 }
        guard let second = number(digits: 2), second < 60 else { return nil }
        if take(UInt8(ascii: ".")) {
            guard takeDigit() != nil else { return nil }
            while takeDigit() != nil {}
        }
        return hour * 3600 + minute * 60 + second
    }

    /// Seconds ahead of UTC.
    mutating func offset() -> Int? {
        if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
        let isWest = take(UInt8(ascii: "-"))
        guard isWest || take(UInt8(ascii: "+")), let hours = number(digits: 2), hours < 24 else { return nil }
        var minutes = 0
        if take(UInt8(ascii: ":")) || !isAtEnd {
            guard let written = number(digits: 2), written < 60 else { return nil }
            minutes = written
        }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }

    private mutating func takeDigit() -> Int? {
        guard let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        current = bytes.next()
        return Int(byte - UInt8(ascii: "0"))
    }
}
