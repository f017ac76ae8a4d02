/// One step of a program. `a`, `b`, `c` are slots, getters or constants, as the operation says.
struct Instruction: Sendable {
    enum Operation: UInt8, Sendable {
        /// Copies `b` bytes of the program's literals from `a` on.
        case literal
        case jump
        /// While a program is built: a place that jumps lead to, by its number `a`. Linking removes it.
        case mark
        /// What stands for an interpolation that was reported; never in a finished program.
        case hole

        // Reads field `a` of record `b` into `c`; an optional one that is missing jumps to `target`.
        case loadText, loadOptionalText, loadInt, loadOptionalInt, loadBool, loadDate, loadOptionalDate
        case loadRecord, loadOptionalRecord, loadList, bindMarkup, bindOptionalMarkup
        /// Looks the constant text `b` up in the dynamic value `a`; missing jumps to `target`.
        case lookup

        // Constants, by number `a`, and copies of slot `a`, into `c`.
        case constantText, constantInt
        case moveText, moveInt, moveDate, moveRecord, moveList, moveMarkup

        // Facts of the value in `a`, into `c`; `b` is a second operand.
        case textIsEmpty, textCount, uppercase, lowercase
        case listIsEmpty, listCount, prefix, dropFirst, join
        case dateText, dateISO, dateDay, dateYear, dateMonth, dateDayOfMonth, dateHasTime
        case add, subtract

        // The first or last element of list `a` into `c`; an empty list jumps to `target`.
        case firstRecord, lastRecord, firstText, lastText

        // Jumps to `target` if the bool in `a` is so, or if the relation `c` holds between `a` and `b`.
        case jumpIfTrue, jumpIfFalse
        case jumpInts, jumpTexts, jumpDates, jumpRecords

        /// Sets the loop counter `c` to 0.
        case startLoop
        // Puts the element of list `a` that counter `b` names into `c` and counts; at the end jumps to `target`.
        case nextRecord, nextText
        /// The place in the loop, counter `a` less one, into `c`.
        case loopIndex

        /// Writes the kept piece `b` for record `a` and goes on at `target`, if there is one; else its start goes into `c`.
        case keep
        /// Ends the piece `b` for record `a` that began at `c`.
        case endKeep

        // Writes, escaped as `escape` says: slot `a`, or field `a` of record `b`; `b` is a date writer for dates.
        case writeText, writeTextField, writeInt, writeBool
        case writeDate, writeDateISO, writeDateDay
        case writeMarkup, writeMarkupField, writeJSON, writeJSONField
        /// Writes slot `a` as markup that the template answers for.
        case writeUnsafe
    }

    var operation: Operation
    var escape: Escape = .none
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    /// A label's number while a program is built, then the instruction to go on with.
    var target: Int32 = -1
    /// Of a kept piece: whether it is only for the record's very `aux`.
    var isWhole = false
    /// Of a field that is written: whether it is an encoded address of the site's own.
    var isPath = false
}

/// How two values compare.
enum Relation: Int32, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    var negated: Relation {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }

    @inline(__always)
    func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

/// How an interpolated text is written, decided by where it stands when a template is loaded.
enum Escape: UInt8, Sendable {
    /// As it is: a plain text file.
    case none
    /// HTML element text, or a quoted attribute value.
    case html
    case xml
    /// Within a JSON string.
    case jsonString
    /// Where JSON expects a value: the text with its quotes.
    case jsonValue
    /// The beginning of an address, whose scheme is checked.
    case address
    /// Later in an address that has no scheme yet: it must not make one.
    case addressTail
    /// Later in an address, before its query.
    case addressPath
    /// In an address's query or fragment: one component.
    case addressQuery
    // The same within `srcset`, where a comma or a space would begin another address.
    case candidate, candidateTail, candidatePath, candidateQuery
}
