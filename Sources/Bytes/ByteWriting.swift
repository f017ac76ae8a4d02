/// UTF-8 bytes on their way to a file. Pages are written as bytes from end to end: no `String` is built for a page.
extension ByteSink where Self: ~Copyable {
    /// Appends the UTF-8 bytes of `text` as they are.
    @inlinable
    public mutating func append(_ text: String) {
        // Most texts lie in one piece already, and are read where they lie.
        if text.utf8.withContiguousStorageIfAvailable({ append(bytes: $0) }) == nil {
            var text = text
            text.withUTF8 { append(bytes: $0) }
        }
    }

    /// Appends the bytes of a literal.
    @inlinable
    public mutating func append(_ literal: StaticString) {
        append(bytes: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends a whole number in decimal.
    @inlinable
    public mutating func append(number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        if rest < 10 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)) }
        var divisor: UInt = 10
        while rest / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// Appends a whole number in decimal with at least two digits.
    @inlinable
    public mutating func append(twoDigits number: Int) {
        guard number >= 0, number < 100 else { return append(number: number) }
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    /// Appends a byte as `%` and two hexadecimal digits (RFC 3986, section 2.1).
    @inlinable
    public mutating func append(percentEncoded byte: UInt8) {
        append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
        }
    }

    /// Appends `text`, replacing the bytes that `escape` names; the runs between them are copied whole.
    @inlinable
    public mutating func append(_ text: String, escape: ByteEscape) {
        if text.utf8.withContiguousStorageIfAvailable({ append($0, escape: escape) }) == nil {
            var text = text
            text.withUTF8 { append($0, escape: escape) }
        }
    }

    /// Appends a slice of bytes, replacing those that `escape` names.
    @inlinable
    public mutating func append(_ slice: ArraySlice<UInt8>, escape: ByteEscape) {
        slice.withUnsafeBufferPointer { append($0, escape: escape) }
    }

    /// Appends the text of well-formed HTML: what stands between `<` and `>` is left out, character references stay.
    @inlinable
    public mutating func append(textOf html: ArraySlice<UInt8>) {
        html.withUnsafeBufferPointer { html in
            var start = 0
            while start < html.count {
                let tag = html.first(UInt8(ascii: "<"), from: start)
                append(bytes: UnsafeBufferPointer(rebasing: html[start..<tag]))
                start = html.first(UInt8(ascii: ">"), from: tag) + 1
            }
        }
    }

    /// Appends bytes in memory, replacing those that `escape` names.
    @inlinable
    public mutating func append(_ source: UnsafeBufferPointer<UInt8>, escape: ByteEscape) {
        var runStart = 0
        var index = escape.firstCandidate(in: source, from: 0)
        while index < source.count {
            if let replacement = escape.replacement(for: source, at: index) {
                if runStart < index { append(bytes: UnsafeBufferPointer(rebasing: source[runStart..<index])) }
                append(replacement.text)
                index += replacement.consumed
                runStart = index
            } else {
                index += 1
            }
            index = escape.firstCandidate(in: source, from: index)
        }
        if runStart < source.count { append(bytes: UnsafeBufferPointer(rebasing: source[runStart...])) }
    }
}
