import Bytes
import Chronology

/// Runs a program once. Its slots lie in one array for each kind of value, made when it starts.
struct Machine {
    let program: Program
    var records: [RecordRef]
    var texts: [String]
    var ints: [Int]
    var dates: [Moment]
    var lists: [ListValue]
    var markups: [Markup]

    /// A piece of markup or a group of named texts that is still to be fetched: its getter, and its record.
    struct Markup {
        let getter: Int32
        let record: RecordRef
    }

    init(_ program: Program, _ roots: [RecordRef]) {
        self.program = program
        let slots = program.slots
        records = roots
        records.reserveCapacity(slots.most(.records))
        while records.count < slots.most(.records) { records.append(RecordRef(0)) }
        texts = [String](repeating: "", count: slots.most(.texts))
        ints = [Int](repeating: 0, count: slots.most(.ints))
        dates = [Moment](repeating: Moment(seconds: 0), count: slots.most(.dates))
        lists = [ListValue](repeating: .texts([]), count: slots.most(.lists))
        markups = [Markup](repeating: Markup(getter: 0, record: RecordRef(0)), count: slots.most(.markups))
    }

    mutating func run(into out: inout ByteBuffer, keeping kept: inout KeptPieces) {
        let code = program.code
        let literals = program.literals
        var next = 0
        while next < code.count {
            let step = code[next]
            next += 1
            switch step.operation {
            case .literal:
                out.append(contentsOf: literals[Int(step.a)..<Int(step.a) + Int(step.b)])
            case .writeTextField:
                out.append(program.getters.texts[Int(step.a)].get(records[Int(step.b)]), as: step.escape)
            case .jump: next = Int(step.target)
            case .jumpIfTrue: if ints[Int(step.a)] != 0 { next = Int(step.target) }
            case .jumpIfFalse: if ints[Int(step.a)] == 0 { next = Int(step.target) }
            case .loadInt: ints[Int(step.c)] = program.getters.ints[Int(step.a)].get(records[Int(step.b)])
            case .loadBool: ints[Int(step.c)] = program.getters.bools[Int(step.a)].get(records[Int(step.b)]) ? 1 : 0
            case .loadRecord: records[Int(step.c)] = program.getters.records[Int(step.a)].get(records[Int(step.b)])
            case .nextRecord:
                let place = ints[Int(step.b)]
                if place < lists[Int(step.a)].count {
                    records[Int(step.c)] = lists[Int(step.a)][place]
                    ints[Int(step.b)] = place + 1
                } else {
                    next = Int(step.target)
                }
            case .nextText:
                let place = ints[Int(step.b)]
                if place < lists[Int(step.a)].count {
                    texts[Int(step.c)] = lists[Int(step.a)].text(at: place)
                    ints[Int(step.b)] = place + 1
                } else {
                    next = Int(step.target)
                }
            case .keep:
                if kept.append(Int(step.b), for: records[Int(step.a)], isWhole: step.isWhole, to: &out) {
                    next = Int(step.target)
                } else {
                    ints[Int(step.c)] = out.count
                }
            case .endKeep:
                kept.keep(Int(step.b), for: records[Int(step.a)], isWhole: step.isWhole, out, from: ints[Int(step.c)])
            case .writeText, .writeInt, .writeBool, .writeDate, .writeDateISO, .writeDateDay, .writeMarkup,
                .writeMarkupField, .writeJSON, .writeJSONField, .writeUnsafe:
                write(step, into: &out)
            case .loadText, .loadOptionalText, .loadOptionalInt, .loadDate, .loadOptionalDate,
                .loadOptionalRecord, .loadList, .bindMarkup, .bindOptionalMarkup, .lookup, .firstRecord, .lastRecord,
                .firstText, .lastText:
                if !load(step) { next = Int(step.target) }
            case .jumpInts, .jumpTexts, .jumpDates, .jumpRecords: if holds(step) { next = Int(step.target) }
            default: calculate(step)
            }
        }
    }

    /// Whether the relation of a comparing jump holds.
    private func holds(_ step: Instruction) -> Bool {
        let relation = Relation(rawValue: step.c) ?? .equal
        let left = Int(step.a)
        let right = Int(step.b)
        switch step.operation {
        case .jumpTexts: return relation.holds(texts[left], texts[right])
        case .jumpDates: return relation.holds(dates[left].seconds, dates[right].seconds)
        case .jumpRecords: return (records[left] == records[right]) == (relation == .equal)
        default: return relation.holds(ints[left], ints[right])
        }
    }
}
