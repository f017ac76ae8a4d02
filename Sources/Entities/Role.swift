import Chronology
import SourceText

/// An office, a job or a rank that a person held for a time.
public struct Role: Sendable, Hashable {
    public var title: String
    public var organization: String?
    /// Nil where the beginning is not known: the role reaches back for ever.
    public var from: PartialDate?
    /// Nil where the role goes on.
    public var to: PartialDate?
    /// Where it stands in the person's file.
    public var position: SourcePosition

    public init(
        title: String, organization: String? = nil, from: PartialDate? = nil, to: PartialDate? = nil,
        position: SourcePosition = SourcePosition(line: 1, column: 1)
    ) {
        self.title = title
        self.organization = organization
        self.from = from
        self.to = to
        self.position = position
    }

    /// A date known only by its year or month holds from the first day that it can mean to the last.
    public func holds(on date: CivilDate) -> Bool {
        if let from, date < from.earliest { return false }
        if let to, date > to.latest { return false }
        return true
    }
}

extension [Role] {
    /// The role that a person is known by on a day: of several, the one that began last; of those that began together,
    /// the one that the author wrote first.
    ///
    /// - Parameter death: ends the roles that have no end of their own.
    public func role(on date: CivilDate, death: PartialDate? = nil) -> Role? {
        index(on: date, death: death).map { self[$0] }
    }

    /// The place of the role that `role(on:death:)` gives.
    public func index(on date: CivilDate, death: PartialDate? = nil) -> Int? {
        var best: Int?
        for place in indices where self[place].holds(on: date) {
            if self[place].to == nil, let death, date > death.latest { continue }
            guard let chosen = best else {
                best = place
                continue
            }
            if began(place, after: chosen) { best = place }
        }
        return best
    }

    private func began(_ place: Int, after other: Int) -> Bool {
        guard let from = self[place].from else { return false }
        guard let otherFrom = self[other].from else { return true }
        return from.earliest > otherFrom.earliest
    }
}
