import Foundation
import Testing

/// A preview in headless Chromium, where that is installed: `make check-preview` installs it.
struct BrowserTests {
    private static let isThere =
        isOnPath("python3") && ["chromium", "chromium-browser", "google-chrome"].contains(where: isOnPath)

    private static func isOnPath(_ program: String) -> Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
    }

    @Test(.enabled(if: isThere, "there is no Chromium, or no Python"))
    func openPagesFollowTheirSite() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let process = Process()
        process.executableURL = root.appending(path: "scripts/browse-preview")
        process.arguments = [BuiltProgram.path.path()]
        let printed = TemporarySite.memory.appending(path: "sitegen-\(UUID().uuidString).log")
        try Data().write(to: printed)
        defer { try? FileManager.default.removeItem(at: printed) }
        let handle = try FileHandle(forWritingTo: printed)
        (process.standardOutput, process.standardError) = (handle, handle)
        try process.run()
        process.waitUntilExit()
        let log = try String(contentsOf: printed, encoding: .utf8)
        #expect(process.terminationStatus == 0, "\(log)")
        #expect(log.components(separatedBy: "\nok: ").count + (log.hasPrefix("ok: ") ? 1 : 0) > 12, "\(log)")
    }
}
