/// The variables that a place in a template sees, and the slots that are taken there.
struct Scope {
    struct Variable {
        let name: String
        let value: TypedExpression
    }

    /// Outermost first; a later one shadows an earlier one of the same name.
    var variables: [Variable] = []

    func find(_ name: String) -> TypedExpression? {
        variables.last { $0.name == name }?.value
    }
}

/// Slots in use, a count for each file, and the most that were ever in use.
struct SlotCounts: Sendable {
    private(set) var used = [Int](repeating: 0, count: SlotFile.allCases.count)
    private(set) var most = [Int](repeating: 0, count: SlotFile.allCases.count)

    mutating func take(_ file: SlotFile) -> Int {
        let slot = used[file.rawValue]
        used[file.rawValue] = slot + 1
        most[file.rawValue] = max(most[file.rawValue], slot + 1)
        return slot
    }

    /// Takes a slot that no other code uses, before or after.
    mutating func reserve(_ file: SlotFile) -> Int {
        most[file.rawValue] += 1
        return most[file.rawValue] - 1
    }

    /// Gives back what was taken since `used` was read.
    mutating func release(to used: [Int]) { self.used = used }

    func most(_ file: SlotFile) -> Int { most[file.rawValue] }
}
