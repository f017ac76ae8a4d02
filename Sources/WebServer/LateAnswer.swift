import Synchronization

/// An answer that is being made while its connection is suspended.
final class LateAnswer: Sendable {
    private struct State {
        var response: Response?
        var suspended: UInt?
    }

    private let state = Mutex(State())

    /// The first answer counts.
    func settle(_ response: Response) {
        state.withLock { state in
            if state.response != nil { return }
            state.response = response
            guard let connection = state.suspended else { return }
            state.suspended = nil
            resume(connection)
        }
    }

    func response(orSuspend connection: UInt) -> Response? {
        state.withLock { state in
            if let response = state.response { return response }
            state.suspended = connection
            suspend(connection)
            return nil
        }
    }
}

/// A request, and the answer that it may wait for.
final class Exchange: Sendable {
    let request: Request
    private let waiting = Mutex<LateAnswer?>(nil)

    init(_ request: Request) { self.request = request }

    var late: LateAnswer? { waiting.withLock { $0 } }

    func wait() -> LateAnswer {
        let late = LateAnswer()
        waiting.withLock { $0 = late }
        return late
    }
}
