#if os(Linux)
    import Foundation
    import Testing

    /// A build that is killed, or that the disk fails, at any of its calls: every page stays whole, and the next build
    /// makes what a clean one makes.
    ///
    /// The suite tries calls spread over the whole build; `make check-kills` tries each (`SITEGEN_FAULT_POINTS=all`).
    struct FaultTests {
        private static let triesEach = ProcessInfo.processInfo.environment["SITEGEN_FAULT_POINTS"] == "all"
        private static let shim = Result { try FaultShim() }
        /// That many runs share the calls among themselves.
        private static let shares = 2

        private static let kinds: [@Sendable (Int) -> FaultShim.Fault] = [
            { .kill($0) }, { .noSpace($0) }, { .killAfterHalfAWrite($0) }, { .error($0) },
        ]

        @Test(arguments: TwoEditions.Extent.allCases, 0..<shares)
        func everyPageIsWholeAndTheNextBuildClean(extent: TwoEditions.Extent, share: Int) throws {
            var run = try FaultRun(TwoEditions(extent), Self.shim.get())
            // There and back: either direction has calls of its own.
            let count = max(try run.count(), try run.count())
            #expect(extent == .oneText ? count > 40 : count > 500, "\(count) calls")
            let points = Self.triesEach ? count : extent == .everything ? 24 : 10
            for point in stride(from: share, to: points, by: Self.shares) {
                let call = points == count ? point + 1 : 1 + point * (count - 1) / (points - 1)
                // An undisturbed turn in between, so that each kind of fault meets both directions.
                if Self.triesEach, point / Self.shares % 2 == 0 { _ = try run.count() }
                let number = point / Self.shares % Self.kinds.count
                for kind in Self.triesEach ? Self.kinds : [Self.kinds[number]] {
                    if call % 3 == 0 { try run.fail(kind(call), turningBack: true) }
                    try run.fail(kind(call), turningBack: false)
                }
            }
            for fault in run.faults.prefix(5) { Issue.record(Comment(rawValue: fault)) }
            #expect(run.faults.count <= 5)
            if Self.triesEach { print("\(extent), \(count) calls:\n\(run.summary)") }
        }
    }
#endif
