import Synchronization

/// Counts the finished pieces of a stage's work, on all threads, and tells of them now and then.
final class Tally: Sendable {
    private let stage: String
    private let count: Int
    private let progress: Builder.Progress?
    private let done = Atomic<Int>(0)

    init(_ stage: String, of count: Int, _ progress: Builder.Progress?) {
        self.stage = stage
        self.count = count
        self.progress = progress
        progress?(stage, 0, count)
    }

    func up() {
        guard let progress else { return }
        let now = done.add(1, ordering: .relaxed).newValue
        if now % 256 == 0 { progress(stage, now, count) }
    }
}
