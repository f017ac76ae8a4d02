import Bytes
import Synchronization

/// A text that an editor wrote: its path as diagnostics print it, and its bytes.
public struct SourceFile: Sendable {
    /// Relative to the site's folder, with `/` between parts: `content/articles/one.md`.
    public let path: String
    public let bytes: [UInt8]
    private let lines = LineTable()

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The position of a byte; the first one asked for has the whole file read, so this is for diagnostics only.
    public func position(ofByte offset: Int) -> SourcePosition {
        let end = min(max(offset, 0), bytes.count)
        let (line, start) = lines.line(at: end, of: bytes)
        return SourcePosition(line: line, column: end - start + 1)
    }

    /// The bytes of a 1-based line without its line ending; empty where there is no such line.
    public func lineRange(_ number: Int) -> Range<Int> {
        let range = lines.range(of: number, in: bytes)
        guard let last = range.last, bytes[last] == UInt8(ascii: "\r") else { return range }
        return range.lowerBound..<last
    }

    /// The text of a 1-based line without its line ending; empty where there is no such line.
    public func line(_ number: Int) -> String { String(decoding: bytes[lineRange(number)], as: UTF8.self) }
}

/// Where the lines of a file begin: found when it is first asked for, which for most files is never.
private final class LineTable: Sendable {
    private let starts = Mutex<[Int]>([])

    /// The line that holds a byte, from 1 on, and its first byte.
    func line(at offset: Int, of bytes: [UInt8]) -> (number: Int, start: Int) {
        starts.withLock { starts in
            Self.fill(&starts, bytes)
            var low = 0
            var high = starts.count - 1
            while low < high {
                let middle = (low + high + 1) / 2
                if starts[middle] <= offset { low = middle } else { high = middle - 1 }
            }
            return (low + 1, starts[low])
        }
    }

    func range(of number: Int, in bytes: [UInt8]) -> Range<Int> {
        starts.withLock { starts in
            Self.fill(&starts, bytes)
            guard number >= 1, number <= starts.count else { return 0..<0 }
            return starts[number - 1]..<(number < starts.count ? starts[number] - 1 : bytes.count)
        }
    }

    private static func fill(_ starts: inout [Int], _ bytes: [UInt8]) {
        guard starts.isEmpty else { return }
        starts.reserveCapacity(16 + bytes.count / 128)
        let newline = ByteRun(0x0A...0x0A)
        var start = 0
        starts.append(start)
        while true {
            let end = bytes.first(of: newline, in: start..<bytes.count)
            guard end < bytes.count else { return }
            start = end + 1
            starts.append(start)
        }
    }
}

/// A place in a source file.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// 1-based.
    public var line: Int
    /// 1-based, in UTF-8 bytes.
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}
