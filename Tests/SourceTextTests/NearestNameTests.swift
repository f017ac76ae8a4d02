import SourceText
import Testing

struct NearestNameTests {
    static let cases: [(name: String, known: [String], nearest: String?)] = [
        ("titel", ["title", "date"], "title"),
        ("tille", ["title", "date"], "title"),
        ("itle", ["title", "tiles"], "title"),
        ("titlee", ["title", "date"], "title"),
        ("Titel", ["title"], "title"),
        ("dat", ["date", "data"], "data"),
        ("untitled", ["title"], nil),
        ("abc", ["xyz"], nil),
        ("serge-lavrov", ["sergei-lavrov", "sergei-ryabkov"], "sergei-lavrov"),
        ("segrei-larvov", ["sergei-lavrov"], "sergei-lavrov"),
        ("МОСКВа", ["москва"], "москва"),
        ("ab", ["ba"], "ba"),
        ("", ["a"], nil),
        ("a", [], nil),
    ]

    @Test(arguments: cases)
    func findsWhatIsMeant(_ name: String, _ known: [String], _ nearest: String?) {
        #expect(nearestName(to: name, in: known) == nearest)
    }

    /// The band along the diagonal leaves nothing out: every pair of short words has the distance of the whole table.
    @Test func agreesWithTheWholeTable() {
        let letters = ["a", "b", "c"]
        var words = [""]
        var longest = [""]
        for _ in 0..<5 {
            longest = longest.flatMap { word in letters.map { word + $0 } }
            words += longest
        }
        for left in words.dropFirst() where left.count > 2 {
            for right in words.dropFirst().enumerated().filter({ $0.offset % 7 == left.count }).map(\.element) {
                let allowed = min(2, max(1, left.count / 3))
                let isNear = Self.distance(Array(left), Array(right)) <= allowed
                #expect((nearestName(to: left, in: [right]) == right) == isNear, "\(left) and \(right)")
            }
        }
    }

    /// Optimal string alignment, by the definition.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count {
            for column in 0...right.count {
                if row == 0 || column == 0 {
                    table[row][column] = row + column
                    continue
                }
                let change = left[row - 1] == right[column - 1] ? 0 : 1
                var cell = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + change)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cell = min(cell, table[row - 2][column - 2] + 1)
                }
                table[row][column] = cell
            }
        }
        return table[left.count][right.count]
    }
}
