import CZlib

/// gzip (RFC 1952), by zlib.
enum GZip {
    /// Shorter texts are not worth it, and longer ones not the wait.
    static let sizes = 512..<(8 << 20)
    /// The quickest: what is sent goes no further than this machine.
    private static let level: Int32 = 1

    /// Nil where it would not get shorter.
    static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        let out = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            count = bytes.withUnsafeBytes {
                sitegen_gzip($0.baseAddress, $0.count, buffer.baseAddress, buffer.count, level)
            }
        }
        return out.isEmpty ? nil : out
    }
}
