/// Decides when what is being saved is saved, so that no build sees half of it.
///
/// Editors save in different ways: they write over the file, or write another one and move it into its place, with the old one
/// removed or moved aside before. Each leaves a moment at which the file is empty or not there.
public struct Settling: Sendable {
    /// How long to wait for what; the defaults are for people at editors.
    public struct Patience: Sendable {
        /// After the last of several changes that belong together.
        public var quiet = Duration.milliseconds(3)
        /// For a file to be closed that is being written, or to be filled that is empty.
        public var writing = Duration.milliseconds(500)
        /// For another change of a file of which nobody tells whether it is closed.
        public var changed = Duration.milliseconds(150)
        /// For a file to come back that was removed.
        public var gone = Duration.milliseconds(120)
        /// At most, from the first change on, however many follow.
        public var most = Duration.milliseconds(1_500)

        public init() {}
    }

    private let patience: Patience
    private var first: ContinuousClock.Instant?
    private var last: ContinuousClock.Instant?
    /// By path: until when a file that is not whole is waited for.
    private var unfinished: [String: ContinuousClock.Instant] = [:]

    public init(_ patience: Patience = Patience()) { self.patience = patience }

    public mutating func take(_ event: FileEvent, at now: ContinuousClock.Instant) {
        first = first ?? now
        last = now
        switch event.kind {
        case .whole: unfinished[event.path] = nil
        case .writing: unfinished[event.path] = now + patience.writing
        case .changed: unfinished[event.path] = now + patience.changed
        case .gone: unfinished[event.path] = now + patience.gone
        case .touched, .unknown: break
        }
    }

    /// When to build; nil while nothing has changed.
    public var due: ContinuousClock.Instant? {
        guard let first, let last else { return nil }
        return min(first + patience.most, max(last + patience.quiet, unfinished.values.max() ?? last))
    }

    /// What has changed is built from here on.
    public mutating func begin() { (first, last, unfinished) = (nil, nil, [:]) }
}
