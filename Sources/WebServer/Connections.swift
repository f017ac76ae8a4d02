import Dispatch
import Synchronization

/// An open connection, and until when it may do what it does.
final class Connection: Sendable {
    private struct State {
        var target: [UInt8] = []
        /// Nil for a stream, which has no end.
        var deadline: ContinuousClock.Instant?
        var isWorking = false
        var since = ContinuousClock.now
    }

    let socket: Int32
    private let limits: Limits
    private let state: Mutex<State>

    init(socket: Int32, _ limits: Limits) {
        self.socket = socket
        self.limits = limits
        state = Mutex(State(deadline: .now + .seconds(limits.head)))
    }

    var target: [UInt8] { state.withLock { $0.target } }
    func note(target: String) { state.withLock { $0.target = Array(target.utf8) } }

    /// A request is there.
    func work() { state.withLock { ($0.isWorking, $0.deadline) = (true, .now + .seconds(limits.answer)) } }
    func stream() { state.withLock { $0.deadline = nil } }

    /// Its answer is through.
    func rest() {
        state.withLock { ($0.isWorking, $0.since, $0.deadline) = (false, .now, .now + .seconds(limits.head)) }
    }

    func isLate(_ now: ContinuousClock.Instant) -> Bool { state.withLock { $0.deadline.map { $0 < now } ?? false } }

    /// Whether it has asked for nothing for a while.
    func isIdle(_ now: ContinuousClock.Instant) -> Bool {
        state.withLock { !$0.isWorking && $0.since + .milliseconds(500) < now }
    }
}

/// Looks after a server's connections twice a second.
final class Caretaker: Sendable {
    private let isStopped = Atomic(false)

    init(_ core: Core) { work(core) }

    private func work(_ core: Core) {
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { [self] in
            if isStopped.load(ordering: .relaxed) { return }
            core.closeLaggards()
            work(core)
        }
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }
}
