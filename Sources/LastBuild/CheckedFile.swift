import Bytes
import Parallel
import Synchronization

/// A large file of which little is looked at: it has a checksum for each of its blocks, and a block is checked when something
/// in it is read first.
///
/// The file: what names its form, the length of its contents, the checksum of each block of these, the checksum of all that,
/// and the contents.
final class CheckedFile: Sendable {
    private let file: MappedFile
    /// Where the contents begin.
    private let start: Int
    let count: Int
    /// Tells this file from every other one.
    let identity: UInt64
    /// By block: whether it was found to be as it was written.
    private let checked: Mutex<[Bool]>
    private let foundDamage = Atomic<Bool>(false)

    private static let blockLength = FingerprintStream.blockLength
    private static let markLength = 16

    /// Nil unless the file has the form that `mark` names, and its head is as it was written.
    init?(_ file: MappedFile, mark: StaticString) {
        let named = mark.withUTF8Buffer { Array($0) }
        guard file.count >= Self.markLength + 16, file.bytes(in: 0..<Self.markLength) == named else { return nil }
        let length = file.word(at: Self.markLength)
        guard length <= UInt64(file.count) else { return nil }
        let blocks = (Int(length) + Self.blockLength - 1) / Self.blockLength
        let headLength = Self.markLength + 8 + 8 * blocks
        guard file.count == headLength + 8 + Int(length),
            file.word(at: headLength) == file.fingerprint(of: 0..<headLength).value
        else { return nil }
        self.file = file
        start = headLength + 8
        count = Int(length)
        identity = file.word(at: headLength)
        checked = Mutex([Bool](repeating: false, count: blocks))
    }

    /// Whether a block was read that is not as it was written: then nothing is to be believed.
    var isDamaged: Bool { foundDamage.load(ordering: .relaxed) }

    /// Calls `body` with a range of the contents; with nothing, where it does not lie within them or is damaged.
    func withBytes<Value>(in range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        guard range.lowerBound >= 0, range.upperBound <= count, isSound(range) else {
            foundDamage.store(true, ordering: .relaxed)
            return body(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return file.withBytes(in: (start + range.lowerBound)..<(start + range.upperBound), body)
    }

    private func isSound(_ range: Range<Int>) -> Bool {
        if range.isEmpty { return true }
        let blocks = (range.lowerBound / Self.blockLength)...((range.upperBound - 1) / Self.blockLength)
        if checked.withLock({ checked in blocks.allSatisfy { checked[$0] } }) { return true }
        for block in blocks {
            guard file.fingerprint(of: bytes(ofBlock: block)).value == checksum(ofBlock: block) else { return false }
        }
        checked.withLock { checked in
            for block in blocks { checked[block] = true }
        }
        return true
    }

    /// 0 where it is damaged.
    func word(at offset: Int) -> UInt64 {
        withBytes(in: offset..<offset + 8) { $0.isEmpty ? 0 : UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }

    /// Likewise.
    func narrowWord(at offset: Int) -> UInt32 {
        withBytes(in: offset..<offset + 4) { $0.isEmpty ? 0 : UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) }
    }

    func bytes(in range: Range<Int>) -> [UInt8] { withBytes(in: range) { [UInt8]($0) } }

    /// As many as lie in the range; zeros where it is damaged.
    func words(in range: Range<Int>) -> [UInt64] { numbers(in: range) }

    /// Likewise.
    func narrowWords(in range: Range<Int>) -> [UInt32] { numbers(in: range) }

    private func numbers<Number: FixedWidthInteger>(in range: Range<Int>) -> [Number] {
        let size = MemoryLayout<Number>.size
        let wanted = max(0, range.count / size)
        return withBytes(in: range) { bytes in
            if bytes.isEmpty { return [Number](repeating: 0, count: wanted) }
            return [Number](unsafeUninitializedCapacity: wanted) { numbers, count in
                count = wanted
                let whole = UnsafeRawBufferPointer(rebasing: bytes[..<(wanted * size)])
                UnsafeMutableRawBufferPointer(numbers).copyMemory(from: whole)
                #if !_endian(little)
                    for place in 0..<count { numbers[place] = Number(littleEndian: numbers[place]) }
                #endif
            }
        }
    }

    /// Whether every byte of a range is as it was written. None of them is mapped into memory by that.
    func isSound(_ range: Range<Int>, jobs: Int) -> Bool {
        if range.isEmpty { return true }
        guard range.lowerBound >= 0, range.upperBound <= count else { return false }
        let all = (range.lowerBound / Self.blockLength)...((range.upperBound - 1) / Self.blockLength)
        let blocks = checked.withLock { checked in all.filter { !checked[$0] } }
        let found = parallelMap(blocks.count, jobs: jobs, worker: [UInt8]()) { [self] buffer, number in
            let own = file.fingerprint(of: bytes(ofBlock: blocks[number]), reading: &buffer)?.value
            return own == checksum(ofBlock: blocks[number])
        }
        checked.withLock { checked in
            for (block, isSound) in zip(blocks, found) where isSound { checked[block] = true }
        }
        let isSound = found.allSatisfy(\.self)
        if !isSound { foundDamage.store(true, ordering: .relaxed) }
        return isSound
    }

    /// As it was written.
    private func checksum(ofBlock block: Int) -> UInt64 { file.word(at: Self.markLength + 8 + 8 * block) }

    private func bytes(ofBlock block: Int) -> Range<Int> {
        let from = start + block * Self.blockLength
        return from..<min(from + Self.blockLength, file.count)
    }

    // MARK: Writing

    /// The file's head, which goes before the contents.
    static func head(of contents: borrowing ByteBuffer, mark: StaticString) -> ByteBuffer {
        var head = ByteBuffer(room: 64 + contents.count / blockLength * 8)
        head.append(mark)
        head.append(word: UInt64(contents.count))
        contents.withBytes { bytes in
            var place = 0
            while place < bytes.count {
                let end = min(place + blockLength, bytes.count)
                var block = FingerprintStream()
                block.append(UnsafeBufferPointer(rebasing: bytes[place..<end]))
                head.append(word: block.fingerprint.value)
                place = end
            }
        }
        head.append(word: Fingerprint(of: head).value)
        return head
    }
}

/// A `CheckedFile` that is about to be written.
public struct CheckedContents: ~Copyable {
    public let head: ByteBuffer
    /// What follows the head.
    public let contents: ByteBuffer

    init(_ contents: consuming ByteBuffer, mark: StaticString) {
        head = CheckedFile.head(of: contents, mark: mark)
        self.contents = contents
    }

    /// Tells the file from every other one.
    public var identity: UInt64 { head.lastWord }
}
