#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Wakes whoever waits for files to change; may be rung from any thread.
public final class Alarm: Sendable {
    /// Readable while the alarm rings.
    let descriptor: Int32
    private let bell: Int32

    /// Nil where the process may open no more files.
    public init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (descriptor, bell) = (ends[0], ends[1])
    }

    deinit {
        close(descriptor)
        close(bell)
    }

    public func ring() {
        var byte: UInt8 = 1
        // A pipe that is full rings already.
        _ = write(bell, &byte, 1)
    }

    func silence() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(descriptor, &bytes, bytes.count) > 0 {}
    }

    /// Waits until the alarm rings or the time is over.
    public func wait(for time: Duration) { _ = wait(until: .now + time) }

    /// Waits until one of the descriptors has something to read, the alarm rings or the deadline has passed.
    ///
    /// - Returns: whether the first of them has.
    func wait(with descriptor: Int32? = nil, until deadline: ContinuousClock.Instant) -> Bool {
        var wanted = [pollfd(fd: self.descriptor, events: Int16(POLLIN), revents: 0)]
        if let descriptor { wanted.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        while true {
            let left = deadline - ContinuousClock.now
            // Rounded up: a wait that is too short would be begun again and again.
            let milliseconds = left <= .zero ? 0 : min(60_000, Int32(left / .milliseconds(1)) + 1)
            let found = poll(&wanted, nfds_t(wanted.count), milliseconds)
            if found < 0 && errno == EINTR { continue }
            if wanted[0].revents != 0 { silence() }
            return wanted.count > 1 && wanted[1].revents != 0
        }
    }
}
