/// A whole PNG file of any size in grey, made here: viewers show it, and the program reads its size.
enum PaintedPicture {
    /// - Parameter shade: what each eight pixels hold; pictures that differ in it alone have equally many bytes.
    static func png(width: Int, height: Int, shade: UInt8) -> [UInt8] {
        var pixels: [UInt8] = []
        for _ in 0..<height {
            pixels.append(0)
            pixels += [UInt8](repeating: shade, count: (width + 7) / 8)
        }
        let header = bigEndian(width) + bigEndian(height) + [1, 0, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
            + chunk("IDAT", stored(pixels)) + chunk("IEND", [])
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + data
        return bigEndian(data.count) + named + bigEndian(Int(checksum(named)))
    }

    /// A zlib stream of one block that is not compressed (RFC 1950 and 1951); at most 65,535 bytes.
    private static func stored(_ data: [UInt8]) -> [UInt8] {
        let count = data.count
        let length = [UInt8(count & 0xFF), UInt8(count >> 8)]
        var (low, high) = (1, 0)
        for byte in data {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return [0x78, 0x01, 1] + length + length.map { ~$0 } + data + bigEndian(high << 16 | low)
    }

    private static func checksum(_ data: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in data {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
