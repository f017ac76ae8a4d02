import Testing

@testable import Watching

struct SettlingTests {
    /// Milliseconds after the first event at which what the events tell of is to be built.
    private func due(_ events: [(at: Int, path: String, kind: FileEvent.Kind)]) -> Duration? {
        var settling = Settling()
        let start = ContinuousClock.now
        for event in events {
            settling.take(FileEvent(event.path, event.kind), at: start + .milliseconds(event.at))
        }
        return settling.due.map { $0 - start }
    }

    private static let patience = Settling.Patience()

    @Test func nothingIsDueWithoutAChange() { #expect(due([]) == nil) }

    @Test func aFileThatIsWholeIsBuiltAtOnce() {
        #expect(due([(0, "a", .whole)]) == Self.patience.quiet)
        // Another file, moved into its place.
        #expect(
            due([(0, "b", .writing), (1, "b", .whole), (1, "b", .gone), (1, "a", .whole), (1, "b", .whole)])
                == .milliseconds(1) + Self.patience.quiet)
    }

    @Test func aFileThatIsWrittenIsWaitedFor() {
        #expect(due([(0, "a", .writing)]) == Self.patience.writing)
        #expect(due([(0, "a", .writing), (100, "a", .writing)]) == .milliseconds(100) + Self.patience.writing)
        #expect(
            due([(0, "a", .writing), (100, "a", .writing), (120, "a", .whole)]) == .milliseconds(120)
                + Self.patience.quiet)
        // Its being whole says nothing of another one.
        #expect(due([(0, "a", .writing), (20, "b", .whole)]) == Self.patience.writing)
    }

    /// A shell's redirection sets the owner before it writes, and some programs empty a file before they open it again.
    @Test func aTouchIsNoEndOfWriting() {
        #expect(due([(0, "a", .writing), (1, "a", .touched)]) == Self.patience.writing)
        #expect(due([(0, "a", .touched)]) == Self.patience.quiet)
        #expect(due([(0, "a", .changed), (10, "a", .touched)]) == Self.patience.changed)
    }

    @Test func aFileThatIsRemovedMayComeBack() {
        #expect(due([(0, "a", .gone)]) == Self.patience.gone)
        #expect(
            due([(0, "a", .gone), (10, "a", .writing), (12, "a", .whole)]) == .milliseconds(12) + Self.patience.quiet)
    }

    /// Hundreds of files, as a change of branch writes them, are one build or few.
    @Test func changesWithoutEndAreBuiltInTheEnd() {
        let events = (0..<2_000).map { (at: $0, path: "a\($0)", kind: FileEvent.Kind.whole) }
        #expect(due(events) == Self.patience.most)
    }

    @Test func whatIsBuiltIsDueNoMore() {
        var settling = Settling()
        settling.take(FileEvent("a", .writing), at: .now)
        settling.begin()
        #expect(settling.due == nil)
    }
}
