/// A text that would run, fetch or lead somewhere if it reached a page as anything but text.
///
/// In the table `HIT` stands for a script that sets `window.hit` to the text's number, `FIRE` for an address of a host that
/// no page may ask for anything, and `ELSEWHERE` for one of a host that an author may link to and show pictures of.
public struct HostileText: Sendable, CustomStringConvertible {
    public let number: Int
    public let group: String
    public let text: String

    public var description: String { "\(number) (\(group)): \(text)" }

    /// Every text, numbered from 1 on.
    public static let all: [HostileText] = {
        var all: [HostileText] = []
        for (group, texts) in groups {
            for text in texts {
                let number = all.count + 1
                let filled = replacements(number).reduce(text) { text, pair in
                    text.split(separator: pair.mark, omittingEmptySubsequences: false).joined(separator: pair.meaning)
                }
                all.append(HostileText(number: number, group: group, text: filled))
            }
        }
        return all
    }()

    private static func replacements(_ number: Int) -> [(mark: String, meaning: String)] {
        [
            ("HIT", "window.hit=\(number)"), ("FIRE", "https://live.invalid/\(number)"),
            ("ELSEWHERE", "https://elsewhere.example/\(number)"),
        ]
    }

    private static let groups: [(name: String, texts: [String])] = [
        ("element text", elements), ("documents", documents), ("events", events), ("attributes", attributes),
        ("schemes", schemes), ("other schemes", otherSchemes), ("addresses", addresses), ("data", data),
        ("styles", styles), ("pictures of markup", vectors), ("mutations", mutations), ("comments", comments),
        ("templates", templates), ("characters", characters), ("XML", xml), ("links", links), ("code", code),
        ("blocks of HTML", blocks), ("definitions", definitions),
    ]
}
