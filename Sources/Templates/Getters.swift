import Chronology

/// The schema's getters, a table for each kind, so that a program calls them by number.
///
/// Each function lies in a struct of its own: from an array of plain functions it would be called through a second one,
/// which brings arguments and results into the form that generic code expects.
struct Getters: Sendable {
    struct Text: Sendable { let get: @Sendable (RecordRef) -> String }
    struct OptionalText: Sendable { let get: @Sendable (RecordRef) -> String? }
    struct Number: Sendable { let get: @Sendable (RecordRef) -> Int }
    struct OptionalInt: Sendable { let get: @Sendable (RecordRef) -> Int? }
    struct Flag: Sendable { let get: @Sendable (RecordRef) -> Bool }
    struct Date: Sendable { let get: @Sendable (RecordRef) -> Moment }
    struct OptionalDate: Sendable { let get: @Sendable (RecordRef) -> Moment? }
    struct Record: Sendable { let get: @Sendable (RecordRef) -> RecordRef }
    struct OptionalRecord: Sendable { let get: @Sendable (RecordRef) -> RecordRef? }
    struct List: Sendable { let get: @Sendable (RecordRef) -> ListValue }
    struct Lookup: Sendable { let get: @Sendable (RecordRef, String) -> String? }
    struct Markup: Sendable {
        let isPresent: @Sendable (RecordRef) -> Bool
        let write: Field.Writer
    }

    private(set) var texts: [Text] = []
    private(set) var optionalTexts: [OptionalText] = []
    private(set) var ints: [Number] = []
    private(set) var optionalInts: [OptionalInt] = []
    private(set) var bools: [Flag] = []
    private(set) var dates: [Date] = []
    private(set) var optionalDates: [OptionalDate] = []
    private(set) var records: [Record] = []
    private(set) var optionalRecords: [OptionalRecord] = []
    private(set) var lists: [List] = []
    private(set) var markups: [Markup] = []
    private(set) var lookups: [Lookup] = []

    mutating func add(text get: @escaping @Sendable (RecordRef) -> String) -> Int {
        Self.place(Text(get: get), in: &texts)
    }
    mutating func add(optionalText get: @escaping @Sendable (RecordRef) -> String?) -> Int {
        Self.place(OptionalText(get: get), in: &optionalTexts)
    }
    mutating func add(int get: @escaping @Sendable (RecordRef) -> Int) -> Int {
        Self.place(Number(get: get), in: &ints)
    }
    mutating func add(optionalInt get: @escaping @Sendable (RecordRef) -> Int?) -> Int {
        Self.place(OptionalInt(get: get), in: &optionalInts)
    }
    mutating func add(bool get: @escaping @Sendable (RecordRef) -> Bool) -> Int {
        Self.place(Flag(get: get), in: &bools)
    }
    mutating func add(date get: @escaping @Sendable (RecordRef) -> Moment) -> Int {
        Self.place(Date(get: get), in: &dates)
    }
    mutating func add(optionalDate get: @escaping @Sendable (RecordRef) -> Moment?) -> Int {
        Self.place(OptionalDate(get: get), in: &optionalDates)
    }
    mutating func add(record get: @escaping @Sendable (RecordRef) -> RecordRef) -> Int {
        Self.place(Record(get: get), in: &records)
    }
    mutating func add(optionalRecord get: @escaping @Sendable (RecordRef) -> RecordRef?) -> Int {
        Self.place(OptionalRecord(get: get), in: &optionalRecords)
    }
    mutating func add(list get: @escaping @Sendable (RecordRef) -> ListValue) -> Int {
        Self.place(List(get: get), in: &lists)
    }
    mutating func add(markup: Markup) -> Int { Self.place(markup, in: &markups) }
    mutating func add(lookup get: @escaping @Sendable (RecordRef, String) -> String?) -> Int {
        Self.place(Lookup(get: get), in: &lookups)
    }

    private static func place<Getter>(_ getter: Getter, in table: inout [Getter]) -> Int {
        table.append(getter)
        return table.count - 1
    }
}
