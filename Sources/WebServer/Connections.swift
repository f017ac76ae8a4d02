import Dispatch
import Synchronization

/// What clients may take of the server.
public struct Limits: Sendable {
    /// Open at a time, on each socket.
    public var connections = 200
    /// Streams of events at a time, on all sockets: beyond them the oldest ends.
    public var streams = 100
    /// Bytes for a request's line and fields, and for a response's.
    public var memory = 32 << 10
    /// Bytes of a request's target.
    public var target = 4 << 10
    /// Seconds that a connection may stand still.
    public var patience = 20
    /// Seconds that a request's line and fields may take, and that a connection may wait for one.
    public var head = 10
    /// Seconds that an answer may take.
    public var answer = 600

    public init() {}
}

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

/// What all threads of a server share.
final class Core: Sendable {
    let limits: Limits
    /// Late answers are made one after another: what one had to find out the next one need not.
    let queue = DispatchQueue(label: "sitegen.late-answers", qos: .userInitiated)
    private let respond: @Sendable (Request) -> Answer
    private let connections = Mutex<[ObjectIdentifier: Connection]>([:])
    private let waiting = Mutex(Waiting())

    private struct Waiting {
        var isStopping = false
        var streams: [EventStream] = []
        var late: [Weak] = []
        var ticks = 0
    }

    private struct Weak: Sendable { weak let answer: LateAnswer? }

    init(_ limits: Limits, _ respond: @escaping @Sendable (Request) -> Answer) {
        self.limits = limits
        self.respond = respond
    }

    func answer(_ request: Request) -> Answer {
        if !request.isWellFormed { return .now(.plain(400, "The request cannot be read.")) }
        if request.target.count > limits.target { return .now(.plain(414, "The address is too long.")) }
        return respond(request)
    }

    /// No request needs a body here. A stranger is told that it is one first.
    func answerToBody(_ request: Request) -> Response {
        guard case .now(let response) = answer(request), response.status >= 400 else {
            return .plain(413, "A request has no body here.")
        }
        return response
    }

    // MARK: Connections

    var connectionCount: Int { connections.withLock { $0.count } }
    func add(_ connection: Connection) { connections.withLock { $0[ObjectIdentifier(connection)] = connection } }
    func remove(_ connection: Connection) { connections.withLock { $0[ObjectIdentifier(connection)] = nil } }

    /// Closes connections whose time is over, and where hardly one is free those that ask for nothing; ends streams that
    /// nobody reads any more. Called twice a second.
    func closeLaggards() {
        let now = ContinuousClock.now
        // Within the lock: a connection that has left it may have closed its socket, whose number another one may have.
        connections.withLock { connections in
            let isCrowded = connections.count > limits.connections * 3 / 4
            for connection in connections.values where connection.isLate(now) || isCrowded && connection.isIdle(now) {
                closeBothWays(connection.socket)
            }
        }
        let (streams, isBeat) = waiting.withLock { waiting in
            waiting.streams.removeAll(where: \.isOver)
            waiting.late.removeAll { $0.answer == nil }
            waiting.ticks += 1
            return (waiting.streams, waiting.ticks % 30 == 0)
        }
        for stream in streams {
            stream.endIfAbandoned()
            if isBeat { stream.beat() }
        }
    }

    // MARK: What waits

    /// False where the server is about to end.
    func open(_ stream: EventStream) -> Bool {
        let others = waiting.withLock { waiting -> [EventStream]? in
            if waiting.isStopping { return nil }
            waiting.streams.removeAll(where: \.isOver)
            defer { waiting.streams.append(stream) }
            return waiting.streams
        }
        guard let others else { return false }
        // A page that is loaded again leaves its old stream behind.
        for other in others { other.endIfAbandoned() }
        for other in others.filter({ !$0.isEnding }).dropLast(limits.streams - 1) { other.end() }
        return true
    }

    func wait(for answer: LateAnswer) {
        let isStopping = waiting.withLock { waiting in
            waiting.late.append(Weak(answer: answer))
            return waiting.isStopping
        }
        if isStopping { answer.settle(.plain(503, "The server ends.")) }
    }

    /// Lets everything go on that is suspended: the library does not end before.
    func endWaiting() {
        let (streams, late) = waiting.withLock { waiting in
            waiting.isStopping = true
            return (waiting.streams, waiting.late)
        }
        for stream in streams { stream.end() }
        for answer in late { answer.answer?.settle(.plain(503, "The server ends.")) }
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
