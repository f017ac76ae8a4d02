import Chronology

/// The kinds of record that templates may see, each with its fields.
public struct Schema: Sendable {
    struct Record: Sendable {
        let name: String
        var fields: [String: SchemaField]
        var standing = Standing.onOnePage
    }

    /// On how many pages a record stands. What a template writes of a record that stands on many is kept, so that it is
    /// made once.
    public enum Standing: Sendable, Equatable {
        case onOnePage
        /// `aux` makes no difference to what fields give, but to the `varying` ones; those are kept where `aux` is 0.
        case onManyPages(varying: Set<String> = [])
        /// One record, the same on all pages.
        case everywhere
    }

    private(set) var records: [Record] = []
    private(set) var getters = Getters()
    /// Getters to which `aux` makes no difference.
    private(set) var steady: Set<GetterNumber> = []
    private var numbers: [String: Int] = [:]

    public init() {}

    /// Adds fields to a record, which may be named by other records' fields before it is defined. A field defined
    /// again replaces the earlier one.
    public mutating func define(_ record: String, standing: Standing = .onOnePage, _ fields: [Field]) {
        let number = self.number(of: record)
        if standing != .onOnePage { records[number].standing = standing }
        for field in fields {
            var entry = entry(for: field.access)
            entry.isPath = field.isPath
            records[number].fields[field.name] = entry
            if case .onManyPages(let varying) = standing, !varying.contains(field.name) {
                steady.insert(GetterNumber(entry.load, entry.getter))
            }
        }
    }

    /// The number of a record's kind; a name that nothing defines is a record without fields.
    mutating func number(of record: String) -> Int {
        if let number = numbers[record] { return number }
        records.append(Record(name: record, fields: [:]))
        numbers[record] = records.count - 1
        return records.count - 1
    }

    private mutating func entry(for access: Field.Access) -> SchemaField {
        switch access {
        case .text(let get): SchemaField(.text, load: .loadText, getters.add(text: get))
        case .optionalText(let get):
            SchemaField(.text, optional: true, load: .loadOptionalText, getters.add(optionalText: get))
        case .int(let get): SchemaField(.int, load: .loadInt, getters.add(int: get))
        case .optionalInt(let get):
            SchemaField(.int, optional: true, load: .loadOptionalInt, getters.add(optionalInt: get))
        case .bool(let get): SchemaField(.bool, load: .loadBool, getters.add(bool: get))
        case .date(let get): SchemaField(.date, load: .loadDate, getters.add(date: get))
        case .optionalDate(let get):
            SchemaField(.date, optional: true, load: .loadOptionalDate, getters.add(optionalDate: get))
        case .markup(let isJSON, let isPresent, let write):
            SchemaField(
                isJSON ? .json : .html, optional: isPresent != nil,
                load: isPresent == nil ? .bindMarkup : .bindOptionalMarkup,
                getters.add(markup: Getters.Markup(isPresent: isPresent ?? { _ in true }, write: write)))
        case .record(let type, let get):
            SchemaField(.record(number(of: type)), load: .loadRecord, getters.add(record: get))
        case .optionalRecord(let type, let get):
            SchemaField(
                .record(number(of: type)), optional: true, load: .loadOptionalRecord, getters.add(optionalRecord: get))
        case .list(let type, let get): SchemaField(.list(number(of: type)), load: .loadList, getters.add(list: get))
        case .textList(let get): SchemaField(.texts, load: .loadList, getters.add(list: { .texts(get($0)) }))
        case .dynamic(let lookup): SchemaField(.dynamic, load: .bindMarkup, getters.add(lookup: lookup))
        }
    }
}

/// A getter among those of all kinds.
struct GetterNumber: Hashable {
    private let load: Instruction.Operation
    private let number: Int

    /// - Parameter operation: any that calls it.
    init(_ operation: Instruction.Operation, _ number: Int) {
        self.number = number
        load =
            switch operation {
            case .writeTextField: .loadText
            case .bindOptionalMarkup, .writeMarkupField, .writeJSONField: .bindMarkup
            default: operation
            }
    }
}

/// What the checker knows of a field, and how a program reads it.
struct SchemaField: Sendable {
    let type: ValueType
    let load: Instruction.Operation
    /// The place among the getters of its kind.
    let getter: Int
    /// Whether the text is an encoded address of the site's own.
    var isPath = false

    init(_ base: ValueType.Base, optional: Bool = false, load: Instruction.Operation, _ getter: Int) {
        type = ValueType(base, optional: optional)
        self.load = load
        self.getter = getter
    }
}
