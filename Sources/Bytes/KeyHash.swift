/// FNV-1a, 32 bits: for tables whose keys are short and not an attacker's to choose.
public enum KeyHash {
    public static let seed: UInt32 = 2_166_136_261

    @inlinable @inline(__always)
    public static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }

    @inlinable @inline(__always)
    static func folded(_ byte: UInt8, _ folding: Bool) -> UInt8 {
        folding && byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
}

extension ArraySlice<UInt8> {
    /// The hash of words that single blanks part; nil where other white space, or control characters, stand between or
    /// around them. `folding` takes capitals of ASCII for small letters.
    @inlinable
    public func hashOfWords(folding: Bool) -> UInt32? {
        withUnsafeBufferPointer { bytes in
            var hash = KeyHash.seed
            var before: UInt8 = 0x20
            for byte in bytes {
                if byte <= 0x20, byte < 0x20 || before == 0x20 { return nil }
                hash = KeyHash.mix(hash, KeyHash.folded(byte, folding))
                before = byte
            }
            return before == 0x20 ? nil : hash
        }
    }

    /// Whether the bytes of `keys` from `start` on are these.
    @inlinable
    public func isKey(at start: Int, length: Int, of keys: [UInt8], folding: Bool) -> Bool {
        guard length == count, start >= 0, start + length <= keys.count else { return false }
        return withUnsafeBufferPointer { bytes in
            keys.withUnsafeBufferPointer { keys in
                for index in 0..<length where KeyHash.folded(bytes[index], folding) != keys[start &+ index] {
                    return false
                }
                return true
            }
        }
    }
}
