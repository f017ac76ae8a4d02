import LastBuild
import Outputs
import SiteModel

/// What a build has to make: everything, or what the last build's record does not answer for.
struct DuePages: Sendable {
    let numbers: FactNumbers
    let table: FactTable
    let constantReads: [UInt8]
    /// Numbers in the plan, in its order.
    let pages: [Int]
    /// The record that answers for all other pages; nil in a clean build.
    let record: BuildRecord?

    init(
        plan: PagePlan, renderer: PageRenderer, theme: ThemeFiles, basis: BuildBasis, after last: BuildRecord?,
        jobs: Int
    ) {
        table = renderer.facts(theme.templates, jobs: jobs)
        var kept = last
        if last?.frame != basis.frame { kept = nil }
        var numbers = FactNumbers(of: table, after: kept?.keys ?? [], kept?.values ?? [])
        if let record = kept, numbers.isMostlyPast || numbers.firstChange(in: record.constantReads[...]) != nil {
            kept = nil
            numbers = FactNumbers(of: table, after: [], [])
        }
        self.numbers = numbers
        record = kept
        constantReads = renderer.constantReads(numbers)
        guard let record = kept else {
            pages = Array(plan.pages.indices)
            return
        }
        pages = plan.pages.indices.filter { Self.reason(for: $0, plan, numbers, record) != nil }
    }

    /// Why a page has to be made.
    enum Reason: Equatable {
        /// No record can be gone by.
        case everything
        case isNew
        /// The first fact that changed, as `FactNumbers.firstChange` gives it.
        case change(kind: Int, number: Int)
    }

    /// Nil for a page that stays.
    func reason(for page: Int, _ plan: PagePlan) -> Reason? {
        guard let record else { return .everything }
        return Self.reason(for: page, plan, numbers, record)
    }

    private static func reason(
        for page: Int, _ plan: PagePlan, _ numbers: FactNumbers, _ record: BuildRecord
    ) -> Reason? {
        let number = numbers.number(ofPage: page)
        guard number < record.pages.count,
            record.pages.slice(number).elementsEqual(Site.file(at: plan.paths[page]).utf8)
        else { return .isNew }
        return numbers.firstChange(in: record.reads.slice(number)).map { .change(kind: $0.kind, number: $0.number) }
    }

    /// The record of this build.
    ///
    /// - Parameter reads: by place in `pages`, what the page read.
    func record(_ plan: PagePlan, reads: [[UInt8]], basis: BuildBasis, _ sources: SourceStamps) -> BuildRecord {
        var next = BuildRecord()
        next.frame = basis.frame
        next.options = basis.options
        next.holdsFrom = basis.horizon.from
        next.holdsUntil = basis.horizon.until
        next.sources = sources.paths
        next.stamps = sources.words
        next.keys = numbers.keys
        next.values = numbers.values
        next.constantReads = constantReads
        var planned = [Int32](repeating: -1, count: numbers.keys[FactTable.Space.page.rawValue].count)
        for page in plan.pages.indices { planned[numbers.number(ofPage: page)] = Int32(page) }
        var made: [Int: Int] = [:]
        for (place, page) in pages.enumerated() { made[page] = place }
        for (number, page) in planned.enumerated() {
            guard page >= 0 else {
                next.pages.append("")
                next.reads.append([])
                continue
            }
            next.pages.append(Site.file(at: plan.paths[Int(page)]))
            if let place = made[Int(page)] {
                next.reads.append(reads[place])
            } else {
                next.reads.append(record?.reads.slice(number) ?? [])
            }
        }
        return next
    }
}
