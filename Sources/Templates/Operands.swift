/// What the numbers of an instruction mean.
enum Operand: Hashable {
    case none
    /// A number that means the same in every program of a schema: a getter, a relation.
    case raw
    case slot(SlotFile)
    case constantText
    case constantInt
    case literal
    case dateWriter
}

extension Instruction {
    /// The meanings of `a`, `b` and `c`.
    var operands: (a: Operand, b: Operand, c: Operand) {
        switch operation {
        case .literal: (.literal, .none, .none)
        case .jump, .mark, .hole: (.none, .none, .none)
        case .keep: (.slot(.records), .none, .slot(.ints))
        case .endKeep: (.slot(.records), .none, .slot(.ints))
        case .jumpIfTrue, .jumpIfFalse, .writeInt, .writeBool: (.slot(.ints), .none, .none)
        case .jumpInts: (.slot(.ints), .slot(.ints), .raw)
        case .jumpTexts: (.slot(.texts), .slot(.texts), .raw)
        case .jumpDates: (.slot(.dates), .slot(.dates), .raw)
        case .jumpRecords: (.slot(.records), .slot(.records), .raw)
        case .writeText, .writeUnsafe: (.slot(.texts), .none, .none)
        case .writeTextField, .writeMarkupField, .writeJSONField: (.raw, .slot(.records), .none)
        case .writeDate: (.slot(.dates), .dateWriter, .none)
        case .writeDateISO, .writeDateDay: (.slot(.dates), .none, .none)
        case .writeMarkup, .writeJSON: (.slot(.markups), .none, .none)
        default: loadOperands ?? valueOperands
        }
    }

    private var loadOperands: (a: Operand, b: Operand, c: Operand)? {
        switch operation {
        case .loadText, .loadOptionalText: (.raw, .slot(.records), .slot(.texts))
        case .loadInt, .loadOptionalInt, .loadBool: (.raw, .slot(.records), .slot(.ints))
        case .loadDate, .loadOptionalDate: (.raw, .slot(.records), .slot(.dates))
        case .loadRecord, .loadOptionalRecord: (.raw, .slot(.records), .slot(.records))
        case .loadList: (.raw, .slot(.records), .slot(.lists))
        case .bindMarkup, .bindOptionalMarkup: (.raw, .slot(.records), .slot(.markups))
        case .lookup: (.slot(.markups), .constantText, .slot(.texts))
        case .firstRecord, .lastRecord: (.slot(.lists), .none, .slot(.records))
        case .firstText, .lastText: (.slot(.lists), .none, .slot(.texts))
        case .startLoop: (.slot(.lists), .none, .slot(.ints))
        case .nextRecord: (.slot(.lists), .slot(.ints), .slot(.records))
        case .nextText: (.slot(.lists), .slot(.ints), .slot(.texts))
        default: nil
        }
    }

    private var valueOperands: (a: Operand, b: Operand, c: Operand) {
        switch operation {
        case .constantText: (.constantText, .none, .slot(.texts))
        case .constantInt: (.constantInt, .none, .slot(.ints))
        case .moveText, .uppercase, .lowercase: (.slot(.texts), .none, .slot(.texts))
        case .moveInt, .loopIndex: (.slot(.ints), .none, .slot(.ints))
        case .moveDate: (.slot(.dates), .none, .slot(.dates))
        case .moveRecord: (.slot(.records), .none, .slot(.records))
        case .moveList: (.slot(.lists), .none, .slot(.lists))
        case .moveMarkup: (.slot(.markups), .none, .slot(.markups))
        case .textIsEmpty, .textCount: (.slot(.texts), .none, .slot(.ints))
        case .listIsEmpty, .listCount: (.slot(.lists), .none, .slot(.ints))
        case .prefix, .dropFirst: (.slot(.lists), .slot(.ints), .slot(.lists))
        case .join: (.slot(.lists), .slot(.texts), .slot(.texts))
        case .dateText: (.slot(.dates), .dateWriter, .slot(.texts))
        case .dateISO, .dateDay: (.slot(.dates), .none, .slot(.texts))
        case .dateYear, .dateMonth, .dateDayOfMonth, .dateHasTime: (.slot(.dates), .none, .slot(.ints))
        case .add, .subtract: (.slot(.ints), .slot(.ints), .slot(.ints))
        default: (.none, .none, .none)
        }
    }

    /// True for what begins or ends a kept piece.
    var isFrame: Bool { operation == .keep || operation == .endKeep }

    /// True for what appends a value to the page.
    var isWriting: Bool {
        switch operation {
        case .writeText, .writeTextField, .writeInt, .writeBool, .writeDate, .writeDateISO, .writeDateDay,
            .writeMarkup, .writeMarkupField, .writeJSON, .writeJSONField, .writeUnsafe:
            true
        default: false
        }
    }
}
