/// A text that asks a parser for more time than its length: the body of one article, of any size.
public struct PathologicalText: Sendable, CustomStringConvertible {
    public let name: String
    private let unit: @Sendable (Int) -> String
    private let before: String
    private let after: String

    /// About `size` bytes of the shape.
    public func text(ofSize size: Int) -> [UInt8] {
        var out = Array(before.utf8)
        var number = 0
        while out.count < size {
            out += Array(unit(number).utf8)
            number += 1
        }
        return out + Array(after.utf8)
    }

    public var description: String { name }

    /// `unit` over and over.
    init(_ name: String, _ unit: String, before: String = "", after: String = "") {
        self.init(name, before: before, after: after) { _ in unit }
    }

    /// A unit for each number from 0 on.
    init(_ name: String, before: String = "", after: String = "", _ unit: @escaping @Sendable (Int) -> String) {
        self.name = name
        self.unit = unit
        self.before = before
        self.after = after
    }
}

extension PathologicalText {
    public static let all = brackets + emphasis + blocks + definitions + markup + newsroom
}
