import Bytes
import Chronology

/// Reading fields and working out values.
extension Machine {
    /// Fetches a value into its slot; false where it is missing.
    mutating func load(_ step: Instruction) -> Bool {
        let getter = Int(step.a)
        let slot = Int(step.c)
        switch step.operation {
        case .loadText: texts[slot] = program.getters.texts[getter].get(records[Int(step.b)])
        case .loadOptionalText:
            guard let text = program.getters.optionalTexts[getter].get(records[Int(step.b)]) else { return false }
            texts[slot] = text
        case .loadOptionalInt:
            guard let int = program.getters.optionalInts[getter].get(records[Int(step.b)]) else { return false }
            ints[slot] = int
        case .loadDate: dates[slot] = program.getters.dates[getter].get(records[Int(step.b)])
        case .loadOptionalDate:
            guard let date = program.getters.optionalDates[getter].get(records[Int(step.b)]) else { return false }
            dates[slot] = date
        case .loadOptionalRecord:
            guard let record = program.getters.optionalRecords[getter].get(records[Int(step.b)]) else { return false }
            records[slot] = record
        case .loadList: lists[slot] = program.getters.lists[getter].get(records[Int(step.b)])
        case .bindMarkup: markups[slot] = Markup(getter: step.a, record: records[Int(step.b)])
        case .bindOptionalMarkup:
            guard program.getters.markups[getter].isPresent(records[Int(step.b)]) else { return false }
            markups[slot] = Markup(getter: step.a, record: records[Int(step.b)])
        case .lookup:
            let group = markups[getter]
            let name = program.texts[Int(step.b)]
            guard let text = program.getters.lookups[Int(group.getter)].get(group.record, name) else { return false }
            texts[slot] = text
        default: return loadElement(step)
        }
        return true
    }

    private mutating func loadElement(_ step: Instruction) -> Bool {
        let list = lists[Int(step.a)]
        guard !list.isEmpty else { return false }
        let isFirst = step.operation == .firstRecord || step.operation == .firstText
        let place = isFirst ? 0 : list.count - 1
        if step.operation == .firstRecord || step.operation == .lastRecord {
            records[Int(step.c)] = list[place]
        } else {
            texts[Int(step.c)] = list.text(at: place)
        }
        return true
    }

    mutating func calculate(_ step: Instruction) {
        let from = Int(step.a)
        let slot = Int(step.c)
        switch step.operation {
        case .constantText: texts[slot] = program.texts[from]
        case .constantInt: ints[slot] = program.ints[from]
        case .moveText: texts[slot] = texts[from]
        case .moveInt: ints[slot] = ints[from]
        case .moveDate: dates[slot] = dates[from]
        case .moveRecord: records[slot] = records[from]
        case .moveList: lists[slot] = lists[from]
        case .moveMarkup: markups[slot] = markups[from]
        case .startLoop: ints[slot] = 0
        case .loopIndex: ints[slot] = ints[from] - 1
        case .add: ints[slot] = Self.held(ints[from].addingReportingOverflow(ints[Int(step.b)]), ints[from])
        case .subtract: ints[slot] = Self.held(ints[from].subtractingReportingOverflow(ints[Int(step.b)]), ints[from])
        case .listIsEmpty: ints[slot] = lists[from].isEmpty ? 1 : 0
        case .listCount: ints[slot] = lists[from].count
        case .prefix: lists[slot] = lists[from].cut(0..<max(0, ints[Int(step.b)]))
        case .dropFirst:
            let count = lists[from].count
            lists[slot] = lists[from].cut(min(max(0, ints[Int(step.b)]), count)..<count)
        case .textIsEmpty: ints[slot] = texts[from].isEmpty ? 1 : 0
        case .textCount: ints[slot] = texts[from].count
        case .dateYear: ints[slot] = dates[from].date.year
        case .dateMonth: ints[slot] = dates[from].date.month
        case .dateDayOfMonth: ints[slot] = dates[from].date.day
        case .dateHasTime: ints[slot] = dates[from].hasTime ? 1 : 0
        default: makeText(step)
        }
    }

    private mutating func makeText(_ step: Instruction) {
        let from = Int(step.a)
        var made = ByteBuffer(room: 64)
        switch step.operation {
        case .uppercase:
            texts[Int(step.c)] = texts[from].uppercased()
            return
        case .lowercase:
            texts[Int(step.c)] = texts[from].lowercased()
            return
        case .join:
            if case .texts(let parts) = lists[from] {
                texts[Int(step.c)] = parts.joined(separator: texts[Int(step.b)])
            }
            return
        case .dateISO: made.append(rfc3339: dates[from])
        case .dateDay: made.append(isoDate: dates[from].date)
        case .dateText: program.dateWriters[Int(step.b)](dates[from], &made)
        default: return
        }
        texts[Int(step.c)] = made.text()
    }

    /// A sum that does not fit is held at the end of the range.
    private static func held(_ sum: (partialValue: Int, overflow: Bool), _ left: Int) -> Int {
        sum.overflow ? (left < 0 ? .min : .max) : sum.partialValue
    }
}
