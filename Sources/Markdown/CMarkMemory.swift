import CCMark

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The memory that libcmark takes on one thread: cut from blocks, and given back all at once when the thread's last
/// tree is gone.
///
/// A tree is hundreds of small pieces that come and go together, so asking the system for each of them, and walking the
/// tree to free each of them, would take as long as the parsing. libcmark passes its callbacks no context: a thread's
/// memory hangs on a key of the thread's.
struct CMarkMemory {
    private var blocks: [UnsafeMutableRawPointer] = []
    private var blocksInUse = 0
    /// Pieces too large for a block.
    private var large: [UnsafeMutableRawPointer] = []
    /// The free part of the newest block: two numbers, for a range's checks cost more than cutting a piece.
    private var free: UInt = 0
    private var freeEnd: UInt = 0
    /// The last piece that was cut: it can grow, and be given back.
    private var newest: UnsafeMutableRawPointer?
    private var trees = 0

    private static let blockSize = 256 << 10
    /// What a thread keeps between texts: 1 MB.
    private static let mostKept = 4
    /// Before each piece stands its size; 16 bytes, which keep the piece aligned for whatever C puts there.
    private static let header = 16

    // MARK: Trees

    /// For `cmark_parser_new_with_mem`.
    nonisolated(unsafe) static let callbacks: UnsafeMutablePointer<cmark_mem> = {
        let callbacks = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
        callbacks.initialize(
            to: cmark_mem(
                calloc: { count, size in
                    let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: size)
                    if isTooMuch { abort() }
                    let piece = CMarkMemory.ofThread.pointee.allocate(bytes)
                    memset(piece, 0, bytes)
                    return piece
                },
                realloc: { piece, size in CMarkMemory.ofThread.pointee.resize(piece, size) },
                free: { piece in CMarkMemory.ofThread.pointee.giveBack(piece) }))
        return callbacks
    }()

    /// A tree begins on this thread.
    static func treeBegins() { ofThread.pointee.trees += 1 }

    /// A tree of this thread's is no longer used.
    static func treeEnds() {
        let memory = ofThread
        memory.pointee.trees -= 1
        if memory.pointee.trees == 0 { memory.pointee.rewind() }
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        // Without a key no text can be parsed; it fails only where a program has used up its hundreds of them.
        if pthread_key_create(&key, { CMarkMemory.end($0) }) != 0 { abort() }
        return key
    }()

    private static var ofThread: UnsafeMutablePointer<CMarkMemory> {
        if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: CMarkMemory.self) }
        let memory = UnsafeMutablePointer<CMarkMemory>.allocate(capacity: 1)
        memory.initialize(to: CMarkMemory())
        pthread_setspecific(key, memory)
        return memory
    }

    /// The thread ends.
    private static func end(_ pointer: UnsafeMutableRawPointer?) {
        guard let memory = pointer?.assumingMemoryBound(to: CMarkMemory.self) else { return }
        memory.pointee.rewind()
        for block in memory.pointee.blocks { block.deallocate() }
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    // MARK: Pieces

    private mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
        let room = Self.rounded(size)
        if UInt(bitPattern: room &+ Self.header) > freeEnd &- free {
            if room > Self.blockSize / 4 { return allocateAlone(room) }
            nextBlock()
        }
        guard let start = UnsafeMutableRawPointer(bitPattern: free) else { abort() }
        start.storeBytes(of: room, as: Int.self)
        free &+= UInt(bitPattern: room &+ Self.header)
        let piece = start + Self.header
        newest = piece
        return piece
    }

    private mutating func resize(_ piece: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer {
        guard let piece else { return allocate(size) }
        let room = (piece - Self.header).load(as: Int.self)
        if size <= room { return piece }
        if piece == newest {
            let wanted = Self.rounded(size)
            if UInt(bitPattern: piece) + UInt(wanted) <= freeEnd {
                (piece - Self.header).storeBytes(of: wanted, as: Int.self)
                free = UInt(bitPattern: piece) + UInt(wanted)
                return piece
            }
        }
        let larger = allocate(size)
        larger.copyMemory(from: piece, byteCount: room)
        return larger
    }

    private mutating func giveBack(_ piece: UnsafeMutableRawPointer?) {
        guard let piece, piece == newest else { return }
        free = UInt(bitPattern: piece - Self.header)
        newest = nil
    }

    private mutating func rewind() {
        for piece in large { piece.deallocate() }
        large.removeAll()
        while blocks.count > Self.mostKept { blocks.removeLast().deallocate() }
        blocksInUse = 0
        (free, freeEnd) = (0, 0)
        newest = nil
    }

    private mutating func nextBlock() {
        if blocksInUse == blocks.count { blocks.append(Self.taken(Self.blockSize)) }
        free = UInt(bitPattern: blocks[blocksInUse])
        freeEnd = free + UInt(Self.blockSize)
        blocksInUse += 1
        newest = nil
    }

    private mutating func allocateAlone(_ room: Int) -> UnsafeMutableRawPointer {
        let start = Self.taken(room + Self.header)
        large.append(start)
        start.storeBytes(of: room, as: Int.self)
        return start + Self.header
    }

    private static func taken(_ size: Int) -> UnsafeMutableRawPointer {
        .allocate(byteCount: size, alignment: header)
    }

    private static func rounded(_ size: Int) -> Int { max(16, (size + 15) & ~15) }
}
