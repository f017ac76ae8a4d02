import Foundation
import Testing

/// After any sequence of edits, a build gives what a clean build gives, byte for byte.
///
/// The seeds are the same in every run. `make check-edits` goes further; `SITEGEN_EDIT_SEED` names the first seed and
/// `SITEGEN_EDIT_SEQUENCES` how many follow it.
struct EditTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let firstSeed = environment["SITEGEN_EDIT_SEED"].flatMap(UInt64.init) ?? 1
    private static let sequences = environment["SITEGEN_EDIT_SEQUENCES"].flatMap(UInt64.init) ?? 8
    private static let steps = 15

    @Test func everyBuildEqualsACleanOne() async throws {
        let workers: UInt64 = 2
        let sequences = try await withThrowingTaskGroup(of: [EditSequence.Outcome].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    try (0..<Self.sequences).filter { $0 % workers == worker }.map { number in
                        try EditSequence.run(seed: Self.firstSeed + number, steps: Self.steps)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let faults = sequences.flatMap(\.faults)
        for fault in faults.prefix(5) { Issue.record(Comment(rawValue: fault)) }
        var kinds: [String: Int] = [:]
        for kind in sequences.flatMap(\.kinds) { kinds[kind, default: 0] += 1 }
        guard Self.sequences >= 20, faults.isEmpty else { return }
        for kind in Edit.all.map(\.name) + [Edit.undo, Edit.mend] {
            #expect(kinds[kind, default: 0] > 0, "never made: \(kind)")
        }
    }

    /// The templates that reach deep are good ones: a misspelt field would make every build after it fail.
    @Test func deepTemplatesAreSound() throws {
        var editor = SiteEditor(seed: 1)
        for (template, line) in Edit.deepLines { _ = editor.extend(template, by: line) }
        let folder = try EditedFolder()
        var random = editor.writer.random
        try folder.bring(to: editor.site.allFiles, EditedFolder.Manner(&random))
        let report = try CleanBuild(ofSiteIn: folder.site.root, editor.site.wish).report
        #expect(report.diagnostics.filter { $0.severity == .error } == [])
    }

    @Test func theSameSeedMakesTheSameEdits() {
        let stories = (0..<2).map { _ in
            var editor = SiteEditor(seed: 7)
            return (0..<100).map { _ in editor.edit().description }
        }
        #expect(stories[0] == stories[1])
    }
}
