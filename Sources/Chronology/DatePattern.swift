import Bytes

/// How a date is written, in the letters of Unicode's CLDR (UTS 35, part 4, "Date Field Symbol Table").
public struct DatePattern: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case literal([UInt8])
        case field(Field, width: Int)
    }

    /// The letters that are known. A letter stands for a number or a name by how often it is repeated.
    enum Field: UInt8, Sendable, Hashable {
        case era = 0x47  // G
        case year = 0x79  // y
        case month = 0x4D  // M
        case standaloneMonth = 0x4C  // L
        case day = 0x64  // d
        case weekday = 0x45  // E
        case localWeekday = 0x65  // e
        case standaloneWeekday = 0x63  // c
        case dayPeriod = 0x61  // a
        case hourOfHalfDay = 0x68  // h
        case hour = 0x48  // H
        case minute = 0x6D  // m
        case second = 0x73  // s
        case zoneName = 0x7A  // z
        case zoneOffset = 0x5A  // Z
        case isoZoneOffset = 0x58  // X

        /// How often the letter may be repeated.
        var widths: ClosedRange<Int> {
            switch self {
            case .era, .zoneName: 1...4
            case .year: 1...9
            case .month, .standaloneMonth, .weekday, .localWeekday, .standaloneWeekday, .zoneOffset: 1...5
            case .day, .hourOfHalfDay, .hour, .minute, .second: 1...2
            case .dayPeriod, .isoZoneOffset: 1...3
            }
        }
    }

    let parts: [Part]

    /// Nil where a letter outside quotes is not a known field, is repeated too often, or a quote is not closed.
    ///
    /// Text in single quotes, and whatever is no ASCII letter, is written as it stands; `''` is an apostrophe.
    public static func compile(_ pattern: String) -> DatePattern? {
        let bytes = Array(pattern.utf8)
        var parts: [Part] = []
        var literal: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "'") {
                if index + 1 < bytes.count, bytes[index + 1] == byte {
                    literal.append(byte)
                    index += 1
                } else {
                    isQuoted.toggle()
                }
                index += 1
            } else if !isQuoted, isLetter(byte) {
                let width = bytes[index...].prefix { $0 == byte }.count
                guard let field = Field(rawValue: byte), field.widths.contains(width) else { return nil }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = []
                parts.append(.field(field, width: width))
                index += width
            } else {
                literal.append(byte)
                index += 1
            }
        }
        if isQuoted { return nil }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        return DatePattern(parts: parts)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
