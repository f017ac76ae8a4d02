import SourceText

/// An option of the command line.
struct Option: Sendable, Hashable {
    let long: String
    let short: Character?
    /// What the value is called in the help; nil for a switch.
    let value: String?
    let help: String

    init(_ long: String, _ short: Character?, value: String? = nil, _ help: String) {
        self.long = long
        self.short = short
        self.value = value
        self.help = help
    }
}

/// A command line that cannot be understood; exit status 2.
struct UsageError: Error, Equatable {
    /// One sentence, without a full stop.
    let message: String

    init(_ message: String) { self.message = message }
}

/// The words after a command, sorted into options and operands.
struct Arguments: Equatable {
    private(set) var values: [String: String] = [:]
    private(set) var switches: Set<String> = []
    private(set) var operands: [String] = []

    /// Reads `--name`, `--name VALUE`, `--name=VALUE`, `-n`, `-n VALUE`, `-nVALUE`, `-abc` for switches, and `--`, after
    /// which everything is an operand.
    init(_ words: ArraySlice<String>, options: [Option]) throws(UsageError) {
        var rest = words
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                return
            }
            if word.hasPrefix("--") {
                try takeLong(word, &rest, options)
            } else if word.hasPrefix("-"), word.count > 1 {
                try takeShort(word, &rest, options)
            } else {
                operands.append(word)
            }
        }
    }

    func isOn(_ name: String) -> Bool { switches.contains(name) }

    private mutating func takeLong(
        _ word: String, _ rest: inout ArraySlice<String>, _ options: [Option]
    ) throws(UsageError) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        guard let option = options.first(where: { $0.long == name }) else {
            let near = nearestName(to: name, in: options.map(\.long)).map { "; did you mean '--\($0)'?" } ?? ""
            throw UsageError("unknown option '--\(name)'\(near)")
        }
        let attached = parts.count == 2 ? String(parts[1]) : nil
        guard option.value != nil else {
            if attached != nil { throw UsageError("option '--\(name)' takes no value") }
            switches.insert(name)
            return
        }
        try set(option, attached ?? Self.nextValue(&rest), as: "--\(name)")
    }

    private mutating func takeShort(
        _ word: String, _ rest: inout ArraySlice<String>, _ options: [Option]
    ) throws(UsageError) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.short == letter }) else {
                throw UsageError("unknown option '-\(letter)'")
            }
            guard option.value != nil else {
                switches.insert(option.long)
                continue
            }
            let attached = letters.isEmpty ? nil : String(letters.first == "=" ? letters.dropFirst() : letters)
            return try set(option, attached ?? Self.nextValue(&rest), as: "-\(letter)")
        }
    }

    /// The word after an option, unless it is an option itself: `-s --strict` forgot the folder.
    private static func nextValue(_ rest: inout ArraySlice<String>) -> String? {
        guard let word = rest.first, !(word.hasPrefix("-") && word.count > 1) else { return nil }
        return rest.popFirst()
    }

    private mutating func set(_ option: Option, _ value: String?, as written: String) throws(UsageError) {
        guard let value, !value.isEmpty else {
            throw UsageError("option '\(written)' needs a value: \(option.value ?? "VALUE")")
        }
        values[option.long] = value
    }
}
