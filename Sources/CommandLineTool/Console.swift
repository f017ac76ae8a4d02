import Foundation
import SourceText
import Synchronization

/// Where the program prints: results on standard output, faults and progress on standard error.
public struct Console: Sendable {
    let out: @Sendable (String) -> Void
    let error: @Sendable (String) -> Void
    /// What kept standard output from taking all that was printed; nil if nothing did.
    let fault: @Sendable () -> String?
    /// Whether standard error shows colour.
    let colour: Bool
    /// Whether standard error is a terminal, on which a line may be written over.
    let isTerminal: Bool

    public init(
        out: @escaping @Sendable (String) -> Void, error: @escaping @Sendable (String) -> Void,
        fault: @escaping @Sendable () -> String? = { nil }, colour: Bool = false, isTerminal: Bool = false
    ) {
        self.out = out
        self.error = error
        self.fault = fault
        self.colour = colour
        self.isTerminal = isTerminal
    }

    /// The process's own streams. Colour only on a terminal, and never with `NO_COLOR` (no-color.org).
    public static func standard(environment: [String: String]) -> Console {
        let isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        let broken = Broken()
        // Before any file is opened: it would be given the number of a stream that is closed, and be printed into.
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
            _ = open("/dev/null", O_RDONLY)
        }
        return Console(
            out: { text in
                if let fault = write(text, to: .standardOutput) { broken.note(fault) }
            },
            error: { text in _ = write(text, to: .standardError) }, fault: { broken.fault },
            colour: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty, isTerminal: isTerminal)
    }

    /// The first fault of a stream.
    private final class Broken: Sendable {
        private let first = Mutex<String?>(nil)
        var fault: String? { first.withLock { $0 } }
        func note(_ fault: String) { first.withLock { $0 = $0 ?? fault } }
    }

    /// What went wrong. A reader that has gone away, as in `sitegen list articles | head`, is no fault.
    private static func write(_ text: String, to stream: FileHandle) -> String? {
        do {
            try stream.write(contentsOf: Data(text.utf8))
            return nil
        } catch let error as NSError {
            let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
            guard cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
            return cause.code == Int(EPIPE) ? nil : String(cString: strerror(Int32(cause.code)))
        }
    }

    func print(_ diagnostics: [Diagnostic], asJSON: Bool) {
        if asJSON {
            out(diagnostics.map { $0.json + "\n" }.joined())
        } else {
            error(diagnostics.map { $0.rendered(colour: colour) + "\n" }.joined())
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

/// `0.31 s`.
func timed(_ seconds: Double) -> String {
    let hundredths = Int((max(0, seconds) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
}
