/// A JSON value (RFC 8259) for messages of a line: members stand in the order in which they were given. What goes into pages is
/// written without a value of its own.
public indirect enum JSONValue: Sendable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([JSONValue])
    case object([(name: String, value: JSONValue)])

    /// Safe inside `<script>` too: see `ByteEscape.json`.
    public var line: String {
        var out: [UInt8] = []
        write(to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    private func write(to out: inout [UInt8]) {
        switch self {
        case .text(let text):
            out.append(UInt8(ascii: "\""))
            out.append(text, escape: .json)
            out.append(UInt8(ascii: "\""))
        case .number(let number): out.append(number: number)
        case .truth(let isTrue): out.append(isTrue ? "true" : "false" as String)
        case .list(let values):
            out.append(UInt8(ascii: "["))
            for (number, value) in values.enumerated() {
                if number > 0 { out.append(UInt8(ascii: ",")) }
                value.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members):
            out.append(UInt8(ascii: "{"))
            for (number, member) in members.enumerated() {
                if number > 0 { out.append(UInt8(ascii: ",")) }
                JSONValue.text(member.name).write(to: &out)
                out.append(UInt8(ascii: ":"))
                member.value.write(to: &out)
            }
            out.append(UInt8(ascii: "}"))
        }
    }
}
