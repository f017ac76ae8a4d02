import Dispatch
import Synchronization

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
        if request.target.count > limits.target { return .now(.plain(414, "The address is too long.")) }
        return respond(request)
    }

    /// To a request with a body, or one that two readers might read in two ways. Nothing is done for it.
    func answerToBody(_ request: Request) -> Response {
        if !request.isWellFormed { return .plain(400, "The request cannot be read.") }
        return !request.isReading ? .onlyReading : .plain(413, "A request has no body here.")
    }

    // MARK: Connections

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
