import Foundation

/// The program as `swift build` has made it, run as a process of its own.
enum BuiltProgram {
    /// It stands beside the tests' own binary; `SITEGEN_PROGRAM` names another one, such as that of a release.
    static var path: URL {
        let named = ProcessInfo.processInfo.environment["SITEGEN_PROGRAM"]
        return named.map { URL(filePath: $0) } ?? folder.appending(path: "sitegen")
    }

    /// Where the tests' own binary stands.
    static var folder: URL { URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent() }

    struct Ending: Sendable {
        /// Nil where a signal ended it.
        let status: Int32?
        let messages: String
    }

    /// A build that is on its way.
    struct Running {
        fileprivate let process: Process
        fileprivate let messages: URL

        var isRunning: Bool { process.isRunning }

        /// What it has printed by now.
        func messagesSoFar() throws -> String { try String(contentsOf: messages, encoding: .utf8) }

        /// Stands still until `goOn`.
        func pause() { _ = process.suspend() }
        func goOn() { _ = process.resume() }

        func ending() throws -> Ending {
            process.waitUntilExit()
            defer { try? FileManager.default.removeItem(at: messages) }
            return Ending(
                status: process.terminationReason == .exit ? process.terminationStatus : nil,
                messages: try String(contentsOf: messages, encoding: .utf8))
        }
    }

    static func start(_ words: [String], in folder: URL, _ variables: [String: String] = [:]) throws -> Running {
        let process = Process()
        process.executableURL = path
        process.arguments = words
        process.environment = variables.merging(["LANG": "C"]) { own, _ in own }
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        let messages = TemporarySite.memory.appending(path: "sitegen-\(UUID().uuidString).messages")
        try Data().write(to: messages)
        let handle = try FileHandle(forWritingTo: messages)
        defer { try? handle.close() }
        process.standardError = handle
        try process.run()
        return Running(process: process, messages: messages)
    }
}
