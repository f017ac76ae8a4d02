import Build

/// The texts of `help`.
enum Help {
    static var program: String {
        let width = Command.allCases.map(\.rawValue.count).max() ?? 0
        let commands = Command.allCases.map { "  \(padded($0.rawValue, to: width))  \($0.summary)" }
        return """
            sitegen \(sitegenVersion): annotated Markdown in, a briefing site out

            Usage: sitegen COMMAND [OPTIONS]

            Commands:
            \(commands.joined(separator: "\n"))

            'sitegen help COMMAND' explains one; 'sitegen --version' prints the version.

            """
    }

    static func text(for command: Command) -> String {
        let rows = command.options.map { option in
            let short = option.short.map { "-\($0), " } ?? "    "
            return (short + "--\(option.long)" + (option.value.map { " \($0)" } ?? ""), option.help)
        }
        let width = rows.map(\.0.count).max() ?? 0
        let options = rows.map { "  \(padded($0.0, to: width))  \($0.1)" }
        return """
            \(command.summary).

            Usage: \(command.usage)

            Options:
            \(options.joined(separator: "\n"))

            Example:
              \(command.example)

            """
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
