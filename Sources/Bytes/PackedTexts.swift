/// Many short texts or byte strings in one piece of memory.
public struct PackedTexts: Equatable, Sendable {
    public private(set) var bytes: [UInt8] = []
    /// By number: where the text ends.
    public private(set) var ends: [UInt64] = []

    public init() {}

    /// Texts that were packed before; nil unless every text lies within the bytes.
    public init?(bytes: [UInt8], ends: [UInt64]) {
        self.bytes = bytes
        self.ends = ends
        guard isSound else { return nil }
    }

    public init(_ texts: some Sequence<String>) {
        for text in texts { append(text) }
    }

    public mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
        ends.append(UInt64(bytes.count))
    }

    public mutating func append(_ text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
        ends.append(UInt64(bytes.count))
    }

    /// Appends texts of another list.
    public mutating func append(_ numbers: Range<Int>, of other: PackedTexts) {
        guard let last = numbers.last else { return }
        let start = numbers.lowerBound == 0 ? 0 : other.ends[numbers.lowerBound - 1]
        let shift = UInt64(bytes.count) &- start
        bytes.append(contentsOf: other.bytes[Int(start)..<Int(other.ends[last])])
        ends.append(contentsOf: other.ends[numbers].lazy.map { $0 &+ shift })
    }

    public var count: Int { ends.count }

    public func slice(_ number: Int) -> ArraySlice<UInt8> {
        bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    }

    /// All texts.
    public var all: [String] { (0..<count).map { self[$0] } }

    public subscript(number: Int) -> String { String(decoding: slice(number), as: UTF8.self) }

    /// Whether every text lies within the bytes.
    private var isSound: Bool {
        var last: UInt64 = 0
        for end in ends {
            if end < last { return false }
            last = end
        }
        return last == UInt64(bytes.count)
    }
}

/// A table as it lies in a file: columns of numbers, wide and narrow, and of texts. What they mean is the table's business.
public struct Columns: Equatable, Sendable {
    public var wide: [[UInt64]] = []
    public var narrow: [[UInt32]] = []
    public var texts: [PackedTexts] = []

    public init() {}
}
