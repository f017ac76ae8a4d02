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
    var best: (name: String, distance: Int)?
    for candidate in known {
        let letters = Array(candidate.lowercased().unicodeScalars)
        guard abs(letters.count - target.count) <= allowed else { continue }
        let found = alignmentDistance(target, letters)
        guard found <= allowed else { continue }
        if let best, (best.distance, best.name) <= (found, candidate) { continue }
        best = (candidate, found)
    }
    return best?.name
}

private func alignmentDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1] + [Int](repeating: 0, count: right.count)
        for column in 0..<right.count {
            let same = left[row] == right[column]
            current[column + 1] = min(last[column + 1] + 1, current[column] + 1, last[column] + (same ? 0 : 1))
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                current[column + 1] = min(current[column + 1], beforeLast[column - 1] + 1)
            }
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
