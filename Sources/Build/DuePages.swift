import Bytes
import LastBuild
import Outputs
import SiteModel

/// What a build has to make: everything, or what the last build's record does not answer for.
struct DuePages: Sendable {
    let numbers: FactNumbers
    /// Numbers in the plan, in its order.
    let pages: [Int]
    /// The record that answers for all other pages; nil in a clean build.
    let last: FormerPages?
    /// Facts that are others than they were, by kind and number in the record.
    private let changes: [(kind: Int, number: Int)]
    /// By page in the record: its number in the plan; -1 for one that is no more.
    private let planned: [Int32]
    /// By page in the record: whether the last build had it.
    private let wasThere: [Bool]

    init(_ plan: PagePlan, _ table: FactTable, frame: UInt64, after last: FormerPages?) {
        var kept = last
        if last?.record.frame != frame { kept = nil }
        var numbers = FactNumbers(of: table, after: kept?.record.keys ?? [], kept?.record.values ?? [])
        if let record = kept?.record,
            numbers.isMostlyPast || numbers.haveChanged(record.constantReads)
        {
            kept = nil
            numbers = FactNumbers(of: table, after: [], [])
        }
        self.numbers = numbers
        self.last = kept
        planned = Self.planned(plan, numbers)
        guard let kept else {
            pages = Array(plan.pages.indices)
            changes = []
            wasThere = []
            return
        }
        changes = numbers.changes
        wasThere = (0..<numbers.pageCount).map(kept.isThere)
        var isDue = zip(planned, wasThere).map { $0 >= 0 && !$1 }
        for page in Self.readers(of: changes, numbers, kept) where page < isDue.count { isDue[page] = true }
        pages = plan.pages.indices.filter { isDue[numbers.number(ofPage: $0)] }
    }

    /// Where all pages are those of the last build, each under its number: those that read what changed.
    ///
    /// - Parameter changes: in kinds, then numbers in the record.
    init(_ plan: PagePlan, _ numbers: FactNumbers, changes: [(kind: Int, number: Int)], after last: FormerPages) {
        self.numbers = numbers
        self.last = last
        self.changes = changes
        planned = Self.planned(plan, numbers)
        wasThere = planned.map { $0 >= 0 }
        let found = planned
        let readers = Set(Self.readers(of: changes, numbers, last)).filter { $0 < found.count && found[$0] >= 0 }
        pages = readers.map { Int(found[$0]) }.sorted()
    }

    private static func planned(_ plan: PagePlan, _ numbers: FactNumbers) -> [Int32] {
        var planned = [Int32](repeating: -1, count: numbers.pageCount)
        for page in plan.pages.indices { planned[numbers.number(ofPage: page)] = Int32(page) }
        return planned
    }

    /// Numbers in the record.
    private static func readers(
        of changes: [(kind: Int, number: Int)], _ numbers: FactNumbers, _ last: FormerPages
    ) -> [Int] {
        var readers: [Int] = []
        for (kind, number) in changes { last.index.forEachPage(ofKind: kind, number) { readers.append($0) } }
        for word in last.record.changes.reads {
            let (kind, number, page) = PageChanges.parts(of: word)
            if numbers.hasChanged(kind: kind, number) { readers.append(page) }
        }
        return readers
    }

    /// Whether a page is new.
    func isNew(_ page: Int) -> Bool { last == nil || !wasThere[numbers.number(ofPage: page)] }

    /// Whether most pages are made.
    var areMost: Bool { pages.count > planned.count / 4 }

    /// Why a page has to be made.
    enum Reason: Equatable {
        /// No record can be gone by.
        case everything
        case isNew
        /// The first fact that changed, by its kind and its number in the record.
        case change(kind: Int, number: Int)
    }

    /// Nil for a page that stays.
    func reason(for page: Int) -> Reason? {
        guard let last else { return .everything }
        if isNew(page) { return .isNew }
        let own = numbers.number(ofPage: page)
        for (kind, number) in changes {
            var isRead = last.record.changes.reads.contains(PageChanges.word(kind: kind, number, page: own))
            last.index.forEachPage(ofKind: kind, number) { if $0 == own { isRead = true } }
            if isRead { return .change(kind: kind, number: number) }
        }
        return nil
    }

    // MARK: Addresses

    /// The file that a page had after the last build; empty where it had none.
    private func formerFile(_ number: Int) -> String { last?.file(ofPage: number) ?? "" }

    /// Files of pages that are no more, or have another address now.
    ///
    /// - Parameter files: by place in `pages`.
    func gone(_ files: [String]) -> Set<String> {
        var gone: Set<String> = []
        for (number, page) in planned.enumerated() where page < 0 { gone.insert(formerFile(number)) }
        for (page, file) in zip(pages, files) {
            let former = formerFile(numbers.number(ofPage: page))
            if former != file { gone.insert(former) }
        }
        gone.subtract(files)
        gone.remove("")
        return gone
    }

    /// Whether a page is new or has another address, so that it may meet another one there.
    func hasNewAddress(_ files: [String]) -> Bool {
        last == nil
            || zip(pages, files).contains { page, file in formerFile(numbers.number(ofPage: page)) != file }
    }
}

// MARK: The record of this build

extension DuePages {
    /// What the index has to hold before it is written anew rather than what it does not know kept beside it.
    static let mostChanges = 200_000

    /// The record; and the index of pages, which is written anew if much has changed since.
    ///
    /// - Parameters:
    ///   - reads: by place in `pages`, what the page read.
    ///   - files: likewise, the page's file.
    ///   - index: the index's file, which is set if it has to be written.
    func record(
        reads: [PageReads], files: [String], jobs: Int, index: inout CheckedContents?
    ) -> BuildRecord {
        var next = BuildRecord()
        (next.keys, next.values, next.numbers) = (numbers.keys, numbers.values, numbers.numbers)
        if let last, !areMost {
            next.index = last.record.index
            next.changes = changes(reads: reads, files: files, last)
            if next.changes.reads.count < Self.mostChanges { return next }
        }
        var made = [PageReads?](repeating: nil, count: planned.count)
        var fileOfPage = [String?](repeating: nil, count: planned.count)
        for (place, page) in pages.enumerated() {
            made[numbers.number(ofPage: page)] = reads[place]
            fileOfPage[numbers.number(ofPage: page)] = files[place]
        }
        let file = PageIndex.file(
            after: last.map { ($0.index, $0.record.changes) }, made: made,
            path: { number in planned[number] < 0 ? nil : fileOfPage[number] ?? formerFile(number) },
            factCounts: numbers.factCounts, jobs: jobs)
        next.changes = PageChanges()
        next.index = file.identity
        index = consume file
        return next
    }

    /// What is to be said of pages besides what their index says, with what was to be said before.
    private func changes(reads: [PageReads], files: [String], _ last: FormerPages) -> PageChanges {
        var changes = last.record.changes
        let made = zip(pages, reads).map { (page: numbers.number(ofPage: $0), reads: $1) }
        changes.reads += last.index.unknown(made, after: last.record.changes)
        for (page, file) in zip(pages, files) {
            let number = numbers.number(ofPage: page)
            if formerFile(number) == file { continue }
            changes.pages.append(UInt32(number))
            changes.paths.append(file)
        }
        return changes
    }

    /// The same where the index and the record stay.
    func amendedChanges(reads: [PageReads], files: [String]) -> PageChanges? {
        last.map { changes(reads: reads, files: files, $0) }
    }
}
