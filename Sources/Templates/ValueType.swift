/// The type of an expression: what a value can be used for, and whether it may be missing.
struct ValueType: Sendable, Hashable {
    enum Base: Sendable, Hashable {
        /// The type of what was already reported; it fits everywhere, so that one mistake makes one diagnostic.
        case unknown
        /// The literal `nil`.
        case missing
        case text
        case int
        case bool
        case date
        case html
        case json
        /// A record of the schema, by its number there.
        case record(Int)
        /// A list of records.
        case list(Int)
        /// A list of texts.
        case texts
        /// A field whose members have any name.
        case dynamic
    }

    let base: Base
    let isOptional: Bool

    init(_ base: Base, optional: Bool = false) {
        self.base = base
        isOptional = optional
    }

    var required: ValueType { ValueType(base) }
    func optional(_ isOptional: Bool) -> ValueType { ValueType(base, optional: isOptional) }

    /// Where a value of this type lies while a page is rendered.
    var file: SlotFile {
        switch base {
        case .text, .unknown, .missing: .texts
        case .int, .bool: .ints
        case .date: .dates
        case .html, .json, .dynamic: .markups
        case .record: .records
        case .list, .texts: .lists
        }
    }
}

/// The files of slots that a machine has: values of one kind lie together, so that none needs a tag.
enum SlotFile: Int, CaseIterable {
    case records, texts, ints, dates, lists, markups
}
