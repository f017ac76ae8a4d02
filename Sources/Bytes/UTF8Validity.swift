extension [UInt8] {
    /// The first byte of the first sequence that is not well-formed UTF-8 (The Unicode Standard, table 3-7); nil where
    /// all is well.
    public var firstUTF8Fault: Int? {
        withUnsafeBufferPointer { bytes in
            var index = bytes.first(of: .nonASCII, from: 0, to: bytes.count)
            while index < bytes.count {
                if bytes[index] < 0x80 {
                    index = bytes.first(of: .nonASCII, from: index, to: bytes.count)
                    continue
                }
                let length = bytes.sequenceLength(at: index)
                if length == 0 { return index }
                index += length
            }
            return nil
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The length of the well-formed sequence that begins beyond ASCII at `index`; 0 where there is none.
    fileprivate func sequenceLength(at index: Int) -> Int {
        let lead = self[index]
        let length: Int
        // What the second byte may be: the first bytes that would allow a form too long, a surrogate or more than
        // U+10FFFF narrow it.
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= count, second.contains(self[index + 1]) else { return 0 }
        for place in (index + 2)..<Swift.max(index + 2, index + length) where self[place] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
