import Foundation

/// `sitegen serve` of a site, as a process of its own.
final class RunningPreview: Sendable {
    struct Failure: Error { let text: String }

    let site: TemporarySite
    let port: Int
    private let process: Process
    private let printed: URL
    private let messages: URL

    /// Waits until it answers.
    init(_ site: TemporarySite, _ words: [String] = []) throws {
        self.site = site
        // A connection that the other side has closed must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        let name = "sitegen-\(UUID().uuidString)"
        printed = TemporarySite.memory.appending(path: name + ".out")
        messages = TemporarySite.memory.appending(path: name + ".err")
        process = Process()
        process.executableURL = BuiltProgram.path
        process.arguments =
            ["serve", "--source", site.root.path()] + (words.contains("--port") ? [] : ["--port", "0"]) + words
        process.standardInput = FileHandle.nullDevice
        for (file, isOutput) in [(printed, true), (messages, false)] {
            try Data().write(to: file)
            let handle = try FileHandle(forWritingTo: file)
            if isOutput { process.standardOutput = handle } else { process.standardError = handle }
        }
        try process.run()
        let printed = printed
        let running = process
        var found: Int?
        try Self.wait("the server answers") {
            let text = try String(contentsOf: printed, encoding: .utf8)
            found = text.firstMatch(of: #/Serving http://localhost:([0-9]+)//#).flatMap { Int($0.output.1) }
            return found != nil || !running.isRunning
        }
        guard let found else {
            let text = try String(contentsOf: messages, encoding: .utf8)
            for file in [printed, messages] { try? FileManager.default.removeItem(at: file) }
            throw Failure(text: text)
        }
        port = found
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        for file in [printed, messages] { try? FileManager.default.removeItem(at: file) }
    }

    static func wait(
        _ what: String, seconds: Int = 60, every microseconds: UInt32 = 2_000, until isDone: () throws -> Bool
    ) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        while !(try isDone()) {
            if ContinuousClock.now > end { throw Failure(text: "never happened: \(what)") }
            usleep(microseconds)
        }
    }

    var isRunning: Bool { process.isRunning }
    func output() throws -> String { try String(contentsOf: printed, encoding: .utf8) }
    func faults() throws -> String { try String(contentsOf: messages, encoding: .utf8) }

    /// Sends a signal and waits for the end.
    func end(by signal: Int32 = SIGINT) -> (status: Int32, seconds: Double) {
        let start = ContinuousClock.now
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
        return (status, (ContinuousClock.now - start) / .seconds(1))
    }

    /// Removes what the server may be writing in at the same moment, so that a folder is not empty, or is none any more, when
    /// its turn comes.
    func remove(_ path: String) throws {
        let item = path.isEmpty ? site.root : site.root.appending(path: path)
        try Self.wait("'\(path)' is removed") {
            do {
                try FileManager.default.removeItem(at: item)
                return true
            } catch {
                return !FileManager.default.fileExists(atPath: item.path())
            }
        }
    }

    // MARK: What it takes of the machine (Linux; 0 elsewhere)

    var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.processIdentifier)/fd"))?.count ?? 0
    }

    /// Kilobytes of memory that are its own: files that it looks at count nowhere.
    var memory: Int {
        let text = (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
        return text.firstMatch(of: #/RssAnon:\s+([0-9]+)/#).flatMap { Int($0.output.1) } ?? 0
    }

    // MARK: Requests

    func connect(_ family: Int32 = AF_INET) throws -> RawConnection { try RawConnection(port: port, family) }

    /// The answer to one request, as plain as a browser's.
    func get(_ target: String, method: String = "GET", _ fields: [String] = [], host: String = "localhost") throws
        -> RawResponse
    {
        let connection = try connect()
        let lines = ["\(method) \(target) HTTP/1.1", "Host: \(host)", "Connection: close"] + fields
        try connection.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
        guard let response = RawResponse(connection.receive()) else {
            throw Failure(text: "no answer to \(method) \(target)")
        }
        return response
    }

    func waitFor(_ text: String, at target: String) throws {
        try Self.wait("\(target) says \(text)") { try get(target).text.contains(text) }
    }
}

/// A connection whose bytes are all the test's own.
final class RawConnection {
    private let socket: Int32

    init(port: Int, _ family: Int32 = AF_INET) throws {
        #if canImport(Darwin)
            socket = Foundation.socket(family, SOCK_STREAM, 0)
        #else
            socket = Foundation.socket(family, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let isConnected: Bool
        if family == AF_INET6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = in_port_t(port).bigEndian
            address.sin6_addr = in6addr_loopback
            isConnected = Self.connect(socket, &address)
        } else {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
            isConnected = Self.connect(socket, &address)
        }
        if !isConnected { throw RunningPreview.Failure(text: "cannot connect: \(String(cString: strerror(errno)))") }
    }

    deinit { close(socket) }

    /// The tests may often open no more than 1,024 files, where they might have more for the asking.
    static func allowMany() {
        #if os(Linux)
            let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let files = RLIMIT_NOFILE
        #endif
        var limit = rlimit()
        guard getrlimit(files, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 4_096))
        setrlimit(files, &limit)
    }

    /// Whether this machine has the address `::1`; containers often have not.
    static let hasIPv6: Bool = {
        #if canImport(Darwin)
            let socket = Foundation.socket(AF_INET6, SOCK_STREAM, 0)
        #else
            let socket = Foundation.socket(AF_INET6, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        defer { close(socket) }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_addr = in6addr_loopback
        let length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, length) == 0 }
        }
    }()

    private static func connect<Address>(_ socket: Int32, _ address: inout Address) -> Bool {
        let length = socklen_t(MemoryLayout<Address>.size)
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(socket, $0, length) == 0 }
        }
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    /// False where the other side has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) throws -> Bool {
        var start = 0
        while start < bytes.count {
            #if canImport(Darwin)
                let flags: Int32 = 0
            #else
                let flags = Int32(MSG_NOSIGNAL)
            #endif
            let count = bytes[start...].withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, flags) }
            if count <= 0 { return false }
            start += count
        }
        return true
    }

    /// Half of the connection is closed; answers may still come.
    func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// All bytes up to the end of the connection, or until nothing comes for half a minute.
    func receive() -> [UInt8] { receive { _ in false } }

    /// Likewise, or until there is enough.
    func receive(until isEnough: ([UInt8]) -> Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while !isEnough(bytes) {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count <= 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }
}

/// An answer, taken apart as far as tests ask.
struct RawResponse {
    let status: Int
    let head: String
    let body: [UInt8]

    /// Nil for what is no answer.
    init?(_ bytes: [UInt8]) {
        let data = Data(bytes)
        guard let end = data.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        head = String(decoding: data[..<end.lowerBound], as: UTF8.self)
        body = Array(data[end.upperBound...])
        guard let status = head.firstMatch(of: #/^HTTP/1\.[01] ([0-9]{3}) /#).flatMap({ Int($0.output.1) }) else {
            return nil
        }
        self.status = status
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(field: String) -> String? {
        for line in head.components(separatedBy: "\r\n").dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == field.lowercased() {
                return parts[1].trimmingCharacters(in: .whitespaces)
            }
        }
        return nil
    }
}
