import Foundation
import Testing

/// What strangers and broken programs send: never a file from outside, never an end, never more memory.
@Suite(.serialized)
struct AttackTests {
    private static let secret = "NOBODY-MAY-READ-THIS"

    /// A site beside a secret, with links to it in the folder that is served.
    private static func attacked() throws -> RunningPreview {
        let site = try TemporarySite(
            [
                "content/articles/one.md": TemporarySite.article("It is the first text.", title: "One"),
                "secret.txt": secret,
                "content/static/.hidden": secret, "content/static/big.bin": String(repeating: "x", count: 6 << 20),
            ], in: TemporarySite.memory)
        let preview = try RunningPreview(site)
        let served = site.root.appending(path: ".sitegen/preview")
        try Data(secret.utf8).write(to: site.root.appending(path: ".sitegen/secret.txt"))
        for (link, target) in [
            ("file.txt", "../secret.txt"), ("folder", ".."), ("slash", "/"), ("2017/up", "../../.."),
        ] {
            try FileManager.default.createSymbolicLink(
                atPath: served.appending(path: link).path(), withDestinationPath: target)
        }
        return preview
    }

    /// Whether it still does what it is there for.
    private static func isWell(_ preview: RunningPreview) throws -> Bool {
        try preview.isRunning && preview.get("/2017/09/14/one/").text.contains("It is the first text.")
    }

    // MARK: Paths

    private static let climbs: [String] = {
        let dots = [
            "..", "%2e%2e", "%2E%2E", ".%2e", "%2e.", "..%00", "%252e%252e", "%c0%ae%c0%ae", "%u002e%u002e", "..;",
            "....", "\u{FF0E}\u{FF0E}",
        ]
        let slashes = ["/", "%2f", "%5c", "\\", "//", "%255c", "%c0%af"]
        var climbs = dots.flatMap { dot in slashes.map { "/\(dot)\($0)secret.txt" } }
        climbs += dots.map { "/2017/\($0)/\($0)/\($0)/secret.txt" }
        return climbs
    }()

    private static let others = [
        "/file.txt", "/folder/secret.txt", "/slash/etc/passwd", "/2017/up/secret.txt", "/.hidden", "/%2ehidden",
        "/.sitegen/manifest",
        "/.sitegen/lock", "/2017/../../secret.txt", "/2017/09/14/one/../../../../../secret.txt", "/./../secret.txt",
        "http://localhost/../secret.txt", "//secret.txt", "///etc/passwd", "/etc/passwd", "/proc/self/environ",
        "/content/articles/one.md",
        "/../content/site.yml", "/secret.txt", "/..", "/../", "/__sitegen/../../secret.txt",
        "/__sitegen/%2e%2e/secret.txt",
        "/__sitegen/../.sitegen/secret.txt", "/?/../secret.txt", "/index.html/../../secret.txt", "/index.html/",
        "/assets/../../secret.txt",
    ]

    @Test func noSpellingLeadsOutside() throws {
        let preview = try Self.attacked()
        #expect(Self.climbs.count + Self.others.count > 60)
        for target in Self.climbs + Self.others {
            let connection = try preview.connect()
            try connection.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            let answer = String(decoding: connection.receive(), as: UTF8.self)
            #expect(!answer.contains(Self.secret) && !answer.contains("root:"), "\(target)")
            let status = answer.firstMatch(of: #/^HTTP/1.1 ([0-9]+)/#)?.output.1 ?? ""
            // `/?/../secret.txt` is the home page.
            #expect(["400", "403", "404"].contains(status) || target.hasPrefix("/?"), "\(target): \(status)")
        }
        #expect(try Self.isWell(preview))
    }

    // MARK: Strangers

    @Test func strangersGetNothing() throws {
        let preview = try Self.attacked()
        for host in [
            "evil.example", "evil.example:\(preview.port)", "localhost.evil.example", "192.168.0.1", "0.0.0.0", "[::2]",
        ] {
            let answer = try preview.get("/", host: host)
            #expect(answer.status == 403 && !answer.text.contains("first text"), "\(host)")
        }
        for target in ["/", "/__sitegen/events?files=index.html", "/__sitegen/"] {
            for origin in ["http://evil.example", "null", "http://localhost:1", "https://localhost:\(preview.port)"] {
                #expect(try preview.get(target, ["Origin: \(origin)"], host: "localhost:\(preview.port)").status == 403)
            }
        }
        for site in ["cross-site", "same-site"] {
            #expect(try preview.get("/__sitegen/events?files=x", ["Sec-Fetch-Site: \(site)"]).status == 403)
            #expect(try preview.get("/__sitegen/", ["Sec-Fetch-Site: \(site)"]).status == 403)
        }
        let own = try preview.get("/", ["Origin: http://localhost:\(preview.port)"], host: "localhost:\(preview.port)")
        #expect(own.status == 200 && !own.head.lowercased().contains("access-control"))
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW"] {
            #expect(try preview.get("/", method: method, ["Content-Length: 0"]).status >= 400)
        }
        #expect(try Self.isWell(preview))
    }

    // MARK: Requests that are none

    private static func malformed() -> [[UInt8]] {
        let host = "Host: localhost\r\n"
        let texts = [
            "", "\r\n\r\n\r\n", "GET", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\(host)\r\n", "GET / HTTP/1.1\r\n\r\n",
            "G E T / HTTP/1.1\r\n\(host)\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.1\r\n\(host)\(host)\r\n",
            "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
            "GET / HTTP/1.1\r\n\(host)X: a\r\n folded\r\n\r\n", "GET / HTTP/1.1\nHost: localhost\n\n",
            "GET / HTTP/1.1\r\n\(host)No colon\r\n\r\n",
            "GET / HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\n",
            "GET / HTTP/1.1\r\n\(host)Content-Length: 99999999999999999999\r\n\r\nx",
            "GET / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
            "GET / HTTP/1.1\r\n\(host)Transfer-Encoding: x\r\nContent-Length: 4\r\n\r\nabcd",
            "POST / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nabcdeGET /secret.txt HTTP/1.1\r\n\(host)\r\n",
            "GET http://evil.example/ HTTP/1.1\r\n\(host)\r\n", "GET \u{0}/ HTTP/1.1\r\n\(host)\r\n",
            "GET /\u{0}../secret.txt HTTP/1.1\r\n\(host)\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\u{0}.evil.example\r\n\r\n",
            "GET /%0d%0aSet-Cookie:x HTTP/1.1\r\n\(host)\r\n",
            "GET / HTTP/1.1\r\n\(host)Range: bytes=\(String(repeating: "0-1,", count: 2_000))\r\n\r\n",
            "GET / HTTP/1.1\r\n\(host)Accept-Encoding: \(String(repeating: "gzip;q=0.1,", count: 1_000))\r\n\r\n",
            "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}",
        ]
        var requests = texts.map { Array($0.utf8) }
        requests.append(
            Array("GET / HTTP/1.1\r\n".utf8) + Array(host.utf8) + [0xFF, 0xFE, 0x3A, 0x80] + Array("\r\n\r\n".utf8))
        requests.append((0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) })
        return requests
    }

    @Test func malformedRequestsEndNothing() throws {
        let preview = try Self.attacked()
        for request in Self.malformed() {
            let connection = try preview.connect()
            try connection.send(request)
            connection.endSending()
            let answer = String(decoding: connection.receive(), as: UTF8.self)
            #expect(!answer.contains(Self.secret), "\(String(decoding: request.prefix(80), as: UTF8.self))")
            #expect(!answer.contains("\r\nSet-Cookie"))
        }
        #expect(try Self.isWell(preview))
    }

    @Test func hugeRequestsAreRefused() throws {
        let preview = try Self.attacked()
        let long = String(repeating: "a", count: 1 << 20)
        for (request, statuses) in [
            ("GET /\(long.prefix(5_000)) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", ["414"]),
            ("GET /\(long) HTTP/1.1\r\nHost: localhost\r\n\r\n", ["414", "431"]),
            ("GET / HTTP/1.1\r\nHost: localhost\r\nX: \(long)\r\n\r\n", ["431", "413"]),
            (
                "GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "X: y\r\n", count: 50_000))\r\n",
                ["431", "413"]
            ),
            ("GET /?\(long) HTTP/1.1\r\nHost: localhost\r\n\r\n", ["414", "431"]),
        ] {
            let connection = try preview.connect()
            try connection.send(request)
            let answer = String(decoding: connection.receive(), as: UTF8.self)
            // A connection that is closed with bytes unread may lose the answer on its way.
            let status = String(answer.dropFirst("HTTP/1.1 ".count).prefix(3))
            #expect(answer.isEmpty || statuses.contains(status), "\(request.prefix(30)): \(status)")
        }
        #expect(try Self.isWell(preview))
    }

    /// Requests one after another without waiting, as RFC 9112, section 9.3.2, allows.
    @Test func pipelinedRequestsAreAnsweredInOrder() throws {
        let preview = try Self.attacked()
        let connection = try preview.connect()
        let targets = ["/2017/09/14/one/", "/nothing/", "/../secret.txt", "/robots.txt", "/2017/09/14/one/"]
        let requests = targets.enumerated().map { number, target in
            "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(number == targets.count - 1 ? "Connection: close\r\n" : "")\r\n"
        }
        try connection.send(requests.joined())
        let answer = String(decoding: connection.receive(), as: UTF8.self)
        let statuses = answer.matches(of: #/HTTP/1\.1 ([0-9]{3}) /#).map { String($0.output.1) }
        #expect(statuses == ["200", "404", "404", "200", "200"])
    }

    // MARK: Floods

    /// More connections than it takes, all of them silent: an honest page comes all the same.
    @Test func aThousandConnectionsAreEndured() throws {
        RawConnection.allowMany()
        let preview = try Self.attacked()
        let before = preview.memory
        var connections: [RawConnection] = []
        for number in 0..<1_000 {
            // Its queue is full once it takes no more.
            guard let connection = try? preview.connect() else { break }
            if number % 3 == 0 { try connection.send("GET / HTTP/1.1\r\nHost: loc") }
            connections.append(connection)
        }
        #expect(connections.count > 300)
        #expect(try Self.isWell(preview))
        connections = []
        try RunningPreview.wait("the connections are gone") { preview.descriptors < 60 }
        #expect(try Self.isWell(preview))
        #expect(preview.memory < before + 40_000, "from \(before) to \(preview.memory) kB")
    }

    /// Requests that come byte by byte do not hold a connection for ever.
    @Test func slowRequestsAreCutOff() throws {
        let preview = try Self.attacked()
        let connection = try preview.connect()
        try connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n")
        let start = ContinuousClock.now
        var isOpen = true
        while isOpen, ContinuousClock.now - start < .seconds(60) {
            isOpen = try connection.send([UInt8(ascii: "X")])
            usleep(200_000)
        }
        #expect(!isOpen)
        #expect(try Self.isWell(preview))
    }

    /// More streams than are kept: the oldest end, and pages are served as ever.
    @Test func streamsLeaveRoomForPages() throws {
        let preview = try Self.attacked()
        var connections: [RawConnection] = []
        for _ in 0..<250 {
            let connection = try preview.connect()
            try connection.send("GET /__sitegen/events?files=index.html HTTP/1.1\r\nHost: localhost\r\n\r\n")
            _ = connection.receive { !$0.isEmpty }
            connections.append(connection)
        }
        let start = ContinuousClock.now
        #expect(try Self.isWell(preview))
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(String(decoding: connections[0].receive(), as: UTF8.self).hasSuffix("0\r\n\r\n"))
    }

    /// A request for a stream that has a body opens none.
    @Test func bodiesOpenNoStreams() throws {
        let preview = try Self.attacked()
        let target = "/__sitegen/events?files=\(String(repeating: "a", count: 1_000))"
        for _ in 0..<200 { _ = try preview.get(target, ["Content-Length: 1"]) }
        let memory = preview.memory
        for _ in 0..<4_000 {
            let status = try preview.get(target, ["Content-Length: 1"]).status
            if status != 413 { Issue.record("a stream was opened: \(status)") }
        }
        #expect(preview.memory < memory + 3_000, "from \(memory) to \(preview.memory) kB")
    }

    /// Streams whose pages are gone, and pages that never read.
    @Test func abandonedStreamsAreDropped() throws {
        let preview = try Self.attacked()
        for _ in 0..<20 { _ = try preview.get("/") }
        let (memory, descriptors) = (preview.memory, preview.descriptors)
        for _ in 0..<1_000 {
            let connection = try preview.connect()
            try connection.send("GET /__sitegen/events?files=index.html HTTP/1.1\r\nHost: localhost\r\n\r\n")
            _ = connection.receive { !$0.isEmpty }
        }
        var idle: [RawConnection] = []
        for _ in 0..<20 {
            let connection = try preview.connect()
            try connection.send("GET /big.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            idle.append(connection)
        }
        #expect(try Self.isWell(preview))
        idle = []
        try RunningPreview.wait("the streams are gone") { preview.descriptors <= descriptors + 5 }
        #expect(preview.memory < memory + 40_000, "from \(memory) to \(preview.memory) kB")
    }
}
