import Foundation
import SourceText

/// Where the program prints: results on standard output, faults and progress on standard error.
public struct Console: Sendable {
    let out: @Sendable (String) -> Void
    let error: @Sendable (String) -> Void
    /// Whether standard error is a terminal that shows colour.
    let colour: Bool

    public init(
        out: @escaping @Sendable (String) -> Void, error: @escaping @Sendable (String) -> Void, colour: Bool = false
    ) {
        self.out = out
        self.error = error
        self.colour = colour
    }

    /// The process's own streams. Colour only on a terminal, and never with `NO_COLOR` (no-color.org).
    public static func standard(environment: [String: String]) -> Console {
        let wanted = (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        return Console(
            out: { write($0, to: .standardOutput) }, error: { write($0, to: .standardError) },
            colour: wanted && isatty(STDERR_FILENO) == 1)
    }

    /// A reader that has gone away, as in `sitegen list articles | head`, is no fault.
    private static func write(_ text: String, to stream: FileHandle) {
        do { try stream.write(contentsOf: Data(text.utf8)) } catch {}
    }

    func print(_ diagnostics: [Diagnostic], asJSON: Bool, withNotes: Bool) {
        if asJSON {
            out(diagnostics.map { $0.json + "\n" }.joined())
        } else {
            let shown = diagnostics.filter { withNotes || $0.severity != .note }
            error(shown.map { $0.rendered(colour: colour) + "\n" }.joined())
        }
    }
}

/// `1,234`.
func grouped(_ number: Int) -> String {
    var text = String(number)
    var place = text.count - 3
    while place > 0 {
        text.insert(",", at: text.index(text.startIndex, offsetBy: place))
        place -= 3
    }
    return text
}

/// `1 page`, `1,234 pages`.
func counted(_ number: Int, _ noun: String) -> String { "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")" }
