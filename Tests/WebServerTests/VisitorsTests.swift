import Testing

@testable import WebServer

struct VisitorsTests {
    private func request(_ fields: [(String, String)]) -> Request {
        Request(method: "GET", target: Array("/".utf8), fields: fields.map { (name: $0.0, value: $0.1) })
    }

    @Test(arguments: [
        "localhost", "localhost:1313", "LOCALHOST:1313", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:1313",
    ])
    func ownNamesAreWelcome(_ host: String) {
        #expect(Visitors(bound: []).verdict(on: request([("Host", host)])) == .welcome)
    }

    @Test(
        arguments: [
            "evil.example", "evil.example:1313", "localhost.evil.example", "evil.localhost", "127.0.0.1.evil.example",
            "0.0.0.0",
            "192.168.0.1", "::1", "[::2]", "localhost:", "localhost:x", "localhost:999999", "localhost@evil.example",
            "user@localhost",
            "localhost, evil.example", "localhost/", "localhost:1313:1313", " ", "", "127.1", "2130706433",
            "0x7f.0.0.1", "[::1",
            "localhost.", "localhost#", "localhost?",
        ])
    func othersAreStrangers(_ host: String) {
        let verdict = Visitors(bound: []).verdict(on: request([("Host", host)]))
        #expect(verdict != .welcome)
    }

    @Test func oneHostIsNeeded() {
        let visitors = Visitors(bound: [])
        guard case .unreadable = visitors.verdict(on: request([])) else {
            Issue.record("a request without Host was read")
            return
        }
        guard case .unreadable = visitors.verdict(on: request([("Host", "localhost"), ("Host", "evil.example")])) else {
            Issue.record("a request with two hosts was read")
            return
        }
    }

    @Test(
        arguments: [
            ("http://localhost:1313", true), ("http://LOCALHOST:1313", true), ("https://localhost:1313", false),
            ("http://localhost", false), ("http://localhost:1314", false), ("http://127.0.0.1:1313", false),
            ("null", false),
            ("http://evil.example", false), ("", false), ("http://localhost:1313/", false),
            ("http://localhost:1313.evil.example", false),
        ])
    func onlyOwnPagesAsk(_ origin: String, isOwn: Bool) {
        let verdict = Visitors(bound: []).verdict(on: request([("Host", "localhost:1313"), ("Origin", origin)]))
        #expect((verdict == .welcome) == isOwn)
    }

    @Test(arguments: [("cross-site", true), ("same-site", true), ("same-origin", false), ("none", false)])
    func crossSiteRequestsAreTold(_ site: String, isForeign: Bool) {
        #expect(Visitors(bound: []).isFromElsewhere(request([("Sec-Fetch-Site", site)])) == isForeign)
    }

    @Test func oneForeignWordIsEnough() {
        let request = request([("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "cross-site")])
        #expect(Visitors(bound: []).isFromElsewhere(request))
    }

    /// What two readers might read in two ways.
    @Test(
        arguments: [
            [("Host ", "localhost")], [("", "x")], [("a b", "x")], [("a:", "x")], [("X", "a\u{0}b")], [("é", "x")],
            [("Content-Length", "0"), ("Content-Length", "5")],
            [("Content-Length", "5"), ("Transfer-Encoding", "chunked")],
        ])
    func fieldsThatAreNoneAreTold(_ fields: [(String, String)]) {
        #expect(!request([("Host", "localhost")] + fields).isWellFormed)
    }

    @Test func ordinaryFieldsAreWellFormed() {
        let request = request([("Host", "localhost"), ("X-a_1!", "b"), ("Content-Length", "0"), ("Accept", " a, b\t")])
        #expect(request.isWellFormed && !request.hasBody)
        #expect(request["accept"] == "a, b")
    }

    @Test(
        arguments: [
            ("http://localhost/a?b", "/a?b"), ("HTTP://localhost", "/"), ("http://localhost?x", "/?x"), ("/a", "/a"),
            ("http://evil.example/a", nil), ("https://localhost/a", nil), ("*", nil), ("", nil), ("localhost:80", nil),
        ])
    func targetsOfBothFormsAreRead(_ target: String, path: String?) {
        let request = Request(method: "GET", target: Array(target.utf8), fields: [(name: "Host", value: "localhost")])
        #expect(request.path.map { String(decoding: $0, as: UTF8.self) } == path)
    }

    @Test func boundNamesAreTaken() {
        let named = Visitors(bound: ["desk.example", "2001:db8::1"])
        #expect(named.verdict(on: request([("Host", "desk.example:1313")])) == .welcome)
        #expect(named.verdict(on: request([("Host", "[2001:db8::1]:1313")])) == .welcome)
        #expect(named.verdict(on: request([("Host", "192.168.0.1")])) != .welcome)
    }

    /// Everywhere: a number leads to whom it names, a name may lead anywhere.
    @Test func numbersAreTakenEverywhere() {
        let open = Visitors(bound: ["0.0.0.0"])
        #expect(open.verdict(on: request([("Host", "192.168.0.1:1313")])) == .welcome)
        #expect(open.verdict(on: request([("Host", "[2001:db8::1]:1313")])) == .welcome)
        #expect(open.verdict(on: request([("Host", "evil.example:1313")])) != .welcome)
        #expect(open.verdict(on: request([("Host", "1.2.3")])) != .welcome)
    }
}
