/// A word or sign of the language, between `\(` and `)`.
struct Token {
    enum Kind: Hashable {
        case name(String)
        case text(String)
        case int(Int)
        case sign(Sign)
        /// The `)` that ends the interpolation.
        case end
    }

    enum Sign: String, CaseIterable {
        case optionalDot = "?."
        case fallback = "??"
        case and = "&&"
        case or = "||"
        case equal = "=="
        case notEqual = "!="
        case lessOrEqual = "<="
        case greaterOrEqual = ">="
        case less = "<"
        case greater = ">"
        case question = "?"
        case colon = ":"
        case dot = "."
        case comma = ","
        case open = "("
        case close = ")"
        case not = "!"
        case assign = "="
        case plus = "+"
        case minus = "-"

        /// The longest sign that stands at the beginning of `bytes`.
        static func read(_ bytes: ArraySlice<UInt8>) -> Sign? {
            // `allCases` names every sign of two bytes before those of one.
            allCases.first { bytes.starts(with: $0.rawValue.utf8) }
        }
    }

    let kind: Kind
    /// The bytes of the template that it takes up.
    let range: Range<Int>

    var name: String? { if case .name(let name) = kind { name } else { nil } }

    func isSign(_ sign: Sign) -> Bool { kind == .sign(sign) }

    /// As a message quotes it.
    var shown: String {
        switch kind {
        case .name(let name): "'\(name)'"
        case .text: "a string"
        case .int(let value): "'\(value)'"
        case .sign(let sign): "'\(sign.rawValue)'"
        case .end: "')'"
        }
    }
}
