import Build
import Bytes
import SourceText

/// What is printed of `build --verify`.
struct VerificationReport {
    let verification: Verification

    /// More than these would hide the advice below them.
    private static let shown = 20

    /// One line for each difference, what to do about them, or that there is none.
    func print(to console: Console, isQuiet: Bool) {
        if verification.isClean {
            let text = "verified: \(counted(verification.files, "file")) are those of a clean build\n"
            if !isQuiet { console.out(text) }
            return
        }
        console.print(verification.errors, asJSON: false)
        var lines = verification.differences.prefix(Self.shown).map(Self.line)
        let rest = verification.differences.count - lines.count
        if rest > 0 { lines.append("and \(grouped(rest)) more") }
        lines.append("\(summary); \(advice)")
        console.error(lines.map { $0 + "\n" }.joined())
    }

    private static func line(_ difference: Verification.Difference) -> String {
        switch difference.kind {
        case .missing: "missing: \(difference.path)"
        case .extra: "extra: \(difference.path)"
        case .different(let offset): "different: \(difference.path), at offset \(offset)"
        case .unrecorded: "unrecorded: \(difference.path)"
        }
    }

    private var summary: String {
        if verification.differences.isEmpty {
            return "a clean build finds \(counted(verification.errors.count, "error")) that this one did not"
        }
        let count = verification.differences.count
        return
            "\(counted(count, "file")) \(count == 1 ? "is" : "are") not as a clean build makes \(count == 1 ? "it" : "them")"
    }

    private var advice: String {
        let remedy = "delete .sitegen/ in the site's folder and build again"
        return verification.sourcesChanged
            ? "a file of the site changed meanwhile: build again, and if that does not help, \(remedy)" : remedy
    }

    /// The same, one object a line.
    func printJSON(to console: Console) {
        console.print(verification.errors, asJSON: true)
        let lines = verification.differences.prefix(Self.shown).map(Self.json)
        let (files, count) = (verification.files, verification.differences.count)
        console.out((lines + ["{\"verified\":\(files),\"differences\":\(count)}"]).map { $0 + "\n" }.joined())
    }

    private static func json(_ difference: Verification.Difference) -> String {
        let (kind, place): (String, [(String, JSONValue)]) =
            switch difference.kind {
            case .missing: ("missing", [])
            case .extra: ("extra", [])
            case .different(let offset): ("different", [("offset", .number(offset))])
            case .unrecorded: ("unrecorded", [])
            }
        return JSONValue.object([("difference", .text(kind)), ("path", .text(difference.path))] + place).line
    }
}
