import Bytes

/// Writes JSON (RFC 8259) that is also safe inside `<script>`, straight into a page's bytes.
struct JSONWriter {
    private(set) var needsComma = false

    mutating func open(_ bracket: StaticString, _ out: inout ByteBuffer) {
        separate(&out)
        out.append(bracket)
        needsComma = false
    }

    mutating func close(_ bracket: StaticString, _ out: inout ByteBuffer) {
        out.append(bracket)
        needsComma = true
    }

    mutating func key(_ name: StaticString, _ out: inout ByteBuffer) {
        separate(&out)
        out.append(UInt8(ascii: "\""))
        out.append(name)
        out.append("\":" as StaticString)
        needsComma = false
    }

    mutating func string(_ text: String, _ out: inout ByteBuffer) {
        separate(&out)
        out.append(UInt8(ascii: "\""))
        out.append(text, escape: .json)
        out.append(UInt8(ascii: "\""))
        needsComma = true
    }

    mutating func number(_ number: Int, _ out: inout ByteBuffer) {
        separate(&out)
        out.append(number: number)
        needsComma = true
    }

    /// A finished value.
    mutating func value(_ bytes: [UInt8], _ out: inout ByteBuffer) {
        separate(&out)
        out.append(contentsOf: bytes)
        needsComma = true
    }

    /// Finished members of an object, at least one.
    mutating func members(_ bytes: [UInt8], _ out: inout ByteBuffer) { value(bytes, &out) }

    /// A string that `write` appends and that needs no escape.
    mutating func plain(_ out: inout ByteBuffer, _ write: (inout ByteBuffer) -> Void) {
        separate(&out)
        out.append(UInt8(ascii: "\""))
        write(&out)
        out.append(UInt8(ascii: "\""))
        needsComma = true
    }

    mutating func field(_ name: StaticString, _ text: String?, _ out: inout ByteBuffer) {
        guard let text else { return }
        key(name, &out)
        string(text, &out)
    }

    /// An absolute address of the site's, from the host's root on.
    mutating func field(_ name: StaticString, address: String, _ origin: String, _ out: inout ByteBuffer) {
        key(name, &out)
        plain(&out) {
            $0.append(origin)
            $0.append(address, escape: .json)
        }
    }

    private mutating func separate(_ out: inout ByteBuffer) {
        if needsComma { out.append(UInt8(ascii: ",")) }
    }
}
