import SiteModel
import Templates

extension ReadLog {
    @inline(__always)
    func note(_ kind: Fact.Kind, _ number: Int) { note(Fact(kind, number).packed) }
}

/// Values by number; whoever reads one notes the fact that it is part of.
struct Noted<Value: Sendable>: Sendable {
    private let values: [Value]
    private let kind: Fact.Kind
    private let log: ReadLog

    init(_ values: [Value], _ kind: Fact.Kind, _ log: ReadLog) {
        self.values = values
        self.kind = kind
        self.log = log
    }

    @inline(__always)
    subscript(number: Int) -> Value {
        log.note(kind, number)
        return values[number]
    }

    /// How many there are: what asks for it notes by itself what the answer hangs on.
    var unnotedCount: Int { values.count }
}

/// Lists by number, read as `Noted` values are.
struct NotedPostings: Sendable {
    private let postings: Postings
    private let kind: Fact.Kind
    private let log: ReadLog

    init(_ postings: Postings, _ kind: Fact.Kind, _ log: ReadLog) {
        self.postings = postings
        self.kind = kind
        self.log = log
    }

    subscript(subject: Int) -> ArraySlice<UInt32> {
        log.note(kind, subject)
        return postings[subject]
    }

    func count(_ subject: Int) -> Int {
        log.note(kind, subject)
        return postings.count(subject)
    }
}

/// Lists of other things than numbers, likewise.
struct NotedLists<Element: Sendable>: Sendable {
    private let lists: ListColumn<Element>
    private let kind: Fact.Kind
    private let log: ReadLog

    init(_ lists: ListColumn<Element>, _ kind: Fact.Kind, _ log: ReadLog) {
        self.lists = lists
        self.kind = kind
        self.log = log
    }

    subscript(number: Int) -> ArraySlice<Element> {
        log.note(kind, number)
        return lists[number]
    }
}

/// What pages show of each subject, likewise.
struct NotedPerSubject<Value: Sendable>: Sendable {
    private let values: PerSubject<Value>
    private let log: ReadLog

    init(_ values: PerSubject<Value>, _ log: ReadLog) {
        self.values = values
        self.log = log
    }

    @inline(__always)
    subscript(subject: Int) -> Value {
        log.note(.subject, subject)
        return values[subject]
    }
}
