import Foundation
import Testing

/// In which order, and under which letters, the index names people.
struct PeopleIndexTests {
    /// By the last word of a name, but for those whose file says otherwise.
    @Test func peopleStandUnderTheirFamilyNames() throws {
        let people = ["Kim Jong Un": "Kim Jong Un", "Jean-Yves Le Drian": "Le Drian Jean-Yves", "Rex Tillerson": nil]
        var files = [
            "content/articles/a.md": TemporarySite.article(people.keys.map { "[\($0)]" }.joined(separator: ", "))
        ]
        for (number, person) in people.sorted(by: { $0.key < $1.key }).enumerated() {
            let own = person.value.map { "sortName: \($0)\n" } ?? ""
            files["content/people/p\(number).md"] = "---\nname: \(person.key)\n\(own)---\n"
        }
        files["templates/people.html"] = """
            \\(for group in letters)\\(group.letter):\\(for one in group.entities) \\(one.name)\\(end);\\(end)
            """
        let site = try TemporarySite(files)
        try site.build()
        #expect(try site.page("people/index.html") == "K: Kim Jong Un;L: Jean-Yves Le Drian;T: Rex Tillerson;")
    }
}
