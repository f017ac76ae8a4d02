import Bytes

extension DatePattern {
    /// Appends `moment` as its own clock shows it, in the words and digits of `names`.
    public func append(_ moment: Moment, _ names: DateNames, to out: inout ByteBuffer) {
        let date = moment.date
        for part in parts {
            switch part {
            case .literal(let bytes): out.append(contentsOf: bytes)
            case .field(let field, let width): Self.append(field, width, moment, date, names, to: &out)
            }
        }
    }

    /// As `append`, for places that are not hot.
    public func text(_ moment: Moment, _ names: DateNames) -> String {
        var out = ByteBuffer(room: 64)
        append(moment, names, to: &out)
        return out.text()
    }

    private static func append(
        _ field: Field, _ width: Int, _ moment: Moment, _ date: CivilDate, _ names: DateNames, to out: inout ByteBuffer
    ) {
        switch field {
        case .era: out.append(width == 4 ? names.era.wide : names.era.abbreviated)
        case .year: out.append(width == 2 ? date.year % 100 : date.year, digits: width, names)
        case .month: out.append(date.month, width, names.months, names)
        case .standaloneMonth: out.append(date.month, width, names.standaloneMonths, names)
        case .day: out.append(date.day, digits: width, names)
        case .weekday: out.append(date.weekday, max(3, width), names.weekdays, names)
        case .localWeekday, .standaloneWeekday:
            if width <= 2 {
                out.append((date.weekday - names.firstWeekday + 7) % 7 + 1, digits: width, names)
            } else {
                let words = field == .localWeekday ? names.weekdays : names.standaloneWeekdays
                out.append(date.weekday, width, words, names)
            }
        case .dayPeriod: out.append(moment.hour < 12 ? names.morning : names.afternoon)
        case .hourOfHalfDay: out.append((moment.hour + 11) % 12 + 1, digits: width, names)
        case .hour: out.append(moment.hour, digits: width, names)
        case .minute: out.append(moment.minute, digits: width, names)
        case .second: out.append(moment.second, digits: width, names)
        case .zoneName: out.append(zoneName: moment.offset, isLong: width == 4)
        case .zoneOffset:
            switch width {
            case 4: out.append(zoneName: moment.offset, isLong: true)
            case 5: out.append(offset: moment.offset, colon: true, shortest: false, zero: "Z")
            default: out.append(offset: moment.offset, colon: false, shortest: false, zero: "+0000")
            }
        case .isoZoneOffset:
            out.append(offset: moment.offset, colon: width == 3, shortest: width == 1, zero: "Z")
        }
    }
}

extension ByteSink where Self: ~Copyable {
    /// Appends a number with at least `digits` digits, in the language's own digits.
    fileprivate mutating func append(_ number: Int, digits: Int, _ names: DateNames) {
        guard let native = names.digits else { return appendDigits(of: number, digits) }
        var written: [UInt8] = []
        written.appendDigits(of: number, digits)
        for digit in written where native.indices.contains(Int(digit) - 0x30) { append(native[Int(digit) - 0x30]) }
    }

    fileprivate mutating func appendDigits(of number: Int, _ digits: Int) {
        var least = 1
        for _ in 1..<Swift.max(digits, 2) where digits > 1 {
            least *= 10
            if number < least { append(UInt8(ascii: "0")) }
        }
        append(number: number)
    }

    /// Appends a month or weekday, counted from 1, as a number (widths 1 and 2) or a name.
    fileprivate mutating func append(_ index: Int, _ width: Int, _ words: DateNames.Words, _ names: DateNames) {
        switch width {
        case 1, 2: append(index, digits: width, names)
        case 3: append(words.abbreviated[index - 1])
        case 4: append(words.wide[index - 1])
        default: append(words.narrow[index - 1])
        }
    }

    /// Appends `UTC`, `GMT+2`, `GMT+5:30`; long: `GMT+02:00`. A moment knows its offset, not its zone's name.
    fileprivate mutating func append(zoneName offset: Int, isLong: Bool) {
        if offset == 0 { return append(isLong ? "GMT" : "UTC" as StaticString) }
        append("GMT" as StaticString)
        if isLong { return append(offset: offset, colon: true, shortest: false, zero: "") }
        append(UInt8(ascii: offset < 0 ? "-" : "+"))
        append(number: abs(offset) / 3600)
        if abs(offset) / 60 % 60 != 0 {
            append(UInt8(ascii: ":"))
            append(twoDigits: abs(offset) / 60 % 60)
        }
    }

    fileprivate mutating func append(offset: Int, colon: Bool, shortest: Bool, zero: StaticString) {
        if offset == 0 { return append(zero) }
        append(UInt8(ascii: offset < 0 ? "-" : "+"))
        append(twoDigits: abs(offset) / 3600)
        let minutes = abs(offset) / 60 % 60
        if shortest && minutes == 0 { return }
        if colon { append(UInt8(ascii: ":")) }
        append(twoDigits: minutes)
    }
}
