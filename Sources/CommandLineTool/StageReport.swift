import Synchronization

/// What is shown while a build runs: with `--verbose` a line for each stage when it is done, else, on a terminal and
/// once it takes long, one line that is written over and gone at the end.
final class StageReport: Sendable {
    enum Manner: Sendable { case silent, line, stages }

    private struct State {
        var stage: String?
        var of = 0
        var began: ContinuousClock.Instant
        var shown: ContinuousClock.Instant?
    }

    private let console: Console
    private let manner: Manner
    private let start: ContinuousClock.Instant
    private let state: Mutex<State>

    /// Shorter work is done before a line could be read.
    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(100)

    init(_ console: Console, _ manner: Manner, start: ContinuousClock.Instant = .now) {
        self.console = console
        self.manner = manner
        self.start = start
        state = Mutex(State(began: start))
    }

    /// Called from any thread: `done` of `of` pieces of a stage's work are done.
    func note(_ stage: String, _ done: Int, _ of: Int) {
        if manner == .silent { return }
        let now = ContinuousClock.now
        let text = state.withLock { state -> String? in
            var text = ""
            if state.stage != stage {
                if manner == .stages { text = Self.line(state, now) }
                state.stage = stage
                state.of = of
                state.began = now
            }
            guard manner == .line, now - start > Self.patience else { return text.isEmpty ? nil : text }
            if let shown = state.shown, now - shown < Self.interval { return nil }
            state.shown = now
            return "\r\u{1B}[K\(stage) \(of > 1 ? "\(grouped(done)) of \(grouped(of))" : "")"
        }
        if let text { console.error(text) }
    }

    /// Ends the last stage, and takes the line away.
    func finish() {
        let now = ContinuousClock.now
        let text = state.withLock { state in
            defer { state.stage = nil }
            if manner == .stages { return Self.line(state, now) }
            return state.shown == nil ? "" : "\r\u{1B}[K"
        }
        if !text.isEmpty { console.error(text) }
    }

    /// `parse: 10,000 in 0.31 s`.
    private static func line(_ state: State, _ now: ContinuousClock.Instant) -> String {
        guard let stage = state.stage else { return "" }
        return
            "\(stage): \(state.of > 1 ? "\(grouped(state.of)) in " : "")\(timed((now - state.began) / .seconds(1)))\n"
    }
}
