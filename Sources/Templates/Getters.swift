import Chronology

/// The schema's getters, a table for each kind, so that a program calls them by number.
struct Getters: Sendable {
    struct Markup: Sendable {
        let isPresent: Field.Get<Bool>
        let write: Field.Writer
    }

    private(set) var texts: [Field.Get<String>] = []
    private(set) var optionalTexts: [Field.Get<String?>] = []
    private(set) var ints: [Field.Get<Int>] = []
    private(set) var optionalInts: [Field.Get<Int?>] = []
    private(set) var bools: [Field.Get<Bool>] = []
    private(set) var dates: [Field.Get<Moment>] = []
    private(set) var optionalDates: [Field.Get<Moment?>] = []
    private(set) var markups: [Markup] = []
    private(set) var records: [Field.Get<RecordRef>] = []
    private(set) var optionalRecords: [Field.Get<RecordRef?>] = []
    private(set) var lists: [Field.Get<ListValue>] = []
    private(set) var lookups: [@Sendable (RecordRef, String) -> String?] = []

    mutating func add(text: @escaping Field.Get<String>) -> Int { Self.place(text, in: &texts) }
    mutating func add(optionalText: @escaping Field.Get<String?>) -> Int {
        Self.place(optionalText, in: &optionalTexts)
    }
    mutating func add(int: @escaping Field.Get<Int>) -> Int { Self.place(int, in: &ints) }
    mutating func add(optionalInt: @escaping Field.Get<Int?>) -> Int { Self.place(optionalInt, in: &optionalInts) }
    mutating func add(bool: @escaping Field.Get<Bool>) -> Int { Self.place(bool, in: &bools) }
    mutating func add(date: @escaping Field.Get<Moment>) -> Int { Self.place(date, in: &dates) }
    mutating func add(optionalDate: @escaping Field.Get<Moment?>) -> Int {
        Self.place(optionalDate, in: &optionalDates)
    }
    mutating func add(markup: Markup) -> Int { Self.place(markup, in: &markups) }
    mutating func add(record: @escaping Field.Get<RecordRef>) -> Int { Self.place(record, in: &records) }
    mutating func add(optionalRecord: @escaping Field.Get<RecordRef?>) -> Int {
        Self.place(optionalRecord, in: &optionalRecords)
    }
    mutating func add(list: @escaping Field.Get<ListValue>) -> Int { Self.place(list, in: &lists) }
    mutating func add(lookup: @escaping @Sendable (RecordRef, String) -> String?) -> Int {
        Self.place(lookup, in: &lookups)
    }

    private static func place<Getter>(_ getter: Getter, in table: inout [Getter]) -> Int {
        table.append(getter)
        return table.count - 1
    }
}
