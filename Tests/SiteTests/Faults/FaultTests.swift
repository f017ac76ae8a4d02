#if os(Linux)
    import Foundation
    import Testing

    /// A build that is killed, or that the disk fails, at any of its calls: every page stays whole, and the next build
    /// makes what a clean one makes.
    ///
    /// The suite tries calls spread over the whole build; `make check-kills` tries each (`SITEGEN_FAULT_POINTS=all`).
    @Suite(.serialized) struct FaultTests {
        private static let wanted = ProcessInfo.processInfo.environment["SITEGEN_FAULT_POINTS"]
        private static let triesEach = wanted == "all"

        /// Of each kind, all over the builds of a turn of editions.
        private static let kinds: [@Sendable (Int) -> FaultShim.Fault] = [
            { .kill($0) }, { .noSpace($0) }, { .killAfterHalfAWrite($0) }, { .error($0) },
        ]

        @Test(arguments: TwoEditions.Extent.allCases)
        func everyPageIsWholeAndTheNextBuildClean(extent: TwoEditions.Extent) throws {
            var run = try FaultRun(TwoEditions(extent), FaultShim())
            // There and back: either direction has calls of its own.
            let counts = [try run.count(), try run.count()]
            let count = counts.max() ?? 0
            #expect(extent == .oneText ? count > 40 : count > 500, "\(count) calls")
            let points = Self.triesEach ? count : extent == .everything ? 45 : 15
            for point in 0..<points {
                let call = points == count ? point + 1 : 1 + point * (count - 1) / (points - 1)
                for kind in Self.triesEach ? Self.kinds : [Self.kinds[point % Self.kinds.count]] {
                    if call % 3 == 0 { try run.fail(kind(call), turningBack: true) }
                    try run.fail(kind(call), turningBack: false)
                    if Self.triesEach { try run.fail(kind(call), turningBack: false) }
                }
            }
            for fault in run.faults.prefix(5) { Issue.record(Comment(rawValue: fault)) }
            #expect(run.faults.count <= 5)
            if Self.triesEach { print(run.summary) }
        }
    }
#endif
