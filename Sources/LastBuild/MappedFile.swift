import Bytes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file's bytes as the system maps them into memory: only what is looked at is read.
///
/// The bytes are those of a file that nobody writes to: a new state is always another file, put in its place by rename.
public final class MappedFile: Sendable {
    private let start: UInt
    private let descriptor: Int32
    public let count: Int

    /// Nil where there is no such file, or it is empty. Symbolic links are not followed.
    public init?(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
            let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), memory != MAP_FAILED
        else {
            close(descriptor)
            return nil
        }
        start = UInt(bitPattern: memory)
        count = Int(status.st_size)
        self.descriptor = descriptor
    }

    deinit {
        munmap(UnsafeMutableRawPointer(bitPattern: start), count)
        close(descriptor)
    }

    /// The fingerprint of a range, whose bytes are read and not mapped: what is only checked takes no memory.
    ///
    /// - Parameter buffer: grows to what is read at once.
    func fingerprint(of range: Range<Int>, reading buffer: inout [UInt8]) -> Fingerprint? {
        let size = FingerprintStream.blockLength
        if buffer.count < size { buffer = [UInt8](repeating: 0, count: size) }
        var stream = FingerprintStream()
        var place = range.lowerBound
        while place < range.upperBound {
            let wanted = min(size, range.upperBound - place)
            var filled = 0
            while filled < wanted {
                let read = buffer.withUnsafeMutableBytes { bytes in
                    pread(descriptor, bytes.baseAddress.map { $0 + filled }, wanted - filled, off_t(place + filled))
                }
                if read < 0 && errno == EINTR { continue }
                if read <= 0 { return nil }
                filled += read
            }
            stream.append(buffer[..<wanted])
            place += wanted
        }
        return stream.fingerprint
    }

    private var memory: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: count)
    }

    /// Calls `body` with the bytes of a range, which must lie within the file.
    func withBytes<Value>(in range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "only bytes of the file can be read")
        return body(UnsafeRawBufferPointer(rebasing: memory[range]))
    }

    func fingerprint(of range: Range<Int>) -> Fingerprint {
        withBytes(in: range) { bytes in
            var stream = FingerprintStream()
            stream.append(bytes.bindMemory(to: UInt8.self))
            return stream.fingerprint
        }
    }

    func word(at offset: Int) -> UInt64 {
        withBytes(in: offset..<(offset + 8)) { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    }

    func bytes(in range: Range<Int>) -> [UInt8] { withBytes(in: range) { [UInt8]($0) } }
}
