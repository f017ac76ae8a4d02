import Synchronization

/// A stream of Server-Sent Events to one page (HTML Living Standard, "Server-sent events").
///
/// While there is nothing to send, its connection is suspended: only then may another thread touch it, to let it go on.
public final class EventStream: Sendable {
    private struct State {
        var pending: [UInt8] = []
        var connection: UInt = 0
        var socket: Int32 = -1
        var isSuspended = false
        var hasEnded = false
    }

    private let state: Mutex<State>
    private let isGone = Atomic(false)

    /// What a page that does not read may leave behind it.
    private static let most = 1 << 20

    /// - Parameter pause: milliseconds after which a page connects again.
    public init(pause: Int = 500) {
        state = Mutex(State(pending: Array("retry: \(pause)\n\n".utf8)))
    }

    /// Whether nobody is there any more.
    public var isOver: Bool { isGone.load(ordering: .acquiring) }

    /// Whether it takes no more.
    var isEnding: Bool { state.withLock { $0.hasEnded } }

    /// An event with one line of data.
    ///
    /// - Parameter id: what the page tells when it connects again; nil: what it would tell anyway.
    public func send(_ event: String, id: String?, _ data: String) {
        append(Array("event: \(event)\n\(id.map { "id: \($0)\n" } ?? "")data: \(data)\n\n".utf8))
    }

    /// A comment, so that a connection which nobody holds any more is found out.
    func beat() { append(Array(":\n\n".utf8)) }

    private func append(_ bytes: [UInt8]) {
        state.withLock { state in
            if state.hasEnded { return }
            state.pending += bytes
            if state.pending.count > Self.most { state.hasEnded = true }
            Self.goOn(&state)
        }
    }

    /// Ends it once what was sent is through.
    public func end() {
        state.withLock { state in
            state.hasEnded = true
            Self.goOn(&state)
        }
    }

    private static func goOn(_ state: inout State) {
        guard state.isSuspended else { return }
        state.isSuspended = false
        resume(state.connection)
    }

    /// Ends it if the other side has closed its connection, which nobody is told of while it is suspended.
    func endIfAbandoned() {
        state.withLock { state in
            guard state.isSuspended, isClosedByPeer(state.socket) else { return }
            state.hasEnded = true
            Self.goOn(&state)
        }
    }

    // MARK: What the server's thread calls

    func begin(on connection: UInt, _ socket: Int32) {
        state.withLock { ($0.connection, $0.socket) = (connection, socket) }
    }

    /// Moves what is pending into `write`, at most `room` bytes: their count, -1 at the end, 0 where it has to wait.
    func take(_ room: Int, _ write: ([UInt8], Int) -> Void) -> Int {
        state.withLock { state in
            let count = min(room, state.pending.count)
            if count > 0 {
                write(state.pending, count)
                state.pending.removeFirst(count)
                return count
            }
            if state.hasEnded { return -1 }
            state.isSuspended = true
            suspend(state.connection)
            return 0
        }
    }

    /// Its connection is closed. No lock: the library may hold one of its own that whoever wakes this stream waits for.
    func leave() { isGone.store(true, ordering: .releasing) }
}
