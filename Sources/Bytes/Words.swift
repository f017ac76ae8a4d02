/// Lists of 64-bit words, and of 32-bit ones, as bytes, the lowest byte first, for files that only programs read.
extension ByteBuffer {
    public mutating func append(word: UInt64) {
        withUnsafeBytes(of: word.littleEndian) { append(bytes: $0.bindMemory(to: UInt8.self)) }
    }

    /// The last eight bytes as a word; 0 where there are fewer.
    public var lastWord: UInt64 {
        if count < 8 { return 0 }
        return withBytes(from: count - 8) { bytes in bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    }

    /// The words as they are, without their count.
    public mutating func append(words: [UInt64]) {
        #if _endian(little)
            words.withUnsafeBytes { append(bytes: $0.bindMemory(to: UInt8.self)) }
        #else
            for word in words { append(word: word) }
        #endif
    }

    /// Likewise.
    public mutating func append(narrowWords words: [UInt32]) {
        #if _endian(little)
            words.withUnsafeBytes { append(bytes: $0.bindMemory(to: UInt8.self)) }
        #else
            for word in words {
                withUnsafeBytes(of: word.littleEndian) { append(bytes: $0.bindMemory(to: UInt8.self)) }
            }
        #endif
    }
}

extension [UInt32] {
    /// Of sorted numbers: the place of the first that is not below `number`.
    public func place(of number: UInt32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
