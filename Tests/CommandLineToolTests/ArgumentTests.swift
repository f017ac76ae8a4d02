import Testing

@testable import CommandLineTool

struct ArgumentTests {
    private static func read(_ words: [String], _ command: Command = .build) -> Result<Arguments, UsageError> {
        Result { () throws(UsageError) in try Arguments(words[...], options: command.options) }
    }

    struct Reading: Sendable {
        let words: [String]
        var values: [String: String] = [:]
        var switches: Set<String> = []
        var operands: [String] = []
    }

    static let readings = [
        Reading(words: []),
        Reading(words: ["-s", "site"], values: ["source": "site"]),
        Reading(words: ["-ssite"], values: ["source": "site"]),
        Reading(words: ["-s=site"], values: ["source": "site"]),
        Reading(words: ["--source", "site"], values: ["source": "site"]),
        Reading(words: ["--source=site"], values: ["source": "site"]),
        Reading(words: ["--source=a=b"], values: ["source": "a=b"]),
        Reading(words: ["--source=--strict"], values: ["source": "--strict"]),
        Reading(words: ["-s", "-"], values: ["source": "-"]),
        Reading(words: ["-s", "one", "-s", "two"], values: ["source": "two"]),
        Reading(words: ["-D", "-F", "-E"], switches: ["drafts", "future", "expired"]),
        Reading(words: ["-DFE"], switches: ["drafts", "future", "expired"]),
        Reading(words: ["-DF", "--drafts"], switches: ["drafts", "future"]),
        Reading(
            words: ["-DFsite", "x"].map { $0 == "-DFsite" ? "-DFssite" : $0 }, values: ["source": "site"],
            switches: ["drafts", "future"], operands: ["x"]),
        Reading(words: ["-j4"], values: ["jobs": "4"]),
        Reading(words: ["one", "--strict", "two"], switches: ["strict"], operands: ["one", "two"]),
        Reading(words: ["--", "--strict", "-s"], operands: ["--strict", "-s"]),
        Reading(words: ["--strict", "--", "--"], switches: ["strict"], operands: ["--"]),
        Reading(words: ["-"], operands: ["-"]),
        Reading(words: ["-b", "https://example.org/a"], values: ["base-url": "https://example.org/a"]),
        Reading(words: ["--now", "2017-09-14", "--json"], values: ["now": "2017-09-14"], switches: ["json"]),
        Reading(words: ["-o", "out", "-h"], values: ["output": "out"], switches: ["help"]),
    ]

    @Test(arguments: readings)
    func reads(_ reading: Reading) throws {
        let arguments = try Self.read(reading.words).get()
        #expect(arguments.values == reading.values)
        #expect(arguments.switches == reading.switches)
        #expect(arguments.operands == reading.operands)
    }

    static let mistakes: [(words: [String], message: String)] = [
        (["--sorce", "x"], "unknown option '--sorce'; did you mean '--source'?"),
        (["--draft"], "unknown option '--draft'; did you mean '--drafts'?"),
        (["--zzzzzz"], "unknown option '--zzzzzz'"),
        (["-x"], "unknown option '-x'"),
        (["-Dx"], "unknown option '-x'"),
        (["--strict=yes"], "option '--strict' takes no value"),
        (["--source"], "option '--source' needs a value: DIR"),
        (["--source="], "option '--source' needs a value: DIR"),
        (["-s"], "option '-s' needs a value: DIR"),
        (["-s", "--strict"], "option '-s' needs a value: DIR"),
        (["-b", "-D"], "option '-b' needs a value: URL"),
        (["-j"], "option '-j' needs a value: N"),
    ]

    @Test(arguments: mistakes)
    func refuses(_ words: [String], _ message: String) {
        #expect(Self.read(words) == .failure(UsageError(message)))
    }

    /// Every option is understood by its long and its short name, with or without its value, by every command.
    @Test(arguments: Command.allCases)
    func understandsEveryOption(_ command: Command) throws {
        for option in command.options {
            for name in ["--\(option.long)"] + (option.short.map { ["-\($0)"] } ?? []) {
                let words = [name] + (option.value == nil ? [] : ["x"])
                let arguments = try Self.read(words, command).get()
                #expect(option.value == nil ? arguments.isOn(option.long) : arguments.values == [option.long: "x"])
            }
        }
        let names = command.options.map(\.long)
        #expect(Set(names).count == names.count)
        let letters = command.options.compactMap(\.short)
        #expect(Set(letters).count == letters.count)
    }
}
