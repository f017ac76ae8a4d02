/// A line that holds only statements and white space leaves nothing behind: neither its indentation nor its end.
enum StatementLines {
    static func close(_ segments: [Segment], over bytes: [UInt8]) -> [Segment] {
        var closed = segments
        var start = 0
        while start < segments.count {
            guard !segments[start].isText else {
                start += 1
                continue
            }
            let end = lineEnd(from: start, segments, bytes)
            if (start..<end).allSatisfy({ isInvisible(segments[$0], bytes) }) {
                trim(start..<end, of: segments, bytes, in: &closed)
            }
            start = end
        }
        return closed.filter { !$0.range.isEmpty }
    }

    /// Code and the texts between, as long as no text ends the line; the last one is code.
    private static func lineEnd(from start: Int, _ segments: [Segment], _ bytes: [UInt8]) -> Int {
        var end = start + 1
        var next = end
        while next < segments.count {
            if !segments[next].isText {
                end = next + 1
            } else if bytes[segments[next].range].contains(UInt8(ascii: "\n")) {
                break
            }
            next += 1
        }
        return end
    }

    private static func isInvisible(_ segment: Segment, _ bytes: [UInt8]) -> Bool {
        segment.isText ? bytes[segment.range].allSatisfy(CodeLexer.isBlank) : segment.keyword != nil
    }

    private static func trim(
        _ line: Range<Int>, of segments: [Segment], _ bytes: [UInt8], in closed: inout [Segment]
    ) {
        let before = line.lowerBound - 1
        let after = line.upperBound
        var indentation: Range<Int>?
        if before >= 0 {
            let range = segments[before].range
            let newline = bytes[range].lastIndex(of: UInt8(ascii: "\n"))
            // A text that begins within its line is that line's beginning only if it is the file's.
            guard newline != nil || before == 0 else { return }
            indentation = (newline.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
        }
        var ending: Range<Int>?
        if after < segments.count {
            let range = segments[after].range
            let newline = bytes[range].firstIndex(of: UInt8(ascii: "\n"))
            guard newline != nil || after == segments.count - 1 else { return }
            ending = range.lowerBound..<(newline.map { $0 + 1 } ?? range.upperBound)
        }
        for blank in [indentation, ending] {
            if let blank, !bytes[blank].allSatisfy(CodeLexer.isBlank) { return }
        }
        if let indentation { closed[before].range = closed[before].range.lowerBound..<indentation.lowerBound }
        if let ending { closed[after].range = ending.upperBound..<closed[after].range.upperBound }
        for index in line where segments[index].isText { closed[index].range = 0..<0 }
        let hasEnding = ending.map { bytes[$0].contains(UInt8(ascii: "\n")) } ?? false
        let last = line.last { segments[$0].keyword == .include || segments[$0].keyword == .slot }
        if let last { closed[last].endsStatementLine = hasEnding }
    }
}
