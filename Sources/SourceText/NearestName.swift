/// The known name nearest to a misspelt one, or nil where none is near enough to be meant.
///
/// Nearness is the number of letters added, dropped, changed or swapped (optimal string alignment); at most
/// `distance` of them, and never more than a third of the name.
public func nearestName(
    to name: String, in known: some Sequence<String>, distance limit: Int = 2
) -> String? {
    let target = Array(name.lowercased().unicodeScalars)
    let allowed = min(limit, max(1, target.count / 3))
    // Every one-letter name is one letter off any other.
    guard (2...80).contains(target.count) else { return nil }
    // A letter is at most four bytes, in either case: most candidates are told apart by their length alone.
    let room = 4 * allowed + name.utf8.count / 2
    var best: (name: String, distance: Int)?
    var rows = AlignmentRows()
    for candidate in known where abs(candidate.utf8.count - name.utf8.count) <= room {
        let letters = Array(candidate.lowercased().unicodeScalars)
        guard abs(letters.count - target.count) <= allowed,
            let found = rows.distance(target, letters, within: allowed)
        else { continue }
        if let best, (best.distance, best.name) <= (found, candidate) { continue }
        best = (candidate, found)
    }
    return best?.name
}

/// Rows of the table of distances between beginnings of two words, kept from one pair to the next.
private struct AlignmentRows {
    private var beforeLast: [Int] = []
    private var last: [Int] = []
    private var current: [Int] = []

    /// The distance if it is at most `limit`. Only the cells near the diagonal are looked at: all others are further.
    mutating func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], within limit: Int) -> Int? {
        let far = limit + 1
        last.removeAll(keepingCapacity: true)
        for column in 0...right.count { last.append(min(column, far)) }
        beforeLast = last
        current = last
        for row in 0..<left.count {
            let first = max(0, row - limit)
            let end = min(right.count, row + limit + 1)
            guard first < end else { return nil }
            current[first] = first == 0 ? row + 1 : far
            var nearest = current[first]
            for column in first..<end {
                let change = left[row] == right[column] ? 0 : 1
                var cell = min(last[column + 1] + 1, current[column] + 1, last[column] + change)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cell = min(cell, beforeLast[column - 1] + 1)
                }
                current[column + 1] = cell
                nearest = min(nearest, cell)
            }
            if end < right.count { current[end + 1] = far }
            if nearest > limit { return nil }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[right.count] <= limit ? last[right.count] : nil
    }
}
