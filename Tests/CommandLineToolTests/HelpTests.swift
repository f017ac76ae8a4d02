import Foundation
import Testing

@testable import CommandLineTool

struct HelpTests {
    @Test(arguments: Command.allCases)
    func fitsATerminal(_ command: Command) {
        let lines = Help.text(for: command).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 100 })
        #expect(lines.first == "\(command.summary).")
        #expect(lines.contains { $0 == "Usage: \(command.usage)" })
        for option in command.options { #expect(lines.contains { $0.contains("--\(option.long)") }) }
    }

    @Test func isWrittenOutInFull() {
        #expect(
            Help.text(for: .list) == """
                List articles, people, countries or drafts.

                Usage: sitegen list articles|people|countries|drafts [OPTIONS]

                Options:
                  -s, --source DIR  the site's folder (default: this one)
                      --now DATE    take DATE for the present, as 2017-09-14 or 2017-09-14T06:00:00Z
                  -j, --jobs N      threads, 1 to 256 (default: one for each processor)
                      --json        one JSON object a line on standard output
                  -h, --help        explain this command

                Example:
                  sitegen list people --json

                """)
    }

    /// `docs/commands.md` has each command's options, and no others.
    @Test(arguments: Command.allCases)
    func documentHasEveryOption(_ command: Command) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/commands.md")
        let document = try String(contentsOf: file, encoding: .utf8)
        let sections = document.components(separatedBy: "\n## ")
        let section = try #require(sections.first { $0.hasPrefix(command.rawValue + "\n") })
        let written = section.matches(of: /--([a-z][a-z-]*)/).map { String($0.output.1) }
        #expect(Set(written).subtracting(["version"]) == Set(command.options.map(\.long)))
        for option in command.options {
            if let letter = option.short, command == .build {
                #expect(section.contains("`-\(letter)`, `--\(option.long)"))
            }
        }
    }
}
