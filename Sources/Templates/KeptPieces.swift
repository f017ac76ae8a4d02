import Bytes

/// Pieces of pages that were rendered before, so that what stands the same on many pages is made once.
///
/// A list's item, say: a piece of a template that reads one record and nothing else is the same wherever that record
/// stands. One value serves one thread for the whole of a build.
public struct KeptPieces: ~Copyable {
    /// By piece of a template and by record: 0 for one that was not seen yet, 1 for one that was rendered once, else
    /// its place in `places`, from 2 on.
    private var tables: [[UInt32]]
    private var places: [Place] = []
    private var bytes: ByteBuffer
    /// What the kept pieces read: whoever shows one has read as much.
    private var reads: [UInt32] = []
    private let log: ReadLog
    /// Where the log stood when the pieces began that are being rendered, the innermost last.
    private var begun: [Int] = []

    private struct Place {
        let start: UInt32
        let count: UInt32
        let reads: Range<UInt32>
    }

    /// What is kept at most, in bytes; what comes later is rendered each time.
    private static let mostBytes = 24 << 20
    private static let mostRecords = 1 << 22

    /// For pages of `set`'s programs only.
    ///
    /// - Parameter log: the one that the set's getters note in.
    public init(for set: TemplateSet, log: ReadLog = ReadLog(isOpen: false)) {
        self.log = log
        tables = [[UInt32]](repeating: [], count: set.keptPieceCount)
        bytes = ByteBuffer(room: Self.mostBytes)
    }

    /// For programs that are rendered without keeping anything.
    init() {
        log = ReadLog(isOpen: false)
        tables = []
        bytes = ByteBuffer(room: 0)
    }

    /// Appends the piece for `record` if it is kept.
    @inline(__always)
    mutating func append(_ piece: Int, for record: RecordRef, isWhole: Bool, to out: inout ByteBuffer) -> Bool {
        let number = Int(record.index)
        guard !isWhole || record.aux == 0, piece < tables.count, number < tables[piece].count,
            tables[piece][number] >= 2
        else {
            begun.append(log.count)
            return false
        }
        let place = places[Int(tables[piece][number]) - 2]
        out.append(bytes, from: Int(place.start), length: Int(place.count))
        log.note(contentsOf: reads[Int(place.reads.lowerBound)..<Int(place.reads.upperBound)])
        return true
    }

    /// Takes note of a piece that was rendered; it is kept from the second time on, as most are rendered only once.
    mutating func keep(
        _ piece: Int, for record: RecordRef, isWhole: Bool, _ page: borrowing ByteBuffer, from start: Int
    ) {
        let number = Int(record.index)
        let firstRead = begun.popLast() ?? 0
        guard !isWhole || record.aux == 0, piece < tables.count, number < Self.mostRecords else { return }
        if number >= tables[piece].count {
            let wanted = max(number + 1, tables[piece].count * 2)
            tables[piece].append(contentsOf: repeatElement(0, count: wanted - tables[piece].count))
        }
        if tables[piece][number] == 0 {
            tables[piece][number] = 1
            return
        }
        guard tables[piece][number] == 1, bytes.count + page.count - start <= Self.mostBytes else { return }
        // The log leaves out what was read just before, which may be the first that this piece read.
        let firstNote = UInt32(reads.count)
        reads.append(contentsOf: log[from: max(0, firstRead - 1)])
        places.append(
            Place(
                start: UInt32(bytes.count), count: UInt32(page.count - start), reads: firstNote..<UInt32(reads.count)))
        bytes.append(page, from: start, length: page.count - start)
        tables[piece][number] = UInt32(places.count + 1)
    }
}
