import Bytes
import Parallel

/// Which pages read which facts, and where each page is: a file beside the record. It is looked into for what changed and
/// never read whole, so it stays as it is while few pages are made; what these add is kept in the record.
public struct PageIndex: Sendable {
    private let file: CheckedFile
    /// Tells this file from every other one.
    public var identity: UInt64 { file.identity }
    /// Whether something was read that is not as it was written: then nothing of it is to be believed.
    public var isDamaged: Bool { file.isDamaged }
    /// By kind: where the offsets of its facts' lists are, and how many facts there are.
    private let kinds: [(offsets: Int, count: Int)]
    private let lists: Range<Int>
    private let pathEnds: Int
    private let paths: Range<Int>
    public let pageCount: Int

    private static let mark: StaticString = "sitegen pages 2\n"

    /// Nil unless the file is an index and its head is as it was written.
    public init?(_ mapped: MappedFile) {
        guard let file = CheckedFile(mapped, mark: Self.mark) else { return nil }
        self.file = file
        var parts = RecordParts(file)
        guard let counts = parts.part(), let offsets = parts.part(), let lists = parts.part(),
            let pathEnds = parts.part(), let paths = parts.part()
        else { return nil }
        var start = offsets.lowerBound
        var kinds: [(offsets: Int, count: Int)] = []
        for offset in stride(from: counts.lowerBound, to: counts.upperBound, by: 8) {
            let count = Int(truncatingIfNeeded: file.word(at: offset) & 0xFFFF_FFFF)
            kinds.append((start, count))
            start += 4 * (count + 1)
        }
        guard start == offsets.upperBound, !file.isDamaged else { return nil }
        self.kinds = kinds
        self.lists = lists
        self.pathEnds = pathEnds.lowerBound
        self.paths = paths
        pageCount = pathEnds.count / 4
    }

    /// Calls `body` with the number of each page that read a fact.
    public func forEachPage(ofKind kind: Int, _ number: Int, _ body: (Int) -> Void) {
        guard kind < kinds.count, number < kinds[kind].count else { return }
        let offset = kinds[kind].offsets + 4 * number
        let start = lists.lowerBound + Int(file.narrowWord(at: offset))
        let end = max(start, lists.lowerBound + Int(file.narrowWord(at: offset + 4)))
        file.withBytes(in: start..<end) { bytes in
            var (page, step, shift) = (0, 0, 0)
            for byte in bytes {
                step |= Int(byte & 0x7F) << shift
                shift += 7
                if byte & 0x80 != 0 { continue }
                page += step
                body(page)
                (step, shift) = (0, 0)
            }
        }
    }

    /// A page's file; empty for one that was no more.
    public func path(ofPage page: Int) -> String {
        guard page < pageCount else { return "" }
        let start = page == 0 ? 0 : Int(file.narrowWord(at: pathEnds + 4 * (page - 1)))
        let end = max(start, Int(file.narrowWord(at: pathEnds + 4 * page)))
        return String(decoding: file.bytes(in: (paths.lowerBound + start)..<(paths.lowerBound + end)), as: UTF8.self)
    }
}

/// What became of pages since their index was written.
public struct PageChanges: Equatable, Sendable {
    /// Facts that pages read and that the index does not say so of: the fact's word, then the page.
    public var reads: [UInt64] = []
    /// Pages that are new or have another address.
    public var pages: [UInt32] = []
    public var paths = PackedTexts()

    public init() {}

    public static func word(kind: Int, _ number: Int, page: Int) -> UInt64 {
        UInt64(kind) << 59 | UInt64(number) << 32 | UInt64(page)
    }

    public static func parts(of word: UInt64) -> (kind: Int, number: Int, page: Int) {
        (Int(word >> 59), Int(word >> 32 & 0x07FF_FFFF), Int(word & 0xFFFF_FFFF))
    }
}

// MARK: Writing

extension PageIndex {
    /// A new index's file.
    ///
    /// - Parameters:
    ///   - former: the last one, and what became of its pages since; nil to begin anew.
    ///   - made: by page: what it read, where it was made in this build.
    ///   - path: by page: its file; nil where there is none any more.
    ///   - factCounts: by kind.
    public static func file(
        after former: (index: PageIndex, changes: PageChanges)?, made: [PageReads?], path: (Int) -> String?,
        factCounts: [Int], jobs: Int
    ) -> CheckedContents {
        let pageCount = made.count
        var bytes: [UInt8] = []
        var ends: [UInt32] = []
        var found: [Bool] = []
        for page in 0..<pageCount {
            let path = path(page)
            if let path { bytes.append(contentsOf: path.utf8) }
            ends.append(UInt32(bytes.count))
            found.append(path != nil)
        }
        let isThere = found
        var streams = [ReadStream](repeating: ReadStream(), count: factCounts.count)
        for (page, reads) in made.enumerated() where isThere[page] {
            reads?.forEachKind { if $0 < streams.count { streams[$0].append(page, $1) } }
        }
        let all = streams
        let isKept = (0..<pageCount).map { isThere[$0] && made[$0] == nil }
        let inverted = parallelMap(factCounts.count, jobs: jobs, worker: ()) { _, kind in
            Inversion(kind: kind, facts: factCounts[kind], after: former, all[kind], isKept: isKept)
        }
        let listLength = inverted.reduce(0) { $0 + $1.lists.count }
        let factCount = factCounts.reduce(0, +)
        var file = ByteBuffer(room: listLength + bytes.count + 4 * (factCount + pageCount) + 4_096)
        file.append(word: UInt64(8 * factCounts.count))
        file.append(words: factCounts.map(UInt64.init))
        file.append(word: UInt64(4 * (factCount + factCounts.count)))
        var start: UInt32 = 0
        for kind in inverted {
            file.append(narrowWords: kind.offsets.map { $0 + start })
            start += UInt32(kind.lists.count)
        }
        file.append(word: UInt64(listLength))
        for kind in inverted { file.append(contentsOf: kind.lists) }
        file.append(word: UInt64(4 * ends.count))
        file.append(narrowWords: ends)
        file.append(word: UInt64(bytes.count))
        file.append(contentsOf: bytes)
        return CheckedContents(file, mark: mark)
    }

    /// What pages read of one kind: for each page, in order, its facts' numbers.
    private struct ReadStream {
        private var pages: [UInt32] = []
        private var ends: [Int] = []
        private var numbers: [UInt8] = []

        mutating func append(_ page: Int, _ own: ArraySlice<UInt8>) {
            pages.append(UInt32(page))
            numbers.append(contentsOf: own)
            ends.append(numbers.count)
        }

        @inline(__always)
        func visit(_ body: (_ fact: Int, _ page: UInt32) -> Void) {
            var place = 0
            for (page, end) in zip(pages, ends) {
                var (number, shift) = (0, 0)
                while place < end {
                    let byte = Int(numbers[place])
                    place &+= 1
                    number |= (byte & 0x7F) << shift
                    shift &+= 7
                    if byte & 0x80 != 0 { continue }
                    body(number, page)
                    (number, shift) = (0, 0)
                }
            }
        }
    }

    /// The lists of one kind's facts.
    private struct Inversion: Sendable {
        /// By fact, and after the last one: where its list begins in `lists`.
        var offsets: [UInt32] = []
        /// By fact its pages in order, each as its distance to the one before.
        var lists: [UInt8] = []

        init(
            kind: Int, facts: Int, after former: (index: PageIndex, changes: PageChanges)?, _ made: ReadStream,
            isKept: [Bool]
        ) {
            var starts = [Int](repeating: 0, count: facts + 1)
            Self.visit(kind, facts, former, made, isKept) { fact, _ in starts[fact + 1] &+= 1 }
            for fact in 0..<facts { starts[fact + 1] += starts[fact] }
            var pages = [UInt32](repeating: 0, count: starts[facts])
            var places = starts
            Self.visit(kind, facts, former, made, isKept) { fact, page in
                pages[places[fact]] = page
                places[fact] &+= 1
            }
            offsets.reserveCapacity(facts + 1)
            lists.reserveCapacity(pages.count + pages.count / 4)
            for fact in 0..<facts {
                offsets.append(UInt32(lists.count))
                let range = starts[fact]..<starts[fact + 1]
                // Pages that were made come in order; those of the former index come before them.
                if former != nil { pages[range].sort() }
                var last: UInt32 = 0
                for place in range where place == range.lowerBound || pages[place] != last {
                    lists.append(varied: pages[place] - last)
                    last = pages[place]
                }
            }
            offsets.append(UInt32(lists.count))
        }

        @inline(__always)
        private static func visit(
            _ kind: Int, _ facts: Int, _ former: (index: PageIndex, changes: PageChanges)?, _ made: ReadStream,
            _ isKept: [Bool], _ body: (_ fact: Int, _ page: UInt32) -> Void
        ) {
            if let former {
                for fact in 0..<facts {
                    former.index.forEachPage(ofKind: kind, fact) { page in
                        if page < isKept.count, isKept[page] { body(fact, UInt32(page)) }
                    }
                }
                for word in former.changes.reads {
                    let (other, fact, page) = PageChanges.parts(of: word)
                    if other == kind, fact < facts, page < isKept.count, isKept[page] { body(fact, UInt32(page)) }
                }
            }
            made.visit { fact, page in if fact < facts { body(fact, page) } }
        }
    }

    /// What pages that were made read and the index does not know of, after what it did not know before.
    ///
    /// - Parameter made: pages with what they read.
    public func unknown(_ made: [(page: Int, reads: PageReads)], after changes: PageChanges) -> [UInt64] {
        var words: [UInt64] = []
        for (page, reads) in made { reads.visitAll { words.append(PageChanges.word(kind: $0, $1, page: page)) } }
        words.sort()
        let known = Set(changes.reads)
        var unknown: [UInt64] = []
        var start = 0
        while start < words.count {
            let (kind, number, _) = PageChanges.parts(of: words[start])
            var end = start
            while end < words.count, words[end] >> 32 == words[start] >> 32 { end += 1 }
            // Both are in order: one walk over the fact's list finds the pages that it lacks.
            var wanted = words[start..<end]
            forEachPage(ofKind: kind, number) { page in
                while let first = wanted.first, Int(first & 0xFFFF_FFFF) < page {
                    if !known.contains(first) { unknown.append(first) }
                    wanted.removeFirst()
                }
                if let first = wanted.first, Int(first & 0xFFFF_FFFF) == page { wanted.removeFirst() }
            }
            unknown += wanted.filter { !known.contains($0) }
            start = end
        }
        return unknown
    }
}
