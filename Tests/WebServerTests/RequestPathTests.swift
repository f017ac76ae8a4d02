import Testing

@testable import WebServer

struct RequestPathTests {
    /// Spellings of what is outside, or of what nobody is to see: none is a path.
    static let refused = [
        "/..", "/../", "/../secret.txt", "/../../secret.txt", "/a/../../secret.txt", "/a/..", "/./a", "/.", "/a/./b",
        "/...",
        "/..;/secret.txt", "/%2e%2e/secret.txt", "/%2E%2E/secret.txt", "/.%2e/secret.txt", "/%2e./secret.txt",
        "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt", "/..%2Fsecret.txt", "/%2e%2e%5csecret.txt", "/..%5csecret.txt",
        "/..\\secret.txt", "/a\\..\\..\\secret.txt", "/%5c..%5csecret.txt", "/%2f..%2fsecret.txt",
        "/a%2f..%2f..%2fsecret.txt",
        "//secret.txt", "///secret.txt", "//localhost/secret.txt", "/a//b", "/%2fetc%2fpasswd", "/%2e/a",
        "/a/%2e%2e/%2e%2e/b",
        "/%c0%ae%c0%ae/secret.txt", "/%c0%af..%c0%afsecret.txt", "/%e0%80%ae%e0%80%ae/secret.txt",
        "/%f0%80%80%ae/secret.txt",
        "/%uff0e%uff0e/secret.txt", "/%ff/secret.txt", "/%00", "/secret.txt%00", "/secret.txt%00.html", "/%0a",
        "/%0d%0aX: y",
        "/%7f", "/%", "/%2", "/%zz", "/%2g", "/a%", "/.git/config", "/.sitegen/manifest", "/.htaccess", "/a/.hidden",
        "/%2esitegen/manifest", "/.%73itegen/manifest", "/.well-known/.hidden", "/a/.well-known/b", "secret.txt", "",
        "*", "?", "\\", "..", "/a b", "/a\tb", "/a#b", "/a\u{7F}", "/é", "/../secret.txt?x=y", "/%2e%2e?",
        "/....//secret.txt",
        "/..%c1%9csecret.txt", "/..%255c../%2e%2e/secret.txt", "http:/secret.txt", "file:///etc/passwd",
    ]

    @Test(arguments: refused)
    func nothingLeadsOutside(_ target: String) {
        #expect(throws: RequestPath.Fault.self) { try RequestPath(target: Array(target.utf8)) }
    }

    @Test func plainPathsAreDecodedOnce() throws {
        let path = try RequestPath(target: Array("/people/ren%C3%A9%20x/?q=a%20b&c=d+e&f".utf8))
        #expect(path.parts == ["people", "rené x"])
        #expect(path.isFolder)
        #expect(path.query == "q=a%20b&c=d+e&f")
        #expect(path.parameter("q") == "a b")
        #expect(path.parameter("c") == "d e")
        #expect(path.parameter("f") == "")
        #expect(path.parameter("g") == nil)
    }

    @Test func fileAndRootAreTold() throws {
        let file = try RequestPath(target: Array("/a/b.html".utf8))
        #expect(file.parts == ["a", "b.html"] && !file.isFolder && file.query == nil)
        let root = try RequestPath(target: Array("/".utf8))
        #expect(root.parts.isEmpty && root.isFolder)
    }

    /// Decoded once and no more: what is left is a file's name.
    @Test func doubleEncodingIsAName() throws {
        #expect(try RequestPath(target: Array("/%252e%252e/secret.txt".utf8)).parts == ["%2e%2e", "secret.txt"])
    }

    @Test func wellKnownIsSeen() throws {
        #expect(
            try RequestPath(target: Array("/.well-known/security.txt".utf8)).parts == [".well-known", "security.txt"])
    }
}
