/// Numbers and names at any place of a picture, read through a small window, so that a header behind megabytes of
/// metadata costs as little as one at the front. What lies past the end, or past the budget, is nil.
struct PictureBytes {
    /// The most that is read of one picture, in bytes.
    static let budget = 256 * 1_024
    private static let windowLength = 1_024

    private let source: (Int, Int) -> [UInt8]
    private var window: [UInt8] = []
    private var windowStart = 0
    private var rest = Self.budget

    init(_ source: @escaping (Int, Int) -> [UInt8]) {
        self.source = source
    }

    mutating func byte(_ offset: Int) -> Int? {
        guard offset >= 0 else { return nil }
        if offset < windowStart || offset - windowStart >= window.count {
            guard rest >= Self.windowLength else { return nil }
            rest -= Self.windowLength
            window = source(offset, Self.windowLength)
            windowStart = offset
            if window.isEmpty { return nil }
        }
        return Int(window[offset - windowStart])
    }

    /// An unsigned number of up to seven bytes, the highest first.
    mutating func big(_ offset: Int, _ length: Int) -> Int? {
        var number = 0
        for index in 0..<length {
            guard let byte = byte(offset + index) else { return nil }
            number = number << 8 | byte
        }
        return number
    }

    /// An unsigned number of up to seven bytes, the lowest first.
    mutating func little(_ offset: Int, _ length: Int) -> Int? {
        var number = 0
        for index in 0..<length {
            guard let byte = byte(offset + index) else { return nil }
            number |= byte << (8 * index)
        }
        return number
    }

    mutating func holds(_ text: StaticString, at offset: Int) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where byte(offset + index) != Int(text.utf8Start[index]) {
            return false
        }
        return true
    }

    /// The first `count` bytes, or as many as there are.
    mutating func prefix(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count, let byte = byte(bytes.count) { bytes.append(UInt8(truncatingIfNeeded: byte)) }
        return bytes
    }
}
