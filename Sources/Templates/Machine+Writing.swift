import Bytes
import Chronology

/// Writing values other than the plainest.
extension Machine {
    func write(_ step: Instruction, into out: inout ByteBuffer) {
        let slot = Int(step.a)
        switch step.operation {
        case .writeText: out.append(texts[slot], as: step.escape)
        case .writeInt: out.append(number: ints[slot])
        case .writeBool: out.append(ints[slot] != 0 ? "true" : "false" as StaticString)
        case .writeMarkup: append(markups[slot], step.escape, to: &out)
        case .writeMarkupField: append(Markup(getter: step.a, record: records[Int(step.b)]), step.escape, to: &out)
        case .writeJSON: program.getters.markups[Int(markups[slot].getter)].write(markups[slot].record, &out)
        case .writeJSONField: program.getters.markups[slot].write(records[Int(step.b)], &out)
        case .writeUnsafe: out.append(texts[slot], as: step.escape)
        default: writeDate(step, into: &out)
        }
    }

    private func writeDate(_ step: Instruction, into out: inout ByteBuffer) {
        let date = dates[Int(step.a)]
        let start = out.count
        switch step.operation {
        case .writeDateISO: out.append(rfc3339: date)
        case .writeDateDay: out.append(isoDate: date.date)
        default: program.dateWriters[Int(step.b)](date, &out)
        }
        Self.escapeTail(from: start, step.escape, of: &out)
    }

    /// Markup is copied in HTML; in XML it is the text of an element, as feeds carry it.
    private func append(_ markup: Markup, _ escape: Escape, to out: inout ByteBuffer) {
        let start = out.count
        program.getters.markups[Int(markup.getter)].write(markup.record, &out)
        if escape != .none { Self.escapeTail(from: start, escape, of: &out) }
    }

    /// Escapes what was appended as plain text; most dates hold nothing that needs it.
    private static func escapeTail(from start: Int, _ escape: Escape, of out: inout ByteBuffer) {
        if escape == .none { return }
        let isPlain = out.withBytes(from: start) { written in
            written.allSatisfy { byte in
                byte == 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "-") || CodeLexer.isDigit(byte)
                    || CodeLexer.isNameStart(byte) && byte < 0x80
            }
        }
        if isPlain, escape == .html || escape == .xml || escape == .jsonString { return }
        let written = out.text(from: start)
        out.removeAll(from: start)
        out.append(written, as: escape)
    }
}
